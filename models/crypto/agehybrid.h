// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/ageheader.h"
#include "models/crypto/mlkem768.h"
#include "models/crypto/secretbytes.h"

#include <QString>

#include <optional>

namespace Redress::Crypto {

/// A post-quantum identity of age-encryption.org/v1, MLKEM768-X25519; for reading only.
class AgeHybridIdentity {
public:
    /// "AGE-SECRET-KEY-PQ-1…".
    static Result<AgeHybridIdentity> fromText(const QString &text);
    /// The file key if `stanza` was made for this identity, nothing if for another (or of another
    /// kind); Corrupt when the stanza is malformed.
    Result<std::optional<SecretBytes>> unwrap(const AgeStanza &stanza) const;

private:
    AgeHybridIdentity(MlKem768 lattice, SecretBytes curve, QByteArray curvePublic);
    Result<SecretBytes> sharedSecret(QByteArrayView encapsulated) const;

    MlKem768 m_lattice;
    SecretBytes m_curve; // X25519 secret
    QByteArray m_curvePublic;
};

} // namespace Redress::Crypto
