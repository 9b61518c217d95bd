// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/inspection.h"

#include "models/ledger/entry.h"
#include "models/store/blindwords.h"
#include "models/store/connection.h"
#include "models/store/postgres.h"
#include "models/store/schema.h"
#include "models/store/sqlite.h"

#include <unicode/uversion.h>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

Result<QString> answer(Connection &connection, const QString &sql)
{
    Query read = connection.query(sql);
    REDRESS_TRY(found, read.first());
    return found ? read.text(0) : QString();
}

Result<void> inspectLine(Connection &connection, DatabaseFacts &facts)
{
    REDRESS_TRY(version, answer(connection, u"SELECT current_setting('server_version')"_s));
    facts.engine = "PostgreSQL "_L1 + version.section(u' ', 0, 0);
    REDRESS_TRY(address, answer(connection, u"SELECT inet_server_addr()::text"_s));
    facts.isLocal
        = address.isEmpty() || address.startsWith("127."_L1) || address.startsWith("::1"_L1);
    REDRESS_TRY(vacuums, answer(connection, u"SELECT current_setting('autovacuum')"_s));
    facts.vacuums = vacuums == "on"_L1;
    REDRESS_TRY(encrypted,
                connection.number(u"SELECT count(*) FROM pg_stat_ssl"
                                  " WHERE pid = pg_backend_pid() AND ssl"_s));
    facts.isEncrypted = encrypted > 0;
    return {};
}

Result<void> inspectEntries(Connection &connection, DatabaseFacts &facts)
{
    Query read = connection.query(
        u"SELECT seq, CASE WHEN length(jwt) <= ? THEN jwt END FROM entry ORDER BY seq DESC LIMIT 1"_s);
    read.bind(qint64(Ledger::kMaxEntryBytes));
    REDRESS_TRY(found, read.first());
    if (!found)
        return {};
    facts.entries = read.integer(0) + 1;
    REDRESS_TRY(entry, Ledger::parseEntry(read.bytes(1)));
    facts.lastActUtc = entry.at;
    return {};
}

} // namespace

Result<DatabaseFacts> inspectDatabase(const QString &location)
{
    DatabaseFacts facts;
    REDRESS_TRY(steps, schemaSteps(Engine::of(location)));
    facts.newest = int(steps.size());
    const bool isServer = PostgresEngine::isAddress(location);
    if (!isServer) { // opening a newer one would already write beside it
        REDRESS_TRY(version, SqliteEngine::peekVersion(location));
        facts.version = version;
        if (version != facts.newest)
            return facts;
    }
    REDRESS_TRY(connection, Connection::open(location));
    REDRESS_TRY(version, connection->engine().schemaVersion(*connection));
    facts.version = version;
    if (isServer) {
        REDRESS_CHECK(inspectLine(*connection, facts));
    } else {
        REDRESS_TRY(library, answer(*connection, u"SELECT sqlite_version()"_s));
        facts.engine = "SQLite "_L1 + library;
    }
    if (version == facts.newest)
        REDRESS_CHECK(inspectEntries(*connection, facts));
    return facts;
}

bool hasDriver(const QString &location, QString *name)
{
    *name = Engine::of(location).driver();
    return QSqlDatabase::isDriverAvailable(*name);
}

QString wordBreaker()
{
    if (wordsOf(u"two words"_s) != QSet<QString>{u"two"_s, u"words"_s})
        return {};
    UVersionInfo version;
    u_getVersion(version);
    char text[U_MAX_VERSION_STRING_LENGTH];
    u_versionToString(version, text);
    return QString::fromLatin1(text);
}

} // namespace Redress::Store
