// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/session.h"
#include "models/store/ledgerrepository.h"

namespace Redress::Services {

/// The signed note of the ledger's head, signed now when the last one covers less.
Result<QByteArray> headNote(const Session &session);
/// The tlog-proof of one entry under a checkpoint that covers it.
Result<QByteArray> proofUnder(const Store::LedgerRepository &ledger, qint64 entry,
                              const Store::StoredCheckpoint &checkpoint);

} // namespace Redress::Services
