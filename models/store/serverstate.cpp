// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/serverstate.h"

#include "models/crypto/primitives.h"
#include "models/store/database_p.h"
#include "models/store/schema.h"
#include "models/store/sqlite.h"
#include "models/store/tablecopy.h"

#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qint64 kMaxFileBytes = 16 * 1024 * 1024; // of a center's small files

/// One value, so that no two different rows read the same: its length, a colon, its text.
QByteArray spelled(const QVariant &value)
{
    if (value.isNull())
        return "-";
    const QByteArray text = value.typeId() == QMetaType::QByteArray
        ? "\\x" + value.toByteArray().toHex()
        : value.toString().toUtf8();
    return QByteArray::number(text.size()) + ':' + text;
}

QByteArray spelled(const QVariantList &row)
{
    QByteArray text;
    for (const QVariant &value : row)
        text += spelled(value);
    return text;
}

QByteArray digestOf(const QList<QVariantList> &rows)
{
    Crypto::Sha256 hash;
    for (const QVariantList &row : rows)
        hash.add(spelled(row));
    return hash.result();
}

/// The same of the server's rows behind `after` up to `upTo`, made there: only the digest crosses
/// the line.
Result<QByteArray> digestAt(Connection &server, const TableShape &table, const QVariantList &after,
                            const QVariantList &upTo)
{
    QStringList values;
    for (const QString &column : table.columns)
        values.append(u"coalesce(octet_length(%1::text) || ':' || %1::text, '-')"_s.arg(column));
    const QString key = table.keyColumns();
    const QString behind
        = after.isEmpty() ? QString() : u"(%1) > (%2) AND "_s.arg(key, marks(table.keys));
    Query ask = server.query(
        u"SELECT sha256(convert_to(coalesce(string_agg(%1, '' ORDER BY %2), ''), 'UTF8'))"
        " FROM %3 WHERE %4(%2) <= (%5)"_s.arg(values.join(" || "_L1), key, table.name, behind,
                                              marks(table.keys)));
    for (const QVariantList &bound : {after, upTo}) {
        for (int i = 0; i < table.keys && !bound.isEmpty(); ++i)
            bindValue(ask, bound.at(i));
    }
    REDRESS_TRY(found, ask.first());
    return found ? ask.bytes(0) : QByteArray();
}

/// The tables of one server in one file.
class StateCopy {
public:
    StateCopy(Connection &server, Connection &file, Progress &progress)
        : m_server(server), m_file(file), m_count(progress)
    {
    }
    Result<ServerState> run();

private:
    Result<void> copyTable(const TableShape &table);
    Result<void> compareRange(const TableShape &table, const QVariantList &after,
                              const QList<QVariantList> &here);
    Result<void> readFiles();

    Connection &m_server;
    Connection &m_file;
    RowCount m_count;
    ServerState m_state;
};

/// Makes the file's rows `here`, which are all of theirs up to the last one's key, those of the
/// server. What the ledger never does, the file's triggers refuse.
Result<void> StateCopy::compareRange(const TableShape &table, const QVariantList &after,
                                     const QList<QVariantList> &here)
{
    const QVariantList upTo = here.last();
    REDRESS_TRY(digest, digestAt(m_server, table, after, upTo));
    if (digest == digestOf(here))
        return m_count.add(here.size());
    QHash<QByteArray, QVariantList> old;
    for (const QVariantList &row : here)
        old.insert(spelled(row.mid(0, table.keys)), row);
    REDRESS_TRY(change, Transaction::begin(m_file));
    for (QVariantList from = after;;) {
        REDRESS_TRY(rows, rowsBetween(m_server, table, from, upTo));
        if (rows.isEmpty())
            break;
        for (const QVariantList &row : std::as_const(rows)) {
            const auto known = old.constFind(spelled(row.mid(0, table.keys)));
            const bool isNew = known == old.constEnd();
            if (isNew)
                REDRESS_CHECK(insertRows(m_file, table, {row}));
            else if (spelled(*known) != spelled(row))
                REDRESS_CHECK(updateRow(m_file, table, row));
            if (!isNew)
                old.erase(known);
        }
        from = rows.last();
        m_state.fetched += rows.size();
        REDRESS_CHECK(m_count.add(rows.size()));
    }
    for (const QVariantList &gone : std::as_const(old))
        REDRESS_CHECK(deleteRow(m_file, table, gone));
    return change.commit();
}

Result<void> StateCopy::copyTable(const TableShape &table)
{
    QVariantList after;
    for (;;) {
        REDRESS_TRY(here, rowsBetween(m_file, table, after, {}));
        if (here.isEmpty())
            break;
        REDRESS_CHECK(compareRange(table, after, here));
        after = here.last();
    }
    for (;;) {
        REDRESS_TRY(rows, rowsBetween(m_server, table, after, {}));
        if (rows.isEmpty())
            return {};
        // Each page by itself, or the file's write-ahead log would grow as large as the file.
        REDRESS_TRY(change, Transaction::begin(m_file));
        REDRESS_CHECK(insertRows(m_file, table, rows));
        REDRESS_CHECK(change.commit());
        after = rows.last();
        m_state.fetched += rows.size();
        REDRESS_CHECK(m_count.add(rows.size()));
    }
}

Result<void> StateCopy::readFiles()
{
    Query read = m_server.query(u"SELECT name, bytes FROM center_file WHERE length(bytes) <= ?"_s);
    read.bind(kMaxFileBytes);
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return {};
        m_state.files.insert(read.text(0), read.bytes(1));
    }
}

Result<ServerState> StateCopy::run()
{
    REDRESS_TRY(tables, ledgerShapes());
    REDRESS_TRY(projections, projectionShapes());
    tables += projections;
    {
        REDRESS_TRY(moment, Transaction::beginReading(m_server));
        REDRESS_TRY(rows, m_count.expect(m_server, tables));
        m_state.rows = rows;
        REDRESS_CHECK(readFiles());
        for (const TableShape &table : std::as_const(tables))
            REDRESS_CHECK(copyTable(table));
    }
    REDRESS_CHECK(m_server.engine().awaitDurable(m_server));
    REDRESS_CHECK(SqliteEngine::fillSearch(m_file));
    REDRESS_CHECK(m_file.engine().settle(m_file));
    return m_state;
}

/// A new database file, or one that stands there and is of this program's version.
Result<std::unique_ptr<Connection>> stateFile(const QString &path)
{
    REDRESS_TRY(steps, schemaSteps(SqliteEngine::instance()));
    if (QFileInfo::exists(path)) {
        REDRESS_TRY(version, SqliteEngine::peekVersion(path));
        if (version != steps.size())
            return Error{ErrorCode::Conflict, u"the earlier state is of another version"_s, {}};
    }
    REDRESS_TRY(file, Connection::open(path));
    // Whoever copies makes it durable in the end, or throws it away.
    REDRESS_CHECK(file->run(u"PRAGMA synchronous=OFF"_s));
    REDRESS_CHECK(applySteps(*file, steps));
    return file;
}

} // namespace

Result<ServerState> copyServerState(const Database &server, const QString &path, Progress &progress)
{
    REDRESS_TRY(file, stateFile(path));
    // A connection of its own: the one of this thread may be reading.
    REDRESS_TRY(connection, Connection::open(server.path()));
    REDRESS_CHECK(connection->engine().demandSchema(*connection, server.d().schemaVersion));
    auto state = StateCopy(*connection, *file, progress).run();
    if (!state)
        return state.error().wrapped(u"couldn't copy the server's tables"_s);
    return state;
}

Result<void> fillServer(Database &file, Database &server,
                        const std::function<Result<void>()> &beside, Progress &progress)
{
    REDRESS_TRY(tables, ledgerShapes());
    REDRESS_TRY(projections, projectionShapes());
    tables += projections;
    REDRESS_TRY(turn, Turn::take(server.d()));
    REDRESS_TRY(source, file.d().connection());
    REDRESS_TRY(target, server.d().connection());
    REDRESS_TRY(writing, Transaction::begin(*target));
    REDRESS_CHECK(demandNoEntry(*target));
    RowCount count(progress);
    REDRESS_CHECK(count.expect(*source, tables));
    for (const TableShape &table : std::as_const(tables))
        REDRESS_CHECK(copyRows(*source, *target, table, {}, count));
    REDRESS_CHECK(target->flush());
    REDRESS_CHECK(beside());
    return writing.commit();
}

} // namespace Redress::Store
