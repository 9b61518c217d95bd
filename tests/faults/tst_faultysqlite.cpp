// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// A session that goes on while the system below its database refuses one thing after the other. A
// sample drawn with a printed seed; with REDRESS_FAULTS=all, every point (./dev faults).
#include "models/services/backup.h"
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/services/importservice.h"
#include "models/services/ledgerservice.h"
#include "tests/faults/faultground.h"
#include "tests/faults/faultyvfs.h"
#include "tests/services/office.h"

#include <QRandomGenerator>

#include <map>

#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Faults;
using namespace Redress::Services;

namespace {

constexpr int kSampledPoints = 30; // of each work
constexpr qint64 kMostOfAWay = 200;
NoProgress quiet;

/// Something done in an open session; what it answered.
struct Work {
    QString name;
    std::function<Result<void>(const SessionPtr &, const Ground &, const Room &)> run;
    qint64 entries; // of one success; -1: any number
};

QList<Work> works()
{
    return {
        {u"append"_s,
         [](const SessionPtr &session, const Ground &ground, const Room &) -> Result<void> {
             REDRESS_CHECK(CaseService(session).note({ground.caseId}, u"They rang."_s));
             return {};
         },
         1},
        {u"open"_s,
         [](const SessionPtr &session, const Ground &, const Room &) -> Result<void> {
             REDRESS_CHECK(CaseService(session).open(Test::aCall(u"赵六"_s, u"13700003333"_s)));
             return {};
         },
         1},
        {u"archive"_s,
         [](const SessionPtr &session, const Ground &ground, const Room &) -> Result<void> {
             REDRESS_CHECK(DocumentService(session).archive(
                 {{ground.caseId}, {}, {}, "a voucher", u"voucher.txt"_s, u"consumer"_s}, quiet));
             return {};
         },
         1},
        {u"import"_s,
         [](const SessionPtr &session, const Ground &, const Room &room) -> Result<void> {
             REDRESS_CHECK(ImportService(session).importFile(room.path(u"complaints.csv"_s),
                                                             u"cfpb"_s, quiet));
             return {};
         },
         -1},
        {u"rebuild"_s,
         [](const SessionPtr &session, const Ground &, const Room &) -> Result<void> {
             REDRESS_CHECK(LedgerService(session).rebuild(quiet));
             return {};
         },
         0},
        {u"backup"_s,
         [](const SessionPtr &session, const Ground &, const Room &room) -> Result<void> {
             const auto made = BackupService(session).backUp(room.path(u"backup"_s), quiet);
             if (!made)
                 return made.error();
             for (const Finding &finding : made->verification.findings)
                 return Error{ErrorCode::Corrupt, finding.detail, {}};
             return {};
         },
         0},
        {u"sign-in"_s,
         [](const SessionPtr &, const Ground &, const Room &room) -> Result<void> {
             REDRESS_CHECK(enterVault(room.vault(), u"li"_s, Test::password("secret")));
             return {};
         },
         0},
    };
}

QList<Refusal> waysToRefuse()
{
    QList<Refusal> ways;
    const auto add = [&ways](Asked asked, std::initializer_list<int> codes) {
        for (const int code : codes) {
            for (const bool stays : {false, true})
                ways.append({asked, 0, code, -1, stays});
        }
    };
    add(Asked::Open, {SQLITE_CANTOPEN, SQLITE_IOERR});
    add(Asked::Delete, {SQLITE_IOERR_DELETE});
    add(Asked::Read, {SQLITE_IOERR_READ});
    add(Asked::Write, {SQLITE_IOERR_WRITE, SQLITE_FULL});
    add(Asked::Sync, {SQLITE_IOERR_FSYNC});
    add(Asked::Truncate, {SQLITE_IOERR_TRUNCATE});
    add(Asked::Size, {SQLITE_IOERR_FSTAT});
    add(Asked::Lock, {SQLITE_IOERR_LOCK});
    add(Asked::SharedLock, {SQLITE_IOERR_SHMLOCK});
    add(Asked::SharedMap, {SQLITE_IOERR_SHMMAP, SQLITE_IOERR_SHMSIZE});
    add(Asked::Allocate, {SQLITE_NOMEM});
    for (const int kept : {1, 16, 24, 512, 2048, 4095})
        ways.append({Asked::Write, 0, SQLITE_IOERR_WRITE, kept, kept % 2 == 0});
    return ways;
}

} // namespace

class tst_FaultySqlite : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void standsBetweenQtAndTheSystem();
    void losesNothing_data();
    void losesNothing();
    void cleanupTestCase();

private:
    /// Empty when all held; answers in `calls` what was asked, if that is wanted.
    QString refuseOnce(const Work &work, const Refusal &refusal, QList<qint64> *calls) const;

    std::unique_ptr<Ground> m_ground;
    quint32 m_seed = 0;
    std::map<std::pair<QString, QString>, int> m_held;
};

void tst_FaultySqlite::initTestCase()
{
    FaultySystem::install();
    m_ground = std::make_unique<Ground>();
    m_seed = drawnSeed();
}

void tst_FaultySqlite::standsBetweenQtAndTheSystem()
{
    QList<qint64> calls;
    QCOMPARE(refuseOnce(works().first(), {}, &calls), QString());
    for (const Asked asked :
         {Asked::Read, Asked::Write, Asked::Sync, Asked::SharedLock, Asked::Allocate})
        QVERIFY2(calls.at(int(asked)) > 0, qPrintable(Faults::wordFor(asked)));
}

void tst_FaultySqlite::losesNothing_data()
{
    QTest::addColumn<int>("index");
    const QList<Work> all = works();
    for (int i = 0; i < all.size(); ++i) {
        if (isWanted(all.at(i).name))
            QTest::newRow(qPrintable(all.at(i).name)) << i;
    }
}

QString tst_FaultySqlite::refuseOnce(const Work &work, const Refusal &refusal,
                                     QList<qint64> *calls) const
{
    FaultySystem::behave();
    const Room room(m_ground->path());
    qint64 confirmed = 0;
    {
        SessionPtr session;
        if (work.name != "sign-in"_L1) {
            const auto entered = enterVault(room.vault(), u"li"_s, Test::password("secret"));
            if (!entered)
                return entered.error().detail;
            session = *entered;
        }
        FaultySystem::refuse(refusal);
        const auto answer = work.run(session, *m_ground, room);
        if (calls) {
            for (int i = 0; i < kAsked; ++i)
                calls->append(FaultySystem::asked(Asked(i)));
        }
        confirmed += answer.ok() ? 1 : 0;
        if (!answer && answer.error().detail.isEmpty())
            return u"refused without a word"_s;
        if (!answer && refusal.at == 0)
            return answer.error().detail;
        FaultySystem::behave();
        // The system is well again: the same session goes on, without being started anew.
        const auto again = work.run(session, *m_ground, room);
        if (!again)
            return u"does not go on: "_s + again.error().detail;
        ++confirmed;
    }
    const Found found = judgeVault(room.vault(), *m_ground);
    if (!found.damage.isEmpty())
        return found.damage;
    // A refused act may stand when only its end was refused; a confirmed one must.
    const qint64 more = found.size - m_ground->size;
    if (work.entries >= 0 && (more < confirmed * work.entries || more > 2 * work.entries))
        return u"%1 confirmed, %2 entries more"_s.arg(confirmed).arg(more);
    if (work.name == "import"_L1
        && *CaseService(found.session).count({}) != 2 + Ground::kComplaints)
        return u"%1 cases after the import"_s.arg(*CaseService(found.session).count({}));
    return {};
}

void tst_FaultySqlite::losesNothing()
{
    QFETCH(int, index);
    const Work work = works().at(index);
    QList<qint64> calls;
    const QString healthy = refuseOnce(work, {}, &calls);
    QVERIFY2(healthy.isEmpty(), qPrintable(healthy));
    QRandomGenerator random(m_seed + quint32(index));
    QList<Refusal> points;
    for (Refusal way : waysToRefuse()) {
        // Ten thousands of allocations: every one of the short works, each k-th of the long ones.
        const qint64 asked = calls.at(int(way.asked));
        const qint64 step = 1 + asked / kMostOfAWay;
        for (way.at = 1 + random.bounded(step); way.at <= asked; way.at += step)
            points.append(way);
    }
    QVERIFY(points.size() > 20);
    const qsizetype all = points.size();
    points = chosen(std::move(points), kSampledPoints, random);
    int broken = 0;
    for (const Refusal &point : std::as_const(points)) {
        const QString bad = refuseOnce(work, point, nullptr);
        if (!bad.isEmpty()) {
            ++broken;
            qWarning("%s, %s: %s", qPrintable(work.name), qPrintable(point.text()),
                     qPrintable(bad.left(400)));
        }
        ++m_held[{work.name, Faults::wordFor(point.asked)}];
    }
    qInfo("%s: %d of %d points", qPrintable(work.name), int(points.size()), int(all));
    QCOMPARE(broken, 0);
}

void tst_FaultySqlite::cleanupTestCase()
{
    for (const auto &[what, count] : m_held) {
        if (everyPoint())
            qInfo("%-10s %-10s %6d", qPrintable(what.first), qPrintable(what.second), count);
    }
}

QTEST_GUILESS_MAIN(tst_FaultySqlite)
#include "tst_faultysqlite.moc"
