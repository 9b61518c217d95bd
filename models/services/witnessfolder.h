// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/services/vaultfolder.h"
#include "models/services/witness.h"

#include <optional>

namespace Redress::Services {

/// The files of a witness's folder: witness.json, witness.lock, logs/, evidence/. What is written
/// is durable on return.
class WitnessFolder {
public:
    explicit WitnessFolder(const QString &directory) : m_directory(directory) { }

    QString keyPath() const;
    /// InUse when another process keeps it for long.
    Result<std::unique_ptr<FileLock>> lock() const;
    /// Nothing for an unknown origin. Corrupt when the file is not what this witness wrote,
    /// Conflict when this computer has seen this witness cosign more.
    Result<std::optional<WitnessedLog>> load(const QString &origin,
                                             const Ledger::VerifierKey &own) const;
    Result<QList<WitnessedLog>> loadAll(const Ledger::VerifierKey &own) const;
    /// `note` is empty or cosigned by `own`.
    Result<void> save(const Ledger::VerifierKey &log, const QByteArray &note,
                      const Ledger::VerifierKey &own) const;
    /// Both notes and why; the file's path. The same pair is kept once.
    Result<QString> keepEvidence(const WitnessedLog &log, const Ledger::WitnessRequest &request,
                                 const Ledger::WitnessDecision &decision,
                                 const QDateTime &nowUtc) const;

private:
    QString logPath(const QString &origin) const;
    Result<WitnessedLog> read(const QString &path, const Ledger::VerifierKey &own) const;
    Result<void> demandNewest(const WitnessedLog &log, const Ledger::VerifierKey &own) const;
    QString m_directory;
};

} // namespace Redress::Services
