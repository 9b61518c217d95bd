// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later

// One job of the desk a run, with the services a window uses, and the bare SQLite of the same rows
// beside it. Each prints {"seconds":…} of the job alone (signing in is apart).
#include "models/core/progress.h"
#include "models/domain/cfpbreader.h"
#include "models/services/backup.h"
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/services/importservice.h"
#include "models/services/ledgerservice.h"

#include <QCoreApplication>
#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QRandomGenerator>

#include <sqlite3.h>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;
using namespace Redress;

namespace {

Crypto::SecretBytes benchPassword()
{
    return Crypto::SecretBytes::copyOf("bench");
}

[[noreturn]] void fail(const Error &error)
{
    std::fprintf(stderr, "%s\n", qPrintable(error.detail));
    std::exit(exitCodeFor(error.code));
}

template <typename T>
T orFail(Result<T> result)
{
    if (!result)
        fail(result.error());
    return *std::move(result);
}

Services::SessionPtr enter(const QString &vault)
{
    return orFail(Services::signIn(vault, u"bench"_s, benchPassword()));
}

void tell(qint64 nanoseconds, qint64 count, QList<qint64> each = {})
{
    std::sort(each.begin(), each.end());
    const auto at = [&each](double part) {
        return each.isEmpty() ? 0.0 : double(each[qsizetype(double(each.size() - 1) * part)]) / 1e6;
    };
    std::printf("{\"seconds\":%.6f,\"count\":%lld,\"p50ms\":%.4f,\"p95ms\":%.4f}\n",
                double(nanoseconds) / 1e9, static_cast<long long>(count), at(0.5), at(0.95));
}

void make(const QString &vault)
{
    Services::NewCenter center;
    center.directory = vault;
    center.name = u"Bench"_s;
    center.procedure = u"cfpb"_s;
    center.taxonomy = u"cfpb"_s;
    center.adminName = u"bench"_s;
    center.adminPassword = benchPassword();
    center.cheapKeys = true;
    orFail(Services::createCenter(center));
}

CaseId someCase(const Services::SessionPtr &session)
{
    Domain::CaseDraft draft;
    draft.narrative = u"A case for measuring"_s;
    draft.company = u"Bench Company"_s;
    return orFail(Services::CaseService(session).open(draft)).caseId;
}

void archive(const QString &vault, const QString &folder)
{
    const auto session = enter(vault);
    const CaseId id = someCase(session);
    QList<Services::NewPaper> papers;
    for (const QFileInfo &file : QDir(folder).entryInfoList(QDir::Files, QDir::Name)) {
        Services::NewPaper paper;
        paper.caseId = id;
        paper.path = file.filePath();
        paper.kind = u"voucher"_s;
        papers.append(paper);
    }
    NoProgress quiet;
    QElapsedTimer timer;
    timer.start();
    for (const auto &result : orFail(Services::DocumentService(session).archiveMany(papers, quiet)))
        orFail(result);
    tell(timer.nsecsElapsed(), papers.size());
}

/// `full`: every signature; otherwise relying on what an earlier check verified.
void verify(const QString &vault, bool full)
{
    const auto session = enter(vault);
    NoProgress quiet;
    QElapsedTimer timer;
    timer.start();
    Services::LedgerService::VerifyOptions options;
    options.full = full;
    const auto check = orFail(Services::LedgerService(session).verify(options, quiet));
    if (!check.verification.isIntact())
        fail({ErrorCode::Corrupt, u"the vault is not intact"_s, {}});
    tell(timer.nsecsElapsed(), check.entries);
}

void acts(const QString &vault, int count)
{
    const auto session = enter(vault);
    Services::CaseService service(session);
    QList<qint64> each;
    QElapsedTimer whole;
    whole.start();
    for (int i = 0; i < count; ++i) {
        Domain::CaseDraft draft;
        draft.company = u"Bench Company"_s;
        draft.narrative
            = u"The platform has refused every withdrawal since day %1 of the month"_s.arg(i);
        QElapsedTimer timer;
        timer.start();
        orFail(service.open(draft));
        each.append(timer.nsecsElapsed());
    }
    tell(whole.nsecsElapsed(), count, each);
}

void sql(sqlite3 *db, const char *text)
{
    char *message = nullptr;
    if (sqlite3_exec(db, text, nullptr, nullptr, &message) != SQLITE_OK) {
        std::fprintf(stderr, "%s: %s\n", text, message);
        std::exit(3);
    }
}

sqlite3 *bareDatabase(const QString &path)
{
    sqlite3 *db = nullptr;
    if (sqlite3_open(path.toUtf8().constData(), &db) != SQLITE_OK)
        std::exit(3);
    sql(db,
        "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL;"
        "CREATE TABLE entry(seq INTEGER PRIMARY KEY, jwt BLOB, leaf BLOB) STRICT;"
        "CREATE TABLE node(level INTEGER, idx INTEGER, hash BLOB, PRIMARY KEY(level, idx)) STRICT, "
        "WITHOUT ROWID;"
        "CREATE TABLE disclosure(entry INTEGER, pos INTEGER, sealed BLOB, PRIMARY KEY(entry, pos)) "
        "STRICT;"
        "CREATE TABLE complaint(id INTEGER PRIMARY KEY, number TEXT UNIQUE, company TEXT, product "
        "TEXT, issue TEXT, received TEXT,"
        " due TEXT, status INTEGER, state TEXT) STRICT;"
        "CREATE INDEX by_company ON complaint(company, received); CREATE INDEX by_due ON "
        "complaint(status, due);"
        "CREATE INDEX by_received ON complaint(received);"
        "CREATE VIRTUAL TABLE words USING fts5(body, content='');");
    return db;
}

struct BareCase {
    QByteArray company, product, issue, received, text;
};

void insertBare(sqlite3 *db, sqlite3_int64 id, const BareCase &row)
{
    static sqlite3_stmt *entry = nullptr, *node = nullptr, *disclosure = nullptr,
                        *complaint = nullptr, *words = nullptr;
    if (!entry) {
        sqlite3_prepare_v2(db, "INSERT INTO entry VALUES(?,?,?)", -1, &entry, nullptr);
        sqlite3_prepare_v2(db, "INSERT INTO node VALUES(?,?,?)", -1, &node, nullptr);
        sqlite3_prepare_v2(db, "INSERT INTO disclosure VALUES(?,?,?)", -1, &disclosure, nullptr);
        sqlite3_prepare_v2(db, "INSERT INTO complaint VALUES(?,?,?,?,?,?,?,?,?)", -1, &complaint,
                           nullptr);
        sqlite3_prepare_v2(db, "INSERT INTO words(rowid, body) VALUES(?,?)", -1, &words, nullptr);
    }
    static const QByteArray jwt(900, 'j'), hash(32, 'h'), state(500, 's');
    const auto blob = [](sqlite3_stmt *statement, int at, const QByteArray &bytes) {
        sqlite3_bind_blob(statement, at, bytes.constData(), int(bytes.size()), SQLITE_STATIC);
    };
    const auto text = [](sqlite3_stmt *statement, int at, const QByteArray &bytes) {
        sqlite3_bind_text(statement, at, bytes.constData(), int(bytes.size()), SQLITE_STATIC);
    };
    const auto run = [](sqlite3_stmt *statement) {
        if (sqlite3_step(statement) != SQLITE_DONE)
            std::exit(3);
        sqlite3_reset(statement);
    };
    sqlite3_bind_int64(entry, 1, id);
    blob(entry, 2, jwt);
    blob(entry, 3, hash);
    run(entry);
    for (int level = 0; level < 2; ++level) {
        sqlite3_bind_int(node, 1, level);
        sqlite3_bind_int64(node, 2, id);
        blob(node, 3, hash);
        run(node);
    }
    sqlite3_bind_int64(disclosure, 1, id);
    sqlite3_bind_int(disclosure, 2, 0);
    blob(disclosure, 3, row.text);
    run(disclosure);
    const QByteArray number = "C-" + QByteArray::number(qint64(id));
    sqlite3_bind_int64(complaint, 1, id);
    text(complaint, 2, number);
    text(complaint, 3, row.company);
    text(complaint, 4, row.product);
    text(complaint, 5, row.issue);
    text(complaint, 6, row.received);
    text(complaint, 7, row.received);
    sqlite3_bind_int(complaint, 8, 1);
    text(complaint, 9, state);
    run(complaint);
    sqlite3_bind_int64(words, 1, id);
    text(words, 2, row.text);
    run(words);
}

void bareActs(const QString &path, int count)
{
    sqlite3 *db = bareDatabase(path);
    QList<qint64> each;
    QElapsedTimer whole;
    whole.start();
    for (int i = 0; i < count; ++i) {
        QElapsedTimer timer;
        timer.start();
        sql(db, "BEGIN IMMEDIATE");
        insertBare(db, i,
                   {"Bench Company", "p", "i", "2026-11-03T09:41:00.000Z",
                    "The platform has refused every withdrawal since day " + QByteArray::number(i)
                        + " of the month"});
        sql(db, "COMMIT");
        each.append(timer.nsecsElapsed());
    }
    tell(whole.nsecsElapsed(), count, each);
    sqlite3_close_v2(db);
}

void import(const QString &vault, const QString &file)
{
    const auto session = enter(vault);
    NoProgress quiet;
    QElapsedTimer timer;
    timer.start();
    const auto report = orFail(Services::ImportService(session).importFile(file, u"cfpb"_s, quiet));
    tell(timer.nsecsElapsed(), report.added);
}

void rebuild(const QString &vault)
{
    const auto session = enter(vault);
    NoProgress quiet;
    QElapsedTimer timer;
    timer.start();
    const int differing = orFail(Services::LedgerService(session).rebuild(quiet));
    tell(timer.nsecsElapsed(), differing);
}

void backup(const QString &vault, const QString &directory)
{
    const auto session = enter(vault);
    NoProgress quiet;
    QElapsedTimer timer;
    timer.start();
    const auto report = orFail(Services::BackupService(session).backUp(directory, quiet));
    tell(timer.nsecsElapsed(), report.newBytes);
}

/// What stands between the password and the first screen.
void open(const QString &vault)
{
    const auto session = enter(vault);
    QElapsedTimer timer;
    timer.start();
    Services::CaseService service(session);
    orFail(service.counts());
    const auto page = orFail(service.list({}));
    tell(timer.nsecsElapsed(), page.rows.size());
}

void bareImport(const QString &path, const QString &csv)
{
    sqlite3 *db = bareDatabase(path);
    QFile file(csv);
    if (!file.open(QIODevice::ReadOnly))
        std::exit(3);
    QElapsedTimer timer;
    timer.start();
    Domain::CfpbReader reader(&file);
    sqlite3_int64 id = 0;
    sql(db, "BEGIN IMMEDIATE");
    while (const auto item = orFail(reader.next())) {
        const auto *row = std::get_if<Domain::CfpbRow>(&*item);
        if (!row)
            continue;
        insertBare(db, ++id,
                   {row->company.toUtf8(), row->product.toUtf8(), row->issue.toUtf8(),
                    row->received.toString(Qt::ISODate).toUtf8(), row->narrative.toUtf8()});
        if (id % 200 == 0)
            sql(db, "COMMIT; BEGIN IMMEDIATE");
    }
    sql(db, "COMMIT");
    tell(timer.nsecsElapsed(), id);
    sqlite3_close_v2(db);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication app(argc, argv);
    const QStringList words = QCoreApplication::arguments().mid(1);
    const QString job = words.value(0);
    if (job == u"make"_s && words.size() == 2)
        make(words[1]);
    else if (job == u"archive"_s && words.size() == 3)
        archive(words[1], words[2]);
    else if (job == u"verify"_s && words.size() == 2)
        verify(words[1], true);
    else if (job == u"verify-again"_s && words.size() == 2)
        verify(words[1], false);
    else if (job == u"acts"_s && words.size() == 3)
        acts(words[1], words[2].toInt());
    else if (job == u"bare-acts"_s && words.size() == 3)
        bareActs(words[1], words[2].toInt());
    else if (job == u"import"_s && words.size() == 3)
        import(words[1], words[2]);
    else if (job == u"rebuild"_s && words.size() == 2)
        rebuild(words[1]);
    else if (job == u"backup"_s && words.size() == 3)
        backup(words[1], words[2]);
    else if (job == u"open"_s && words.size() == 2)
        open(words[1]);
    else if (job == u"bare-import"_s && words.size() == 3)
        bareImport(words[1], words[2]);
    else {
        std::fputs("redress-bench make V | archive V DIR | verify V | verify-again V | acts V N | "
                   "bare-acts DB N | import V CSV | bare-import DB CSV | rebuild V | backup V DIR | "
                   "open V\n",
                   stderr);
        return 2;
    }
    return 0;
}
