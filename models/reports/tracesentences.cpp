// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/sentences.h"

#include "models/reports/typeface.h"

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

using Domain::TraceStep;

/// Puts the steps of one deadline into words.
class Teller {
public:
    Teller(const Words &words, const DisputeReport &report, const Domain::Deadline &deadline)
        : m_words(words), m_report(report), m_deadline(deadline),
          m_unit(unitOf(report, deadline.clockId))
    {
    }

    QStringList tell() const
    {
        QStringList sentences;
        bool weekendsTold = false;
        for (const TraceStep &step : m_deadline.trace) {
            const bool weekend = step.kind == TraceStep::Kind::SkippedWeekend;
            // Plain counting goes without saying, and all weekends are told as one.
            if (step.kind == TraceStep::Kind::Counted || (weekend && weekendsTold))
                continue;
            weekendsTold = weekendsTold || weekend;
            sentences.append(sentenceFor(step));
        }
        return sentences;
    }

private:
    QString sentenceFor(const TraceStep &step) const
    {
        const QString day = m_words.day(step.day);
        const QString namedDay = m_words.dayWithName(step.day);
        switch (step.kind) {
        case TraceStep::Kind::Started:
            return m_words(u"The clock started on %1, when %2.", u"自 %1起计算（%2）。")
                .arg(namedDay, m_words.code(CodeList::ClockStart, step.detail));
        case TraceStep::Kind::Counted:
            break;
        case TraceStep::Kind::SkippedWeekend:
            return weekends();
        case TraceStep::Kind::SkippedHoliday:
            return holidays(step);
        case TraceStep::Kind::CountedMakeUpDay:
            return m_words(u"Day %1 was %2, a make-up work day (%3).",
                           u"第 %1 天为 %2，系%3调休上班日，计入。")
                .arg(QString::number(step.days), namedDay, holidayName(step));
        case TraceStep::Kind::Paused:
            return m_words(u"Paused %1 from %2 on: %3.", u"自 %2 起中止 %1（%3）。")
                .arg(days(step), day, reason(step));
        case TraceStep::Kind::Extended:
            return m_words(u"Extended by %1 on %2 by %3; reason: %4.",
                           u"%2 由%3批准延长 %1，理由：%4。")
                .arg(days(step), day, by(step), reason(step));
        case TraceStep::Kind::ExtendedTooLate:
            return m_words(u"%3 extended it by %1 on %2, after it had ended; this adds nothing. "
                           u"Reason: %4.",
                           u"%2 %3延长 %1，但期限已届满，不发生效力。理由：%4。")
                .arg(days(step), day, by(step), reason(step));
        case TraceStep::Kind::CappedAtLongest:
            return m_words(u"The procedure allows no more than %1 in all.",
                           u"依程序规定，期限合计不得超过 %1。")
                .arg(days(step));
        case TraceStep::Kind::OutsideCalendar:
            return m_words(
                       u"The calendar ends before %1; from there on only weekends were skipped.",
                       u"工作日历未涵盖 %1，其后仅扣除周末。")
                .arg(day);
        case TraceStep::Kind::Due:
            return m_words(u"Day %1, the last, ends with %2.",
                           u"第 %1 天为最后一日，至 %2日终届满。")
                .arg(QString::number(step.days), namedDay);
        case TraceStep::Kind::Met:
            return met(step);
        }
        return {};
    }

    QString weekends() const
    {
        int count = 0;
        for (const TraceStep &step : m_deadline.trace)
            count += step.kind == TraceStep::Kind::SkippedWeekend ? step.days : 0;
        return m_words(count == 1 ? u"%1 day on a weekend did not count."
                                  : u"%1 days on weekends did not count.",
                       u"其间 %1 天为周末，不计入。")
            .arg(count);
    }

    QString holidays(const TraceStep &step) const
    {
        if (step.days <= 1)
            return m_words(u"%1 (%2) was a holiday and did not count.",
                           u"%1（%2）为节假日，不计入。")
                .arg(m_words.day(step.day), holidayName(step));
        return m_words(u"%1 to %2 (%3) were holidays and did not count.",
                       u"%1 至 %2（%3）为节假日，不计入。")
            .arg(m_words.day(step.day), m_words.day(step.day.addDays(step.days - 1)),
                 holidayName(step));
    }

    QString met(const TraceStep &step) const
    {
        const QString act = m_words.code(CodeList::Act, step.detail);
        if (!step.day.isValid())
            return m_words(u"Met (%1); the imported record does not tell when.",
                           u"已完成（%1）；导入的记录未载明日期。")
                .arg(act);
        return m_words(u"Met on %1, day %2 (%3).", u"于 %1（第 %2 天）完成（%3）。")
            .arg(m_words.dayWithName(step.day), QString::number(step.days), act);
    }

    QString holidayName(const TraceStep &step) const
    {
        return printable(m_words.label(step.detail, m_report.calendar.nameZhOf(step.day)));
    }

    QString days(const TraceStep &step) const { return m_words.days(step.days, m_unit); }

    QString by(const TraceStep &step) const
    {
        return printable(m_report.staffNames.value(step.by, step.by.value));
    }

    /// A pause's reason is a code, an extension's a sentence or a code.
    QString reason(const TraceStep &step) const
    {
        return m_words.code(CodeList::PauseReason, step.detail);
    }

    const Words &m_words;
    const DisputeReport &m_report;
    const Domain::Deadline &m_deadline;
    Domain::ClockRule::Unit m_unit;
};

} // namespace

Domain::ClockRule::Unit unitOf(const DisputeReport &report, const QString &clockId)
{
    const Domain::ClockRule *rule = report.procedure.clock(clockId);
    return rule ? rule->unit : Domain::ClockRule::Unit::CalendarDays;
}

QStringList traceSentences(const Words &words, const DisputeReport &report,
                           const Domain::Deadline &deadline)
{
    return Teller(words, report, deadline).tell();
}

QString deadlineState(const Words &words, const DisputeReport &report,
                      const Domain::Deadline &deadline)
{
    const bool late = deadline.isOverdue(report.madeUtc);
    if (deadline.metUntold)
        return late ? words(u"Met too late, as told by the source", u"逾期完成（据导入记录）")
                    : words(u"Met, day not told", u"已完成，日期不详");
    if (deadline.isMet())
        return (late ? words(u"Met too late, %1", u"逾期完成，%1")
                     : words(u"Met in time, %1", u"按期完成，%1"))
            .arg(words.time(deadline.metUtc));
    if (deadline.paused)
        return words(u"Paused", u"已中止");
    if (!deadline.isStarted())
        return words(u"Not started", u"未起算");
    return (late ? words(u"Overdue since %1", u"已逾期，到期 %1")
                 : words(u"Running, due %1", u"进行中，到期 %1"))
        .arg(words.time(deadline.dueUtc));
}

} // namespace Redress::Reports
