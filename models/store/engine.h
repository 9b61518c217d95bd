// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/findinglist.h"
#include "models/store/question.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QString>
#include <QStringList>

#include <memory>
#include <optional>

QT_FORWARD_DECLARE_CLASS(QSqlDriver)

namespace Redress::Store {

class Connection;
class Line;

struct SchemaObject {
    QString type; // "table", "index", "trigger" …
    QString name;
    QString table;
    QString sql; // what made it, or all that the catalogue tells of it
};

/// How blind words are looked up: FROM clause with complaint_case as c, its newest-first key, and
/// the condition with one question mark.
struct WordSearch {
    QString from;
    QString row;
    QString match;
};

/// Where the full text index tells its rows in no order: a page of rare words is what it tells,
/// ordered; one of common words is found along a stretch of cases.
struct WordStretch {
    QString from; // without the case
    QString unordered; // the key, so that no index has its order
    QString newest; // the condition that leaves the newest cases
    QString below; // those below a row; one question mark
};

/// What the kinds of database tell differently. Statements that all of them understand stand where
/// they are used.
class Engine {
public:
    /// By the database's location: "postgresql://…" or a path.
    static const Engine &of(const QString &location);
    virtual ~Engine() = default;

    virtual QLatin1String driver() const = 0;
    /// BadInput for a location that cannot be or must not be connected to.
    virtual Result<void> address(QSqlDatabase &database, const QString &location) const = 0;
    /// Whether an answer may be read only while no other question is asked on its connection.
    virtual bool readsInOrder() const = 0;
    /// Whether changes are better sent together: each answer costs a journey to a server.
    virtual bool writesLate() const = 0;
    /// Durability, waiting and safety of this connection.
    virtual Result<void> prepare(Connection &connection) const = 0;
    /// DiskFull, ReadOnly, InUse, Corrupt, Conflict (a constraint), TooLarge, Network or Io.
    virtual Error errorFrom(const QSqlError &error) const = 0;

    /// Begins a transaction as the one writer; waits for whoever writes.
    virtual QString beginWriting() const = 0;
    /// Ends it. Who waits for the turn has it at once; the answer comes when all of it is durable.
    virtual QString commitWriting() const = 0;
    /// Returns when everything that this connection has read, outside of a transaction, is durable:
    /// it may have come from a writing that is not answered yet.
    virtual Result<void> awaitDurable(Connection &connection) const = 0;
    /// What every writing asks first.
    virtual QList<Question> askedInWriting() const = 0;
    /// The same before there are tables.
    virtual QString beginSchemaStep() const = 0;
    /// Begins one snapshot for several questions.
    virtual QString beginReading() const = 0;
    /// The line to its server, to give it up when no answer comes; null for a file.
    virtual std::unique_ptr<Line> lineOf(const QSqlDriver &driver,
                                         const QString &location) const = 0;
    /// Ends what a lost connection may still have under way at its server; `label` is its own.
    virtual Result<void> abandon(Connection &fresh, const QString &label) const = 0;
    /// Tells whoever listens, with the commit, that `desk` made the ledger `size` entries long.
    virtual Result<void> announce(Connection &connection, qint64 size,
                                  const QString &desk) const = 0;
    /// After a person's key was destroyed: nothing of it stays where a copy of the files would
    /// keep it.
    virtual Result<void> settle(Connection &connection) const = 0;

    virtual QLatin1String schemaFolder() const = 0;
    virtual Result<int> schemaVersion(Connection &connection) const = 0;
    virtual Result<void> setSchemaVersion(Connection &connection, int version) const = 0;
    /// NewerVersion when another desk brought it past `version` since it was opened.
    virtual Result<void> demandSchema(Connection &connection, int version) const = 0;
    /// The schema that holds the tables, and the private one in which they are made anew.
    virtual QLatin1String live() const = 0;
    virtual QLatin1String rebuilt() const = 0;
    /// Makes the private schema with every projection's table, empty.
    virtual Result<void> attachRebuilt(Connection &connection) const = 0;
    /// Makes one more table there, as it should be and empty.
    virtual Result<void> makePrivate(Connection &connection, const SchemaObject &table) const = 0;
    virtual Result<QStringList> columnsOf(Connection &connection, QLatin1String table) const = 0;

    virtual Result<QList<SchemaObject>> presentObjects(Connection &connection) const = 0;
    virtual Result<QList<SchemaObject>> expectedObjects() const = 0;
    /// Puts back what of the projections' schema is missing or was altered. Corrupt when it is the
    /// ledger's.
    virtual Result<void> restoreSchema(Connection &connection) const = 0;
    /// Empties a projection for its refilling.
    virtual Result<void> clearTable(Connection &connection, QLatin1String table) const = 0;
    virtual Result<void> checkStructure(Connection &connection, FindingList &findings) const = 0;

    /// "table c", with its index forced where the planner might guess another.
    virtual QString inOrderOf(QLatin1String table, QLatin1String index) const = 0;
    virtual WordSearch wordSearch() const = 0;
    virtual std::optional<WordStretch> wordStretch() const = 0;
    /// Whether so many cases hold all of these words that such a stretch has a page of them.
    virtual Result<bool> areCommon(Connection &connection, const QString &words) const = 0;
    /// Whether the full text index must be told of each change of search_text.
    virtual bool indexIsTold() const = 0;
    virtual Result<void> rebuildIndexes(Connection &connection) const = 0;
    /// Takes forgotten words out of the index's older parts too.
    virtual Result<void> forgetWords(Connection &connection) const = 0;
    virtual Result<void> checkSearchIndex(Connection &connection, FindingList &findings) const = 0;
};

} // namespace Redress::Store
