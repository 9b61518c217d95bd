// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/keyring.h"

#include "models/core/text.h"
#include "models/vault/durablefile.h"
#include "models/vault/keyslot.h"
#include "models/vault/recoverycode.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;
using namespace Redress::Crypto;

namespace Redress::Vault {

namespace {

constexpr auto kFormat = "redress-keyring"_L1;
constexpr QLatin1String kCenterKeys[] = {"ca"_L1, "log"_L1, "search"_L1};

QByteArray ringMac(const SecretBytes &macKey, const QString &centerId,
                   const QList<QJsonObject> &slotList, const QJsonObject &centerKeys)
{
    QJsonArray macs;
    for (const QJsonObject &slot : slotList)
        macs.append(QJsonArray{slot.value("id"_L1), slot.value("mac"_L1)});
    return hmacSha256(macKey.view(),
                      "ring\n"
                          + compactJson({{u"format"_s, QString(kFormat)},
                                         {u"version"_s, kKeyRingVersion},
                                         {u"center"_s, centerId},
                                         {u"keys"_s, centerKeys},
                                         {u"slots"_s, macs}}));
}

Result<void> checkName(const QString &name, const QString &field)
{
    REDRESS_TRY(clean, cleanShortText(name, field, kMaxLoginName));
    if (clean.isEmpty() || clean != name)
        return Error{ErrorCode::BadInput, field + " is empty or has spaces around it"_L1, {}};
    return {};
}

} // namespace

Result<CreatedRing> KeyRing::create(const QString &centerId, const NewStaffSlot &admin,
                                    const Argon2Cost &cost)
{
    CreatedRing made;
    UnlockedKeys &keys = made.keys;
    keys.centerId = centerId;
    keys.staffId = admin.staffId;
    keys.signing = admin.key;
    keys.master = randomSecret(kKeyBytes);
    keys.searchKey = randomSecret(kKeyBytes);
    REDRESS_TRY(caKey, P256PrivateKey::generate());
    keys.caKey = caKey;
    REDRESS_TRY(logKey, Ed25519PrivateKey::generate());
    keys.logKey = logKey;

    KeyRing &ring = made.ring;
    ring.m_centerId = centerId;
    REDRESS_TRY(caBytes, caKey.toPkcs8());
    REDRESS_TRY(logBytes, logKey.seed());
    REDRESS_TRY(sealing, subKey(keys.master, "redress keyring center v1"));
    const SecretBytes *const secrets[] = {&caBytes, &logBytes, &keys.searchKey};
    for (size_t i = 0; i < std::size(kCenterKeys); ++i) {
        REDRESS_TRY(sealed,
                    aesGcmSeal(sealing, placeOf(centerId, {}, kCenterKeys[i]), secrets[i]->view()));
        ring.m_center.insert(kCenterKeys[i], toBase64Url(sealed));
    }
    REDRESS_CHECK(ring.sealRing(keys));
    REDRESS_CHECK(ring.addStaff(keys, admin, cost));
    REDRESS_TRY(code, ring.newRecoveryCode(keys, cost));
    made.recoveryCode = code;
    return made;
}

Result<KeyRing> KeyRing::load(const QString &path)
{
    QFile file(path);
    if (!file.exists())
        return Error{ErrorCode::NotFound, "there is no key ring at "_L1 + path, {}};
    if (!file.open(QIODevice::ReadOnly))
        return Error{file.error() == QFileDevice::PermissionsError ? ErrorCode::ReadOnly
                                                                   : ErrorCode::Io,
                     "couldn't read the key ring: "_L1 + file.errorString(),
                     u"Ask who owns the vault for the right to read it."_s};
    const QByteArray bytes = file.read(kMaxKeyRingBytes + 1);
    if (file.error() != QFileDevice::NoError)
        return Error{ErrorCode::Io, "couldn't read the key ring: "_L1 + file.errorString(), {}};
    return fromBytes(bytes);
}

Result<KeyRing> KeyRing::fromBytes(const QByteArray &bytes)
{
    if (bytes.size() > kMaxKeyRingBytes)
        return Error{
            ErrorCode::TooLarge, u"the key ring is larger than any this program writes"_s, {}};
    const auto parsed = parseJsonObject(bytes, kMaxKeyRingBytes);
    if (!parsed)
        return damagedRing(parsed.error().detail);
    const QJsonObject root = *parsed;
    if (root.value("format"_L1) != QString(kFormat))
        return damagedRing(u"it is no key ring of Redress"_s);
    const auto version = countAt(root, "version"_L1);
    if (!version)
        return damagedRing(u"it names no version"_s);
    if (*version > quint32(kKeyRingVersion))
        return Error{ErrorCode::NewerVersion,
                     "the key ring has version "_L1 + QString::number(*version)
                         + ", this program knows "_L1 + QString::number(kKeyRingVersion),
                     u"Open it with the newer program that wrote it."_s};
    KeyRing ring;
    ring.m_centerId = root.value("center"_L1).toString();
    ring.m_center = root.value("keys"_L1).toObject();
    ring.m_mac = bytesAt(root, "mac"_L1).value_or(QByteArray());
    const QJsonArray slotList = root.value("slots"_L1).toArray();
    if (slotList.isEmpty() || slotList.size() > kMaxSlots)
        return damagedRing(u"it has no slots, or too many"_s);
    for (const QJsonValue &slot : slotList)
        ring.m_slots.append(slot.toObject());
    ring.m_isCanonical = ring.toBytes() == bytes;
    return ring;
}

QByteArray KeyRing::toBytes() const
{
    QJsonArray slotList;
    for (const QJsonObject &slot : m_slots)
        slotList.append(slot);
    const QJsonObject root{{u"format"_s, QString(kFormat)}, {u"version"_s, kKeyRingVersion},
                           {u"center"_s, m_centerId},       {u"keys"_s, m_center},
                           {u"slots"_s, slotList},          {u"mac"_s, toBase64Url(m_mac)}};
    return QJsonDocument(root).toJson(QJsonDocument::Indented);
}

Result<void> KeyRing::save(const QString &path) const
{
    constexpr unsigned kOwnerOnly = 0600;
    const auto save = [&]() -> Result<void> {
        REDRESS_TRY(file, DurableFile::create(path, kOwnerOnly));
        REDRESS_CHECK(file.write(toBytes()));
        return file.commit(true);
    };
    if (const auto saved = save(); !saved)
        return saved.error().wrapped(u"couldn't save the key ring"_s);
    return {};
}

QList<SlotInfo> KeyRing::entries() const
{
    QList<SlotInfo> infos;
    for (const QJsonObject &slot : m_slots)
        infos.append(infoOf(slot));
    return infos;
}

Argon2Cost KeyRing::cost() const
{
    std::optional<Argon2Cost> dearest;
    for (const QJsonObject &slot : m_slots) {
        const auto cost = costOf(slot);
        if (cost && (!dearest || cost->memoryKiB > dearest->memoryKiB))
            dearest = cost;
    }
    return dearest.value_or(Argon2Cost());
}

const QJsonObject *KeyRing::slotOf(const QString &loginName) const
{
    const auto found
        = std::find_if(m_slots.begin(), m_slots.end(), [&loginName](const QJsonObject &slot) {
              const SlotInfo info = infoOf(slot);
              return !info.isRecovery && info.loginName == loginName;
          });
    return found == m_slots.end() ? nullptr : &*found;
}

Result<UnlockedKeys> KeyRing::open(const QJsonObject &slot, const SecretBytes &password) const
{
    REDRESS_TRY(opened, openSlot(m_centerId, slot, password));
    UnlockedKeys keys;
    keys.centerId = m_centerId;
    keys.staffId = infoOf(slot).staffId;
    keys.master = std::move(opened.master);
    keys.signing = std::move(opened.signing);
    REDRESS_TRY(sealing, subKey(keys.master, "redress keyring center v1"));
    QList<SecretBytes> secrets;
    for (const QLatin1String name : kCenterKeys) {
        auto secret = aesGcmOpen(sealing, placeOf(m_centerId, {}, name),
                                 bytesAt(m_center, name).value_or(QByteArray()));
        if (!secret)
            return damagedRing("the center's key \""_L1 + name + "\" does not open"_L1);
        secrets.append(*std::move(secret));
    }
    REDRESS_TRY(caKey, P256PrivateKey::fromPkcs8(secrets.at(0)));
    keys.caKey = caKey;
    REDRESS_TRY(logKey, Ed25519PrivateKey::fromSeed(secrets.at(1)));
    keys.logKey = logKey;
    keys.searchKey = secrets.at(2);
    return keys;
}

Result<UnlockedKeys> KeyRing::unlock(const QString &loginName, const SecretBytes &password) const
{
    const QJsonObject *const slot = slotOf(loginName);
    return slot ? open(*slot, password) : wrongPassword();
}

Result<UnlockedKeys> KeyRing::unlockWithRecovery(const QString &typedCode) const
{
    REDRESS_TRY(code, parseRecoveryCode(typedCode));
    for (const QJsonObject &slot : m_slots) {
        if (!infoOf(slot).isRecovery)
            continue;
        auto opened = open(slot, code);
        if (!opened && opened.error().code == ErrorCode::WrongPassword)
            break;
        return opened;
    }
    return Error{ErrorCode::WrongPassword, u"this recovery code does not open this key ring"_s,
                 u"A later code may have been printed, or it is the code of another center."_s};
}

Result<void> KeyRing::requireIntact(const UnlockedKeys &keys) const
{
    const Verification found = verify(keys);
    if (found.isIntact())
        return {};
    const Finding &first = found.findings.first();
    return damagedRing(first.subject + ": "_L1 + first.detail);
}

Result<void> KeyRing::sealRing(const UnlockedKeys &keys)
{
    REDRESS_TRY(macKey, ringMacKey(keys.master));
    m_mac = ringMac(macKey, m_centerId, m_slots, m_center);
    m_isCanonical = true; // what is saved from here on is spelled by toBytes()
    return {};
}

// `index` of the slot that is replaced, or -1.
Result<void> KeyRing::putSlot(const UnlockedKeys &keys, const QJsonObject &slot, qsizetype index)
{
    if (index < 0 && m_slots.size() >= kMaxSlots)
        return Error{ErrorCode::TooLarge, u"the key ring has no room for another person"_s, {}};
    if (index < 0)
        m_slots.append(slot);
    else
        m_slots[index] = slot;
    return sealRing(keys);
}

QString KeyRing::nextSlotId() const
{
    qint64 highest = 0;
    for (const QJsonObject &slot : m_slots)
        highest = std::max(highest, slot.value("id"_L1).toString().toLongLong());
    return QString::number(highest + 1);
}

Result<void> KeyRing::addStaff(const UnlockedKeys &keys, const NewStaffSlot &slot,
                               const Argon2Cost &cost)
{
    REDRESS_CHECK(requireIntact(keys));
    REDRESS_CHECK(checkName(slot.loginName, u"the login name"_s));
    REDRESS_CHECK(checkName(slot.staffId, u"the staff id"_s));
    if (slot.password.isEmpty())
        return Error{ErrorCode::BadInput, u"the password is empty"_s, {}};
    for (const QJsonObject &other : m_slots) {
        const SlotInfo info = infoOf(other);
        if (!info.isRecovery && (info.staffId == slot.staffId || info.loginName == slot.loginName))
            return Error{
                ErrorCode::Conflict, slot.loginName + " already stands in the key ring"_L1, {}};
    }
    REDRESS_TRY(made,
                makeSlot(m_centerId, keys.master, {nextSlotId(), slot.staffId, slot.loginName},
                         slot.password, &slot.key, cost));
    return putSlot(keys, made, -1);
}

Result<void> KeyRing::changePassword(const UnlockedKeys &keys, const SecretBytes &newPassword,
                                     const Argon2Cost &cost)
{
    REDRESS_CHECK(requireIntact(keys));
    if (newPassword.isEmpty())
        return Error{ErrorCode::BadInput, u"the password is empty"_s, {}};
    for (qsizetype i = 0; keys.signing && i < m_slots.size(); ++i) {
        const SlotInfo info = infoOf(m_slots.at(i));
        if (info.isRecovery || info.staffId != keys.staffId)
            continue;
        REDRESS_TRY(made,
                    makeSlot(m_centerId, keys.master, {info.slotId, info.staffId, info.loginName},
                             newPassword, &*keys.signing, cost));
        return putSlot(keys, made, i);
    }
    return wrongPassword();
}

Result<void> KeyRing::removeStaff(const UnlockedKeys &keys, const QString &staffId)
{
    REDRESS_CHECK(requireIntact(keys));
    const auto removed = m_slots.removeIf([&staffId](const QJsonObject &slot) {
        const SlotInfo info = infoOf(slot);
        return !info.isRecovery && info.staffId == staffId;
    });
    if (removed == 0)
        return Error{ErrorCode::NotFound, staffId + " does not stand in the key ring"_L1, {}};
    return sealRing(keys);
}

Result<QString> KeyRing::newRecoveryCode(const UnlockedKeys &keys, const Argon2Cost &cost)
{
    REDRESS_CHECK(requireIntact(keys));
    const auto former = std::find_if(m_slots.begin(), m_slots.end(), [](const QJsonObject &slot) {
        return infoOf(slot).isRecovery;
    });
    const qsizetype index = former == m_slots.end() ? -1 : former - m_slots.begin();
    const QString id = index < 0 ? nextSlotId() : infoOf(*former).slotId;
    const SecretBytes code = randomSecret(kRecoveryBytes);
    REDRESS_TRY(made, makeSlot(m_centerId, keys.master, {id, {}, {}}, code, nullptr, cost));
    REDRESS_CHECK(putSlot(keys, made, index));
    return formatRecoveryCode(code);
}

Verification KeyRing::verify(const UnlockedKeys &keys) const
{
    Verification found;
    const auto macKey = ringMacKey(keys.master);
    if (!macKey) {
        found.findings.append(
            {Verdict::CannotTell, u"keyring.ring"_s, u"key ring"_s, macKey.error().detail});
        return found;
    }
    if (!m_isCanonical)
        found.broken(u"keyring.form"_s, u"key ring"_s,
                     u"the file is not spelled as this program writes it"_s);
    for (qsizetype i = 0; i < m_slots.size(); ++i) {
        const SlotInfo info = infoOf(m_slots.at(i));
        if (!isSound(*macKey, m_slots.at(i)))
            found.broken(u"keyring.slot"_s,
                         "slot "_L1
                             + (info.slotId.isEmpty() ? QString::number(i + 1) : info.slotId),
                         "it was changed (login \""_L1 + info.loginName + "\")"_L1);
    }
    if (!constantTimeEquals(ringMac(*macKey, m_centerId, m_slots, m_center), m_mac))
        found.broken(
            u"keyring.ring"_s, u"key ring"_s,
            u"the center's keys, or which slots there are and in which order, were changed"_s);
    return found;
}

Result<QStringList> KeyRing::repair(const UnlockedKeys &keys)
{
    REDRESS_TRY(macKey, ringMacKey(keys.master));
    QStringList removed;
    m_slots.removeIf([&](const QJsonObject &slot) {
        if (isSound(macKey, slot))
            return false;
        removed.append(infoOf(slot).slotId);
        return true;
    });
    REDRESS_CHECK(sealRing(keys));
    return removed;
}

} // namespace Redress::Vault
