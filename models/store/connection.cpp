// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"

#include "models/store/sqlite.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>

#include <atomic>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr size_t kMaxPrepared = 300;

} // namespace

Query::Query(Connection *connection, const QString &sql, std::unique_ptr<QSqlQuery> query)
    : m_connection(connection), m_sql(sql), m_query(std::move(query))
{
}

Query::Query(Query &&other) noexcept = default;

Query::~Query()
{
    if (!m_query || m_query->lastError().isValid())
        return;
    m_query->finish(); // an unread SELECT would hold its snapshot
    if (m_connection->m_prepared.size() < kMaxPrepared)
        m_connection->m_prepared.try_emplace(m_sql, std::move(m_query));
}

Query &Query::bind(qint64 value)
{
    m_query->bindValue(m_bound++, value);
    return *this;
}

Query &Query::bind(const QString &value)
{
    m_query->bindValue(m_bound++, value.isNull() ? u""_s : value);
    return *this;
}

Query &Query::bind(const QByteArray &value)
{
    m_query->bindValue(m_bound++, value.isNull() ? QByteArray("") : value);
    return *this;
}

Query &Query::bind(const std::optional<qint64> &value)
{
    return value ? bind(*value) : bindNull();
}

Query &Query::bindNull()
{
    m_query->bindValue(m_bound++, QVariant());
    return *this;
}

Result<void> Query::run()
{
    m_bound = 0;
    if (m_query->lastError().isValid()) // it could not even be prepared
        return Sqlite::errorFrom(m_query->lastError());
    if (!m_query->exec())
        return Sqlite::errorFrom(m_query->lastError());
    return {};
}

Result<bool> Query::next()
{
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        return Sqlite::errorFrom(m_query->lastError());
    return false;
}

Result<bool> Query::first()
{
    REDRESS_CHECK(run());
    return next();
}

qint64 Query::changed() const
{
    return m_query->numRowsAffected();
}

qint64 Query::integer(int column) const
{
    return m_query->value(column).toLongLong();
}

std::optional<qint64> Query::maybeInteger(int column) const
{
    const QVariant value = m_query->value(column);
    return value.isNull() ? std::optional<qint64>() : value.toLongLong();
}

QString Query::text(int column) const
{
    return m_query->value(column).toString();
}

QByteArray Query::bytes(int column) const
{
    return m_query->value(column).toByteArray();
}

bool Query::isNull(int column) const
{
    return m_query->value(column).isNull();
}

QVariant Query::raw(int column) const
{
    return m_query->value(column);
}

Connection::Connection(const QString &name)
    : m_name(name), m_database(QSqlDatabase::addDatabase(Sqlite::kDriver, name))
{
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &path)
{
    static std::atomic<quint64> serial = 0;
    std::unique_ptr<Connection> connection(
        new Connection(u"redress-%1"_s.arg(serial.fetch_add(1))));
    connection->m_database.setDatabaseName(path);
    connection->m_database.setConnectOptions(Sqlite::kConnectOptions);
    if (!connection->m_database.open())
        return Sqlite::errorFrom(connection->m_database.lastError())
            .wrapped("couldn't open the database "_L1 + path);
    if (const auto prepared = Sqlite::prepare(*connection); !prepared)
        return prepared.error().wrapped("couldn't open the database "_L1 + path);
    return connection;
}

Connection::~Connection()
{
    m_prepared.clear();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

Query Connection::query(const QString &sql)
{
    if (const auto found = m_prepared.find(sql); found != m_prepared.end()) {
        Query query(this, sql, std::move(found->second));
        m_prepared.erase(found);
        return query;
    }
    auto prepared = std::make_unique<QSqlQuery>(m_database);
    prepared->setForwardOnly(true);
    prepared->prepare(sql);
    return Query(this, sql, std::move(prepared));
}

Result<void> Connection::run(const QString &sql)
{
    QSqlQuery query(m_database);
    if (!query.exec(sql))
        return Sqlite::errorFrom(query.lastError());
    return {};
}

Result<qint64> Connection::number(const QString &sql)
{
    Query asked = query(sql);
    REDRESS_TRY(found, asked.first());
    if (!found)
        return Error{ErrorCode::Corrupt, "no answer to "_L1 + sql, {}};
    return asked.integer(0);
}

Transaction::Transaction(Connection *connection) : m_connection(connection)
{
}

Transaction::Transaction(Transaction &&other) noexcept
    : m_connection(std::exchange(other.m_connection, nullptr))
{
}

Result<Transaction> Transaction::begin(Connection &connection)
{
    REDRESS_CHECK(connection.query(Sqlite::kBeginWriting).run());
    return Transaction(&connection);
}

Transaction::~Transaction()
{
    // SQLite may have rolled back already (a full disk); that this then fails changes nothing.
    if (m_connection)
        (void)m_connection->run(u"ROLLBACK"_s);
}

Result<void> Transaction::commit()
{
    REDRESS_CHECK(m_connection->query(u"COMMIT"_s).run());
    m_connection = nullptr;
    return {};
}

} // namespace Redress::Store
