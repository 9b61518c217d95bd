// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/evidencestore.h"
#include "tests/vault/evidencedesk.h"

#include <QFile>
#include <QProcess>
#include <QRegularExpression>
#include <QStandardPaths>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Crypto;
using namespace Redress::Vault;

class tst_EvidenceReading : public QObject {
    Q_OBJECT

private:
    EvidenceDesk m_desk;
    NoProgress m_quiet;

private Q_SLOTS:
    void opensForNobodyElse();
    void readsAnyPartAlone();
    void feedsAReaderWithoutWritingPlaintext();
    void tellsAReaderOfABrokenPart();
    void exportsIdenticalBytes();
    void exportsNothingWhenTheDigestDiffers();
    void keepsTheOldExportWhenCancelled();
    void exportsUnderTheLongestName();
    void findsEachChangedByte();
    void findsAMissingOrShortenedFile();
    void ignoresForeignNames();
    void opensWithTheJudge();
};

void tst_EvidenceReading::opensForNobodyElse()
{
    QVERIFY(writeFile(m_desk.source(), "private"));
    EvidenceStore store(m_desk.evidence());
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    const auto other = store.open(blob->blobId, *AgeIdentity::fromSecret(randomSecret(32)));
    QVERIFY(!other);
    QCOMPARE(other.error().code, ErrorCode::NotFound);
}

void tst_EvidenceReading::readsAnyPartAlone()
{
    const QByteArray bytes = patternOf(300'000);
    QVERIFY(writeFile(m_desk.source(), bytes));
    EvidenceStore store(m_desk.evidence());
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    const auto reader = store.open(blob->blobId, m_desk.person);
    QVERIFY(reader);
    for (const qint64 offset :
         {0, 1, 65'535, 65'536, 65'537, 131'000, 262'144, 299'999, 300'000, 400'000}) {
        for (const qint64 count : {0, 1, 100, 65'536, 200'000})
            QCOMPARE((*reader)->read(offset, count)->view().toByteArray(),
                     bytes.mid(offset, count));
    }
    QVERIFY(!(*reader)->read(-1, 5));
}

void tst_EvidenceReading::feedsAReaderWithoutWritingPlaintext()
{
    // A portable pixmap, 200 × 400 pixels: more than three chunks.
    const QByteArray picture = "P6 200 400 255\n" + patternOf(240'000);
    QVERIFY(writeFile(m_desk.source(), picture));
    EvidenceStore store(m_desk.evidence());
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    auto reader = store.open(blob->blobId, m_desk.person);
    QVERIFY(reader);
    EvidenceDevice device(*std::move(reader));
    QVERIFY(device.isOpen() && !device.isSequential());
    QCOMPARE(device.size(), picture.size());
    QVERIFY(device.seek(70'000));
    QCOMPARE(device.read(70'000), picture.mid(70'000, 70'000));
    QVERIFY(device.seek(0));
    QCOMPARE(device.readLine(), picture.first(15));
    QCOMPARE(device.readAll(), picture.sliced(15));
    QVERIFY(device.atEnd());
    QTest::ignoreMessage(QtWarningMsg, QRegularExpression(u"ReadOnly device"_s));
    QCOMPARE(device.write("x"), -1);
}

void tst_EvidenceReading::tellsAReaderOfABrokenPart()
{
    const QByteArray bytes = patternOf(200'000);
    QVERIFY(writeFile(m_desk.source(), bytes));
    EvidenceStore store(m_desk.evidence());
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    QByteArray cipher = bytesOf(store.pathOf(blob->blobId));
    cipher[100'000] = char(cipher.at(100'000) ^ 1); // in the second chunk
    QVERIFY(writeFile(store.pathOf(blob->blobId), cipher));
    auto reader = store.open(blob->blobId, m_desk.person);
    QVERIFY(reader);
    EvidenceDevice device(*std::move(reader));
    QCOMPARE(device.read(65'536), bytes.first(65'536));
    QCOMPARE(device.read(10), QByteArray());
    QVERIFY(device.errorString().contains("part 2 of 4"_L1));
    QVERIFY(device.seek(131'072));
    QCOMPARE(device.read(10), bytes.mid(131'072, 10));
}

void tst_EvidenceReading::exportsIdenticalBytes()
{
    const QByteArray bytes = patternOf(1'234'567);
    QVERIFY(writeFile(m_desk.source(), bytes));
    EvidenceStore store(m_desk.evidence());
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    const QString target = m_desk.folder.filePath(u"合同 export.bin"_s);
    QVERIFY(writeFile(target, "an older export"));
    Watcher progress;
    QVERIFY(store.exportTo(blob->blobId, m_desk.person, target, blob->sha256, progress));
    QCOMPARE(progress.total, bytes.size());
    QCOMPARE(progress.done, bytes.size());
    QVERIFY(bytesOf(target) == bytes);
    QCOMPARE(
        store.exportTo(blob->blobId, m_desk.person, m_desk.folder.path(), blob->sha256, m_quiet)
            .error()
            .code,
        ErrorCode::BadInput);
    QCOMPARE(store
                 .exportTo(blob->blobId, m_desk.person, m_desk.folder.filePath(u"no/where"_s),
                           blob->sha256, m_quiet)
                 .error()
                 .code,
             ErrorCode::NotFound);
}

void tst_EvidenceReading::exportsNothingWhenTheDigestDiffers()
{
    QVERIFY(writeFile(m_desk.source(), "one"));
    EvidenceStore store(m_desk.evidence());
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    const QString target = m_desk.folder.filePath(u"differs"_s);
    const auto exported
        = store.exportTo(blob->blobId, m_desk.person, target, hashOf("two"), m_quiet);
    QVERIFY(!exported);
    QCOMPARE(exported.error().code, ErrorCode::Corrupt);
    QVERIFY(!QFile::exists(target));
    QCOMPARE(store.checkPlain(blob->blobId, m_desk.person, hashOf("two"), m_quiet).error().code,
             ErrorCode::Corrupt);
}

void tst_EvidenceReading::keepsTheOldExportWhenCancelled()
{
    QVERIFY(writeFile(m_desk.source(), patternOf(1'000'000)));
    EvidenceStore store(m_desk.evidence());
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    const QString target = m_desk.folder.filePath(u"kept"_s);
    QVERIFY(writeFile(target, "an older export"));
    const QStringList before
        = QDir(m_desk.folder.path()).entryList(QDir::AllEntries | QDir::Hidden);
    Watcher progress([&progress](qint64) { progress.cancelled = true; });
    const auto exported
        = store.exportTo(blob->blobId, m_desk.person, target, blob->sha256, progress);
    QCOMPARE(exported.error().code, ErrorCode::Cancelled);
    QCOMPARE(bytesOf(target), QByteArray("an older export"));
    QCOMPARE(QDir(m_desk.folder.path()).entryList(QDir::AllEntries | QDir::Hidden), before);
    QCOMPARE(store.checkPlain(blob->blobId, m_desk.person, blob->sha256, progress).error().code,
             ErrorCode::Cancelled);
    QCOMPARE(store.checkCipher(blob->blobId, blob->cipherSha256, blob->cipherSize, progress)
                 .error()
                 .code,
             ErrorCode::Cancelled);
}

void tst_EvidenceReading::exportsUnderTheLongestName()
{
    QVERIFY(writeFile(m_desk.source(), "x"));
    EvidenceStore store(m_desk.evidence());
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    const QString target = m_desk.folder.filePath(QString(85, u'证')); // 255 bytes
    QVERIFY(store.exportTo(blob->blobId, m_desk.person, target, blob->sha256, m_quiet));
    QCOMPARE(bytesOf(target), QByteArray("x"));
}

void tst_EvidenceReading::findsEachChangedByte()
{
    QVERIFY(writeFile(m_desk.source(), patternOf(70'000)));
    EvidenceStore store(m_desk.evidence());
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    const QString path = store.pathOf(blob->blobId);
    const QByteArray good = bytesOf(path);
    int flips = 0;
    QFile file(path);
    QVERIFY(file.open(QIODevice::ReadWrite | QIODevice::Unbuffered));
    const auto put = [&file](qsizetype byte, int value) {
        return file.seek(byte) && file.putChar(char(value));
    };
    const auto isFound = [&](qsizetype byte, int bit) {
        ++flips;
        return put(byte, good.at(byte) ^ (1 << bit))
            && !store.checkPlain(blob->blobId, m_desk.person, blob->sha256, m_quiet)
            && !store.checkCipher(blob->blobId, blob->cipherSha256, blob->cipherSize, m_quiet)
            && put(byte, good.at(byte));
    };
    // Each bit of header and payload nonce; beyond them one bit of each 37th byte and each of the
    // last chunk's end.
    const qsizetype headerEnd = good.indexOf('\n', good.indexOf("\n---") + 1) + 17;
    for (qsizetype byte = 0; byte < headerEnd; ++byte) {
        for (int bit = 0; bit < 8; ++bit)
            QVERIFY2(isFound(byte, bit), qPrintable(QString::number(byte)));
    }
    for (qsizetype byte = headerEnd; byte < good.size(); byte += byte < good.size() - 40 ? 37 : 1)
        QVERIFY2(isFound(byte, int(byte % 8)), qPrintable(QString::number(byte)));
    qInfo(
        "%d single bits of a vault file of %lld bytes flipped, each found with and without the key",
        flips, qint64(good.size()));
    QVERIFY(store.checkPlain(blob->blobId, m_desk.person, blob->sha256, m_quiet));
}

void tst_EvidenceReading::findsAMissingOrShortenedFile()
{
    QVERIFY(writeFile(m_desk.source(), patternOf(65'536 * 3)));
    EvidenceStore store(m_desk.evidence());
    const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
    const QString path = store.pathOf(blob->blobId);
    for (const qint64 cut :
         {1LL, 16LL, 17LL, 65'552LL, 2 * 65'552LL, 3 * 65'552LL, blob->cipherSize}) {
        const QByteArray good = bytesOf(path);
        QVERIFY(writeFile(path, good.chopped(cut)));
        QCOMPARE(store.checkPlain(blob->blobId, m_desk.person, blob->sha256, m_quiet).error().code,
                 ErrorCode::Corrupt);
        QCOMPARE(store.checkCipher(blob->blobId, blob->cipherSha256, blob->cipherSize, m_quiet)
                     .error()
                     .code,
                 ErrorCode::Corrupt);
        QVERIFY(writeFile(path, good));
    }
    QVERIFY(QFile::remove(path));
    QVERIFY(!store.exists(blob->blobId));
    QCOMPARE(store.open(blob->blobId, m_desk.person).error().code, ErrorCode::NotFound);
    QCOMPARE(
        store.checkCipher(blob->blobId, blob->cipherSha256, blob->cipherSize, m_quiet).error().code,
        ErrorCode::NotFound);
}

void tst_EvidenceReading::ignoresForeignNames()
{
    EvidenceStore store(m_desk.evidence());
    for (const QString &name :
         {QString(), u".."_s, u"../../etc/passwd"_s, QString(32, u'/'), QString(32, u'A'),
          QString(31, u'a'), QString(33, u'a'), u"\u0661"_s.repeated(32)}) {
        QVERIFY(!store.exists(name));
        QCOMPARE(store.pathOf(name), QString());
        QCOMPARE(store.open(name, m_desk.person).error().code, ErrorCode::NotFound);
        QCOMPARE(store.exportTo(name, m_desk.person, m_desk.folder.filePath(u"out"_s), {}, m_quiet)
                     .error()
                     .code,
                 ErrorCode::NotFound);
    }
}

void tst_EvidenceReading::opensWithTheJudge()
{
    const QString judge = QStandardPaths::findExecutable(u"age"_s);
    if (judge.isEmpty()) {
        qWarning("Debian's age is not installed: no other program judged our files");
        return;
    }
    const QString keyFile = m_desk.folder.filePath(u"key.txt"_s);
    QVERIFY(writeFile(keyFile, m_desk.person.secretText().toUtf8() + '\n'));
    EvidenceStore store(m_desk.evidence());
    for (const qint64 size : {0, 1, 65'535, 65'536, 65'537, 131'072, 1'000'000}) {
        const QByteArray bytes = patternOf(size);
        QVERIFY(writeFile(m_desk.source(), bytes));
        const auto blob = store.archive(m_desk.source(), m_desk.person.recipientRaw(), m_quiet);
        QProcess age;
        age.start(judge, {u"-d"_s, u"-i"_s, keyFile, store.pathOf(blob->blobId)});
        QVERIFY(age.waitForFinished());
        QCOMPARE(age.exitCode(), 0);
        QVERIFY(age.readAllStandardOutput() == bytes);
    }
    // And the other way: what age wrote for us opens here.
    const QByteArray bytes = patternOf(200'000);
    QVERIFY(writeFile(m_desk.source(), bytes));
    const QString theirs = m_desk.folder.filePath(u"theirs.age"_s);
    QCOMPARE(QProcess::execute(
                 judge, {u"-r"_s, m_desk.person.recipient(), u"-o"_s, theirs, m_desk.source()}),
             0);
    const auto reader = EvidenceReader::open(theirs, m_desk.person);
    QVERIFY(reader);
    QVERIFY((*reader)->read(0, bytes.size())->view() == bytes);
}

QTEST_GUILESS_MAIN(tst_EvidenceReading)
#include "tst_evidencereading.moc"
