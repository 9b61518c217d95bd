// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema.h"

#include "models/store/connection.h"
#include "models/store/postgres.h"
#include "models/store/sqlite.h"

#include <QFile>
#include <QFileInfo>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

// Outside every namespace, as the macro demands: the resource lives in a static library and must be
// woken.
static void wakeResource()
{
    Q_INIT_RESOURCE(schema);
}

namespace Redress::Store {

namespace {

QString withoutComment(QString statement)
{
    while (statement.startsWith("--"_L1))
        statement = statement.mid(statement.indexOf(u'\n') + 1).trimmed();
    return statement;
}

} // namespace

Result<QList<QStringList>> schemaSteps(const Engine &engine)
{
    wakeResource();
    QList<QStringList> steps;
    for (int number = 1;; ++number) {
        QFile file(engine.schemaFolder() + u"%1.sql"_s.arg(number, 4, 10, QChar(u'0')));
        if (!file.exists())
            break;
        if (!file.open(QIODevice::ReadOnly))
            return Error{ErrorCode::Io, "couldn't read "_L1 + file.fileName(), {}};
        QStringList statements;
        // A semicolon at the end of a line with an empty line after it: triggers have neither
        // inside.
        for (const QString &statement : QString::fromUtf8(file.readAll()).split(u";\n\n"_s))
            statements.append(withoutComment(statement.trimmed()));
        steps.append(statements);
    }
    if (steps.isEmpty())
        return Error{ErrorCode::Unsupported, u"this program carries no database schema"_s, {}};
    return steps;
}

namespace {

Result<void> takeStep(Connection &connection, const QStringList &statements)
{
    for (const QString &statement : statements) {
        if (statement != kRefillProjections)
            REDRESS_CHECK(connection.run(statement));
    }
    return {};
}

} // namespace

Result<void> applySteps(Connection &connection, const QList<QStringList> &steps,
                        const Refill &refill)
{
    const Engine &engine = connection.engine();
    REDRESS_TRY(version, engine.schemaVersion(connection));
    bool refills = false;
    for (const QStringList &step : steps.mid(version))
        refills = refills || (refill && step.contains(kRefillProjections));
    if (refills) // not possible inside a transaction of SQLite
        REDRESS_CHECK(engine.attachRebuilt(connection));
    REDRESS_TRY(transaction, Transaction::beginSchemaStep(connection));
    REDRESS_TRY(taken, engine.schemaVersion(connection)); // by another desk meanwhile, perhaps
    if (taken > steps.size())
        return newerVersion(taken, steps.size());
    if (taken == steps.size())
        return {};
    for (qsizetype number = taken + 1; number <= steps.size(); ++number) {
        if (const auto done = takeStep(connection, steps.at(number - 1)); !done)
            return done.error().wrapped(u"couldn't take schema step %1"_s.arg(number));
    }
    REDRESS_CHECK(engine.setSchemaVersion(connection, int(steps.size())));
    if (refills)
        REDRESS_CHECK(refill(connection));
    return transaction.commit();
}

Error newerVersion(int version, qsizetype newest)
{
    return {ErrorCode::NewerVersion,
            u"the database is of version %1, this program knows %2"_s.arg(version).arg(newest),
            u"Open it with the newer program that wrote it."_s};
}

namespace {

/// The name of a copy outlives a loss of power.
Result<void> syncFolderOf(const QString &path)
{
    const QByteArray folder = QFile::encodeName(QFileInfo(path).absolutePath());
    const int descriptor = ::open(folder.constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    if (descriptor >= 0)
        ::close(descriptor);
    if (!synced)
        return Error{ErrorCode::Io, "couldn't keep the copy "_L1 + path, {}};
    return {};
}

Result<void> keepCopy(Connection &connection, const QString &location, int version)
{
    const QString copy = u"%1.v%2"_s.arg(location).arg(version);
    // A copy of an upgrade that was interrupted stays what it is: the same version, complete.
    if (QFile::exists(copy))
        return {};
    const QString partial = copy + ".part"_L1;
    QFile::remove(partial);
    REDRESS_CHECK(SqliteEngine::copyTo(connection, partial));
    if (!QFile::rename(partial, copy))
        return Error{ErrorCode::Io, "couldn't keep the copy "_L1 + copy, {}};
    return syncFolderOf(copy);
}

} // namespace

Result<void> upgrade(Connection &connection, const QString &location,
                     const QList<QStringList> &steps, const Refill &refill)
{
    REDRESS_TRY(version, connection.engine().schemaVersion(connection));
    if (version > steps.size())
        return newerVersion(version, steps.size());
    if (version == 0)
        return Error{ErrorCode::NotFound, u"it holds no center yet"_s,
                     u"Make a center there first."_s};
    if (version == steps.size())
        return {};
    if (!PostgresEngine::isAddress(location)) // a server's copies are its administrator's
        REDRESS_CHECK(keepCopy(connection, location, version));
    auto taken = applySteps(connection, steps, refill);
    if (!taken && taken.error().code == ErrorCode::NotPermitted)
        return Error{
            ErrorCode::NotPermitted,
            u"the database is of version %1 and this account may not bring it to %2"_s.arg(version)
                .arg(steps.size()),
            u"Open it once with this program as the owner of the database."_s};
    REDRESS_CHECK(taken);
    return connection.engine().settle(connection);
}

const QList<QLatin1String> &ledgerTables()
{
    static const QList<QLatin1String> tables{"entry"_L1,       "node"_L1,        "disclosure"_L1,
                                             "subject_key"_L1, "certificate"_L1, "checkpoint"_L1,
                                             "time_stamp"_L1};
    return tables;
}

const QList<ProjectionTable> &projectionTables()
{
    static const QList<ProjectionTable> tables{
        {"center"_L1, {"row"_L1}},
        {"staff"_L1, {"row"_L1}},
        {"company"_L1, {"row"_L1}},
        {"company_name"_L1, {"folded"_L1, "kind"_L1, "company_row"_L1}},
        {"consumer"_L1, {"row"_L1}},
        {"consumer_index"_L1, {"token"_L1, "consumer_row"_L1}},
        {"complaint_case"_L1, {"row"_L1}},
        {"case_entry"_L1, {"case_row"_L1, "seq"_L1}},
        {"document"_L1, {"row"_L1}},
        {"summary"_L1, {"scope"_L1, "kind"_L1, "month"_L1, "code"_L1}},
        {"tally"_L1, {"name"_L1}},
        {"number"_L1, {"prefix"_L1, "year"_L1}},
        {"search_text"_L1, {"row"_L1}},
        {"time_authority"_L1, {"row"_L1}},
    };
    return tables;
}

} // namespace Redress::Store
