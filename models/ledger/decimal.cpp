// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/decimal.h"

#include <QByteArray>

namespace Redress::Ledger {

std::optional<qint64> parseDecimal(QByteArrayView text)
{
    bool ok = false;
    const qint64 value = text.toByteArray().toLongLong(&ok);
    // Only the canonical form reads back as itself.
    if (!ok || value < 0 || QByteArray::number(value) != text)
        return std::nullopt;
    return value;
}

} // namespace Redress::Ledger
