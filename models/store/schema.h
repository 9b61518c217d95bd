// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QList>
#include <QString>
#include <QStringList>

#include <functional>

namespace Redress::Store {

class Connection;
class Engine;

/// The numbered steps shipped with the program, 1 first.
Result<QList<QStringList>> schemaSteps(const Engine &engine);
/// A step with this statement changes what the projections hold: they are made anew from the ledger
/// once all steps are taken.
inline constexpr QLatin1String kRefillProjections{"REFILL PROJECTIONS"};
using Refill = std::function<Result<void>(Connection &)>;

/// Executes the steps after the database's version. They, their number and what `refill` does are
/// one transaction: there is the old version or the newest. Of desks that come at once one takes
/// them and the others wait. Knows nothing of copies.
Result<void> applySteps(Connection &connection, const QList<QStringList> &steps,
                        const Refill &refill = {});
/// Brings an existing database up to the newest step; of a file keeps a copy
/// "<path>.v<N>" first.
/// NewerVersion when it was written by a newer program, NotPermitted where this account may not
/// change the schema.
Result<void> upgrade(Connection &connection, const QString &location,
                     const QList<QStringList> &steps, const Refill &refill = {});
Error newerVersion(int version, qsizetype newest);

/// Tables that hold the ledger itself.
const QList<QLatin1String> &ledgerTables();

/// Tables that are made from the ledger, with the columns that name a row. `search` follows
/// search_text.
struct ProjectionTable {
    QLatin1String name;
    QList<QLatin1String> key;
};
const QList<ProjectionTable> &projectionTables();

} // namespace Redress::Store
