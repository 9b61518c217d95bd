// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/engine.h"

#include "models/store/postgres.h"
#include "models/store/sqlite.h"

namespace Redress::Store {

const Engine &Engine::of(const QString &location)
{
    if (PostgresEngine::isAddress(location))
        return PostgresEngine::instance();
    return SqliteEngine::instance();
}

} // namespace Redress::Store
