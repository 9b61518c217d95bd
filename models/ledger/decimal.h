// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArrayView>

#include <optional>

namespace Redress::Ledger {

/// A number as the C2SP formats write it: ASCII digits, no sign, no leading zero, below 2^63.
std::optional<qint64> parseDecimal(QByteArrayView text);

} // namespace Redress::Ledger
