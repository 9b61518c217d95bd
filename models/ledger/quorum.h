// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ledger/note.h"
#include "models/ledger/policy.h"

#include <QByteArray>
#include <QList>

#include <optional>

namespace Redress::Ledger {

/// How far the witnesses of a policy cosigned one note.
struct QuorumStanding {
    struct Witness {
        QByteArray name; // as the policy calls it
        std::optional<qint64> cosignedAt; // Unix seconds; nothing: it did not
        bool isWrong = false; // a signature under its name and key id does not hold
    };
    struct Group {
        QByteArray name;
        int met = 0; // members that are met
        int threshold = 1;
        int members = 0;

        bool isMet() const { return met >= threshold; }
    };
    QList<Witness> witnesses; // in the policy's order
    QList<Group> groups;
    QByteArray quorum; // "none", a witness or a group
    bool isMet = false; // also with quorum "none"

    int cosigned() const; // witnesses that did
};

QuorumStanding standingOf(const Note &note, const Policy &policy);

} // namespace Redress::Ledger
