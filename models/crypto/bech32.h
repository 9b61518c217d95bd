// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"

#include <QByteArray>
#include <QString>

namespace Redress::Crypto {

/// Bech32 (BIP 173) as age uses it: no limit of 90 characters. Lower case; `prefix` is lower case
/// too.
QString toBech32(const QByteArray &prefix, QByteArrayView bytes);
/// Takes all lower or all upper case; BadInput for a wrong prefix, checksum, character or padding.
Result<SecretBytes> fromBech32(const QByteArray &prefix, const QString &text);

} // namespace Redress::Crypto
