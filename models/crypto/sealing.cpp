// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"

#include "models/crypto/owners.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>

#include <argon2.h>

#include <array>
#include <limits>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

constexpr qsizetype kNonceBytes = 12;
constexpr qsizetype kTagBytes = 16;
constexpr qsizetype kMaxHkdfBytes = 255 * kDigestBytes; // RFC 5869, 2.3
constexpr qsizetype kMaxSealedBytes = std::numeric_limits<int>::max() / 2; // EVP counts in int
constexpr quint32 kMinArgon2MemoryPerLaneKiB = 8; // RFC 9106, 3.1
constexpr quint32 kMaxArgon2MemoryKiB = 1024 * 1024;
constexpr quint32 kMaxArgon2Iterations = 64;
constexpr quint32 kMaxArgon2Lanes = 16;

using CipherContext = OpenSslPtr<EVP_CIPHER_CTX, EVP_CIPHER_CTX_free>;

// AES-128 and AES-192 are there for published known answers; what this program seals has 32-byte
// keys.
const EVP_CIPHER *aesGcm(qsizetype keyBytes)
{
    static const EVP_CIPHER *const aes128 = EVP_CIPHER_fetch(nullptr, "AES-128-GCM", nullptr);
    static const EVP_CIPHER *const aes192 = EVP_CIPHER_fetch(nullptr, "AES-192-GCM", nullptr);
    static const EVP_CIPHER *const aes256 = EVP_CIPHER_fetch(nullptr, "AES-256-GCM", nullptr);
    switch (keyBytes) {
    case 16:
        return aes128;
    case 24:
        return aes192;
    default:
        return keyBytes == kKeyBytes ? aes256 : nullptr;
    }
}

const uchar *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const uchar *>(view.data());
}

// Reused per thread; its key is overwritten by the next use and wiped with the thread.
EVP_CIPHER_CTX *gcmContext()
{
    static thread_local const CipherContext context(EVP_CIPHER_CTX_new());
    return context.get();
}

Result<EVP_CIPHER_CTX *> startGcm(const SecretBytes &key, QByteArrayView nonce,
                                  QByteArrayView associated, qsizetype payload, bool sealing)
{
    const EVP_CIPHER *const cipher = aesGcm(key.size());
    if (!cipher || nonce.isEmpty())
        return Error{
            ErrorCode::BadInput, u"a sealing key has 32 bytes and a nonce at least one"_s, {}};
    if (associated.size() > kMaxSealedBytes || payload > kMaxSealedBytes)
        return Error{ErrorCode::TooLarge, u"too many bytes to seal at once"_s, {}};
    EVP_CIPHER_CTX *const context = gcmContext();
    size_t nonceBytes = size_t(nonce.size());
    const OSSL_PARAM parameters[]
        = {OSSL_PARAM_construct_size_t(OSSL_CIPHER_PARAM_AEAD_IVLEN, &nonceBytes),
           OSSL_PARAM_construct_end()};
    int done = 0;
    if (!context
        || EVP_CipherInit_ex2(context, cipher, nullptr, nullptr, int(sealing), parameters) != 1
        || EVP_CipherInit_ex2(context, nullptr, key.data(), bytesOf(nonce), int(sealing), nullptr)
            != 1
        || (!associated.isEmpty()
            && EVP_CipherUpdate(context, nullptr, &done, bytesOf(associated),
                                int(associated.size()))
                != 1))
        return cryptoError(u"couldn't start AES-256-GCM"_s);
    return context;
}

SecretBytes secretHmac(QByteArrayView key, QByteArrayView data)
{
    QByteArray mac = hmacSha256(key, data);
    SecretBytes secret = SecretBytes::copyOf(mac);
    OPENSSL_cleanse(mac.data(), size_t(mac.size()));
    return secret;
}

} // namespace

Result<SecretBytes> hkdfSha256(const SecretBytes &secret, QByteArrayView salt, QByteArrayView info,
                               qsizetype length)
{
    if (length < 1 || length > kMaxHkdfBytes)
        return Error{ErrorCode::BadInput, u"HKDF gives between 1 and 8160 bytes"_s, {}};
    // RFC 5869 by hand: EVP_KDF refuses the empty secret that the published vectors contain.
    const QByteArray zeroSalt(kDigestBytes, '\0');
    const SecretBytes prk
        = secretHmac(salt.isEmpty() ? QByteArrayView(zeroSalt) : salt, secret.view());
    SecretBytes output(length);
    SecretBytes block;
    qsizetype done = 0;
    for (uchar counter = 1; done < length; ++counter) {
        SecretBytes input(block.size() + info.size() + 1);
        std::copy(block.data(), block.data() + block.size(), input.data());
        std::copy(info.begin(), info.end(), input.data() + block.size());
        input.data()[input.size() - 1] = counter;
        block = secretHmac(prk.view(), input.view());
        const qsizetype take = std::min<qsizetype>(block.size(), length - done);
        std::copy(block.data(), block.data() + take, output.data() + done);
        done += take;
    }
    return output;
}

Result<SecretBytes> argon2id(const SecretBytes &password, QByteArrayView salt,
                             const Argon2Cost &cost, qsizetype length)
{
    if (cost.lanes < 1 || cost.lanes > kMaxArgon2Lanes || cost.iterations < 1
        || cost.iterations > kMaxArgon2Iterations || cost.memoryKiB > kMaxArgon2MemoryKiB
        || cost.memoryKiB < kMinArgon2MemoryPerLaneKiB * cost.lanes)
        return Error{ErrorCode::BadInput,
                     u"the Argon2id cost is outside of what this program accepts"_s,
                     {}};
    if (salt.size() < ARGON2_MIN_SALT_LENGTH || salt.size() > 1024 || length < ARGON2_MIN_OUTLEN
        || length > 1024)
        return Error{
            ErrorCode::BadInput, u"the Argon2id salt or output has an unusable length"_s, {}};
    SecretBytes output(length);
    const int result = argon2id_hash_raw(cost.iterations, cost.memoryKiB, cost.lanes,
                                         password.data(), size_t(password.size()), salt.data(),
                                         size_t(salt.size()), output.data(), size_t(length));
    if (result != ARGON2_OK)
        return Error{ErrorCode::Crypto,
                     "couldn't derive a key with Argon2id: "_L1
                         + QString::fromLatin1(argon2_error_message(result)),
                     {}};
    return output;
}

Result<QByteArray> aesGcmSealWithNonce(const SecretBytes &key, QByteArrayView nonce,
                                       QByteArrayView associated, QByteArrayView plain)
{
    REDRESS_TRY(context, startGcm(key, nonce, associated, plain.size(), true));
    QByteArray sealed(plain.size() + kTagBytes, Qt::Uninitialized);
    uchar *const out = reinterpret_cast<uchar *>(sealed.data());
    int done = 0;
    if ((!plain.isEmpty()
         && EVP_EncryptUpdate(context, out, &done, bytesOf(plain), int(plain.size())) != 1)
        || EVP_EncryptFinal_ex(context, out + done, &done) != 1
        || EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, int(kTagBytes), out + plain.size())
            != 1)
        return cryptoError(u"couldn't seal with AES-256-GCM"_s);
    return sealed;
}

Result<SecretBytes> aesGcmOpenWithNonce(const SecretBytes &key, QByteArrayView nonce,
                                        QByteArrayView associated, QByteArrayView sealed)
{
    if (sealed.size() < kTagBytes)
        return Error{ErrorCode::Corrupt, u"sealed bytes are too short"_s, {}};
    const QByteArrayView cipher = sealed.chopped(kTagBytes);
    std::array<uchar, size_t(kTagBytes)> tag{};
    std::copy(sealed.end() - kTagBytes, sealed.end(), tag.begin());
    REDRESS_TRY(context, startGcm(key, nonce, associated, cipher.size(), false));
    SecretBytes plain(cipher.size());
    int done = 0;
    if (EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, int(kTagBytes), tag.data()) != 1
        || (!cipher.isEmpty()
            && EVP_DecryptUpdate(context, plain.data(), &done, bytesOf(cipher), int(cipher.size()))
                != 1))
        return cryptoError(u"couldn't open with AES-256-GCM"_s);
    uchar none = 0;
    if (EVP_DecryptFinal_ex(context, &none, &done) != 1)
        return Error{
            ErrorCode::Corrupt, u"sealed bytes do not fit their key or were changed"_s, {}};
    return plain;
}

Result<QByteArray> aesGcmSeal(const SecretBytes &key, QByteArrayView associated,
                              QByteArrayView plain)
{
    if (key.size() != kKeyBytes)
        return Error{ErrorCode::BadInput, u"a sealing key has 32 bytes"_s, {}};
    const QByteArray nonce = randomBytes(kNonceBytes);
    REDRESS_TRY(sealed, aesGcmSealWithNonce(key, nonce, associated, plain));
    return nonce + sealed;
}

Result<SecretBytes> aesGcmOpen(const SecretBytes &key, QByteArrayView associated,
                               QByteArrayView sealed)
{
    if (key.size() != kKeyBytes)
        return Error{ErrorCode::BadInput, u"a sealing key has 32 bytes"_s, {}};
    if (sealed.size() < kNonceBytes + kTagBytes)
        return Error{ErrorCode::Corrupt, u"sealed bytes are too short"_s, {}};
    return aesGcmOpenWithNonce(key, sealed.first(kNonceBytes), associated,
                               sealed.sliced(kNonceBytes));
}

} // namespace Redress::Crypto
