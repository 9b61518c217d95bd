// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"

#include <QHash>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Redress {

int minorDigits(const QString &currency)
{
    // ISO 4217 list one: the currencies a center meets; the digits after the point differ.
    static const QHash<QString, int> digits{
        {u"CNY"_s, 2}, {u"USD"_s, 2}, {u"EUR"_s, 2}, {u"GBP"_s, 2}, {u"HKD"_s, 2}, {u"MOP"_s, 2},
        {u"TWD"_s, 2}, {u"SGD"_s, 2}, {u"AUD"_s, 2}, {u"CAD"_s, 2}, {u"CHF"_s, 2}, {u"NZD"_s, 2},
        {u"INR"_s, 2}, {u"THB"_s, 2}, {u"MYR"_s, 2}, {u"PHP"_s, 2}, {u"IDR"_s, 2}, {u"RUB"_s, 2},
        {u"SEK"_s, 2}, {u"NOK"_s, 2}, {u"DKK"_s, 2}, {u"PLN"_s, 2}, {u"CZK"_s, 2}, {u"HUF"_s, 2},
        {u"TRY"_s, 2}, {u"BRL"_s, 2}, {u"MXN"_s, 2}, {u"ZAR"_s, 2}, {u"AED"_s, 2}, {u"SAR"_s, 2},
        {u"ILS"_s, 2}, {u"JPY"_s, 0}, {u"KRW"_s, 0}, {u"VND"_s, 0}, {u"CLP"_s, 0}, {u"ISK"_s, 0},
        {u"KWD"_s, 3}, {u"BHD"_s, 3}, {u"JOD"_s, 3}, {u"OMR"_s, 3}, {u"TND"_s, 3},
    };
    return digits.value(currency, -1);
}

static qint64 powerOfTen(int exponent)
{
    qint64 power = 1;
    for (int i = 0; i < exponent; ++i)
        power *= 10;
    return power;
}

QString formatMoney(const Money &money)
{
    const int digits = qMax(0, minorDigits(money.currency));
    const qint64 unit = powerOfTen(digits);
    const quint64 magnitude = money.minorUnits < 0 ? 0 - quint64(money.minorUnits) : quint64(money.minorUnits);
    QString whole = QString::number(magnitude / quint64(unit));
    for (qsizetype at = whole.size() - 3; at > 0; at -= 3)
        whole.insert(at, u',');
    if (digits > 0)
        whole += u'.' + QString::number(magnitude % quint64(unit)).rightJustified(digits, u'0');
    return (money.minorUnits < 0 ? u"-"_s : QString()) + whole + u' ' + money.currency;
}

Result<Money> checkedMoney(qint64 minorUnits, const QString &currency)
{
    if (minorDigits(currency) < 0)
        return Error{ErrorCode::BadInput, "\""_L1 + currency.left(16) + "\" is not a known currency"_L1,
            u"Use an ISO 4217 code such as CNY, USD or EUR."_s};
    if (minorUnits < 0)
        return Error{ErrorCode::BadInput, u"an amount cannot be negative"_s, u"Give the amount without a sign."_s};
    if (minorUnits > kMaxMinorUnits)
        return Error{ErrorCode::BadInput, u"the amount is larger than this program accepts"_s,
            u"Check the number of digits."_s};
    return Money{minorUnits, currency};
}

Result<Money> parseMoney(const QString &typed, const QString &fallbackCurrency)
{
    QString text = typed.normalized(QString::NormalizationForm_KC).trimmed().toUpper();
    const auto bad = [&typed] {
        return Error{ErrorCode::BadInput, "\""_L1 + typed.left(40) + "\" is not an amount"_L1,
            u"Write it like 50000, 50,000.00, 5w or 300 USD."_s};
    };
    QString currency;
    static const QHash<QChar, QString> signs{{u'¥', u"CNY"_s}, {u'$', u"USD"_s}, {u'€', u"EUR"_s}, {u'£', u"GBP"_s}};
    if (!text.isEmpty() && signs.contains(text.front())) {
        currency = signs.value(text.front());
        text = text.sliced(1).trimmed();
    }
    static const QRegularExpression shape(
        u"^([A-Z]{3})?\\s*(-?[0-9]{1,3}(?:,[0-9]{3})+|-?[0-9]+)(?:\\.([0-9]+))?\\s*(W|K|千|万|萬|亿|億)?\\s*(元|块|[A-Z]{3})?$"_s);
    const auto match = shape.match(text);
    if (!match.hasMatch())
        return bad();
    for (const int group : {1, 5}) {
        QString named = match.captured(group);
        if (named == u"元"_s || named == u"块"_s)
            named = u"CNY"_s;
        if (named.isEmpty())
            continue;
        if (!currency.isEmpty() && currency != named)
            return bad();
        currency = named;
    }
    if (currency.isEmpty())
        currency = fallbackCurrency;
    const int digits = minorDigits(currency);
    if (digits < 0)
        return checkedMoney(0, currency);
    static const QHash<QString, int> scales{{u"K"_s, 3}, {u"千"_s, 3}, {u"W"_s, 4}, {u"万"_s, 4}, {u"萬"_s, 4},
        {u"亿"_s, 8}, {u"億"_s, 8}};
    const int shift = digits + scales.value(match.captured(4), 0);
    QString fraction = match.captured(3);
    while (fraction.endsWith(u'0'))
        fraction.chop(1);
    if (fraction.size() > shift)
        return bad();
    const QString allDigits = match.captured(2).remove(u',') + fraction.leftJustified(shift, u'0');
    bool fits = false;
    const qint64 units = allDigits.toLongLong(&fits);
    if (!fits)
        return Error{ErrorCode::BadInput, u"the amount is larger than this program accepts"_s,
            u"Check the number of digits."_s};
    return checkedMoney(units, currency);
}

} // namespace Redress
