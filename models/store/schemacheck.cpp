// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schemacheck.h"

#include "models/store/schema.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Store {

const SchemaObject *findObject(const QList<SchemaObject> &objects, const SchemaObject &wanted)
{
    for (const SchemaObject &object : objects) {
        if (object.type == wanted.type && object.name == wanted.name)
            return &object;
    }
    return nullptr;
}

QString nameOf(const SchemaObject &object)
{
    return object.type + u' ' + object.name.left(80);
}

bool isNeededForReplay(const QString &index)
{
    return index == "consumer_index_by_consumer"_L1 || index == "company_name_by_company"_L1
        || index == "case_consumer_received"_L1;
}

Result<QList<SchemaObject>> readObjects(Query read)
{
    QList<SchemaObject> objects;
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return objects;
        objects.append({read.text(0), read.text(1), read.text(2), read.text(3)});
    }
}

bool isProjection(const QString &table)
{
    const auto &tables = projectionTables();
    return std::any_of(tables.begin(), tables.end(),
                       [&](const ProjectionTable &known) { return table == known.name; });
}

Result<void> standInForMissing(Connection &connection)
{
    REDRESS_TRY(expected, connection.engine().expectedObjects());
    REDRESS_TRY(present, connection.engine().presentObjects(connection));
    for (const SchemaObject &object : std::as_const(expected)) {
        if (object.type == "table"_L1 && ledgerTables().contains(object.name)
            && !findObject(present, object))
            REDRESS_CHECK(connection.engine().makePrivate(connection, object));
    }
    return {};
}

Result<void> checkSchema(Connection &connection, FindingList &findings)
{
    REDRESS_TRY(expected, connection.engine().expectedObjects());
    REDRESS_TRY(present, connection.engine().presentObjects(connection));
    for (const SchemaObject &object : std::as_const(expected)) {
        const SchemaObject *found = findObject(present, object);
        if (!found)
            findings.broken(u"database.schema"_s, nameOf(object), u"is missing"_s);
        else if (found->sql != object.sql || found->table != object.table)
            findings.broken(u"database.schema"_s, nameOf(object), u"was altered"_s);
    }
    for (const SchemaObject &object : std::as_const(present)) {
        if (!findObject(expected, object))
            findings.broken(u"database.schema"_s, nameOf(object), u"is not made by this program"_s);
    }
    return {};
}

} // namespace Redress::Store
