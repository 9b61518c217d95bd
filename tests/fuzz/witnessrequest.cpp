// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/quorum.h"
#include "models/ledger/witnessing.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

static Ledger::VerifierKey keyOf(QByteArrayView text)
{
    const auto key = Ledger::VerifierKey::parse(text);
    demand(key.ok(), "the help page's key is one");
    return *key;
}

// The bytes are what a log sends, and what a witness answers; keys and checkpoint are those that
// resources/help/checkpoints.md prints.
void witnessrequest(QByteArrayView bytes)
{
    static const Ledger::VerifierKey log = keyOf("redress.example/center-of-hangzhou+1a3c99c8+"
                                                 "ATTWCVqWnQ/H5KLIQaTiLREv3RTERE0Q0Nw0Jkqf4rD6");
    static const Ledger::VerifierKey own
        = keyOf("witness.example/department+2b87e986+BDZE46mUdgPiyQEFrxFtOn/u6zwfXQB4JT9kDEsYYFjr");
    static const QByteArray checkpoint = sample("tests/fuzz/corpus/note/help-0");
    const QByteArray text = bytes.toByteArray();
    if (const auto kept = Ledger::withCosignature(checkpoint, text, own))
        demand(Ledger::openCheckpoint(*kept, log).ok(), "an answer leaves the log's signature");
    const auto request = Ledger::parseWitnessRequest(text);
    if (!request)
        return;
    const auto again = Ledger::formatWitnessRequest(*request);
    demand(again && *again == text, "a request has one spelling");
    const Ledger::KnownLog fresh{log, {}};
    const Ledger::WitnessDecision made = Ledger::decide(*request, &fresh, own);
    demand((made.verdict == Ledger::WitnessVerdict::Cosign)
               == (made.httpStatus() == 200 && made.why.isEmpty()),
           "what is refused is refused with a reason");
    if (made.verdict == Ledger::WitnessVerdict::Cosign)
        demand(Ledger::openCheckpoint(request->checkpoint, log).ok(),
               "only what the log signed is cosigned");
    demand(Ledger::decide(*request, nullptr, own).httpStatus() == 404, "a stranger stays one");
}

} // namespace Redress::Fuzz
