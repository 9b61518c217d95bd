// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/statisticsrepository.h"

#include "models/store/database_p.h"

#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr int kNoLimit = 1000; // lists of words that are closed or short by nature

// The engines disagree about the type of a sum.
constexpr QLatin1String kSums{
    "CAST(sum(s.received) AS BIGINT) AS received, CAST(sum(s.closed) AS BIGINT) AS closed,"
    " CAST(sum(s.late) AS BIGINT) AS late, CAST(sum(s.millions) AS BIGINT) AS millions,"
    " CAST(sum(s.rest) AS BIGINT) AS rest"};
constexpr QLatin1String kWhere{
    " WHERE s.scope = ? AND s.kind = ? AND s.month >= ? AND s.month <= ?"};

SummarySum readSum(const Query &read, int column)
{
    return {read.integer(column), read.integer(column + 1), read.integer(column + 2),
            read.integer(column + 3), read.integer(column + 4)};
}

class Reader {
public:
    Reader(Connection &connection, const StatisticsQuery &query)
        : m_connection(connection), m_query(query)
    {
    }

    Result<QList<Figure>> months() const
    {
        return figures("SELECT s.month, '', "_L1 + kSums + " FROM summary s"_L1 + kWhere
                           + " GROUP BY s.month ORDER BY s.month LIMIT ?"_L1,
                       FigureKind::Case, kNoLimit);
    }

    Result<QList<Figure>> top(FigureKind kind, int most) const
    {
        return figures("SELECT s.code, '', "_L1 + kSums + " FROM summary s"_L1 + kWhere
                           + " GROUP BY s.code ORDER BY 3 DESC, 4 DESC, 1 LIMIT ?"_L1,
                       kind, most);
    }

    /// Names are looked up for those that are shown alone.
    Result<QList<Figure>> companies() const
    {
        return figures(
            "SELECT t.code, coalesce(k.name, ''), t.received, t.closed, t.late, t.millions, t.rest"
            " FROM (SELECT s.code, "_L1
                + kSums + " FROM summary s"_L1 + kWhere
                + " GROUP BY s.code ORDER BY 2 DESC, 3 DESC, 1 LIMIT ?) t"
                  " LEFT JOIN company k ON k.id = t.code ORDER BY 3 DESC, 4 DESC, 1"_L1,
            FigureKind::Company, m_query.top);
    }

    Result<QList<MoneyFigure>> money(const CompanyId &company) const
    {
        QList<MoneyFigure> all;
        for (const FigureKind kind : {FigureKind::Asked, FigureKind::Refunded}) {
            Query read = m_connection.query("SELECT s.code, "_L1 + kSums + " FROM summary s"_L1
                                            + kWhere + " GROUP BY s.code ORDER BY s.code"_L1);
            bind(read, company.value, kind);
            REDRESS_CHECK(read.run());
            for (;;) {
                REDRESS_TRY(more, read.next());
                if (!more)
                    break;
                MoneyFigure &figure = ofCurrency(all, read.text(0));
                figure.company = company;
                (kind == FigureKind::Asked ? figure.asked : figure.refunded) = readSum(read, 1);
            }
        }
        return all;
    }

private:
    static MoneyFigure &ofCurrency(QList<MoneyFigure> &all, const QString &currency)
    {
        for (MoneyFigure &figure : all) {
            if (figure.currency == currency)
                return figure;
        }
        all.append({{}, currency, {}, {}});
        return all.last();
    }

    void bind(Query &read, const QString &scope, FigureKind kind) const
    {
        read.bind(scope).bind(wordFor(kind));
        read.bind(qint64(m_query.fromMonth)).bind(qint64(m_query.toMonth));
    }

    Result<QList<Figure>> figures(const QString &sql, FigureKind kind, int most) const
    {
        Query read = m_connection.query(sql);
        bind(read, m_query.company.value, kind);
        read.bind(qint64(most));
        REDRESS_CHECK(read.run());
        QList<Figure> all;
        for (;;) {
            REDRESS_TRY(more, read.next());
            if (!more)
                return all;
            all.append({read.text(0), read.text(1), readSum(read, 2)});
        }
    }

    Connection &m_connection;
    const StatisticsQuery &m_query;
};

bool isMonth(int month)
{
    return month >= 190001 && month <= 999912 && month % 100 >= 1 && month % 100 <= 12;
}

} // namespace

StatisticsRepository::StatisticsRepository(Database &database) : m_database(database)
{
}

Result<Statistics> StatisticsRepository::statistics(const StatisticsQuery &query) const
{
    if (!isMonth(query.fromMonth) || !isMonth(query.toMonth) || query.fromMonth > query.toMonth)
        return Error{ErrorCode::BadInput,
                     u"%1 to %2 is no span of months"_s.arg(query.fromMonth).arg(query.toMonth),
                     u"Give the earlier month first, like 202512."_s};
    if (query.top < 1 || query.top > kMaxTopFigures)
        return Error{ErrorCode::BadInput,
                     u"a list of the most holds 1 to %1 lines"_s.arg(kMaxTopFigures),
                     {}};
    REDRESS_TRY(connection, m_database.d().connection());
    REDRESS_TRY(moment, Transaction::beginReading(*connection));
    const Reader reader(*connection, query);
    Statistics found;
    REDRESS_TRY(months, reader.months());
    found.months = months;
    if (query.company.isEmpty()) {
        REDRESS_TRY(companies, reader.companies());
        found.companies = companies;
    }
    for (const auto &[kind, figures, most] :
         {std::tuple(FigureKind::Product, &found.products, query.top),
          std::tuple(FigureKind::Issue, &found.issues, query.top),
          std::tuple(FigureKind::Channel, &found.channels, kNoLimit),
          std::tuple(FigureKind::Outcome, &found.outcomes, kNoLimit)}) {
        REDRESS_TRY(top, reader.top(kind, most));
        *figures = top;
    }
    REDRESS_TRY(money, reader.money(query.company));
    found.money = money;
    for (const Figure &company : std::as_const(found.companies)) {
        if (company.code.isEmpty())
            continue;
        REDRESS_TRY(own, reader.money({company.code}));
        found.companyMoney += own;
    }
    REDRESS_CHECK(moment.commit());
    return found;
}

} // namespace Redress::Store
