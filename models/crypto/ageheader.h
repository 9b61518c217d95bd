// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>

#include <optional>

namespace Redress::Crypto {

inline constexpr qsizetype kAgeFileKeyBytes = 16;
inline constexpr qsizetype kMaxAgeHeaderBytes = 256 * 1024; // about 2,000 recipients

struct AgeStanza {
    QList<QByteArray> arguments; // the first names the kind of recipient
    QByteArray body;
};

/// The text part of an age v1 file.
struct AgeHeader {
    QList<AgeStanza> stanzas;
    QByteArray macInput; // up to and including "---"
    QByteArray mac;
    qint64 bytes = 0; // where the binary part begins
};

/// Standard base64 without padding, in its one canonical spelling.
std::optional<QByteArray> fromAgeBase64(QByteArrayView text);
QByteArray toAgeBase64(QByteArrayView bytes);

/// So many bytes, fewer at the end; a device that fails is Io, and no file that ends.
Result<qint64> readUpTo(QIODevice *device, char *to, qint64 count);
/// Reads and takes apart the header at the start of `device`. Corrupt for anything the format does
/// not allow.
Result<AgeHeader> readAgeHeader(QIODevice *device);
/// Corrupt when the header's MAC was not made with this file key.
Result<void> checkAgeMac(const AgeHeader &header, const SecretBytes &fileKey);
/// The header of a file with one stanza, MAC included.
Result<QByteArray> writeAgeHeader(const AgeStanza &stanza, const SecretBytes &fileKey);

/// The error for a header the format does not allow.
Error ageHeaderError(const QString &what);

} // namespace Redress::Crypto
