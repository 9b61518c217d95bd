// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/owners.h"
#include "models/crypto/secretbytes.h"

#include <QByteArray>

#include <memory>

namespace Redress::Crypto {

/// A public P-256 key. Cheap to copy; usable from any thread.
class P256PublicKey {
public:
    /// DER SubjectPublicKeyInfo.
    static Result<P256PublicKey> fromSpki(QByteArrayView der);
    QByteArray spki() const;
    /// Signature as JWS writes it: r ‖ s, 64 bytes, over SHA-256 of `message`.
    bool verifyRaw(QByteArrayView message, QByteArrayView signature) const;
    /// Signature as DER ECDSA-Sig-Value (strict DER).
    bool verifyDer(QByteArrayView message, QByteArrayView signature) const;
    EVP_PKEY *handle() const { return m_key.get(); }

private:
    friend class Certificate;
    friend class P256PrivateKey;
    std::shared_ptr<EVP_PKEY> m_key;
};

class P256PrivateKey {
public:
    static Result<P256PrivateKey> generate();
    static Result<P256PrivateKey> fromPkcs8(const SecretBytes &der);
    Result<SecretBytes> toPkcs8() const;
    P256PublicKey publicKey() const;
    Result<QByteArray> signRaw(QByteArrayView message) const; // 64 bytes r ‖ s
    Result<QByteArray> signDer(QByteArrayView message) const;
    EVP_PKEY *handle() const { return m_key.get(); }

private:
    std::shared_ptr<EVP_PKEY> m_key;
};

/// Ed25519: for the log's checkpoints only.
class Ed25519PublicKey {
public:
    static Result<Ed25519PublicKey> fromRaw(QByteArrayView raw32);
    QByteArray raw() const;
    bool verify(QByteArrayView message, QByteArrayView signature64) const;

private:
    friend class Ed25519PrivateKey;
    std::shared_ptr<EVP_PKEY> m_key;
};

class Ed25519PrivateKey {
public:
    static Result<Ed25519PrivateKey> generate();
    static Result<Ed25519PrivateKey> fromSeed(const SecretBytes &seed32);
    Result<SecretBytes> seed() const;
    Ed25519PublicKey publicKey() const;
    Result<QByteArray> sign(QByteArrayView message) const; // 64 bytes

private:
    std::shared_ptr<EVP_PKEY> m_key;
};

} // namespace Redress::Crypto
