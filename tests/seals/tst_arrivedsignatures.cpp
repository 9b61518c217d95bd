// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/arrivedsignature.h"
#include "models/seals/pdfholes.h"
#include "models/seals/pdfsigner.h"
#include "tests/seals/sealskit.h"

#include <QBuffer>
#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Seals;
using namespace Redress::Test;

using Cover = ArrivedSignature::Cover;
using Kind = ArrivedSignature::Kind;
using Problem = ArrivedSignature::Problem;
using State = ArrivedSignature::State;

class tst_ArrivedSignatures : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhoSignedTheWholePaper();
    void believesOnlyKnownRoots();
    void saysThatSomethingWasAdded();
    void saysThatThePaperWasChanged();
    void findsNothingInAnUnsignedPaper();
    void refusesRangesThatLeaveOutMore_data();
    void refusesRangesThatLeaveOutMore();
    void judgesASignatureBesideThePaper();
    void callsNothingWholeThatPdfsigDoesNot_data();
    void callsNothingWholeThatPdfsigDoesNot();
    void survivesAnyDamage();

private:
    bool holdsForOpenssl(const QByteArray &pdf) const;
    QList<ArrivedSignature> found(const QByteArray &pdf, bool trusting = true) const;

    Center m_center = makeCenter();
    QByteArray m_signed;
};

namespace {

QString samplesFolder()
{
    return QStringLiteral(REDRESS_SHARED_DATA "/signed-pdfs");
}

QByteArray aPaper()
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    QPainter painter(&writer);
    painter.drawText(100, 200, u"I owe you 300"_s);
    painter.end();
    return buffer.data();
}

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QByteArray judged(const QString &program, const QStringList &words)
{
    QProcess process;
    process.start(program, words);
    process.waitForFinished();
    return process.readAllStandardOutput() + process.readAllStandardError();
}

} // namespace

void tst_ArrivedSignatures::initTestCase()
{
    const auto signer = CadesSigner::create(m_center.clerkKey, m_center.clerk, {m_center.root});
    QVERIFY(signer.ok());
    const auto made = signPdf(aPaper(), *signer, noon(), u"here"_s);
    QVERIFY(made.ok());
    m_signed = *made;
}

QList<ArrivedSignature> tst_ArrivedSignatures::found(const QByteArray &pdf, bool trusting) const
{
    static const SignatureAnchors own({m_center.root}), foreign({});
    const auto signatures = signaturesInPdf(MemoryBytes(pdf), trusting ? own : foreign, noon());
    if (!signatures)
        qFatal("%s", qPrintable(signatures.error().detail));
    return *signatures;
}

void tst_ArrivedSignatures::saysWhoSignedTheWholePaper()
{
    const auto signatures = found(m_signed);
    QCOMPARE(signatures.size(), 1);
    const ArrivedSignature &one = signatures.first();
    QCOMPARE(one.state, State::Holds);
    QCOMPARE(one.cover, Cover::Whole);
    QVERIFY(one.isTrusted);
    QCOMPARE(one.signer, m_center.clerk.commonName());
    QCOMPARE(one.organization, m_center.clerk.organization());
    QCOMPARE(one.claimedUtc, noon());
    QCOMPARE(one.problem, Problem::None);
}

void tst_ArrivedSignatures::believesOnlyKnownRoots()
{
    const auto signatures = found(m_signed, false);
    QCOMPARE(signatures.first().state, State::Holds);
    QVERIFY(!signatures.first().isTrusted);
    QCOMPARE(signatures.first().problem, Problem::Unknown);
}

void tst_ArrivedSignatures::saysThatSomethingWasAdded()
{
    const auto signatures = found(m_signed + "\n9 0 obj\n<< >>\nendobj\n");
    QCOMPARE(signatures.first().state, State::Holds);
    QCOMPARE(signatures.first().cover, Cover::Part);
}

void tst_ArrivedSignatures::saysThatThePaperWasChanged()
{
    QByteArray changed = m_signed;
    const qsizetype at = changed.indexOf("stream\n") + 9;
    changed[at] = char(changed[at] ^ 1);
    QCOMPARE(found(changed).first().state, State::Broken);
}

void tst_ArrivedSignatures::findsNothingInAnUnsignedPaper()
{
    QVERIFY(found(aPaper()).isEmpty());
    QVERIFY(found({}).isEmpty());
    QVERIFY(found("a text").isEmpty());
}

void tst_ArrivedSignatures::refusesRangesThatLeaveOutMore_data()
{
    QTest::addColumn<QByteArray>("range");
    const qsizetype at = m_signed.indexOf("/ByteRange");
    const QByteArray range = m_signed.mid(at, m_signed.indexOf(']', at) + 1 - at);
    const auto numbers = range.mid(12).simplified().split(' ');
    const qint64 hole = numbers.at(2).toLongLong();
    const qint64 after = numbers.at(3).toLongLong();
    const qint64 rest = numbers.at(4).toLongLong();
    const auto row = [&](const char *name, const QList<qint64> &values) {
        QByteArray text = "/ByteRange [";
        for (const qint64 value : values)
            text += ' ' + QByteArray::number(value);
        QTest::newRow(name) << text.leftJustified(range.size() - 1) + ']';
    };
    row("a byte more before", {0, hole - 1, after, rest});
    row("a byte more behind", {0, hole, after + 1, rest - 1});
    row("not from the beginning", {1, hole - 1, after, rest});
    row("overlapping", {0, hole, hole - 9, rest});
    row("beyond the end", {0, hole, after, rest + 1});
    row("three numbers", {0, hole, after});
    row("a second gap", {0, hole, after, 10, 20, 30});
    row("negative", {0, hole, after, -1});
    row("huge", {0, hole, after, 9'223'372'036'854'775'807});
}

void tst_ArrivedSignatures::refusesRangesThatLeaveOutMore()
{
    QFETCH(QByteArray, range);
    const qsizetype at = m_signed.indexOf("/ByteRange");
    QByteArray changed = m_signed;
    const qsizetype size = changed.indexOf(']', at) + 1 - at;
    changed.replace(at, size, range.left(size));
    for (const ArrivedSignature &one : found(changed)) {
        QVERIFY(one.state != State::Holds);
        QVERIFY(one.problem != Problem::None);
    }
}

void tst_ArrivedSignatures::judgesASignatureBesideThePaper()
{
    const QByteArray paper = "I owe you 300";
    const auto signature
        = signDetachedDigest(m_center.clerkKey, m_center.clerk, {m_center.root},
                             QCryptographicHash::hash(paper, QCryptographicHash::Sha256), noon());
    QVERIFY(signature.ok());
    const SignatureAnchors anchors({m_center.root});
    const auto good = signatureBeside(*signature, MemoryBytes(paper), anchors, noon());
    QVERIFY(good.ok());
    QCOMPARE(good->state, State::Holds);
    QCOMPARE(good->cover, Cover::Whole);
    QVERIFY(good->isTrusted);
    const auto other = signatureBeside(*signature, MemoryBytes(paper + '0'), anchors, noon());
    QCOMPARE(other->state, State::Broken);
    const auto nothing = signatureBeside("not a signature", MemoryBytes(paper), anchors, noon());
    QCOMPARE(nothing->state, State::Unreadable);
}

void tst_ArrivedSignatures::callsNothingWholeThatPdfsigDoesNot_data()
{
    QTest::addColumn<QString>("path");
    const QDir folder(samplesFolder());
    if (!folder.exists())
        qWarning("no %s: judged with a paper of our own", qPrintable(folder.path()));
    for (const QString &name : folder.entryList({u"*.pdf"_s}))
        QTest::newRow(qPrintable(name)) << folder.filePath(name);
    static const QTemporaryDir own;
    QFile file(own.filePath(u"own.pdf"_s));
    if (file.open(QIODevice::WriteOnly))
        file.write(m_signed);
    QTest::newRow("our own") << own.filePath(u"own.pdf"_s);
}

void tst_ArrivedSignatures::callsNothingWholeThatPdfsigDoesNot()
{
    QFETCH(QString, path);
    const QByteArray pdf = readAll(path);
    int whole = 0;
    for (const ArrivedSignature &one : found(pdf, false))
        whole += one.kind == Kind::Pdf && one.state == State::Holds && one.cover == Cover::Whole;
    const QByteArray pdfsig = judged(u"pdfsig"_s, {u"-nocert"_s, path});
    int theirs = 0;
    for (const QByteArray &part : pdfsig.split('#')) {
        theirs += part.contains("Total document signed")
            && !part.contains("Not total document signed") && part.contains("Signature is Valid");
    }
    // pdfsig decrypts what is never encrypted; then openssl judges.
    if (pdfsig.contains("couldn't be parsed as a CMS signature"))
        theirs = holdsForOpenssl(pdf) ? 1 : 0;
    QVERIFY2(whole <= theirs, pdfsig.constData());
    // And the other way round: what pdfsig finds whole and valid is not passed over.
    QVERIFY2(whole >= theirs || QFileInfo(path).fileName() == "siwa.pdf"_L1, pdfsig.constData());
}

bool tst_ArrivedSignatures::holdsForOpenssl(const QByteArray &pdf) const
{
    const auto found = pdfHolesIn(MemoryBytes(pdf));
    if (!found || found->holes.size() != 1 || !found->holes.first().isSound)
        return false;
    const PdfHole hole = found->holes.first();
    const QTemporaryDir folder;
    for (const auto &[name, bytes] :
         {std::pair(u"content"_s, pdf.first(hole.begin) + pdf.sliced(hole.end)),
          std::pair(u"signature"_s, hole.signature)}) {
        QFile file(folder.filePath(name));
        if (!file.open(QIODevice::WriteOnly) || file.write(bytes) != bytes.size())
            return false;
    }
    return judged(u"openssl"_s,
                  {u"cms"_s, u"-verify"_s, u"-noverify"_s, u"-binary"_s, u"-inform"_s, u"DER"_s,
                   u"-in"_s, folder.filePath(u"signature"_s), u"-content"_s,
                   folder.filePath(u"content"_s), u"-out"_s, u"/dev/null"_s})
        .contains("Verification successful");
}

void tst_ArrivedSignatures::survivesAnyDamage()
{
    const qsizetype hole = m_signed.indexOf("/Contents <") + 11;
    const qsizetype holeEnd = m_signed.indexOf('>', hole);
    for (qsizetype at = m_signed.indexOf("/ByteRange"); at < m_signed.size();
         at += at < hole + 400 ? 1 : 97) {
        QByteArray changed = m_signed;
        changed[at] = char(changed[at] ^ (1 << at % 8));
        // What in the place of the signature is not signed itself says nothing about the paper.
        const bool isPaper = at < hole || at >= holeEnd;
        for (const ArrivedSignature &one : found(changed))
            QVERIFY2(!isPaper || one.state != State::Holds || one.cover != Cover::Whole,
                     qPrintable(QString::number(at)));
        (void)found(m_signed.first(at)); // cut off there
    }
}

QTEST_MAIN(tst_ArrivedSignatures)
#include "tst_arrivedsignatures.moc"
