// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/progress.h"
#include "models/services/session.h"

#include <QDateTime>

namespace Redress::Services {

/// What a finished backup holds. Findings name evidence that the vault itself no longer has as it
/// was recorded ("evidence.missing", "evidence.changed"): all else is in the backup.
struct BackupReport {
    QString directory;
    qint64 entries = 0;
    QByteArray root;
    qint64 files = 0, bytes = 0; // in the backup
    qint64 newFiles = 0, newBytes = 0; // written by this run
    QDateTime atUtc;
    Verification verification;
};

/// Copies of a center, sealed as it is (resources/help/backup.md).
class BackupService {
public:
    explicit BackupService(SessionPtr session);
    /// While others go on writing: the state of one moment. `directory`: new, empty, or an earlier
    /// backup of this center, which stays usable until the new one is durable. NotPermitted,
    /// Network, Conflict (the folder holds something else, or a newer backup), Corrupt (the ledger
    /// does not hold together: nothing good is replaced by it), DiskFull, Cancelled.
    Result<BackupReport> backUp(const QString &directory, Progress &progress);

private:
    SessionPtr m_session;
};

struct RestoreReport {
    CenterFacts center;
    QString directory; // or the server's address, without a password
    qint64 entries = 0;
    QByteArray root; // recomputed over the restored entries, as the backup's checkpoint signed it
    qint64 files = 0, bytes = 0;
    QDateTime backupUtc;
    Verification verification; // "evidence.…", "drafts.…", "ledger.older-than-seen"
};

/// Makes a center from the backup: a vault in `place`, a new or empty folder; or, where that is the
/// address of an empty database, one on that server, with its papers in `evidence`, a new or empty
/// folder. Each digest is checked, the ledger's root proved against the checkpoint. Damaged or
/// missing papers are told and left out. There is a whole center or none: BadInput, Conflict,
/// NotFound, Corrupt, NewerVersion, DiskFull, Network, Cancelled; Unsettled when the server went
/// away at the last step. Nobody needs to sign in: everything stays sealed.
Result<RestoreReport> restoreBackup(const QString &backup, const QString &place, Progress &progress,
                                    const QString &evidence = {});

} // namespace Redress::Services
