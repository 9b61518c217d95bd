// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sums kept with the rows they count: the monthly summary, the queues' tally, cases of companies
// and people.
#include "models/store/projector.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

int monthOf(const QDateTime &time)
{
    const QDate day = time.toUTC().date();
    return day.year() * 100 + day.month();
}

struct Sum {
    qint64 first = 0;
    qint64 second = 0;
};

} // namespace

Result<void> Projector::addToSummary(int month, const QString &company,
                                     const Domain::CaseState &state, qint64 received, qint64 closed)
{
    Query add
        = query(u"INSERT INTO %summary(month, company, product, issue, received, closed)"
                " VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(month, company, product, issue) DO UPDATE"
                " SET received = summary.received + excluded.received,"
                " closed = summary.closed + excluded.closed"_s);
    add.bind(qint64(month)).bind(company).bind(state.product).bind(state.issue);
    add.bind(received).bind(closed);
    REDRESS_CHECK(add.run());
    if (received >= 0 && closed >= 0)
        return {};
    Query drop = query(u"DELETE FROM %summary WHERE month = ? AND company = ? AND product = ?"
                       " AND issue = ? AND received = 0 AND closed = 0"_s);
    drop.bind(qint64(month)).bind(company).bind(state.product).bind(state.issue);
    return drop.run();
}

Result<void> Projector::addToTally(const QMap<QString, qint64> &changes)
{
    if (changes.isEmpty())
        return {};
    QString sql = u"INSERT INTO %tally(name, count) VALUES(?, ?)"_s;
    for (qsizetype i = 1; i < changes.size(); ++i)
        sql += u", (?, ?)"_s;
    Query add
        = query(sql + " ON CONFLICT(name) DO UPDATE SET count = tally.count + excluded.count"_L1);
    for (auto change = changes.constBegin(); change != changes.constEnd(); ++change)
        add.bind(change.key()).bind(change.value());
    REDRESS_CHECK(add.run());
    for (auto change = changes.constBegin(); change != changes.constEnd(); ++change) {
        if (change.value() > 0)
            continue;
        Query drop = query(u"DELETE FROM %tally WHERE name = ? AND count = 0"_s);
        drop.bind(change.key());
        REDRESS_CHECK(drop.run());
    }
    return {};
}

Result<void> Projector::addToSums(const QString &table, const QString &id, qint64 all, qint64 open)
{
    Query add
        = query(u"UPDATE %"_s + table
                + " SET all_cases = all_cases + ?, open_cases = open_cases + ? WHERE id = ?"_L1);
    add.bind(all).bind(open).bind(id);
    REDRESS_CHECK(add.run());
    if (add.changed() != 1)
        return Error{ErrorCode::Corrupt, u"there is no %1 %2"_s.arg(table, id.left(60)), {}};
    return {};
}

Result<void> Projector::recount(const Domain::CaseState &before, const Domain::CaseState &after)
{
    if (!before.id.isEmpty() && before.company == after.company && before.isOpen() == after.isOpen()
        && before.assignee == after.assignee)
        return {};

    // The sums are what one would count over the cases as they stand: the former share goes, the
    // new one comes.
    QMap<QPair<int, QString>, Sum> months; // received, closed
    QMap<QString, qint64> tally;
    QMap<QString, Sum> companies; // all, open
    Sum person;
    const auto count = [&](const Domain::CaseState &state, qint64 sign) {
        const qint64 open = state.isOpen() ? sign : 0;
        months[{monthOf(state.receivedUtc), state.company.value}].first += sign;
        if (state.closedUtc.isValid())
            months[{monthOf(state.closedUtc), state.company.value}].second += sign;
        tally[u"all"_s] += sign;
        tally[u"open"_s] += open;
        tally["open:"_L1 + state.assignee.value] += open;
        companies[state.company.value].first += sign;
        companies[state.company.value].second += open;
        person.first += sign;
        person.second += open;
    };
    if (!before.id.isEmpty())
        count(before, -1);
    count(after, 1);

    for (auto month = months.constBegin(); month != months.constEnd(); ++month) {
        if (month->first != 0 || month->second != 0)
            REDRESS_CHECK(addToSummary(month.key().first, month.key().second, after, month->first,
                                       month->second));
    }
    tally.removeIf([](const auto &change) { return change.value() == 0; });
    REDRESS_CHECK(addToTally(tally));
    companies.remove(QString());
    for (auto company = companies.constBegin(); company != companies.constEnd(); ++company) {
        if (company->first != 0 || company->second != 0)
            REDRESS_CHECK(addToSums(u"company"_s, company.key(), company->first, company->second));
    }
    if (person.first == 0 && person.second == 0)
        return {};
    return addToSums(u"consumer"_s, after.consumer.value, person.first, person.second);
}

} // namespace Redress::Store
