// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QString>

namespace Redress {

/// Integer minor units with an ISO 4217 code; never a double.
struct Money {
    qint64 minorUnits = 0;
    QString currency;

    bool operator==(const Money &) const = default;
};

inline constexpr qint64 kMaxMinorUnits = 1'000'000'000'000'000; // ten trillion in a two-digit currency

/// Digits after the point for an ISO 4217 code, or -1 for an unknown code.
int minorDigits(const QString &currency);
/// "50,000.00 CNY".
QString formatMoney(const Money &money);
/// What people type: "50,000", "5w", "5万", "1.2亿", "￥300", "$45.10", "300 USD"; `fallbackCurrency` where none is
/// named. BadInput for negative amounts, unknown currencies, more decimals than the currency has, or above the limit.
Result<Money> parseMoney(const QString &typed, const QString &fallbackCurrency);
/// Checks a Money that came from outside (JSON): currency known, 0 ≤ amount ≤ kMaxMinorUnits.
Result<Money> checkedMoney(qint64 minorUnits, const QString &currency);

} // namespace Redress
