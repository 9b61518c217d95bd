// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The real programs, struck at one call after the other, and a healthy one that looks at what they
// left. A sample drawn with a printed seed; with REDRESS_FAULTS=all, every point (./dev faults).
#include "tests/faults/shim.h"
#include "tests/faults/verbs.h"

#include <QJsonObject>
#include <QMutex>
#include <QRandomGenerator>
#include <QTest>

#include <atomic>
#include <cerrno>
#include <map>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Faults;

namespace {

constexpr int kSampledPoints = 9; // of each verb
constexpr qint64 kMostThatChangeNothing = 20;

QString nameOf(int call)
{
    static const char *const names[] = REDRESS_CALL_NAMES;
    return QString::fromLatin1(names[call]);
}

/// What may befall a call of each kind. "Any" is each call that changes something.
QList<QList<Strike>> waysToStrike()
{
    const QString noRoom = QString::number(ENOSPC);
    const QString broken = QString::number(EIO);
    QList<QList<Strike>> ways{
        {{u"write"_s, 0, broken},
         {u"write"_s, 0, noRoom},
         {u"write"_s, 0, u"torn"_s},
         {u"write"_s, 0, u"tornkill"_s}},
        {{u"mmap"_s, 0, QString::number(ENOMEM)}, {u"mmap"_s, 0, broken}},
        {{u"lock"_s, 0, QString::number(ENOLCK)}},
        {{u"any"_s, 0, u"kill"_s}},
        {{u"any"_s, 0, noRoom, true},
         {u"any"_s, 0, broken, true},
         {u"any"_s, 0, QString::number(EROFS), true}},
    };
    for (const QString &call : {u"read"_s, u"unlink"_s, u"close"_s})
        ways.append({{call, 0, broken}});
    for (const QString &call :
         {u"open"_s, u"sync"_s, u"truncate"_s, u"rename"_s, u"mkdir"_s, u"link"_s})
        ways.append({{call, 0, broken}, {call, 0, noRoom}});
    return ways;
}

/// Each call in one of its ways, in turn; with REDRESS_FAULTS=all in each of them.
QList<Strike> allPoints(const QList<qint64> &calls, QRandomGenerator &random)
{
    const bool allWays = qEnvironmentVariable("REDRESS_FAULTS") == "all"_L1;
    QList<Strike> points;
    for (const QList<Strike> &ways : waysToStrike()) {
        for (int call = 0; call < REDRESS_CALLS; ++call) {
            if (nameOf(call) != ways.first().call)
                continue;
            // Opening, reading, locking and closing change nothing: hundreds of them, so each k-th.
            const bool changes = call != REDRESS_OPEN && call != REDRESS_READ
                && call != REDRESS_LOCK && call != REDRESS_CLOSE;
            const qint64 step = changes ? 1 : 1 + calls.at(call) / kMostThatChangeNothing;
            for (qint64 at = 1 + random.bounded(step); at <= calls.at(call); at += step) {
                for (qsizetype i = 0; i < ways.size(); ++i) {
                    Strike strike = ways.at(i);
                    strike.at = at;
                    if (allWays || i == (at / step) % ways.size())
                        points.append(strike);
                }
            }
        }
    }
    return points;
}

/// A refusal of the system is told as what it is, in words, and never as damage of the vault.
QString judgeWords(const Strike &strike, const Ran &ran)
{
    if (ran.killed())
        return strike.does.endsWith(u"kill"_s) ? QString()
                                               : u"it died: "_s + QString::fromUtf8(ran.err);
    if (ran.code == 0)
        return {};
    const QString code = ran.error().value("code"_L1).toString();
    const QString said = ran.error().value("message"_L1).toString();
    if (code.isEmpty())
        return ran.answer().isEmpty()
            ? u"no word of what went wrong: "_s + QString::fromUtf8(ran.err)
            : QString();
    if (said.isEmpty())
        return u"no words"_s;
    static const QStringList untrue{u"corrupt"_s,       u"wrong-password"_s, u"not-permitted"_s,
                                    u"newer-version"_s, u"conflict"_s,       u"bad-input"_s};
    // A read that fails: SQLite itself tells of a damaged file.
    if (code == "corrupt"_L1 && (strike.call == "read"_L1 || strike.stays))
        return {};
    return untrue.contains(code) ? u"told as %1: %2"_s.arg(code, said) : QString();
}

} // namespace

class tst_Faults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void losesNothingAndShowsNothingHalf_data();
    void losesNothingAndShowsNothingHalf();
    void cleanupTestCase();

private:
    QString strikeOnce(const Verb &verb, const Strike &strike) const;

    std::unique_ptr<Ground> m_ground;
    QList<Verb> m_verbs;
    std::map<std::pair<QString, QString>, int> m_held; // verb, way
    quint32 m_seed = 0;
};

void tst_Faults::initTestCase()
{
    m_ground = std::make_unique<Ground>();
    m_verbs = allVerbs(*m_ground);
    m_seed = drawnSeed();
}

void tst_Faults::losesNothingAndShowsNothingHalf_data()
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_verbs.size(); ++i) {
        if (isWanted(m_verbs.at(i).name))
            QTest::newRow(qPrintable(m_verbs.at(i).name)) << i;
    }
}

QString tst_Faults::strikeOnce(const Verb &verb, const Strike &strike) const
{
    const Room room(m_ground->path());
    const Ran ran = runStruck(room, verb.program, verb.words(room), strike);
    QString bad = verb.judge(room, ran);
    if (bad.isEmpty())
        bad = judgeWords(strike, ran);
    return bad.isEmpty()
        ? bad
        : u"%1, %2 (exit %3, %4): %5"_s.arg(verb.name, strike.text(), QString::number(ran.code),
                                            QString::fromUtf8(ran.err.left(300)).trimmed(), bad);
}

void tst_Faults::losesNothingAndShowsNothingHalf()
{
    QFETCH(int, index);
    const Verb &verb = m_verbs.at(index);
    QList<qint64> calls;
    {
        const Room room(m_ground->path());
        const Ran healthy = runStruck(room, verb.program, verb.words(room), {});
        QVERIFY2(healthy.code == 0, healthy.err.constData());
        calls = healthy.calls;
        const QString bad = verb.judge(room, healthy);
        QVERIFY2(bad.isEmpty(), qPrintable(bad));
        QStringList counted;
        for (int call = 0; call < REDRESS_CALLS; ++call)
            counted.append(u"%1 %2"_s.arg(nameOf(call)).arg(calls.at(call)));
        qInfo("%s: %s", qPrintable(verb.name), qPrintable(counted.join(u", "_s)));
    }
    QRandomGenerator random(m_seed + quint32(index));
    QList<Strike> points = allPoints(calls, random);
    QVERIFY2(points.size() > 100, "the shim was not heard");
    points = chosen(std::move(points), kSampledPoints, random);
    QMutex turn;
    QStringList broken;
    std::atomic<qsizetype> next = 0;
    const auto work = [&] {
        for (qsizetype i = next++; i < points.size(); i = next++) {
            const Strike &strike = points.at(i);
            const QString bad = strikeOnce(verb, strike);
            const QMutexLocker locker(&turn);
            if (everyPoint() && i % 200 == 199)
                qInfo("%s: %d of %d", qPrintable(verb.name), int(i + 1), int(points.size()));
            if (!bad.isEmpty()) {
                broken.append(bad);
                qWarning("%s", qPrintable(bad));
            }
            ++m_held[{verb.name,
                      strike.call + u' ' + strike.does + (strike.stays ? u" stays"_s : QString())}];
        }
    };
    std::thread helper(work);
    work();
    helper.join();
    QVERIFY2(broken.isEmpty(),
             qPrintable(u"%1 of %2 points did not hold"_s.arg(broken.size()).arg(points.size())));
}

void tst_Faults::cleanupTestCase()
{
    int all = 0;
    for (const auto &[what, count] : m_held) {
        if (everyPoint())
            qInfo("%-18s %-16s %5d", qPrintable(what.first), qPrintable(what.second), count);
        all += count;
    }
    qInfo("%d points struck", all);
}

QTEST_GUILESS_MAIN(tst_Faults)
#include "tst_faults.moc"
