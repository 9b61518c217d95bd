// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/engine.h"

namespace Redress::Store {

/// The embedded database: one file, one process at a time (the vault's lock sees to that).
class SqliteEngine final : public Engine {
public:
    static const SqliteEngine &instance();

    QLatin1String driver() const override;
    Result<void> address(QSqlDatabase &database, const QString &location) const override;
    bool readsInOrder() const override { return true; }
    bool writesLate() const override { return false; }
    Result<void> prepare(Connection &connection) const override;
    Error errorFrom(const QSqlError &error) const override;
    QString beginWriting() const override;
    QString commitWriting() const override;
    Result<void> awaitDurable(Connection &connection) const override;
    QList<Question> askedInWriting() const override { return {}; }
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
    Result<void> makePrivate(Connection &connection, const SchemaObject &object) const override;
    Result<QStringList> columnsOf(Connection &connection, QLatin1String table) const override;
    Result<QList<SchemaObject>> presentObjects(Connection &connection) const override;
    Result<QList<SchemaObject>> expectedObjects() const override;
    Result<void> restoreSchema(Connection &connection) const override;
    Result<void> clearTable(Connection &connection, QLatin1String table) const override;
    Result<void> checkStructure(Connection &connection, FindingList &findings) const override;
    QString inOrderOf(QLatin1String table, QLatin1String index) const override;
    WordSearch wordSearch() const override;
    std::optional<WordStretch> wordStretch() const override { return {}; }
    Result<bool> areCommon(Connection &, const QString &) const override { return false; }
    bool indexIsTold() const override { return true; }
    Result<void> rebuildIndexes(Connection &connection) const override;
    Result<void> forgetWords(Connection &connection) const override;
    Result<void> checkSearchIndex(Connection &connection, FindingList &findings) const override;

    /// What the file's own header says, read without opening it as a database: Corrupt when it is
    /// no vault database, NotFound, else its version.
    static Result<int> peekVersion(const QString &path);
    /// Makes the full text index from the words.
    static Result<void> fillSearch(Connection &connection);
    /// A whole, consistent copy.
    static Result<void> copyTo(Connection &connection, const QString &path);
};

} // namespace Redress::Store
