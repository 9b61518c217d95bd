// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/keys.h"
#include "models/crypto/primitives.h"
#include "models/crypto/secretbytes.h"
#include "models/vault/keyring.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

#include <optional>

// One slot of the key ring, as the JSON object that stands in the file. A damaged slot is such an
// object too.
namespace Redress::Vault {

struct SlotNames {
    QString id;
    QString staffId; // empty in the recovery slot, as is loginName
    QString loginName;
};

/// `signing` is nothing for the recovery slot.
Result<QJsonObject> makeSlot(const QString &centerId, const Crypto::SecretBytes &master,
                             const SlotNames &names, const Crypto::SecretBytes &password,
                             const Crypto::P256PrivateKey *signing, const Crypto::Argon2Cost &cost);

SlotInfo infoOf(const QJsonObject &slot);
/// Nothing when the slot does not say.
std::optional<Crypto::Argon2Cost> costOf(const QJsonObject &slot);
/// Whether no field was changed since makeSlot().
bool isSound(const Crypto::SecretBytes &macKey, const QJsonObject &slot);

struct OpenedSlot {
    Crypto::SecretBytes master;
    std::optional<Crypto::P256PrivateKey> signing;
};
/// WrongPassword, or Corrupt when the slot was changed.
Result<OpenedSlot> openSlot(const QString &centerId, const QJsonObject &slot,
                            const Crypto::SecretBytes &password);

// Shared by slots and ring.
Error wrongPassword();
Error damagedRing(const QString &what);
std::optional<QByteArray> bytesAt(const QJsonObject &object, QLatin1StringView field);
std::optional<quint32> countAt(const QJsonObject &object, QLatin1StringView field);
/// Associated data that binds a ciphertext to its place, so that no two can change places; `slot`
/// is empty for the center's own keys.
QByteArray placeOf(const QString &centerId, const QJsonObject &slot, QLatin1StringView field);
Result<Crypto::SecretBytes> subKey(const Crypto::SecretBytes &secret, QByteArrayView label);
Result<Crypto::SecretBytes> ringMacKey(const Crypto::SecretBytes &master);

} // namespace Redress::Vault
