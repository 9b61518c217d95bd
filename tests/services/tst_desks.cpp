// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/services/ledgerservice.h"
#include "models/services/others.h"
#include "models/store/connection.h"
#include "tests/services/office.h"
#include "tests/store/postgresground.h"

#include <QProcess>
#include <QTest>
#include <QUrl>

#include <thread>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// Many desks of one center, each with a session and connections of its own. Runs under
/// tests/support/with-postgres.sh.
class tst_Desks : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void twoDesksSeeOneCenter();
    void nobodyOverwritesWhatTheyDidNotSee();
    void losesAndDoublesNothingWhileAllWrite();
    void findsPapersThatAnotherDeskArchived();
    void hearsOfOthersWithinASecond();
    void goesOnWhenTheServerIsBack();
    void keepsWhatItConfirmedWhenTheServerDies();
    void aDesksAccountMayDoItsWorkAndNothingElse();
    void keepsPasswordsThatTwoDesksChanged();

private:
    SessionPtr desk(const QString &name) const;
    std::unique_ptr<Office> m_office;
};

void tst_Desks::initTestCase()
{
    QVERIFY2(Store::onPostgres(), "to be run under tests/support/with-postgres.sh");
    m_office = std::make_unique<Office>();
    QVERIFY2(m_office->isOpen(), qPrintable(m_office->error.detail));
    QVERIFY(
        !m_office->hire(u"wang"_s, Domain::Role::Operator | Domain::Role::Supervisor).isEmpty());
    QVERIFY(!m_office->hire(u"zhao"_s, Domain::Role::Operator).isEmpty());
}

SessionPtr tst_Desks::desk(const QString &name) const
{
    auto session = signIn(m_office->path(), name, password("secret"), m_office->clock);
    if (!session)
        qWarning("%s", qPrintable(session.error().detail));
    return session ? *session : SessionPtr();
}

void tst_Desks::twoDesksSeeOneCenter()
{
    const SessionPtr here = desk(u"wang"_s);
    const SessionPtr there = desk(u"zhao"_s);
    QVERIFY(here && there);
    const auto opened = CaseService(here).open(aCall());
    QVERIFY_OK(opened);
    const auto seen = CaseService(there).card(opened->caseId, false);
    QVERIFY_OK(seen);
    QCOMPARE(LedgerService(there).head()->size, LedgerService(here).head()->size);
}

void tst_Desks::nobodyOverwritesWhatTheyDidNotSee()
{
    const SessionPtr here = desk(u"wang"_s);
    const SessionPtr there = desk(u"zhao"_s);
    const auto opened = CaseService(here).open(aCall());
    QVERIFY_OK(opened);
    const qint64 seen = opened->entry;
    QVERIFY_OK(CaseService(there).note(opened->caseId, u"the caller rang again"_s, seen));
    const auto late = CaseService(here).note(opened->caseId, u"closing soon"_s, seen);
    QVERIFY(!late.ok());
    QCOMPARE(late.error().code, ErrorCode::Conflict);
}

void tst_Desks::losesAndDoublesNothingWhileAllWrite()
{
    constexpr int kDesks = 12;
    constexpr int kActs = 15;
    const qint64 before = LedgerService(desk(u"wang"_s)).head()->size;
    std::vector<SessionPtr> sessions;
    for (int i = 0; i < kDesks; ++i)
        sessions.push_back(desk(i % 2 ? u"wang"_s : u"zhao"_s));
    std::vector<QStringList> confirmed(kDesks);
    std::atomic<qint64> acts = 0;
    std::vector<std::thread> desks;
    for (int i = 0; i < kDesks; ++i) {
        desks.emplace_back([&, i] {
            for (int n = 0; n < kActs; ++n) {
                const auto opened = CaseService(sessions[size_t(i)])
                                        .open(aCall(u"Caller %1-%2"_s.arg(i).arg(n),
                                                    u"1390000%1%2"_s.arg(i, 2, 10, QChar(u'0'))
                                                        .arg(n, 2, 10, QChar(u'0'))));
                if (!opened) {
                    qWarning("%s", qPrintable(opened.error().detail));
                    continue;
                }
                confirmed[size_t(i)].append(opened->caseId.value);
                ++acts;
            }
        });
    }
    for (std::thread &one : desks)
        one.join();
    QSet<QString> cases;
    for (const QStringList &list : confirmed) {
        for (const QString &id : list) {
            QVERIFY2(!cases.contains(id), qPrintable(id + u" was given twice"_s));
            cases.insert(id);
        }
    }
    QCOMPARE(cases.size(), kDesks * kActs);
    const SessionPtr judge = desk(u"wang"_s);
    for (const QString &id : std::as_const(cases))
        QVERIFY_OK(CaseService(judge).card({id}, false));
    QVERIFY(LedgerService(judge).head()->size >= before + acts);
    sessions.clear();
    QCOMPARE(damageOf(judge), QString());
}

void tst_Desks::findsPapersThatAnotherDeskArchived()
{
    const SessionPtr here = desk(u"wang"_s);
    const SessionPtr there = desk(u"zhao"_s);
    const auto opened = CaseService(here).open(aCall());
    QVERIFY_OK(opened);
    NewPaper paper;
    paper.caseId = opened->caseId;
    paper.bytes = "voucher 42";
    paper.fileName = u"voucher.txt"_s;
    NoProgress progress;
    const auto kept = DocumentService(there).archive(paper, progress);
    QVERIFY_OK(kept);
    const QString out = m_office->folder.path() + u"/voucher.out"_s;
    QVERIFY_OK(DocumentService(here).exportTo(kept->id, out, progress));
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), paper.bytes);
    QCOMPARE(damageOf(here), QString());
}

void tst_Desks::aDesksAccountMayDoItsWorkAndNothingElse()
{
    QVERIFY(Store::runOn(m_office->path(), u"CREATE ROLE desk1 LOGIN IN ROLE redress_desk"_s));
    QUrl address(m_office->path());
    address.setUserName(u"desk1"_s);
    const QString account = address.toString();
    {
        const auto operates = signIn(account, u"wang"_s, password("secret"), m_office->clock);
        QVERIFY_OK(operates);
        QVERIFY_OK(CaseService(*operates).open(aCall()));
        const auto administers = signIn(account, u"boss"_s, password("secret"), m_office->clock);
        QVERIFY_OK(administers);
        NoProgress progress;
        QVERIFY_OK(LedgerService(*administers).rebuild(progress));
        QCOMPARE(damageOf(*administers), QString());
        QVERIFY_OK(StaffService(*administers).add(u"qian"_s, Domain::Role::Auditor, password("x")));
    }
    for (const QString &sql :
         {u"UPDATE redress.entry SET leaf = jwt"_s, u"DELETE FROM redress.entry"_s,
          u"TRUNCATE redress.entry"_s, u"DROP TABLE redress.entry"_s,
          u"DELETE FROM redress.disclosure"_s, u"UPDATE redress.subject_key SET wrapped = ''"_s,
          u"DELETE FROM redress.checkpoint"_s, u"DELETE FROM redress.center_file"_s,
          u"DROP TRIGGER entry_kept ON redress.entry"_s,
          u"ALTER TABLE redress.entry DISABLE TRIGGER ALL"_s,
          u"SET session_replication_role = replica"_s, u"CREATE TABLE redress.own(a integer)"_s})
        QVERIFY2(!Store::runOn(account, sql), qPrintable(sql));
}

void tst_Desks::keepsPasswordsThatTwoDesksChanged()
{
    const SessionPtr here = desk(u"wang"_s);
    const SessionPtr there = desk(u"zhao"_s);
    QVERIFY_OK(StaffService(here).changeOwnPassword(password("secret"), password("one")));
    QVERIFY_OK(StaffService(there).changeOwnPassword(password("secret"), password("two")));
    QVERIFY_OK(signIn(m_office->path(), u"wang"_s, password("one"), m_office->clock));
    QVERIFY_OK(signIn(m_office->path(), u"zhao"_s, password("two"), m_office->clock));
}

void tst_Desks::hearsOfOthersWithinASecond()
{
    const SessionPtr here = desk(u"wang"_s);
    const SessionPtr there = desk(u"zhao"_s);
    std::atomic<int> heard = 0;
    const Others others(
        here, [&heard] { ++heard; }, [](bool) {});
    QTest::qWait(1500); // until it listens
    QVERIFY_OK(CaseService(here).open(aCall())); // one's own act is no news
    QTest::qWait(1500);
    QCOMPARE(heard.load(), 0);
    QVERIFY_OK(CaseService(there).open(aCall()));
    QTRY_COMPARE_WITH_TIMEOUT(heard.load(), 1, 1000);
}

namespace {

bool server(const QStringList &what)
{
    const QStringList control = qEnvironmentVariable("REDRESS_TEST_POSTGRES_CTL").split(u' ');
    QProcess process;
    process.setWorkingDirectory(u"/"_s);
    process.setStandardOutputFile(QProcess::nullDevice());
    process.start(control.first(),
                  control.mid(1)
                      + QStringList{u"-D"_s, qEnvironmentVariable("REDRESS_TEST_POSTGRES_DATA")}
                      + what);
    return process.waitForFinished(60'000) && process.exitCode() == 0;
}

bool killAndStartServer()
{
    return server({u"-m"_s, u"immediate"_s, u"stop"_s})
        && server({u"-w"_s, u"-l"_s, u"/dev/null"_s, u"start"_s});
}

} // namespace

/// The server is killed as by a power failure, and comes back.
void tst_Desks::goesOnWhenTheServerIsBack()
{
    const SessionPtr here = desk(u"wang"_s);
    std::atomic<bool> up = true;
    const Others others(
        here, [] {}, [&up](bool now) { up = now; });
    const auto before = CaseService(here).open(aCall());
    QVERIFY_OK(before);
    QVERIFY(server({u"-m"_s, u"immediate"_s, u"stop"_s}));
    const auto lost = CaseService(here).open(aCall());
    QVERIFY(!lost.ok());
    QCOMPARE(lost.error().code, ErrorCode::Network);
    QTRY_VERIFY_WITH_TIMEOUT(!up, 10'000);
    QVERIFY(server({u"-w"_s, u"-l"_s, u"/dev/null"_s, u"start"_s}));
    QTRY_VERIFY_WITH_TIMEOUT(up, 20'000);
    QVERIFY_OK(CaseService(here).open(aCall()));
    QVERIFY_OK(CaseService(here).card(before->caseId, false));
    QCOMPARE(damageOf(here), QString());
}

/// The turn is handed on before the log is on the disk: the answer must not be. A log that nobody
/// writes out unasked shows it.
void tst_Desks::keepsWhatItConfirmedWhenTheServerDies()
{
    const auto configure = [this](const QString &setting) {
        auto owner = Store::Connection::open(m_office->path());
        return owner.ok() && (*owner)->run("ALTER SYSTEM "_L1 + setting).ok()
            && (*owner)->number(u"SELECT pg_reload_conf()::int"_s).ok();
    };
    QVERIFY(configure(u"SET wal_writer_delay = '10s'"_s));
    for (int round = 0; round < 3; ++round) {
        const SessionPtr here = desk(u"wang"_s);
        const auto opened = CaseService(here).open(aCall());
        QVERIFY_OK(opened);
        const auto noted = CaseService(here).note(opened->caseId, u"the caller rang"_s);
        QVERIFY_OK(noted);
        QVERIFY(killAndStartServer());
        const auto head = LedgerService(desk(u"wang"_s)).head();
        QVERIFY_OK(head);
        QCOMPARE(head->size, noted->entry + 1);
        QCOMPARE(head->checkpointSize, head->size);
    }
    QVERIFY(configure(u"RESET wal_writer_delay"_s));
    QCOMPARE(damageOf(desk(u"wang"_s)), QString());
}

QTEST_GUILESS_MAIN(tst_Desks)
#include "tst_desks.moc"
