// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/entry.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void entry(QByteArrayView bytes)
{
    static const auto key = Crypto::P256PrivateKey::generate()->publicKey();
    const auto view = Ledger::parseEntry(bytes);
    demand(!Ledger::verifyEntrySignature(bytes, key), "nobody has signed with this key");
    if (view)
        demand(!view->act.isEmpty() && view->at.isValid() && !view->id.isEmpty(),
               "an entry says what, when and which");
}

} // namespace Redress::Fuzz
