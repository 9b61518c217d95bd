// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/session.h"
#include "models/services/sessionstate.h"
#include "models/store/keyaccess.h"
#include "models/vault/unlockedkeys.h"

namespace Redress::Services {

/// What the store may do with the keys of an unlocked ring.
Store::KeyAccess keyAccessOf(const Vault::UnlockedKeys &keys);

/// The certificate of a PEM text with nothing else in it; `name` for the errors.
Result<Crypto::Certificate> certificateFromPem(const QByteArray &bytes, const QString &name);

/// Opens the database of a vault whose ring is unlocked. No person yet: see seat().
Result<SessionPtr> openVault(const VaultPlace &place, std::unique_ptr<VaultLock> lock,
                             const Vault::UnlockedKeys &keys, std::shared_ptr<const Clock> clock);

/// Makes the person of `keys` the one who acts; NotPermitted when retired, Corrupt when key and
/// certificate differ.
Result<void> seat(Session &session);

/// Takes away, in a thread of its own, evidence files that no entry names.
void sweepOrphans(Session &session);

} // namespace Redress::Services
