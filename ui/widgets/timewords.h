// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/deadline.h"
#include "models/services/caseservice.h"
#include "ui/widgets/marks.h"

#include <QCoreApplication>
#include <QTimeZone>

namespace Redress::Ui {

/// Days and moments in words. Times come in UTC and are shown in `zone`, the center's.
class TimeWords {
    Q_DECLARE_TR_FUNCTIONS(TimeWords)
public:
    static QString day(const QDate &day); // "Tue 3 Nov 2026"
    static QString shortDay(const QDate &day,
                            const QDate &today); // "3 Nov", with the year where it is another one
    static QString moment(const QDateTime &utc, const QTimeZone &zone); // "3 Nov 2026 09:41"
    static QString clock(const QDateTime &utc, const QTimeZone &zone); // "09:41"
    static QString ago(const QDateTime &utc, const QDateTime &nowUtc); // "2 minutes ago"

    /// "Late 2 d", "due today", "due Fri", "due 3 Nov", "paused", "closed"; with its mark.
    struct Due {
        Mark mark = Mark::Quiet;
        QString words;
    };
    static Due due(const Services::CaseRow &row, const QDateTime &nowUtc, const QTimeZone &zone);

    /// "9 of 15 days", "2 days late", "met on 3 Nov", "paused after 9 of 15 days".
    static QString clockHead(const Domain::Deadline &deadline, const QDateTime &nowUtc,
                             const QTimeZone &zone);
    static Mark clockMark(const Domain::Deadline &deadline, const QDateTime &nowUtc);
    /// One step of the explanation; `calendar` (may be null) names holidays in Chinese.
    static QString traceStep(const Domain::TraceStep &step, const QString &byName,
                             const Domain::Calendar *calendar);
};

} // namespace Redress::Ui
