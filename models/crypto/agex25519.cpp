// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/agex25519.h"

#include "models/crypto/bech32.h"
#include "models/crypto/chachapoly.h"
#include "models/crypto/primitives.h"
#include "models/crypto/x25519.h"

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

constexpr char kSecretPrefix[] = "age-secret-key-";
constexpr char kRecipientPrefix[] = "age";
constexpr char kWrapLabel[] = "age-encryption.org/v1/X25519";
constexpr qsizetype kWrappedBytes = kAgeFileKeyBytes + ChaChaPoly::kTagBytes;

Result<ChaChaPoly> wrapCipher(const SecretBytes &shared, const QByteArray &share,
                              const QByteArray &recipient)
{
    REDRESS_TRY(key, hkdfSha256(shared, share + recipient, kWrapLabel, kKeyBytes));
    return ChaChaPoly::withKey(key);
}

} // namespace

Result<AgeIdentity> AgeIdentity::fromSecret(const SecretBytes &scalar32)
{
    AgeIdentity identity;
    REDRESS_TRY(point, x25519Public(scalar32));
    identity.m_secret = scalar32;
    identity.m_public = point;
    return identity;
}

Result<AgeIdentity> AgeIdentity::fromText(const QString &text)
{
    REDRESS_TRY(secret, fromBech32(kSecretPrefix, text));
    return fromSecret(secret);
}

QString AgeIdentity::secretText() const
{
    return toBech32(kSecretPrefix, m_secret.view()).toUpper();
}

QString AgeIdentity::recipient() const
{
    return toBech32(kRecipientPrefix, m_public);
}

QByteArray AgeIdentity::recipientRaw() const
{
    return m_public;
}

Result<AgeStanza> wrapForX25519(const SecretBytes &fileKey, const QByteArray &recipientRaw)
{
    const SecretBytes ephemeral = randomSecret(kX25519Bytes);
    REDRESS_TRY(share, x25519Public(ephemeral));
    REDRESS_TRY(shared, x25519Shared(ephemeral, recipientRaw));
    REDRESS_TRY(cipher, wrapCipher(shared, share, recipientRaw));
    AgeStanza stanza;
    stanza.arguments = {QByteArray("X25519"), toAgeBase64(share)};
    stanza.body.resize(kWrappedBytes);
    REDRESS_CHECK(
        cipher.seal({}, {}, fileKey.view(), reinterpret_cast<uchar *>(stanza.body.data())));
    return stanza;
}

Result<std::optional<SecretBytes>> unwrapX25519(const AgeStanza &stanza,
                                                const AgeIdentity &identity)
{
    const std::optional<QByteArray> share
        = stanza.arguments.size() == 2 ? fromAgeBase64(stanza.arguments.at(1)) : std::nullopt;
    if (!share || share->size() != kX25519Bytes || stanza.body.size() != kWrappedBytes)
        return ageHeaderError(u"an X25519 recipient is malformed"_s);
    const Result<SecretBytes> shared = x25519Shared(identity.secret(), *share);
    if (!shared)
        return ageHeaderError(shared.error().detail);
    REDRESS_TRY(cipher, wrapCipher(*shared, *share, identity.recipientRaw()));
    SecretBytes fileKey(kAgeFileKeyBytes);
    const Result<void> opened = cipher.open({}, {}, stanza.body, fileKey.data());
    if (opened)
        return std::optional(std::move(fileKey));
    if (opened.error().code == ErrorCode::Corrupt)
        return std::optional<SecretBytes>();
    return opened.error();
}

} // namespace Redress::Crypto
