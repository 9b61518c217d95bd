// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/age.h"
#include "models/crypto/keys.h"
#include "models/crypto/secretbytes.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Redress::Vault {

/// What a key ring gives away once a slot of it was opened. Lives in memory only; wiped when it
/// goes.
struct UnlockedKeys {
    QString centerId;
    QString staffId; // empty when opened with the recovery code
    std::optional<Crypto::P256PrivateKey>
        signing; // the person's own key; none when opened with the recovery code
    Crypto::SecretBytes master; // 32 bytes
    Crypto::P256PrivateKey caKey;
    Crypto::Ed25519PrivateKey logKey;
    Crypto::SecretBytes searchKey; // 32 bytes, for the blind index

    /// A new person's key, 32 random bytes; stored only wrapped.
    static Crypto::SecretBytes newSubjectKey();
    /// `subjectKey` sealed under the master key, bound to `subjectId`.
    Result<QByteArray> wrapSubjectKey(const QString &subjectId,
                                      const Crypto::SecretBytes &subjectKey) const;
    /// Corrupt when the wrapped bytes were changed or belong to another person.
    Result<Crypto::SecretBytes> unwrapSubjectKey(const QString &subjectId,
                                                 QByteArrayView wrapped) const;

    /// AES-256-GCM key of this person's disclosures.
    static Result<Crypto::SecretBytes> disclosureKey(const Crypto::SecretBytes &subjectKey);
    /// The age identity of this person's evidence.
    static Result<Crypto::AgeIdentity> ageIdentity(const Crypto::SecretBytes &subjectKey);
};

} // namespace Redress::Vault
