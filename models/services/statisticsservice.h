// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/money.h"
#include "models/services/session.h"

#include <QDateTime>
#include <QList>

namespace Redress::Services {

inline constexpr int kMaxStatisticsMonths = 600;

struct StatisticsQuery {
    int fromMonth = 0, toMonth = 0; // 202512…202611 (UTC), both included; 0: twelve months, to now
    CompanyId company; // empty: all cases
    int top = 20; // companies, products and issues
};

struct Figures {
    qint64 received = 0; // cases received in the span
    qint64 closed = 0; // cases closed in it, whenever they were received
    qint64 late = 0; // of the closed: a binding clock was missed
    qint64 inTime() const { return closed - late; }
};
struct MonthFigures {
    int month = 0; // 202611
    Figures figures;
};
/// Sums of one currency. What no number holds is told as the largest there is.
struct MoneyFigures {
    QString currency;
    qint64 askedCases = 0; // received in the span with an amount
    Money asked;
    qint64 refundedCases = 0; // closed in it with a relief
    Money refunded;
};
struct NamedFigures {
    QString code; // of a company, product, issue, channel or outcome; empty: not known
    QString label, labelZh; // companies, products and issues
    Figures figures;
    QList<MoneyFigures> money; // of a company
};

struct Statistics {
    int fromMonth = 0, toMonth = 0;
    CompanyId company;
    QString companyName;
    QDateTime atUtc; // when it was read
    QList<MonthFigures> months; // every month of the span, oldest first
    Figures all;
    QList<NamedFigures> companies; // most received first; empty for one company
    QList<NamedFigures> products, issues, channels, outcomes;
    QList<MoneyFigures> money;
    qint64 open = 0, overdue = 0; // now, whenever received
};

/// Figures of the center for supervisors, read from sums that are kept with every act.
class StatisticsService {
public:
    explicit StatisticsService(SessionPtr session);
    /// NotFound for an unknown company, BadInput for an impossible span.
    Result<Statistics> statistics(const StatisticsQuery &query);

private:
    SessionPtr m_session;
};

/// The month `months` later than `month` (202611).
int monthPlus(int month, int months);
int monthOf(const QDate &day);

} // namespace Redress::Services
