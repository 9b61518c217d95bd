// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// One worked example for each shipped procedure, added up by hand.
#include "tests/domain/clockcourse.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Domain;
using namespace Redress::Tests;

class tst_Procedures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void countsAMakeUpSaturdayAndSkipsSpringFestival();
    void followsTheLengthenedFestivalOf2020();
    void doesNotCountDaysWaitedForAnExpert();
    void startsAnewWhenThePapersAreComplete();
    void countsWeeksThroughALeapDay();
    void skipsEasterAndTheJubilee();
    void runsFromSendingForTheBureau();
    void endsAtMidnightThroughDaylightSaving();
    void neverTakesAnOptionalClockForTheNextDue();
    void keepsImportedAnswersWithoutADay();

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

void tst_Procedures::initTestCase()
{
    auto book = RuleBook::shipped();
    QVERIFY(book);
    m_book = *std::move(book);
}

void tst_Procedures::countsAMakeUpSaturdayAndSkipsSpringFestival()
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

void tst_Procedures::followsTheLengthenedFestivalOf2020()
{
    // 23 January is day 1, the festival lasts to 2 February, 3 to 7 February are days 2 to 6,
    // Monday the 10th is day 7.
    const Course events = Course(cn()).then(EventKind::Received, {2020, 1, 22});
    QCOMPARE(cn().dayOf(nextDueUtc(procedure("samr-20-2019"), cn(), events)), QDate(2020, 2, 10));
}

void tst_Procedures::doesNotCountDaysWaitedForAnExpert()
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

void tst_Procedures::startsAnewWhenThePapersAreComplete()
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

void tst_Procedures::countsWeeksThroughALeapDay()
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

void tst_Procedures::skipsEasterAndTheJubilee()
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

void tst_Procedures::runsFromSendingForTheBureau()
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

void tst_Procedures::endsAtMidnightThroughDaylightSaving()
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

void tst_Procedures::neverTakesAnOptionalClockForTheNextDue()
{
    const Calendar &uk = *m_book.calendar(u"uk-england-wales"_s);
    const Course events = Course(uk).then(EventKind::Received, {2024, 7, 1});
    const QList<Deadline> all = deadlines(procedure("fca-disp"), uk, events,
                                          QDateTime(QDate(2024, 7, 2), QTime(), Qt::UTC));
    QCOMPARE(dueDay(all.at(1), uk), QDate(2024, 7, 4)); // the third business day
    QVERIFY(!all.at(1).binding);
    QCOMPARE(nextDueUtc(procedure("fca-disp"), uk, events), all.at(0).dueUtc);
}

void tst_Procedures::keepsImportedAnswersWithoutADay()
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

QTEST_GUILESS_MAIN(tst_Procedures)
#include "tst_procedures.moc"
