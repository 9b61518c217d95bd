// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/deadline.h"
#include "models/domain/rules.h"

#include <QTimeZone>

// A case's clock events by days of the calendar's zone.
namespace Redress::Tests {

using namespace Redress::Domain;
using namespace Qt::StringLiterals;

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

inline TraceStep step(StepKind kind, const QDate &day, int days = 0, const QString &detail = {},
                      const StaffId &by = {})
{
    return {kind, day, days, detail, by};
}

inline QString told(const QList<TraceStep> &trace)
{
    QStringList lines;
    for (const TraceStep &s : trace)
        lines.append(u"%1 %2 %3 %4"_s.arg(int(s.kind))
                         .arg(s.day.toString(Qt::ISODate))
                         .arg(s.days)
                         .arg(s.detail));
    return lines.join(u'\n');
}

} // namespace Redress::Tests
