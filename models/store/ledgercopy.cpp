// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ledgercopy.h"

#include "models/store/database_p.h"
#include "models/store/verify.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qint64 kRowsAtOnce = 2000;

struct LedgerTable {
    QLatin1String name;
    QStringList columns; // the key's first
    int keys;
};

const QList<LedgerTable> &ledgerTables()
{
    static const QList<LedgerTable> tables{
        {"certificate"_L1, {u"thumbprint"_s, u"der"_s, u"staff"_s}, 1},
        {"entry"_L1, {u"seq"_s, u"jwt"_s, u"leaf"_s}, 1},
        {"node"_L1, {u"level"_s, u"idx"_s, u"hash"_s}, 2},
        {"subject_key"_L1, {u"subject"_s, u"wrapped"_s}, 1},
        {"disclosure"_L1, {u"place"_s, u"subject"_s, u"digest"_s, u"sealed"_s}, 1},
        {"checkpoint"_L1, {u"size"_s, u"note"_s}, 1},
    };
    return tables;
}

QString marks(qsizetype count)
{
    return QStringList(count, u"?"_s).join(", "_L1);
}

void bindTo(Query &query, const QVariant &value)
{
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

/// The rows after `after`, by key; empty at the end.
Result<QList<QVariantList>> rowsAfter(Connection &from, const LedgerTable &table,
                                      const QVariantList &after)
{
    const QString key = table.columns.mid(0, table.keys).join(", "_L1);
    const QString where
        = after.isEmpty() ? QString() : u" WHERE (%1) > (%2)"_s.arg(key, marks(table.keys));
    Query read = from.query(u"SELECT %1 FROM %2%3 ORDER BY %4 LIMIT ?"_s.arg(
        table.columns.join(", "_L1), table.name, where, key));
    for (int i = 0; i < table.keys && !after.isEmpty(); ++i)
        bindTo(read, after.at(i));
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

Result<void> copyTable(Connection &from, Connection &to, const LedgerTable &table, qint64 &done,
                       Progress &progress)
{
    QVariantList after;
    for (;;) {
        REDRESS_TRY(rows, rowsAfter(from, table, after));
        if (rows.isEmpty())
            return {};
        for (const QVariantList &row : std::as_const(rows)) {
            Query insert = to.query(u"INSERT INTO %1(%2) VALUES(%3)"_s.arg(
                table.name, table.columns.join(", "_L1), marks(table.columns.size())));
            for (const QVariant &value : row)
                bindTo(insert, value);
            REDRESS_CHECK(insert.run());
        }
        after = rows.last();
        progress.setDone(done += rows.size());
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, u"stopped at your request; nothing was moved"_s, {}};
    }
}

} // namespace

Result<void> copyLedger(Database &from, Database &to, Progress &progress)
{
    {
        REDRESS_TRY(turn, Turn::take(to.d()));
        REDRESS_TRY(source, from.d().connection());
        REDRESS_TRY(target, to.d().connection());
        REDRESS_TRY(reading, Transaction::begin(*source)); // nobody writes there meanwhile
        REDRESS_TRY(writing, Transaction::begin(*target));
        REDRESS_TRY(held, target->number(u"SELECT count(*) FROM entry"_s));
        if (held > 0)
            return Error{ErrorCode::Conflict, u"it holds a ledger already"_s,
                         u"Choose an empty place."_s};
        qint64 total = 0;
        for (const LedgerTable &table : ledgerTables()) {
            REDRESS_TRY(rows, source->number("SELECT count(*) FROM "_L1 + table.name));
            total += rows;
        }
        progress.setTotal(total);
        qint64 done = 0;
        for (const LedgerTable &table : ledgerTables())
            REDRESS_CHECK(copyTable(*source, *target, table, done, progress));
        REDRESS_CHECK(writing.commit());
    }
    NoProgress quiet;
    REDRESS_CHECK(rebuildProjections(to, quiet));
    return {};
}

} // namespace Redress::Store
