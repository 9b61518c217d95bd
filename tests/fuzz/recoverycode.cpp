// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/recoverycode.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void recoverycode(QByteArrayView bytes)
{
    const QString typed = QString::fromUtf8(bytes);
    const auto code = Vault::parseRecoveryCode(typed);
    if (!code)
        return;
    const auto again = Vault::parseRecoveryCode(Vault::formatRecoveryCode(*code));
    demand(again && *again == *code, "a code survives its form");
}

} // namespace Redress::Fuzz
