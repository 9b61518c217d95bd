// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/timestamps.h"

#include "models/core/text.h"
#include "models/store/database_p.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

Result<std::optional<StoredTimeStamp>> TimeStampRepository::first(const QString &where,
                                                                  qint64 value) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query("SELECT size, token, revoked FROM time_stamp"_L1 + where
                                   + " LIMIT 1"_L1);
    read.bind(value);
    REDRESS_TRY(found, read.first());
    if (!found)
        return std::optional<StoredTimeStamp>();
    return std::optional(StoredTimeStamp{read.integer(0), read.bytes(1), read.bytes(2)});
}

Result<std::optional<StoredTimeStamp>> TimeStampRepository::newest() const
{
    return first(u" WHERE size > ? ORDER BY size DESC, digest"_s, -1);
}

Result<std::optional<StoredTimeStamp>> TimeStampRepository::covering(qint64 seq) const
{
    return first(u" WHERE size > ? ORDER BY size, digest"_s, seq);
}

Result<QList<StoredAuthority>> TimeStampRepository::readAuthorities(const QString &where) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query read = connection->query("SELECT row, facts FROM time_authority"_L1 + where
                                   + " ORDER BY row"_L1);
    REDRESS_CHECK(read.run());
    QList<StoredAuthority> all;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return all;
        REDRESS_TRY(facts, parseJsonObject(read.text(1).toUtf8()));
        Domain::RecordedAct act;
        act.act = Domain::Act::authorityAdded;
        act.facts = facts;
        REDRESS_TRY(authority, Domain::authorityFrom(act));
        all.append({read.integer(0), authority});
    }
}

Result<QList<StoredAuthority>> TimeStampRepository::authorities() const
{
    return readAuthorities(u" WHERE removed = 0"_s);
}

Result<QList<StoredAuthority>> TimeStampRepository::everyAuthority() const
{
    return readAuthorities({});
}

} // namespace Redress::Store
