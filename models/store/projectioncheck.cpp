// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projectioncheck.h"

#include "models/store/schemacheck.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

QString readable(const QVariant &value)
{
    if (value.typeId() == QMetaType::QByteArray)
        return QString::fromLatin1(value.toByteArray().left(16).toHex());
    return value.toString().left(80);
}

/// Names rows: by their office number where the table has one, else by their key.
QStringList namingColumns(const ProjectionTable &table, const QStringList &columns)
{
    if (columns.contains("id"_L1))
        return {u"id"_s};
    QStringList names;
    for (const QLatin1String key : table.key)
        names.append(key);
    return names;
}

QString prefixed(const QStringList &columns, QChar alias)
{
    QStringList all;
    for (const QString &column : columns)
        all.append(alias + u'.' + column);
    return all.join(", "_L1);
}

QString onKey(const ProjectionTable &table)
{
    QStringList equal;
    for (const QLatin1String key : table.key)
        equal.append(u"m.%1 = r.%1"_s.arg(key));
    return equal.join(" AND "_L1);
}

QString subjectOf(const ProjectionTable &table, const Query &row, qsizetype count)
{
    QStringList parts{table.name};
    for (int i = 0; i < count; ++i)
        parts.append(readable(row.raw(i)));
    return parts.join(u' ');
}

Result<qint64> compareLive(Connection &connection, const ProjectionTable &table,
                           const QStringList &columns, FindingList &findings)
{
    const QStringList naming = namingColumns(table, columns);
    QStringList unequal;
    for (const QString &column : columns)
        unequal.append(u"m.%1 IS DISTINCT FROM r.%1"_s.arg(column));
    const QString first = table.key.first();
    Query read = connection.query(
        u"SELECT %1, r.%2 IS NULL, %3 FROM %8.%4 m LEFT JOIN %5.%4 r ON %6 WHERE r.%2 IS NULL OR %7"_s
            .arg(prefixed(naming, u'm'), first, unequal.join(", "_L1), table.name,
                 connection.engine().rebuilt(), onKey(table), unequal.join(" OR "_L1),
                 connection.engine().live()));
    REDRESS_CHECK(read.run());
    qint64 differing = 0;
    const QString code = "projection."_L1 + table.name;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return differing;
        ++differing;
        const QString subject = subjectOf(table, read, naming.size());
        const int state = int(naming.size());
        if (read.integer(state) != 0) {
            findings.broken(code, subject, u"does not follow from the ledger"_s);
            continue;
        }
        QStringList different;
        for (int i = 0; i < columns.size(); ++i) {
            if (read.integer(state + 1 + i) != 0)
                different.append(columns.at(i));
        }
        findings.broken(code, subject, "differs in "_L1 + different.join(", "_L1));
    }
}

Result<qint64> findMissing(Connection &connection, const ProjectionTable &table,
                           const QStringList &columns, FindingList &findings)
{
    const QStringList naming = namingColumns(table, columns);
    Query read = connection.query(
        u"SELECT %1 FROM %2.%3 r LEFT JOIN %6.%3 m ON %4 WHERE m.%5 IS NULL"_s.arg(
            prefixed(naming, u'r'), connection.engine().rebuilt(), table.name, onKey(table),
            table.key.first(), connection.engine().live()));
    REDRESS_CHECK(read.run());
    qint64 differing = 0;
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return differing;
        ++differing;
        findings.broken("projection."_L1 + table.name, subjectOf(table, read, naming.size()),
                        u"is missing"_s);
    }
}

} // namespace

bool isEnvironment(ErrorCode code)
{
    return code == ErrorCode::Io || code == ErrorCode::DiskFull || code == ErrorCode::ReadOnly
        || code == ErrorCode::InUse || code == ErrorCode::Network;
}

namespace {

Result<qint64> compared(Connection &connection, const ProjectionTable &table, FindingList &findings)
{
    REDRESS_TRY(part, Savepoint::begin(connection));
    REDRESS_TRY(columns, connection.engine().columnsOf(connection, table.name));
    REDRESS_TRY(live, compareLive(connection, table, columns, findings));
    REDRESS_TRY(missing, findMissing(connection, table, columns, findings));
    REDRESS_CHECK(part.keep());
    return live + missing;
}

} // namespace

Result<qint64> compareProjection(Connection &connection, const ProjectionTable &table,
                                 FindingList &findings)
{
    const auto differing = compared(connection, table, findings);
    if (differing || isEnvironment(differing.error().code))
        return differing;
    // A table too damaged to be read is found, not failed.
    findings.broken("projection."_L1 + table.name, table.name, differing.error().detail);
    return 1;
}

} // namespace Redress::Store
