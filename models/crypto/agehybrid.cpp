// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/agehybrid.h"

#include "models/crypto/bech32.h"
#include "models/crypto/chachapoly.h"
#include "models/crypto/primitives.h"
#include "models/crypto/sha3.h"
#include "models/crypto/x25519.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

constexpr char kSecretPrefix[] = "age-secret-key-pq-";
constexpr QByteArrayView kInfo = "age-encryption.org/mlkem768x25519";
constexpr QByteArrayView kCombinerLabel = "\\.//^\\"; // draft-connolly-cfrg-xwing-kem
constexpr qsizetype kSeedBytes = 32;
constexpr qsizetype kEncapsulatedBytes = kMlKemCiphertextBytes + kX25519Bytes;
constexpr qsizetype kWrappedBytes = kAgeFileKeyBytes + ChaChaPoly::kTagBytes;

// RFC 9180, base mode: KEM MLKEM768-X25519, KDF HKDF-SHA256, AEAD ChaCha20-Poly1305.
QByteArray suiteLabel()
{
    return QByteArray("HPKE-v1HPKE") + QByteArray::fromHex("647a00010003");
}

QByteArray labeledExtract(QByteArrayView salt, QByteArrayView label, QByteArrayView secret)
{
    const QByteArray none(kDigestBytes, '\0');
    return hmacSha256(salt.isEmpty() ? QByteArrayView(none) : salt,
                      suiteLabel() + label.toByteArray() + secret.toByteArray());
}

// At most 32 bytes: one round of HKDF-Expand.
SecretBytes labeledExpand(QByteArrayView key, QByteArrayView label, const QByteArray &context,
                          qsizetype length)
{
    const QByteArray lengthBytes{QByteArray(1, '\0') + char(length)};
    const QByteArray block
        = hmacSha256(key, lengthBytes + suiteLabel() + label.toByteArray() + context + '\x01');
    return SecretBytes::copyOf(QByteArrayView(block).first(length));
}

} // namespace

AgeHybridIdentity::AgeHybridIdentity(MlKem768 lattice, SecretBytes curve, QByteArray curvePublic)
    : m_lattice(std::move(lattice)), m_curve(std::move(curve)),
      m_curvePublic(std::move(curvePublic))
{
}

Result<AgeHybridIdentity> AgeHybridIdentity::fromText(const QString &text)
{
    REDRESS_TRY(seed, fromBech32(kSecretPrefix, text));
    if (seed.size() != kSeedBytes)
        return Error{ErrorCode::BadInput, u"a post-quantum age identity has 32 bytes"_s, {}};
    REDRESS_TRY(expanded, shake256(seed.view(), kMlKemSeedBytes + kX25519Bytes));
    REDRESS_TRY(lattice,
                MlKem768::fromSeed(SecretBytes::copyOf(expanded.view().first(kMlKemSeedBytes))));
    const SecretBytes curve = SecretBytes::copyOf(expanded.view().sliced(kMlKemSeedBytes));
    REDRESS_TRY(curvePublic, x25519Public(curve));
    return AgeHybridIdentity(std::move(lattice), curve, curvePublic);
}

Result<SecretBytes> AgeHybridIdentity::sharedSecret(QByteArrayView encapsulated) const
{
    const QByteArrayView share = encapsulated.sliced(kMlKemCiphertextBytes);
    REDRESS_TRY(fromLattice, m_lattice.decapsulate(encapsulated.first(kMlKemCiphertextBytes)));
    const auto fromCurve = x25519Shared(m_curve, share);
    if (!fromCurve)
        return ageHeaderError(fromCurve.error().detail);
    SecretBytes input(fromLattice.size() + fromCurve->size() + share.size() + m_curvePublic.size()
                      + kCombinerLabel.size());
    uchar *out = input.data();
    for (const QByteArrayView part : {fromLattice.view(), fromCurve->view(), share,
                                      QByteArrayView(m_curvePublic), kCombinerLabel})
        out = std::copy(part.begin(), part.end(), out);
    return sha3_256(input.view());
}

Result<std::optional<SecretBytes>> AgeHybridIdentity::unwrap(const AgeStanza &stanza) const
{
    if (stanza.arguments.first() != "mlkem768x25519")
        return std::optional<SecretBytes>();
    const std::optional<QByteArray> encapsulated
        = stanza.arguments.size() == 2 ? fromAgeBase64(stanza.arguments.at(1)) : std::nullopt;
    if (!encapsulated || encapsulated->size() != kEncapsulatedBytes
        || stanza.body.size() != kWrappedBytes)
        return ageHeaderError(u"a post-quantum recipient is malformed"_s);
    REDRESS_TRY(shared, sharedSecret(*encapsulated));
    const QByteArray context = QByteArray(1, '\0') + labeledExtract({}, "psk_id_hash", {})
        + labeledExtract({}, "info_hash", kInfo);
    const QByteArray secret = labeledExtract(shared.view(), "secret", {});
    REDRESS_TRY(cipher, ChaChaPoly::withKey(labeledExpand(secret, "key", context, kKeyBytes)));
    ChaChaPoly::Nonce nonce{};
    const SecretBytes base = labeledExpand(secret, "base_nonce", context, qsizetype(nonce.size()));
    std::copy(base.data(), base.data() + base.size(), nonce.begin());
    SecretBytes fileKey(kAgeFileKeyBytes);
    if (const auto opened = cipher.open(nonce, {}, stanza.body, fileKey.data()); !opened)
        return opened.error().code == ErrorCode::Corrupt
            ? Result<std::optional<SecretBytes>>(std::nullopt)
            : opened.error();
    return std::optional(std::move(fileKey));
}

} // namespace Redress::Crypto
