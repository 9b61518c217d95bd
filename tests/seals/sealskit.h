// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/certificate.h"
#include "models/crypto/keys.h"

#include <QDateTime>
#include <QString>

namespace Redress::Test {

/// A made-up center with one clerk: root, clerk's certificate, keys. Valid from the first of its
/// year.
struct Center {
    Crypto::P256PrivateKey rootKey;
    Crypto::P256PrivateKey clerkKey;
    Crypto::Certificate root;
    Crypto::Certificate clerk;
};

inline constexpr int kThisYear = 2026;
QDateTime noon(int year = kThisYear); // of the second of March, UTC
Center makeCenter(int year = kThisYear);

} // namespace Redress::Test
