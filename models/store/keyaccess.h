// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"

#include <QByteArray>
#include <QString>

#include <functional>

namespace Redress::Store {

/// What the key ring lends to the store. The functions are called from any thread.
struct KeyAccess {
    /// Seals a person's key (32 bytes) for the table subject_key, bound to the subject.
    std::function<Result<QByteArray>(const QString &subject, const Crypto::SecretBytes &key)> wrap;
    /// Corrupt when the wrapped key was changed or belongs to another subject.
    std::function<Result<Crypto::SecretBytes>(const QString &subject, const QByteArray &wrapped)>
        unwrap;
    /// The AES-256-GCM key of a person's disclosures, derived from the person's key.
    std::function<Result<Crypto::SecretBytes>(const Crypto::SecretBytes &key)> disclosureKey;
    /// HMAC key of the blind index and the blind words.
    Crypto::SecretBytes searchKey;
};

} // namespace Redress::Store
