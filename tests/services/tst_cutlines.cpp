// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/services/importservice.h"
#include "models/services/ledgerservice.h"
#include "models/services/migration.h"
#include "models/store/database.h"
#include "tests/services/office.h"
#include "tests/store/cuttingproxy.h"
#include "tests/store/postgresground.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

using How = CuttingProxy::How;
using Towards = CuttingProxy::Towards;

/// The line to the server breaks at every message of every act, in each direction, before and
/// after it. REDRESS_DEEP=1 tries all of them; without it a sample. Runs under
/// tests/support/with-postgres.sh.
class tst_CutLines : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void recordsEachActOnce_data();
    void recordsEachActOnce();
    void asksTheServerTwiceForAnAct();
    void findsOutWhatBecameOfACommit();
    void saysWhenItCannotKnowYet();
    void signsInWhereTheLineHolds();
    void movesACenterOrLeavesIt();

private:
    struct Desk {
        SessionPtr session;
        CaseId caseId; // one to act on
        int serial = 0;
    };
    /// Does the act once; how many things it made, seen from the other desk.
    struct Act {
        std::function<Result<void>(Desk &)> act;
        std::function<qint64(const Desk &)> made;
    };
    Act actCalled(const QString &name);
    std::unique_ptr<Office> m_office;
    std::unique_ptr<CuttingProxy> m_line;
    SessionPtr m_observer; // by another line
    int m_imported = 0;
};

namespace {

constexpr int kTries = 5;

bool isDeep()
{
    return qEnvironmentVariableIntValue("REDRESS_DEEP") > 0;
}

/// Which messages are cut: all of them, or the first, some between and, by steps, the rest.
int after(int message)
{
    return isDeep() || message < 3 ? message + 1 : message + 13;
}

template <typename T>
Result<void> told(const Result<T> &result)
{
    return result ? Result<void>() : result.error();
}

qint64 cases(const SessionPtr &session)
{
    return CaseService(session).count({}).ok() ? *CaseService(session).count({}) : -1;
}

} // namespace

void tst_CutLines::initTestCase()
{
    QVERIFY2(Store::onPostgres(), "to be run under tests/support/with-postgres.sh");
    m_office = std::make_unique<Office>();
    QVERIFY2(m_office->isOpen(), qPrintable(m_office->error.detail));
    m_line = std::make_unique<CuttingProxy>(m_office->path());
    m_observer = m_office->boss;
}

tst_CutLines::Act tst_CutLines::actCalled(const QString &name)
{
    const auto chronology = [this](const Desk &desk) -> qint64 {
        const auto card = CaseService(m_observer).card(desk.caseId, false);
        return card ? card->chronology.size() : -1;
    };
    if (name == "open"_L1)
        return {[](Desk &desk) {
                    const int number = ++desk.serial;
                    return told(CaseService(desk.session)
                                    .open(aCall(u"Caller %1"_s.arg(number),
                                                u"139%1"_s.arg(number, 8, 10, QChar(u'0')))));
                },
                [this](const Desk &) { return cases(m_observer); }};
    if (name == "note"_L1)
        return {[](Desk &desk) {
                    return told(CaseService(desk.session).note(desk.caseId, u"the caller rang"_s));
                },
                chronology};
    if (name == "archive"_L1)
        return {[](Desk &desk) -> Result<void> {
                    NewPaper paper;
                    paper.caseId = desk.caseId;
                    paper.bytes = "voucher " + QByteArray::number(++desk.serial);
                    paper.fileName = u"voucher.txt"_s;
                    NoProgress progress;
                    return told(DocumentService(desk.session).archive(paper, progress));
                },
                chronology};
    if (name == "close"_L1)
        return {[](Desk &desk) -> Result<void> {
                    CaseService service(desk.session);
                    const auto card = service.card(desk.caseId, false);
                    if (!card)
                        return card.error();
                    const qint64 seen = card->state.lastSeq;
                    if (card->state.status == Domain::CaseStatus::Closed)
                        return told(service.reopen(desk.caseId, u"again"_s, seen));
                    return told(service.close(desk.caseId, {u"settled"_s, {}, u"paid"_s}, seen));
                },
                chronology};
    return {[this](Desk &desk) -> Result<void> { // import
                const QString file
                    = m_office->writeFile(u"complaints.csv"_s,
                                          "Date received,Product,Issue,Company,Complaint ID\n"
                                          "2026-01-05,Mortgage,Struggling to pay mortgage,Acme,"
                                              + QByteArray::number(900000 + ++m_imported) + "\n");
                NoProgress progress;
                return told(ImportService(desk.session).importFile(file, u"cfpb"_s, progress));
            },
            [this](const Desk &) { return cases(m_observer); }};
}

void tst_CutLines::recordsEachActOnce_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<int>("towards");
    QTest::addColumn<bool>("passes");
    QTest::addColumn<int>("how");
    for (const char *const name : {"open", "note", "archive", "close", "import"}) {
        for (const Towards towards : {Towards::Server, Towards::Desk}) {
            for (const bool passes : {false, true}) {
                for (const How how : {How::Reset, How::HalfOpen, How::Stall}) {
                    // Each act is sampled in one way of breaking, and one act in more of them.
                    const bool isOpen = qstrcmp(name, "open") == 0;
                    const bool isSample = how == How::Reset
                        ? passes == (towards == Towards::Server) && (isOpen || passes)
                        : isOpen && passes && towards == Towards::Server;
                    if (!isDeep() && !isSample)
                        continue;
                    QTest::addRow("%s, %s %s the desk %s", name, passes ? "after" : "before",
                                  towards == Towards::Server ? "a message of" : "an answer to",
                                  how == How::Reset          ? "and both know"
                                      : how == How::HalfOpen ? "and the server does not know"
                                                             : "and nobody knows")
                        << QString::fromLatin1(name) << int(towards) << passes << int(how);
                }
            }
        }
    }
}

void tst_CutLines::recordsEachActOnce()
{
    QFETCH(QString, name);
    QFETCH(int, towards);
    QFETCH(bool, passes);
    QFETCH(int, how);
    const auto session = signIn(m_line->address(), u"boss"_s, password("secret"), m_office->clock);
    QVERIFY_OK(session);
    Desk desk{*session, {}, int(m_observer->clock().nowUtc().toMSecsSinceEpoch() % 1000)};
    const auto opened = CaseService(desk.session).open(aCall());
    QVERIFY_OK(opened);
    desk.caseId = opened->caseId;
    const Act act = actCalled(name);
    // Stalls cost the patience of the line each.
    const int step = how == int(How::Stall) && !isDeep() ? 7 : 0;
    int struck = 0;
    for (int message = 1;; message = step ? message + step : after(message)) {
        const qint64 before = act.made(desk);
        QVERIFY(before >= 0);
        m_line->arm({Towards(towards), message, passes, How(how)});
        auto done = act.act(desk);
        const bool isCut = m_line->disarm();
        struck += isCut;
        const QString place = u"message %1: "_s.arg(message);
        if (!done) {
            // What could not be asked before anything was written is said, and stands nowhere.
            QVERIFY2(done.error().code == ErrorCode::Network,
                     qPrintable(place + done.error().detail));
            QVERIFY2(act.made(desk) == before, qPrintable(place + u"refused, and yet there"_s));
            done = act.act(desk);
        }
        QVERIFY2(done.ok(), qPrintable(place + (done.ok() ? QString() : done.error().detail)));
        QVERIFY2(act.made(desk) == before + 1,
                 qPrintable(place + u"%1 instead of 1"_s.arg(act.made(desk) - before)));
        if (!isCut)
            break;
    }
    QVERIFY2(struck >= 2, "the line was not cut");
    QCOMPARE(damageOf(m_observer), QString());
}

/// All desks wait while one has the turn: what it asks and what it tells travel together.
void tst_CutLines::asksTheServerTwiceForAnAct()
{
    const auto session = signIn(m_line->address(), u"boss"_s, password("secret"), m_office->clock);
    QVERIFY_OK(session);
    CaseService service(*session);
    const auto opened = service.open(aCall());
    QVERIFY_OK(opened);
    const auto isCutAt = [&](int message) {
        m_line->arm({Towards::Server, message, false, How::Reset});
        const bool isNoted = service.note(opened->caseId, u"the caller rang"_s).ok();
        return m_line->disarm() && isNoted;
    };
    QVERIFY(isCutAt(2));
    // What the session asks beside it, just signed in, is a message too; not each time.
    bool asksMore = true;
    for (int i = 0; i < kTries && asksMore; ++i)
        asksMore = isCutAt(3);
    QVERIFY(!asksMore);
}

/// The commit arrives, its answer does not, and the server is away for a while.
void tst_CutLines::findsOutWhatBecameOfACommit()
{
    const auto session = signIn(m_line->address(), u"boss"_s, password("secret"), m_office->clock);
    QVERIFY_OK(session);
    for (const bool passes : {false, true}) {
        const qint64 before = cases(m_observer);
        m_line->arm({Towards::Server, 0, passes, How::HalfOpen, 1500, "COMMIT"});
        QVERIFY_OK(CaseService(*session).open(aCall()));
        QVERIFY(m_line->disarm());
        QCOMPARE(cases(m_observer), before + 1);
    }
    QCOMPARE(damageOf(m_observer), QString());
}

void tst_CutLines::saysWhenItCannotKnowYet()
{
    const auto session = signIn(m_line->address(), u"boss"_s, password("secret"), m_office->clock);
    QVERIFY_OK(session);
    const qint64 before = cases(m_observer);
    m_line->arm({Towards::Server, 0, true, How::Reset, 120'000, "COMMIT"});
    const auto unknown = CaseService(*session).open(aCall());
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::Unsettled);
    QVERIFY(m_line->disarm());
    QCOMPARE(cases(m_observer), before + 1); // and said so neither way
    QVERIFY_OK(CaseService(*session).open(aCall()));
}

void tst_CutLines::signsInWhereTheLineHolds()
{
    for (const Towards towards : {Towards::Server, Towards::Desk}) {
        for (int message = 1;; message = after(message)) {
            m_line->arm({towards, message, false, How::Reset});
            const auto session
                = signIn(m_line->address(), u"boss"_s, password("secret"), m_office->clock);
            const bool isCut = m_line->disarm();
            if (session)
                QVERIFY_OK(CaseService(*session).open(aCall()));
            else
                QCOMPARE(session.error().code, ErrorCode::Network);
            if (!isCut)
                break;
        }
    }
    QCOMPARE(damageOf(m_observer), QString());
}

void tst_CutLines::movesACenterOrLeavesIt()
{
    // Of the many messages of a move, some of each stretch.
    for (int message = 1;; message += isDeep() ? 9 : 1 + message) {
        const QString target = Store::newDatabase();
        CuttingProxy line(target);
        const Office office;
        QVERIFY_OK(CaseService(office.boss).open(aCall()));
        const auto head = LedgerService(office.boss).head();
        QVERIFY_OK(head);
        line.arm({Towards::Server, message, false, How::Reset});
        NoProgress progress;
        const auto moved
            = moveCenter(office.boss, line.address(), office.folder.path() + u"/moved"_s, progress);
        const bool isCut = line.disarm();
        if (!moved) {
            QVERIFY_OK(CaseService(office.boss).open(aCall())); // the old place goes on
            QCOMPARE(damageOf(office.boss), QString());
        } else {
            QCOMPARE(moved->root, head->root);
            const auto there = signIn(target, u"boss"_s, password("secret"), office.clock);
            QVERIFY_OK(there);
            QCOMPARE(damageOf(*there), QString());
        }
        Store::dropDatabase(target);
        if (!isCut)
            break;
    }
}

QTEST_GUILESS_MAIN(tst_CutLines)
#include "tst_cutlines.moc"
