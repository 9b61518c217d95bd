// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/ledger/checkpoint.h"
#include "models/ledger/merkle.h"
#include "models/ledger/note.h"
#include "models/ledger/policy.h"

#include <QByteArray>
#include <QList>

namespace Redress::Ledger {

/// Proof that one entry stands in the ledger (C2SP tlog-proof, file ending ".tlog-proof").
struct TlogProof {
    QByteArray extra; // unauthenticated; empty: no such line
    qint64 index = 0;
    QList<QByteArray> path; // inclusion proof, leaf's sibling first
    QByteArray checkpoint; // the signed note, verbatim

    bool operator==(const TlogProof &) const = default;
};

inline constexpr qsizetype kMaxTlogProofBytes = 2 * 1024 * 1024;

/// BadInput when a part cannot be written.
Result<QByteArray> formatTlogProof(const TlogProof &proof);
/// Corrupt for anything formatTlogProof would not write.
Result<TlogProof> parseTlogProof(const QByteArray &bytes);

/// The checkpoint under which the leaf stands, when its signatures satisfy the policy and the path
/// leads to its root; otherwise Corrupt, the detail saying which failed.
Result<Checkpoint> verifyTlogProof(const TlogProof &proof, const QByteArray &leafHash,
                                   const Policy &policy);
Result<Checkpoint> verifyTlogProof(const TlogProof &proof, const QByteArray &leafHash,
                                   const VerifierKey &log);

} // namespace Redress::Ledger
