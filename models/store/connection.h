// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/engine.h"
#include "models/store/foreseen.h"
#include "models/store/latewrites.h"
#include "models/store/statements.h"

#include <QByteArray>
#include <QSqlDatabase>
#include <QSqlQuery>
#include <QString>

#include <chrono>
#include <functional>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace Redress::Store {

class Connection;
class Line;

/// How long this thread waits, while this lives, for a server's answer to one statement before it
/// gives the line up as dead; ten minutes otherwise, for an index made anew.
class Patience {
public:
    explicit Patience(std::chrono::milliseconds longest);
    ~Patience();
    Q_DISABLE_COPY_MOVE(Patience)

private:
    std::chrono::milliseconds m_before;
};

/// A damaged tree of pages can lead a reader back to where it came from, forever: who reads a table
/// page by page demands that the keys go on. Corrupt.
Error outOfOrder(QLatin1String table);

/// A prepared statement on loan from a connection: bind in order of the question marks, run, read.
/// It ends its reading and goes back when it leaves its scope.
class Query {
public:
    Query(Query &&other) noexcept;
    Query &operator=(Query &&) = delete;
    ~Query();

    Query &bind(qint64 value);
    Query &bind(const QString &value); // never NULL
    Query &bind(const QByteArray &value); // never NULL
    Query &bind(const std::optional<qint64> &value); // nothing: NULL
    Query &bindNull();

    Result<void> run();
    /// False after the last row.
    Result<bool> next();
    /// Runs and moves to the first row; false when there is none.
    Result<bool> first();
    qint64 changed() const; // rows an INSERT, UPDATE or DELETE touched

    qint64 integer(int column) const;
    std::optional<qint64> maybeInteger(int column) const;
    QString text(int column) const;
    QByteArray bytes(int column) const;
    bool isNull(int column) const;
    QVariant raw(int column) const;

private:
    friend class Connection;
    enum class When { Now, PlannedAnew, Later };
    Query(Connection *connection, const QString &sql, When when);
    void put(const QVariant &value);
    Result<void> runLater();
    Result<void> runPlannedAnew();
    bool isAnswered(); // ahead of its asking
    QVariant value(int column) const;

    Connection *m_connection;
    QString m_sql;
    When m_when;
    std::unique_ptr<QSqlQuery> m_query; // none before it is asked, and where it need not be
    QList<QVariant> m_values;
    std::optional<AnswerRows> m_answer;
    qsizetype m_row = -1; // of the answer
};

/// One thread's way into the database. Keeps its prepared statements.
class Connection {
public:
    /// `location`: "postgresql://…", or a path as SQLite takes it (":memory:" too); such a file is
    /// made when it is not there.
    static Result<std::unique_ptr<Connection>> open(const QString &location);
    ~Connection();
    Connection(const Connection &) = delete;
    Connection &operator=(const Connection &) = delete;

    const Engine &engine() const { return m_engine; }
    /// Tells this connection from every other at its server, also when it is lost.
    const QString &label() const { return m_label; }
    Query query(const QString &sql);
    /// The same for a question whose best way depends on its values: a server plans it for them.
    Query queryPlannedAnew(const QString &sql);
    /// The same for a change inside a transaction whose answer nobody needs: run() may put it off
    /// until something asks for its table, flush() or the commit; what it fails with is then told
    /// there.
    Query later(const QString &sql);
    Result<void> flush();
    /// One statement without parameters.
    Result<void> run(const QString &sql);
    /// Calls `told` with the payload of each notice, on the event loop of `receiver`'s thread,
    /// which must be the connection's own.
    Result<void> listen(const QString &channel, QObject *receiver,
                        std::function<void(const QString &payload)> told);
    /// Its server does not answer any more or a transaction would not end, and nobody has a query
    /// or a transaction of it.
    bool isLost() const { return m_lost && m_users == 0; }
    /// The only value of a statement without parameters; Corrupt when there is none.
    Result<qint64> number(const QString &sql);

private:
    friend class Query;
    friend class Transaction;
    friend class Savepoint;
    Error refused(const QSqlError &error);
    std::unique_ptr<QSqlQuery> prepared(const QString &sql);
    /// `read`, if any, is called where each of its results begins.
    Result<void> send(const QString &sql, const std::function<void(QSqlQuery &)> &read = {});
    Result<void> begin(const QString &statement, const QList<Question> &ahead);
    void takeBack(); // the refused statements, where somebody is there to take them
    /// exec, given up when the answer does not come in time.
    template <typename Ask>
    bool asked(const Ask &ask);
    Connection(const Engine &engine, const QString &name);

    const Engine &m_engine;
    QString m_name; // in Qt's list of connections
    QString m_label;
    std::unique_ptr<Line> m_line; // of a server
    QSqlDatabase m_database;
    std::unordered_map<QString, std::unique_ptr<QSqlQuery>> m_prepared;
    // PostgreSQL takes none back before the end of the transaction they spoiled.
    std::vector<std::unique_ptr<QSqlQuery>> m_refused;
    Statements m_statements;
    LateWrites m_lateWrites;
    Foreseen m_foreseen;
    int m_users = 0; // queries and transactions on loan
    bool m_lost = false;
    bool m_spoiled = false; // a statement failed since the transaction began
};

/// From taking the writer's turn to COMMIT; rolls back by itself, and commits nothing once a
/// statement has failed. WriteScope uses it, as do the
/// schema steps.
class Transaction {
public:
    /// `ahead`: what will be asked in it. A server's answers come with the turn.
    static Result<Transaction> begin(Connection &connection, const QList<Question> &ahead = {});
    static Result<Transaction> beginSchemaStep(Connection &connection);
    /// Several questions about one moment; others write meanwhile.
    static Result<Transaction> beginReading(Connection &connection);
    Transaction(Transaction &&other) noexcept;
    Transaction &operator=(Transaction &&) = delete;
    ~Transaction();
    Result<void> commit();
    /// Of a writing: the next one need not wait until this one is durable, as it is on return.
    Result<void> commitWriting();

private:
    Result<void> end(const QString &statement);
    explicit Transaction(Connection *connection);
    static Result<Transaction> begin(Connection &connection, const QString &statement,
                                     const QList<Question> &ahead = {});
    Connection *m_connection;
};

/// A part of a transaction that may fail without spoiling the rest: undone unless kept.
class Savepoint {
public:
    static Result<Savepoint> begin(Connection &connection);
    Savepoint(Savepoint &&other) noexcept;
    Savepoint &operator=(Savepoint &&) = delete;
    ~Savepoint();
    Result<void> keep();

private:
    explicit Savepoint(Connection *connection) : m_connection(connection) { }
    Connection *m_connection;
};

} // namespace Redress::Store
