// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/domain/actfacts.h"
#include "models/store/database.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace Redress::Store {

/// A token over the text of the checkpoint of `size` entries, and the lists of revoked certificates
/// that spoke of its certificates when it came (DER, one after the other).
struct StoredTimeStamp {
    qint64 size = 0;
    QByteArray token;
    QByteArray revoked;
};

struct StoredAuthority {
    qint64 row = -1; // the entry that added it
    Domain::TimeAuthorityRecord authority;
};

class TimeStampRepository {
public:
    explicit TimeStampRepository(Database &database) : m_database(database) { }
    /// Of the largest checkpoint that has any.
    Result<std::optional<StoredTimeStamp>> newest() const;
    /// Of the smallest stamped checkpoint that covers entry `seq`.
    Result<std::optional<StoredTimeStamp>> covering(qint64 seq) const;
    /// Those to ask, in the order in which they were added.
    Result<QList<StoredAuthority>> authorities() const;
    /// Also those that are not asked any more: what they stamped stays.
    Result<QList<StoredAuthority>> everyAuthority() const;

private:
    Result<std::optional<StoredTimeStamp>> first(const QString &where, qint64 value) const;
    Result<QList<StoredAuthority>> readAuthorities(const QString &where) const;

    Database &m_database;
};

} // namespace Redress::Store
