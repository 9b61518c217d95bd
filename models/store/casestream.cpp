// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/casestream.h"

#include "models/store/caselist.h"
#include "models/store/database_p.h"
#include "models/store/listedperson.h"
#include "models/store/projector.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr QLatin1String kColumns{
    "c.row, c.id, c.status, c.company, c.taxonomy, c.product, c.issue, c.assignee, c.received,"
    " c.due, c.closed, c.papers, c.special_care, c.amount, c.currency"};
constexpr int kFirstFact = 15; // the person's columns, behind these
constexpr QLatin1String kPersonJoin{" LEFT JOIN consumer p ON p.id = c.consumer"};

ListedCase readCase(const Query &read)
{
    ListedCase line;
    line.id = read.text(1);
    line.status = Domain::CaseStatus(
        qBound<qint64>(0, read.integer(2), qint64(Domain::CaseStatus::Closed)));
    line.company.value = read.text(3);
    line.taxonomy = read.text(4);
    line.product = read.text(5);
    line.issue = read.text(6);
    line.assignee.value = read.text(7);
    line.receivedMs = read.integer(8);
    if (const qint64 due = read.integer(9); due < kNoDue)
        line.dueMs = due;
    line.closedMs = read.maybeInteger(10);
    line.paperCount = int(read.integer(11));
    line.specialCare = read.integer(12) != 0;
    line.amount = read.maybeInteger(13);
    if (line.amount)
        line.currency = read.text(14);
    return line;
}

} // namespace

CaseStream::CaseStream(Database &database, Connection &connection, Transaction moment,
                       const CaseQuery &query, bool names, int pageSize)
    : m_database(&database), m_connection(&connection), m_moment(std::move(moment)), m_query(query),
      m_names(names), m_pageSize(pageSize)
{
    m_query.cursor.clear();
}

Result<CaseStream> CaseStream::open(Database &database, const CaseQuery &query, bool names,
                                    int pageSize)
{
    REDRESS_TRY(connection, database.d().connection());
    REDRESS_TRY(moment, Transaction::beginReading(*connection));
    return CaseStream(database, *connection, std::move(moment), query, names, pageSize);
}

Result<QList<ListedCase>> CaseStream::next()
{
    QList<ListedCase> page;
    if (m_ended)
        return page;
    REDRESS_TRY(sql,
                caseListSql(m_query, m_connection->engine(), m_database->keys().searchKey, false));
    m_ended = true;
    if (sql.nothing)
        return page;
    page.reserve(m_pageSize);
    Query read = m_connection->query("SELECT "_L1 + kColumns
                                     + (m_names ? ", "_L1 + kFactsColumns : QString()) + " FROM "_L1
                                     + sql.from + (m_names ? kPersonJoin + kFactsJoins : QString())
                                     + sql.where + sql.order + " LIMIT ?"_L1);
    sql.bindTo(read);
    read.bind(qint64(m_pageSize));
    REDRESS_CHECK(read.run());
    const bool byDue = m_query.sort == CaseQuery::Sort::Due;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return page;
        page.append(readCase(read));
        if (m_names) {
            const ListedPerson person = listedPerson(read, kFirstFact, m_database->d().subjectKeys);
            page.last().consumerName = person.facts.name;
            page.last().consumerErased = person.erased;
        }
        if (page.size() == m_pageSize) {
            m_ended = false;
            // The order of the list; of words only the rows count.
            const qint64 way = byDue && !sql.byWords ? 1 : -1;
            const Place last{sql.byWords ? 0 : way * read.integer(byDue ? 9 : 8),
                             way * read.integer(0)};
            if (m_last && last <= *m_last)
                return outOfOrder("complaint_case"_L1);
            m_last = last;
            m_query.cursor = cursorAfter(m_query, read.integer(byDue ? 9 : 8), read.integer(0));
            return page;
        }
    }
}

} // namespace Redress::Store
