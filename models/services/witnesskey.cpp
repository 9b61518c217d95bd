// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/witnesskey.h"

#include "models/core/text.h"
#include "models/vault/keyslot.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr int kFormat = 1;
constexpr qsizetype kSaltBytes = 16;
constexpr qsizetype kMaxFileBytes = 16 * 1024;

QByteArray placeOf(const Ledger::VerifierKey &key)
{
    return "redress witness key v1\n" + key.text();
}

Error damaged(const QString &what)
{
    return {ErrorCode::Corrupt, u"the witness's file witness.json is damaged: "_s + what,
            u"Put back a copy of that file; the key in it never changes."_s};
}

Result<Crypto::SecretBytes> seedFrom(const QJsonObject &secret, const Ledger::VerifierKey &key,
                                     const Crypto::SecretBytes &password)
{
    if (const auto plain = Vault::bytesAt(secret, "seed"_L1))
        return Crypto::SecretBytes::copyOf(*plain);
    const auto salt = Vault::bytesAt(secret, "salt"_L1);
    const auto sealedSeed = Vault::bytesAt(secret, "sealed"_L1);
    const auto cost = Vault::costOf(secret);
    if (!salt || !sealedSeed || !cost)
        return damaged(u"it holds no private key"_s);
    const auto under = Crypto::argon2id(password, *salt, *cost, Crypto::kKeyBytes);
    if (!under)
        return under.error().code == ErrorCode::BadInput ? damaged(under.error().detail)
                                                         : under.error();
    auto seed = Crypto::aesGcmOpen(*under, placeOf(key), *sealedSeed);
    if (!seed && seed.error().code == ErrorCode::Corrupt)
        return Error{ErrorCode::WrongPassword, u"the witness's password is wrong"_s,
                     u"Check the keyboard layout and Caps Lock."_s};
    return seed;
}

} // namespace

Result<WitnessKeyFile> WitnessKeyFile::make(const QString &name,
                                            const Crypto::SecretBytes &password,
                                            const Crypto::Argon2Cost &cost)
{
    REDRESS_TRY(own, Crypto::Ed25519PrivateKey::generate());
    REDRESS_TRY(key,
                Ledger::VerifierKey::make(name, own.publicKey(), Ledger::KeyType::Cosignature));
    REDRESS_TRY(seed, own.seed());
    QJsonObject secret;
    if (password.isEmpty()) {
        secret.insert(u"seed"_s, toBase64Url(seed.view().toByteArray()));
    } else {
        const QByteArray salt = Crypto::randomBytes(kSaltBytes);
        REDRESS_TRY(under, Crypto::argon2id(password, salt, cost, Crypto::kKeyBytes));
        REDRESS_TRY(sealedSeed, Crypto::aesGcmSeal(under, placeOf(key), seed.view()));
        secret = {{u"salt"_s, toBase64Url(salt)},
                  {u"argon2"_s,
                   QJsonObject{{u"memoryKiB"_s, qint64(cost.memoryKiB)},
                               {u"iterations"_s, qint64(cost.iterations)},
                               {u"lanes"_s, qint64(cost.lanes)}}},
                  {u"sealed"_s, toBase64Url(sealedSeed)}};
    }
    const QJsonObject whole{{u"format"_s, kFormat},
                            {u"verifierKey"_s, QString::fromUtf8(key.text())},
                            {u"key"_s, secret}};
    return WitnessKeyFile{key, !password.isEmpty(), compactJson(whole) + '\n'};
}

Result<WitnessKeyFile> WitnessKeyFile::parse(const QByteArray &bytes)
{
    const auto object = parseJsonObject(bytes, kMaxFileBytes);
    if (!object)
        return damaged(object.error().detail);
    const int format = object->value("format"_L1).toInt(-1);
    if (format > kFormat)
        return Error{ErrorCode::NewerVersion,
                     u"this witness was made by a newer version of the program"_s,
                     u"Use the newer version; nothing was changed."_s};
    const auto key
        = Ledger::VerifierKey::parse(object->value("verifierKey"_L1).toString().toUtf8());
    if (format != kFormat || !key || key->type() != Ledger::KeyType::Cosignature)
        return damaged(u"it names no key of a witness"_s);
    const QJsonObject secret = object->value("key"_L1).toObject();
    return WitnessKeyFile{*key, !secret.contains("seed"_L1), bytes};
}

Result<Crypto::Ed25519PrivateKey> WitnessKeyFile::open(const Crypto::SecretBytes &password) const
{
    REDRESS_TRY(object, parseJsonObject(bytes, kMaxFileBytes));
    REDRESS_TRY(seed, seedFrom(object.value("key"_L1).toObject(), key, password));
    const auto own = Crypto::Ed25519PrivateKey::fromSeed(seed);
    if (!own || own->publicKey().raw() != key.key().raw())
        return damaged(u"its private key is not that of its public one"_s);
    return own;
}

} // namespace Redress::Services
