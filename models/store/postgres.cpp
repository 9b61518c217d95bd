// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/postgres.h"

#include "models/store/connection.h"
#include "models/store/database.h"
#include "models/store/line.h"

#include <QRegularExpression>
#include <QSqlDriver>
#include <QUrl>
#include <QUrlQuery>
#include <QVariant>

#include <libpq-fe.h>

#include <cmath>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr int kDefaultPort = 5432;
constexpr auto kMatch = "string_to_array(s.tokens, ' ') @> string_to_array(?, ' ')"_L1;
constexpr int kStretch = 20'000; // entries
constexpr double kRootsOfAll = 8; // of a page of fifty
constexpr int kSecondsOfADay = 24 * 60 * 60;
constexpr auto kBegin = "postgresql://"_L1;
// The only option of an address that libpq does not know: see Line.
constexpr auto kAnswerWithin = "answer_within"_L1;

// What an address may ask of libpq beside host, port, user and database.
const QStringList &knownOptions()
{
    static const QStringList options{u"host"_s,    u"sslmode"_s, u"sslrootcert"_s,
                                     u"sslcert"_s, u"sslkey"_s,  kAnswerWithin};
    return options;
}

bool isLoopback(const QString &host)
{
    return host.isEmpty() || host.startsWith(u'/') || host == "localhost"_L1
        || host == "127.0.0.1"_L1 || host == "::1"_L1;
}

bool needsNoQuoting(const QString &value)
{
    return !value.contains(u' ') && !value.contains(u';') && !value.contains(u'\'')
        && !value.contains(u'\\');
}

Error notAnAddress(const QString &why)
{
    return {ErrorCode::BadInput, "not an address of a database server: "_L1 + why,
            u"Write postgresql://NAME@HOST/DATABASE."_s};
}

} // namespace

const PostgresEngine &PostgresEngine::instance()
{
    static const PostgresEngine engine;
    return engine;
}

bool PostgresEngine::isAddress(const QString &location)
{
    return location.startsWith("postgresql:"_L1) || location.startsWith("postgres:"_L1);
}

QString withoutPassword(const QString &location)
{
    if (!PostgresEngine::isAddress(location))
        return location;
    QUrl url(location, QUrl::StrictMode);
    // Where the password stands in a misspelt address cannot be told.
    if (!url.isValid() || !location.startsWith(kBegin))
        return kBegin + u'…';
    QUrlQuery options(url);
    options.removeAllQueryItems(u"password"_s);
    url.setQuery(options);
    // Encoded, so that what is remembered opens again.
    return url.toString(QUrl::RemovePassword | QUrl::FullyEncoded);
}

QLatin1String PostgresEngine::driver() const
{
    return "QPSQL"_L1;
}

Result<void> PostgresEngine::address(QSqlDatabase &database, const QString &location) const
{
    const QUrl url(location, QUrl::StrictMode);
    if (!url.isValid() || !location.startsWith(kBegin))
        // Qt's own words would repeat the address, and the password in it.
        return notAnAddress(url.isValid() ? u"it does not begin with postgresql://"_s
                                          : u"a character in it must be written as %XX"_s);
    const QString name = url.path(QUrl::FullyDecoded).mid(1);
    if (name.isEmpty() || name.contains(u'/'))
        return notAnAddress(u"it names no database"_s);
    QString host = url.host(QUrl::FullyDecoded);
    QString security;
    // A line that is dead without a word shows itself within half a minute.
    QStringList options{u"connect_timeout=10"_s, u"keepalives_idle=10"_s,
                        u"keepalives_interval=5"_s, u"keepalives_count=3"_s,
                        u"tcp_user_timeout=20000"_s};
    for (const auto &[key, value] : QUrlQuery(url).queryItems(QUrl::FullyDecoded)) {
        if (!knownOptions().contains(key) || !needsNoQuoting(value))
            return notAnAddress(u"\"%1\" cannot be asked for"_s.arg(key.left(40)));
        if (key == kAnswerWithin)
            continue; // ours
        if (key == "host"_L1)
            host = value; // the folder of a socket
        else if (key == "sslmode"_L1)
            security = value;
        else
            options.append(key + u'=' + value);
    }
    // Names and complaints of people do not cross a network in the clear, nor to a stranger.
    if (!isLoopback(host)) {
        if (security.isEmpty())
            security = u"verify-full"_s;
        if (security != "verify-full"_L1 && security != "verify-ca"_L1)
            return Error{
                ErrorCode::NotPermitted, u"the server %1 must be reached over TLS"_s.arg(host),
                u"Use sslmode=verify-full, with sslrootcert=FILE for your own authority."_s};
    }
    if (!security.isEmpty())
        options.append("sslmode="_L1 + security);
    database.setHostName(host);
    database.setPort(url.port(kDefaultPort));
    database.setUserName(url.userName(QUrl::FullyDecoded));
    database.setPassword(url.password(QUrl::FullyDecoded));
    database.setDatabaseName(name);
    database.setConnectOptions(options.join(u';'));
    return {};
}

Result<void> PostgresEngine::prepare(Connection &connection) const
{
    // on: a commit is on the server's disk before it is confirmed. A statement that waits for
    // another desk's turn gives up before its user does. A desk that died in its turn gives it
    // back within half a minute, one that hangs within a minute.
    return connection.run(
        u"SET synchronous_commit = on; SET search_path = redress; SET lock_timeout = '30s';"
        " SET idle_in_transaction_session_timeout = '1min'; SET client_min_messages = error;"
        " SET bytea_output = hex; SET default_transaction_isolation = 'read committed';"
        " SET TimeZone = 'UTC';"
        " SET tcp_keepalives_idle = 10; SET tcp_keepalives_interval = 5;"
        " SET tcp_keepalives_count = 3; SET tcp_user_timeout = '20s'; SET application_name = '%1'"_s
            .arg(connection.label()));
}

Error PostgresEngine::errorFrom(const QSqlError &error) const
{
    const QString detail
        = (error.databaseText().isEmpty() ? error.driverText() : error.databaseText()).trimmed();
    const QString state = error.nativeErrorCode(); // SQLSTATE (PostgreSQL manual, appendix A)
    const auto is = [&state](QLatin1String prefix) { return state.startsWith(prefix); };
    // 25P03, 25P04: it gave up a transaction that waited too long, and the line with it.
    if (state.isEmpty() || is("08"_L1) || is("57P"_L1) || state == "25P03"_L1
        || state == "25P04"_L1)
        return {ErrorCode::Network, "the database server does not answer: "_L1 + detail,
                u"Check the line to the server and try again; nothing was recorded."_s};
    if (is("28"_L1) || state == "42501"_L1)
        return {ErrorCode::NotPermitted, "the database server refuses: "_L1 + detail,
                u"Ask who runs the server for the right to do this."_s};
    if (is("3D"_L1))
        return {ErrorCode::NotFound, "there is no such database: "_L1 + detail,
                u"Check the address of the server."_s};
    if (state == "53100"_L1)
        return {ErrorCode::DiskFull, "the server's disk is full: "_L1 + detail,
                u"Free some space there and try again; nothing was recorded."_s};
    if (is("53"_L1))
        return {ErrorCode::InUse, "the database server is too busy: "_L1 + detail,
                u"Try again in a moment; nothing was recorded."_s};
    if (state == "25006"_L1)
        return {ErrorCode::ReadOnly, "the database cannot be written: "_L1 + detail,
                u"Connect to the main server, not to a replica."_s};
    if (state == "57014"_L1)
        return {ErrorCode::InUse, "the database server stopped a statement: "_L1 + detail,
                u"Try again; nothing was recorded."_s};
    if (is("40"_L1) || state == "55P03"_L1)
        return {ErrorCode::InUse, "another desk was writing: "_L1 + detail,
                u"Try again; nothing was recorded."_s};
    if (is("23"_L1))
        return {ErrorCode::Conflict, "the database refuses: "_L1 + detail, {}};
    if (is("54"_L1))
        return {ErrorCode::TooLarge, "a value is too large: "_L1 + detail, {}};
    if (is("42"_L1) || is("XX"_L1) || is("22"_L1) || is("P0"_L1))
        return {ErrorCode::Corrupt, "the database is damaged: "_L1 + detail,
                u"Run a check of the ledger; restore a backup if it cannot be opened."_s};
    return {ErrorCode::Io, u"the database answers: %1 (%2)"_s.arg(detail, state), {}};
}

QString PostgresEngine::beginWriting() const
{
    // One row, locked until the end: acts of all desks stand in one line, without gaps or forks.
    return u"BEGIN; SELECT one FROM redress.turn FOR UPDATE"_s;
}

// Were the turn kept until the log is on the disk, a center could act no more often than its disk
// can sync. So the commit hands the turn on at once, and a message that the log keeps is committed
// behind it: that answers when the log is on the disk up to there (manual, chapter 30.4: what is
// written later never survives what was written before it, so a crash takes the last acts, none of
// them confirmed, or none).
QString PostgresEngine::commitWriting() const
{
    return u"SET LOCAL synchronous_commit = off; COMMIT;"
           " SELECT pg_logical_emit_message(true, 'redress', '')"_s;
}

Result<void> PostgresEngine::awaitDurable(Connection &connection) const
{
    // A replica is sent only what is durable.
    return connection.run(u"SELECT CASE WHEN pg_is_in_recovery() THEN NULL"
                          " WHEN pg_current_wal_flush_lsn() < pg_current_wal_insert_lsn()"
                          " THEN pg_logical_emit_message(true, 'redress', '') END"_s);
}

QString PostgresEngine::beginReading() const
{
    return u"BEGIN ISOLATION LEVEL REPEATABLE READ"_s;
}

std::unique_ptr<Line> PostgresEngine::lineOf(const QSqlDriver &driver,
                                             const QString &location) const
{
    const QVariant handle = driver.handle();
    const int seconds = QUrlQuery(QUrl(location)).queryItemValue(kAnswerWithin).toInt();
    return std::make_unique<Line>(PQsocket(*static_cast<PGconn *const *>(handle.constData())),
                                  std::chrono::seconds(seconds > 0 ? seconds : kSecondsOfADay));
}

Result<void> PostgresEngine::abandon(Connection &fresh, const QString &label) const
{
    Query end = fresh.query(u"SELECT pg_terminate_backend(pid) FROM pg_stat_activity"
                            " WHERE application_name = ? AND usename = current_user"_s);
    end.bind(label);
    return end.run();
}

Result<void> PostgresEngine::announce(Connection &connection, qint64 size,
                                      const QString &desk) const
{
    Query notify = connection.later(u"SELECT pg_notify('redress', ?)"_s);
    notify.bind(u"%1 %2"_s.arg(size).arg(desk));
    return notify.run();
}

Result<void> PostgresEngine::settle(Connection &) const
{
    // The server's write-ahead log and dead rows are its administrator's: `doctor` says how they
    // are vacuumed.
    return {};
}

QString PostgresEngine::inOrderOf(QLatin1String table, QLatin1String) const
{
    return table + " c"_L1;
}

WordSearch PostgresEngine::wordSearch() const
{
    return {u"search_text s JOIN complaint_case c ON c.row = s.row"_s, u"s.row"_s, kMatch};
}

// GIN tells all cases that hold the words, in no order: right for rare words. For common ones it is
// quicker to walk the cases from the newest on and to look at the words of each. Left to itself the
// server guesses, and now and then walks all cases for a word of one: it may walk only a stretch.
std::optional<WordStretch> PostgresEngine::wordStretch() const
{
    return WordStretch{u"search_text s"_s, u"s.row + 0"_s,
                       u"s.row > (SELECT max(row) FROM search_text) - %1"_s.arg(kStretch),
                       u"s.row > ? - %1"_s.arg(kStretch)};
}

Result<bool> PostgresEngine::areCommon(Connection &connection, const QString &words) const
{
    Query read
        = connection.queryPlannedAnew("EXPLAIN SELECT 1 FROM search_text s WHERE "_L1 + kMatch);
    read.bind(words);
    REDRESS_TRY(found, read.first());
    static const QRegularExpression rows(u" rows=([0-9]+)"_s);
    const double expected = found ? rows.match(read.text(0)).captured(1).toDouble() : 0;
    REDRESS_TRY(
        cases,
        connection.number(u"SELECT coalesce(max(count), 0) FROM tally WHERE name = 'all'"_s));
    // A page is full after about cases / expected of its rows were walked, each as dear as one of
    // those that GIN names: both ways cost the same where `expected` is some times the root of
    // `cases`.
    return expected > kRootsOfAll * std::sqrt(double(cases));
}

} // namespace Redress::Store
