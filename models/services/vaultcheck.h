// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/progress.h"
#include "models/seals/cades.h"
#include "models/services/session.h"
#include "models/store/documentrepository.h"

#include <memory>
#include <mutex>
#include <vector>

namespace Redress::Services {

// What stands beside the database, compared with what the ledger says of it.

/// The evidence files of papers and the signatures over them: "evidence.missing",
/// "evidence.changed", "evidence.unreadable", "seal.…". Of an erased person only the ciphertext can
/// be compared. May be asked by several threads at once; certificates are read once for each.
class PaperCheck {
public:
    explicit PaperCheck(const Session &session);
    ~PaperCheck();
    Verification check(const Store::DocumentRecord &document, Progress &progress);

private:
    Verification seal(const Domain::PaperFacts &paper);
    const Session &m_session;
    std::mutex m_turn;
    std::vector<std::unique_ptr<Seals::CadesVerifier>> m_idle;
};
/// Files that no entry names ("evidence.orphan", a remark: a killed run leaves them).
Verification checkOrphans(const Session &session);
/// "keyring.…", "trust.root", "trust.log-key", "trust.policy", "vault.facts".
Verification checkVaultFiles(const Session &session);

} // namespace Redress::Services
