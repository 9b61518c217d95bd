// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QDate>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>
#include <QTimeZone>

namespace Redress::Domain {

/// Work days of a jurisdiction: weekends, holidays and make-up work days of named years.
class Calendar {
public:
    enum class DayKind : quint8 { WorkDay, Weekend, Holiday, MakeUpWorkDay };
    /// One file of resources/calendars (its format: resources/help/calendars.md).
    static Result<Calendar> parse(const QByteArray &json);

    QString id() const { return m_id; } // "cn"
    QString version() const { return m_version; }
    QString idAtVersion() const { return m_id + u'@' + m_version; }
    QString title() const { return m_title; }
    QString titleZh() const { return m_titleZh; }
    QString timeZone() const { return m_timeZone; } // IANA
    DayKind kind(const QDate &day) const { return kindOfJulianDay(day.toJulianDay()); }
    DayKind kindOfJulianDay(qint64 julianDay) const;
    bool isWorkDay(const QDate &day) const;
    /// The holiday's name on its days and on the work days that make up for it, else empty.
    QString nameOf(const QDate &day) const;
    QString nameZhOf(const QDate &day) const;
    /// False outside the years the file covers: counting there is by weekends only and says so in
    /// the trace.
    bool covers(const QDate &day) const { return coversJulianDay(day.toJulianDay()); }
    bool coversJulianDay(qint64 julianDay) const;
    /// What the years rest on, and whether they were compared with the announcement itself.
    struct YearSource {
        int year = 0;
        QString source;
        bool checked = false;
    };
    QList<YearSource> years() const { return m_years; }

    /// The calendar's own date at that moment, and the last and first millisecond of a day there.
    QDate dayOf(const QDateTime &utc) const;
    QDateTime endOfDayUtc(const QDate &day) const;
    QDateTime startOfDayUtc(const QDate &day) const;

private:
    struct Name {
        QString english;
        QString chinese;
    };
    Result<void> readYear(const QJsonObject &object);
    Result<void> mark(const QDate &first, const QDate &last, DayKind kind, const Name &name);

    QString m_id, m_version, m_title, m_titleZh, m_timeZone;
    QTimeZone m_zone;
    quint8 m_weekend = 0; // bit 0: Monday … bit 6: Sunday
    qint64 m_firstDay = 0, m_lastDay = -1; // Julian days covered
    QByteArray m_kinds; // one DayKind a covered day
    QHash<qint64, Name> m_names; // by Julian day
    QList<YearSource> m_years;
};

} // namespace Redress::Domain
