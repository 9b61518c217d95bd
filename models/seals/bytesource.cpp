// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/bytesource.h"

#include <QFileInfo>

#include <cerrno>
#include <cstring>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

bool isOutside(qint64 offset, qint64 count, qint64 size)
{
    return offset < 0 || count < 0 || offset > size || count > size - offset;
}

Error outside()
{
    return {ErrorCode::BadInput, u"a part lies outside the file"_s, {}};
}

} // namespace

Result<QByteArray> ByteSource::bytesAt(qint64 offset, qint64 count) const
{
    if (isOutside(offset, count, size()))
        return outside();
    QByteArray bytes(count, Qt::Uninitialized);
    REDRESS_CHECK(readAt(offset, bytes.data(), count));
    return bytes;
}

Result<void> MemoryBytes::readAt(qint64 offset, char *to, qint64 count) const
{
    if (isOutside(offset, count, size()))
        return outside();
    std::memcpy(to, m_bytes.constData() + offset, size_t(count));
    return {};
}

Result<void> PartBytes::readAt(qint64 offset, char *to, qint64 count) const
{
    if (isOutside(offset, count, m_size))
        return outside();
    return m_whole.readAt(m_offset + offset, to, count);
}

Result<std::unique_ptr<FileBytes>> FileBytes::open(const QString &path)
{
    const QFileInfo info(path);
    if (!info.exists())
        return Error{ErrorCode::NotFound, u"there is no file \"%1\""_s.arg(path), {}};
    if (!info.isFile())
        return Error{ErrorCode::BadInput, u"\"%1\" is not a file"_s.arg(path), {}};
    std::unique_ptr<FileBytes> bytes(new FileBytes(path));
    if (!bytes->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::Io,
                     u"couldn't open \"%1\": %2"_s.arg(path, bytes->m_file.errorString()),
                     {}};
    bytes->m_size = bytes->m_file.size();
    // Only a hint to read ahead; failing costs time, not truth.
    ::posix_fadvise(bytes->m_file.handle(), 0, 0, POSIX_FADV_SEQUENTIAL);
    return bytes;
}

Result<void> FileBytes::readAt(qint64 offset, char *to, qint64 count) const
{
    if (isOutside(offset, count, m_size))
        return outside();
    while (count > 0) {
        const ssize_t got = ::pread(m_file.handle(), to, size_t(count), offset);
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return Error{
                ErrorCode::Io,
                u"couldn't read \"%1\": %2"_s.arg(m_file.fileName(), qt_error_string(errno)),
                {}};
        if (got == 0)
            return Error{ErrorCode::Io,
                         u"\"%1\" became shorter while it was read"_s.arg(m_file.fileName()),
                         {}};
        to += got;
        offset += got;
        count -= got;
    }
    return {};
}

} // namespace Redress::Seals
