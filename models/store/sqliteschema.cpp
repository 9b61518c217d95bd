// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// SQLite's catalogue, its attached copy for rebuilding, and its full text index.
#include "models/store/sqlite.h"

#include "models/store/connection.h"
#include "models/store/schema.h"
#include "models/store/schemacheck.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

/// The tables in which FTS5 keeps the index `search`.
bool isIndexShadow(const QString &name)
{
    return name.startsWith("search_"_L1) && name != "search_text"_L1;
}

} // namespace

Result<QStringList> SqliteEngine::columnsOf(Connection &connection, QLatin1String table) const
{
    QStringList columns;
    Query read = connection.query(u"SELECT name FROM pragma_table_info(?, ?) ORDER BY cid"_s);
    read.bind(QString(table)).bind(QString(rebuilt()));
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return columns;
        columns.append(read.text(0));
    }
}

Result<void> SqliteEngine::attachRebuilt(Connection &connection) const
{
    // The empty name: a private file that SQLite unlinks at once and that takes room only when
    // memory does not do.
    REDRESS_CHECK(connection.run("ATTACH '' AS "_L1 + rebuilt()));
    for (const QLatin1String setting :
         {"journal_mode=OFF"_L1, "synchronous=OFF"_L1, "cache_size=-65536"_L1})
        REDRESS_CHECK(connection.run("PRAGMA "_L1 + rebuilt() + u'.' + setting));
    REDRESS_TRY(expected, expectedObjects());
    for (const SchemaObject &object : std::as_const(expected)) {
        bool needed = object.type == "index"_L1 && isNeededForReplay(object.name);
        for (const ProjectionTable &table : projectionTables())
            needed = needed || (object.type == "table"_L1 && object.name == table.name);
        if (!needed)
            continue;
        REDRESS_CHECK(makePrivate(connection, object));
    }
    return {};
}

Result<void> SqliteEngine::makePrivate(Connection &connection, const SchemaObject &object) const
{
    const QString head = u"CREATE %1 "_s.arg(object.type.toUpper());
    return connection.run(head + rebuilt() + u'.' + object.sql.mid(head.size()));
}

Result<QList<SchemaObject>> SqliteEngine::presentObjects(Connection &connection) const
{
    // An index that SQLite makes by itself has no statement.
    return readObjects(connection.query(u"SELECT type, name, tbl_name, coalesce(sql, '')"
                                        " FROM main.sqlite_schema ORDER BY rowid"_s));
}

Result<QList<SchemaObject>> SqliteEngine::expectedObjects() const
{
    REDRESS_TRY(steps, schemaSteps(*this));
    REDRESS_TRY(model, Connection::open(u":memory:"_s));
    REDRESS_CHECK(applySteps(*model, steps));
    return presentObjects(*model);
}

Result<void> SqliteEngine::restoreSchema(Connection &connection) const
{
    REDRESS_TRY(expected, expectedObjects());
    REDRESS_TRY(present, presentObjects(connection));
    QStringList dropped; // with a table go its indexes and triggers
    for (const SchemaObject &object : std::as_const(expected)) {
        // Made and dropped with their table or with the index for words.
        if (object.sql.isEmpty() || isIndexShadow(object.name))
            continue;
        const SchemaObject *found
            = dropped.contains(object.table) ? nullptr : findObject(present, object);
        if (found && found->sql == object.sql)
            continue;
        if (object.type == "table"_L1 && !isProjection(object.name) && object.name != "search"_L1)
            return Error{ErrorCode::Corrupt, nameOf(object) + " is missing or was altered"_L1,
                         u"Restore a backup: the ledger itself has no other source."_s};
        if (found) {
            REDRESS_CHECK(
                connection.run(u"DROP %1 \"%2\""_s.arg(object.type.toUpper(), object.name)));
            if (object.type == "table"_L1)
                dropped.append(object.name);
        }
        REDRESS_CHECK(connection.run(object.sql));
    }
    return {};
}

Result<void> SqliteEngine::checkStructure(Connection &connection, FindingList &findings) const
{
    Query check = connection.query(u"PRAGMA main.integrity_check(%1)"_s.arg(100));
    if (const auto run = check.run(); !run) {
        findings.broken(u"database.structure"_s, u"the database file"_s, run.error().detail);
        return {};
    }
    for (;;) {
        const auto more = check.next();
        if (!more) {
            findings.broken(u"database.structure"_s, u"the database file"_s, more.error().detail);
            return {};
        }
        if (!*more)
            return {};
        if (check.text(0) != "ok"_L1)
            findings.broken(u"database.structure"_s, u"the database file"_s,
                            check.text(0).left(400));
    }
}

Result<void> SqliteEngine::clearTable(Connection &connection, QLatin1String table) const
{
    // The table goes as a whole: its indexes may be as damaged as its rows.
    REDRESS_TRY(expected, expectedObjects());
    REDRESS_CHECK(connection.run("DROP TABLE main."_L1 + table));
    for (const SchemaObject &object : std::as_const(expected)) {
        if (object.table == table && !object.sql.isEmpty())
            REDRESS_CHECK(connection.run(object.sql));
    }
    return {};
}

WordSearch SqliteEngine::wordSearch() const
{
    return {u"search s CROSS JOIN complaint_case c ON c.row = s.rowid"_s, u"s.rowid"_s,
            u"s.search MATCH ?"_s};
}

Result<void> SqliteEngine::rebuildIndexes(Connection &connection) const
{
    REDRESS_CHECK(connection.run(u"REINDEX"_s));
    return fillSearch(connection);
}

Result<void> SqliteEngine::fillSearch(Connection &connection)
{
    return connection.run(u"INSERT INTO search(search) VALUES('rebuild')"_s);
}

Result<void> SqliteEngine::forgetWords(Connection &connection) const
{
    return connection.run(u"INSERT INTO search(search) VALUES('optimize')"_s);
}

Result<void> SqliteEngine::checkSearchIndex(Connection &connection, FindingList &findings) const
{
    // rank 1: also compare with the table of words, not only the index with itself.
    const auto check = [&]() -> Result<void> {
        REDRESS_TRY(transaction, Transaction::begin(connection));
        return connection.run(u"INSERT INTO search(search, rank) VALUES('integrity-check', 1)"_s);
    };
    const auto checked = check();
    if (!checked && checked.error().code != ErrorCode::Corrupt)
        return checked;
    if (!checked)
        findings.broken(u"search.index"_s, u"the full text index"_s, checked.error().detail);
    return {};
}

} // namespace Redress::Store
