// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>

namespace Redress::Crypto {

inline constexpr qsizetype kMaxArmoredBytes = 64 * 1024 * 1024;

/// Whether the text begins as an armored age file does (white space before it is allowed).
bool isAgeArmored(QByteArrayView text);
/// The binary age file inside its text form; BadInput for anything but the one strict form
/// (age-encryption.org/v1).
Result<QByteArray> decodeAgeArmor(QByteArrayView text);

} // namespace Redress::Crypto
