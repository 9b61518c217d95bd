// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/policy.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void policy(QByteArrayView bytes)
{
    const auto policy = Ledger::Policy::parse(bytes.toByteArray());
    if (!policy)
        return;
    const QByteArray written = policy->format();
    const auto again = Ledger::Policy::parse(written);
    demand(again && again->format() == written, "a policy survives its form");
    static const QByteArray checkpoint = sample("tests/fuzz/corpus/note/checkpoint");
    (void)Ledger::openCheckpoint(checkpoint, *policy);
}

} // namespace Redress::Fuzz
