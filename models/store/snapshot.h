// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/core/result.h"
#include "models/store/database.h"

#include <QByteArray>
#include <QString>

namespace Redress::Store {

/// A whole, consistent copy of a vault's database as it is at one moment; others may write
/// meanwhile. `path` must not exist; not durable before it is synced. Of a server see
/// copyServerState().
Result<void> copyDatabase(const Database &database, const QString &path);

/// The tree's root over all entries, made anew from the entries themselves: the stored nodes are
/// not asked. Cancelled.
Result<QByteArray> recomputedRoot(Database &database, Progress &progress);

/// Opens a database nobody signed in to: sizes, entries and names can be read, nothing sealed can.
KeyAccess noKeys();

} // namespace Redress::Store
