// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"
#include "models/domain/rules.h"
#include "models/store/keyaccess.h"

#include <QString>

#include <memory>

namespace Redress::Store {

class Connection;
class SubjectKeys;

inline constexpr QLatin1String kDatabaseFile{"redress.sqlite"};

/// Whether a location is a server's address and not a path.
bool isServerAddress(const QString &location);
/// The location as it may be shown and logged.
QString withoutPassword(const QString &location);

/// One vault's database. Usable from any thread: each gets its own connection, closed when the
/// thread ends or the database goes. Locking the vault against other processes is the caller's
/// part. Outlives its WriteScopes and repositories.
class Database {
public:
    /// A new database at `path`, which must not exist. Nothing is left behind on failure.
    static Result<std::shared_ptr<Database>> create(const QString &path, KeyAccess keys,
                                                    Domain::RuleBook rules);
    /// NotFound, NewerVersion (left untouched), ReadOnly, InUse, DiskFull, Corrupt. An older schema
    /// is brought up to date; a copy "redress.sqlite.v<N>" is kept beside it first.
    static Result<std::shared_ptr<Database>> open(const QString &path, KeyAccess keys,
                                                  Domain::RuleBook rules);
    ~Database();
    Database(const Database &) = delete;
    Database &operator=(const Database &) = delete;

    QString path() const;
    const Domain::RuleBook &rules() const;
    const KeyAccess &keys() const;
    /// The key of a person (32 bytes): for the age identity of that person's evidence. NotFound
    /// once erased, and for a subject never seen; the first sealed fact about a subject makes its
    /// key.
    Result<Crypto::SecretBytes> subjectKey(const QString &subject);
    /// Returns when what this thread has read would survive a crash of the server. Before anything is
    /// remembered, told to others or decided upon. Inside of a WriteScope its commit does it.
    Result<void> awaitDurable();
    /// Everything written so far leaves the write-ahead log and stands in the file itself.
    Result<void> settle();

    struct Private; // for this room only
    Private &d() const { return *m_d; }

private:
    Database();
    std::unique_ptr<Private> m_d;
};

} // namespace Redress::Store
