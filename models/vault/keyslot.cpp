// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/keyslot.h"

#include "models/core/text.h"

#include <algorithm>
#include <cmath>

using namespace Qt::StringLiterals;
using namespace Redress::Crypto;

namespace Redress::Vault {

namespace {

constexpr auto kPasswordKind = "password"_L1;
constexpr auto kRecoveryKind = "recovery"_L1;
constexpr qsizetype kSaltBytes = 16;

struct SlotKeys {
    SecretBytes master; // opens the master key
    SecretBytes signing; // opens the person's key
};

Result<SlotKeys> slotKeys(const SecretBytes &password, QByteArrayView salt, const Argon2Cost &cost)
{
    REDRESS_TRY(stretched, argon2id(password, salt, cost, kKeyBytes));
    REDRESS_TRY(master, subKey(stretched, "redress slot master v1"));
    REDRESS_TRY(signing, subKey(stretched, "redress slot signing v1"));
    return SlotKeys{std::move(master), std::move(signing)};
}

QByteArray slotMac(const SecretBytes &macKey, QJsonObject slot)
{
    slot.remove("mac"_L1);
    return hmacSha256(macKey.view(), "slot\n" + compactJson(slot));
}

} // namespace

std::optional<Argon2Cost> costOf(const QJsonObject &slot)
{
    const QJsonObject cost = slot.value("argon2"_L1).toObject();
    const auto memory = countAt(cost, "memoryKiB"_L1);
    const auto iterations = countAt(cost, "iterations"_L1);
    const auto lanes = countAt(cost, "lanes"_L1);
    if (cost.size() != 3 || !memory || !iterations || !lanes)
        return std::nullopt;
    return Argon2Cost{*memory, *iterations, *lanes};
}

Error wrongPassword()
{
    return {ErrorCode::WrongPassword, u"the name or the password is wrong"_s,
            u"Check the name, the keyboard layout and Caps Lock."_s};
}

Error damagedRing(const QString &what)
{
    return {ErrorCode::Corrupt, "the key ring is damaged: "_L1 + what,
            u"Put back the key ring of the last backup."_s};
}

std::optional<QByteArray> bytesAt(const QJsonObject &object, QLatin1StringView field)
{
    const auto bytes = fromBase64Url(object.value(field).toString().toLatin1());
    return bytes && !bytes->isEmpty() ? std::optional(*bytes) : std::nullopt;
}

std::optional<quint32> countAt(const QJsonObject &object, QLatin1StringView field)
{
    const double value = object.value(field).toDouble(-1);
    return value >= 1 && value <= 4'294'967'295.0 && value == std::floor(value)
        ? std::optional(quint32(value))
        : std::nullopt;
}

QByteArray placeOf(const QString &centerId, const QJsonObject &slot, QLatin1StringView field)
{
    return compactJson({{u"center"_s, centerId},
                        {u"field"_s, QString(field)},
                        {u"id"_s, slot.value("id"_L1)},
                        {u"kind"_s, slot.value("kind"_L1)},
                        {u"login"_s, slot.value("login"_L1)},
                        {u"staff"_s, slot.value("staff"_L1)}});
}

Result<SecretBytes> subKey(const SecretBytes &secret, QByteArrayView label)
{
    return hkdfSha256(secret, {}, label, kKeyBytes);
}

Result<SecretBytes> ringMacKey(const SecretBytes &master)
{
    return subKey(master, "redress keyring mac v1");
}

Result<QJsonObject> makeSlot(const QString &centerId, const SecretBytes &master,
                             const SlotNames &names, const SecretBytes &password,
                             const P256PrivateKey *signing, const Argon2Cost &cost)
{
    const QByteArray salt = randomBytes(kSaltBytes);
    REDRESS_TRY(under, slotKeys(password, salt, cost));
    QJsonObject slot{{u"id"_s, names.id},
                     {u"kind"_s, QString(signing ? kPasswordKind : kRecoveryKind)},
                     {u"staff"_s, names.staffId},
                     {u"login"_s, names.loginName},
                     {u"salt"_s, toBase64Url(salt)},
                     {u"argon2"_s,
                      QJsonObject{{u"memoryKiB"_s, qint64(cost.memoryKiB)},
                                  {u"iterations"_s, qint64(cost.iterations)},
                                  {u"lanes"_s, qint64(cost.lanes)}}}};
    REDRESS_TRY(sealedMaster,
                aesGcmSeal(under.master, placeOf(centerId, slot, "master"_L1), master.view()));
    slot.insert(u"master"_s, toBase64Url(sealedMaster));
    if (signing) {
        REDRESS_TRY(pkcs8, signing->toPkcs8());
        REDRESS_TRY(sealed,
                    aesGcmSeal(under.signing, placeOf(centerId, slot, "signing"_L1), pkcs8.view()));
        slot.insert(u"signing"_s, toBase64Url(sealed));
    }
    REDRESS_TRY(macKey, ringMacKey(master));
    slot.insert(u"mac"_s, toBase64Url(slotMac(macKey, slot)));
    return slot;
}

SlotInfo infoOf(const QJsonObject &slot)
{
    return {slot.value("id"_L1).toString(), slot.value("staff"_L1).toString(),
            slot.value("login"_L1).toString(), slot.value("kind"_L1).toString() == kRecoveryKind};
}

bool isSound(const SecretBytes &macKey, const QJsonObject &slot)
{
    const auto mac = bytesAt(slot, "mac"_L1);
    return mac && constantTimeEquals(*mac, slotMac(macKey, slot));
}

Result<OpenedSlot> openSlot(const QString &centerId, const QJsonObject &slot,
                            const SecretBytes &password)
{
    const SlotInfo info = infoOf(slot);
    const auto salt = bytesAt(slot, "salt"_L1);
    const auto sealedMaster = bytesAt(slot, "master"_L1);
    const auto cost = costOf(slot);
    if (!salt || !sealedMaster || !cost)
        return damagedRing("slot "_L1 + info.slotId + " is malformed"_L1);
    const auto under = slotKeys(password, *salt, *cost);
    if (!under && under.error().code == ErrorCode::BadInput)
        return damagedRing("slot "_L1 + info.slotId + ": "_L1 + under.error().detail);
    if (!under)
        return under.error();
    auto master = aesGcmOpen(under->master, placeOf(centerId, slot, "master"_L1), *sealedMaster);
    if (!master)
        return master.error().code == ErrorCode::Corrupt ? wrongPassword() : master.error();
    OpenedSlot opened;
    opened.master = *std::move(master);
    if (info.isRecovery)
        return opened;
    // The password was right: what does not open now was changed.
    const auto pkcs8 = aesGcmOpen(under->signing, placeOf(centerId, slot, "signing"_L1),
                                  bytesAt(slot, "signing"_L1).value_or(QByteArray()));
    if (!pkcs8)
        return damagedRing("the signing key in slot "_L1 + info.slotId + " does not open"_L1);
    REDRESS_TRY(signing, P256PrivateKey::fromPkcs8(*pkcs8));
    opened.signing = signing;
    return opened;
}

} // namespace Redress::Vault
