// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/ageheader.h"
#include "models/crypto/secretbytes.h"

#include <optional>

namespace Redress::Crypto {

inline constexpr int kMaxAgeWorkFactor = 20; // 2^20: one gibibyte and some seconds

/// The file key of a file made with a passphrase, nothing when the passphrase is another; Corrupt
/// when the stanza is malformed, not alone, or asks for more work than kMaxAgeWorkFactor.
Result<std::optional<SecretBytes>> unwrapPassphrase(const AgeHeader &header,
                                                    const SecretBytes &passphrase);

} // namespace Redress::Crypto
