// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/quorum.h"

#include "models/ledger/witnessing.h"

#include <QHash>

#include <algorithm>

namespace Redress::Ledger {

int QuorumStanding::cosigned() const
{
    return int(std::count_if(witnesses.cbegin(), witnesses.cend(), [](const Witness &witness) {
        return witness.cosignedAt.has_value();
    }));
}

static bool names(const Note &note, const VerifierKey &key)
{
    return std::any_of(note.signatures.cbegin(), note.signatures.cend(),
                       [&key](const NoteSignature &signature) {
                           return signature.name == key.name() && signature.keyId == key.keyId();
                       });
}

QuorumStanding standingOf(const Note &note, const Policy &policy)
{
    QuorumStanding standing;
    standing.quorum = policy.quorum;
    QHash<QByteArray, bool> met{{QByteArrayLiteral("none"), true}};
    for (const PolicyWitness &witness : policy.witnesses) {
        const auto at = cosignedAt(note, witness.key);
        standing.witnesses.append({witness.name, at, !at && names(note, witness.key)});
        met.insert(witness.name, standing.witnesses.last().cosignedAt.has_value());
    }
    for (const PolicyGroup &group : policy.groups) { // members stand before their group
        const auto count
            = std::count_if(group.members.cbegin(), group.members.cend(),
                            [&](const QByteArray &member) { return met.value(member); });
        standing.groups.append(
            {group.name, int(count), group.threshold, int(group.members.size())});
        met.insert(group.name, standing.groups.last().isMet());
    }
    standing.isMet = met.value(policy.quorum);
    return standing;
}

} // namespace Redress::Ledger
