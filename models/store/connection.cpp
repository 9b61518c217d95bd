// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"

#include "models/crypto/primitives.h"
#include "models/store/database.h"
#include "models/store/line.h"

#include <QSqlDriver>
#include <QSqlError>
#include <QVariant>

#include <atomic>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr size_t kMaxPrepared = 300;
constexpr int kLabelBytes = 8;
thread_local std::chrono::milliseconds patience = std::chrono::minutes(10);

AnswerRows rowsOf(QSqlQuery &query, int columns)
{
    AnswerRows rows;
    while (query.next()) {
        QList<QVariant> row;
        for (int i = 0; i < columns; ++i)
            row.append(query.value(i));
        rows.append(row);
    }
    return rows;
}

} // namespace

Patience::Patience(std::chrono::milliseconds longest) : m_before(std::exchange(patience, longest))
{
}

Patience::~Patience()
{
    patience = m_before;
}

Error outOfOrder(QLatin1String table)
{
    return Error{ErrorCode::Corrupt, u"the table "_s + table + u" is out of order"_s,
                 u"Check the ledger and rebuild its tables."_s};
}

Query::Query(Connection *connection, const QString &sql, When when)
    : m_connection(connection), m_sql(sql), m_when(when)
{
    ++m_connection->m_users;
}

Query::Query(Query &&other) noexcept
    : m_connection(other.m_connection), m_sql(std::move(other.m_sql)), m_when(other.m_when),
      m_query(std::move(other.m_query)), m_values(std::move(other.m_values)),
      m_answer(std::move(other.m_answer)), m_row(other.m_row)
{
    ++m_connection->m_users;
}

Query::~Query()
{
    --m_connection->m_users;
    if (!m_query)
        return;
    if (m_query->lastError().isValid()) {
        m_connection->m_refused.push_back(std::move(m_query));
        return;
    }
    m_query->finish(); // an unread SELECT would hold its snapshot
    if (m_when == When::Now && m_connection->m_prepared.size() < kMaxPrepared)
        m_connection->m_prepared.try_emplace(m_sql, std::move(m_query));
    if (m_query && m_connection->m_lost) // nobody is there to take it back
        m_connection->m_refused.push_back(std::move(m_query));
}

void Query::put(const QVariant &value)
{
    m_values.append(value);
}

Query &Query::bind(qint64 value)
{
    put(value);
    return *this;
}

Query &Query::bind(const QString &value)
{
    put(value.isNull() ? u""_s : value);
    return *this;
}

Query &Query::bind(const QByteArray &value)
{
    put(value.isNull() ? QByteArray("") : value);
    return *this;
}

Query &Query::bind(const std::optional<qint64> &value)
{
    return value ? bind(*value) : bindNull();
}

Query &Query::bindNull()
{
    put(QVariant());
    return *this;
}

Result<void> Query::runLater()
{
    Connection &connection = *m_connection;
    connection.m_foreseen.forget(tableWrittenBy(m_sql));
    connection.m_lateWrites.add(
        m_sql, connection.m_statements.toDo(*connection.m_database.driver(), m_sql, m_values));
    m_values.clear();
    return connection.m_lateWrites.isMuch() ? connection.flush() : Result<void>();
}

Result<void> Query::runPlannedAnew()
{
    const QString said = Statements::literally(*m_connection->m_database.driver(), m_sql, m_values);
    m_values.clear();
    m_query = std::make_unique<QSqlQuery>(m_connection->m_database);
    if (!m_connection->asked([&] { return m_query->exec(said); }))
        return m_connection->refused(m_query->lastError());
    return {};
}

bool Query::isAnswered()
{
    if (const QString table = tableWrittenBy(m_sql); !table.isEmpty())
        m_connection->m_foreseen.forget(table);
    m_row = -1;
    m_answer = m_connection->m_foreseen.take(m_sql, m_values);
    return m_answer.has_value();
}

Result<void> Query::run()
{
    if (m_when == When::Later)
        return runLater();
    if (!m_connection->m_foreseen.isEmpty() && isAnswered()) {
        m_values.clear();
        return {};
    }
    if (m_connection->m_lateWrites.concern(m_sql))
        REDRESS_CHECK(m_connection->flush());
    if (m_when == When::PlannedAnew)
        return runPlannedAnew();
    if (!m_query)
        m_query = m_connection->prepared(m_sql);
    if (m_query->lastError().isValid()) // it could not even be prepared
        return m_connection->refused(m_query->lastError());
    for (int i = 0; i < int(m_values.size()); ++i)
        m_query->bindValue(i, m_values.at(i));
    m_values.clear();
    if (!m_connection->asked([this] { return m_query->exec(); }))
        return m_connection->refused(m_query->lastError());
    return {};
}

Result<bool> Query::next()
{
    if (m_answer)
        return ++m_row < m_answer->size();
    if (m_query->next())
        return true;
    if (m_query->lastError().isValid())
        return m_connection->refused(m_query->lastError());
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

QVariant Query::value(int column) const
{
    return m_answer ? m_answer->at(m_row).value(column) : m_query->value(column);
}

qint64 Query::integer(int column) const
{
    return value(column).toLongLong();
}

std::optional<qint64> Query::maybeInteger(int column) const
{
    const QVariant found = value(column);
    return found.isNull() ? std::optional<qint64>() : found.toLongLong();
}

QString Query::text(int column) const
{
    return value(column).toString();
}

QByteArray Query::bytes(int column) const
{
    return value(column).toByteArray();
}

bool Query::isNull(int column) const
{
    return value(column).isNull();
}

QVariant Query::raw(int column) const
{
    return value(column);
}

Connection::Connection(const Engine &engine, const QString &name)
    : m_engine(engine), m_name(name),
      m_label(u"redress-"_s + QString::fromLatin1(Crypto::randomBytes(kLabelBytes).toHex())),
      m_database(QSqlDatabase::addDatabase(engine.driver(), name))
{
}

Result<std::unique_ptr<Connection>> Connection::open(const QString &location)
{
    static std::atomic<quint64> serial = 0;
    const Engine &engine = Engine::of(location);
    std::unique_ptr<Connection> connection(
        new Connection(engine, u"redress-%1"_s.arg(serial.fetch_add(1))));
    const auto open = [&]() -> Result<void> {
        REDRESS_CHECK(engine.address(connection->m_database, location));
        if (!connection->m_database.open())
            return engine.errorFrom(connection->m_database.lastError());
        connection->m_line = engine.lineOf(*connection->m_database.driver(), location);
        return engine.prepare(*connection);
    };
    if (const auto opened = open(); !opened)
        return opened.error().wrapped("couldn't open the database "_L1 + withoutPassword(location));
    return connection;
}

Connection::~Connection()
{
    // The driver first: its server takes back all statements at once, where each by itself would
    // cost an answer, and a server that is lost gives none.
    m_line.reset();
    m_database.close();
    m_database = QSqlDatabase();
    QSqlDatabase::removeDatabase(m_name);
}

template <typename Ask>
bool Connection::asked(const Ask &ask)
{
    if (!m_line)
        return ask();
    const Line::Watch watch(*m_line, patience);
    return ask();
}

std::unique_ptr<QSqlQuery> Connection::prepared(const QString &sql)
{
    if (const auto found = m_prepared.find(sql); found != m_prepared.end()) {
        auto query = std::move(found->second);
        m_prepared.erase(found);
        return query;
    }
    auto query = std::make_unique<QSqlQuery>(m_database);
    query->setForwardOnly(m_engine.readsInOrder());
    asked([&] { return query->prepare(sql); });
    return query;
}

Query Connection::query(const QString &sql)
{
    return Query(this, sql, Query::When::Now);
}

Query Connection::queryPlannedAnew(const QString &sql)
{
    return Query(this, sql, m_engine.writesLate() ? Query::When::PlannedAnew : Query::When::Now);
}

Query Connection::later(const QString &sql)
{
    return Query(this, sql, m_engine.writesLate() ? Query::When::Later : Query::When::Now);
}

Result<void> Connection::flush()
{
    return m_lateWrites.isEmpty() ? Result<void>() : send(m_lateWrites.take());
}

Result<void> Connection::send(const QString &sql, const std::function<void(QSqlQuery &)> &read)
{
    QSqlQuery query(m_database);
    if (!asked([&] { return query.exec(sql); })) {
        m_statements.lost();
        return refused(query.lastError());
    }
    do { // of several statements each may be the one that fails
        if (read)
            read(query);
    } while (query.nextResult());
    if (query.lastError().isValid()) {
        m_statements.lost();
        return refused(query.lastError());
    }
    m_statements.arrived();
    return {};
}

Result<void> Connection::begin(const QString &statement, const QList<Question> &ahead)
{
    if (!m_engine.writesLate() || ahead.isEmpty())
        return run(statement);
    m_foreseen.clear();
    QString text = statement + u';';
    for (const Question &question : ahead)
        text += m_statements.toDo(*m_database.driver(), question.sql, question.values);
    qsizetype next = -1; // the first answer is the turn itself
    return send(text, [&](QSqlQuery &query) {
        if (!query.isSelect())
            return;
        if (next >= 0 && next < ahead.size())
            m_foreseen.add(ahead.at(next), rowsOf(query, ahead.at(next).columns));
        ++next;
    });
}

void Connection::takeBack()
{
    if (!m_lost)
        m_refused.clear();
}

Error Connection::refused(const QSqlError &error)
{
    m_spoiled = true;
    Error told = m_engine.errorFrom(error);
    m_lost = m_lost || told.code == ErrorCode::Network;
    return told;
}

Result<void> Connection::run(const QString &sql)
{
    m_foreseen.clear();
    const QString before = m_lateWrites.take();
    if (!sql.startsWith("ROLLBACK"_L1))
        return send(before + sql);
    m_statements.lost(); // those that were only written down
    return send(sql);
}

Result<qint64> Connection::number(const QString &sql)
{
    Query asked = query(sql);
    REDRESS_TRY(found, asked.first());
    if (!found)
        return Error{ErrorCode::Corrupt, "no answer to "_L1 + sql, {}};
    return asked.integer(0);
}

Result<void> Connection::listen(const QString &channel, QObject *receiver,
                                std::function<void(const QString &payload)> told)
{
    QSqlDriver *const driver = m_database.driver();
    QObject::connect(
        driver, &QSqlDriver::notification, receiver,
        [told = std::move(told)](const QString &, QSqlDriver::NotificationSource,
                                 const QVariant &payload) { told(payload.toString()); });
    if (!driver->subscribeToNotification(channel))
        return refused(driver->lastError());
    return {};
}

} // namespace Redress::Store
