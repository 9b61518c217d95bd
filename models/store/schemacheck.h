// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/connection.h"
#include "models/store/findinglist.h"

#include <QList>
#include <QString>

namespace Redress::Store {

const SchemaObject *findObject(const QList<SchemaObject> &objects, const SchemaObject &wanted);
QString nameOf(const SchemaObject &object);
bool isProjection(const QString &table);
/// An index by which replaying looks rows up, beside the unique ones.
bool isNeededForReplay(const QString &index);
/// Rows of type, name, table and sql.
Result<QList<SchemaObject>> readObjects(Query read);

/// Puts an empty table into the private schema for each of the ledger's that is missing, so that
/// the rest can be checked: a name is looked up there where the live schema has none.
Result<void> standInForMissing(Connection &connection);

/// "database.schema": what is missing, differs or is not ours. A trigger that guards the ledger is
/// part of it.
Result<void> checkSchema(Connection &connection, FindingList &findings);

} // namespace Redress::Store
