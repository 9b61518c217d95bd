// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"

#include <QByteArray>

namespace Redress::Crypto {

inline constexpr qsizetype kX25519Bytes = 32;

/// The public value of a 32-byte secret (RFC 7748).
Result<QByteArray> x25519Public(const SecretBytes &secret);
/// The shared secret; BadInput for wrong lengths and for a low-order `point` (all-zero result).
Result<SecretBytes> x25519Shared(const SecretBytes &secret, QByteArrayView point);

} // namespace Redress::Crypto
