// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"

#include <QByteArray>

#include <memory>

namespace Redress::Crypto {

inline constexpr int kDigestBytes = 32;
inline constexpr int kKeyBytes = 32;

/// Cryptographically secure random bytes.
QByteArray randomBytes(qsizetype count);
SecretBytes randomSecret(qsizetype count);

/// One-shot SHA-256 over a context reused per thread (the fetched EVP_MD is shared). Aborts only if
/// libcrypto has no SHA-256 at all.
QByteArray sha256(QByteArrayView data);
/// SHA-256 of prefix ‖ a ‖ b without concatenating; 32 bytes into `out`.
void sha256Parts(std::initializer_list<QByteArrayView> parts, uchar *out);

/// Incremental SHA-256.
class Sha256 {
public:
    Sha256();
    ~Sha256();
    Sha256(Sha256 &&) noexcept;
    Sha256 &operator=(Sha256 &&) noexcept;
    void add(QByteArrayView data);
    QByteArray result(); // 32 bytes; afterwards the object starts anew
private:
    struct State;
    std::unique_ptr<State> m_state;
};

QByteArray hmacSha256(QByteArrayView key, QByteArrayView data);
/// HMAC-SHA-256 of many messages under one key, which is taken in once. For one thread.
class HmacSha256 {
public:
    explicit HmacSha256(QByteArrayView key);
    ~HmacSha256();
    QByteArray of(QByteArrayView data); // 32 bytes

private:
    struct State;
    std::unique_ptr<State> m_state;
};
bool constantTimeEquals(QByteArrayView a, QByteArrayView b);

/// RFC 5869 with SHA-256.
Result<SecretBytes> hkdfSha256(const SecretBytes &secret, QByteArrayView salt, QByteArrayView info,
                               qsizetype length);

struct Argon2Cost {
    quint32 memoryKiB = 256 * 1024;
    quint32 iterations = 3;
    quint32 lanes = 2;
    bool operator==(const Argon2Cost &) const = default;
};
/// RFC 9106 Argon2id version 0x13. BadInput for costs outside sane bounds (a hostile key ring may
/// ask for terabytes).
Result<SecretBytes> argon2id(const SecretBytes &password, QByteArrayView salt,
                             const Argon2Cost &cost, qsizetype length);

/// AES-256-GCM, random 96-bit nonce: nonce(12) ‖ ciphertext ‖ tag(16).
Result<QByteArray> aesGcmSeal(const SecretBytes &key, QByteArrayView associated,
                              QByteArrayView plain);
/// Corrupt when the tag does not fit.
Result<SecretBytes> aesGcmOpen(const SecretBytes &key, QByteArrayView associated,
                               QByteArrayView sealed);
/// Known-answer entry points (Wycheproof): explicit nonce, any AES key length; result is ciphertext
/// ‖ tag.
Result<QByteArray> aesGcmSealWithNonce(const SecretBytes &key, QByteArrayView nonce,
                                       QByteArrayView associated, QByteArrayView plain);
Result<SecretBytes> aesGcmOpenWithNonce(const SecretBytes &key, QByteArrayView nonce,
                                        QByteArrayView associated, QByteArrayView sealed);

} // namespace Redress::Crypto
