// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/calendar.h"
#include "models/domain/casestate.h"
#include "models/domain/procedure.h"

#include <QDateTime>
#include <QList>

namespace Redress::Domain {

/// One step of how a deadline came about, as data; ui and reports put it into words.
struct TraceStep {
    enum class Kind {
        Started, // day; detail: "received", "forwarded", "completed", "reopened"
        Counted, // through `day`: `days` counted so far
        SkippedWeekend, // from `day`: `days` not counted
        SkippedHoliday, // from `day`: `days` not counted; detail: its English name
                        // (Calendar::nameZhOf for the other)
        CountedMakeUpDay, // `day` is a make-up work day, the `days`th counted; detail: the holiday
                          // it makes up for
        Paused, // on `day`; days: not counted, in the clock's unit; detail: reason code
        Extended, // on `day`; days: added; detail: reason; by
        ExtendedTooLate, // on `day`, after the deadline: adds nothing; days: asked for; detail:
                         // reason; by
        CappedAtLongest, // on `day`; days: the longest allowed in all
        OutsideCalendar, // from `day` on the calendar knows weekends only
        Due, // day; days: counted in all
        Met, // on `day`, by the act named in detail; an invalid day: the source of the import does
             // not tell it
    };
    Kind kind = Kind::Started;
    QDate day; // in the calendar's zone
    int days = 0;
    QString detail;
    StaffId by;
    bool operator==(const TraceStep &) const = default;
};

/// Weeks are told in days everywhere here.
struct Deadline {
    QString clockId; // ClockRule::id
    QString title;
    QString titleZh;
    bool binding = true; // ClockRule::binding
    QDateTime dueUtc; // the last moment of the last day; invalid: not started; while paused: if
                      // resumed now
    QDateTime metUtc; // invalid while running, and when metUntold
    bool metUntold = false; // met, but the imported record does not tell when
    bool toldLate = false; // the imported record says it was late
    int usedDays = 0; // counted until now or met
    int totalDays = 0; // with extensions
    bool paused = false; // it would run, but waits
    QList<TraceStep> trace;

    bool isStarted() const { return dueUtc.isValid(); }
    bool isMet() const { return metUtc.isValid() || metUntold; }
    bool isOverdue(const QDateTime &nowUtc) const
    {
        if (metUntold)
            return toldLate;
        return dueUtc.isValid() && (metUtc.isValid() ? metUtc : nowUtc) > dueUtc;
    }
};

/// Pure: (procedure, calendar, the case's clock events, now) to deadlines and their trace, one per
/// clock of the procedure. The rules of counting: resources/help/procedures.md.
QList<Deadline> deadlines(const Procedure &procedure, const Calendar &calendar,
                          const QList<ClockEvent> &events, const QDateTime &nowUtc);
/// What the projection stores: the earliest unmet due time of a binding clock that does not depend
/// on now, invalid when all clocks are met, paused or not started. Cheap: a few microseconds.
QDateTime nextDueUtc(const Procedure &procedure, const Calendar &calendar,
                     const QList<ClockEvent> &events);
/// Of a closed case: whether a binding clock was met after its end. The statistics count by it.
bool wasMetLate(const Procedure &procedure, const Calendar &calendar,
                const QList<ClockEvent> &events);

} // namespace Redress::Domain
