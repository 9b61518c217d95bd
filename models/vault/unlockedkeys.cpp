// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/unlockedkeys.h"

#include "models/crypto/primitives.h"

using namespace Qt::StringLiterals;

namespace Redress::Vault {

namespace {

Result<Crypto::SecretBytes> wrappingKey(const Crypto::SecretBytes &master)
{
    return Crypto::hkdfSha256(master, {}, "redress subject wrap v1", Crypto::kKeyBytes);
}

} // namespace

Crypto::SecretBytes UnlockedKeys::newSubjectKey()
{
    return Crypto::randomSecret(Crypto::kKeyBytes);
}

Result<QByteArray> UnlockedKeys::wrapSubjectKey(const QString &subjectId,
                                                const Crypto::SecretBytes &subjectKey) const
{
    REDRESS_TRY(key, wrappingKey(master));
    return Crypto::aesGcmSeal(key, subjectId.toUtf8(), subjectKey.view());
}

Result<Crypto::SecretBytes> UnlockedKeys::unwrapSubjectKey(const QString &subjectId,
                                                           QByteArrayView wrapped) const
{
    REDRESS_TRY(key, wrappingKey(master));
    auto opened = Crypto::aesGcmOpen(key, subjectId.toUtf8(), wrapped);
    if (!opened)
        return opened.error().wrapped("couldn't open the key of "_L1 + subjectId);
    if (opened->size() != Crypto::kKeyBytes)
        return Error{
            ErrorCode::Corrupt, "the key of "_L1 + subjectId + " has a wrong length"_L1, {}};
    return opened;
}

Result<Crypto::SecretBytes> UnlockedKeys::disclosureKey(const Crypto::SecretBytes &subjectKey)
{
    return Crypto::hkdfSha256(subjectKey, {}, "redress disclosure v1", Crypto::kKeyBytes);
}

Result<Crypto::AgeIdentity> UnlockedKeys::ageIdentity(const Crypto::SecretBytes &subjectKey)
{
    REDRESS_TRY(secret, Crypto::hkdfSha256(subjectKey, {}, "redress age v1", Crypto::kKeyBytes));
    return Crypto::AgeIdentity::fromSecret(secret);
}

} // namespace Redress::Vault
