// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/core/result.h"
#include "models/store/database.h"

#include <QByteArray>
#include <QHash>
#include <QString>

#include <functional>

namespace Redress::Store {

struct ServerState {
    QHash<QString, QByteArray> files; // the small ones, by name
    qint64 rows = 0;
    qint64 fetched = 0; // rows that crossed the line: the rest stood in the file as they should be
};

/// A center's server as it is at one moment: all its tables in the database file of a vault at
/// `path`, and its small files. Others write meanwhile. A file that stands there holds an earlier
/// state of the same center: its rows are compared with the server's by digest and only what
/// differs is fetched, so that it ends as a new one would; Conflict when it cannot, then it is of
/// no use. Not durable before it is synced. Needs no more than a desk's account. Cancelled,
/// Network.
Result<ServerState> copyServerState(const Database &server, const QString &path,
                                    Progress &progress);

/// All tables of a vault's database file into those of a server that was just made and, in the
/// same transaction, what `beside` writes on this thread: together, or nothing. Conflict when the
/// server holds a ledger, Cancelled.
Result<void> fillServer(Database &file, Database &server,
                        const std::function<Result<void>()> &beside, Progress &progress);

} // namespace Redress::Store
