// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/agepassphrase.h"

#include "models/crypto/chachapoly.h"
#include "models/crypto/owners.h"
#include "models/crypto/primitives.h"

#include <openssl/evp.h>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

constexpr QByteArrayView kLabel = "age-encryption.org/v1/scrypt";
constexpr qsizetype kSaltBytes = 16;
constexpr quint64 kBlockSize = 8;
constexpr quint64 kMaxMemoryBytes
    = (quint64(1) << kMaxAgeWorkFactor) * 128 * kBlockSize + (quint64(1) << 20);

std::optional<int> workFactor(const QByteArray &text)
{
    const bool isPlain = !text.isEmpty() && text.size() <= 2 && text.front() != '0'
        && std::all_of(text.begin(), text.end(), [](char one) { return one >= '0' && one <= '9'; });
    const int factor = text.toInt();
    return isPlain && factor <= kMaxAgeWorkFactor ? std::optional(factor) : std::nullopt;
}

} // namespace

Result<std::optional<SecretBytes>> unwrapPassphrase(const AgeHeader &header,
                                                    const SecretBytes &passphrase)
{
    const auto stanza
        = std::find_if(header.stanzas.begin(), header.stanzas.end(),
                       [](const AgeStanza &one) { return one.arguments.first() == "scrypt"; });
    if (stanza == header.stanzas.end())
        return std::optional<SecretBytes>();
    if (header.stanzas.size() != 1)
        return ageHeaderError(u"a passphrase stands beside another recipient"_s);
    if (stanza->arguments.size() != 3)
        return ageHeaderError(u"the passphrase recipient is malformed"_s);
    const std::optional<QByteArray> salt = fromAgeBase64(stanza->arguments.at(1));
    const std::optional<int> factor = workFactor(stanza->arguments.at(2));
    if (!salt || salt->size() != kSaltBytes || !factor
        || stanza->body.size() != kAgeFileKeyBytes + ChaChaPoly::kTagBytes)
        return ageHeaderError(u"the passphrase recipient is malformed or asks for too much work"_s);
    const QByteArray labelled = kLabel.toByteArray() + *salt;
    SecretBytes key(kKeyBytes);
    if (EVP_PBE_scrypt(passphrase.view().data(), size_t(passphrase.size()),
                       reinterpret_cast<const uchar *>(labelled.constData()),
                       size_t(labelled.size()), quint64(1) << *factor, kBlockSize, 1,
                       kMaxMemoryBytes, key.data(), size_t(key.size()))
        != 1)
        return cryptoError(u"couldn't derive a key with scrypt"_s);
    REDRESS_TRY(cipher, ChaChaPoly::withKey(key));
    SecretBytes fileKey(kAgeFileKeyBytes);
    if (const auto opened = cipher.open({}, {}, stanza->body, fileKey.data()); !opened)
        return opened.error().code == ErrorCode::Corrupt
            ? Result<std::optional<SecretBytes>>(std::nullopt)
            : opened.error();
    return std::optional(std::move(fileKey));
}

} // namespace Redress::Crypto
