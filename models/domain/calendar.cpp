// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/calendar.h"

#include "models/core/text.h"
#include "models/domain/jsonfields.h"

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

constexpr int kFirstYear = 1900;
constexpr int kLastYear = 2200;
constexpr qsizetype kMaxYears = 100;
constexpr qsizetype kMaxDaysAYear = 120;

int weekdayOf(qint64 julianDay)
{
    return int(((julianDay % 7) + 7) % 7); // Julian day 0 was a Monday
}

quint8 weekendBits(const QStringList &words, JsonFields &fields)
{
    static const QStringList weekdays{u"monday"_s, u"tuesday"_s,  u"wednesday"_s, u"thursday"_s,
                                      u"friday"_s, u"saturday"_s, u"sunday"_s};
    quint8 bits = 0;
    for (const QString &word : words) {
        const qsizetype weekday = weekdays.indexOf(word);
        if (weekday < 0)
            fields.fail("\""_L1 + word.left(20) + "\" is not a day of the week"_L1);
        else
            bits |= quint8(1 << weekday);
    }
    return bits;
}

} // namespace

Result<Calendar> Calendar::parse(const QByteArray &json)
{
    REDRESS_TRY(object, parseJsonObject(json));
    JsonFields fields(object, u"the calendar"_s, ErrorCode::BadInput);
    Calendar calendar;
    calendar.m_id = fields.requiredText("id"_L1);
    calendar.m_version = fields.requiredText("version"_L1);
    calendar.m_title = fields.requiredText("title"_L1);
    calendar.m_titleZh = fields.requiredText("titleZh"_L1);
    calendar.m_timeZone = fields.requiredText("timeZone"_L1);
    fields.requiredText("source"_L1);
    calendar.m_weekend = weekendBits(fields.texts("weekend"_L1, 6), fields);
    const QJsonArray years = fields.array("years"_L1, kMaxYears);
    REDRESS_CHECK(fields.finish());
    if (!isCode(calendar.m_id) || !isCode(calendar.m_version))
        return Error{ErrorCode::BadInput, u"the calendar's id or version is not a code"_s, {}};
    calendar.m_zone = QTimeZone(calendar.m_timeZone.toLatin1());
    if (!calendar.m_zone.isValid())
        return Error{ErrorCode::BadInput,
                     "the time zone "_L1 + calendar.m_timeZone + " is unknown here"_L1,
                     u"Install the time zone data (Debian: tzdata)."_s};
    for (const QJsonValue &year : years)
        REDRESS_CHECK(calendar.readYear(year.toObject()));
    if (calendar.m_years.isEmpty())
        return Error{ErrorCode::BadInput, u"the calendar has no years"_s, {}};
    return calendar;
}

Result<void> Calendar::readYear(const QJsonObject &object)
{
    JsonFields fields(object, u"a year of the calendar"_s, ErrorCode::BadInput);
    YearSource year;
    year.year = int(fields.integer("year"_L1, kFirstYear, kLastYear, 0));
    year.source = fields.requiredText("source"_L1);
    year.checked = fields.flag("checked"_L1);
    fields.text("note"_L1);
    const QJsonArray holidays = fields.array("holidays"_L1, kMaxDaysAYear);
    const QJsonArray workDays = fields.array("workDays"_L1, kMaxDaysAYear);
    REDRESS_CHECK(fields.finish());
    if (year.year == 0 || (!m_years.isEmpty() && year.year != m_years.last().year + 1))
        return Error{ErrorCode::BadInput, u"the calendar's years do not follow one another"_s, {}};
    m_years.append(year);
    if (m_lastDay < m_firstDay)
        m_firstDay = QDate(year.year, 1, 1).toJulianDay();
    m_lastDay = QDate(year.year, 12, 31).toJulianDay();
    for (qint64 day = m_firstDay + m_kinds.size(); day <= m_lastDay; ++day)
        m_kinds.append(
            char((m_weekend >> weekdayOf(day)) & 1 ? DayKind::Weekend : DayKind::WorkDay));

    for (const QJsonValue &value : holidays) {
        JsonFields holiday(value.toObject(), u"a holiday of %1"_s.arg(year.year),
                           ErrorCode::BadInput);
        const QDate first = holiday.day("from"_L1);
        const QDate last = holiday.has("to"_L1) ? holiday.day("to"_L1) : first;
        const Name name{holiday.requiredText("name"_L1), holiday.requiredText("nameZh"_L1)};
        if (!holiday.has("to"_L1))
            holiday.text("to"_L1);
        REDRESS_CHECK(holiday.finish());
        REDRESS_CHECK(mark(first, last, DayKind::Holiday, name));
    }
    for (const QJsonValue &value : workDays) {
        JsonFields workDay(value.toObject(), u"a work day of %1"_s.arg(year.year),
                           ErrorCode::BadInput);
        const QDate day = workDay.day("day"_L1);
        const Name name{workDay.requiredText("name"_L1), workDay.requiredText("nameZh"_L1)};
        REDRESS_CHECK(workDay.finish());
        REDRESS_CHECK(mark(day, day, DayKind::MakeUpWorkDay, name));
    }
    return {};
}

Result<void> Calendar::mark(const QDate &first, const QDate &last, DayKind kind, const Name &name)
{
    const auto wrong = [&](const QString &why) {
        return Error{ErrorCode::BadInput,
                     u"%1 (%2): %3"_s.arg(first.toString(Qt::ISODate), name.english, why),
                     {}};
    };
    // A day always stands in the section of its own year, whichever year's announcement named it.
    const int year = m_years.last().year;
    if (!first.isValid() || !last.isValid() || last < first || first.year() != year
        || last.year() != year)
        return wrong(u"outside the year %1"_s.arg(year));
    for (qint64 day = first.toJulianDay(); day <= last.toJulianDay(); ++day) {
        const DayKind before = kindOfJulianDay(day);
        if (before == DayKind::Holiday || before == DayKind::MakeUpWorkDay)
            return wrong(u"the day is named twice"_s);
        if (kind == DayKind::MakeUpWorkDay && before != DayKind::Weekend)
            return wrong(u"a make-up work day must fall on a weekend"_s);
        m_kinds[qsizetype(day - m_firstDay)] = char(kind);
        m_names.insert(day, name);
    }
    return {};
}

Calendar::DayKind Calendar::kindOfJulianDay(qint64 julianDay) const
{
    if (coversJulianDay(julianDay))
        return DayKind(quint8(m_kinds.at(qsizetype(julianDay - m_firstDay))));
    return (m_weekend >> weekdayOf(julianDay)) & 1 ? DayKind::Weekend : DayKind::WorkDay;
}

bool Calendar::coversJulianDay(qint64 julianDay) const
{
    return julianDay >= m_firstDay && julianDay <= m_lastDay;
}

bool Calendar::isWorkDay(const QDate &day) const
{
    const DayKind found = kind(day);
    return found == DayKind::WorkDay || found == DayKind::MakeUpWorkDay;
}

QString Calendar::nameOf(const QDate &day) const
{
    return m_names.value(day.toJulianDay()).english;
}

QString Calendar::nameZhOf(const QDate &day) const
{
    return m_names.value(day.toJulianDay()).chinese;
}

QDate Calendar::dayOf(const QDateTime &utc) const
{
    return utc.toTimeZone(m_zone).date();
}

QDateTime Calendar::endOfDayUtc(const QDate &day) const
{
    return day.endOfDay(m_zone).toUTC();
}

QDateTime Calendar::startOfDayUtc(const QDate &day) const
{
    return day.startOfDay(m_zone).toUTC();
}

} // namespace Redress::Domain
