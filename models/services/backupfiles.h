// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/core/result.h"

#include <QByteArray>
#include <QString>

namespace Redress::Services {

/// A file as it was read.
struct FileDigest {
    qint64 size = 0;
    QByteArray sha256;
};

/// NotFound, BadInput for what is not a regular file, Io, Cancelled.
Result<FileDigest> digestOf(const QString &path, const Progress &progress);

/// Copies while hashing and keeps the copy only when it is `expected`: otherwise Corrupt, and what
/// stood at `target` stays. Not durable before the folder's FolderSync says so.
Result<void> copyVerified(const QString &source, const QString &target, const FileDigest &expected,
                          const Progress &progress);

/// Makes all that was written below a folder durable at once. Begun before the first write: the
/// kernel tells of a failed write-back only those who had the folder open when it happened.
class FolderSync {
public:
    static Result<FolderSync> begin(const QString &folder);
    FolderSync(FolderSync &&other) noexcept;
    FolderSync &operator=(FolderSync &&) = delete;
    ~FolderSync();
    Result<void> finish();

private:
    explicit FolderSync(int descriptor) : m_descriptor(descriptor) { }
    int m_descriptor;
};

/// With what is above it, for the owner only.
Result<void> makePrivateFolder(const QString &path);

} // namespace Redress::Services
