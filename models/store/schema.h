// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace Redress::Store {

class Connection;

/// The numbered steps shipped with the program, 1 first.
Result<QList<QStringList>> schemaSteps();
/// Executes the steps after the database's version, each in one transaction with its number. Knows
/// nothing of copies.
Result<void> applySteps(Connection &connection, const QList<QStringList> &steps);
/// Brings an existing database up to the newest step; keeps a copy "<path>.v<N>" first.
/// NewerVersion when it was written by a newer program.
Result<void> upgrade(Connection &connection, const QString &path, const QList<QStringList> &steps);

/// Tables that are made from the ledger, with the columns that name a row. `search` follows
/// search_text.
struct ProjectionTable {
    QLatin1String name;
    QList<QLatin1String> key;
};
const QList<ProjectionTable> &projectionTables();

} // namespace Redress::Store
