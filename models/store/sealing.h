// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"
#include "models/ledger/entry.h"

#include <QByteArray>

namespace Redress::Store {

/// Rows of the table disclosure are numbered entry · 64 + position, so that those of an entry stand
/// together.
inline constexpr qint64 kMaxDisclosuresPerEntry = 64;
inline constexpr qint64 placeOf(qint64 seq, qint64 position)
{
    return seq * kMaxDisclosuresPerEntry + position;
}

/// AES-256-GCM under the person's disclosure key, bound to the digest and the entry (digest ‖ seq,
/// 8 bytes big-endian).
Result<QByteArray> sealDisclosure(const Crypto::SecretBytes &disclosureKey, qint64 seq,
                                  const Ledger::Disclosure &disclosure);
/// Corrupt when it was changed, moved, or does not hash to `digest`.
Result<Ledger::Disclosure> openDisclosure(const Crypto::SecretBytes &disclosureKey, qint64 seq,
                                          const QByteArray &digest, const QByteArray &sealed,
                                          const QString &subject);

} // namespace Redress::Store
