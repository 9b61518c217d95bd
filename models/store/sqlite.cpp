// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/sqlite.h"

#include "models/store/connection.h"
#include "models/store/line.h"

#include <QFile>
#include <QtEndian>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

// Primary result codes of SQLite (its file sqlite3.h); extended codes keep them in the low byte.
constexpr int kError = 1, kBusy = 5, kLocked = 6, kReadOnly = 8, kCorrupt = 11, kFull = 13,
              kTooBig = 18, kConstraint = 19, kNotADatabase = 26;
constexpr int kSharedMemorySize = 10 | (19 << 8); // the disk had no room for the "-shm" file

constexpr qint64 kApplicationId = 0x52445253; // "RDRS"
constexpr qsizetype kHeaderBytes = 100;
constexpr qsizetype kUserVersionAt = 60;
constexpr qsizetype kApplicationIdAt = 68;

} // namespace

const SqliteEngine &SqliteEngine::instance()
{
    static const SqliteEngine engine;
    return engine;
}

QLatin1String SqliteEngine::driver() const
{
    return "QSQLITE"_L1;
}

Result<void> SqliteEngine::address(QSqlDatabase &database, const QString &location) const
{
    database.setDatabaseName(location);
    database.setConnectOptions(u"QSQLITE_BUSY_TIMEOUT=10000"_s);
    return {};
}

QString SqliteEngine::beginWriting() const
{
    return u"BEGIN IMMEDIATE"_s;
}

QString SqliteEngine::commitWriting() const
{
    return u"COMMIT"_s;
}

Result<void> SqliteEngine::awaitDurable(Connection &) const
{
    return {}; // nobody sees a commit before it is
}

QString SqliteEngine::beginSchemaStep() const
{
    return beginWriting();
}

QString SqliteEngine::beginReading() const
{
    return u"BEGIN"_s;
}

std::unique_ptr<Line> SqliteEngine::lineOf(const QSqlDriver &, const QString &) const
{
    return {};
}

Result<void> SqliteEngine::abandon(Connection &, const QString &) const
{
    return {}; // a file's transaction ends with its connection
}

Result<void> SqliteEngine::announce(Connection &, qint64, const QString &) const
{
    return {}; // nobody else has the file open
}

Result<void> SqliteEngine::settle(Connection &connection) const
{
    return connection.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
}

QLatin1String SqliteEngine::schemaFolder() const
{
    return ":/redress/schema/sqlite/"_L1;
}

QLatin1String SqliteEngine::live() const
{
    return "main"_L1;
}

QLatin1String SqliteEngine::rebuilt() const
{
    return "rebuilt"_L1;
}

Error SqliteEngine::errorFrom(const QSqlError &error) const
{
    const QString detail
        = error.databaseText().isEmpty() ? error.driverText() : error.databaseText();
    const int code = error.nativeErrorCode().toInt();
    switch (code == kSharedMemorySize ? kFull : code & 0xff) {
    case kBusy:
    case kLocked:
        return {ErrorCode::InUse, "the database is in use: "_L1 + detail,
                u"Close the other program that works on this vault and try again."_s};
    case kReadOnly:
        return {ErrorCode::ReadOnly, "the database cannot be written: "_L1 + detail,
                u"Check the permissions of the vault's folder."_s};
    case kError: // our statements are right: a table or a column is not there
    case kCorrupt:
    case kNotADatabase:
        // SQLite says so, too, of a disk that does not let it read.
        return {
            ErrorCode::Corrupt, "the database is damaged or cannot be read: "_L1 + detail,
            u"Look at the disk, then run a check of the ledger; restore a backup if it cannot be opened."_s};
    case kFull:
        return {ErrorCode::DiskFull, "the disk is full: "_L1 + detail,
                u"Free some space and try again; nothing was recorded."_s};
    case kTooBig:
        return {ErrorCode::TooLarge, "a value is too large: "_L1 + detail, {}};
    case kConstraint:
        return {ErrorCode::Conflict, "the database refuses: "_L1 + detail, {}};
    default:
        return {
            ErrorCode::Io, "the database answers: "_L1 + detail,
            u"Look whether the disk is there and sound; before you repeat it, look whether it was recorded."_s};
    }
}

Result<void> SqliteEngine::prepare(Connection &connection) const
{
    // FULL: a commit is on the disk before it is confirmed. Overwriting what is deleted is part of
    // forgetting. The write-ahead log is copied back every 16 MB: an act writes some 25 pages, many
    // of them again with the next.
    for (const QLatin1String pragma :
         {"PRAGMA journal_mode=WAL"_L1, "PRAGMA synchronous=FULL"_L1, "PRAGMA foreign_keys=ON"_L1,
          "PRAGMA secure_delete=ON"_L1, "PRAGMA trusted_schema=OFF"_L1,
          "PRAGMA cell_size_check=ON"_L1, "PRAGMA recursive_triggers=ON"_L1,
          "PRAGMA cache_size=-16384"_L1, "PRAGMA wal_autocheckpoint=4000"_L1})
        REDRESS_CHECK(connection.run(pragma));
    return {};
}

Result<int> SqliteEngine::schemaVersion(Connection &connection) const
{
    REDRESS_TRY(version, connection.number(u"PRAGMA user_version"_s));
    return int(version);
}

Result<void> SqliteEngine::setSchemaVersion(Connection &connection, int version) const
{
    REDRESS_CHECK(connection.run(u"PRAGMA application_id=%1"_s.arg(kApplicationId)));
    return connection.run(u"PRAGMA user_version=%1"_s.arg(version));
}

Result<void> SqliteEngine::demandSchema(Connection &, int) const
{
    return {}; // the vault's lock keeps others out
}

Result<int> SqliteEngine::peekVersion(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, "there is no database "_L1 + path, {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, "couldn't read "_L1 + path + ": "_L1 + file.errorString(),
                     u"Check the permissions of the vault's folder."_s};
    const QByteArray header = file.read(kHeaderBytes);
    if (header.size() != kHeaderBytes
        || !header.startsWith(QByteArrayView("SQLite format 3\0", 16)))
        return Error{ErrorCode::Corrupt, path + " is not a database"_L1,
                     u"Restore a backup of the vault."_s};
    if (qFromBigEndian<qint32>(header.constData() + kApplicationIdAt) != kApplicationId)
        return Error{ErrorCode::Corrupt, path + " is not a vault's database"_L1,
                     u"Choose the folder of a vault."_s};
    return qFromBigEndian<qint32>(header.constData() + kUserVersionAt);
}

Result<void> SqliteEngine::copyTo(Connection &connection, const QString &path)
{
    Query copy = connection.query(u"VACUUM INTO ?"_s);
    copy.bind(path);
    return copy.run();
}

QString SqliteEngine::inOrderOf(QLatin1String table, QLatin1String index) const
{
    return table + " c INDEXED BY "_L1 + index;
}

} // namespace Redress::Store
