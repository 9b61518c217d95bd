// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/database.h"
#include "models/store/postgres.h"
#include "tests/fuzz/targets.h"

#include <QSqlDatabase>

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
    demand(taken.ok() == again.ok(), "an address is no better for its password");
}

} // namespace Redress::Fuzz
