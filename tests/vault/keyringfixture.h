// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/vault/keyring.h"

#include <QFile>
#include <QString>

// What the tests of the key ring share.
namespace Redress::Vault {

inline constexpr Crypto::Argon2Cost kCheap{64, 1, 1};

inline Crypto::SecretBytes secret(QByteArrayView text)
{
    return Crypto::SecretBytes::copyOf(text);
}

inline NewStaffSlot person(const QString &name)
{
    return {QLatin1String("S-") + name, name, secret("password of " + name.toUtf8()),
            *Crypto::P256PrivateKey::generate()};
}

// Wang and Li may open it.
inline CreatedRing madeRing()
{
    CreatedRing made
        = *KeyRing::create(QStringLiteral("center-1"), person(QStringLiteral("wang")), kCheap);
    const Result<void> added = made.ring.addStaff(made.keys, person(QStringLiteral("li")), kCheap);
    if (!added)
        qFatal("%s", qPrintable(added.error().detail));
    return made;
}

inline QByteArray bytesOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace Redress::Vault
