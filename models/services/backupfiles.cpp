// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/backupfiles.h"

#include "models/crypto/primitives.h"
#include "models/vault/durablefile.h"

#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <functional>
#include <utility>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr qsizetype kBlockBytes = 256 * 1024;

class InputFile {
public:
    explicit InputFile(const QString &path)
        : m_descriptor(
            // O_NONBLOCK: a named pipe in the place of a file must not make us wait for ever.
            ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC))
    {
    }
    ~InputFile()
    {
        if (m_descriptor >= 0)
            ::close(m_descriptor);
    }
    InputFile(const InputFile &) = delete;
    InputFile &operator=(const InputFile &) = delete;
    int get() const { return m_descriptor; }

private:
    int m_descriptor;
};

Result<FileDigest> readThrough(const QString &path, const Progress &progress,
                               const std::function<Result<void>(QByteArrayView)> &sink)
{
    const QString couldnt = u"couldn't read "_s + path;
    const InputFile file(path);
    struct stat facts = {};
    if (file.get() < 0 || ::fstat(file.get(), &facts) != 0) {
        Error error = Vault::fileError(couldnt, errno);
        if (error.code == ErrorCode::ReadOnly)
            error = {ErrorCode::Io, error.detail, u"Ask who owns it for the right to read it."_s};
        return error;
    }
    if (!S_ISREG(facts.st_mode))
        return Error{ErrorCode::BadInput, couldnt + u": not a file"_s, {}};
    Crypto::Sha256 hash;
    FileDigest digest;
    QByteArray block(kBlockBytes, Qt::Uninitialized);
    for (;;) {
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, u"stopped at your request"_s, {}};
        const ssize_t count = ::read(file.get(), block.data(), size_t(block.size()));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return Vault::fileError(couldnt, errno);
        if (count == 0)
            break;
        const QByteArrayView bytes = QByteArrayView(block).first(count);
        hash.add(bytes);
        digest.size += count;
        REDRESS_CHECK(sink(bytes));
    }
    digest.sha256 = hash.result();
    return digest;
}

} // namespace

Result<FileDigest> digestOf(const QString &path, const Progress &progress)
{
    return readThrough(path, progress, [](QByteArrayView) -> Result<void> { return {}; });
}

Result<void> copyVerified(const QString &source, const QString &target, const FileDigest &expected,
                          const Progress &progress)
{
    REDRESS_TRY(copy, Vault::DurableFile::create(target, 0600));
    REDRESS_TRY(digest, readThrough(source, progress, [&copy](QByteArrayView bytes) {
                    return copy.write(bytes);
                }));
    if (digest.size != expected.size || digest.sha256 != expected.sha256)
        return Error{ErrorCode::Corrupt, source + u" is not what was recorded of it"_s, {}};
    return copy.commit(false);
}

Result<FolderSync> FolderSync::begin(const QString &folder)
{
    const int descriptor
        = ::open(QFile::encodeName(folder).constData(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (descriptor < 0)
        return Vault::fileError(u"couldn't open the folder "_s + folder, errno);
    return FolderSync(descriptor);
}

FolderSync::FolderSync(FolderSync &&other) noexcept
    : m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

FolderSync::~FolderSync()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<void> FolderSync::finish()
{
    if (::syncfs(m_descriptor) != 0)
        return Vault::fileError(u"couldn't make the copied files durable"_s, errno);
    return {};
}

Result<void> makePrivateFolder(const QString &path)
{
    if (QFileInfo(path).isDir())
        return {};
    const QString above = QFileInfo(path).absolutePath();
    if (above != path)
        REDRESS_CHECK(makePrivateFolder(above));
    if (::mkdir(QFile::encodeName(path).constData(), 0700) != 0 && errno != EEXIST)
        return Vault::fileError(u"couldn't make the folder "_s + path, errno);
    if (!QFileInfo(path).isDir())
        return Error{ErrorCode::BadInput, path + u" is not a folder"_s, u"Choose another one."_s};
    return {};
}

} // namespace Redress::Services
