// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// laterdesk DIR SEED: the program of the future, with more schema steps than today's (its own
// resources, tests/store/later). Opens the center kept in DIR, works in it, and says
// "VERSION ENTRIES-AT-OPENING FINDINGS". With REDRESS_DIE_AT=N it is killed at that place of an
// upgrade of a file.
#include "models/store/connection.h"
#include "models/store/ledgerrepository.h"
#include "storecenter.h"

#include <QCoreApplication>

#include <csignal>
#include <cstdio>
#include <cstdlib>
#include <sqlite3.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

namespace {

void stepReached(sqlite3_context *context, int, sqlite3_value **values)
{
    const char *place = std::getenv("REDRESS_DIE_AT");
    if (place && std::atoi(place) == sqlite3_value_int(values[0]))
        std::raise(SIGKILL);
    sqlite3_result_int(context, 1);
}

int addFunction(sqlite3 *database)
{
    return sqlite3_create_function_v2(database, "step_reached", 1, SQLITE_UTF8, nullptr,
                                      stepReached, nullptr, nullptr, nullptr);
}

} // namespace

int main(int argc, char **argv)
{
    const QCoreApplication application(argc, argv);
    if (argc != 3 || sqlite3_auto_extension(reinterpret_cast<void (*)()>(addFunction)) != SQLITE_OK)
        return 2;
    const auto center = StoreCenter::reopen(QString::fromLocal8Bit(argv[1]));
    const qint64 size = need(LedgerRepository(center->database()).size());
    center->work(5, quint32(std::atoi(argv[2])));
    int findings = 0;
    // What the future's schema looks like on a server, today's catalogue does not know.
    for (const Finding &finding : center->verify().verification.findings) {
        if (finding.code == "database.schema"_L1)
            continue;
        ++findings;
        std::fprintf(stderr, "%s %s %s\n", qPrintable(finding.code), qPrintable(finding.subject),
                     qPrintable(finding.detail));
    }
    const auto connection = need(Connection::open(center->path()));
    std::printf("%d %lld %d\n", need(connection->engine().schemaVersion(*connection)),
                static_cast<long long>(size), findings);
}
