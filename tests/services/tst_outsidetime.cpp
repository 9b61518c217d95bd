// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/backup.h"
#include "models/seals/dossier.h"
#include "models/services/caseservice.h"
#include "models/services/reportservice.h"
#include "models/services/timeservice.h"
#include "tests/exchange/timeserver.h"
#include "tests/services/backupkit.h"
#include "tests/services/office.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

namespace {

Exchange::StampRules quickRules()
{
    Exchange::StampRules rules;
    rules.rounds = 1;
    rules.limits.totalMs = 3'000;
    rules.proxy = QUrl();
    return rules;
}

/// A center that trusts one authority.
struct Trusting {
    Office office;
    TimeServer server;
    TimeService service{office.boss, quickRules()};

    Trusting()
    {
        if (const auto added = service.addAuthority(url(), server.authority().root.pem(), {});
            !added)
            qFatal("%s", qPrintable(added.error().detail));
    }
    QString url() const { return server.authority().url.toString(); }
    Result<TimeService::Outcome> stamp()
    {
        NoProgress progress;
        return service.stamp(progress);
    }
};

} // namespace

/// What an outside authority says of the ledger's time, with a real one on the loopback.
class tst_OutsideTime : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void trustsWhomAnAdministratorRecorded();
    void refusesWhatIsNoAuthority_data();
    void refusesWhatIsNoAuthority();
    void stampsTheNewestAndWithItAllBefore();
    void claimsNothingWhileTheLineIsCut_data();
    void claimsNothingWhileTheLineIsCut();
    void keepsWhatARemovedAuthorityStamped();
    void carriesStampsInABackup();
    void stopsWhenTold();
    void putsTheTimeIntoDossiers();
};

void tst_OutsideTime::trustsWhomAnAdministratorRecorded()
{
    Office office;
    TimeOffice authority;
    std::optional<TimeService> held(office.boss);
    TimeService &service = *held;
    const QByteArray pem = authority.root().pem();
    const QString first = u"http://tsa.example/tsr"_s, second = u"https://other.example/"_s;
    const auto before = service.state();
    QVERIFY_OK(before);
    QCOMPARE(before->authorities, 0);
    QCOMPARE(before->stamped, 0);
    QVERIFY(before->waiting() > 0 && before->waitsSinceUtc.isValid());
    NoProgress progress;
    QCOMPARE_ERROR(service.stamp(progress), ErrorCode::BadInput);

    QVERIFY_OK(service.addAuthority(first, pem, u"1.2.3.4.1"_s));
    QVERIFY_OK(service.addAuthority(second, pem, {}));
    auto known = service.authorities();
    QVERIFY_OK(known);
    QCOMPARE(known->size(), 2);
    QCOMPARE(known->first().url, first);
    QCOMPARE(known->first().policy, u"1.2.3.4.1"_s);
    QCOMPARE(known->first().rootFingerprint, authority.root().fingerprint());
    // Recorded anew: last in the order.
    QVERIFY_OK(service.addAuthority(first, pem, {}));
    known = service.authorities();
    QCOMPARE(known->size(), 2);
    QCOMPARE(known->last().url, first);
    QVERIFY(known->last().policy.isEmpty());

    QVERIFY_OK(service.removeAuthority(second));
    QCOMPARE_ERROR(service.removeAuthority(second), ErrorCode::NotFound);
    QCOMPARE(service.authorities()->size(), 1);
    for (int i = 1; i < kMaxAuthorities; ++i)
        QVERIFY_OK(service.addAuthority(u"http://a%1.example/"_s.arg(i), pem, {}));
    QCOMPARE_ERROR(service.addAuthority(u"http://more.example/"_s, pem, {}), ErrorCode::TooLarge);
    QCOMPARE(damageOf(office.boss), QString());

    office.hire(u"wang"_s, Domain::Role::Operator);
    held.reset(); // and with it the vault
    QVERIFY(office.signIn(u"wang"_s));
    TimeService asOperator(office.boss);
    QCOMPARE_ERROR(asOperator.addAuthority(first, pem, {}), ErrorCode::NotPermitted);
    QCOMPARE_ERROR(asOperator.removeAuthority(first), ErrorCode::NotPermitted);
    QVERIFY_OK(asOperator.state());
}

void tst_OutsideTime::refusesWhatIsNoAuthority_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QByteArray>("pem");
    QTest::addColumn<QString>("policy");
    TimeOffice authority;
    const QByteArray root = authority.root().pem();
    QFile stamps(authority.path(u"stamps.pem"_s));
    QVERIFY(stamps.open(QIODevice::ReadOnly));
    const QString url = u"http://tsa.example/"_s;
    QTest::newRow("a file") << u"file:///etc/passwd"_s << root << QString();
    QTest::newRow("no address") << u"tsa"_s << root << QString();
    QTest::newRow("no certificate") << url << "hello"_ba << QString();
    QTest::newRow("two certificates") << url << root + root << QString();
    QTest::newRow("not a root") << url << stamps.readAll() << QString();
    QTest::newRow("no policy") << url << root << u"policy"_s;
}

void tst_OutsideTime::refusesWhatIsNoAuthority()
{
    QFETCH(QString, url);
    QFETCH(QByteArray, pem);
    QFETCH(QString, policy);
    Office office;
    TimeService service(office.boss);
    QCOMPARE_ERROR(service.addAuthority(url, pem, policy), ErrorCode::BadInput);
    QVERIFY(service.authorities()->isEmpty());
}

void tst_OutsideTime::stampsTheNewestAndWithItAllBefore()
{
    Trusting desk;
    QVERIFY_OK(CaseService(desk.office.boss).open(aCall()));
    const auto waits = desk.service.state();
    QCOMPARE(waits->stamped, 0);
    QCOMPARE(waits->waiting(), waits->size);
    const auto stamped = desk.stamp();
    QVERIFY_OK(stamped);
    QVERIFY(stamped->isStamped);
    QCOMPARE(stamped->state.stamped, waits->size);
    QCOMPARE(stamped->state.waiting(), 0);
    QVERIFY(!stamped->state.waitsSinceUtc.isValid());
    QCOMPARE(stamped->state.stampedBy, u"Made-up time office: stamps"_s);
    QVERIFY(qAbs(stamped->state.stampedUtc.secsTo(QDateTime::currentDateTimeUtc())) < 120);
    QCOMPARE(damageOf(desk.office.boss), QString());
    // Nothing new: nobody is asked.
    const int asked = desk.server.questions();
    const auto again = desk.stamp();
    QVERIFY_OK(again);
    QVERIFY(!again->isStamped);
    QCOMPARE(desk.server.questions(), asked);

    QVERIFY_OK(CaseService(desk.office.boss).open(aCall()));
    const auto more = desk.service.state();
    QCOMPARE(more->stamped, waits->size);
    QVERIFY(more->waiting() > 0);
    QCOMPARE(more->waitsSinceUtc, desk.office.clock->nowUtc());
    // The first stamp covers what was there, nothing covers what came after.
    const auto covering = desk.service.covering(0);
    QVERIFY_OK(covering);
    QVERIFY(covering->has_value());
    QCOMPARE((*covering)->stored.size, waits->size);
    QVERIFY(!desk.service.covering(waits->size)->has_value());
    QVERIFY(desk.stamp()->isStamped);
    QVERIFY(desk.service.covering(waits->size)->has_value());
    QCOMPARE(damageOf(desk.office.boss), QString());
}

void tst_OutsideTime::claimsNothingWhileTheLineIsCut_data()
{
    QTest::addColumn<int>("requestBytes"); // -1: the whole request comes
    QTest::addColumn<int>("answerBytes");
    for (const int bytes : {0, 1, 60, 150, 200})
        QTest::addRow("after %d bytes of the question", bytes) << bytes << 0;
    for (const int bytes : {0, 1, 16, 70, 90, 400, 900})
        QTest::addRow("after %d bytes of the answer", bytes) << -1 << bytes;
}

void tst_OutsideTime::claimsNothingWhileTheLineIsCut()
{
    QFETCH(int, requestBytes);
    QFETCH(int, answerBytes);
    Trusting desk;
    QVERIFY(desk.stamp()->isStamped);
    QVERIFY_OK(CaseService(desk.office.boss).open(aCall()));
    const auto before = desk.service.state();
    desk.server.behave([&](QTcpSocket &line, const HttpHeard &heard) {
        line.write(HttpStranger::answer(200, "application/timestamp-reply",
                                        desk.server.office().reply(heard.body))
                       .first(answerBytes));
        line.waitForBytesWritten(1'000);
        HttpStranger::reset(line);
    });
    desk.server.http().hangUpAfter(requestBytes, HttpStranger::Close::Reset);
    const auto cut = desk.stamp();
    QVERIFY_OK(cut);
    QVERIFY(!cut->isStamped);
    QCOMPARE(cut->refusals.size(), 1);
    QCOMPARE(cut->state.stamped, before->stamped);
    QCOMPARE(cut->state.waiting(), before->waiting());
    QCOMPARE(damageOf(desk.office.boss), QString());
    // Work goes on, and all of it is stamped when the line returns.
    QVERIFY_OK(CaseService(desk.office.boss).open(aCall()));
    desk.server.http().hangUpAfter(-1, HttpStranger::Close::Politely);
    desk.server.behave({});
    const auto caughtUp = desk.stamp();
    QVERIFY_OK(caughtUp);
    QVERIFY(caughtUp->isStamped);
    QCOMPARE(caughtUp->state.waiting(), 0);
    QCOMPARE(damageOf(desk.office.boss), QString());
}

void tst_OutsideTime::keepsWhatARemovedAuthorityStamped()
{
    Trusting desk;
    QVERIFY(desk.stamp()->isStamped);
    const qint64 size = desk.service.state()->stamped;
    QVERIFY_OK(desk.service.removeAuthority(desk.url()));
    const auto state = desk.service.state();
    QCOMPARE(state->authorities, 0);
    QCOMPARE(state->stamped, size);
    QCOMPARE(state->waiting(), 1);
    QCOMPARE_ERROR(desk.stamp(), ErrorCode::BadInput);
    QCOMPARE(damageOf(desk.office.boss), QString());
}

void tst_OutsideTime::carriesStampsInABackup()
{
    Trusting desk;
    QVERIFY(desk.stamp()->isStamped);
    NoProgress progress;
    const QString copy = desk.office.folder.path() + u"/copy"_s;
    const QString again = desk.office.folder.path() + u"/again"_s;
    QVERIFY_OK(backUp(desk.office, copy));
    QVERIFY_OK(restoreBackup(copy, again, progress));
    const auto session = Services::signIn(again, u"boss"_s, password("secret"), desk.office.clock);
    QVERIFY_OK(session);
    QCOMPARE(damageOf(*session), QString());
    const auto state = TimeService(*session).state();
    QVERIFY_OK(state);
    QCOMPARE(state->waiting(), 0);
    QVERIFY(state->stamped > 0);
}

void tst_OutsideTime::stopsWhenTold()
{
    Trusting desk;
    desk.server.behave(
        [&](QTcpSocket &line, const HttpHeard &) { desk.server.http().holdOn(line); });
    class Impatient final : public Progress {
    public:
        explicit Impatient(const TimeServer &server) : m_server(server) { }
        void setTotal(qint64) override { }
        void setDone(qint64) override { }
        bool isCancelled() const override { return m_server.questions() > 0; }

    private:
        const TimeServer &m_server;
    } progress(desk.server);
    QCOMPARE_ERROR(desk.service.stamp(progress), ErrorCode::Cancelled);
    QCOMPARE(desk.service.state()->stamped, 0);
}

void tst_OutsideTime::putsTheTimeIntoDossiers()
{
    Trusting desk;
    const auto opened = CaseService(desk.office.boss).open(aCall());
    QVERIFY_OK(opened);
    NoProgress progress;
    const auto exported = [&](const QString &name) {
        const QString path = desk.office.folder.path() + u'/' + name;
        const auto made = ReportService(desk.office.boss)
                              .dispute(opened->caseId, Recipient::Court, path, progress, u"en"_s);
        if (!made)
            qFatal("%s", qPrintable(made.error().detail));
        return *Seals::verifyDossier(path, {}, progress);
    };
    // The line is down: it goes without, and says so.
    desk.server.behave(HttpStranger::says(HttpStranger::answer(503, "text/plain", "later")));
    const auto offline = exported(u"offline.asice"_s);
    QVERIFY(offline.verification.isIntact());
    QVERIFY(!offline.outsideTimeUtc.isValid());
    QCOMPARE(desk.service.state()->stamped, 0);
    // The line is back: stamped while it is made.
    desk.server.behave({});
    const auto online = exported(u"online.asice"_s);
    QVERIFY(online.verification.isIntact());
    QCOMPARE(online.outsideTimeBy, u"Made-up time office: stamps"_s);
    QVERIFY(desk.service.state()->stamped > 0);
    // What is stamped already and covers the case serves again.
    QVERIFY(desk.stamp()->isStamped);
    const int asked = desk.server.questions();
    const auto again = exported(u"again.asice"_s);
    QVERIFY(again.outsideTimeUtc.isValid());
    QCOMPARE(desk.server.questions(), asked);
}

QTEST_MAIN(tst_OutsideTime)
#include "tst_outsidetime.moc"
