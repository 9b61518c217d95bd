// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/clockcourse.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Domain;
using namespace Redress::Tests;

class tst_Deadline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void beginsTheDayAfterReceipt();
    void takesTheDayOfReceiptFromTheCalendarsZone();
    void showsWhatADueWouldBeWhilePaused();
    void extendsUpToTheLongest();
    void ignoresAnExtensionThatComesTooLate();
    void ignoresAnExtensionOfAnotherClock();
    void cannotExtendAClockWithoutLongest();
    void isMetByALaterStageToo();
    void startsAnewWhenReopened();
    void tellsWhereTheCalendarEnds();
    void standsDatesOf1899And2999();
    void survivesEventsThatMakeNoSense();
    void agreesWithANaiveCount();
    void isCheapAtEachAct();

private:
    const Procedure &procedure(const char *id) const
    {
        return *m_book.procedure(QString::fromLatin1(id));
    }
    const Calendar &cn() const { return *m_book.calendar(u"cn"_s); }
    QDate dueDay(const Deadline &deadline, const Calendar &calendar) const
    {
        return calendar.dayOf(deadline.dueUtc);
    }

    RuleBook m_book;
};

void tst_Deadline::initTestCase()
{
    auto book = RuleBook::shipped();
    QVERIFY(book);
    m_book = *std::move(book);
}

void tst_Deadline::beginsTheDayAfterReceipt()
{
    const Course events = Course(cn()).then(EventKind::Received, {2026, 3, 2});
    const QDateTime now(QDate(2026, 3, 10), QTime(4, 0), Qt::UTC);
    const QList<Deadline> all = deadlines(procedure("pboc-5-2020"), cn(), events, now);
    QCOMPARE(all.size(), 1);
    const Deadline &answer = all.first();
    QCOMPARE(answer.clockId, u"answer"_s);
    QCOMPARE(answer.dueUtc,
             QDateTime(QDate(2026, 3, 17), QTime(15, 59, 59, 999), Qt::UTC)); // Beijing midnight
    QCOMPARE(answer.totalDays, 15);
    QCOMPARE(answer.usedDays, 8);
    QVERIFY(!answer.isMet() && !answer.paused && answer.isStarted());
    QVERIFY(!answer.isOverdue(answer.dueUtc));
    QVERIFY(answer.isOverdue(answer.dueUtc.addMSecs(1)));
    QCOMPARE(answer.trace,
             (QList<TraceStep>{step(StepKind::Started, {2026, 3, 2}, 0, u"received"_s),
                               step(StepKind::Counted, {2026, 3, 17}, 15),
                               step(StepKind::Due, {2026, 3, 17}, 15)}));
    QCOMPARE(nextDueUtc(procedure("pboc-5-2020"), cn(), events), answer.dueUtc);
}

void tst_Deadline::takesTheDayOfReceiptFromTheCalendarsZone()
{
    ClockEvent received;
    received.atUtc = QDateTime(QDate(2026, 3, 2), QTime(15, 59), Qt::UTC); // 23:59 in Beijing
    QCOMPARE(cn().dayOf(nextDueUtc(procedure("pboc-5-2020"), cn(), {received})),
             QDate(2026, 3, 17));
    received.atUtc = QDateTime(QDate(2026, 3, 2), QTime(16, 0), Qt::UTC); // 00:00 of the 3rd there
    QCOMPARE(cn().dayOf(nextDueUtc(procedure("pboc-5-2020"), cn(), {received})),
             QDate(2026, 3, 18));
}

void tst_Deadline::showsWhatADueWouldBeWhilePaused()
{
    Course events = Course(cn())
                        .then(EventKind::Received, {2026, 3, 3})
                        .then(EventKind::Forwarded, {2026, 3, 4});
    events.then(EventKind::Paused, {2026, 3, 9}, u"waiting-for-expert"_s);
    const Deadline after3 = deadlines(procedure("samr-20-2019"), cn(), events,
                                      QDateTime(QDate(2026, 3, 12), QTime(5, 0), Qt::UTC))
                                .at(1);
    QVERIFY(after3.paused);
    QCOMPARE(dueDay(after3, cn()), QDate(2026, 5, 14));
    QCOMPARE(after3.usedDays, 3);
    const QDateTime much(QDate(2031, 3, 12), QTime(5, 0), Qt::UTC);
    QVERIFY(!deadlines(procedure("samr-20-2019"), cn(), events, much)
                 .at(1)
                 .isOverdue(much)); // a waiting clock cannot run out
    QVERIFY(!nextDueUtc(procedure("samr-20-2019"), cn(), events)
                 .isValid()); // accepted, and mediation waits

    // A pause that begins when the time is over mends nothing.
    Course late = Course(cn())
                      .then(EventKind::Received, {2026, 3, 3})
                      .then(EventKind::Forwarded, {2026, 3, 4});
    late.then(EventKind::Paused, {2026, 5, 20}, u"waiting-for-expert"_s);
    const Deadline over = deadlines(procedure("samr-20-2019"), cn(), late, much).at(1);
    QVERIFY(!over.paused && over.isOverdue(much));
    QCOMPARE(cn().dayOf(nextDueUtc(procedure("samr-20-2019"), cn(), late)), QDate(2026, 5, 11));
}

void tst_Deadline::extendsUpToTheLongest()
{
    Course events
        = Course(cn()).then(EventKind::Received, {2026, 3, 2}).extended({2026, 3, 12}, 30);
    const QDateTime now(QDate(2026, 3, 20), QTime(), Qt::UTC);
    Deadline answer = deadlines(procedure("pboc-5-2020"), cn(), events, now).first();
    QCOMPARE(answer.totalDays, 45);
    QCOMPARE(dueDay(answer, cn()), QDate(2026, 4, 16));
    events.extended({2026, 4, 16}, 30); // on the last day: still in time
    answer = deadlines(procedure("pboc-5-2020"), cn(), events, now).first();
    QCOMPARE(answer.totalDays, 60);
    QCOMPARE(dueDay(answer, cn()), QDate(2026, 5, 1));
    const QList<TraceStep> expected{
        step(StepKind::Started, {2026, 3, 2}, 0, u"received"_s),
        step(StepKind::Counted, {2026, 3, 12}, 10),
        step(StepKind::Extended, {2026, 3, 12}, 30, u"expert needed"_s, {u"S-1"_s}),
        step(StepKind::Counted, {2026, 4, 16}, 45),
        step(StepKind::Extended, {2026, 4, 16}, 30, u"expert needed"_s, {u"S-1"_s}),
        step(StepKind::CappedAtLongest, {2026, 4, 16}, 60),
        step(StepKind::Counted, {2026, 5, 1}, 60),
        step(StepKind::Due, {2026, 5, 1}, 60)};
    QVERIFY2(answer.trace == expected, qPrintable(told(answer.trace)));
}

void tst_Deadline::ignoresAnExtensionThatComesTooLate()
{
    const Course events
        = Course(cn()).then(EventKind::Received, {2026, 3, 2}).extended({2026, 3, 18}, 30);
    const Deadline answer = deadlines(procedure("pboc-5-2020"), cn(), events,
                                      QDateTime(QDate(2026, 3, 20), QTime(), Qt::UTC))
                                .first();
    QCOMPARE(dueDay(answer, cn()), QDate(2026, 3, 17));
    QCOMPARE(answer.trace.last(),
             step(StepKind::ExtendedTooLate, {2026, 3, 18}, 30, u"expert needed"_s, {u"S-1"_s}));
}

void tst_Deadline::ignoresAnExtensionOfAnotherClock()
{
    const Course events = Course(cn())
                              .then(EventKind::Received, {2026, 3, 2})
                              .extended({2026, 3, 3}, 30, u"final"_s);
    QCOMPARE(cn().dayOf(nextDueUtc(procedure("pboc-5-2020"), cn(), events)), QDate(2026, 3, 17));
}

void tst_Deadline::cannotExtendAClockWithoutLongest()
{
    const Course events = Course(cn())
                              .then(EventKind::Received, {2026, 3, 2})
                              .extended({2026, 3, 3}, 5, u"accept"_s);
    const Deadline accept = deadlines(procedure("samr-20-2019"), cn(), events,
                                      QDateTime(QDate(2026, 3, 4), QTime(), Qt::UTC))
                                .first();
    QCOMPARE(dueDay(accept, cn()), QDate(2026, 3, 11));
    QVERIFY(accept.trace.contains(step(StepKind::CappedAtLongest, {2026, 3, 3}, 7)));
}

void tst_Deadline::isMetByALaterStageToo()
{
    const QDateTime now(QDate(2026, 4, 1), QTime(), Qt::UTC);
    Course closed = Course(cn())
                        .then(EventKind::Received, {2026, 3, 2})
                        .then(EventKind::Closed, {2026, 3, 6});
    const QList<Deadline> all = deadlines(procedure("samr-20-2019"), cn(), closed, now);
    QVERIFY(all.at(0).isMet() && all.at(1).isMet()); // refused without acceptance
    QVERIFY(!all.at(0).isOverdue(now) && !all.at(1).isOverdue(now));
    QCOMPARE(all.at(0).usedDays, 4);
    QCOMPARE(all.at(0).trace.last(),
             step(StepKind::Met, {2026, 3, 6}, 4, u"case.closed"_s, {u"S-1"_s}));
    QVERIFY(!nextDueUtc(procedure("samr-20-2019"), cn(), closed).isValid());

    Course late = Course(cn())
                      .then(EventKind::Received, {2026, 3, 2})
                      .then(EventKind::Answered, {2026, 3, 18});
    const Deadline answer = deadlines(procedure("pboc-5-2020"), cn(), late, now).first();
    QVERIFY(answer.isMet() && answer.isOverdue(now));
}

void tst_Deadline::startsAnewWhenReopened()
{
    Course events = Course(cn()).then(EventKind::Received, {2026, 3, 2}).extended({2026, 3, 3}, 30);
    events.then(EventKind::Closed, {2026, 3, 6})
        .then(EventKind::Reopened, {2026, 4, 1}, u"new paper"_s);
    const Deadline answer = deadlines(procedure("pboc-5-2020"), cn(), events,
                                      QDateTime(QDate(2026, 4, 3), QTime(), Qt::UTC))
                                .first();
    QVERIFY(!answer.isMet());
    QCOMPARE(answer.totalDays, 15);
    QCOMPARE(dueDay(answer, cn()), QDate(2026, 4, 16));
    QCOMPARE(answer.trace.first().detail, u"reopened"_s);
}

void tst_Deadline::tellsWhereTheCalendarEnds()
{
    const Course events = Course(cn()).then(EventKind::Received, {2026, 12, 28});
    const Deadline accept = deadlines(procedure("samr-20-2019"), cn(), events,
                                      QDateTime(QDate(2026, 12, 29), QTime(), Qt::UTC))
                                .first();
    QCOMPARE(dueDay(accept, cn()), QDate(2027, 1, 6));
    QVERIFY2(accept.trace.contains(step(StepKind::OutsideCalendar, {2027, 1, 1})),
             qPrintable(told(accept.trace)));
}

void tst_Deadline::standsDatesOf1899And2999()
{
    for (const QDate &day : {QDate(1899, 12, 31), QDate(2999, 12, 31)}) {
        const Course events = Course(cn()).then(EventKind::Received, day);
        const QList<Deadline> all = deadlines(procedure("samr-20-2019"), cn(), events,
                                              QDateTime(QDate(2026, 1, 1), QTime(), Qt::UTC));
        QVERIFY(all.first().isStarted());
        QVERIFY(all.first().usedDays >= 0);
        QCOMPARE(all.first().trace.at(1).kind, StepKind::OutsideCalendar);
    }
}

void tst_Deadline::survivesEventsThatMakeNoSense()
{
    const QDateTime now(QDate(2026, 4, 1), QTime(), Qt::UTC);
    QCOMPARE(deadlines(procedure("pboc-5-2020"), cn(), {}, now).size(), 1);
    QVERIFY(!nextDueUtc(procedure("pboc-5-2020"), cn(), {}).isValid());
    Course backwards = Course(cn())
                           .then(EventKind::Received, {2026, 3, 20})
                           .then(EventKind::Resumed, {2026, 3, 1});
    backwards.then(EventKind::Paused, {2026, 3, 25}, u"papers-missing"_s)
        .then(EventKind::Resumed, {2026, 3, 1});
    backwards.extended({2026, 3, 1}, 1'000'000).then(EventKind::Answered, {2026, 3, 2});
    for (const QString &id : m_book.procedureIds())
        QVERIFY(!deadlines(*m_book.procedure(id), cn(), backwards, now).isEmpty());
    // A wait of centuries ends the walk, not the program.
    Course endless = Course(cn())
                         .then(EventKind::Received, {1900, 1, 1})
                         .then(EventKind::Forwarded, {1900, 1, 2});
    endless.then(EventKind::Paused, {1900, 1, 3}, u"other"_s)
        .then(EventKind::Resumed, {2999, 1, 1});
    QVERIFY(!deadlines(procedure("samr-20-2019"), cn(), endless, now).at(1).isStarted());
}

/// The same rules written again the slow way: a set of days that do not count, one day after the
/// other.
void tst_Deadline::agreesWithANaiveCount()
{
    QRandomGenerator random(20260302);
    Procedure invented;
    invented.id = u"x"_s;
    invented.version = u"1"_s;
    for (int round = 0; round < 3000; ++round) {
        ClockRule rule;
        rule.id = u"answer"_s;
        rule.stopsAt = Act::caseClosed;
        rule.length = random.bounded(1, 40);
        rule.unit = ClockRule::Unit(random.bounded(3));
        rule.pausable = random.bounded(2) == 0;
        const int longest = rule.length + random.bounded(0, 60);
        rule.longest = longest;
        invented.clocks = {rule};
        const QDate received = QDate(2019, 1, 1).addDays(random.bounded(2600));
        Course events = Course(cn()).then(EventKind::Received, received);
        QSet<QDate> waited;
        QList<QPair<QDate, int>> extensions;
        QDate day = received;
        for (int i = random.bounded(4); i > 0; --i) {
            day = day.addDays(random.bounded(0, 20));
            if (random.bounded(2) == 0) {
                const int days = random.bounded(1, 20);
                events.extended(day, days);
                extensions.append({day, days});
            } else {
                const QDate from = day;
                day = day.addDays(random.bounded(0, 30));
                events.then(EventKind::Paused, from, u"other"_s).then(EventKind::Resumed, day);
                for (QDate d = from.addDays(1); rule.pausable && d <= day; d = d.addDays(1))
                    waited.insert(d);
            }
        }
        const int factor = rule.unit == ClockRule::Unit::Weeks ? 7 : 1;
        int total = rule.length * factor, counted = 0;
        QDate due = received;
        while (true) {
            for (auto &extension : extensions) {
                if (extension.first <= due && extension.second > 0) {
                    total = qMin(total + extension.second, longest * factor);
                    extension.second = 0;
                }
            }
            if (counted == total)
                break;
            due = due.addDays(1);
            if (!waited.contains(due)
                && (rule.unit != ClockRule::Unit::WorkDays || cn().isWorkDay(due)))
                ++counted;
        }
        const QDateTime next = nextDueUtc(invented, cn(), events);
        QCOMPARE(cn().dayOf(next), due);
        const Deadline deadline
            = deadlines(invented, cn(), events, QDateTime(QDate(2026, 12, 1), QTime(), Qt::UTC))
                  .first();
        QCOMPARE(deadline.dueUtc, next);
        QCOMPARE(deadline.totalDays, total);
        QCOMPARE(deadline.trace.last().kind == StepKind::Due
                     || deadline.trace.last().kind == StepKind::ExtendedTooLate,
                 true);
    }
}

void tst_Deadline::isCheapAtEachAct()
{
    const Course events = Course(cn())
                              .then(EventKind::Received, {2026, 3, 3})
                              .then(EventKind::Forwarded, {2026, 3, 4});
    QElapsedTimer timer;
    timer.start();
    constexpr int kRounds = 2000;
    for (int i = 0; i < kRounds; ++i)
        QVERIFY(nextDueUtc(procedure("samr-20-2019"), cn(), events).isValid());
    qInfo("nextDueUtc: %.1f microseconds", double(timer.nsecsElapsed()) / 1000 / kRounds);
    QVERIFY(timer.elapsed()
            < 2000); // one thousandth of a second each is already fifty times too slow
}

QTEST_GUILESS_MAIN(tst_Deadline)
#include "tst_deadline.moc"
