// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/services/session.h"

#include <QByteArray>
#include <QString>

#include <chrono>
#include <memory>

namespace Redress::Services {

// The folder of a vault (resources/help/vault.md):
//   vault.json  redress.sqlite  keyring.json  evidence/  drafts/  trust/{root.pem,log.vkey,policy}
//   vault.lock

inline constexpr int kVaultFormat = 1;
inline constexpr qint64 kMaxVaultFactsBytes = 64 * 1024;
inline constexpr qint64 kMaxCertificateBytes = 16 * 1024;

namespace VaultFile {
inline constexpr QLatin1String facts{"vault.json"};
inline constexpr QLatin1String database{"redress.sqlite"};
inline constexpr QLatin1String keyRing{"keyring.json"};
inline constexpr QLatin1String evidence{"evidence"};
inline constexpr QLatin1String drafts{"drafts"};
inline constexpr QLatin1String trust{"trust"};
inline constexpr QLatin1String root{"trust/root.pem"};
inline constexpr QLatin1String logKey{"trust/log.vkey"};
inline constexpr QLatin1String policy{"trust/policy"};
inline constexpr QLatin1String lock{"vault.lock"};
inline constexpr QLatin1String moved{"moved"}; // where the center went, if it did
} // namespace VaultFile

QString vaultPath(const QString &directory, QLatin1String file);

/// What vault.json says, as bytes and back: NewerVersion for a later format, Corrupt otherwise.
QByteArray vaultFactsBytes(const CenterFacts &facts);
Result<CenterFacts> vaultFactsFrom(const QByteArray &bytes);
/// NotFound where there is no vault, Io where one may not be entered.
Result<void> demandVaultFolder(const QString &directory);
/// BadInput for a file, Conflict for a folder that is not empty.
Result<void> demandNewFolder(const QString &directory);

/// A lock file that the kernel lets go of with the process, however that ends. The file stays:
/// removing it would race.
class FileLock {
public:
    /// InUse when another holds it after `patience`; NotPermitted, ReadOnly, Io.
    static Result<std::unique_ptr<FileLock>> take(const QString &path,
                                                  std::chrono::milliseconds patience = {});
    ~FileLock();
    FileLock(const FileLock &) = delete;
    FileLock &operator=(const FileLock &) = delete;

private:
    explicit FileLock(int descriptor) : m_descriptor(descriptor) { }
    int m_descriptor;
};

/// Exclusive use of a vault: an advisory lock the kernel drops with the process, so it survives
/// kill -9.
class VaultLock {
public:
    /// InUse when another process (or another session of this one) holds it. Files that a killed
    /// writer left half written in the folder are removed.
    static Result<std::unique_ptr<VaultLock>> take(const QString &directory);

private:
    explicit VaultLock(std::unique_ptr<FileLock> file) : m_file(std::move(file)) { }
    std::unique_ptr<FileLock> m_file;
};

/// The whole file written beside, synced and renamed; an older one is replaced in one step.
Result<void> writeDurably(const QString &path, const QByteArray &bytes);
/// At most `limit` bytes; TooLarge above, BadInput for what is not a regular file.
Result<QByteArray> readWhole(const QString &path, qint64 limit);

} // namespace Redress::Services
