// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"

#include "models/crypto/primitives.h"
#include "models/store/database_p.h"
#include "models/store/postgres.h"
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

/// Or does not let itself be asked.
bool holdsCenter(Connection &server)
{
    const auto held = server.number(u"SELECT count(*) FROM (SELECT 1 FROM redress.entry UNION ALL"
                                    " SELECT 1 FROM redress.center_file LIMIT 1) one"_s);
    return !held || *held > 0;
}

} // namespace

bool isServerAddress(const QString &location)
{
    return PostgresEngine::isAddress(location);
}

ConnectionPool::ConnectionPool(const QString &path) : m_path(path)
{
}

Result<Connection *> ConnectionPool::connection()
{
    const std::thread::id thread = std::this_thread::get_id();
    QString lost;
    {
        const std::lock_guard lock(m_mutex);
        const auto found = m_connections.find(thread);
        if (found != m_connections.end() && !found->second->isLost())
            return found->second.get();
        if (found != m_connections.end())
            m_lost[thread] = found->second->label();
        m_connections.erase(thread);
        if (const auto label = m_lost.find(thread); label != m_lost.end())
            lost = label->second;
    }
    REDRESS_TRY(opened, Connection::open(m_path)); // the line may be back
    // A server that has not noticed the broken line would keep its half of it, and the writer's
    // turn with it.
    if (!lost.isEmpty())
        REDRESS_CHECK(opened->engine().abandon(*opened, lost));
    thread_local ThreadEnd end;
    end.pools.push_back(weak_from_this());
    const std::lock_guard lock(m_mutex);
    m_lost.erase(thread);
    return (m_connections[thread] = std::move(opened)).get();
}

void ConnectionPool::drop(std::thread::id thread)
{
    const std::lock_guard lock(m_mutex);
    m_connections.erase(thread);
}

Database::Private::Private(const QString &file, KeyAccess access, Domain::RuleBook book)
    : path(file), keys(std::move(access)), rules(std::move(book)),
      pool(std::make_shared<ConnectionPool>(file)),
      desk(QString::fromLatin1(Crypto::randomBytes(8).toHex()))
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

Result<std::shared_ptr<Database>> Database::create(const QString &location, KeyAccess keys,
                                                   Domain::RuleBook rules)
{
    const bool isFile = !PostgresEngine::isAddress(location);
    if (isFile && QFileInfo::exists(location))
        return Error{ErrorCode::Conflict, location + " exists already"_L1,
                     u"Choose an empty folder."_s};
    if (isFile && !QFileInfo(QFileInfo(location).absolutePath()).isWritable())
        return readOnly(location);
    REDRESS_TRY(steps, schemaSteps(Engine::of(location)));
    std::shared_ptr<Database> database(new Database);
    database->m_d = std::make_unique<Private>(location, std::move(keys), std::move(rules));
    database->m_d->schemaVersion = int(steps.size());
    const auto make = [&]() -> Result<void> {
        REDRESS_TRY(connection, database->m_d->connection());
        REDRESS_TRY(version, connection->engine().schemaVersion(*connection));
        // Tables in which nothing stands were left by somebody who did not get to the end.
        if (version > 0 && (isFile || holdsCenter(*connection)))
            return Error{ErrorCode::Conflict, u"it holds a center already"_s,
                         u"Choose an empty database."_s};
        return applySteps(*connection, steps);
    };
    if (const auto made = make(); !made) {
        database.reset();
        if (isFile)
            removeFiles(location);
        return made.error().wrapped("couldn't make the database "_L1 + withoutPassword(location));
    }
    return database;
}

namespace {

/// Before SQLite sees the file: opening it would already write beside it.
Result<void> inspectFile(const QString &path, qsizetype newest)
{
    REDRESS_TRY(version, SqliteEngine::peekVersion(path));
    if (version > newest)
        return newerVersion(version, newest);
    return demandWritable(path);
}

} // namespace

Result<std::shared_ptr<Database>> Database::open(const QString &location, KeyAccess keys,
                                                 Domain::RuleBook rules)
{
    REDRESS_TRY(steps, schemaSteps(Engine::of(location)));
    if (!PostgresEngine::isAddress(location))
        REDRESS_CHECK(inspectFile(location, steps.size()));
    std::shared_ptr<Database> database(new Database);
    database->m_d = std::make_unique<Private>(location, std::move(keys), std::move(rules));
    database->m_d->schemaVersion = int(steps.size());
    const auto ready = [&]() -> Result<void> {
        {
            REDRESS_TRY(upgrading, Connection::open(location));
            REDRESS_CHECK(upgrade(*upgrading, location, steps, [&database](Connection &connection) {
                NoProgress progress;
                const auto filled = refillProjections(connection, database->d(), progress);
                return filled ? Result<void>() : filled.error();
            }));
        }
        REDRESS_TRY(connection, database->m_d->connection());
        return tryWriting(*connection);
    };
    if (const auto made = ready(); !made)
        return made.error().wrapped("couldn't open the database "_L1 + withoutPassword(location));
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

Result<void> Database::awaitDurable()
{
    if (m_d->writer.load() == std::this_thread::get_id())
        return {};
    REDRESS_TRY(connection, m_d->connection());
    return connection->engine().awaitDurable(*connection);
}

Result<void> Database::settle()
{
    REDRESS_TRY(connection, m_d->connection());
    return connection->engine().settle(*connection);
}

} // namespace Redress::Store
