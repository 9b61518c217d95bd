// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ids.h"
#include "models/core/money.h"
#include "models/core/text.h"
#include "models/domain/drafts.h"
#include "tests/fuzz/targets.h"

using namespace Qt::StringLiterals;

namespace Redress::Fuzz {

void typed(QByteArrayView bytes)
{
    const QString text = QString::fromUtf8(bytes);
    static const QDate today(2026, 11, 1);
    if (const auto money = parseMoney(text, u"CNY"_s)) {
        const auto again = parseMoney(formatMoney(*money), {});
        demand(again && *again == *money, "an amount survives its form");
    }
    if (const auto number = parseNumber(u'C', text)) {
        const auto again = parseNumber(u'C', *number);
        demand(again && *again == *number, "a number survives its form");
    }
    if (const auto phone = Domain::normalizePhone(text)) {
        const auto again = Domain::normalizePhone(*phone);
        demand(again && *again == *phone, "a telephone number survives its form");
    }
    if (const auto number = Domain::normalizeIdNumber(text)) {
        const auto again = Domain::normalizeIdNumber(*number);
        demand(again && *again == *number, "an identity number survives its form");
    }
    if (const auto day = Domain::parseDay(text, today))
        demand(*day <= today && (*day).year() >= 1900, "a day is not to come");
    for (const bool isLong : {true, false}) {
        const auto clean
            = isLong ? cleanLongText(text, u"fuzz"_s) : cleanShortText(text, u"fuzz"_s);
        if (!clean)
            continue;
        const auto again
            = isLong ? cleanLongText(*clean, u"fuzz"_s) : cleanShortText(*clean, u"fuzz"_s);
        demand(again && *again == *clean, "clean text is clean");
    }
    (void)Domain::foldName(text);
    (void)Domain::foldCompanyName(text);
    (void)maskName(text);
    (void)maskDigits(text);
    (void)fromBase64Url(bytes);
    (void)fromBase64(bytes);
}

} // namespace Redress::Fuzz
