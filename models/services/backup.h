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

/// Copies of a vault, sealed as it is (resources/help/backup.md).
class BackupService {
public:
    explicit BackupService(SessionPtr session);
    /// While others of this process go on writing: the state of one moment. `directory`: new,
    /// empty, or an earlier backup of this center, which stays usable until the new one is durable.
    /// NotPermitted, Unsupported (a server), Conflict (the folder holds something else, or a newer
    /// backup), Corrupt (the ledger does not hold together: nothing good is replaced by it),
    /// DiskFull, Cancelled.
    Result<BackupReport> backUp(const QString &directory, Progress &progress);

private:
    SessionPtr m_session;
};

struct RestoreReport {
    CenterFacts center;
    QString directory;
    qint64 entries = 0;
    QByteArray root; // recomputed over the restored entries, as the backup's checkpoint signed it
    qint64 files = 0, bytes = 0;
    QDateTime backupUtc;
    Verification verification; // "evidence.…", "drafts.…", "ledger.older-than-seen"
};

/// Makes a vault in `directory`, new or empty, from the backup: each digest checked, the ledger's
/// root proved against the checkpoint. Damaged or missing papers are told and left out. There is a
/// whole vault or none: BadInput, Conflict, NotFound, Corrupt, NewerVersion, DiskFull, Cancelled.
/// Nobody needs to sign in: everything stays sealed.
Result<RestoreReport> restoreBackup(const QString &backup, const QString &directory,
                                    Progress &progress);

} // namespace Redress::Services
