// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/tablecopy.h"

#include "models/store/connection.h"
#include "models/store/schema.h"
#include "models/store/sqlite.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qsizetype kRowsAStatement = 50;

/// As the newest schema of a file has it: that of a server holds the same.
Result<TableShape> shapeOf(Connection &model, QLatin1String table)
{
    TableShape shape{table, {}, 0};
    Query read = model.query(
        u"SELECT name, pk FROM pragma_table_info(?) ORDER BY CASE pk WHEN 0 THEN 1000 ELSE pk END, cid"_s);
    read.bind(QString(table));
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return shape;
        shape.columns.append(read.text(0));
        shape.keys += read.integer(1) > 0 ? 1 : 0;
    }
}

Result<QList<TableShape>> shapesOf(const QList<QLatin1String> &tables)
{
    REDRESS_TRY(steps, schemaSteps(SqliteEngine::instance()));
    REDRESS_TRY(model, Connection::open(u":memory:"_s));
    REDRESS_CHECK(applySteps(*model, steps));
    QList<TableShape> shapes;
    for (const QLatin1String table : tables) {
        REDRESS_TRY(shape, shapeOf(*model, table));
        shapes.append(shape);
    }
    return shapes;
}

} // namespace

QString marks(qsizetype count)
{
    return QStringList(count, u"?"_s).join(", "_L1);
}

void bindValue(Query &query, const QVariant &value)
{
    if (value.isNull()) {
        query.bindNull();
        return;
    }
    switch (value.typeId()) {
    case QMetaType::QByteArray:
        query.bind(value.toByteArray());
        break;
    case QMetaType::QString:
        query.bind(value.toString());
        break;
    default:
        query.bind(value.toLongLong());
    }
}

Result<QList<TableShape>> ledgerShapes()
{
    return shapesOf(ledgerTables());
}

Result<QList<TableShape>> projectionShapes()
{
    QList<QLatin1String> names;
    for (const ProjectionTable &table : projectionTables())
        names.append(table.name);
    return shapesOf(names);
}

Result<QList<QVariantList>> rowsBetween(Connection &from, const TableShape &table,
                                        const QVariantList &after, const QVariantList &upTo)
{
    const QString key = table.keyColumns();
    QStringList bounds;
    if (!after.isEmpty())
        bounds.append(u"(%1) > (%2)"_s.arg(key, marks(table.keys)));
    if (!upTo.isEmpty())
        bounds.append(u"(%1) <= (%2)"_s.arg(key, marks(table.keys)));
    const QString where = bounds.isEmpty() ? QString() : " WHERE "_L1 + bounds.join(" AND "_L1);
    Query read = from.query(u"SELECT %1 FROM %2%3 ORDER BY %4 LIMIT ?"_s.arg(
        table.allColumns(), table.name, where, key));
    for (const QVariantList &bound : {after, upTo}) {
        for (int i = 0; i < table.keys && !bound.isEmpty(); ++i)
            bindValue(read, bound.at(i));
    }
    read.bind(kRowsAtOnce);
    REDRESS_CHECK(read.run());
    QList<QVariantList> rows;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return rows;
        QVariantList row;
        for (int i = 0; i < table.columns.size(); ++i)
            row.append(read.raw(i));
        rows.append(row);
    }
}

Result<void> demandNoEntry(Connection &to)
{
    REDRESS_TRY(held, to.number(u"SELECT count(*) FROM entry"_s));
    if (held > 0)
        return Error{ErrorCode::Conflict, u"it holds a ledger already"_s,
                     u"Choose an empty place."_s};
    return {};
}

Result<void> insertRows(Connection &to, const TableShape &table, const QList<QVariantList> &rows)
{
    const QString head = u"INSERT INTO %1(%2) VALUES "_s.arg(table.name, table.allColumns());
    const QString one = u'(' + marks(table.columns.size()) + u')';
    for (qsizetype done = 0; done < rows.size();) {
        // Two statements in all, or each rest would be prepared by itself.
        const qsizetype count = rows.size() - done >= kRowsAStatement ? kRowsAStatement : 1;
        Query insert = to.later(head + QStringList(count, one).join(u','));
        for (const QVariantList &row : rows.mid(done, count)) {
            for (const QVariant &value : row)
                bindValue(insert, value);
        }
        REDRESS_CHECK(insert.run());
        done += count;
    }
    return {};
}

Result<void> updateRow(Connection &to, const TableShape &table, const QVariantList &row)
{
    QStringList values;
    for (const QString &column : table.columns.mid(table.keys))
        values.append(column + " = ?"_L1);
    Query update = to.later(u"UPDATE %1 SET %2 WHERE (%3) = (%4)"_s.arg(
        table.name, values.join(", "_L1), table.keyColumns(), marks(table.keys)));
    for (const QVariant &value : row.mid(table.keys) + row.mid(0, table.keys))
        bindValue(update, value);
    return update.run();
}

Result<void> deleteRow(Connection &to, const TableShape &table, const QVariantList &row)
{
    Query gone = to.later(u"DELETE FROM %1 WHERE (%2) = (%3)"_s.arg(table.name, table.keyColumns(),
                                                                    marks(table.keys)));
    for (const QVariant &value : row.mid(0, table.keys))
        bindValue(gone, value);
    return gone.run();
}

Result<qint64> RowCount::expect(Connection &from, const QList<TableShape> &tables)
{
    qint64 total = 0;
    for (const TableShape &table : tables) {
        REDRESS_TRY(rows, from.number("SELECT count(*) FROM "_L1 + table.name));
        total += rows;
    }
    m_progress.setTotal(total);
    return total;
}

Result<void> RowCount::add(qsizetype rows)
{
    m_progress.setDone(m_done += rows);
    if (m_progress.isCancelled())
        return Error{ErrorCode::Cancelled, u"stopped at your request"_s, {}};
    return {};
}

Result<void> copyRows(Connection &from, Connection &to, const TableShape &table, QVariantList after,
                      RowCount &count)
{
    for (;;) {
        REDRESS_TRY(rows, rowsBetween(from, table, after, {}));
        if (rows.isEmpty())
            return {};
        REDRESS_CHECK(insertRows(to, table, rows));
        after = rows.last();
        REDRESS_CHECK(count.add(rows.size()));
    }
}

} // namespace Redress::Store
