// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/statisticsservice.h"

#include "models/services/sessionstate.h"
#include "models/store/caserepository.h"
#include "models/store/companyrepository.h"
#include "models/store/statisticsrepository.h"

#include <limits>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr int kYear = 12;
constexpr qint64 kMillion = 1'000'000;

Figures figuresOf(const Store::SummarySum &sum)
{
    return {sum.received, sum.closed, sum.late};
}

Money total(const Store::SummarySum &sum, const QString &currency)
{
    qint64 all = 0;
    if (qMulOverflow(sum.millions, kMillion, &all) || qAddOverflow(all, sum.rest, &all))
        all = std::numeric_limits<qint64>::max();
    return {all, currency};
}

MoneyFigures moneyOf(const Store::MoneyFigure &figure)
{
    return {figure.currency, figure.asked.received, total(figure.asked, figure.currency),
            figure.refunded.closed, total(figure.refunded, figure.currency)};
}

/// What a code is called, in the center's own taxonomy or the first other one that knows it: cases
/// that came from elsewhere keep theirs.
class Labels {
public:
    explicit Labels(const Session &session) : m_rules(session.rules())
    {
        m_taxonomies.append(session.center().taxonomy);
        for (const QString &id : m_rules.taxonomyIds()) {
            if (!m_taxonomies.contains(id))
                m_taxonomies.append(id);
        }
    }

    QList<NamedFigures> named(const QList<Store::Figure> &figures) const
    {
        QList<NamedFigures> all;
        for (const Store::Figure &figure : figures) {
            NamedFigures one;
            one.code = figure.code;
            one.figures = figuresOf(figure.sum);
            for (const QString &id : m_taxonomies) {
                const Domain::Taxonomy *taxonomy = m_rules.taxonomy(id);
                if (const auto *code = taxonomy ? taxonomy->find(figure.code) : nullptr) {
                    one.label = code->label;
                    one.labelZh = code->labelZh;
                    break;
                }
            }
            all.append(one);
        }
        return all;
    }

private:
    const Domain::RuleBook &m_rules;
    QStringList m_taxonomies;
};

QList<NamedFigures> codesOnly(const QList<Store::Figure> &figures)
{
    QList<NamedFigures> all;
    for (const Store::Figure &figure : figures)
        all.append({figure.code, figure.name, figure.name, figuresOf(figure.sum), {}});
    return all;
}

/// Also the months in which nothing happened.
QList<MonthFigures> everyMonth(const QList<Store::Figure> &found, int from, int to)
{
    QList<MonthFigures> months;
    qsizetype next = 0;
    for (int month = from; month <= to; month = monthPlus(month, 1)) {
        Figures figures;
        if (next < found.size() && found.at(next).code.toInt() == month)
            figures = figuresOf(found.at(next++).sum);
        months.append({month, figures});
    }
    return months;
}

Result<StatisticsQuery> spanned(const StatisticsQuery &query, const QDateTime &now)
{
    StatisticsQuery asked = query;
    if (asked.toMonth == 0)
        asked.toMonth
            = asked.fromMonth == 0 ? monthOf(now.date()) : monthPlus(asked.fromMonth, kYear - 1);
    if (asked.fromMonth == 0)
        asked.fromMonth = monthPlus(asked.toMonth, 1 - kYear);
    if (monthPlus(asked.fromMonth, kMaxStatisticsMonths) <= asked.toMonth)
        return Error{ErrorCode::BadInput,
                     u"statistics are of at most %1 months"_s.arg(kMaxStatisticsMonths),
                     u"Choose a shorter time."_s};
    return asked;
}

} // namespace

int monthOf(const QDate &day)
{
    return day.year() * 100 + day.month();
}

int monthPlus(int month, int months)
{
    const int count = month / 100 * kYear + month % 100 - 1 + months;
    return count / kYear * 100 + count % kYear + 1;
}

StatisticsService::StatisticsService(SessionPtr session) : m_session(std::move(session))
{
}

Result<Statistics> StatisticsService::statistics(const StatisticsQuery &query)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadStatistics));
    Store::Database &database = *m_session->d().database;
    Statistics told;
    told.atUtc = m_session->clock().nowUtc();
    REDRESS_TRY(asked, spanned(query, told.atUtc));
    REDRESS_TRY(found,
                Store::StatisticsRepository(database).statistics(
                    {asked.fromMonth, asked.toMonth, asked.company, asked.top}));
    told.fromMonth = asked.fromMonth;
    told.toMonth = asked.toMonth;
    told.company = asked.company;
    told.months = everyMonth(found.months, asked.fromMonth, asked.toMonth);
    for (const MonthFigures &month : std::as_const(told.months)) {
        told.all.received += month.figures.received;
        told.all.closed += month.figures.closed;
        told.all.late += month.figures.late;
    }
    const Labels labels(*m_session);
    told.companies = codesOnly(found.companies);
    told.products = labels.named(found.products);
    told.issues = labels.named(found.issues);
    told.channels = codesOnly(found.channels);
    told.outcomes = codesOnly(found.outcomes);
    for (const Store::MoneyFigure &figure : std::as_const(found.money))
        told.money.append(moneyOf(figure));
    for (const Store::MoneyFigure &figure : std::as_const(found.companyMoney)) {
        for (NamedFigures &company : told.companies) {
            if (company.code == figure.company.value)
                company.money.append(moneyOf(figure));
        }
    }

    const Store::CaseRepository cases(database);
    Store::CaseQuery overdue;
    overdue.queue = Store::Queue::Overdue;
    overdue.sort = Store::CaseQuery::Sort::Due;
    overdue.nowUtc = told.atUtc;
    overdue.company = asked.company;
    REDRESS_TRY(late, cases.count(overdue));
    told.overdue = late;
    if (asked.company.isEmpty()) {
        REDRESS_TRY(open, cases.openCount());
        told.open = open;
        return told;
    }
    REDRESS_TRY(company, Store::CompanyRepository(database).company(asked.company));
    told.companyName = company.facts.name;
    told.open = company.openCases;
    return told;
}

} // namespace Redress::Services
