// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"

#include <QByteArray>

namespace Redress::Crypto {

inline constexpr qsizetype kMlKemSeedBytes = 64; // d ‖ z
inline constexpr qsizetype kMlKemPublicBytes = 1184;
inline constexpr qsizetype kMlKemCiphertextBytes = 1088;

/// ML-KEM-768 (FIPS 203), the receiving side only: what OpenSSL 3.0 lacks to read post-quantum age
/// files. Not hardened against an observer of its timing; it opens files, it does not answer a
/// network.
class MlKem768 {
public:
    /// BadInput for another length than kMlKemSeedBytes.
    static Result<MlKem768> fromSeed(const SecretBytes &seed);
    QByteArray publicKey() const { return m_publicKey; }
    /// The 32-byte shared secret; for a ciphertext that was not made for this key, another one
    /// (implicit rejection). BadInput for another length than kMlKemCiphertextBytes.
    Result<SecretBytes> decapsulate(QByteArrayView ciphertext) const;

private:
    MlKem768() = default;
    SecretBytes m_secret; // the decryption key, ByteEncode12(s)
    SecretBytes m_rejection; // z
    QByteArray m_publicKey;
};

} // namespace Redress::Crypto
