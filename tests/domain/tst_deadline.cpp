// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/deadline.h"
#include "models/domain/rules.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>
#include <QTimeZone>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Domain;

namespace {

using EventKind = ClockEvent::Kind;
using StepKind = TraceStep::Kind;

/// Builds the events of a case by days of the calendar's zone, at 10:00 there.
class Course {
public:
    explicit Course(const Calendar &calendar) : m_zone(calendar.timeZone().toLatin1()) { }

    Course &then(EventKind kind, const QDate &day, const QString &reason = {})
    {
        ClockEvent event;
        event.kind = kind;
        event.atUtc = QDateTime(day, QTime(10, 0), m_zone).toUTC();
        event.reason = reason;
        event.by = {u"S-1"_s};
        event.seq = m_events.size();
        m_events.append(event);
        return *this;
    }

    Course &extended(const QDate &day, int days, const QString &clock = u"answer"_s)
    {
        then(EventKind::Extended, day, u"expert needed"_s);
        m_events.last().days = days;
        m_events.last().clockId = clock;
        return *this;
    }

    operator const QList<ClockEvent> &() const { return m_events; }

private:
    QTimeZone m_zone;
    QList<ClockEvent> m_events;
};

TraceStep step(StepKind kind, const QDate &day, int days = 0, const QString &detail = {},
               const StaffId &by = {})
{
    return {kind, day, days, detail, by};
}

QString told(const QList<TraceStep> &trace)
{
    QStringList lines;
    for (const TraceStep &s : trace)
        lines.append(u"%1 %2 %3 %4"_s.arg(int(s.kind))
                         .arg(s.day.toString(Qt::ISODate))
                         .arg(s.days)
                         .arg(s.detail));
    return lines.join(u'\n');
}

} // namespace

class tst_Deadline : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void beginsTheDayAfterReceipt();
    void takesTheDayOfReceiptFromTheCalendarsZone();
    void countsAMakeUpSaturdayAndSkipsSpringFestival();
    void followsTheLengthenedFestivalOf2020();
    void doesNotCountDaysWaitedForAnExpert();
    void showsWhatADueWouldBeWhilePaused();
    void startsAnewWhenThePapersAreComplete();
    void extendsUpToTheLongest();
    void ignoresAnExtensionThatComesTooLate();
    void ignoresAnExtensionOfAnotherClock();
    void cannotExtendAClockWithoutLongest();
    void countsWeeksThroughALeapDay();
    void skipsEasterAndTheJubilee();
    void runsFromSendingForTheBureau();
    void endsAtMidnightThroughDaylightSaving();
    void isMetByALaterStageToo();
    void startsAnewWhenReopened();
    void tellsWhereTheCalendarEnds();
    void neverTakesAnOptionalClockForTheNextDue();
    void keepsImportedAnswersWithoutADay();
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

void tst_Deadline::countsAMakeUpSaturdayAndSkipsSpringFestival()
{
    const Course events = Course(cn()).then(EventKind::Received, {2026, 2, 11});
    const QList<Deadline> all = deadlines(procedure("samr-20-2019"), cn(), events,
                                          QDateTime(QDate(2026, 2, 12), QTime(), Qt::UTC));
    const QList<TraceStep> expected{
        step(StepKind::Started, {2026, 2, 11}, 0, u"received"_s),
        step(StepKind::Counted, {2026, 2, 13}, 2),
        step(StepKind::CountedMakeUpDay, {2026, 2, 14}, 3, u"Spring Festival"_s), // a Saturday
        step(StepKind::SkippedHoliday, {2026, 2, 15}, 9, u"Spring Festival"_s),
        step(StepKind::Counted, {2026, 2, 27}, 7),
        step(StepKind::Due, {2026, 2, 27}, 7)};
    QVERIFY2(all.first().trace == expected, qPrintable(told(all.first().trace)));
    QCOMPARE(dueDay(all.first(), cn()), QDate(2026, 2, 27));
    QVERIFY(!all.at(1).isStarted()); // mediation begins with acceptance
    QVERIFY(!all.at(1).isOverdue(QDateTime(QDate(2999, 1, 1), QTime(), Qt::UTC)));
}

void tst_Deadline::followsTheLengthenedFestivalOf2020()
{
    // 23 January is day 1, the festival lasts to 2 February, 3 to 7 February are days 2 to 6,
    // Monday the 10th is day 7.
    const Course events = Course(cn()).then(EventKind::Received, {2020, 1, 22});
    QCOMPARE(cn().dayOf(nextDueUtc(procedure("samr-20-2019"), cn(), events)), QDate(2020, 2, 10));
}

void tst_Deadline::doesNotCountDaysWaitedForAnExpert()
{
    Course events = Course(cn())
                        .then(EventKind::Received, {2026, 3, 3})
                        .then(EventKind::Forwarded, {2026, 3, 4});
    const QDateTime now(QDate(2026, 4, 1), QTime(), Qt::UTC);
    // 45 work days after 4 March, over Qingming, Labour Day and the make-up Saturday 9 May.
    QCOMPARE(dueDay(deadlines(procedure("samr-20-2019"), cn(), events, now).at(1), cn()),
             QDate(2026, 5, 11));
    events.then(EventKind::Paused, {2026, 3, 9}, u"waiting-for-expert"_s)
        .then(EventKind::Resumed, {2026, 3, 12});
    const Deadline mediate = deadlines(procedure("samr-20-2019"), cn(), events, now).at(1);
    QCOMPARE(dueDay(mediate, cn()), QDate(2026, 5, 14)); // 10, 11 and 12 March were not counted
    QVERIFY2(mediate.trace.contains(
                 step(StepKind::Paused, {2026, 3, 9}, 3, u"waiting-for-expert"_s, {u"S-1"_s})),
             qPrintable(told(mediate.trace)));
    // Over a week-end the same three days of the week cost one work day only: time waited is
    // counted like the rest.
    Course weekend = Course(cn())
                         .then(EventKind::Received, {2026, 3, 3})
                         .then(EventKind::Forwarded, {2026, 3, 4});
    weekend.then(EventKind::Paused, {2026, 3, 13}, u"waiting-for-expert"_s)
        .then(EventKind::Resumed, {2026, 3, 16});
    QCOMPARE(dueDay(deadlines(procedure("samr-20-2019"), cn(), weekend, now).at(1), cn()),
             QDate(2026, 5, 12));
    // Resumed on the day of the pause: nothing waited.
    Course sameDay = Course(cn())
                         .then(EventKind::Received, {2026, 3, 3})
                         .then(EventKind::Forwarded, {2026, 3, 4});
    sameDay.then(EventKind::Paused, {2026, 3, 9}, u"waiting-for-expert"_s)
        .then(EventKind::Resumed, {2026, 3, 9});
    QCOMPARE(dueDay(deadlines(procedure("samr-20-2019"), cn(), sameDay, now).at(1), cn()),
             QDate(2026, 5, 11));
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

void tst_Deadline::startsAnewWhenThePapersAreComplete()
{
    Course events = Course(cn())
                        .then(EventKind::Received, {2026, 3, 2})
                        .then(EventKind::Paused, {2026, 3, 5}, u"papers-missing"_s);
    const QDateTime now(QDate(2026, 3, 25), QTime(), Qt::UTC);
    QVERIFY(!nextDueUtc(procedure("pboc-5-2020"), cn(), events).isValid());
    QVERIFY(deadlines(procedure("pboc-5-2020"), cn(), events, now).first().paused);
    events.then(EventKind::Resumed, {2026, 3, 20});
    const Deadline answer = deadlines(procedure("pboc-5-2020"), cn(), events, now).first();
    QCOMPARE(dueDay(answer, cn()), QDate(2026, 4, 4));
    QCOMPARE(answer.trace.first(), step(StepKind::Started, {2026, 3, 20}, 0, u"completed"_s));
    QCOMPARE(answer.usedDays, 5);

    // Waiting for anything else stops no clock of this procedure.
    Course other = Course(cn())
                       .then(EventKind::Received, {2026, 3, 2})
                       .then(EventKind::Paused, {2026, 3, 5}, u"waiting-for-consumer"_s);
    QCOMPARE(cn().dayOf(nextDueUtc(procedure("pboc-5-2020"), cn(), other)), QDate(2026, 3, 17));
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

void tst_Deadline::countsWeeksThroughALeapDay()
{
    const Calendar &uk = *m_book.calendar(u"uk-england-wales"_s);
    const Course events = Course(uk).then(EventKind::Received, {2024, 2, 15});
    const Deadline final = deadlines(procedure("fca-disp"), uk, events,
                                     QDateTime(QDate(2024, 2, 29), QTime(12, 0), Qt::UTC))
                               .first();
    QCOMPARE(final.totalDays, 56);
    QCOMPARE(final.usedDays, 14);
    QCOMPARE(dueDay(final, uk), QDate(2024, 4, 11));
    const Course common = Course(uk).then(EventKind::Received, {2023, 2, 15});
    QCOMPARE(uk.dayOf(nextDueUtc(procedure("fca-disp"), uk, common)), QDate(2023, 4, 12));
}

void tst_Deadline::skipsEasterAndTheJubilee()
{
    const Calendar &uk = *m_book.calendar(u"uk-england-wales"_s);
    const Procedure &payments = procedure("fca-disp-payments");
    QCOMPARE(
        uk.dayOf(nextDueUtc(payments, uk, Course(uk).then(EventKind::Received, {2024, 3, 22}))),
        QDate(2024, 4, 16));
    QCOMPARE(
        uk.dayOf(nextDueUtc(payments, uk, Course(uk).then(EventKind::Received, {2022, 5, 27}))),
        QDate(2022, 6, 21));
    // With a holding response 35 business days, never more.
    Course held = Course(uk)
                      .then(EventKind::Received, {2022, 5, 27})
                      .extended({2022, 6, 20}, 100, u"final"_s);
    QCOMPARE(uk.dayOf(nextDueUtc(payments, uk, held)), QDate(2022, 7, 19));
}

void tst_Deadline::runsFromSendingForTheBureau()
{
    const Calendar &us = *m_book.calendar(u"us-federal"_s);
    Course events = Course(us).then(EventKind::Received, {2019, 12, 18});
    QVERIFY(!nextDueUtc(procedure("cfpb"), us, events).isValid());
    events.then(EventKind::Forwarded, {2019, 12, 20})
        .then(EventKind::Forwarded, {2019, 12, 27}); // the first counts
    const QList<Deadline> all
        = deadlines(procedure("cfpb"), us, events, QDateTime(QDate(2020, 1, 2), QTime(), Qt::UTC));
    QCOMPARE(dueDay(all.at(0), us), QDate(2020, 1, 4)); // a Saturday: calendar days do not roll on
    QCOMPARE(dueDay(all.at(1), us), QDate(2020, 2, 18)); // over 29 February's year
    QCOMPARE(nextDueUtc(procedure("cfpb"), us, events), all.at(0).dueUtc);
}

void tst_Deadline::endsAtMidnightThroughDaylightSaving()
{
    const Calendar &us = *m_book.calendar(u"us-federal"_s);
    const Course events = Course(us)
                              .then(EventKind::Received, {2020, 3, 1})
                              .then(EventKind::Forwarded, {2020, 3, 1});
    // Clocks went forward on 8 March: midnight of the 16th is four hours behind UTC, no longer
    // five.
    QCOMPARE(nextDueUtc(procedure("cfpb"), us, events),
             QDateTime(QDate(2020, 3, 17), QTime(3, 59, 59, 999), Qt::UTC));
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

void tst_Deadline::neverTakesAnOptionalClockForTheNextDue()
{
    const Calendar &uk = *m_book.calendar(u"uk-england-wales"_s);
    const Course events = Course(uk).then(EventKind::Received, {2024, 7, 1});
    const QList<Deadline> all = deadlines(procedure("fca-disp"), uk, events,
                                          QDateTime(QDate(2024, 7, 2), QTime(), Qt::UTC));
    QCOMPARE(dueDay(all.at(1), uk), QDate(2024, 7, 4)); // the third business day
    QVERIFY(!all.at(1).binding);
    QCOMPARE(nextDueUtc(procedure("fca-disp"), uk, events), all.at(0).dueUtc);
}

void tst_Deadline::keepsImportedAnswersWithoutADay()
{
    const Calendar &us = *m_book.calendar(u"us-federal"_s);
    const QDateTime now(QDate(2026, 1, 1), QTime(), Qt::UTC);
    for (const bool late : {false, true}) {
        QList<ClockEvent> events = Course(us)
                                       .then(EventKind::Received, {2019, 12, 18})
                                       .then(EventKind::Forwarded, {2019, 12, 20});
        for (const EventKind kind : {EventKind::Answered, EventKind::Closed}) {
            ClockEvent told;
            told.kind = kind;
            told.reason = late ? kToldLate : kToldTimely;
            events.append(told);
        }
        const QList<Deadline> all = deadlines(procedure("cfpb"), us, events, now);
        QVERIFY(all.at(0).isMet() && all.at(0).metUntold && !all.at(0).metUtc.isValid());
        QCOMPARE(all.at(0).isOverdue(now), late);
        QVERIFY(all.at(1).isMet()
                && !all.at(1).isOverdue(now)); // of the second clock nothing is told
        QVERIFY(!all.at(0).trace.last().day.isValid());
        QVERIFY(!nextDueUtc(procedure("cfpb"), us, events).isValid());
    }
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
