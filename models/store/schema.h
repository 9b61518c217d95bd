// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

namespace Redress::Store {

class Connection;
class Engine;

/// The numbered steps shipped with the program, 1 first.
Result<QList<QStringList>> schemaSteps(const Engine &engine);
/// Executes the steps after the database's version, each in one transaction with its number. Knows
/// nothing of copies.
Result<void> applySteps(Connection &connection, const QList<QStringList> &steps);
/// Brings an existing database up to the newest step; of a file keeps a copy
/// "<path>.v<N>" first.
/// NewerVersion when it was written by a newer program.
Result<void> upgrade(Connection &connection, const QString &location,
                     const QList<QStringList> &steps);
Error newerVersion(int version, qsizetype newest);

/// Tables that are made from the ledger, with the columns that name a row. `search` follows
/// search_text.
struct ProjectionTable {
    QLatin1String name;
    QList<QLatin1String> key;
};
const QList<ProjectionTable> &projectionTables();

} // namespace Redress::Store
