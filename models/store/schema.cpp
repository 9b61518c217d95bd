// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/schema.h"

#include "models/store/connection.h"
#include "models/store/postgres.h"
#include "models/store/sqlite.h"

#include <QFile>

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

Result<void> applySteps(Connection &connection, const QList<QStringList> &steps)
{
    REDRESS_TRY(version, connection.engine().schemaVersion(connection));
    for (int number = version + 1; number <= steps.size(); ++number) {
        REDRESS_TRY(transaction, Transaction::beginSchemaStep(connection));
        REDRESS_TRY(taken, connection.engine().schemaVersion(connection));
        if (taken >= number) // by another desk meanwhile
            continue;
        for (const QString &statement : steps.at(number - 1)) {
            if (const auto done = connection.run(statement); !done)
                return done.error().wrapped(u"couldn't take schema step %1"_s.arg(number));
        }
        REDRESS_CHECK(connection.engine().setSchemaVersion(connection, number));
        REDRESS_CHECK(transaction.commit());
    }
    return {};
}

Error newerVersion(int version, qsizetype newest)
{
    return {ErrorCode::NewerVersion,
            u"the database is of version %1, this program knows %2"_s.arg(version).arg(newest),
            u"Open it with the newer program that wrote it."_s};
}

Result<void> upgrade(Connection &connection, const QString &location,
                     const QList<QStringList> &steps)
{
    REDRESS_TRY(version, connection.engine().schemaVersion(connection));
    if (version > steps.size())
        return newerVersion(version, steps.size());
    if (version == 0)
        return Error{ErrorCode::NotFound, u"it holds no center yet"_s,
                     u"Make a center there first."_s};
    if (version == steps.size())
        return {};
    if (PostgresEngine::isAddress(location)) // whose copies are its administrator's
        return applySteps(connection, steps);
    const QString copy = u"%1.v%2"_s.arg(location).arg(version);
    // A copy of an upgrade that was interrupted stays what it is: the same version, complete.
    if (!QFile::exists(copy)) {
        const QString partial = copy + ".part"_L1;
        QFile::remove(partial);
        REDRESS_CHECK(SqliteEngine::copyTo(connection, partial));
        if (!QFile::rename(partial, copy))
            return Error{ErrorCode::Io, "couldn't keep the copy "_L1 + copy, {}};
    }
    return applySteps(connection, steps);
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
        {"summary"_L1, {"month"_L1, "company"_L1, "product"_L1, "issue"_L1}},
        {"tally"_L1, {"name"_L1}},
        {"number"_L1, {"prefix"_L1, "year"_L1}},
        {"search_text"_L1, {"row"_L1}},
    };
    return tables;
}

} // namespace Redress::Store
