// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/subjectkeys.h"
#include "models/ledger/merkle.h"

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
};

struct Database::Private {
    QString path;
    KeyAccess keys;
    Domain::RuleBook rules;
    std::shared_ptr<ConnectionPool> pool;
    SubjectKeys subjectKeys{keys};

    // The writer's: held by the one WriteScope.
    std::mutex writing;
    std::atomic<std::thread::id> writer;
    std::optional<Ledger::Frontier> frontier; // nothing: to be loaded

    Private(const QString &file, KeyAccess access, Domain::RuleBook book);
    Result<Connection *> connection() const { return pool->connection(); }
};

} // namespace Redress::Store
