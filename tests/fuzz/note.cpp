// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/checkpoint.h"
#include "models/ledger/note.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void note(QByteArrayView bytes)
{
    const QByteArray text = bytes.toByteArray();
    (void)Ledger::VerifierKey::parse(bytes);
    const auto note = Ledger::parseNote(text);
    if (!note)
        return;
    const auto again = Ledger::formatNote(*note);
    demand(again && *again == text, "a note has one spelling");
    if (const auto checkpoint = Ledger::Checkpoint::parseBody(note->text)) {
        const auto body = checkpoint->body();
        demand(body && *body == note->text, "a checkpoint has one spelling");
    }
}

} // namespace Redress::Fuzz
