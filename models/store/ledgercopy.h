// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/core/result.h"
#include "models/store/database.h"

namespace Redress::Store {

/// The whole ledger of `from` into `to`, another kind of database perhaps, that was just made and
/// holds no entry; what follows from the ledger is made anew there. All of it or nothing. Conflict
/// when `to` is not empty, Cancelled.
Result<void> copyLedger(Database &from, Database &to, Progress &progress);

} // namespace Redress::Store
