// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/certificate.h"
#include "models/crypto/keys.h"

#include <QDateTime>
#include <QString>

namespace Redress::Test {

/// A made-up center with one clerk: root, clerk's certificate, keys. Valid from the first of 2026.
struct Center {
    Crypto::P256PrivateKey rootKey;
    Crypto::P256PrivateKey clerkKey;
    Crypto::Certificate root;
    Crypto::Certificate clerk;
};

QDateTime noon(); // 2026-03-02T12:00:00Z
Center makeCenter(const QString &name = QStringLiteral("Made-up Center"));

} // namespace Redress::Test
