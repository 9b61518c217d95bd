// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/receipt.h"

#include "models/store/database_p.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

Result<bool> wasRecorded(Connection &connection, const Receipt &receipt)
{
    // A commit may still be on its way to a server that has not noticed the broken line. Who has
    // the turn knows that it arrived or never will.
    bool stands = false;
    {
        REDRESS_TRY(turn, Transaction::begin(connection));
        Query read = connection.query(u"SELECT leaf FROM entry WHERE seq = ?"_s);
        read.bind(receipt.seq);
        REDRESS_TRY(found, read.first());
        stands = found && read.bytes(0) == receipt.leaf;
    }
    REDRESS_CHECK(connection.engine().awaitDurable(connection));
    return stands;
}

Result<bool> wasRecorded(Database &database, const Receipt &receipt)
{
    REDRESS_TRY(turn, Turn::take(database.d()));
    REDRESS_TRY(connection, database.d().connection());
    return wasRecorded(*connection, receipt);
}

} // namespace Redress::Store
