// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/caselist.h"

#include "models/store/blindwords.h"
#include "models/store/listedperson.h"
#include "models/store/projector.h"
#include "models/store/engine.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr int kMaxDueWithinDays = 3660;

bool byDue(const CaseQuery &query)
{
    return query.sort == CaseQuery::Sort::Due;
}

QString cursorKind(const CaseQuery &query)
{
    return !query.words.isEmpty() ? u"w"_s : byDue(query) ? u"d"_s : u"n"_s;
}

/// The index whose order is the list's and which leaves least beside it.
QLatin1String indexFor(const CaseQuery &query)
{
    const bool due = byDue(query);
    if (!query.consumer.isEmpty())
        return due ? "case_consumer_due"_L1 : "case_consumer_received"_L1;
    if (query.queue == Queue::Mine || query.queue == Queue::Unassigned)
        return due ? "case_assignee_due"_L1 : "case_assignee_received"_L1;
    if (!query.company.isEmpty())
        return due ? "case_company_due"_L1 : "case_company_received"_L1;
    if (due)
        return "case_due"_L1;
    if (!query.issue.isEmpty())
        return "case_issue_received"_L1;
    if (!query.product.isEmpty())
        return "case_product_received"_L1;
    const bool openOnly = query.queue != Queue::All
        || (!query.status.isEmpty() && query.status != Domain::wordFor(Domain::CaseStatus::Closed));
    return openOnly ? "case_open_received"_L1 : "case_received"_L1;
}

class Conditions {
public:
    explicit Conditions(CaseListSql &sql) : m_sql(sql) { }
    void add(const QString &condition, const QList<QVariant> &values = {})
    {
        m_sql.where += (m_sql.where.isEmpty() ? " WHERE "_L1 : " AND "_L1) + condition;
        m_sql.values += values;
    }

private:
    CaseListSql &m_sql;
};

void addQueue(Conditions &conditions, const CaseQuery &query)
{
    // Open cases stand before kClosedDue: where the index is by deadline, its range says "open",
    // and nothing of the row itself needs to be looked at to count a queue.
    const bool rangeSaysOpen = byDue(query)
        && (query.queue == Queue::Due || query.queue == Queue::Overdue
            || query.queue == Queue::Open);
    if (query.queue != Queue::All && !rangeSaysOpen)
        conditions.add(u"c.open = 1"_s);
    const qint64 now = query.nowUtc.toMSecsSinceEpoch();
    switch (query.queue) {
    case Queue::Mine:
        conditions.add(u"c.assignee = ?"_s, {query.me.value});
        break;
    case Queue::Unassigned:
        conditions.add(u"c.assignee = ''"_s);
        break;
    case Queue::Due:
        conditions.add(u"c.due >= ? AND c.due <= ?"_s,
                       {now, query.nowUtc.addDays(query.dueWithinDays).toMSecsSinceEpoch()});
        break;
    case Queue::Overdue:
        conditions.add(u"c.due < ?"_s, {now});
        break;
    case Queue::Open:
        if (byDue(query))
            conditions.add(u"c.due <= ?"_s, {kNoDue});
        break;
    case Queue::All:
        break;
    }
}

Result<void> addFilters(Conditions &conditions, const CaseQuery &query)
{
    if (!query.company.isEmpty())
        conditions.add(u"c.company = ?"_s, {query.company.value});
    if (!query.consumer.isEmpty())
        conditions.add(u"c.consumer = ?"_s, {query.consumer.value});
    if (!query.product.isEmpty())
        conditions.add(u"c.product = ?"_s, {query.product});
    if (!query.issue.isEmpty())
        conditions.add(u"c.issue = ?"_s, {query.issue});
    if (!query.status.isEmpty()) {
        int status = -1;
        for (int i = 0; i <= int(Domain::CaseStatus::Closed); ++i) {
            if (query.status == Domain::wordFor(Domain::CaseStatus(i)))
                status = i;
        }
        if (status < 0)
            return Error{ErrorCode::BadInput,
                         "\""_L1 + query.status.left(40) + "\" is not a status"_L1,
                         u"Use open, forwarded, answered, paused or closed."_s};
        conditions.add(u"c.status = ?"_s, {status});
        if (status != int(Domain::CaseStatus::Closed) && query.queue == Queue::All)
            conditions.add(u"c.open = 1"_s);
    }
    if (query.receivedFrom.isValid())
        conditions.add(u"c.received >= ?"_s,
                       {query.receivedFrom.startOfDay(QTimeZone::utc()).toMSecsSinceEpoch()});
    if (query.receivedTo.isValid())
        conditions.add(
            u"c.received < ?"_s,
            {query.receivedTo.addDays(1).startOfDay(QTimeZone::utc()).toMSecsSinceEpoch()});
    return {};
}

Result<void> addCursor(Conditions &conditions, const CaseQuery &query, const Engine &engine)
{
    if (query.cursor.isEmpty())
        return {};
    const QStringList parts = query.cursor.split(u'.');
    bool keyOk = false, rowOk = false;
    const qint64 key = parts.value(1).toLongLong(&keyOk);
    const qint64 row = parts.value(2).toLongLong(&rowOk);
    if (parts.size() != 3 || !keyOk || !rowOk || parts.at(0) != cursorKind(query))
        return Error{ErrorCode::BadInput, u"the page's cursor is not one of this list"_s,
                     u"Begin at the first page."_s};
    if (!query.words.isEmpty())
        conditions.add(engine.wordSearch().row + " < ?"_L1, {row});
    else if (byDue(query))
        conditions.add(u"(c.due, c.row) > (?, ?)"_s, {key, row});
    else
        conditions.add(u"(c.received, c.row) < (?, ?)"_s, {key, row});
    return {};
}

} // namespace

void CaseListSql::bindTo(Query &query) const
{
    for (const QVariant &value : values) {
        if (value.typeId() == QMetaType::QString)
            query.bind(value.toString());
        else
            query.bind(value.toLongLong());
    }
}

Result<CaseListSql> caseListSql(const CaseQuery &query, const Engine &engine,
                                const Crypto::SecretBytes &searchKey, bool counting)
{
    if (query.dueWithinDays < 0 || query.dueWithinDays > kMaxDueWithinDays)
        return Error{ErrorCode::BadInput, u"the number of days is out of range"_s, {}};
    CaseListSql sql;
    Conditions conditions(sql);
    sql.byWords = !query.words.isEmpty();
    if (sql.byWords) {
        const QStringList words = blindWords(searchKey, wordsAsked(query.words));
        sql.nothing = words.isEmpty();
        const WordSearch search = engine.wordSearch();
        sql.from = search.from;
        sql.order = " ORDER BY "_L1 + search.row + " DESC"_L1;
        sql.words = words.join(u' ');
        conditions.add(search.match, {sql.words});
    } else {
        sql.from = engine.inOrderOf("complaint_case"_L1, indexFor(query));
        sql.order = byDue(query) ? u" ORDER BY c.due, c.row"_s
                                 : u" ORDER BY c.received DESC, c.row DESC"_s;
    }
    addQueue(conditions, query);
    REDRESS_CHECK(addFilters(conditions, query));
    if (!counting)
        REDRESS_CHECK(addCursor(conditions, query, engine));
    return sql;
}

QString caseColumns()
{
    return "c.row, c.id, c.status, c.consumer, c.company, k.name, c.taxonomy, c.product, c.issue,"
           " c.assignee, c.received, c.due, c.closed, c.papers, c.special_care, c.amount, c.currency, "_L1
        + kFactsColumns;
}

QString caseJoins()
{
    return " LEFT JOIN company k ON k.id = c.company LEFT JOIN consumer p ON p.id = c.consumer"_L1
        + kFactsJoins;
}

QString cursorAfter(const CaseQuery &query, qint64 key, qint64 row)
{
    return u"%1.%2.%3"_s.arg(cursorKind(query)).arg(key).arg(row);
}

} // namespace Redress::Store
