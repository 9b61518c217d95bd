// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/evidencesource.h"

#include "models/vault/evidencestore.h"

#include <QFile>

#include <cerrno>

#include <fcntl.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Redress::Vault {

namespace {

Error readError(int errorNumber)
{
    const QString detail = qt_error_string(errorNumber);
    switch (errorNumber) {
    case ENOENT:
        return {ErrorCode::NotFound, detail, u"Check the name of the file."_s};
    case EACCES:
    case EPERM:
        return {ErrorCode::Io, detail, u"Ask for the right to read this file."_s};
    default:
        return {ErrorCode::Io, detail, {}};
    }
}

Error changedWhileRead()
{
    return {ErrorCode::Conflict, u"the file changed while it was being read"_s,
            u"Wait until the other program has finished writing it, then try again."_s};
}

bool isSame(const timespec &a, const timespec &b)
{
    return a.tv_sec == b.tv_sec && a.tv_nsec == b.tv_nsec;
}

} // namespace

Error evidenceTooLarge()
{
    return {ErrorCode::TooLarge, u"the file is larger than 4 GiB"_s,
            u"Split the recording and archive its parts."_s};
}

Result<std::unique_ptr<FileSource>> FileSource::open(const QString &path)
{
    if (path.isEmpty() || path.contains(QChar::Null))
        return Error{ErrorCode::BadInput, u"this is not the name of a file"_s, {}};
    std::unique_ptr<FileSource> source(new FileSource);
    source->m_descriptor
        = ::open(QFile::encodeName(path).constData(), O_RDONLY | O_CLOEXEC | O_NONBLOCK | O_NOCTTY);
    if (source->m_descriptor < 0 || ::fstat(source->m_descriptor, &source->m_before) != 0)
        return readError(errno);
    if (S_ISDIR(source->m_before.st_mode))
        return Error{ErrorCode::BadInput, u"this is a folder, not a file"_s,
                     u"Archive the files in it."_s};
    if (!S_ISREG(source->m_before.st_mode))
        return Error{ErrorCode::BadInput, u"this is a device or a pipe, not a file"_s, {}};
    if (source->m_before.st_size > kMaxEvidenceBytes)
        return evidenceTooLarge();
    return source;
}

FileSource::~FileSource()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<qint64> FileSource::read(uchar *bytes, qint64 count)
{
    for (;;) {
        const ssize_t got = ::read(m_descriptor, bytes, size_t(count));
        if (got >= 0) {
            // A file that somebody still writes to would otherwise be followed for as long as it
            // grows.
            m_bytesRead += got;
            return m_bytesRead > m_before.st_size ? Result<qint64>(changedWhileRead())
                                                  : Result<qint64>(qint64(got));
        }
        if (errno != EINTR)
            return readError(errno);
    }
}

Result<void> FileSource::finish(qint64 bytesRead)
{
    struct stat after = {};
    if (::fstat(m_descriptor, &after) != 0)
        return readError(errno);
    if (bytesRead != m_before.st_size || after.st_size != m_before.st_size
        || !isSame(after.st_mtim, m_before.st_mtim))
        return changedWhileRead();
    return {};
}

DeviceSource::DeviceSource(QIODevice &device)
    : m_device(device), m_size(device.isSequential() ? -1 : device.size() - device.pos())
{
}

Result<qint64> DeviceSource::read(uchar *bytes, qint64 count)
{
    const qint64 got = m_device.read(reinterpret_cast<char *>(bytes), count);
    if (got < 0)
        return Error{ErrorCode::Io,
                     "couldn't read what is to be archived: "_L1 + m_device.errorString(),
                     {}};
    return got;
}

Result<void> DeviceSource::finish(qint64 bytesRead)
{
    if (m_size >= 0 && bytesRead != m_size)
        return changedWhileRead();
    return {};
}

} // namespace Redress::Vault
