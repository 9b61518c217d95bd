// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/ledger/checkpoint.h"
#include "models/ledger/note.h"
#include "models/store/ledgerrepository.h"

#include <QString>

#include <optional>

namespace Redress::Services {

/// The file in which this desk of this person remembers something of a center; empty when nothing
/// can be remembered.
QString memoryPath(const QString &centerId, const QString &ending = {});

/// "ledger.older-than-seen", with how to go on from such a copy.
Verification olderThanSeen(const QString &detail);

/// What this desk remembers of each center: the newest checkpoint it saw, a small file in the
/// user's data folder. By it an old copy that pretends to be the present is known
/// (resources/help/backup.md).
class SeenCheckpoint {
public:
    SeenCheckpoint(const QString &centerId, const Ledger::VerifierKey &logKey);

    /// "ledger.older-than-seen" when the ledger is shorter than what was seen, or is another one.
    Verification compare(const Store::LedgerRepository &ledger) const;
    /// Keeps the ledger's newest checkpoint, unless compare() finds something. A desk that cannot
    /// keep it works on.
    void remember(const Store::LedgerRepository &ledger) const;
    /// The newest checkpoint seen, where compare() finds something against it.
    std::optional<Ledger::Checkpoint> unmet(const Store::LedgerRepository &ledger) const;
    /// Keeps the ledger's newest checkpoint instead, whatever was seen.
    Result<void> accept(const Store::LedgerRepository &ledger) const;
    QString path() const { return m_path; } // empty when nothing can be remembered

private:
    std::optional<Ledger::Checkpoint> load() const;
    QString m_path;
    Ledger::VerifierKey m_logKey;
};

} // namespace Redress::Services
