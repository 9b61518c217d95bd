// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace Redress::Store {

Transaction::Transaction(Connection *connection) : m_connection(connection)
{
    ++m_connection->m_users;
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Result<Transaction> Transaction::begin(Connection &connection, const QString &statement,
                                       const QList<Question> &ahead)
{
    Transaction begun(&connection);
    REDRESS_CHECK(connection.begin(statement, ahead));
    connection.m_spoiled = false;
    connection.takeBack();
    return begun;
}

Result<Transaction> Transaction::begin(Connection &connection, const QList<Question> &ahead)
{
    return begin(connection, connection.engine().beginWriting(), ahead);
}

Result<Transaction> Transaction::beginReading(Connection &connection)
{
    return begin(connection, connection.engine().beginReading());
}

Result<Transaction> Transaction::beginSchemaStep(Connection &connection)
{
    return begin(connection, connection.engine().beginSchemaStep());
}

Transaction::~Transaction()
{
    // SQLite may have rolled back already (a full disk), or not be able to (no memory): then the
    // connection would never leave this transaction. Closing it does.
    if (m_connection) {
        if (!m_connection->m_lost && !m_connection->run(u"ROLLBACK"_s))
            m_connection->m_lost = true;
        m_connection->takeBack();
        --m_connection->m_users;
    }
}

Result<void> Transaction::commit()
{
    return end(u"COMMIT"_s);
}

Result<void> Transaction::commitWriting()
{
    return end(m_connection->engine().commitWriting());
}

Result<void> Transaction::end(const QString &statement)
{
    // PostgreSQL answers "done" to the COMMIT of a transaction that it has given up.
    if (m_connection->m_spoiled)
        return Error{ErrorCode::Conflict, u"an earlier step of this writing failed"_s, {}};
    REDRESS_CHECK(m_connection->run(statement));
    --m_connection->m_users;
    m_connection = nullptr;
    return {};
}

Result<Savepoint> Savepoint::begin(Connection &connection)
{
    REDRESS_CHECK(connection.run(u"SAVEPOINT part"_s));
    return Savepoint(&connection);
}

Savepoint::Savepoint(Savepoint &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Savepoint::~Savepoint()
{
    if (!m_connection)
        return;
    const bool undone
        = m_connection->run(u"ROLLBACK TO part"_s) && m_connection->run(u"RELEASE part"_s);
    m_connection->m_spoiled = !undone;
    if (undone)
        m_connection->takeBack();
}

Result<void> Savepoint::keep()
{
    REDRESS_CHECK(m_connection->run(u"RELEASE part"_s));
    m_connection = nullptr;
    return {};
}

} // namespace Redress::Store
