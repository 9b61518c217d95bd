// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/result.h"
#include "models/crypto/keys.h"
#include "models/crypto/primitives.h"
#include "models/crypto/secretbytes.h"
#include "models/vault/unlockedkeys.h"

#include <QByteArray>
#include <QJsonObject>
#include <QList>
#include <QString>

namespace Redress::Vault {

inline constexpr int kKeyRingVersion = 1;
inline constexpr qint64 kMaxKeyRingBytes = 4 * 1024 * 1024;
inline constexpr qsizetype kMaxSlots = 2'000;
inline constexpr qsizetype kMaxLoginName = 64; // UTF-16 units

/// A person who may open the ring. The password is UTF-8 in the form the person typed it (NFC).
struct NewStaffSlot {
    QString staffId;
    QString loginName;
    Crypto::SecretBytes password;
    Crypto::P256PrivateKey key;
};

/// Who stands in the ring, for lists. Both names are empty in the recovery slot.
struct SlotInfo {
    QString slotId;
    QString staffId;
    QString loginName;
    bool isRecovery = false;
};

struct CreatedRing;

/// The file `keyring.json` (resources/help/keyring.md): the master key once for each person and
/// once for the recovery code, and the center's own keys under it. A value; nothing is written
/// before save().
class KeyRing {
public:
    static Result<CreatedRing> create(const QString &centerId, const NewStaffSlot &admin,
                                      const Crypto::Argon2Cost &cost);
    /// NotFound, TooLarge, NewerVersion, or Corrupt when it cannot be read at all. A single damaged
    /// slot does not keep the others out: verify() names it.
    static Result<KeyRing> load(const QString &path);
    static Result<KeyRing> fromBytes(const QByteArray &bytes);
    /// Atomic and durable; readable by the owner only. DiskFull, ReadOnly or Io, and the old file
    /// stays.
    Result<void> save(const QString &path) const;
    QByteArray toBytes() const;

    QString centerId() const { return m_centerId; }
    QList<SlotInfo> entries() const;
    /// What opening the dearest slot costs: for slots that are added to this ring.
    Crypto::Argon2Cost cost() const;

    /// WrongPassword, with the same words for an unknown name. Takes as long as the slot's Argon2id
    /// cost says.
    Result<UnlockedKeys> unlock(const QString &loginName,
                                const Crypto::SecretBytes &password) const;
    /// BadInput for a mistyped code (its check characters tell), WrongPassword for a code of
    /// another ring.
    Result<UnlockedKeys> unlockWithRecovery(const QString &typedCode) const;

    // Each of these refuses (Corrupt) to work on a ring that verify() finds broken, so that no
    // tampering is blessed.
    /// Conflict when the staff id or login name already stands in the ring.
    Result<void> addStaff(const UnlockedKeys &keys, const NewStaffSlot &slot,
                          const Crypto::Argon2Cost &cost);
    /// A person's own new password: WrongPassword unless `keys` carry that person's signing key.
    Result<void> changePassword(const UnlockedKeys &keys, const Crypto::SecretBytes &newPassword,
                                const Crypto::Argon2Cost &cost);
    Result<void> removeStaff(const UnlockedKeys &keys, const QString &staffId);
    /// Replaces the recovery slot; the former code no longer opens the ring.
    Result<QString> newRecoveryCode(const UnlockedKeys &keys, const Crypto::Argon2Cost &cost);

    /// Names each damaged slot ("keyring.slot"), damage to the ring itself ("keyring.ring"), and a
    /// file that is not spelled as this program writes it ("keyring.form").
    Verification verify(const UnlockedKeys &keys) const;
    /// Takes the damaged slots out, so that the rest can be worked on again; answers their slot
    /// ids.
    Result<QStringList> repair(const UnlockedKeys &keys);

private:
    const QJsonObject *slotOf(const QString &loginName) const;
    Result<UnlockedKeys> open(const QJsonObject &slot, const Crypto::SecretBytes &password) const;
    Result<void> requireIntact(const UnlockedKeys &keys) const;
    Result<void> putSlot(const UnlockedKeys &keys, const QJsonObject &slot, qsizetype index);
    Result<void> sealRing(const UnlockedKeys &keys);
    QString nextSlotId() const;

    QString m_centerId;
    QList<QJsonObject> m_slots;
    QJsonObject m_center; // "ca", "log", "search": sealed under the master key
    QByteArray m_mac;
    bool m_isCanonical = true; // spelled as toBytes() spells it when it was loaded
};

struct CreatedRing {
    KeyRing ring;
    UnlockedKeys keys;
    QString recoveryCode; // shown once, never stored
};

} // namespace Redress::Vault
