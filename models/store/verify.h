// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/progress.h"
#include "models/core/result.h"
#include "models/crypto/certificate.h"
#include "models/ledger/note.h"
#include "models/store/database.h"
#include "models/store/documentrepository.h"

#include <functional>

namespace Redress::Store {

/// So far the clocks of several desks may differ without anybody hearing of it.
inline constexpr qint64 kClockLeewaySeconds = 300;

/// At most so many findings of one code are listed; a last one tells how many more there are.
inline constexpr int kMaxFindingsPerCode = 200;

/// The first `size` entries, the root their bytes led to, and the digest of the checkpoints' notes
/// up to there.
struct KnownEntries {
    qint64 size = 0;
    QByteArray root;
    QByteArray notes;
};
/// What the ledger is checked against: it must come from outside the database.
struct VerifyInputs {
    Crypto::Certificate root; // the center's certificate authority
    Ledger::VerifierKey logKey; // of the checkpoints
    /// Entries and checkpoints whose signatures were verified before: where their bytes lead to the
    /// same root and digest they are the same bytes, and are not verified once more. Everything
    /// else is.
    KnownEntries known = {};
};
/// Compares a paper's bytes in the vault with what its entry states. Empty: papers are not looked
/// at.
using EvidenceCheck = std::function<Verification(const DocumentRecord &)>;

struct VerifyReport {
    Verification verification;
    qint64 entries = 0, disclosures = 0, projectionRows = 0, evidenceFiles = 0, timeStamps = 0;
    qint64 known = 0; // entries whose signatures were not verified once more
    bool knownDiffers = false; // the entries are not those of `known`: everything was verified
    KnownEntries head; // of all entries; without a root when some are missing
};

/// Everything that can be checked, over one snapshot; others may append meanwhile. All findings,
/// codes "ledger.*", "certificate.*", "checkpoint.*", "time.*", "projection.<table>", "search.*",
/// "database.*" (resources/help/store.md). An Error only when the check itself could not be made
/// (Cancelled, Io).
Result<VerifyReport> verifyLedger(Database &database, const VerifyInputs &inputs,
                                  const EvidenceCheck &evidence, Progress &progress);

/// Replaces damaged projections by what the ledger says, in one transaction; returns how many rows
/// differed. Corrupt when entries or disclosures themselves cannot be read: those have no other
/// source.
Result<qint64> rebuildProjections(Database &database, Progress &progress);

} // namespace Redress::Store
