// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/progress.h"
#include "models/services/session.h"
#include "models/store/documentrepository.h"

#include <QSet>

namespace Redress::Services {

// What stands beside the database, compared with what the ledger says of it.

/// The evidence file of a paper and the signature over it: "evidence.missing", "evidence.changed",
/// "evidence.unreadable", "seal.…". Of an erased person only the ciphertext can be compared.
Verification checkPaper(const Session &session, const Store::DocumentRecord &document,
                        Progress &progress);
/// Files that no entry names ("evidence.orphan", a remark: a killed run leaves them).
Verification checkOrphans(const Session &session);
/// "keyring.…", "trust.root", "trust.log-key", "trust.policy", "vault.facts".
Verification checkVaultFiles(const Session &session);

} // namespace Redress::Services
