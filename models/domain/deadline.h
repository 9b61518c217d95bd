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
        Started, // day, detail: which event
        Counted, // through `day`: `days` counted so far
        SkippedWeekend,
        SkippedHoliday, // detail: its name
        CountedMakeUpDay, // a make-up work day: "day 9 was a make-up Saturday"
        Paused, // days: waited; detail: reason
        Extended, // days: added; detail: reason; by
        CappedAtLongest,
        OutsideCalendar, // the calendar does not cover this year
        Due,
        Met, // by the act at `day`
    };
    Kind kind = Kind::Started;
    QDate day; // in the calendar's zone
    int days = 0;
    QString detail;
    StaffId by;
    bool operator==(const TraceStep &) const = default;
};

struct Deadline {
    QString clockId; // ClockRule::id
    QString title;
    QString titleZh;
    QDateTime dueUtc; // the last moment of the last day
    QDateTime metUtc; // invalid while running
    int usedDays = 0; // in the rule's unit, until now or met
    int totalDays = 0; // with extensions
    bool paused = false;
    QList<TraceStep> trace;

    bool isMet() const { return metUtc.isValid(); }
    bool isOverdue(const QDateTime &nowUtc) const
    {
        return isMet() ? metUtc > dueUtc : nowUtc > dueUtc;
    }
};

/// Pure: (procedure, calendar, the case's clock events, now) to deadlines and their trace, one per
/// clock of the procedure.
QList<Deadline> deadlines(const Procedure &procedure, const Calendar &calendar,
                          const QList<ClockEvent> &events, const QDateTime &nowUtc);
/// What the projection stores: the earliest unmet due time that does not depend on now, invalid
/// when all clocks are met or paused.
QDateTime nextDueUtc(const Procedure &procedure, const Calendar &calendar,
                     const QList<ClockEvent> &events);

} // namespace Redress::Domain
