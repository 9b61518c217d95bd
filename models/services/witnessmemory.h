// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ledger/note.h"

#include <QDateTime>
#include <QHash>
#include <QString>

namespace Redress::Services {

/// What became of asking one witness, as this desk remembers it.
struct RememberedWitness {
    qint64 size = 0; // that it says it last cosigned
    int failures = 0; // in a row
    QDateTime askedUtc; // invalid: never
    QDateTime againUtc; // not asked by itself before; invalid: at once
    QString code; // of the finding or error that stands: "witness.refused", "network"; empty: none
    QString trouble; // its sentence

    bool operator==(const RememberedWitness &) const = default;
};

/// A small file of this desk beside its memory of the ledger (seen.h). What the file does not know
/// is asked again.
class WitnessMemory {
public:
    explicit WitnessMemory(const QString &centerId);

    RememberedWitness of(const Ledger::VerifierKey &witness) const;
    /// A desk that cannot keep it works on.
    void keep(const Ledger::VerifierKey &witness, const RememberedWitness &remembered) const;

private:
    QHash<QString, RememberedWitness> load() const;
    QString m_path;
};

} // namespace Redress::Services
