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

bool exists(const Domain::CaseState &state)
{
    return !state.id.isEmpty();
}

} // namespace

Result<void> Projector::addToSummary(int month, const Domain::CaseState &state, int received,
                                     int closed)
{
    Query add = query(
        u"INSERT INTO %summary(month, company, product, issue, received, closed)"
        " VALUES(?, ?, ?, ?, ?, ?) ON CONFLICT(month, company, product, issue) DO UPDATE"
        " SET received = received + excluded.received, closed = closed + excluded.closed"_s);
    add.bind(qint64(month)).bind(state.company.value).bind(state.product).bind(state.issue);
    add.bind(qint64(received)).bind(qint64(closed));
    REDRESS_CHECK(add.run());
    if (received >= 0 && closed >= 0)
        return {};
    Query drop = query(u"DELETE FROM %summary WHERE month = ? AND company = ? AND product = ?"
                       " AND issue = ? AND received = 0 AND closed = 0"_s);
    drop.bind(qint64(month)).bind(state.company.value).bind(state.product).bind(state.issue);
    return drop.run();
}

Result<void> Projector::addToTally(const QString &name, qint64 change)
{
    Query add = query(u"INSERT INTO %tally(name, count) VALUES(?, ?)"
                      " ON CONFLICT(name) DO UPDATE SET count = count + excluded.count"_s);
    add.bind(name).bind(change);
    REDRESS_CHECK(add.run());
    if (change >= 0)
        return {};
    Query drop = query(u"DELETE FROM %tally WHERE name = ? AND count = 0"_s);
    drop.bind(name);
    return drop.run();
}

Result<void> Projector::recount(const Domain::CaseState &before, const Domain::CaseState &after)
{
    const bool opened = !exists(before);
    const bool companyChanged = opened || before.company != after.company;
    const bool openChanged = opened || before.isOpen() != after.isOpen();
    const bool assigneeChanged = opened || before.assignee != after.assignee;
    if (!companyChanged && !openChanged && !assigneeChanged)
        return {};

    // The sums are what one would count over the cases as they stand: the former share goes, the
    // new one comes.
    for (const auto &[state, sign] : {std::pair{&before, -1}, std::pair{&after, 1}}) {
        if (!exists(*state))
            continue;
        if (companyChanged)
            REDRESS_CHECK(addToSummary(monthOf(state->receivedUtc), *state, sign, 0));
        if ((companyChanged || openChanged) && state->closedUtc.isValid())
            REDRESS_CHECK(addToSummary(monthOf(state->closedUtc), *state, 0, sign));
        if (state->isOpen() && (openChanged || assigneeChanged))
            REDRESS_CHECK(addToTally("open:"_L1 + state->assignee.value, sign));
        if (state->isOpen() && openChanged)
            REDRESS_CHECK(addToTally(u"open"_s, sign));
        if (opened)
            REDRESS_CHECK(addToTally(u"all"_s, sign));
        if (!state->company.isEmpty() && (companyChanged || openChanged)) {
            Query count = query(u"UPDATE %company SET all_cases = all_cases + ?,"
                                " open_cases = open_cases + ? WHERE id = ?"_s);
            count.bind(qint64(sign))
                .bind(qint64(state->isOpen() ? sign : 0))
                .bind(state->company.value);
            REDRESS_CHECK(count.run());
            if (count.changed() != 1)
                return Error{ErrorCode::Corrupt,
                             "there is no company "_L1 + state->company.value.left(60),
                             {}};
        }
        if (opened || openChanged) {
            Query count = query(u"UPDATE %consumer SET all_cases = all_cases + ?,"
                                " open_cases = open_cases + ? WHERE id = ?"_s);
            count.bind(qint64(sign))
                .bind(qint64(state->isOpen() ? sign : 0))
                .bind(state->consumer.value);
            REDRESS_CHECK(count.run());
        }
    }
    return {};
}

} // namespace Redress::Store
