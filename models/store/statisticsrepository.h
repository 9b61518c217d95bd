// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/store/database.h"
#include "models/store/summarysums.h"

#include <QList>

namespace Redress::Store {

inline constexpr int kMaxTopFigures = 10'000;

struct StatisticsQuery {
    int fromMonth = 0, toMonth = 0; // 202512…202611, UTC, both included
    CompanyId company; // empty: all cases
    int top = 20; // companies, products and issues, most received first; 1…kMaxTopFigures
};

/// What one month, company, product … comes to. Of a company and a currency also its name and the
/// money; the sums of a currency are of its own minor units.
struct Figure {
    QString code; // of a month: "202611"
    QString name; // of a company
    SummarySum sum;
};
struct MoneyFigure {
    CompanyId company; // empty: of all that was asked for
    QString currency;
    SummarySum asked; // received: cases that name an amount
    SummarySum refunded; // closed: cases with a relief
};

struct Statistics {
    QList<Figure> months; // those with a case, oldest first
    QList<Figure> companies; // empty for one company
    QList<Figure> products, issues, channels, outcomes;
    QList<MoneyFigure> money; // by currency
    QList<MoneyFigure> companyMoney; // of each of `companies`
};

/// Reads the summary: never the cases.
class StatisticsRepository {
public:
    explicit StatisticsRepository(Database &database);
    /// All of one moment. BadInput for an impossible span.
    Result<Statistics> statistics(const StatisticsQuery &query) const;

private:
    Database &m_database;
};

} // namespace Redress::Store
