// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QDate>
#include <QHash>
#include <QString>

namespace Redress::Domain {

/// Work days of a jurisdiction: weekends, holidays and make-up work days of named years.
class Calendar {
public:
    enum class DayKind { WorkDay, Weekend, Holiday, MakeUpWorkDay };
    /// One file of resources/calendars (its format: resources/help/calendars.md).
    static Result<Calendar> parse(const QByteArray &json);

    QString id() const { return m_id; } // "cn"
    QString version() const { return m_version; }
    QString idAtVersion() const { return m_id + u'@' + m_version; }
    QString timeZone() const { return m_timeZone; } // IANA
    DayKind kind(const QDate &day) const;
    bool isWorkDay(const QDate &day) const;
    QString nameOf(const QDate &day) const; // of a holiday, else empty
    /// False outside the years the file covers: counting there is by weekends only and says so in
    /// the trace.
    bool covers(const QDate &day) const;

private:
    QString m_id, m_version, m_timeZone;
    int m_firstYear = 0, m_lastYear = 0;
    QHash<QDate, QString> m_holidays;
    QHash<QDate, QString> m_makeUpDays;
};

} // namespace Redress::Domain
