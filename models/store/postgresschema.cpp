// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// PostgreSQL's catalogue and the private tables for rebuilding.
#include "models/store/postgres.h"

#include "models/core/text.h"
#include "models/store/connection.h"
#include "models/store/schema.h"
#include "models/store/schemacheck.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr auto kAskVersion = "SELECT version FROM redress.schema_version"_L1;
constexpr qint64 kMaxCatalogueBytes = 1024 * 1024;

// Everything in the schema that decides what its tables hold and refuse, one row each.
constexpr auto kCatalogue = R"(
SELECT 'table', c.relname::text, c.relname::text,
       string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                  || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END
                  || coalesce(' default ' || pg_get_expr(d.adbin, d.adrelid), ''), ', ' ORDER BY a.attnum)
       || CASE WHEN c.relrowsecurity OR c.relforcerowsecurity THEN ' with row security' ELSE '' END
       || CASE WHEN c.relkind <> 'r' THEN ' kind ' || c.relkind::text ELSE '' END
  FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
  LEFT JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
  LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
 WHERE n.nspname = 'redress' AND c.relkind NOT IN ('i', 't', 'I')
 GROUP BY c.oid, c.relname, c.relrowsecurity, c.relforcerowsecurity, c.relkind
UNION ALL
SELECT 'index', i.indexname::text, i.tablename::text, i.indexdef || CASE WHEN x.indisvalid THEN '' ELSE ' invalid' END
  FROM pg_indexes i JOIN pg_namespace n ON n.nspname = i.schemaname
  JOIN pg_class c ON c.relname = i.indexname AND c.relnamespace = n.oid JOIN pg_index x ON x.indexrelid = c.oid
 WHERE i.schemaname = 'redress'
UNION ALL
SELECT 'constraint', o.conname::text, coalesce(c.relname::text, ''), pg_get_constraintdef(o.oid)
  FROM pg_constraint o JOIN pg_namespace n ON n.oid = o.connamespace LEFT JOIN pg_class c ON c.oid = o.conrelid
 WHERE n.nspname = 'redress'
UNION ALL
SELECT 'trigger', t.tgname::text, c.relname::text, pg_get_triggerdef(t.oid) || ' ' || t.tgenabled::text
  FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
 WHERE n.nspname = 'redress' AND NOT t.tgisinternal
UNION ALL
SELECT 'function', p.proname::text, '', pg_get_functiondef(p.oid)
  FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace WHERE n.nspname = 'redress'
UNION ALL
SELECT 'rule', r.rulename::text, r.tablename::text, r.definition FROM pg_rules r WHERE r.schemaname = 'redress'
UNION ALL
SELECT 'domain', t.typname::text, '', format_type(t.typbasetype, t.typtypmod) || ' collate '
       || coalesce((SELECT l.collname::text FROM pg_collation l WHERE l.oid = t.typcollation), '')
  FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace WHERE n.nspname = 'redress' AND t.typtype = 'd'
ORDER BY 1, 3, 2)"_L1;

/// The shipped statements that make it and what later steps made of it; none when it comes with
/// another.
QStringList statementsMaking(const SchemaObject &object, const QList<QStringList> &steps)
{
    const QString schema = object.type == "table"_L1 ? u"redress."_s : QString();
    const QString head = u" %1 %2%3"_s.arg(object.type.toUpper(), schema, object.name);
    QStringList making;
    for (const QStringList &step : steps) {
        for (const QString &statement : step) {
            for (const QLatin1String verb : {"CREATE"_L1, "ALTER"_L1}) {
                const QString whole = verb + head;
                const QChar next = statement.size() > whole.size() && statement.startsWith(whole)
                    ? statement.at(whole.size())
                    : QChar();
                if (next == u' ' || next == u'(')
                    making.append(statement);
            }
        }
    }
    return making;
}

QString dropping(const SchemaObject &object)
{
    if (object.type == "trigger"_L1)
        return u"DROP TRIGGER %1 ON redress.%2"_s.arg(object.name, object.table);
    return u"DROP %1 redress.%2"_s.arg(object.type.toUpper(), object.name);
}

} // namespace

QLatin1String PostgresEngine::schemaFolder() const
{
    return ":/redress/schema/postgresql/"_L1;
}

QLatin1String PostgresEngine::live() const
{
    return "redress"_L1;
}

QLatin1String PostgresEngine::rebuilt() const
{
    return "pg_temp"_L1;
}

QString PostgresEngine::beginSchemaStep() const
{
    // Two desks may be updated at the same moment; the second waits, longer than for an act, and
    // finds the steps taken. Nobody writes meanwhile.
    return u"BEGIN; SET LOCAL lock_timeout = '30min'; SELECT pg_advisory_xact_lock(7234873);"
           " DO $$ BEGIN IF to_regclass('redress.turn') IS NOT NULL THEN"
           " PERFORM one FROM redress.turn FOR UPDATE; END IF; END $$"_s;
}

Result<int> PostgresEngine::schemaVersion(Connection &connection) const
{
    REDRESS_TRY(made,
                connection.number(u"SELECT count(*) FROM pg_class c JOIN pg_namespace n"
                                  " ON n.oid = c.relnamespace WHERE n.nspname = 'redress'"
                                  " AND c.relname = 'schema_version'"_s));
    if (made == 0)
        return 0;
    REDRESS_TRY(version, connection.number(u"SELECT version FROM redress.schema_version"_s));
    return int(version);
}

Result<void> PostgresEngine::setSchemaVersion(Connection &connection, int version) const
{
    return connection.run(u"UPDATE redress.schema_version SET version = %1"_s.arg(version));
}

QList<Question> PostgresEngine::askedInWriting() const
{
    return {{kAskVersion, {}}};
}

Result<void> PostgresEngine::demandSchema(Connection &connection, int version) const
{
    REDRESS_TRY(present, connection.number(kAskVersion));
    return present == version ? Result<void>() : newerVersion(int(present), version);
}

Result<void> PostgresEngine::attachRebuilt(Connection &connection) const
{
    REDRESS_TRY(steps, schemaSteps(*this));
    REDRESS_TRY(expected, expectedObjects());
    for (const SchemaObject &object : std::as_const(expected)) {
        if (object.type == "table"_L1 && isProjection(object.name))
            REDRESS_CHECK(makePrivate(connection, object));
    }
    for (const SchemaObject &object : std::as_const(expected)) {
        if (object.type != "index"_L1 || !isNeededForReplay(object.name))
            continue;
        for (QString made : statementsMaking(object, steps))
            REDRESS_CHECK(connection.run(made.replace(" ON redress."_L1, " ON pg_temp."_L1)));
    }
    return {};
}

Result<void> PostgresEngine::makePrivate(Connection &connection, const SchemaObject &table) const
{
    REDRESS_TRY(steps, schemaSteps(*this));
    const QString made = " TABLE redress."_L1 + table.name;
    for (QString statement : statementsMaking(table, steps))
        REDRESS_CHECK(connection.run(statement.replace(made, " TABLE pg_temp."_L1 + table.name)));
    return {};
}

Result<QStringList> PostgresEngine::columnsOf(Connection &connection, QLatin1String table) const
{
    QStringList columns;
    Query read = connection.query(
        u"SELECT a.attname FROM pg_attribute a WHERE a.attrelid = to_regclass('pg_temp.' || ?)"
        " AND a.attnum > 0 AND NOT a.attisdropped ORDER BY a.attnum"_s);
    read.bind(QString(table));
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return columns;
        columns.append(read.text(0));
    }
}

Result<QList<SchemaObject>> PostgresEngine::presentObjects(Connection &connection) const
{
    return readObjects(connection.query(kCatalogue));
}

Result<QList<SchemaObject>> PostgresEngine::expectedObjects() const
{
    REDRESS_CHECK(schemaSteps(*this)); // wakes the resource
    QFile file(schemaFolder() + "catalogue.json"_L1);
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, "couldn't read "_L1 + file.fileName(), {}};
    QList<SchemaObject> objects;
    const QJsonArray rows = QJsonDocument::fromJson(file.read(kMaxCatalogueBytes)).array();
    for (const auto &row : rows) {
        const QJsonArray parts = row.toArray();
        objects.append({parts.at(0).toString(), parts.at(1).toString(), parts.at(2).toString(),
                        parts.at(3).toString()});
    }
    return objects;
}

Result<void> PostgresEngine::restoreSchema(Connection &connection) const
{
    REDRESS_TRY(steps, schemaSteps(*this));
    REDRESS_TRY(expected, expectedObjects());
    REDRESS_TRY(present, presentObjects(connection));
    bool restored = false;
    for (const QLatin1String type : {"table"_L1, "index"_L1, "trigger"_L1}) {
        for (const SchemaObject &object : std::as_const(expected)) {
            if (object.type != type)
                continue;
            const SchemaObject *found = findObject(present, object);
            if (found && found->sql == object.sql && found->table == object.table)
                continue;
            const QStringList made = statementsMaking(object, steps);
            if (made.isEmpty() && isProjection(object.table)) // comes with its table
                continue;
            if (made.isEmpty() || (type == "table"_L1 && !isProjection(object.name)))
                return Error{ErrorCode::Corrupt, nameOf(object) + " is missing or was altered"_L1,
                             u"Restore a backup: the ledger itself has no other source."_s};
            if (found)
                REDRESS_CHECK(connection.run(dropping(object)));
            for (const QString &statement : made)
                REDRESS_CHECK(connection.run(statement));
            restored = true;
            if (type == "table"_L1) // and whatever hung on it went with it
                present.removeIf(
                    [&](const SchemaObject &other) { return other.table == object.name; });
        }
    }
    for (const QStringList &step : std::as_const(steps)) {
        for (const QString &statement : step) {
            if (restored && statement.startsWith("GRANT"_L1))
                REDRESS_CHECK(connection.run(statement));
        }
    }
    return {};
}

Result<void> PostgresEngine::clearTable(Connection &connection, QLatin1String table) const
{
    return connection.run("DELETE FROM redress."_L1 + table);
}

Result<void> PostgresEngine::checkStructure(Connection &connection, FindingList &findings) const
{
    Query read = connection.query(u"SELECT current_setting('data_checksums')"_s);
    REDRESS_CHECK(read.first());
    if (read.text(0) != "on"_L1)
        findings.remark(u"database.checksums"_s, u"the database server"_s,
                        u"it keeps no checksums of its pages; turn them on with pg_checksums"_s);
    return {};
}

Result<void> PostgresEngine::rebuildIndexes(Connection &) const
{
    return {}; // the server keeps them with every row
}

Result<void> PostgresEngine::forgetWords(Connection &) const
{
    return {};
}

Result<void> PostgresEngine::checkSearchIndex(Connection &, FindingList &) const
{
    return {}; // an expression index: compared with nothing that a desk could write
}

} // namespace Redress::Store
