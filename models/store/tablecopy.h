// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/core/result.h"

#include <QList>
#include <QString>
#include <QStringList>
#include <QVariant>

namespace Redress::Store {

class Connection;
class Query;

/// A table as both kinds of database have it.
struct TableShape {
    QString name;
    QStringList columns; // the key's first
    int keys = 0;

    QString keyColumns() const { return columns.mid(0, keys).join(QLatin1String(", ")); }
    QString allColumns() const { return columns.join(QLatin1String(", ")); }
};
/// "?, ?"
QString marks(qsizetype count);

/// Tables that hold the ledger, and those that follow from it.
Result<QList<TableShape>> ledgerShapes();
Result<QList<TableShape>> projectionShapes();

inline constexpr qint64 kRowsAtOnce = 1000;

/// The first rows behind a key, at most kRowsAtOnce, by key; none at the end. `after`, `upTo`: rows
/// of which only the key counts, or nothing.
Result<QList<QVariantList>> rowsBetween(Connection &from, const TableShape &table,
                                        const QVariantList &after, const QVariantList &upTo);
/// Conflict where there is an entry already.
Result<void> demandNoEntry(Connection &to);
/// A value as it was read, or NULL.
void bindValue(Query &query, const QVariant &value);
/// Perhaps only with the commit.
Result<void> insertRows(Connection &to, const TableShape &table, const QList<QVariantList> &rows);
/// The row with the same key becomes `row`; goes.
Result<void> updateRow(Connection &to, const TableShape &table, const QVariantList &row);
Result<void> deleteRow(Connection &to, const TableShape &table, const QVariantList &row);

/// Tells how many rows are done, of one copy's many tables. Cancelled.
class RowCount {
public:
    explicit RowCount(Progress &progress) : m_progress(progress) { }
    /// How many they hold.
    Result<qint64> expect(Connection &from, const QList<TableShape> &tables);
    Result<void> add(qsizetype rows);

private:
    Progress &m_progress;
    qint64 m_done = 0;
};

/// All rows behind `after`.
Result<void> copyRows(Connection &from, Connection &to, const TableShape &table, QVariantList after,
                      RowCount &count);

} // namespace Redress::Store
