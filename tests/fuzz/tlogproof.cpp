// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/ledger/tlogproof.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void tlogproof(QByteArrayView bytes)
{
    static const auto policy = *Ledger::Policy::parse(sample("tests/fuzz/corpus/policy/one-log"));
    const QByteArray text = bytes.toByteArray();
    const auto proof = Ledger::parseTlogProof(text);
    if (!proof)
        return;
    const auto again = Ledger::formatTlogProof(*proof);
    demand(again && *again == text, "a proof has one spelling");
    demand(!Ledger::verifyTlogProof(*proof, Crypto::sha256("nobody's leaf"), policy),
           "no proof holds for a foreign leaf");
}

} // namespace Redress::Fuzz
