// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/durablefile.h"

#include "models/crypto/primitives.h"

#include <QDateTime>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Redress::Vault {

Error fileError(const QString &couldnt, int errorNumber)
{
    const QString detail = couldnt + ": "_L1 + qt_error_string(errorNumber);
    switch (errorNumber) {
    case ENOSPC:
    case EDQUOT:
        return {ErrorCode::DiskFull, detail,
                u"Make room on this disk and try again; nothing was changed."_s};
    case EACCES:
    case EPERM:
    case EROFS:
        return {ErrorCode::ReadOnly, detail,
                u"Ask for the right to write there, or choose another folder."_s};
    case ENOENT:
        return {ErrorCode::NotFound, detail, {}};
    default:
        return {ErrorCode::Io, detail, {}};
    }
}

Result<void> syncDirectory(const QString &directory)
{
    const int descriptor
        = ::open(QFile::encodeName(directory).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return fileError("couldn't open the folder "_L1 + directory, errno);
    const int synced = ::fsync(descriptor);
    const int reason = errno;
    ::close(descriptor);
    if (synced != 0)
        return fileError("couldn't make the folder durable: "_L1 + directory, reason);
    return {};
}

Result<DurableFile> DurableFile::create(const QString &targetPath, unsigned mode)
{
    DurableFile file;
    file.m_targetPath = targetPath;
    // Not made from the target's name, which may already be as long as names can be.
    file.m_partPath = QFileInfo(targetPath).absolutePath() + "/."_L1
        + QString::fromLatin1(Crypto::randomBytes(12).toHex()) + kPartSuffix;
    file.m_descriptor = ::open(QFile::encodeName(file.m_partPath).constData(),
                               O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, mode_t(mode));
    if (file.m_descriptor < 0)
        return fileError("couldn't write "_L1 + targetPath, errno);
    return file;
}

DurableFile::DurableFile(DurableFile &&other) noexcept
    : m_targetPath(std::move(other.m_targetPath)), m_partPath(std::exchange(other.m_partPath, {})),
      m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

DurableFile::~DurableFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    if (!m_partPath.isEmpty())
        ::unlink(QFile::encodeName(m_partPath).constData());
}

Result<void> DurableFile::write(QByteArrayView bytes)
{
    // Larger writes let the kernel take larger pages; on virtual machines those had to be fetched
    // from the host anew and cost three times as much processor time.
    constexpr qsizetype kWriteBytes = 64 * 1024;
    while (!bytes.isEmpty()) {
        const ssize_t written
            = ::write(m_descriptor, bytes.data(), size_t(std::min(bytes.size(), kWriteBytes)));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return fileError("couldn't write "_L1 + m_targetPath, errno);
        bytes = bytes.sliced(written);
    }
    return {};
}

Result<void> DurableFile::commit(bool durable)
{
    const auto failed = [this] { return fileError("couldn't write "_L1 + m_targetPath, errno); };
    if (durable && ::fsync(m_descriptor) != 0)
        return failed();
    // Of a batch the disk begins with each file at once, while the next is encrypted; what it could
    // not write, the sync of the batch says.
    if (!durable)
        (void)::sync_file_range(m_descriptor, 0, 0, SYNC_FILE_RANGE_WRITE);
    if (::close(std::exchange(m_descriptor, -1)) != 0)
        return failed();
    if (::rename(QFile::encodeName(m_partPath).constData(),
                 QFile::encodeName(m_targetPath).constData())
        != 0)
        return failed();
    m_partPath.clear();
    return durable ? syncDirectory(QFileInfo(m_targetPath).absolutePath()) : Result<void>();
}

Result<int> sweepParts(const QString &directory, std::chrono::seconds settled)
{
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-settled.count());
    int removed = 0;
    QDirIterator parts(directory, {u'*' + DurableFile::kPartSuffix}, QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (parts.hasNext()) {
        const QString path = parts.next();
        if (settled.count() > 0 && parts.fileInfo().lastModified() > before)
            continue;
        if (::unlink(QFile::encodeName(path).constData()) != 0)
            return fileError("couldn't remove "_L1 + path, errno);
        ++removed;
    }
    return removed;
}

} // namespace Redress::Vault
