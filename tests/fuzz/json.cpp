// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/ledger/entryrules.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void json(QByteArrayView bytes)
{
    const auto object = parseJsonObject(bytes.toByteArray());
    if (!object || !Ledger::checkFactValue(*object))
        return;
    const QByteArray written = compactJson(*object);
    const auto again = parseJsonObject(written);
    demand(again.ok(), "what is written can be read");
    demand(compactJson(*again) == written, "one object has one spelling");
}

} // namespace Redress::Fuzz
