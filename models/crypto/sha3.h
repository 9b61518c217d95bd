// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"

#include <QByteArrayView>

namespace Redress::Crypto {

// FIPS 202, for ML-KEM; the archive itself uses SHA-256.
Result<SecretBytes> sha3_256(QByteArrayView data);
Result<SecretBytes> sha3_512(QByteArrayView data);
Result<SecretBytes> shake128(QByteArrayView data, qsizetype length);
Result<SecretBytes> shake256(QByteArrayView data, qsizetype length);

} // namespace Redress::Crypto
