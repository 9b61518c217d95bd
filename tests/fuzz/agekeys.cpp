// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/age.h"
#include "models/crypto/agehybrid.h"
#include "models/crypto/bech32.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void agekeys(QByteArrayView bytes)
{
    const QString text = QString::fromLatin1(bytes);
    if (const auto identity = Crypto::AgeIdentity::fromText(text))
        demand(identity->secretText() == text.toUpper(), "an identity has one spelling");
    (void)Crypto::AgeHybridIdentity::fromText(text);
    if (const auto recipient = Crypto::fromBech32("age", text))
        demand(Crypto::toBech32("age", recipient->view()) == text.toLower(),
               "a recipient has one spelling");
}

} // namespace Redress::Fuzz
