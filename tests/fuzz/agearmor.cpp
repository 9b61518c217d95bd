// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/agearmor.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void agearmor(QByteArrayView bytes)
{
    const auto decoded = Crypto::decodeAgeArmor(bytes);
    if (decoded)
        demand(Crypto::isAgeArmored(bytes) && (*decoded).size() < bytes.size(),
               "armor is longer than what it holds");
}

} // namespace Redress::Fuzz
