// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArrayView>
#include <QString>

#include <chrono>

namespace Redress::Vault {

/// Names what the system said: DiskFull, ReadOnly, NotFound or Io.
Error fileError(const QString &couldnt, int errorNumber);

/// Makes the names in a folder survive a power cut.
Result<void> syncDirectory(const QString &directory);

/// A file that is either wholly there under its name or not at all: written under a temporary name
/// (".part" at its end) in the same folder, removed again unless commit() succeeded.
class DurableFile {
public:
    static constexpr QLatin1String kPartSuffix{".part"};

    /// `mode` as for open(2), before the umask.
    static Result<DurableFile> create(const QString &targetPath, unsigned mode);
    DurableFile(DurableFile &&other) noexcept;
    DurableFile &operator=(DurableFile &&) = delete;
    ~DurableFile();

    Result<void> write(QByteArrayView bytes);
    /// Puts the file in place of what stood there. With `durable` both content and name are on disk
    /// afterwards.
    Result<void> commit(bool durable);

private:
    DurableFile() = default;
    QString m_targetPath;
    QString m_partPath;
    int m_descriptor = -1;
};

/// Removes what killed runs left half written below `directory`; answers how many files went.
/// `settled`: only files older than that, where somebody else may be writing.
Result<int> sweepParts(const QString &directory, std::chrono::seconds settled = {});

} // namespace Redress::Vault
