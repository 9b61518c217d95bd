// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/disclosure.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void disclosure(QByteArrayView bytes)
{
    const QByteArray text = bytes.toByteArray();
    if (const auto disclosure = Ledger::Disclosure::parse(text))
        demand(disclosure->encoded == text && !disclosure->name.isEmpty(),
               "a disclosure keeps its bytes and has a name");
}

} // namespace Redress::Fuzz
