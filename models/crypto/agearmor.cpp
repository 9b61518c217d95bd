// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/agearmor.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

constexpr QByteArrayView kBegin = "-----BEGIN AGE ENCRYPTED FILE-----";
constexpr QByteArrayView kEnd = "-----END AGE ENCRYPTED FILE-----";
constexpr qsizetype kColumns = 64;

} // namespace

bool isAgeArmored(QByteArrayView text)
{
    return text.trimmed().startsWith(kBegin);
}

Result<QByteArray> decodeAgeArmor(QByteArrayView text)
{
    const auto refused = [](const QString &why) {
        return Error{ErrorCode::BadInput, "age armor: "_L1 + why, {}};
    };
    if (text.size() > kMaxArmoredBytes)
        return Error{ErrorCode::TooLarge, u"age armor: it is too large"_s, {}};
    // White space may stand around the whole, nowhere inside; lines end with LF or CRLF.
    QList<QByteArray> lines = text.trimmed().toByteArray().split('\n');
    for (qsizetype i = 0; i + 1 < lines.size(); ++i) {
        if (lines.at(i).endsWith('\r'))
            lines[i].chop(1);
    }
    if (lines.size() < 2 || lines.first() != kBegin || lines.last() != kEnd)
        return refused(u"its first or last line is malformed"_s);
    QByteArray body;
    for (qsizetype i = 1; i + 1 < lines.size(); ++i) {
        const QByteArray &line = lines.at(i);
        const bool isLast = i + 2 == lines.size();
        if (isLast ? line.isEmpty() || line.size() > kColumns : line.size() != kColumns)
            return refused(u"a line has a wrong length"_s);
        body += line;
    }
    const auto decoded = QByteArray::fromBase64Encoding(
        body, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded || (*decoded).toBase64() != body)
        return refused(u"its base64 is malformed"_s);
    return *decoded;
}

} // namespace Redress::Crypto
