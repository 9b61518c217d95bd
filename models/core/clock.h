// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>

namespace Redress {

/// Time comes in, it is not fetched: whoever decides by time is handed a clock.
class Clock {
public:
    virtual ~Clock() = default;
    virtual QDateTime nowUtc() const = 0;
};

class SystemClock final : public Clock {
public:
    QDateTime nowUtc() const override { return QDateTime::currentDateTimeUtc(); }
};

/// ISO 8601 with milliseconds and "Z", the only form stored and signed.
QString formatUtc(const QDateTime &time);
/// Invalid when `text` is not exactly what formatUtc writes or lies outside 1900…2200.
QDateTime parseUtc(const QString &text);

} // namespace Redress
