// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Sums kept with the rows they count: the monthly summary, the queues' tally, cases of companies
// and people.
#include "models/store/projector.h"

#include "models/domain/deadline.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qsizetype kMostSums = 20'000; // lines of the summary kept before they are written
constexpr qsizetype kSumsAStatement = 16;

struct Sum {
    qint64 first = 0;
    qint64 second = 0;
};

} // namespace

bool Projector::isLate(const Domain::CaseState &state) const
{
    if (state.isOpen())
        return false;
    const Domain::Procedure *procedure = m_rules.procedure(state.procedure);
    const Domain::Calendar *calendar = m_rules.calendar(state.calendar);
    return procedure && calendar && Domain::wasMetLate(*procedure, *calendar, state.clock);
}

Result<void> Projector::writeSums()
{
    const QList<SummarySums::Change> changes = m_sums.take();
    for (qsizetype first = 0; first < changes.size(); first += kSumsAStatement) {
        const QList<SummarySums::Change> some = changes.mid(first, kSumsAStatement);
        QString sql = u"INSERT INTO %summary(scope, kind, month, code, received, closed, late,"
                      " millions, rest) VALUES"_s;
        for (qsizetype i = 0; i < some.size(); ++i)
            sql += i == 0 ? "(?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1 : ", (?, ?, ?, ?, ?, ?, ?, ?, ?)"_L1;
        Query add = later(sql
                          + " ON CONFLICT(scope, kind, month, code) DO UPDATE"
                            " SET received = summary.received + excluded.received,"
                            " closed = summary.closed + excluded.closed,"
                            " late = summary.late + excluded.late,"
                            " millions = summary.millions + excluded.millions,"
                            " rest = summary.rest + excluded.rest"_L1);
        for (const SummarySums::Change &change : some) {
            const auto &[key, sum] = change;
            add.bind(key.scope).bind(wordFor(key.kind)).bind(qint64(key.month)).bind(key.code);
            add.bind(sum.received).bind(sum.closed).bind(sum.late);
            add.bind(sum.millions).bind(sum.rest);
        }
        REDRESS_CHECK(add.run());
    }
    for (const SummarySums::Change &change : changes) {
        if (!change.sum.takesAway())
            continue;
        // What counts no case any more goes: it would tell that there was one.
        Query drop = later(u"DELETE FROM %summary WHERE scope = ? AND kind = ? AND month = ?"
                           " AND code = ? AND received = 0 AND closed = 0"_s);
        drop.bind(change.key.scope).bind(wordFor(change.key.kind));
        drop.bind(qint64(change.key.month)).bind(change.key.code);
        REDRESS_CHECK(drop.run());
    }
    return {};
}

Result<void> Projector::addToTally(const QMap<QString, qint64> &changes)
{
    if (changes.isEmpty())
        return {};
    QString sql = u"INSERT INTO %tally(name, count) VALUES(?, ?)"_s;
    for (qsizetype i = 1; i < changes.size(); ++i)
        sql += u", (?, ?)"_s;
    Query add
        = later(sql + " ON CONFLICT(name) DO UPDATE SET count = tally.count + excluded.count"_L1);
    for (auto change = changes.constBegin(); change != changes.constEnd(); ++change)
        add.bind(change.key()).bind(change.value());
    REDRESS_CHECK(add.run());
    for (auto change = changes.constBegin(); change != changes.constEnd(); ++change) {
        if (change.value() > 0)
            continue;
        Query drop = later(u"DELETE FROM %tally WHERE name = ? AND count = 0"_s);
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
    QMap<QString, qint64> tally;
    QMap<QString, Sum> companies; // all, open
    Sum person;
    const auto count = [&](const Domain::CaseState &state, qint64 sign) {
        const qint64 open = state.isOpen() ? sign : 0;
        m_sums.count(state, isLate(state), int(sign));
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

    if (m_sums.size() >= kMostSums)
        REDRESS_CHECK(writeSums());
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
