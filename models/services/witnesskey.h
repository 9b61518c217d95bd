// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/keys.h"
#include "models/crypto/primitives.h"
#include "models/crypto/secretbytes.h"
#include "models/ledger/note.h"

#include <QByteArray>
#include <QString>

#include <optional>

namespace Redress::Services {

/// The file witness.json of a witness's folder: its name, its public key and, sealed under a
/// password or in the clear for the owner's eyes only, its private one.
struct WitnessKeyFile {
    Ledger::VerifierKey key;
    bool isSealed = true;
    QByteArray bytes;

    /// An empty `password`: not sealed.
    static Result<WitnessKeyFile> make(const QString &name, const Crypto::SecretBytes &password,
                                       const Crypto::Argon2Cost &cost);
    /// NewerVersion, Corrupt.
    static Result<WitnessKeyFile> parse(const QByteArray &bytes);
    /// WrongPassword; Corrupt when the private key is not that of the public one.
    Result<Crypto::Ed25519PrivateKey> open(const Crypto::SecretBytes &password) const;
};

} // namespace Redress::Services
