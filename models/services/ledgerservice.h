// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/progress.h"
#include "models/services/session.h"

namespace Redress::Services {

struct LedgerHead {
    QString origin;
    qint64 size = 0;
    QByteArray root;
    QDateTime lastActUtc;
    QByteArray checkpoint; // signed note of the last checkpoint; may cover fewer entries
    qint64 checkpointSize = 0;
    QString logKey; // verifier key, C2SP form
};

struct LedgerCheck {
    Verification verification;
    qint64 entries = 0, disclosures = 0, projectionRows = 0, evidenceFiles = 0;
    /// Entries from the first on whose signatures this desk had verified before and whose bytes are
    /// the same; every signature was last verified at `fullUtc`.
    qint64 known = 0;
    QDateTime fullUtc;
    QDateTime atUtc;
};

class LedgerService {
public:
    explicit LedgerService(SessionPtr session);
    Result<LedgerHead> head();
    /// Tree, signatures, certificates at signing time, disclosures, evidence bytes, projections,
    /// key ring; all findings.
    struct VerifyOptions {
        bool evidence = true; // read every evidence file
        bool full = false; // verify each signature again, also those this desk knows
    };
    Result<LedgerCheck> verify(const VerifyOptions &options, Progress &progress);
    /// Goes on from a restored copy although this desk has seen more: recorded, with what was seen.
    /// Conflict when nothing is missing. The entry's number.
    Result<qint64> acceptCopy(const QString &reason);
    Result<QByteArray> checkpoint(); // signs the current head, stores and returns the note
    Result<QByteArray> proof(qint64 entry); // tlog-proof text
    Result<QByteArray>
    entry(qint64 entry); // SD-JWT presentation with all disclosures this person may see
    /// Puts what one of the above answered into a file; whole or not at all, never into the vault.
    Result<void> save(const QByteArray &text, const QString &path);
    Result<int> rebuild(Progress &progress); // how many rows differed
    Result<int> tiles(const QString &directory, Progress &progress); // files written

private:
    SessionPtr m_session;
};

} // namespace Redress::Services
