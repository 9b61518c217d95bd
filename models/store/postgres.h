// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/engine.h"

namespace Redress::Store {

/// The database of a center of many desks: PostgreSQL 15 or later.
class PostgresEngine final : public Engine {
public:
    static const PostgresEngine &instance();
    static bool isAddress(const QString &location);

    QLatin1String driver() const override;
    Result<void> address(QSqlDatabase &database, const QString &location) const override;
    bool readsInOrder() const override { return false; }
    bool writesLate() const override { return true; }
    Result<void> prepare(Connection &connection) const override;
    Error errorFrom(const QSqlError &error) const override;
    QString beginWriting() const override;
    QString commitWriting() const override;
    Result<void> awaitDurable(Connection &connection) const override;
    QList<Question> askedInWriting() const override;
    QString beginSchemaStep() const override;
    QString beginReading() const override;
    std::unique_ptr<Line> lineOf(const QSqlDriver &driver, const QString &location) const override;
    Result<void> abandon(Connection &fresh, const QString &label) const override;
    Result<void> announce(Connection &connection, qint64 size, const QString &desk) const override;
    Result<void> settle(Connection &connection) const override;
    QLatin1String schemaFolder() const override;
    Result<int> schemaVersion(Connection &connection) const override;
    Result<void> setSchemaVersion(Connection &connection, int version) const override;
    Result<void> demandSchema(Connection &connection, int version) const override;
    QLatin1String live() const override;
    QLatin1String rebuilt() const override;
    Result<void> attachRebuilt(Connection &connection) const override;
    Result<void> makePrivate(Connection &connection, const SchemaObject &table) const override;
    Result<QStringList> columnsOf(Connection &connection, QLatin1String table) const override;
    Result<QList<SchemaObject>> presentObjects(Connection &connection) const override;
    Result<QList<SchemaObject>> expectedObjects() const override;
    Result<void> restoreSchema(Connection &connection) const override;
    Result<void> clearTable(Connection &connection, QLatin1String table) const override;
    Result<void> checkStructure(Connection &connection, FindingList &findings) const override;
    QString inOrderOf(QLatin1String table, QLatin1String index) const override;
    WordSearch wordSearch() const override;
    std::optional<WordStretch> wordStretch() const override;
    Result<bool> areCommon(Connection &connection, const QString &words) const override;
    bool indexIsTold() const override { return false; }
    Result<void> rebuildIndexes(Connection &connection) const override;
    Result<void> forgetWords(Connection &connection) const override;
    Result<void> checkSearchIndex(Connection &connection, FindingList &findings) const override;
};

} // namespace Redress::Store
