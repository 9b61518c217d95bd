// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"
#include "models/services/drafts.h"
#include "models/services/ledgerservice.h"
#include "models/services/outbox.h"
#include "tests/services/office.h"
#include "tests/store/cuttingproxy.h"
#include "tests/store/postgresground.h"

#include <QTest>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

using How = CuttingProxy::How;
using Towards = CuttingProxy::Towards;

/// What a server says no to, and calls that wait for it. Runs under
/// tests/support/with-postgres.sh.
class tst_Mishaps : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void triesAgainWhatTheServerGaveUp_data();
    void triesAgainWhatTheServerGaveUp();
    void saysWhatTheServerRefusesAgainAndAgain();
    void goesOnWhileItsConnectionsAreEnded();
    void entersKeptCallsWhenTheLineReturns();
    void entersACallOnceWhereverTheLineBreaks();
    void looksAtWhatSomebodyElseLoggedMeanwhile();

private:
    SessionPtr desk(const QString &address) const
    {
        const auto session = signIn(address, u"boss"_s, password("secret"), m_office->clock);
        return session ? *session : SessionPtr();
    }
    qint64 cases() const
    {
        const auto count = CaseService(m_office->boss).count({});
        return count ? *count : -1;
    }
    std::unique_ptr<Office> m_office;
    std::unique_ptr<CuttingProxy> m_line;
};

void tst_Mishaps::initTestCase()
{
    QVERIFY2(Store::onPostgres(), "to be run under tests/support/with-postgres.sh");
    m_office = std::make_unique<Office>();
    QVERIFY2(m_office->isOpen(), qPrintable(m_office->error.detail));
    m_line = std::make_unique<CuttingProxy>(m_office->path());
}

void tst_Mishaps::triesAgainWhatTheServerGaveUp_data()
{
    QTest::addColumn<QString>("state");
    QTest::addColumn<QString>("table");
    // PostgreSQL's manual, appendix A.
    for (const char *const state : {"40001", "40P01", "55P03", "57014"}) {
        for (const char *const table :
             {"entry", "node", "disclosure", "complaint_case", "checkpoint"})
            QTest::addRow("%s at %s", state, table)
                << QString::fromLatin1(state) << QString::fromLatin1(table);
    }
}

/// A trigger of the test's own refuses the first insertion and lets the second pass.
void tst_Mishaps::triesAgainWhatTheServerGaveUp()
{
    QFETCH(QString, state);
    QFETCH(QString, table);
    const QString &path = m_office->path();
    QVERIFY(
        Store::runOn(path, u"CREATE SEQUENCE public.tries"_s)); // counts whatever is rolled back
    QVERIFY(Store::runOn(
        path,
        u"CREATE FUNCTION public.mishap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
        " IF nextval('public.tries') = 1 THEN RAISE EXCEPTION 'a mishap' USING ERRCODE = '%1';"
        " END IF; RETURN NEW; END $$"_s.arg(state)));
    QVERIFY(Store::runOn(path,
                         u"CREATE TRIGGER mishap BEFORE INSERT ON redress.%1 FOR EACH ROW"
                         " EXECUTE FUNCTION public.mishap()"_s.arg(table)));
    const qint64 before = cases();
    const auto opened = CaseService(m_office->boss).open(aCall());
    QVERIFY(Store::runOn(path, u"DROP FUNCTION public.mishap() CASCADE"_s));
    QVERIFY(Store::runOn(path, u"DROP SEQUENCE public.tries"_s));
    QVERIFY_OK(opened);
    QCOMPARE(cases(), before + 1);
}

void tst_Mishaps::saysWhatTheServerRefusesAgainAndAgain()
{
    const QString &path = m_office->path();
    QVERIFY(
        Store::runOn(path,
                     u"CREATE FUNCTION public.mishap() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN"
                     " RAISE EXCEPTION 'a mishap' USING ERRCODE = '40P01'; END $$"_s));
    QVERIFY(Store::runOn(path,
                         u"CREATE TRIGGER mishap BEFORE INSERT ON redress.disclosure FOR EACH ROW"
                         " EXECUTE FUNCTION public.mishap()"_s));
    const qint64 before = cases();
    const auto refused = CaseService(m_office->boss).open(aCall());
    QVERIFY(Store::runOn(path, u"DROP FUNCTION public.mishap() CASCADE"_s));
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::InUse);
    QCOMPARE(cases(), before);
    QVERIFY_OK(CaseService(m_office->boss).open(aCall()));
}

/// Each act finds its connection ended once, somewhere in its transaction.
void tst_Mishaps::goesOnWhileItsConnectionsAreEnded()
{
    constexpr int kActs = 10;
    const SessionPtr busy = desk(m_office->path());
    QVERIFY(busy);
    const qint64 before = cases();
    std::atomic<bool> isOver = false;
    std::atomic<int> begun = 0, ended = 0;
    std::thread enemy([&] {
        while (!isOver) {
            // Fails where there is none to be ended.
            if (ended < begun)
                ended += Store::runOn(
                    m_office->path(),
                    u"SELECT 1 / count(pg_terminate_backend(pid)) FROM pg_stat_activity WHERE"
                    " application_name LIKE 'redress-%' AND state = 'idle in transaction'"_s);
        }
    });
    int done = 0;
    for (int i = 0; i < kActs; ++i) {
        ++begun;
        done += CaseService(busy).open(aCall()).ok();
    }
    isOver = true;
    enemy.join();
    QVERIFY(ended > 0);
    QCOMPARE(done, kActs);
    QCOMPARE(cases(), before + kActs);
    QCOMPARE(damageOf(m_office->boss), QString());
}

void tst_Mishaps::entersKeptCallsWhenTheLineReturns()
{
    const SessionPtr here = desk(m_line->address());
    QVERIFY(here);
    const qint64 before = cases();
    Outbox outbox(here);
    QStringList names;
    for (int i = 0; i < 3; ++i) {
        names.append(u"Kept caller %1"_s.arg(i));
        const auto kept = outbox.send({}, {{u"name"_s, names.last()}},
                                      aCall(names.last(), u"1370000000%1"_s.arg(i)), false);
        QVERIFY_OK(kept);
        QVERIFY(kept->isWaiting());
    }
    QCOMPARE(*outbox.waiting(), 3);
    QCOMPARE(cases(), before);
    const auto entered = outbox.sendWaiting();
    QVERIFY_OK(entered);
    QCOMPARE(entered->size(), 3);
    for (int i = 0; i < 3; ++i) { // in their order, of the people who called
        QVERIFY(entered->at(i).done);
        const auto card = CaseService(m_office->boss).card(entered->at(i).done->caseId, true);
        QVERIFY_OK(card);
        QCOMPARE(card->consumer.name, names.at(i));
    }
    QCOMPARE(*outbox.waiting(), 0);
    QCOMPARE(cases(), before + 3);
    QVERIFY(outbox.sendWaiting()->isEmpty());
}

/// Each time the program is taken for killed: another session finds what it left.
void tst_Mishaps::entersACallOnceWhereverTheLineBreaks()
{
    for (const bool passes : {false, true}) {
        const qint64 before = cases();
        SessionPtr here = desk(m_line->address());
        QVERIFY(here);
        m_line->arm({Towards::Server, 0, passes, How::Reset, 60'000, "COMMIT"});
        const auto sent = Outbox(here).send(
            {}, {}, aCall(u"Ambiguous"_s, passes ? u"13611110001"_s : u"13611110002"_s));
        QVERIFY_OK(sent);
        QVERIFY(sent->isWaiting());
        QVERIFY(m_line->disarm());
        QCOMPARE(cases(), before + (passes ? 1 : 0));
        here.reset();
        here = desk(m_line->address());
        QVERIFY(here);
        const auto entered = Outbox(here).sendWaiting();
        QVERIFY_OK(entered);
        QCOMPARE(entered->size(), 1);
        QVERIFY(entered->first().done);
        QCOMPARE(cases(), before + 1);
        QVERIFY_OK(CaseService(m_office->boss).card(entered->first().done->caseId, false));
    }
}

void tst_Mishaps::looksAtWhatSomebodyElseLoggedMeanwhile()
{
    const SessionPtr here = desk(m_line->address());
    QVERIFY(here);
    const Domain::CaseDraft call = aCall(u"Twice"_s, u"13500009999"_s);
    QVERIFY_OK(Outbox(here).send({}, {{u"story"_s, u"as typed"_s}}, call, false));
    m_office->clock->pass(60);
    QVERIFY_OK(CaseService(m_office->boss).open(call)); // another desk, the same caller
    const qint64 before = cases();
    const auto entered = Outbox(here).sendWaiting();
    QVERIFY_OK(entered);
    QCOMPARE(entered->size(), 1);
    QVERIFY(entered->first().error);
    QCOMPARE(entered->first().error->code, ErrorCode::Conflict);
    QCOMPARE(cases(), before);
    // It is a draft again, with the reason, and waits no longer.
    QCOMPARE(*Outbox(here).waiting(), 0);
    const auto drafts = DraftService(here).list();
    QVERIFY_OK(drafts);
    QCOMPARE(drafts->size(), 1);
    QCOMPARE(drafts->first().fields.value(u"story"_s).toString(), u"as typed"_s);
    QVERIFY(!drafts->first().problem.isEmpty());
}

QTEST_GUILESS_MAIN(tst_Mishaps)
#include "tst_mishaps.moc"
