// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/blockpipe.h"
#include "models/vault/durablefile.h"
#include "models/vault/evidencestore.h"
#include "tests/vault/evidencedesk.h"

#include <QBuffer>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QTest>

#include <algorithm>
#include <cerrno>
#include <functional>
#include <thread>
#include <vector>

#include <sched.h>
#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Crypto;
using namespace Redress::Vault;

namespace {

// Gives `good` bytes and then an error, or nothing more although it promised `promised`.
class FailingDevice final : public QIODevice {
public:
    FailingDevice(qint64 promised, qint64 good, bool fails)
        : m_promised(promised), m_good(good), m_fails(fails)
    {
        open(QIODevice::ReadOnly | QIODevice::Unbuffered);
    }
    qint64 size() const override { return m_promised; }

protected:
    qint64 readData(char *data, qint64 maxSize) override
    {
        const qint64 count = std::min(maxSize, m_good - pos());
        if (count <= 0 && m_fails) {
            setErrorString(u"the disk was pulled out"_s);
            return -1;
        }
        std::fill(data, data + std::max<qint64>(count, 0), 'x');
        return std::max<qint64>(count, 0);
    }
    qint64 writeData(const char *, qint64) override { return -1; }

private:
    qint64 m_promised;
    qint64 m_good;
    bool m_fails;
};

constexpr int kNoSmallFolder = 255;

// Runs `action` in a child process that sees a file system of 1 MiB at `path`; its answer, or
// kNoSmallFolder where the system does not let us mount one.
int inSmallFolder(const QString &path, bool readOnly, const std::function<int()> &action)
{
#if defined(__SANITIZE_THREAD__) // a forked child may start no thread under it
    return kNoSmallFolder;
#endif
    const pid_t child = ::fork();
    if (child == 0) {
        const bool separate
            = ::unshare(CLONE_NEWNS) == 0 || ::unshare(CLONE_NEWUSER | CLONE_NEWNS) == 0;
        const bool mounted = separate
            && ::mount(nullptr, "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0
            && ::mount("tmpfs", qPrintable(path), "tmpfs", readOnly ? MS_RDONLY : 0, "size=1m")
                == 0;
        ::_exit(mounted ? action() : kNoSmallFolder);
    }
    int status = 0;
    return child > 0 && ::waitpid(child, &status, 0) == child && WIFEXITED(status)
        ? WEXITSTATUS(status)
        : -1;
}

} // namespace

class tst_EvidenceStore : public QObject {
    Q_OBJECT

private:
    EvidenceDesk m_desk;
    NoProgress m_quiet;

private Q_SLOTS:
    void init();
    void keepsFilesOfEverySize_data();
    void keepsFilesOfEverySize();
    void keepsWhatWasPasted();
    void saysNothingAboutTheContentInNames();
    void refusesWhatIsNoFile_data();
    void refusesWhatIsNoFile();
    void refusesAFileThatShrinksWhileRead();
    void refusesAFileThatGrowsWhileRead();
    void refusesAFileThatIsRewrittenWhileRead();
    void refusesADeviceThatFails();
    void handsBlocksOverInOrderAndErrorsBack();
    void leavesNothingWhenCancelled_data();
    void leavesNothingWhenCancelled();
    void refusesMoreThanFourGigabytes();
    void tellsOfAFullDisk();
    void tellsOfAFolderThatCannotBeWritten();
    void makesABatchDurableAtOnce();
    void archivesABatchOnManyThreads();
};

void tst_EvidenceStore::init()
{
    QDir(m_desk.evidence()).removeRecursively();
}

void tst_EvidenceStore::keepsFilesOfEverySize_data()
{
    QTest::addColumn<qint64>("size");
    for (const qint64 size : {0LL, 1LL, 16LL, 65'535LL, 65'536LL, 65'537LL, 131'072LL, 262'143LL,
                              262'144LL, 262'145LL, 1'000'003LL, kPipeFromBytes, 5'000'003LL})
        QTest::addRow("%lld bytes", size) << qint64(size);
}

void tst_EvidenceStore::keepsFilesOfEverySize()
{
    QFETCH(qint64, size);
    const QByteArray bytes = patternOf(size);
    QVERIFY(writeFile(m_desk.source(), bytes));
    EvidenceStore store(m_desk.evidence());
    Watcher progress;
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), progress);
    QVERIFY(blob);
    QCOMPARE(blob->size, size);
    QCOMPARE(blob->sha256, hashOf(bytes));
    QCOMPARE(progress.total, size);
    QCOMPARE(progress.done, size);
    const QByteArray cipher = bytesOf(store.pathOf(blob->blobId));
    QCOMPARE(cipher.size(), blob->cipherSize);
    QCOMPARE(hashOf(cipher), blob->cipherSha256);
    store.settle({blob->blobId});
    QCOMPARE(m_desk.filesInStore(), QStringList{store.pathOf(blob->blobId)});

    const auto reader = store.open(blob->blobId, m_desk.person);
    QVERIFY(reader);
    QCOMPARE((*reader)->size(), size);
    QCOMPARE((*reader)->read(0, size + 10)->view().toByteArray(), bytes);
    QVERIFY(store.checkPlain(blob->blobId, m_desk.person, blob->sha256, m_quiet));
    QVERIFY(store.checkCipher(blob->blobId, blob->cipherSha256, blob->cipherSize, m_quiet));
    const QString target = m_desk.folder.filePath(u"exported"_s);
    QVERIFY(store.exportTo(blob->blobId, m_desk.person, target, blob->sha256, m_quiet));
    QCOMPARE(bytesOf(target), bytes);
}

void tst_EvidenceStore::keepsWhatWasPasted()
{
    QByteArray bytes = patternOf(100'000);
    QBuffer pasted(&bytes);
    QVERIFY(pasted.open(QIODevice::ReadOnly));
    EvidenceStore store(m_desk.evidence());
    const auto blob = store.archive(pasted, m_desk.person.recipientRaw(), m_quiet);
    QVERIFY(blob);
    QCOMPARE(blob->sha256, hashOf(bytes));
    QVERIFY(store.checkPlain(blob->blobId, m_desk.person, blob->sha256, m_quiet));
}

void tst_EvidenceStore::saysNothingAboutTheContentInNames()
{
    QVERIFY(writeFile(m_desk.source(), "the same"));
    EvidenceStore store(m_desk.evidence());
    const auto one = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    const auto two = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    QVERIFY(one && two);
    QVERIFY(one->blobId != two->blobId);
    QVERIFY(one->cipherSha256 != two->cipherSha256);
    QCOMPARE(store.blobs().size(), 2);
    const auto open
        = QFile::permissions(store.pathOf(one->blobId)) & (QFile::ReadGroup | QFile::ReadOther);
    QCOMPARE(open, QFile::Permissions());
}

void tst_EvidenceStore::refusesWhatIsNoFile_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const QString &path, ErrorCode code) {
        QTest::newRow(name) << path << int(code);
    };
    row("no name", QString(), ErrorCode::BadInput);
    row("a folder", u"/"_s, ErrorCode::BadInput);
    row("a device", u"/dev/zero"_s, ErrorCode::BadInput);
    row("a pipe", u"pipe"_s, ErrorCode::BadInput);
    row("nothing there", u"missing"_s, ErrorCode::NotFound);
    row("a dangling link", u"dangling"_s, ErrorCode::NotFound);
    row("a name with NUL", u"a\0b"_s, ErrorCode::BadInput);
    row("a name too long", QString(5'000, u'x'), ErrorCode::Io);
    row("below a file", u"source/x"_s, ErrorCode::Io);
}

void tst_EvidenceStore::refusesWhatIsNoFile()
{
    QFETCH(QString, path);
    QFETCH(int, code);
    QVERIFY(writeFile(m_desk.source(), "x"));
    ::mkfifo(qPrintable(m_desk.folder.filePath(u"pipe"_s)), 0600);
    QFile::link(m_desk.folder.filePath(u"nowhere"_s), m_desk.folder.filePath(u"dangling"_s));
    EvidenceStore store(m_desk.evidence());
    const auto blob = store.archive(
        path.isEmpty() || path.startsWith(u'/') ? path : m_desk.folder.filePath(path),
        m_desk.person.recipientRaw(), m_quiet);
    QVERIFY(!blob);
    QCOMPARE(int(blob.error().code), code);
    QVERIFY(blob.error().detail.startsWith("couldn't archive "_L1));
    QCOMPARE(m_desk.filesInStore(), QStringList());
}

void tst_EvidenceStore::refusesAFileThatShrinksWhileRead()
{
    QVERIFY(writeFile(m_desk.source(), patternOf(2'000'000)));
    EvidenceStore store(m_desk.evidence());
    Watcher progress([this](qint64) { QFile::resize(m_desk.source(), 500'000); });
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), progress);
    QVERIFY(!blob);
    QCOMPARE(blob.error().code, ErrorCode::Conflict);
    QVERIFY(!blob.error().hint.isEmpty());
    QCOMPARE(m_desk.filesInStore(), QStringList());
}

void tst_EvidenceStore::refusesAFileThatGrowsWhileRead()
{
    QVERIFY(writeFile(m_desk.source(), patternOf(2'000'000)));
    EvidenceStore store(m_desk.evidence());
    Watcher progress([this](qint64 done) { QFile::resize(m_desk.source(), 2'000'000 + done); });
    QCOMPARE(store.archive(m_desk.source(), m_desk.person.recipientRaw(), progress).error().code,
             ErrorCode::Conflict);
    QCOMPARE(m_desk.filesInStore(), QStringList());
}

void tst_EvidenceStore::refusesAFileThatIsRewrittenWhileRead()
{
    QVERIFY(writeFile(m_desk.source(), patternOf(2'000'000)));
    QTest::qWait(20); // past the file system's clock tick
    EvidenceStore store(m_desk.evidence());
    Watcher progress([this](qint64) {
        QFile file(m_desk.source());
        if (file.open(QIODevice::ReadWrite))
            file.write("changed");
    });
    QCOMPARE(store.archive(m_desk.source(), m_desk.person.recipientRaw(), progress).error().code,
             ErrorCode::Conflict);
    QCOMPARE(m_desk.filesInStore(), QStringList());
}

void tst_EvidenceStore::refusesADeviceThatFails()
{
    EvidenceStore store(m_desk.evidence());
    FailingDevice pulled(1'000'000, 300'000, true);
    const auto failed = store.archive(pulled, m_desk.person.recipientRaw(), m_quiet);
    QCOMPARE(failed.error().code, ErrorCode::Io);
    QVERIFY(failed.error().detail.contains("pulled out"_L1));
    FailingDevice shorter(1'000'000, 300'000, false);
    QCOMPARE(store.archive(shorter, m_desk.person.recipientRaw(), m_quiet).error().code,
             ErrorCode::Conflict);
    QCOMPARE(m_desk.filesInStore(), QStringList());
}

void tst_EvidenceStore::handsBlocksOverInOrderAndErrorsBack()
{
    const QByteArray bytes = patternOf(3 * kPipeBlockBytes + 17);
    for (const qsizetype step : {qsizetype(65'552), kPipeBlockBytes, bytes.size()}) {
        QByteArray seen;
        BlockPipe pipe([&seen](QByteArrayView block) -> Result<void> {
            seen += block;
            return {};
        });
        for (qsizetype at = 0; at < bytes.size(); at += step)
            QVERIFY(pipe.add(bytes.mid(at, step)));
        QVERIFY(pipe.finish());
        QVERIFY(seen == bytes);
    }
    // The error of block n comes back at the latest from finish(), and no later block is consumed.
    for (int failing = 0; failing < 4; ++failing) {
        int calls = 0;
        BlockPipe pipe([&](QByteArrayView) -> Result<void> {
            return calls++ < failing ? Result<void>() : Error{ErrorCode::DiskFull, u"full"_s, {}};
        });
        const auto added = pipe.add(bytes);
        const auto finished = pipe.finish();
        QVERIFY(!added || !finished);
        QCOMPARE(finished.error().code, ErrorCode::DiskFull);
        QCOMPARE(calls, failing + 1);
    }
    BlockPipe([](QByteArrayView) -> Result<void> { return {}; }); // never used, and gone
}

void tst_EvidenceStore::leavesNothingWhenCancelled_data()
{
    QTest::addColumn<qint64>("after");
    QTest::newRow("at once") << qint64(0);
    QTest::newRow("in the middle") << qint64(3'000'000);
    QTest::newRow("at the last byte") << qint64(6'000'000);
}

void tst_EvidenceStore::leavesNothingWhenCancelled()
{
    QFETCH(qint64, after);
    QVERIFY(writeFile(m_desk.source(), patternOf(6'000'000)));
    EvidenceStore store(m_desk.evidence());
    Watcher progress([&](qint64 done) { progress.cancelled = done >= after; });
    progress.cancelled = after == 0;
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), progress);
    QVERIFY(!blob);
    QCOMPARE(blob.error().code, ErrorCode::Cancelled);
    QCOMPARE(m_desk.filesInStore(), QStringList());
}

void tst_EvidenceStore::refusesMoreThanFourGigabytes()
{
    QVERIFY(writeFile(m_desk.source(), QByteArray()));
    QVERIFY(QFile::resize(m_desk.source(), kMaxEvidenceBytes + 1)); // sparse
    EvidenceStore store(m_desk.evidence());
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    QCOMPARE(blob.error().code, ErrorCode::TooLarge);
    QCOMPARE(m_desk.filesInStore(), QStringList());
}

void tst_EvidenceStore::tellsOfAFullDisk()
{
    QVERIFY(writeFile(m_desk.source(), patternOf(6'000'000)));
    QVERIFY(QDir().mkpath(m_desk.evidence()));
    const int code = inSmallFolder(m_desk.evidence(), false, [this] {
        EvidenceStore store(m_desk.evidence());
        const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
        const auto pasted = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet,
                                          Durability::WithBatch);
        const bool nothingLeft = m_desk.filesInStore().isEmpty();
        return blob || pasted || !nothingLeft ? -1 : int(blob.error().code);
    });
    if (code == kNoSmallFolder)
        qWarning("this system lets a test mount no small folder: a real full disk was not tried");
    else
        QCOMPARE(code, int(ErrorCode::DiskFull));
    QCOMPARE(fileError(u"couldn't write"_s, ENOSPC).code, ErrorCode::DiskFull);
    QCOMPARE(fileError(u"couldn't write"_s, EDQUOT).code, ErrorCode::DiskFull);
}

void tst_EvidenceStore::tellsOfAFolderThatCannotBeWritten()
{
    QVERIFY(writeFile(m_desk.source(), "x"));
    QVERIFY(QDir().mkpath(m_desk.evidence()));
    const int code = inSmallFolder(m_desk.evidence(), true, [this] {
        EvidenceStore store(m_desk.evidence());
        const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
        return blob ? -1 : int(blob.error().code);
    });
    if (code == kNoSmallFolder)
        qWarning("this system lets a test mount no read-only folder: it was not tried");
    else
        QCOMPARE(code, int(ErrorCode::ReadOnly));
    QCOMPARE(fileError(u"couldn't write"_s, EACCES).code, ErrorCode::ReadOnly);
    QCOMPARE(fileError(u"couldn't write"_s, EIO).code, ErrorCode::Io);
    // A file stands where the folder should be.
    QVERIFY(QDir(m_desk.evidence()).removeRecursively());
    QVERIFY(writeFile(m_desk.evidence(), "in the way"));
    EvidenceStore store(m_desk.evidence());
    QVERIFY(!store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet));
    QCOMPARE(bytesOf(m_desk.evidence()), QByteArray("in the way"));
    QVERIFY(QFile::remove(m_desk.evidence()));
}

void tst_EvidenceStore::makesABatchDurableAtOnce()
{
    EvidenceStore store(m_desk.evidence());
    QVERIFY(store.syncBatch()); // nothing to do
    QSet<QString> made;
    for (int i = 0; i < 20; ++i) {
        QVERIFY(writeFile(m_desk.source(), patternOf(i * 10'000)));
        const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet,
                                        Durability::WithBatch);
        QVERIFY(blob);
        made.insert(blob->blobId);
    }
    QVERIFY(store.syncBatch());
    const QStringList kept = store.blobs();
    QCOMPARE(QSet<QString>(kept.begin(), kept.end()), made);
}

void tst_EvidenceStore::archivesABatchOnManyThreads()
{
    EvidenceStore store(m_desk.evidence());
    constexpr int kThreads = 4;
    constexpr int kFilesEach = 3;
    std::vector<QList<ArchivedBlob>> archived(kThreads);
    std::vector<std::thread> threads;
    for (int thread = 0; thread < kThreads; ++thread) {
        threads.emplace_back([&, thread] {
            for (int file = 0; file < kFilesEach; ++file) {
                // The first is long enough for a pipe to a thread of its own.
                QByteArray bytes = patternOf(file == 0 ? kPipeFromBytes + thread : 70'000 + file);
                QBuffer source(&bytes);
                source.open(QIODevice::ReadOnly);
                NoProgress quiet;
                const auto blob = store.archive(source, m_desk.person.recipientRaw(), quiet,
                                                Durability::WithBatch);
                if (blob && blob->sha256 == hashOf(bytes))
                    archived[size_t(thread)].append(*blob);
            }
        });
    }
    for (std::thread &thread : threads)
        thread.join();
    QVERIFY(store.syncBatch());
    for (const QList<ArchivedBlob> &blobs : archived) {
        QCOMPARE(blobs.size(), kFilesEach);
        for (const ArchivedBlob &blob : blobs)
            QVERIFY(store.checkPlain(blob.blobId, m_desk.person, blob.sha256, m_quiet));
    }
    QCOMPARE(store.blobs().size(), kThreads * kFilesEach);
}

QTEST_GUILESS_MAIN(tst_EvidenceStore)
#include "tst_evidencestore.moc"
