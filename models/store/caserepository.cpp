// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/caserepository.h"

#include "models/core/text.h"
#include "models/store/caselist.h"
#include "models/store/database_p.h"
#include "models/store/listedperson.h"
#include "models/store/projector.h"

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

QDateTime timeAt(qint64 milliseconds)
{
    return QDateTime::fromMSecsSinceEpoch(milliseconds, QTimeZone::utc());
}

Error noSuchCase(const QString &id)
{
    return {ErrorCode::NotFound, "there is no case "_L1 + id.left(60), u"Check the number."_s};
}

/// The columns of caseColumns().
CaseRow readRow(const Query &read, SubjectKeys &keys)
{
    CaseRow row;
    row.id = {read.text(1)};
    row.status = Domain::CaseStatus(
        qBound<qint64>(0, read.integer(2), qint64(Domain::CaseStatus::Closed)));
    row.consumer = {read.text(3)};
    row.company = {read.text(4)};
    row.companyName = read.text(5);
    row.taxonomy = read.text(6);
    row.product = read.text(7);
    row.issue = read.text(8);
    row.assignee = {read.text(9)};
    row.receivedUtc = timeAt(read.integer(10));
    if (read.integer(11) < kNoDue)
        row.dueUtc = timeAt(read.integer(11));
    if (const auto closed = read.maybeInteger(12))
        row.closedUtc = timeAt(*closed);
    row.paperCount = int(read.integer(13));
    row.specialCare = read.integer(14) != 0;
    if (const auto amount = read.maybeInteger(15))
        row.amount = Money{*amount, read.text(16)};
    const ListedPerson person = listedPerson(read, 17, keys);
    row.consumerFacts = person.facts;
    row.consumerErased = person.erased;
    return row;
}

Result<qint64> tally(Connection &connection, const QString &name)
{
    Query read = connection.query(u"SELECT count FROM tally WHERE name = ?"_s);
    read.bind(name);
    REDRESS_TRY(found, read.first());
    return found ? read.integer(0) : 0;
}

/// `read` answers caseColumns(); its last question mark is the number of rows.
Result<CasePage> pageOf(Query read, SubjectKeys &keys, const CaseQuery &query,
                        const CaseListSql &sql)
{
    sql.bindTo(read);
    read.bind(qint64(query.limit) + 1); // one more tells whether there is another page
    REDRESS_CHECK(read.run());
    CasePage page;
    qint64 lastKey = 0, lastRow = 0;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return page;
        if (page.rows.size() == query.limit) {
            page.next = cursorAfter(query, lastKey, lastRow);
            return page;
        }
        page.rows.append(readRow(read, keys));
        lastRow = read.integer(0);
        lastKey = read.integer(query.sort == CaseQuery::Sort::Due ? 11 : 10);
    }
}

/// The page's rows first, and then what is told of each.
Query wordPage(Connection &connection, const CaseListSql &sql, const WordStretch &stretch)
{
    // The cases themselves only where something is asked of them.
    const QString from = sql.where.contains(" c."_L1) ? sql.from : stretch.from;
    return connection.queryPlannedAnew("SELECT "_L1 + caseColumns() + " FROM (SELECT s.row FROM "_L1
                                       + from + sql.where + sql.order
                                       + " LIMIT ?) s JOIN complaint_case c ON c.row = s.row"_L1
                                       + caseJoins() + " ORDER BY s.row DESC"_L1);
}

Result<CasePage> pageOfWords(Connection &connection, SubjectKeys &keys, const CaseQuery &query,
                             CaseListSql sql, const WordStretch &stretch)
{
    REDRESS_TRY(common, connection.engine().areCommon(connection, sql.words));
    if (common) {
        CaseListSql near = sql;
        near.where += " AND "_L1 + (query.cursor.isEmpty() ? stretch.newest : stretch.below);
        if (!query.cursor.isEmpty())
            near.values.append(query.cursor.section(u'.', 2).toLongLong());
        REDRESS_TRY(page, pageOf(wordPage(connection, near, stretch), keys, query, near));
        if (!page.next.isEmpty())
            return page;
    }
    sql.order = " ORDER BY "_L1 + stretch.unordered + " DESC"_L1;
    return pageOf(wordPage(connection, sql, stretch), keys, query, sql);
}

} // namespace

CaseRepository::CaseRepository(Database &database) : m_database(database)
{
}

Result<Domain::CaseState> CaseRepository::state(const CaseId &id) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(u"SELECT state FROM complaint_case WHERE id = ?"_s);
    read.bind(id.value);
    REDRESS_TRY(found, read.first());
    if (!found)
        return noSuchCase(id.value);
    REDRESS_TRY(object, parseJsonObject(read.text(0).toUtf8()));
    return Domain::caseStateFromJson(object);
}

Result<CaseRow> CaseRepository::row(const CaseId &id) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query("SELECT "_L1 + caseColumns() + " FROM complaint_case c"_L1
                                   + caseJoins() + " WHERE c.id = ?"_L1);
    read.bind(id.value);
    REDRESS_TRY(found, read.first());
    if (!found)
        return noSuchCase(id.value);
    return readRow(read, m_database.d().subjectKeys);
}

Result<CaseId> CaseRepository::byExternalRef(const QString &externalRef) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(u"SELECT id FROM complaint_case WHERE external_ref = ?"_s);
    read.bind(externalRef);
    REDRESS_TRY(found, read.first());
    if (!found)
        return noSuchCase(externalRef);
    return CaseId{read.text(0)};
}

Result<CasePage> CaseRepository::list(const CaseQuery &query) const
{
    if (query.limit < 1 || query.limit > kMaxPage)
        return Error{ErrorCode::BadInput, u"a page holds 1 to %1 rows"_s.arg(kMaxPage), {}};
    Database::Private &database = m_database.d();
    REDRESS_TRY(connection, database.connection());
    const Engine &engine = connection->engine();
    REDRESS_TRY(sql, caseListSql(query, engine, database.keys.searchKey, false));
    if (sql.nothing)
        return CasePage();
    const auto stretch = sql.byWords ? engine.wordStretch() : std::nullopt;
    if (stretch)
        return pageOfWords(*connection, database.subjectKeys, query, sql, *stretch);
    Query read = connection->query("SELECT "_L1 + caseColumns() + " FROM "_L1 + sql.from
                                   + caseJoins() + sql.where + sql.order + " LIMIT ?"_L1);
    return pageOf(std::move(read), database.subjectKeys, query, sql);
}

Result<qint64> CaseRepository::count(const CaseQuery &query) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    REDRESS_TRY(sql, caseListSql(query, connection->engine(), m_database.keys().searchKey, true));
    if (sql.nothing)
        return 0;
    const QString text = "SELECT count(*) FROM "_L1 + sql.from + sql.where;
    Query read = sql.byWords ? connection->queryPlannedAnew(text) : connection->query(text);
    sql.bindTo(read);
    REDRESS_CHECK(read.first());
    return read.integer(0);
}

Result<QueueCounts> CaseRepository::counts(const StaffId &me, const QDateTime &nowUtc,
                                           int dueWithinDays) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    QueueCounts counts;
    REDRESS_TRY(all, tally(*connection, u"all"_s));
    REDRESS_TRY(open, openCount());
    REDRESS_TRY(mine, tally(*connection, "open:"_L1 + me.value));
    REDRESS_TRY(unassigned, tally(*connection, u"open:"_s));
    counts.all = all;
    counts.open = open;
    counts.mine = me.isEmpty() ? 0 : mine;
    counts.unassigned = unassigned;
    CaseQuery query;
    query.sort = CaseQuery::Sort::Due;
    query.nowUtc = nowUtc;
    query.dueWithinDays = dueWithinDays;
    query.queue = Queue::Due;
    REDRESS_TRY(due, count(query));
    query.queue = Queue::Overdue;
    REDRESS_TRY(overdue, count(query));
    counts.due = due;
    counts.overdue = overdue;
    return counts;
}

Result<qint64> CaseRepository::openCount() const
{
    REDRESS_TRY(connection, m_database.d().connection());
    return tally(*connection, u"open"_s);
}

Result<QList<ReadAct>> CaseRepository::chronology(const CaseId &id) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query(u"SELECT e.seq FROM complaint_case c JOIN case_entry e"
                                   " ON e.case_row = c.row WHERE c.id = ? ORDER BY e.seq"_s);
    read.bind(id.value);
    REDRESS_CHECK(read.run());
    QList<qint64> numbers;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            break;
        numbers.append(read.integer(0));
    }
    if (numbers.isEmpty())
        return noSuchCase(id.value);
    const LedgerRepository ledger(m_database);
    QList<ReadAct> acts;
    for (const qint64 seq : numbers) {
        REDRESS_TRY(act, ledger.act(seq));
        acts.append(act);
    }
    return acts;
}

} // namespace Redress::Store
