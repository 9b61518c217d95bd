// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"

#include <QString>

namespace Redress::Vault {

inline constexpr qsizetype kRecoveryBytes = 20; // 160 bits

/// "XXXX-XXXX-…-CC": eight groups of four Crockford base32 characters and two check characters.
QString formatRecoveryCode(const Crypto::SecretBytes &bytes20);
/// What people copy from paper: any case, any spaces and dashes, O for 0, I and L for 1. BadInput
/// when a character is foreign, too many or too few, or when the check characters do not fit.
Result<Crypto::SecretBytes> parseRecoveryCode(const QString &typed);

} // namespace Redress::Vault
