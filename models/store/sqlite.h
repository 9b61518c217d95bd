// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QSqlError>
#include <QString>

namespace Redress::Store {

class Connection;

/// What is SQLite's own and would be told otherwise to another database.
namespace Sqlite {

inline constexpr QLatin1String kDriver{"QSQLITE"};
inline constexpr QLatin1String kConnectOptions{"QSQLITE_BUSY_TIMEOUT=10000"};
inline constexpr QLatin1String kSchemaFolder{":/redress/schema/sqlite/"};
inline constexpr qint64 kApplicationId = 0x52445253; // "RDRS"

/// DiskFull, ReadOnly, InUse, Corrupt, Conflict (a constraint), TooLarge or Io.
Error errorFrom(const QSqlError &error);
/// Durability, waiting and safety of this connection.
Result<void> prepare(Connection &connection);
Result<int> schemaVersion(Connection &connection);
Result<void> setSchemaVersion(Connection &connection, int version);
/// What the file's own header says, read without opening it as a database: Corrupt when it is no
/// vault database, NotFound, else its version.
Result<int> peekVersion(const QString &path);
/// A whole, consistent copy.
Result<void> copyTo(Connection &connection, const QString &path);
/// "table INDEXED BY index": the list's order is the index's order, whatever the planner would
/// guess.
QString indexed(QLatin1String table, QLatin1String index);

inline constexpr QLatin1String kBeginWriting{"BEGIN IMMEDIATE"};
inline constexpr QLatin1String kSettle{"PRAGMA wal_checkpoint(TRUNCATE)"};

} // namespace Sqlite
} // namespace Redress::Store
