// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/vaultfolder.h"

#include "models/core/text.h"
#include "models/vault/durablefile.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <cerrno>
#include <thread>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr std::chrono::milliseconds kLockPause{20};
/// A file descriptor that closes itself.
class Descriptor {
public:
    explicit Descriptor(int number) : m_number(number) { }
    ~Descriptor()
    {
        if (m_number >= 0)
            ::close(m_number);
    }
    Descriptor(const Descriptor &) = delete;
    Descriptor &operator=(const Descriptor &) = delete;
    int get() const { return m_number; }
    int release() { return std::exchange(m_number, -1); }

private:
    int m_number;
};

} // namespace

QString vaultPath(const QString &directory, QLatin1String file)
{
    return directory + u'/' + file;
}

Result<void> writeDurably(const QString &path, const QByteArray &bytes)
{
    REDRESS_TRY(file, Vault::DurableFile::create(path, 0600));
    REDRESS_CHECK(file.write(bytes));
    return file.commit(true);
}

Result<QByteArray> readWhole(const QString &path, qint64 limit)
{
    const QString couldnt = u"couldn't read "_s + path;
    // O_NONBLOCK: a named pipe in the place of a file must not make us wait for ever.
    const Descriptor file(
        ::open(QFile::encodeName(path).constData(), O_RDONLY | O_NONBLOCK | O_CLOEXEC));
    if (file.get() < 0)
        return errno == EACCES ? Error{ErrorCode::Io, couldnt + u": permission denied"_s,
                                       u"Ask who owns it for the right to read it."_s}
                               : Vault::fileError(couldnt, errno);
    struct stat facts = {};
    if (::fstat(file.get(), &facts) != 0)
        return Vault::fileError(couldnt, errno);
    if (!S_ISREG(facts.st_mode))
        return Error{ErrorCode::BadInput, couldnt + u": not a file"_s, {}};
    if (facts.st_size > limit)
        return Error{ErrorCode::TooLarge, couldnt + u": larger than expected"_s, {}};
    QByteArray bytes;
    char block[16 * 1024];
    for (;;) {
        const ssize_t count = ::read(file.get(), block, sizeof block);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return Vault::fileError(couldnt, errno);
        if (count == 0)
            return bytes;
        bytes.append(block, count);
        if (bytes.size() > limit)
            return Error{ErrorCode::TooLarge, couldnt + u": larger than expected"_s, {}};
    }
}

QByteArray vaultFactsBytes(const CenterFacts &facts)
{
    const QJsonObject object{{u"format"_s, kVaultFormat},       {u"center"_s, facts.id},
                             {u"name"_s, facts.name},           {u"origin"_s, facts.origin},
                             {u"procedure"_s, facts.procedure}, {u"taxonomy"_s, facts.taxonomy},
                             {u"currency"_s, facts.currency},   {u"demo"_s, facts.demo}};
    return compactJson(object) + '\n';
}

Result<void> demandVaultFolder(const QString &directory)
{
    if (QFileInfo(directory).isDir() && !QFileInfo(directory).isExecutable())
        return Error{ErrorCode::Io, u"couldn't enter the folder "_s + directory,
                     u"Ask who owns it for the right to read it."_s};
    if (!QFileInfo(directory).isDir() || !QFileInfo::exists(vaultPath(directory, VaultFile::facts)))
        return Error{ErrorCode::NotFound, directory + u" is not a vault"_s,
                     u"Choose the folder that holds vault.json, or make a new vault."_s};
    return {};
}

Result<void> demandNewFolder(const QString &directory)
{
    const QFileInfo info(directory);
    if (info.exists() && !info.isDir())
        return Error{ErrorCode::BadInput, directory + u" is a file"_s,
                     u"Choose a new or empty folder."_s};
    if (info.isDir()
        && !QDir(directory).isEmpty(QDir::AllEntries | QDir::Hidden | QDir::System
                                    | QDir::NoDotAndDotDot))
        return Error{ErrorCode::Conflict, directory + u" is not empty"_s,
                     u"Choose a new or empty folder."_s};
    return {};
}

Result<CenterFacts> vaultFactsFrom(const QByteArray &bytes)
{
    Result<QJsonObject> parsed = parseJsonObject(bytes);
    if (!parsed)
        return Error{ErrorCode::Corrupt, u"couldn't read vault.json: "_s + parsed.error().detail,
                     u"Restore vault.json from a backup."_s};
    const QJsonObject &object = *parsed;
    const int format = object.value("format"_L1).toInt(-1);
    if (format > kVaultFormat)
        return Error{ErrorCode::NewerVersion,
                     u"this vault was written by a newer version of the program"_s,
                     u"Open it with the newer version; nothing was changed."_s};
    CenterFacts facts;
    facts.id = object.value("center"_L1).toString();
    facts.name = object.value("name"_L1).toString();
    facts.origin = object.value("origin"_L1).toString();
    facts.procedure = object.value("procedure"_L1).toString();
    facts.taxonomy = object.value("taxonomy"_L1).toString();
    facts.currency = object.value("currency"_L1).toString();
    facts.demo = object.value("demo"_L1).toBool();
    if (format < 1 || facts.id.isEmpty() || facts.name.isEmpty() || facts.origin.isEmpty()
        || facts.procedure.isEmpty() || facts.taxonomy.isEmpty())
        return Error{ErrorCode::Corrupt, u"vault.json does not say what it must"_s,
                     u"Restore vault.json from a backup."_s};
    return facts;
}

Result<std::unique_ptr<FileLock>> FileLock::take(const QString &path,
                                                 std::chrono::milliseconds patience)
{
    const QString couldnt = u"couldn't lock "_s + path;
    Descriptor file(::open(QFile::encodeName(path).constData(),
                           O_RDWR | O_CREAT | O_NOFOLLOW | O_CLOEXEC, 0600));
    if (file.get() < 0)
        return Vault::fileError(couldnt, errno);
    const auto until = std::chrono::steady_clock::now() + patience;
    while (::flock(file.get(), LOCK_EX | LOCK_NB) != 0) {
        if (errno != EWOULDBLOCK && errno != EINTR)
            return Vault::fileError(couldnt, errno);
        if (std::chrono::steady_clock::now() >= until)
            return Error{ErrorCode::InUse, u"another program holds "_s + path, {}};
        std::this_thread::sleep_for(kLockPause);
    }
    return std::unique_ptr<FileLock>(new FileLock(file.release()));
}

FileLock::~FileLock()
{
    ::close(m_descriptor);
}

Result<std::unique_ptr<VaultLock>> VaultLock::take(const QString &directory)
{
    auto file = FileLock::take(vaultPath(directory, VaultFile::lock));
    if (!file && file.error().code == ErrorCode::InUse)
        return Error{ErrorCode::InUse, u"another program has this vault open"_s,
                     u"Close the other window or command and try again."_s};
    if (!file)
        return file.error();
    const QDir folder(directory);
    for (const QString &half :
         folder.entryList({u".*"_s + Vault::DurableFile::kPartSuffix}, QDir::Files | QDir::Hidden))
        QFile::remove(folder.filePath(half));
    return std::unique_ptr<VaultLock>(new VaultLock(*std::move(file)));
}

} // namespace Redress::Services
