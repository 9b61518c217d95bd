// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/ledger/policy.h"
#include "models/services/session.h"

#include <QString>

namespace Redress::Services {

/// The group in which witnesses stand that were named one by one.
inline constexpr QByteArrayView kWitnessGroup{"witnesses"};

/// Whom this center lets vouch for its ledger: the policy that was last adopted in the ledger, or
/// its own log alone.
Result<Ledger::Policy> policyOf(const Session &session);
/// Records `policy` and lets the file trust/policy follow. The entry's number; Conflict when it
/// says what is in force already.
Result<qint64> adoptPolicy(const Session &session, const Ledger::Policy &policy);
/// Writes the file trust/policy anew when it is not what the ledger says; whether it did.
Result<bool> restorePolicyFile(const Session &session);

/// `policy` with one more witness in the group of all; `quorum` of them are needed, 0: as before,
/// or one. BadInput for a name or key that is taken or does not fit; Conflict where the policy has
/// groups of its own.
Result<Ledger::Policy> withWitness(const Ledger::Policy &policy,
                                   const Ledger::PolicyWitness &witness, int quorum);
/// NotFound, Conflict. Needs no more witnesses than are left.
Result<Ledger::Policy> withoutWitness(const Ledger::Policy &policy, const QByteArray &name);

} // namespace Redress::Services
