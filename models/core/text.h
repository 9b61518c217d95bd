// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QJsonObject>
#include <QString>

namespace Redress {

inline constexpr qsizetype kMaxShortText = 400; // names, titles, one-line fields, in UTF-16 units
inline constexpr qsizetype kMaxLongText = 200'000; // stories, notes, answers
inline constexpr qsizetype kMaxJsonBytes = 4 * 1024 * 1024;

/// Base64url without padding (RFC 4648 section 5); decoding is strict: alphabet, length and unused bits.
QString toBase64Url(const QByteArray &bytes);
Result<QByteArray> fromBase64Url(QByteArrayView text);
/// Standard base64 with padding, strict.
Result<QByteArray> fromBase64(QByteArrayView text);

/// Text from people: NFC, line ends as \n, trimmed; BadInput for NUL, other control characters, lone surrogates,
/// bidirectional overrides or isolates, or more than `limit` UTF-16 units. `field` names it in the message.
Result<QString> cleanLongText(const QString &text, const QString &field, qsizetype limit = kMaxLongText);
/// As above, and on one line (tabs and line ends become a space).
Result<QString> cleanShortText(const QString &text, const QString &field, qsizetype limit = kMaxShortText);
/// Strict UTF-8; BadInput names the byte offset.
Result<QString> decodeUtf8(const QByteArray &bytes);

/// One JSON object: strict UTF-8, no byte order mark, within `limit` bytes.
Result<QJsonObject> parseJsonObject(const QByteArray &bytes, qsizetype limit = kMaxJsonBytes);
/// Compact JSON with sorted keys (what Qt writes): the form that is hashed and signed.
QByteArray compactJson(const QJsonObject &object);

/// "李**", "J*** S****": first character of each word.
QString maskName(const QString &name);
/// "138****8000": first three and last four digits of long numbers, fewer of short ones.
QString maskDigits(const QString &number);

} // namespace Redress
