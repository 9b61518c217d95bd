// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/projectioncheck.h"

#include "models/store/schemacheck.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

/// What replaying looks rows up by.
bool isNeededIndex(const QString &name)
{
    return name == "consumer_index_by_consumer"_L1 || name == "company_name_by_company"_L1
        || name == "case_consumer_received"_L1;
}

Result<QStringList> columnsOf(Connection &connection, QLatin1String table)
{
    QStringList columns;
    Query read = connection.query(u"SELECT name FROM pragma_table_info(?, ?) ORDER BY cid"_s);
    read.bind(QString(table)).bind(QString(kRebuilt));
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return columns;
        columns.append(read.text(0));
    }
}

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
        unequal.append(u"m.%1 IS NOT r.%1"_s.arg(column));
    const QString first = table.key.first();
    Query read = connection.query(
        u"SELECT %1, r.%2 IS NULL, %3 FROM main.%4 m LEFT JOIN %5.%4 r ON %6 WHERE r.%2 IS NULL OR %7"_s
            .arg(prefixed(naming, u'm'), first, unequal.join(", "_L1), table.name, kRebuilt,
                 onKey(table), unequal.join(" OR "_L1)));
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
        u"SELECT %1 FROM %2.%3 r LEFT JOIN main.%3 m ON %4 WHERE m.%5 IS NULL"_s.arg(
            prefixed(naming, u'r'), kRebuilt, table.name, onKey(table), table.key.first()));
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

Result<void> attachRebuilt(Connection &connection)
{
    // The empty name: a private file that SQLite unlinks at once and that takes room only when
    // memory does not do.
    REDRESS_CHECK(connection.run("ATTACH '' AS "_L1 + kRebuilt));
    for (const QLatin1String setting :
         {"journal_mode=OFF"_L1, "synchronous=OFF"_L1, "cache_size=-65536"_L1})
        REDRESS_CHECK(connection.run("PRAGMA "_L1 + kRebuilt + u'.' + setting));
    REDRESS_TRY(expected, expectedObjects());
    for (const SchemaObject &object : std::as_const(expected)) {
        bool needed = object.type == "index"_L1 && isNeededIndex(object.name);
        for (const ProjectionTable &table : projectionTables())
            needed = needed || (object.type == "table"_L1 && object.name == table.name);
        if (!needed)
            continue;
        const QString head = u"CREATE %1 "_s.arg(object.type.toUpper());
        REDRESS_CHECK(connection.run(head + kRebuilt + u'.' + object.sql.mid(head.size())));
    }
    return {};
}

Result<qint64> compareProjection(Connection &connection, const ProjectionTable &table,
                                 FindingList &findings)
{
    REDRESS_TRY(columns, columnsOf(connection, table.name));
    const auto live = compareLive(connection, table, columns, findings);
    const auto missing = live ? findMissing(connection, table, columns, findings) : live;
    if (missing)
        return *live + *missing;
    // A table too damaged to be read is found, not failed.
    findings.broken("projection."_L1 + table.name, table.name, missing.error().detail);
    return 1;
}

Result<void> checkSearchIndex(Connection &connection, FindingList &findings)
{
    // rank 1: also compare with the table of words, not only the index with itself.
    const auto check = [&]() -> Result<void> {
        REDRESS_TRY(transaction, Transaction::begin(connection));
        return connection.run(u"INSERT INTO search(search, rank) VALUES('integrity-check', 1)"_s);
    };
    const auto checked = check();
    if (!checked && checked.error().code != ErrorCode::Corrupt)
        return checked;
    if (!checked)
        findings.broken(u"search.index"_s, u"the full text index"_s, checked.error().detail);
    return {};
}

} // namespace Redress::Store
