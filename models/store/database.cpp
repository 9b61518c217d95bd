// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"

#include "models/store/database_p.h"
#include "models/store/schema.h"
#include "models/store/sqlite.h"

#include <QFile>
#include <QFileInfo>

#include <vector>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

/// Takes a thread's connections away when the thread ends.
struct ThreadEnd {
    std::vector<std::weak_ptr<ConnectionPool>> pools;
    ~ThreadEnd()
    {
        for (const auto &pool : pools) {
            if (const auto alive = pool.lock())
                alive->drop(std::this_thread::get_id());
        }
    }
};

void removeFiles(const QString &path)
{
    for (const QLatin1String suffix : {""_L1, "-wal"_L1, "-shm"_L1})
        QFile::remove(path + suffix);
}

Error readOnly(const QString &path)
{
    return {ErrorCode::ReadOnly, path + " cannot be written"_L1,
            u"Check the permissions of the vault's folder and whether its disk is read-only."_s};
}

/// The write-ahead log stands beside the database: both file and folder are written.
Result<void> demandWritable(const QString &path)
{
    const QFileInfo file(path);
    if (!file.isWritable() || !QFileInfo(file.absolutePath()).isWritable())
        return readOnly(path);
    return {};
}

/// Some refusals show themselves only when something is written.
Result<void> tryWriting(Connection &connection)
{
    REDRESS_TRY(transaction, Transaction::begin(connection));
    return {};
}

} // namespace

ConnectionPool::ConnectionPool(const QString &path) : m_path(path)
{
}

Result<Connection *> ConnectionPool::connection()
{
    {
        const std::lock_guard lock(m_mutex);
        if (const auto found = m_connections.find(std::this_thread::get_id());
            found != m_connections.end())
            return found->second.get();
    }
    REDRESS_TRY(opened, Connection::open(m_path));
    thread_local ThreadEnd end;
    end.pools.push_back(weak_from_this());
    const std::lock_guard lock(m_mutex);
    return (m_connections[std::this_thread::get_id()] = std::move(opened)).get();
}

void ConnectionPool::drop(std::thread::id thread)
{
    const std::lock_guard lock(m_mutex);
    m_connections.erase(thread);
}

Database::Private::Private(const QString &file, KeyAccess access, Domain::RuleBook book)
    : path(file), keys(std::move(access)), rules(std::move(book)),
      pool(std::make_shared<ConnectionPool>(file))
{
}

Result<Turn> Turn::take(Database::Private &database)
{
    if (database.writer.load() == std::this_thread::get_id())
        return Error{ErrorCode::Conflict, u"this thread is already writing"_s, {}};
    Turn turn(database);
    database.writer = std::this_thread::get_id();
    return turn;
}

Database::Database() = default;
Database::~Database() = default;

Result<std::shared_ptr<Database>> Database::create(const QString &path, KeyAccess keys,
                                                   Domain::RuleBook rules)
{
    if (QFileInfo::exists(path))
        return Error{ErrorCode::Conflict, path + " exists already"_L1,
                     u"Choose an empty folder."_s};
    if (!QFileInfo(QFileInfo(path).absolutePath()).isWritable())
        return readOnly(path);
    REDRESS_TRY(steps, schemaSteps());
    std::shared_ptr<Database> database(new Database);
    database->m_d = std::make_unique<Private>(path, std::move(keys), std::move(rules));
    const auto make = [&]() -> Result<void> {
        REDRESS_TRY(connection, database->m_d->connection());
        return applySteps(*connection, steps);
    };
    if (const auto made = make(); !made) {
        database.reset();
        removeFiles(path);
        return made.error().wrapped("couldn't make the database "_L1 + path);
    }
    return database;
}

Result<std::shared_ptr<Database>> Database::open(const QString &path, KeyAccess keys,
                                                 Domain::RuleBook rules)
{
    REDRESS_TRY(steps, schemaSteps());
    // Before SQLite sees the file: opening it would already write beside it.
    REDRESS_TRY(version, Sqlite::peekVersion(path));
    if (version > steps.size())
        return Error{ErrorCode::NewerVersion,
                     u"the database is of version %1, this program knows %2"_s.arg(version).arg(
                         steps.size()),
                     u"Open this vault with the newer program that wrote it."_s};
    REDRESS_CHECK(demandWritable(path));
    std::shared_ptr<Database> database(new Database);
    database->m_d = std::make_unique<Private>(path, std::move(keys), std::move(rules));
    REDRESS_TRY(connection, database->m_d->connection());
    if (const auto ready = upgrade(*connection, path, steps); !ready)
        return ready.error().wrapped("couldn't open the database "_L1 + path);
    if (const auto writable = tryWriting(*connection); !writable)
        return writable.error().wrapped("couldn't open the database "_L1 + path);
    return database;
}

QString Database::path() const
{
    return m_d->path;
}

const Domain::RuleBook &Database::rules() const
{
    return m_d->rules;
}

const KeyAccess &Database::keys() const
{
    return m_d->keys;
}

Result<Crypto::SecretBytes> Database::subjectKey(const QString &subject)
{
    REDRESS_TRY(connection, m_d->connection());
    REDRESS_TRY(key, m_d->subjectKeys.key(*connection, subject));
    if (!key)
        return Error{ErrorCode::NotFound, "there is no key of "_L1 + subject,
                     u"The data of an erased person cannot be opened."_s};
    return *key;
}

Result<void> Database::settle()
{
    REDRESS_TRY(connection, m_d->connection());
    return connection->run(Sqlite::kSettle);
}

} // namespace Redress::Store
