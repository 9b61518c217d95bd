// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/clock.h"

namespace Redress {

QString formatUtc(const QDateTime &time)
{
    return time.toUTC().toString(QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz")) + u'Z';
}

QDateTime parseUtc(const QString &text)
{
    if (text.size() != 24 || !text.endsWith(u'Z'))
        return {};
    QDateTime time = QDateTime::fromString(text.chopped(1), QStringLiteral("yyyy-MM-ddTHH:mm:ss.zzz"));
    time.setTimeSpec(Qt::UTC);
    if (!time.isValid() || time.date().year() < 1900 || time.date().year() > 2200 || formatUtc(time) != text)
        return {};
    return time;
}

} // namespace Redress
