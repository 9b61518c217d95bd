// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/crypto/keys.h"
#include "models/ledger/checkpoint.h"
#include "models/services/backupfiles.h"

#include <QDateTime>

namespace Redress::Services {

// The folder of a backup (resources/help/backup.md):
//   backup.json  state-000001/{what a vault holds beside its evidence}  evidence/  vault.lock

inline constexpr int kBackupFormat = 1;
inline constexpr qint64 kMaxStatementBytes = 1024 * 1024;
inline constexpr QLatin1String kStatementFile{"backup.json"};
inline constexpr QLatin1String kManifestFile{"manifest-sha256.txt"}; // in the state's folder
inline constexpr QLatin1String kStatePrefix{"state-"};

/// What a finished backup says of itself, signed with the key of the center's log.
struct BackupStatement {
    QString center;
    QString origin; // of its log
    QDateTime atUtc;
    StaffId by;
    qint64 number = 0; // of its state
    QByteArray checkpoint; // signed note over the ledger that the database holds
    FileDigest manifest; // names every other file
    qint64 files = 0;
    qint64 bytes = 0;
    qint64 missing = 0; // papers whose evidence could not be backed up

    QString state() const { return stateName(number); }
    static QString stateName(qint64 number); // "state-000001"
    /// 0 for what is no state's folder.
    static qint64 numberOf(const QString &stateName);
};

Result<QByteArray> signedStatement(const BackupStatement &statement,
                                   const Crypto::Ed25519PrivateKey &logKey);
/// Corrupt for anything signedStatement did not make with that key; NewerVersion.
Result<BackupStatement> openStatement(const QByteArray &bytes, const Ledger::VerifierKey &logKey);
/// Where the key of the log should be, before anything can be believed. Corrupt, NewerVersion.
Result<QString> claimedState(const QByteArray &bytes);

/// One line of the manifest, as sha256sum -c reads it.
QByteArray manifestLine(const FileDigest &digest, const QString &path);
inline constexpr qint64 kMaxManifestLine = 512;
struct ManifestEntry {
    QString path;
    QByteArray sha256;
};
/// Corrupt for anything manifestLine would not write, and for a path that is none of a backup.
Result<ManifestEntry> manifestEntry(const QByteArray &line);
/// The digest that the manifest of a finished backup states for `file` of its state. NotFound,
/// Corrupt when the manifest is not the one that the statement tells of.
Result<QByteArray> manifestDigest(const QString &backup, const BackupStatement &statement,
                                  QLatin1String file, const Progress &progress);

} // namespace Redress::Services
