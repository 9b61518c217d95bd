// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/evidencestore.h"

#include "models/crypto/primitives.h"
#include "models/vault/arrivals.h"
#include "models/vault/blockpipe.h"
#include "models/vault/durablefile.h"
#include "models/vault/evidencesource.h"

#include <QDateTime>
#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QMutex>

#include <algorithm>
#include <cerrno>
#include <functional>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Redress::Vault {

namespace {

constexpr qsizetype kBlobIdBytes = 16;
constexpr qint64 kBlockBytes = 4 * Crypto::kAgeChunkBytes;
constexpr auto kSuffix = ".age"_L1;

bool isBlobId(const QString &text)
{
    return text.size() == 2 * kBlobIdBytes && std::all_of(text.begin(), text.end(), [](QChar one) {
               return (one >= u'0' && one <= u'9') || (one >= u'a' && one <= u'f');
           });
}

/// Missing, unless it only cannot be seen: that is no proof that it is gone.
Error noSuchBlob(const QString &blobId, const QString &path)
{
    if (::access(QFile::encodeName(path).constData(), F_OK) != 0 && errno != ENOENT)
        return {ErrorCode::Io,
                "couldn't look for the archived file "_L1 + blobId + ": "_L1
                    + qt_error_string(errno),
                u"Ask who owns the vault for the right to read it."_s};
    return {ErrorCode::NotFound, "there is no archived file "_L1 + blobId, {}};
}

Error cancelled()
{
    return {ErrorCode::Cancelled, u"stopped at your request; nothing was kept"_s, {}};
}

Result<bool> makeDirectory(const QString &path)
{
    constexpr mode_t kOwnerOnly = 0700;
    if (::mkdir(QFile::encodeName(path).constData(), kOwnerOnly) == 0)
        return true;
    if (errno != EEXIST)
        return fileError("couldn't make the folder "_L1 + path, errno);
    return false;
}

// Decrypts all of it into `sink`; Corrupt when its digest is not `sha256`.
Result<void> readThrough(EvidenceReader &reader, const QString &blobId, QByteArrayView sha256,
                         Progress &progress, const BlockPipe::Consumer &sink)
{
    Crypto::Sha256 hash;
    MaybePiped hashed(reader.size(), [&](QByteArrayView bytes) -> Result<void> {
        hash.add(bytes);
        return sink(bytes);
    });
    progress.setTotal(reader.size());
    qint64 done = 0;
    const auto read = reader.readAll([&](QByteArrayView bytes) -> Result<void> {
        if (progress.isCancelled())
            return cancelled();
        progress.setDone(done += bytes.size());
        return hashed.add(bytes);
    });
    if (!read)
        return read.error();
    REDRESS_CHECK(hashed.finish());
    if (hash.result() != sha256)
        return Error{ErrorCode::Corrupt,
                     "the archived file "_L1 + blobId + " is not the one that was recorded"_L1,
                     {}};
    return {};
}

} // namespace

struct EvidenceStore::State {
    explicit State(const QString &folder) : directory(folder), arrivals(folder) { }

    QString directory;
    Arrivals arrivals;
    QMutex batchLock;
    // Opened before the first file of a batch is written: the kernel reports a failed write-back
    // only to descriptors that were open when it happened.
    int batchDescriptor = -1;

    ~State()
    {
        if (batchDescriptor >= 0)
            ::close(batchDescriptor);
    }

    Result<void> beginBatch()
    {
        const QMutexLocker locker(&batchLock);
        if (batchDescriptor < 0)
            batchDescriptor = ::open(QFile::encodeName(directory).constData(),
                                     O_RDONLY | O_DIRECTORY | O_CLOEXEC);
        if (batchDescriptor < 0)
            return fileError("couldn't open the evidence folder "_L1 + directory, errno);
        return {};
    }

    QString shardOf(const QString &blobId) const { return directory + u'/' + blobId.left(2); }
    QString pathOf(const QString &blobId) const
    {
        return shardOf(blobId) + u'/' + blobId + kSuffix;
    }

    Result<void> prepareShard(const QString &blobId, bool durable) const
    {
        REDRESS_TRY(madeRoot, makeDirectory(directory));
        REDRESS_TRY(madeShard, makeDirectory(shardOf(blobId)));
        if (durable && madeRoot)
            REDRESS_CHECK(syncDirectory(QFileInfo(directory).absolutePath()));
        if (durable && madeShard)
            REDRESS_CHECK(syncDirectory(directory));
        return {};
    }

    Result<ArchivedBlob> archive(EvidenceSource &source, const QByteArray &recipientRaw,
                                 Progress &progress, Durability durability);
    Result<void> write(ArchivedBlob &blob, EvidenceSource &source, const QByteArray &recipientRaw,
                       Progress &progress, bool durable) const;
};

Result<ArchivedBlob> EvidenceStore::State::archive(EvidenceSource &source,
                                                   const QByteArray &recipientRaw,
                                                   Progress &progress, Durability durability)
{
    const bool durable = durability == Durability::Now;
    ArchivedBlob blob;
    blob.blobId = QString::fromLatin1(Crypto::randomBytes(kBlobIdBytes).toHex());
    REDRESS_CHECK(prepareShard(blob.blobId, durable));
    if (!durable)
        REDRESS_CHECK(beginBatch());
    REDRESS_CHECK(arrivals.add(blob.blobId));
    if (const auto written = write(blob, source, recipientRaw, progress, durable); !written) {
        if (!QFile::exists(pathOf(blob.blobId)))
            arrivals.settle({blob.blobId});
        return written.error();
    }
    return blob;
}

Result<void> EvidenceStore::State::write(ArchivedBlob &blob, EvidenceSource &source,
                                         const QByteArray &recipientRaw, Progress &progress,
                                         bool durable) const
{
    constexpr unsigned kOwnerOnly = 0600;
    REDRESS_TRY(file, DurableFile::create(pathOf(blob.blobId), kOwnerOnly));
    Crypto::Sha256 plainHash;
    Crypto::Sha256 cipherHash;
    MaybePiped written(source.size(), [&](QByteArrayView cipher) -> Result<void> {
        cipherHash.add(cipher);
        return file.write(cipher);
    });
    REDRESS_TRY(
        encryptor,
        Crypto::AgeEncryptor::begin(recipientRaw, [&](QByteArrayView cipher) -> Result<void> {
            blob.cipherSize += cipher.size();
            return written.add(cipher);
        }));
    Crypto::SecretBytes block(source.size() < 0 ? kBlockBytes
                                                : std::min(kBlockBytes, source.size() + 1));
    progress.setTotal(source.size());
    for (;;) {
        if (progress.isCancelled())
            return cancelled();
        REDRESS_TRY(got, source.read(block.data(), block.size()));
        if (got == 0)
            break;
        blob.size += got;
        if (blob.size > kMaxEvidenceBytes)
            return evidenceTooLarge();
        const QByteArrayView bytes = block.view().first(got);
        plainHash.add(bytes);
        REDRESS_CHECK(encryptor->add(bytes));
        progress.setDone(blob.size);
    }
    REDRESS_CHECK(source.finish(blob.size));
    REDRESS_CHECK(encryptor->finish());
    REDRESS_CHECK(written.finish());
    REDRESS_CHECK(file.commit(durable));
    blob.sha256 = plainHash.result();
    blob.cipherSha256 = cipherHash.result();
    return {};
}

EvidenceStore::EvidenceStore(const QString &directory) : m_state(std::make_unique<State>(directory))
{
}

EvidenceStore::~EvidenceStore() = default;

Result<ArchivedBlob> EvidenceStore::archive(const QString &sourcePath,
                                            const QByteArray &recipientRaw, Progress &progress,
                                            Durability durability)
{
    const QString couldnt = "couldn't archive "_L1 + sourcePath;
    const auto source = FileSource::open(sourcePath);
    if (!source)
        return source.error().wrapped(couldnt);
    auto blob = m_state->archive(**source, recipientRaw, progress, durability);
    if (!blob)
        return blob.error().wrapped(couldnt);
    return blob;
}

Result<ArchivedBlob> EvidenceStore::archive(QIODevice &source, const QByteArray &recipientRaw,
                                            Progress &progress, Durability durability)
{
    DeviceSource bytes(source);
    return m_state->archive(bytes, recipientRaw, progress, durability);
}

Result<void> EvidenceStore::syncBatch()
{
    const QMutexLocker locker(&m_state->batchLock);
    if (m_state->batchDescriptor < 0)
        return {};
    const int synced = ::syncfs(m_state->batchDescriptor);
    const int reason = errno;
    ::close(std::exchange(m_state->batchDescriptor, -1));
    if (synced != 0)
        return fileError(u"couldn't make the archived files durable"_s, reason);
    return {};
}

void EvidenceStore::settle(const QSet<QString> &blobIds)
{
    m_state->arrivals.settle(blobIds);
}

Result<std::unique_ptr<EvidenceReader>>
EvidenceStore::open(const QString &blobId, const Crypto::AgeIdentity &identity) const
{
    if (!exists(blobId))
        return noSuchBlob(blobId, pathOf(blobId));
    return EvidenceReader::open(pathOf(blobId), identity);
}

Result<void> EvidenceStore::exportTo(const QString &blobId, const Crypto::AgeIdentity &identity,
                                     const QString &targetPath, QByteArrayView sha256,
                                     Progress &progress) const
{
    if (QFileInfo(targetPath).isDir())
        return Error{ErrorCode::BadInput, targetPath + " is a folder, not a file to write"_L1, {}};
    REDRESS_TRY(reader, open(blobId, identity));
    constexpr unsigned kAsUsual = 0666;
    REDRESS_TRY(file, DurableFile::create(targetPath, kAsUsual));
    REDRESS_CHECK(readThrough(*reader, blobId, sha256, progress,
                              [&file](QByteArrayView bytes) { return file.write(bytes); }));
    return file.commit(true);
}

Result<void> EvidenceStore::checkPlain(const QString &blobId, const Crypto::AgeIdentity &identity,
                                       QByteArrayView sha256, Progress &progress) const
{
    REDRESS_TRY(reader, open(blobId, identity));
    return readThrough(*reader, blobId, sha256, progress,
                       [](QByteArrayView) -> Result<void> { return {}; });
}

Result<void> EvidenceStore::checkCipher(const QString &blobId, QByteArrayView cipherSha256,
                                        qint64 cipherSize, Progress &progress) const
{
    QFile file(pathOf(blobId));
    if (!exists(blobId))
        return noSuchBlob(blobId, pathOf(blobId));
    if (!file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{ErrorCode::Io,
                     "couldn't read the archived file "_L1 + blobId + ": "_L1 + file.errorString(),
                     {}};
    const Error changed{
        ErrorCode::Corrupt, "the archived file "_L1 + blobId + " was changed on disk"_L1, {}};
    if (file.size() != cipherSize)
        return changed;
    progress.setTotal(cipherSize);
    Crypto::Sha256 hash;
    QByteArray block(kBlockBytes, Qt::Uninitialized);
    for (qint64 done = 0; done < cipherSize;) {
        if (progress.isCancelled())
            return cancelled();
        const qint64 got = file.read(block.data(), block.size());
        if (got < 0)
            return Error{ErrorCode::Io,
                         "couldn't read the archived file "_L1 + blobId + ": "_L1
                             + file.errorString(),
                         {}};
        if (got == 0)
            return changed;
        hash.add(QByteArrayView(block).first(got));
        progress.setDone(done += got);
    }
    return hash.result() == cipherSha256 ? Result<void>() : changed;
}

bool EvidenceStore::exists(const QString &blobId) const
{
    return isBlobId(blobId) && QFileInfo(pathOf(blobId)).isFile();
}

QString EvidenceStore::pathOf(const QString &blobId) const
{
    return isBlobId(blobId) ? m_state->pathOf(blobId) : QString();
}

QStringList EvidenceStore::blobs() const
{
    QStringList found;
    QDirIterator files(m_state->directory, QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString path = files.next();
        const QString blobId
            = files.fileName().chopped(std::min(files.fileName().size(), kSuffix.size()));
        if (isBlobId(blobId) && path == m_state->pathOf(blobId))
            found.append(blobId);
    }
    return found;
}

Result<int> EvidenceStore::sweep(const QSet<QString> &known, std::chrono::seconds settled)
{
    int removed = 0;
    const QDateTime before = QDateTime::currentDateTimeUtc().addSecs(-settled.count());
    const auto remove = [&](const QString &path) -> Result<void> {
        if (settled.count() > 0 && QFileInfo(path).lastModified() > before)
            return {};
        if (::unlink(QFile::encodeName(path).constData()) != 0)
            return fileError("couldn't remove "_L1 + path, errno);
        ++removed;
        return {};
    };
    for (const LeftArrivals &left : leftArrivals(m_state->directory, settled)) {
        if (left.path == m_state->arrivals.path())
            continue;
        for (const QString &blobId : left.names) {
            if (exists(blobId) && !known.contains(blobId))
                REDRESS_CHECK(remove(m_state->pathOf(blobId)));
        }
        REDRESS_CHECK(remove(left.path));
    }
    REDRESS_TRY(parts, sweepParts(m_state->directory, settled));
    return removed + parts;
}

} // namespace Redress::Vault
