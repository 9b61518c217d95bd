// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ids.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Redress {

static int checkDigit(const QString &digits)
{
    int product = 10;
    for (const QChar digit : digits) {
        int sum = (product + digit.digitValue()) % 10;
        if (sum == 0)
            sum = 10;
        product = (sum * 2) % 11;
    }
    return (11 - product) % 10;
}

QString formatNumber(QChar prefix, int year, qint64 number)
{
    const QString yearText = QString::number(year);
    const QString numberText = QString::number(number).rightJustified(6, u'0');
    return prefix + u'-' + yearText + u'-' + numberText + u'-'
        + QString::number(checkDigit(yearText + numberText));
}

Result<QString> parseNumber(QChar prefix, const QString &typed)
{
    static const QRegularExpression shape(u"^([A-Z])[\\s-]*([0-9]{4})[\\s-]*([0-9]{6,12})[\\s-]*([0-9])$"_s);
    const QString plain = typed.normalized(QString::NormalizationForm_KC).trimmed().toUpper();
    const auto match = shape.match(plain);
    if (!match.hasMatch() || match.captured(1) != prefix)
        return Error{ErrorCode::BadInput, "\""_L1 + typed.left(40) + "\" is not a number of this kind"_L1,
            "Numbers look like "_L1 + formatNumber(prefix, 2026, 123) + "."_L1};
    const QString digits = match.captured(2) + match.captured(3);
    if (checkDigit(digits) != match.captured(4).toInt())
        return Error{ErrorCode::BadInput, "the check digit of "_L1 + plain + " does not fit"_L1,
            u"Read the number again; one digit is wrong."_s};
    return formatNumber(prefix, match.captured(2).toInt(), match.captured(3).toLongLong());
}

QString formatOpaqueId(const QString &prefix, const QByteArray &random10)
{
    Q_ASSERT(random10.size() == 10);
    static constexpr char alphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
    QString text = prefix;
    quint64 bits = 0;
    int held = 0;
    for (const char byte : random10) {
        bits = (bits << 8) | quint8(byte);
        held += 8;
        while (held >= 5) {
            held -= 5;
            text += QLatin1Char(alphabet[(bits >> held) & 31]);
        }
    }
    return text;
}

} // namespace Redress
