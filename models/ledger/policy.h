// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/ledger/checkpoint.h"
#include "models/ledger/note.h"

#include <QByteArray>
#include <QList>

namespace Redress::Ledger {

// Whom a verifier trusts (C2SP tlog-policy). Names are opaque octets.

inline constexpr qsizetype kMaxPolicyBytes = 256 * 1024;
inline constexpr int kMaxPolicyItems = 256; // logs, witnesses and groups, each

struct PolicyLog {
    VerifierKey key;
    QByteArray url; // may be empty
};

struct PolicyWitness {
    QByteArray name;
    VerifierKey key;
    QByteArray url; // may be empty
};

struct PolicyGroup {
    QByteArray name;
    int threshold = 1;
    QList<QByteArray> members; // witnesses and earlier groups
};

struct Policy {
    QList<PolicyLog> logs;
    QList<PolicyWitness> witnesses;
    QList<PolicyGroup> groups;
    QByteArray quorum; // "none", a witness or a group

    /// One log, no witnesses.
    static Policy trustingOnly(const VerifierKey &log);
    /// BadInput, naming the line.
    static Result<Policy> parse(const QByteArray &bytes);
    QByteArray format() const;
};

/// The checkpoint of `note` when one of the policy's logs signed it under its own origin and the
/// quorum of witnesses cosigned it; otherwise Corrupt, saying which is missing.
Result<Checkpoint> openCheckpoint(const QByteArray &note, const Policy &policy);

} // namespace Redress::Ledger
