// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>

namespace Redress::Store {

class Connection;
class Database;

/// By what an entry is found again whatever became of the answer to its commit: the place that was
/// its own and nobody else's while it was written, and its digest, both known before it was sent.
struct Receipt {
    qint64 seq = -1; // -1: nothing was appended
    QByteArray leaf; // 32 bytes
};

/// Whether the entry stands in the ledger, for good. Waits for whoever writes, so that the answer is final.
/// Network or InUse while there is none.
Result<bool> wasRecorded(Database &database, const Receipt &receipt);

/// The same for who has the turn among the threads of this program.
Result<bool> wasRecorded(Connection &connection, const Receipt &receipt);

} // namespace Redress::Store
