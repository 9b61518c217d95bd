// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/core/result.h"
#include "models/store/connection.h"
#include "models/store/findinglist.h"

#include <QList>
#include <QString>

namespace Redress::Store {

/// A table, index or trigger as the shipped schema makes it.
struct SchemaObject {
    QString type; // "table", "index", "trigger"
    QString name;
    QString table;
    QString sql;
};
/// Of a database that was just created by this program, in order of creation.
Result<QList<SchemaObject>> expectedObjects();
Result<QList<SchemaObject>> presentObjects(Connection &connection);

/// "database.schema": what is missing, differs or is not ours. A trigger that guards the ledger is
/// part of it.
Result<void> checkSchema(Connection &connection, FindingList &findings);
/// "database.structure": what SQLite says of pages and indexes.
Result<void> checkStructure(Connection &connection, FindingList &findings);

/// Puts missing and altered indexes, triggers and projection tables back; inside the caller's
/// transaction.
Result<void> restoreSchema(Connection &connection);

} // namespace Redress::Store
