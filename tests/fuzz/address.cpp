// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"
#include "models/store/postgres.h"
#include "tests/fuzz/targets.h"

#include <QSqlDatabase>

using namespace Qt::StringLiterals;

namespace Redress::Fuzz {

void address(QByteArrayView bytes)
{
    const QString typed = QString::fromUtf8(bytes);
    const QString shown = Store::withoutPassword(typed);
    if (!Store::isServerAddress(typed)) {
        demand(shown == typed, "a folder's name is left alone");
        return;
    }
    QSqlDatabase database; // of no driver: only holds what it is told
    const auto taken = Store::PostgresEngine::instance().address(database, typed);
    const auto again = Store::PostgresEngine::instance().address(database, shown);
    demand(!taken.ok() || again.ok(), "an address needs no password to be one");
    // The password of the seeds, where it stands in its place only.
    if (!typed.startsWith("postgresql://a:s3cret@"_L1) || typed.count("s3cret"_L1) != 1)
        return;
    demand(!shown.contains("s3cret"_L1), "a shown address has no password");
    demand(taken.ok() || !taken.error().detail.contains("s3cret"_L1),
           "a refusal does not repeat the password");
}

} // namespace Redress::Fuzz
