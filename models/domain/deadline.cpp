// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The rules, in words: resources/help/procedures.md.
#include "models/domain/deadline.h"

#include <QVarLengthArray>

#include <limits>

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

using EventKind = ClockEvent::Kind;
using DayKind = Calendar::DayKind;

constexpr qint64 kNever = std::numeric_limits<qint64>::max();
constexpr qint64 kMaxWalkDays = 100'000; // 270 years: a wait longer than that has no end

/// Days after `from` through `to` are not counted: the day of the pause still counts, the day of
/// resuming does not.
struct Wait {
    qint64 from = 0;
    qint64 to = kNever; // kNever: still waiting
    const ClockEvent *event = nullptr;
};

struct Extension {
    qint64 day = 0;
    const ClockEvent *event = nullptr;
};

/// What the events mean for one clock; days are Julian days in the calendar's zone.
struct Course {
    const ClockEvent *startedBy = nullptr;
    QLatin1String startedAs;
    qint64 startDay = 0;
    bool papersMissing = false; // a clock counted from completion waits for the papers
    QVarLengthArray<Wait, 4> waits;
    QVarLengthArray<Extension, 4> extensions;
    const ClockEvent *metBy = nullptr;
};

/// An act meets a clock, and so does every later stage: who closes has answered.
int stageOf(EventKind kind)
{
    switch (kind) {
    case EventKind::Forwarded:
        return 1;
    case EventKind::Answered:
        return 2;
    case EventKind::Closed:
        return 3;
    default:
        return 0;
    }
}

int stageOf(const QString &act)
{
    if (act == Act::caseForwarded)
        return 1;
    return act == Act::caseAnswered ? 2 : 3;
}

QString actOf(EventKind kind)
{
    switch (stageOf(kind)) {
    case 1:
        return Act::caseForwarded;
    case 2:
        return Act::caseAnswered;
    default:
        return Act::caseClosed;
    }
}

class CourseReader {
public:
    CourseReader(const ClockRule &rule, const Calendar &calendar)
        : m_rule(rule), m_calendar(calendar)
    {
    }

    Course read(const QList<ClockEvent> &events)
    {
        for (const ClockEvent &event : events)
            take(event);
        return m_course;
    }

private:
    qint64 dayOf(const ClockEvent &event) const
    {
        return m_calendar.dayOf(event.atUtc).toJulianDay();
    }

    void start(const ClockEvent &event, QLatin1String as)
    {
        m_course.startedBy = &event;
        m_course.startedAs = as;
        m_course.startDay = dayOf(event);
    }

    void take(const ClockEvent &event)
    {
        if (const int stage = stageOf(event.kind);
            stage > 0 && !m_course.metBy && stage >= stageOf(m_rule.stopsAt))
            m_course.metBy = &event;
        switch (event.kind) {
        case EventKind::Received:
            if (m_rule.start != ClockRule::Start::Forwarded)
                start(event, "received"_L1);
            break;
        case EventKind::Forwarded:
            if (m_rule.start == ClockRule::Start::Forwarded && !m_course.startedBy)
                start(event, "forwarded"_L1);
            break;
        case EventKind::Paused:
            pause(event);
            break;
        case EventKind::Resumed:
            resume(event);
            break;
        case EventKind::Extended:
            if (event.clockId == m_rule.id)
                m_course.extensions.append({dayOf(event), &event});
            break;
        case EventKind::Reopened: // everything begins anew
            m_course = {};
            if (m_rule.start != ClockRule::Start::Forwarded)
                start(event, "reopened"_L1);
            break;
        case EventKind::Answered:
            break;
        case EventKind::Closed:
            resume(event);
            break;
        }
    }

    bool waitsForPapers(const ClockEvent &event) const
    {
        return m_rule.start == ClockRule::Start::Completed && event.reason == "papers-missing"_L1;
    }

    void pause(const ClockEvent &event)
    {
        if (waitsForPapers(event))
            m_course.papersMissing = true;
        if (m_rule.pausable || waitsForPapers(event))
            m_course.waits.append({dayOf(event), kNever, &event});
    }

    void resume(const ClockEvent &event)
    {
        const bool waits = !m_course.waits.isEmpty() && m_course.waits.last().to == kNever;
        if (waits && event.atUtc.isValid())
            m_course.waits.last().to = qMax(m_course.waits.last().from, dayOf(event));
        // The papers are complete: counting from completion begins here, and what was waited before
        // is gone.
        if (m_course.papersMissing && event.kind == EventKind::Resumed) {
            m_course.waits.clear();
            start(event, "completed"_L1);
        }
        m_course.papersMissing = false;
    }

    const ClockRule &m_rule;
    const Calendar &m_calendar;
    Course m_course;
};

/// Counts days one by one; with a trace it also tells how.
class Walk {
public:
    Walk(const ClockRule &rule, const Calendar &calendar, const Course &course,
         QList<TraceStep> *trace)
        : m_calendar(calendar), m_course(course), m_trace(trace),
          m_workDays(rule.unit == ClockRule::Unit::WorkDays)
    {
        const int factor = rule.unit == ClockRule::Unit::Weeks ? 7 : 1;
        m_total = rule.length * factor;
        m_longest = rule.longest.value_or(rule.length) * factor;
    }

    /// The Julian day on which the clock ends, kNever when it waits without an end. A still open
    /// wait lasts through `today`.
    qint64 dueDay(qint64 today)
    {
        tell(TraceStep::Kind::Started, m_course.startDay, 0, m_course.startedAs);
        qint64 day = m_course.startDay;
        extendUntil(day);
        while (m_counted < m_total) {
            ++day;
            if (day - m_course.startDay > kMaxWalkDays)
                return kNever;
            const Wait *wait = waitOn(day, today);
            if (wait && wait->to == kNever && today == kNever)
                return kNever;
            count(day, wait);
            extendUntil(day);
        }
        flush(day);
        tell(TraceStep::Kind::Due, day, m_counted, {});
        for (; m_nextExtension < m_course.extensions.size(); ++m_nextExtension)
            tellExtension(TraceStep::Kind::ExtendedTooLate, m_course.extensions[m_nextExtension]);
        return day;
    }

    int total() const { return m_total; }

    /// How many days count from the start through `last`.
    int countedThrough(qint64 last, qint64 today) const
    {
        int counted = 0;
        last = qMin(last, m_course.startDay + kMaxWalkDays);
        for (qint64 day = m_course.startDay + 1; day <= last; ++day) {
            if (!waitOn(day, today) && counts(day))
                ++counted;
        }
        return counted;
    }

private:
    bool counts(qint64 day) const
    {
        if (!m_workDays)
            return true;
        const DayKind kind = m_calendar.kindOfJulianDay(day);
        return kind == DayKind::WorkDay || kind == DayKind::MakeUpWorkDay;
    }

    const Wait *waitOn(qint64 day, qint64 today) const
    {
        for (const Wait &wait : m_course.waits) {
            if (day > wait.from && day <= (wait.to == kNever ? today : wait.to))
                return &wait;
        }
        return nullptr;
    }

    void extendUntil(qint64 day)
    {
        for (; m_nextExtension < m_course.extensions.size(); ++m_nextExtension) {
            const Extension &extension = m_course.extensions[m_nextExtension];
            if (extension.day > day)
                return;
            flush(day);
            m_total += extension.event->days;
            tellExtension(TraceStep::Kind::Extended, extension);
            if (m_total > m_longest) {
                m_total = m_longest;
                tell(TraceStep::Kind::CappedAtLongest, extension.day, m_longest, {});
            }
        }
    }

    void count(qint64 day, const Wait *wait)
    {
        if (m_trace)
            trace(day, wait);
        if (!wait && counts(day))
            ++m_counted;
    }

    void trace(qint64 day, const Wait *wait)
    {
        if (m_workDays && !m_outside && !m_calendar.coversJulianDay(day)) {
            flush(day - 1);
            m_outside = true;
            tell(TraceStep::Kind::OutsideCalendar, day, 0, {});
        }
        const Run run = runOf(day, wait);
        if (run.kind != m_run.kind || run.detail != m_run.detail || run.event != m_run.event) {
            flush(day - 1);
            m_run = run;
        }
        // What a wait costs is told in the clock's own unit.
        if (!wait || counts(day))
            ++m_run.days;
    }

    /// Neighbouring days of one kind become one step of the trace.
    struct Run {
        TraceStep::Kind kind = TraceStep::Kind::Started; // none yet
        qint64 firstDay = 0;
        int days = 0;
        QString detail;
        const ClockEvent *event = nullptr;
    };

    Run runOf(qint64 day, const Wait *wait) const
    {
        if (wait)
            return {TraceStep::Kind::Paused, wait->from, 0, wait->event->reason, wait->event};
        if (!m_workDays)
            return {TraceStep::Kind::Counted, day, 0, {}, nullptr};
        const DayKind kind = m_calendar.kindOfJulianDay(day);
        const QString name = m_calendar.nameOf(QDate::fromJulianDay(day));
        if (kind == DayKind::MakeUpWorkDay)
            return {TraceStep::Kind::CountedMakeUpDay, day, 0, name, nullptr};
        if (kind == DayKind::Holiday)
            return {TraceStep::Kind::SkippedHoliday, day, 0, name, nullptr};
        return {kind == DayKind::Weekend ? TraceStep::Kind::SkippedWeekend
                                         : TraceStep::Kind::Counted,
                day,
                0,
                {},
                nullptr};
    }

    /// Ends the run that lasted through `day`.
    void flush(qint64 day)
    {
        if (!m_trace || m_run.kind == TraceStep::Kind::Started)
            return;
        if (m_run.kind == TraceStep::Kind::Counted
            || m_run.kind == TraceStep::Kind::CountedMakeUpDay)
            tell(m_run.kind, day, m_counted, m_run.detail);
        else
            tell(m_run.kind, m_run.firstDay, m_run.days, m_run.detail, m_run.event);
        m_run = {};
    }

    void tell(TraceStep::Kind kind, qint64 day, int days, const QString &detail,
              const ClockEvent *event = nullptr)
    {
        if (m_trace)
            m_trace->append(
                {kind, QDate::fromJulianDay(day), days, detail, event ? event->by : StaffId{}});
    }

    void tellExtension(TraceStep::Kind kind, const Extension &extension)
    {
        tell(kind, extension.day, extension.event->days, extension.event->reason, extension.event);
    }

    const Calendar &m_calendar;
    const Course &m_course;
    QList<TraceStep> *m_trace;
    bool m_workDays;
    int m_total = 0;
    int m_longest = 0;
    int m_counted = 0;
    qsizetype m_nextExtension = 0;
    bool m_outside = false;
    Run m_run;
};

void tellMeeting(Deadline &deadline, const Course &course, const Calendar &calendar, bool mainClock)
{
    const ClockEvent &event = *course.metBy;
    deadline.metUtc = event.atUtc;
    deadline.metUntold = !event.atUtc.isValid();
    // The imported word "untimely" is about the answer, which the first clock measures.
    deadline.toldLate = deadline.metUntold && mainClock && event.reason == kToldLate;
    const QDate day = deadline.metUntold ? QDate() : calendar.dayOf(event.atUtc);
    deadline.trace.append(
        {TraceStep::Kind::Met, day, deadline.usedDays, actOf(event.kind), event.by});
}

Deadline deadlineOf(const ClockRule &rule, const Calendar &calendar,
                    const QList<ClockEvent> &events, const QDateTime &nowUtc, bool mainClock)
{
    const Course course = CourseReader(rule, calendar).read(events);
    Deadline deadline;
    deadline.clockId = rule.id;
    deadline.title = rule.title;
    deadline.titleZh = rule.titleZh;
    deadline.binding = rule.binding;
    deadline.totalDays = rule.length * (rule.unit == ClockRule::Unit::Weeks ? 7 : 1);
    if (course.startedBy) {
        const qint64 today = calendar.dayOf(nowUtc).toJulianDay();
        Walk walk(rule, calendar, course, &deadline.trace);
        if (const qint64 due = walk.dueDay(today); due != kNever)
            deadline.dueUtc = calendar.endOfDayUtc(QDate::fromJulianDay(due));
        deadline.totalDays = walk.total();
        const bool dayTold = course.metBy && course.metBy->atUtc.isValid();
        const qint64 last = dayTold ? calendar.dayOf(course.metBy->atUtc).toJulianDay() : today;
        if (dayTold || !course.metBy)
            deadline.usedDays = walk.countedThrough(last, today);
        deadline.paused
            = !course.metBy && Walk(rule, calendar, course, nullptr).dueDay(kNever) == kNever;
    }
    if (course.metBy)
        tellMeeting(deadline, course, calendar, mainClock);
    return deadline;
}

} // namespace

QList<Deadline> deadlines(const Procedure &procedure, const Calendar &calendar,
                          const QList<ClockEvent> &events, const QDateTime &nowUtc)
{
    QList<Deadline> all;
    for (const ClockRule &rule : procedure.clocks)
        all.append(deadlineOf(rule, calendar, events, nowUtc, all.isEmpty()));
    return all;
}

QDateTime nextDueUtc(const Procedure &procedure, const Calendar &calendar,
                     const QList<ClockEvent> &events)
{
    qint64 next = kNever;
    for (const ClockRule &rule : procedure.clocks) {
        if (!rule.binding)
            continue;
        const Course course = CourseReader(rule, calendar).read(events);
        if (course.startedBy && !course.metBy)
            next = qMin(next, Walk(rule, calendar, course, nullptr).dueDay(kNever));
    }
    return next == kNever ? QDateTime() : calendar.endOfDayUtc(QDate::fromJulianDay(next));
}

bool wasMetLate(const Procedure &procedure, const Calendar &calendar,
                const QList<ClockEvent> &events)
{
    for (const ClockRule &rule : procedure.clocks) {
        if (!rule.binding)
            continue;
        const Course course = CourseReader(rule, calendar).read(events);
        if (!course.metBy)
            continue;
        const bool dayTold = course.metBy->atUtc.isValid();
        if (!dayTold && &rule == &procedure.clocks.first() && course.metBy->reason == kToldLate)
            return true;
        if (!dayTold || !course.startedBy)
            continue;
        const qint64 day = calendar.dayOf(course.metBy->atUtc).toJulianDay();
        if (day > Walk(rule, calendar, course, nullptr).dueDay(day))
            return true;
    }
    return false;
}

} // namespace Redress::Domain
