// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/dossier.h"
#include "models/seals/dossierlayout.h"
#include "models/seals/zip.h"
#include "tests/seals/dossierlies.h"

#include <QBuffer>
#include <QtTest>

#include <future>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Seals;

namespace {

class CancelsAtOnce final : public Progress {
public:
    void setTotal(qint64) override { }
    void setDone(qint64) override { }
    bool isCancelled() const override { return true; }
};

DossierVerdict verdictOf(const QByteArray &bytes, const DossierTrust &trust = {})
{
    NoProgress progress;
    return *verifyDossier(MemoryBytes(bytes), trust, progress);
}

QStringList codesOf(const Verification &verification, Verdict verdict)
{
    QStringList codes;
    for (const Finding &finding : verification.findings) {
        if (finding.verdict == verdict)
            codes += finding.code;
    }
    return codes;
}

} // namespace

class tst_Dossier : public QObject {
    Q_OBJECT
public:
    // On a busy machine all rows of one function together may take longer than Qt's five minutes.
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "1800000"); }
private Q_SLOTS:
    void initTestCase();
    void provesWhatWasWritten();
    void stillProvesTheFirstSample();
    void claimsLessWhenTheAnchorCameWithIt();
    void trustsNoOtherAnchor();
    void findsEveryLie_data();
    void findsEveryLie();
    void remarksOnInstructionsOfAnotherVersion();
    void findsAFlippedBitInEveryByte_data();
    void findsAFlippedBitInEveryByte();
    void findsEveryCut();
    void refusesWhatIsNoDossier_data();
    void refusesWhatIsNoDossier();
    void leavesNothingBehindWhenAPaperChanged();
    void leavesNothingBehindWhenCancelled();
    void writesOverAnOlderDossierOrNotAtAll();
    void refusesContentsThatBreakTheFormat_data();
    void refusesContentsThatBreakTheFormat();
    void writesTheSameBytesInAnyOrder();
    void namesExtensionsSafely();

private:
    struct Flip {
        qsizetype at;
        char mask;
    };
    static bool isEveryBitFlipped();
    QList<Flip> flips() const;
    Test::DossierKit m_kit;
    DossierContents m_contents;
    QByteArray m_bytes;
    QByteArray m_flipped;
};

void tst_Dossier::initTestCase()
{
    m_contents = Test::smallCase(&m_kit);
    m_bytes = m_kit.write(m_contents);
    QVERIFY(!m_bytes.isEmpty());
}

void tst_Dossier::provesWhatWasWritten()
{
    const DossierTrust trust{m_contents.root, m_contents.policy};
    const DossierVerdict verdict = verdictOf(m_bytes, trust);
    QCOMPARE(codesOf(verdict.verification, Verdict::Broken), QStringList());
    QCOMPARE(codesOf(verdict.verification, Verdict::IntactWithRemarks),
             (QStringList{u"dossier.not-witnessed"_s, u"dossier.no-outside-time"_s}));
    QCOMPARE(verdict.signerName, m_kit.center().clerk.commonName());
    QCOMPARE(verdict.signerOrganization, u"Made-up Center"_s);
    QCOMPARE(verdict.signedAtUtc, Test::noon().addDays(1));
    QCOMPARE(verdict.caseNumber, Test::DossierKit::caseNumber());
    QCOMPARE(verdict.entries, 4);
    QCOMPARE(verdict.disclosures, 6);
    QCOMPARE(verdict.withheld, 0);
    QCOMPARE(verdict.evidence, 2);
    QCOMPARE(verdict.evidenceSignatures, 1);
    QCOMPARE(verdict.treeSize, 12);
    QCOMPARE(verdict.quorum.cosigned(), 0);
    QCOMPARE(verdict.logKey.toUtf8(), m_kit.logKey().text());
    QVERIFY(!verdict.rootFromInside);
    QVERIFY(!verdict.policyFromInside);
}

void tst_Dossier::stillProvesTheFirstSample()
{
    NoProgress progress;
    const auto verdict
        = verifyDossier(QStringLiteral(REDRESS_TEST_DATA "/dossier/dossier-1.asice"), {}, progress);
    QVERIFY(verdict.ok());
    QCOMPARE(codesOf(verdict->verification, Verdict::Broken), QStringList());
    QCOMPARE(verdict->entries, 4);
    QVERIFY(verdict->rootFingerprint.startsWith("62:0C:E9:A3:DC:54:0A:2C:"_L1));
}

void tst_Dossier::claimsLessWhenTheAnchorCameWithIt()
{
    const DossierVerdict verdict = verdictOf(m_bytes);
    QVERIFY(verdict.verification.isIntact());
    QVERIFY(verdict.rootFromInside);
    QVERIFY(codesOf(verdict.verification, Verdict::IntactWithRemarks)
                .contains(u"dossier.anchor-inside"_s));
}

void tst_Dossier::trustsNoOtherAnchor()
{
    const Test::Center other = Test::makeCenter();
    const QStringList byRoot = codesOf(
        verdictOf(m_bytes, DossierTrust{other.root, std::nullopt}).verification, Verdict::Broken);
    QVERIFY(byRoot.contains(u"dossier.anchor-differs"_s));
    QVERIFY(byRoot.contains(u"seal.chain"_s));
    QVERIFY(byRoot.contains(u"dossier.entry-chain"_s));
    const Ledger::Policy policy = Ledger::Policy::trustingOnly(Test::DossierKit().logKey());
    QCOMPARE(codesOf(verdictOf(m_bytes, DossierTrust{std::nullopt, policy}).verification,
                     Verdict::Broken),
             QStringList{u"dossier.checkpoint"_s});
}

void tst_Dossier::findsEveryLie_data()
{
    QTest::addColumn<int>("index");
    for (qsizetype i = 0; i < Test::lies().size(); ++i)
        QTest::newRow(Test::lies().at(i).name) << int(i);
}

void tst_Dossier::findsEveryLie()
{
    QFETCH(int, index);
    const Test::Lie &lie = Test::lies().at(index);
    Test::Files files = Test::unpack(m_bytes);
    lie.tell(&files, m_kit);
    if (lie.isSealedAgain)
        Test::sealAgain(&files, m_kit.signer());
    const QStringList codes = codesOf(verdictOf(Test::pack(files)).verification, Verdict::Broken);
    QVERIFY2(codes.contains(QString::fromLatin1(lie.code)), qPrintable(codes.join(u", "_s)));
}

void tst_Dossier::remarksOnInstructionsOfAnotherVersion()
{
    Test::Files files = Test::unpack(m_bytes);
    files[Layout::kVerifyScript] += "# another version\n";
    Test::sealAgain(&files, m_kit.signer());
    const DossierVerdict verdict = verdictOf(Test::pack(files));
    QVERIFY(verdict.verification.isIntact());
    QVERIFY(codesOf(verdict.verification, Verdict::IntactWithRemarks)
                .contains(u"dossier.instructions"_s));
}

// One bit of every byte, but of the long instructions only of some: they are hashed like any other
// file. REDRESS_FLIPS=all: each bit of each byte, of a dossier without the page.
QList<tst_Dossier::Flip> tst_Dossier::flips() const
{
    const bool all = isEveryBitFlipped();
    QList<qsizetype> steps(m_flipped.size(), 1);
    const ZipListing listing = *readZip(MemoryBytes(m_flipped));
    for (const ZipEntry &entry : listing.entries) {
        const qsizetype step = all                                                     ? 1
            : entry.name == Layout::kVerifyPage                                        ? 256
            : entry.name == Layout::kVerifyScript || entry.name == Layout::kVerifyText ? 16
                                                                                       : 1;
        std::fill_n(steps.begin() + qsizetype(zipDataOffset(entry)), qsizetype(entry.size), step);
    }
    QList<Flip> flips;
    for (qsizetype at = 0; at < m_flipped.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            if (all || (at % steps.at(at) == 0 && bit == at % 8))
                flips.append({at, char(1 << bit)});
        }
    }
#ifdef __SANITIZE_ADDRESS__
    qsizetype kept = 0;
    flips.removeIf([&kept](const Flip &) { return kept++ % 10 != 0; });
#endif
    return flips;
}

bool tst_Dossier::isEveryBitFlipped()
{
    return qEnvironmentVariable("REDRESS_FLIPS") == "all"_L1;
}

void tst_Dossier::findsAFlippedBitInEveryByte_data()
{
    constexpr int kParts = 8; // so that none takes long
    QTest::addColumn<int>("part");
    QTest::addColumn<int>("parts");
    for (int part = 0; part < kParts; ++part)
        QTest::addRow("part %d", part + 1) << part << kParts;
    m_flipped = m_bytes;
    if (isEveryBitFlipped()) {
        Test::Files files = Test::unpack(m_bytes);
        files.remove(Layout::kVerifyPage);
        Test::sealAgain(&files, m_kit.signer());
        m_flipped = Test::pack(files);
    }
}

void tst_Dossier::findsAFlippedBitInEveryByte()
{
    QFETCH(int, part);
    QFETCH(int, parts);
    const QList<Flip> all = flips();
    const auto firstUnnoticed = [&](qsizetype begin, qsizetype end) -> qsizetype {
        QByteArray bytes = m_flipped;
        NoProgress progress;
        for (qsizetype i = begin; i < end; ++i) {
            const auto [at, mask] = all.at(i);
            bytes[at] = char(bytes.at(at) ^ mask);
            const auto verdict = verifyDossier(MemoryBytes(bytes), {}, progress);
            if (!verdict || verdict->verification.isIntact())
                return at;
            bytes[at] = char(bytes.at(at) ^ mask);
        }
        return -1;
    };
    const qsizetype begin = all.size() * part / parts;
    const qsizetype end = all.size() * (part + 1) / parts;
    const qsizetype middle = (begin + end) / 2;
    auto beside = std::async(std::launch::async, firstUnnoticed, begin, middle);
    const qsizetype here = firstUnnoticed(middle, end);
    const qsizetype there = beside.get();
    QVERIFY2(here < 0 && there < 0, qPrintable(u"byte %1"_s.arg(qMax(here, there))));
    qInfo("flipped %lld bits of %lld bytes", qlonglong(end - begin), qlonglong(m_flipped.size()));
}

void tst_Dossier::findsEveryCut()
{
    NoProgress progress;
    for (qsizetype size = 0; size < m_bytes.size(); size += size < 400 ? 1 : 97) {
        const auto verdict = verifyDossier(MemoryBytes(m_bytes.first(size)), {}, progress);
        QVERIFY(!verdict || !verdict->verification.isIntact());
    }
    for (const QByteArray &more : {QByteArray("\0", 1), QByteArray("PK\5\6"), m_bytes})
        QVERIFY(!verdictOf(m_bytes + more).verification.isIntact());
    QVERIFY(!verdictOf("x" + m_bytes).verification.isIntact());
}

void tst_Dossier::refusesWhatIsNoDossier_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n and more of a picture");
    QTest::newRow("zeros") << QByteArray(100'000, '\0');
}

void tst_Dossier::refusesWhatIsNoDossier()
{
    QFETCH(QByteArray, bytes);
    NoProgress progress;
    const auto verdict = verifyDossier(MemoryBytes(bytes), {}, progress);
    QVERIFY(!verdict);
    QCOMPARE(verdict.error().code, ErrorCode::BadInput);
}

void tst_Dossier::leavesNothingBehindWhenAPaperChanged()
{
    const QTemporaryDir folder;
    DossierContents contents = m_contents;
    contents.evidence[0].open = []() -> Result<std::unique_ptr<QIODevice>> {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData("%PDF-1.4 another contract!\n\n");
        buffer->open(QIODevice::ReadOnly);
        return std::unique_ptr<QIODevice>(std::move(buffer));
    };
    NoProgress progress;
    const auto written = writeDossier(contents, m_kit.signer(), Test::noon(),
                                      folder.filePath(u"x.asice"_s), progress);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Corrupt);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void tst_Dossier::leavesNothingBehindWhenCancelled()
{
    const QTemporaryDir folder;
    CancelsAtOnce progress;
    const auto written = writeDossier(m_contents, m_kit.signer(), Test::noon(),
                                      folder.filePath(u"x.asice"_s), progress);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::Cancelled);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void tst_Dossier::writesOverAnOlderDossierOrNotAtAll()
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"x.asice"_s);
    NoProgress progress;
    for (int i = 0; i < 2; ++i) {
        const auto written = writeDossier(m_contents, m_kit.signer(), Test::noon(), path, progress);
        QVERIFY(written.ok());
        QFile file(path);
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray bytes = file.readAll();
        QCOMPARE(bytes.size(), written->size);
        QCOMPARE(QCryptographicHash::hash(bytes, QCryptographicHash::Sha256), written->sha256);
    }
    QCOMPARE(QDir(folder.path()).entryList(QDir::Files | QDir::Hidden), QStringList{u"x.asice"_s});
    for (const QString &bad : {folder.path(), folder.filePath(u"no/such/folder.asice"_s)})
        QVERIFY(!writeDossier(m_contents, m_kit.signer(), Test::noon(), bad, progress));
}

void tst_Dossier::refusesContentsThatBreakTheFormat_data()
{
    QTest::addColumn<std::function<void(DossierContents *)>>("change");
    using Change = std::function<void(DossierContents *)>;
    QTest::newRow("no acts") << Change([](DossierContents *c) { c->entries.clear(); });
    QTest::newRow("an act twice") << Change(
        [](DossierContents *c) { c->entries += c->entries.first(); });
    QTest::newRow("a proof of another act")
        << Change([](DossierContents *c) { c->entries[0].proof = c->entries.at(1).proof; });
    QTest::newRow("a number twice")
        << Change([](DossierContents *c) { c->evidence[1].number = 1; });
    QTest::newRow("number 0") << Change([](DossierContents *c) { c->evidence[0].number = 0; });
    QTest::newRow("a path as extension")
        << Change([](DossierContents *c) { c->evidence[0].extension = u"../x"_s; });
    QTest::newRow("a size that is not the paper's")
        << Change([](DossierContents *c) { c->evidence[0].size -= 1; });
    QTest::newRow("a size larger than the paper's")
        << Change([](DossierContents *c) { c->evidence[0].size += 1; });
}

void tst_Dossier::refusesContentsThatBreakTheFormat()
{
    QFETCH(std::function<void(DossierContents *)>, change);
    DossierContents contents = m_contents;
    change(&contents);
    const QTemporaryDir folder;
    NoProgress progress;
    const auto written = writeDossier(contents, m_kit.signer(), Test::noon(),
                                      folder.filePath(u"x.asice"_s), progress);
    QVERIFY(!written);
    QCOMPARE(written.error().code, ErrorCode::BadInput);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void tst_Dossier::writesTheSameBytesInAnyOrder()
{
    DossierContents contents = m_contents;
    std::reverse(contents.entries.begin(), contents.entries.end());
    std::reverse(contents.evidence.begin(), contents.evidence.end());
    Test::Files first = Test::unpack(m_bytes);
    Test::Files second = Test::unpack(m_kit.write(contents));
    first.remove(Layout::kSignature); // ECDSA signs differently each time
    second.remove(Layout::kSignature);
    QCOMPARE(second, first);
}

void tst_Dossier::namesExtensionsSafely()
{
    QCOMPARE(evidenceExtension(u"Vertrag.PDF"_s), u"pdf"_s);
    QCOMPARE(evidenceExtension(u"archive.tar.gz"_s), u"gz"_s);
    QCOMPARE(evidenceExtension(u"合同.文档"_s), u"bin"_s);
    QCOMPARE(evidenceExtension(u"noextension"_s), u"bin"_s);
    QCOMPARE(evidenceExtension(u"13800138000.averylongone"_s), u"bin"_s);
    QCOMPARE(evidenceExtension({}), u"bin"_s);
}

QTEST_GUILESS_MAIN(tst_Dossier)
#include "tst_dossier.moc"
