// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/filerepository.h"

#include "models/store/database_p.h"
#include "models/store/schema.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr auto kRead
    = "SELECT length(bytes), CASE WHEN length(bytes) <= ? THEN bytes END FROM center_file"
      " WHERE name = ?"_L1;

Result<QByteArray> readFrom(Connection &connection, const QString &name, qint64 limit)
{
    Query read = connection.query(kRead);
    read.bind(limit).bind(name);
    REDRESS_TRY(found, read.first());
    if (!found)
        return Error{ErrorCode::NotFound, "the database holds no "_L1 + name,
                     u"Check the address of the server."_s};
    if (read.integer(0) > limit)
        return Error{ErrorCode::TooLarge, name + " is larger than expected"_L1, {}};
    return read.bytes(1);
}

} // namespace

Question FileRepository::askedFor(const QString &name, qint64 limit)
{
    return {kRead, {limit, name}, 2};
}

Result<QByteArray> FileRepository::read(const QString &name, qint64 limit) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    return readFrom(*connection, name, limit);
}

Result<void> FileRepository::write(const QString &name, const QByteArray &bytes) const
{
    REDRESS_TRY(connection, m_database.d().connection());
    Query put = connection->query(u"INSERT INTO center_file(name, bytes) VALUES(?, ?)"
                                  " ON CONFLICT(name) DO UPDATE SET bytes = excluded.bytes"_s);
    put.bind(name).bind(bytes);
    return put.run();
}

Result<QByteArray> readCenterFile(const QString &location, const QString &name, qint64 limit)
{
    REDRESS_TRY(connection, Connection::open(location));
    REDRESS_TRY(version, connection->engine().schemaVersion(*connection));
    if (version == 0)
        return Error{ErrorCode::NotFound, u"the database holds no center yet"_s,
                     u"Make a center there first."_s};
    REDRESS_TRY(steps, schemaSteps(connection->engine()));
    if (version > steps.size())
        return newerVersion(version, steps.size());
    return readFrom(*connection, name, limit);
}

} // namespace Redress::Store
