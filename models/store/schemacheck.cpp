// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schemacheck.h"

#include "models/store/schema.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

const SchemaObject *find(const QList<SchemaObject> &objects, const SchemaObject &wanted)
{
    for (const SchemaObject &object : objects) {
        if (object.type == wanted.type && object.name == wanted.name)
            return &object;
    }
    return nullptr;
}

QString called(const SchemaObject &object)
{
    return object.type + u' ' + object.name.left(80);
}

/// The tables in which FTS5 keeps the index `search`.
bool isIndexShadow(const QString &name)
{
    return name.startsWith("search_"_L1) && name != "search_text"_L1;
}

bool isProjection(const QString &table)
{
    const auto &tables = projectionTables();
    return std::any_of(tables.begin(), tables.end(),
                       [&](const ProjectionTable &known) { return table == known.name; });
}

} // namespace

Result<QList<SchemaObject>> presentObjects(Connection &connection)
{
    QList<SchemaObject> objects;
    Query read = connection.query(u"SELECT type, name, tbl_name, sql FROM main.sqlite_schema"
                                  " WHERE sql IS NOT NULL ORDER BY rowid"_s);
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return objects;
        objects.append({read.text(0), read.text(1), read.text(2), read.text(3)});
    }
}

Result<QList<SchemaObject>> expectedObjects()
{
    REDRESS_TRY(steps, schemaSteps());
    REDRESS_TRY(model, Connection::open(u":memory:"_s));
    REDRESS_CHECK(applySteps(*model, steps));
    return presentObjects(*model);
}

Result<void> checkSchema(Connection &connection, FindingList &findings)
{
    REDRESS_TRY(expected, expectedObjects());
    REDRESS_TRY(present, presentObjects(connection));
    for (const SchemaObject &object : std::as_const(expected)) {
        const SchemaObject *found = find(present, object);
        if (!found)
            findings.broken(u"database.schema"_s, called(object), u"is missing"_s);
        else if (found->sql != object.sql || found->table != object.table)
            findings.broken(u"database.schema"_s, called(object), u"was altered"_s);
    }
    for (const SchemaObject &object : std::as_const(present)) {
        if (!find(expected, object))
            findings.broken(u"database.schema"_s, called(object), u"is not made by this program"_s);
    }
    return {};
}

Result<void> checkStructure(Connection &connection, FindingList &findings)
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

Result<void> restoreSchema(Connection &connection)
{
    REDRESS_TRY(expected, expectedObjects());
    REDRESS_TRY(present, presentObjects(connection));
    QStringList dropped; // with a table go its indexes and triggers
    for (const SchemaObject &object : std::as_const(expected)) {
        if (isIndexShadow(object.name)) // made and dropped with the index itself
            continue;
        const SchemaObject *found
            = dropped.contains(object.table) ? nullptr : find(present, object);
        if (found && found->sql == object.sql)
            continue;
        if (object.type == "table"_L1 && !isProjection(object.name) && object.name != "search"_L1)
            return Error{ErrorCode::Corrupt, called(object) + " is missing or was altered"_L1,
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

} // namespace Redress::Store
