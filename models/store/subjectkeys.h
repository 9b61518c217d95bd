// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"
#include "models/store/keyaccess.h"

#include <QByteArray>
#include <QCache>
#include <QMutex>
#include <QString>

#include <optional>

namespace Redress::Store {

class Connection;

/// Keys of people: wrapped in the table subject_key, opened ones in memory, the most recently used
/// only. Any thread.
class SubjectKeys {
public:
    explicit SubjectKeys(const KeyAccess &access);

    /// The person's own key; nothing where the table holds none. Corrupt when it does not unwrap.
    Result<std::optional<Crypto::SecretBytes>> key(Connection &connection,
                                                   const QString &subject) const;
    /// The key of the person's disclosures, from the wrapped key as stored; empty: nothing.
    Result<std::optional<Crypto::SecretBytes>> disclosureKey(const QString &subject,
                                                             const QByteArray &wrapped);
    /// A new person's key, written inside the caller's transaction; returns the disclosure key.
    Result<Crypto::SecretBytes> create(Connection &connection, const QString &subject);
    /// Removes the row inside the caller's transaction and the opened key now.
    Result<void> destroy(Connection &connection, const QString &subject);
    /// After a rollback (what memory holds may never have been stored) and after an erasure was
    /// committed (another thread may still have read the key).
    void forgetAll();

private:
    std::optional<Crypto::SecretBytes> remembered(const QString &subject, quint64 *generation);
    /// Unless something was forgotten since `generation` was read.
    void remember(const QString &subject, const Crypto::SecretBytes &key, quint64 generation);

    const KeyAccess &m_access;
    QMutex m_mutex;
    quint64 m_generation = 0; // counts what was forgotten
    QCache<QString, Crypto::SecretBytes> m_disclosureKeys;
};

} // namespace Redress::Store
