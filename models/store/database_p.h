// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/subjectkeys.h"
#include "models/core/ids.h"
#include "models/core/progress.h"
#include "models/ledger/merkle.h"

#include <QHash>

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <unordered_map>

namespace Redress::Store {

/// Connections by thread. A thread that ends takes its own away.
class ConnectionPool : public std::enable_shared_from_this<ConnectionPool> {
public:
    explicit ConnectionPool(const QString &path);
    /// Of the calling thread; owned by the pool.
    Result<Connection *> connection();
    void drop(std::thread::id thread);

private:
    QString m_path;
    std::mutex m_mutex;
    std::unordered_map<std::thread::id, std::unique_ptr<Connection>> m_connections;
    std::unordered_map<std::thread::id, QString> m_lost; // labels of what was not ended yet
};

struct Database::Private {
    QString path;
    KeyAccess keys;
    Domain::RuleBook rules;
    std::shared_ptr<ConnectionPool> pool;
    SubjectKeys subjectKeys{keys};

    int schemaVersion = 0; // this program's
    const QString desk; // tells this program's commits from those of others

    // The writer's: held by the one WriteScope.
    std::mutex writing;
    std::atomic<std::thread::id> writer;
    std::optional<Ledger::Frontier> frontier; // nothing: to be loaded
    QHash<QString, StaffId> signers; // by thumbprint; certificates never change

    Private(const QString &file, KeyAccess access, Domain::RuleBook book);
    Result<Connection *> connection() const { return pool->connection(); }
};

/// The one who writes. Taking it waits; Conflict on a thread that has it already and would wait for
/// itself.
class Turn {
public:
    static Result<Turn> take(Database::Private &database);
    Turn(Turn &&other) noexcept : m_database(other.m_database), m_lock(std::move(other.m_lock)) { }
    Turn &operator=(Turn &&) = delete;
    ~Turn()
    {
        if (m_lock.owns_lock())
            m_database.writer = std::thread::id();
    }

private:
    explicit Turn(Database::Private &database) : m_database(database), m_lock(database.writing) { }
    Database::Private &m_database;
    std::unique_lock<std::mutex> m_lock;
};

/// Makes the projections anew from the ledger within the transaction of a connection that has the
/// rebuilt schema attached; how many rows differed.
Result<qint64> refillProjections(Connection &connection, Database::Private &database,
                                 Progress &progress);

} // namespace Redress::Store
