// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/entry.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void presentation(QByteArrayView bytes)
{
    const QByteArray text = bytes.toByteArray();
    if (const auto shown = Ledger::parsePresentation(text)) {
        demand(Ledger::present(shown->jwt, shown->disclosures) == text,
               "a presentation has one spelling");
        for (const Ledger::Disclosure &disclosure : shown->disclosures)
            demand(shown->view.digests.contains(disclosure.digest), "what is shown belongs here");
    }
}

} // namespace Redress::Fuzz
