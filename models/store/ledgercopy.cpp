// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ledgercopy.h"

#include "models/store/database_p.h"
#include "models/store/tablecopy.h"
#include "models/store/verify.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

Result<void> copyLedger(Database &from, Database &to, Progress &progress)
{
    {
        REDRESS_TRY(tables, ledgerShapes());
        REDRESS_TRY(turn, Turn::take(to.d()));
        REDRESS_TRY(source, from.d().connection());
        REDRESS_TRY(target, to.d().connection());
        REDRESS_TRY(reading, Transaction::begin(*source)); // nobody writes there meanwhile
        REDRESS_TRY(writing, Transaction::begin(*target));
        REDRESS_CHECK(demandNoEntry(*target));
        RowCount count(progress);
        REDRESS_CHECK(count.expect(*source, tables));
        for (const TableShape &table : std::as_const(tables))
            REDRESS_CHECK(copyRows(*source, *target, table, {}, count));
        REDRESS_CHECK(writing.commit());
    }
    NoProgress quiet;
    REDRESS_CHECK(rebuildProjections(to, quiet));
    return {};
}

} // namespace Redress::Store
