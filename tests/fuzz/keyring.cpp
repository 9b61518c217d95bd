// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/vault/keyring.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void keyring(QByteArrayView bytes)
{
    const auto ring = Vault::KeyRing::fromBytes(bytes.toByteArray());
    if (!ring)
        return;
    Vault::UnlockedKeys strangers;
    strangers.centerId = ring->centerId();
    strangers.master = Crypto::SecretBytes(Crypto::kKeyBytes);
    demand(!ring->verify(strangers).isIntact(), "no ring is intact under a stranger's key");
    (void)ring->entries();
    const auto again = Vault::KeyRing::fromBytes(ring->toBytes());
    demand(again && again->toBytes() == ring->toBytes(), "a ring survives its form");
    // What opening costs is the ring's to say, within bounds; dear ones only keep the fuzzer
    // waiting.
    if (ring->cost().memoryKiB > 256 || ring->cost().iterations > 4)
        return;
    for (const Vault::SlotInfo &slot : ring->entries())
        (void)ring->unlock(slot.loginName, Crypto::SecretBytes::copyOf("wrong horse"));
}

} // namespace Redress::Fuzz
