// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/keys.h"

#include "models/crypto/primitives.h"

#include <openssl/core_names.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/x509.h>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

constexpr qsizetype kCoordinateBytes = 32;
constexpr qsizetype kRawSignatureBytes = 64;
constexpr qsizetype kMaxDerSignatureBytes = 72;
constexpr qsizetype kPointBytes = 65;
constexpr qsizetype kEd25519Bytes = 32;

// SubjectPublicKeyInfo { id-ecPublicKey, prime256v1 } up to the uncompressed point (RFC 5480):
// always these bytes.
constexpr std::array<uchar, 26> kP256SpkiPrefix
    = {0x30, 0x59, 0x30, 0x13, 0x06, 0x07, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x02, 0x01,
       0x06, 0x08, 0x2a, 0x86, 0x48, 0xce, 0x3d, 0x03, 0x01, 0x07, 0x03, 0x42, 0x00};

using KeyContext = OpenSslPtr<EVP_PKEY_CTX, EVP_PKEY_CTX_free>;
using EcdsaSignature = OpenSslPtr<ECDSA_SIG, ECDSA_SIG_free>;
using Pkcs8 = OpenSslPtr<PKCS8_PRIV_KEY_INFO, PKCS8_PRIV_KEY_INFO_free>;
using Bignum = OpenSslPtr<BIGNUM, BN_free>;

const uchar *bytesOf(QByteArrayView view)
{
    return reinterpret_cast<const uchar *>(view.data());
}

std::shared_ptr<EVP_PKEY> owned(EVP_PKEY *key)
{
    return {key, EVP_PKEY_free};
}

bool isP256(const EVP_PKEY *key)
{
    std::array<char, 32> group{};
    size_t length = 0;
    return EVP_PKEY_is_a(key, "EC") == 1
        && EVP_PKEY_get_group_name(key, group.data(), group.size(), &length) == 1
        && QByteArrayView(group.data(), qsizetype(length)) == QByteArrayView(SN_X9_62_prime256v1);
}

Result<std::shared_ptr<EVP_PKEY>> p256FromPoint(QByteArrayView point)
{
    const KeyContext context(EVP_PKEY_CTX_new_from_name(nullptr, "EC", nullptr));
    char group[] = SN_X9_62_prime256v1;
    OSSL_PARAM parameters[]
        = {OSSL_PARAM_construct_utf8_string(OSSL_PKEY_PARAM_GROUP_NAME, group, 0),
           OSSL_PARAM_construct_octet_string(
               OSSL_PKEY_PARAM_PUB_KEY, const_cast<char *>(point.data()), size_t(point.size())),
           OSSL_PARAM_construct_end()};
    EVP_PKEY *key = nullptr;
    if (!context || EVP_PKEY_fromdata_init(context.get()) != 1
        || EVP_PKEY_fromdata(context.get(), &key, EVP_PKEY_PUBLIC_KEY, parameters) != 1)
        return cryptoError(u"couldn't read the P-256 public key"_s);
    return owned(key);
}

Result<QByteArray> derFromRaw(QByteArrayView raw)
{
    const EcdsaSignature signature(ECDSA_SIG_new());
    Bignum r(BN_bin2bn(bytesOf(raw), int(kCoordinateBytes), nullptr));
    Bignum s(BN_bin2bn(bytesOf(raw) + kCoordinateBytes, int(kCoordinateBytes), nullptr));
    if (!signature || !r || !s || ECDSA_SIG_set0(signature.get(), r.get(), s.get()) != 1)
        return cryptoError(u"couldn't read the signature"_s);
    r.release(); // the signature owns both now
    s.release();
    QByteArray der(kMaxDerSignatureBytes, Qt::Uninitialized);
    uchar *out = reinterpret_cast<uchar *>(der.data());
    const int length = i2d_ECDSA_SIG(signature.get(), &out);
    if (length <= 0)
        return cryptoError(u"couldn't read the signature"_s);
    der.truncate(length);
    return der;
}

bool verifyDigest(EVP_PKEY *key, QByteArrayView message, QByteArrayView der)
{
    std::array<uchar, kDigestBytes> digest{};
    sha256Parts({message}, digest.data());
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key, nullptr));
    const bool valid = context && EVP_PKEY_verify_init(context.get()) == 1
        && EVP_PKEY_verify(context.get(), bytesOf(der), size_t(der.size()), digest.data(),
                           digest.size())
            == 1;
    if (!valid)
        cryptoError(
            {}); // a refused signature leaves reasons in the queue that belong to nobody else
    return valid;
}

} // namespace

Result<P256PublicKey> P256PublicKey::fromSpki(QByteArrayView der)
{
    constexpr auto prefixBytes = qsizetype(kP256SpkiPrefix.size());
    if (der.size() != prefixBytes + kPointBytes
        || !std::equal(kP256SpkiPrefix.begin(), kP256SpkiPrefix.end(), bytesOf(der))
        || bytesOf(der)[prefixBytes] != 0x04)
        return Error{ErrorCode::BadInput, u"not a P-256 public key in its one DER form"_s, {}};
    REDRESS_TRY(key, p256FromPoint(der.sliced(prefixBytes)));
    P256PublicKey publicKey;
    publicKey.m_key = std::move(key);
    return publicKey;
}

QByteArray P256PublicKey::spki() const
{
    QByteArray der(qsizetype(kP256SpkiPrefix.size()) + kPointBytes, Qt::Uninitialized);
    std::copy(kP256SpkiPrefix.begin(), kP256SpkiPrefix.end(),
              reinterpret_cast<uchar *>(der.data()));
    size_t length = 0;
    const bool ok = EVP_PKEY_get_octet_string_param(m_key.get(), OSSL_PKEY_PARAM_PUB_KEY,
                                                    reinterpret_cast<uchar *>(der.data())
                                                        + kP256SpkiPrefix.size(),
                                                    size_t(kPointBytes), &length)
        == 1;
    Q_ASSERT(ok && length == size_t(kPointBytes));
    return ok ? der : QByteArray();
}

bool P256PublicKey::verifyRaw(QByteArrayView message, QByteArrayView signature) const
{
    if (signature.size() != kRawSignatureBytes)
        return false;
    const Result<QByteArray> der = derFromRaw(signature);
    return der && verifyDigest(m_key.get(), message, *der);
}

bool P256PublicKey::verifyDer(QByteArrayView message, QByteArrayView signature) const
{
    return signature.size() <= kMaxDerSignatureBytes
        && verifyDigest(m_key.get(), message, signature);
}

Result<P256PrivateKey> P256PrivateKey::generate()
{
    P256PrivateKey key;
    key.m_key = owned(EVP_EC_gen(SN_X9_62_prime256v1));
    if (!key.m_key)
        return cryptoError(u"couldn't make a P-256 key"_s);
    return key;
}

Result<P256PrivateKey> P256PrivateKey::fromPkcs8(const SecretBytes &der)
{
    const uchar *at = der.data();
    const Pkcs8 info(d2i_PKCS8_PRIV_KEY_INFO(nullptr, &at, long(der.size())));
    if (!info || at != der.data() + der.size()) {
        cryptoError({});
        return Error{ErrorCode::BadInput, u"not one PKCS #8 private key"_s, {}};
    }
    P256PrivateKey key;
    key.m_key = owned(EVP_PKCS82PKEY(info.get()));
    if (!key.m_key || !isP256(key.m_key.get())) {
        cryptoError({});
        return Error{ErrorCode::BadInput, u"not a P-256 private key"_s, {}};
    }
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, key.m_key.get(), nullptr));
    if (!context || EVP_PKEY_check(context.get()) != 1)
        return cryptoError(u"the P-256 private key does not fit its public key"_s);
    return key;
}

Result<SecretBytes> P256PrivateKey::toPkcs8() const
{
    const Pkcs8 info(EVP_PKEY2PKCS8(m_key.get()));
    const int length = info ? i2d_PKCS8_PRIV_KEY_INFO(info.get(), nullptr) : -1;
    if (length <= 0)
        return cryptoError(u"couldn't write the private key"_s);
    SecretBytes der(length);
    uchar *out = der.data();
    if (i2d_PKCS8_PRIV_KEY_INFO(info.get(), &out) != length)
        return cryptoError(u"couldn't write the private key"_s);
    return der;
}

P256PublicKey P256PrivateKey::publicKey() const
{
    P256PublicKey publicKey;
    publicKey.m_key = m_key;
    return publicKey;
}

Result<QByteArray> P256PrivateKey::signDer(QByteArrayView message) const
{
    std::array<uchar, kDigestBytes> digest{};
    sha256Parts({message}, digest.data());
    const KeyContext context(EVP_PKEY_CTX_new_from_pkey(nullptr, m_key.get(), nullptr));
    QByteArray signature(kMaxDerSignatureBytes, Qt::Uninitialized);
    size_t length = size_t(signature.size());
    if (!context || EVP_PKEY_sign_init(context.get()) != 1
        || EVP_PKEY_sign(context.get(), reinterpret_cast<uchar *>(signature.data()), &length,
                         digest.data(), digest.size())
            != 1)
        return cryptoError(u"couldn't sign with the P-256 key"_s);
    signature.truncate(qsizetype(length));
    return signature;
}

Result<QByteArray> P256PrivateKey::signRaw(QByteArrayView message) const
{
    REDRESS_TRY(der, signDer(message));
    const uchar *at = bytesOf(der);
    const EcdsaSignature signature(d2i_ECDSA_SIG(nullptr, &at, long(der.size())));
    QByteArray raw(kRawSignatureBytes, Qt::Uninitialized);
    uchar *const out = reinterpret_cast<uchar *>(raw.data());
    if (!signature
        || BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, int(kCoordinateBytes))
            != kCoordinateBytes
        || BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + kCoordinateBytes,
                        int(kCoordinateBytes))
            != kCoordinateBytes)
        return cryptoError(u"couldn't write the signature"_s);
    return raw;
}

Result<Ed25519PublicKey> Ed25519PublicKey::fromRaw(QByteArrayView raw32)
{
    if (raw32.size() != kEd25519Bytes)
        return Error{ErrorCode::BadInput, u"an Ed25519 public key has 32 bytes"_s, {}};
    Ed25519PublicKey key;
    key.m_key = owned(EVP_PKEY_new_raw_public_key_ex(nullptr, "ED25519", nullptr, bytesOf(raw32),
                                                     size_t(raw32.size())));
    if (!key.m_key)
        return cryptoError(u"couldn't read the Ed25519 public key"_s);
    return key;
}

QByteArray Ed25519PublicKey::raw() const
{
    QByteArray raw(kEd25519Bytes, Qt::Uninitialized);
    size_t length = size_t(raw.size());
    const bool ok
        = EVP_PKEY_get_raw_public_key(m_key.get(), reinterpret_cast<uchar *>(raw.data()), &length)
        == 1;
    Q_ASSERT(ok && length == size_t(kEd25519Bytes));
    return ok ? raw : QByteArray();
}

bool Ed25519PublicKey::verify(QByteArrayView message, QByteArrayView signature64) const
{
    const OpenSslPtr<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    const bool valid = signature64.size() == kRawSignatureBytes && context
        && EVP_DigestVerifyInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) == 1
        && EVP_DigestVerify(context.get(), bytesOf(signature64), size_t(signature64.size()),
                            bytesOf(message), size_t(message.size()))
            == 1;
    if (!valid)
        cryptoError({});
    return valid;
}

Result<Ed25519PrivateKey> Ed25519PrivateKey::generate()
{
    return fromSeed(randomSecret(kEd25519Bytes));
}

Result<Ed25519PrivateKey> Ed25519PrivateKey::fromSeed(const SecretBytes &seed32)
{
    if (seed32.size() != kEd25519Bytes)
        return Error{ErrorCode::BadInput, u"an Ed25519 seed has 32 bytes"_s, {}};
    Ed25519PrivateKey key;
    key.m_key = owned(EVP_PKEY_new_raw_private_key_ex(nullptr, "ED25519", nullptr, seed32.data(),
                                                      size_t(seed32.size())));
    if (!key.m_key)
        return cryptoError(u"couldn't read the Ed25519 seed"_s);
    return key;
}

Result<SecretBytes> Ed25519PrivateKey::seed() const
{
    SecretBytes seed(kEd25519Bytes);
    size_t length = size_t(seed.size());
    if (EVP_PKEY_get_raw_private_key(m_key.get(), seed.data(), &length) != 1
        || length != size_t(kEd25519Bytes))
        return cryptoError(u"couldn't read the Ed25519 seed"_s);
    return seed;
}

Ed25519PublicKey Ed25519PrivateKey::publicKey() const
{
    Ed25519PublicKey publicKey;
    publicKey.m_key = m_key;
    return publicKey;
}

Result<QByteArray> Ed25519PrivateKey::sign(QByteArrayView message) const
{
    const OpenSslPtr<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    QByteArray signature(kRawSignatureBytes, Qt::Uninitialized);
    size_t length = size_t(signature.size());
    if (!context || EVP_DigestSignInit(context.get(), nullptr, nullptr, nullptr, m_key.get()) != 1
        || EVP_DigestSign(context.get(), reinterpret_cast<uchar *>(signature.data()), &length,
                          bytesOf(message), size_t(message.size()))
            != 1)
        return cryptoError(u"couldn't sign with the Ed25519 key"_s);
    return signature;
}

} // namespace Redress::Crypto
