// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/mediatype.h"
#include "models/services/vaultfolder.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void vaultfacts(QByteArrayView bytes)
{
    const QByteArray content = bytes.toByteArray();
    demand(!Services::mediaTypeOf(content).isEmpty(), "every beginning has a media type");
    if (const auto facts = Services::vaultFactsFrom(content))
        demand(Services::vaultFactsFrom(Services::vaultFactsBytes(*facts)).ok(),
               "a vault's facts survive their form");
}

} // namespace Redress::Fuzz
