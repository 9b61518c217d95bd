// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/timewords.h"

#include "models/items/casesmodel.h"
#include "ui/widgets/codewords.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kDueSoonDays = 3;
constexpr int kNamedWeekdays = 7; // further away, the date says more than the day's name

QString TimeWords::day(const QDate &day)
{
    return QLocale().toString(day,
                              tr("ddd d MMM yyyy", "a day in full, as QLocale::toString wants it"));
}

QString TimeWords::shortDay(const QDate &day, const QDate &today)
{
    return QLocale().toString(day,
                              day.year() == today.year()
                                  ? tr("d MMM", "a day of this year")
                                  : tr("d MMM yyyy", "a day of another year"));
}

QString TimeWords::moment(const QDateTime &utc, const QTimeZone &zone)
{
    return QLocale().toString(utc.toTimeZone(zone), tr("d MMM yyyy HH:mm", "a moment"));
}

QString TimeWords::clock(const QDateTime &utc, const QTimeZone &zone)
{
    return QLocale().toString(utc.toTimeZone(zone), u"HH:mm"_s);
}

QString TimeWords::ago(const QDateTime &utc, const QDateTime &nowUtc)
{
    const qint64 seconds = qMax<qint64>(0, utc.secsTo(nowUtc));
    if (seconds < 60)
        return tr("just now"); // a running count would only distract
    if (seconds < 3600)
        return tr("%n minute(s) ago", nullptr, int(seconds / 60));
    if (seconds < 86400)
        return tr("%n hour(s) ago", nullptr, int(seconds / 3600));
    return tr("%n day(s) ago", nullptr, int(qMin<qint64>(seconds / 86400, 99999)));
}

TimeWords::Due TimeWords::due(const Services::CaseRow &row, const QDateTime &nowUtc,
                              const QTimeZone &zone)
{
    if (row.status == Domain::CaseStatus::Closed)
        return {Mark::Done, tr("closed")};
    if (row.status == Domain::CaseStatus::Paused)
        return {Mark::Paused, tr("paused")};
    if (!row.dueUtc.isValid())
        return {Mark::Quiet, tr("no clock")};
    const QDate today = nowUtc.toTimeZone(zone).date();
    const QDate due = row.dueUtc.toTimeZone(zone).date();
    const qint64 days = today.daysTo(due);
    const Items::Urgency urgency = Items::urgencyOf(row, nowUtc, kDueSoonDays);
    if (urgency == Items::Urgency::Late)
        return {Mark::Late,
                tr("%n day(s) late", "short, in a narrow column", int(qMax<qint64>(1, -days)))};
    const Mark mark = urgency == Items::Urgency::Due ? Mark::Due : Mark::Quiet;
    if (days == 0)
        return {mark, tr("due today")};
    if (days < kNamedWeekdays)
        return {mark, tr("due %1", "a weekday").arg(QLocale().toString(due, u"ddd"_s))};
    return {mark, tr("due %1", "a date").arg(shortDay(due, today))};
}

Mark TimeWords::clockMark(const Domain::Deadline &deadline, const QDateTime &nowUtc)
{
    if (deadline.isOverdue(nowUtc))
        return Mark::Late;
    if (deadline.isMet())
        return Mark::Done;
    if (deadline.paused)
        return Mark::Paused;
    return deadline.isStarted() && deadline.dueUtc < nowUtc.addDays(kDueSoonDays) ? Mark::Due
                                                                                  : Mark::Quiet;
}

QString TimeWords::clockHead(const Domain::Deadline &deadline, const QDateTime &nowUtc,
                             const QTimeZone &zone)
{
    if (!deadline.isStarted())
        return tr("not started");
    if (deadline.metUntold)
        return deadline.toldLate ? tr("met late; the day is not told")
                                 : tr("met; the day is not told");
    if (deadline.isMet() && deadline.isOverdue(nowUtc))
        return tr("met late, on %1").arg(day(deadline.metUtc.toTimeZone(zone).date()));
    if (deadline.isMet())
        return tr("met on %1").arg(day(deadline.metUtc.toTimeZone(zone).date()));
    if (deadline.isOverdue(nowUtc)) {
        const QDate due = deadline.dueUtc.toTimeZone(zone).date();
        const qint64 late = due.daysTo(nowUtc.toTimeZone(zone).date());
        return tr("%n day(s) overdue", nullptr, int(qMax<qint64>(1, late)));
    }
    if (deadline.paused)
        return tr("paused after %1 of %2 days").arg(deadline.usedDays).arg(deadline.totalDays);
    return tr("day %1 of %2").arg(deadline.usedDays).arg(deadline.totalDays);
}

static QString startWords(const QString &event)
{
    if (event == "forwarded"_L1)
        return TimeWords::tr("the complaint was forwarded");
    if (event == "completed"_L1)
        return TimeWords::tr("the complaint's papers were complete");
    if (event == "reopened"_L1)
        return TimeWords::tr("the case was reopened");
    return TimeWords::tr("the complaint was received");
}

/// "Fri 1 May 2026", or "Fri 1 May 2026 and the next 2 days".
static QString span(const QDate &first, int days)
{
    if (days <= 1)
        return TimeWords::day(first);
    return TimeWords::tr("%1 and the %n day(s) after", "a date", days - 1)
        .arg(TimeWords::day(first));
}

QString TimeWords::traceStep(const Domain::TraceStep &step, const QString &byName,
                             const Domain::Calendar *calendar)
{
    using Kind = Domain::TraceStep::Kind;
    const QString on = step.day.isValid() ? day(step.day) : QString();
    switch (step.kind) {
    case Kind::Started:
        return tr("%1: the clock starts, because %2.").arg(on, startWords(step.detail));
    case Kind::Counted:
        return tr("Until %1: %n day(s) counted.", nullptr, step.days).arg(on);
    case Kind::SkippedWeekend:
        return tr("%1: weekend, not counted.").arg(span(step.day, step.days));
    case Kind::SkippedHoliday:
        return tr("%1: %2, not counted.", "a date and a holiday's name")
            .arg(
                span(step.day, step.days),
                CodeWords::label(step.detail, calendar ? calendar->nameZhOf(step.day) : QString()));
    case Kind::CountedMakeUpDay:
        return tr("%1: a make-up working day, counted as day %2.").arg(on).arg(step.days);
    case Kind::Paused:
        return tr("%1: paused for %n day(s), %2.", "a date and a reason", step.days)
            .arg(on, CodeWords::pauseReason(step.detail));
    case Kind::Extended:
        return byName.isEmpty()
            ? tr("%1: extended by %n day(s). Reason: %2.", nullptr, step.days).arg(on, step.detail)
            : tr("%1: extended by %n day(s) by %3. Reason: %2.", nullptr, step.days)
                  .arg(on, step.detail, byName);
    case Kind::ExtendedTooLate:
        return tr("%1: an extension by %n day(s) came after the deadline and adds nothing.",
                  nullptr, step.days)
            .arg(on);
    case Kind::CappedAtLongest:
        return tr("The procedure allows %n day(s) at most.", nullptr, step.days);
    case Kind::OutsideCalendar:
        return tr("%1: the calendar does not cover this year; only weekends are left out.").arg(on);
    case Kind::Due:
        return tr("%1: the last day.").arg(on);
    case Kind::Met:
        return on.isEmpty() ? tr("Met; the day is not told.") : tr("%1: met.").arg(on);
    }
    return {};
}

} // namespace Redress::Ui
