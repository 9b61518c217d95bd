// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/pdfsignature.h"
#include "models/seals/pdfsigner.h"
#include "tests/seals/sealskit.h"

#include <QBuffer>
#include <QFile>
#include <QPainter>
#include <QPdfWriter>
#include <QProcess>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Seals;
using namespace Redress::Test;

/// What leaves as a PDF carries one signature over all of it.
class tst_PdfSignature : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysWhoAndWhen();
    void refusesEveryByteThatWasChanged();
    void refusesWhatFollows();
    void refusesASecondSignature();
    void refusesWhatIsNoPdf();
    void pdfsigTrustsItWithOurRoot();
    void pdfsigAndMutoolTellAnEdit();

private:
    SignatureCheck checked(const QByteArray &pdf) const;
    QString judged(const QString &program, const QStringList &words) const;

    Center m_center = makeCenter();
    QByteArray m_unsigned;
    QByteArray m_signed;
    QTemporaryDir m_folder;
};

namespace {

QByteArray aReport(int pages)
{
    QBuffer buffer;
    buffer.open(QIODevice::WriteOnly);
    QPdfWriter writer(&buffer);
    writer.setPdfVersion(QPagedPaintDevice::PdfVersion_A1b);
    QPainter painter(&writer);
    for (int page = 0; page < pages; ++page) {
        if (page > 0)
            writer.newPage();
        painter.drawText(100, 200, u"Page %1 of the report"_s.arg(page + 1));
    }
    painter.end();
    return buffer.data();
}

QString codesOf(const SignatureCheck &check)
{
    QStringList codes;
    for (const Finding &finding : check.verification.findings)
        codes.append(finding.code);
    return codes.join(u' ');
}

} // namespace

void tst_PdfSignature::initTestCase()
{
    m_unsigned = aReport(3);
    const auto signer = CadesSigner::create(m_center.clerkKey, m_center.clerk, {m_center.root});
    QVERIFY(signer.ok());
    const auto made = signPdf(m_unsigned, *signer, noon(), u"Made-up Center 北方"_s);
    QVERIFY2(made.ok(), qPrintable(made ? QString() : made.error().detail));
    m_signed = *made;
    QFile file(m_folder.filePath(u"report.pdf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_signed) == m_signed.size());
    QFile root(m_folder.filePath(u"root.pem"_s));
    QVERIFY(root.open(QIODevice::WriteOnly) && root.write(m_center.root.pem()) > 0);
}

SignatureCheck tst_PdfSignature::checked(const QByteArray &pdf) const
{
    CadesVerifier verifier(m_center.root);
    const auto check = checkPdf(MemoryBytes(pdf), &verifier, u"report.pdf"_s);
    return check ? *check : SignatureCheck();
}

QString tst_PdfSignature::judged(const QString &program, const QStringList &words) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(program, words);
    process.waitForFinished();
    return QString::fromUtf8(process.readAll());
}

void tst_PdfSignature::saysWhoAndWhen()
{
    const SignatureCheck check = checked(m_signed);
    QCOMPARE(codesOf(check), QString());
    QVERIFY(check.signer);
    QCOMPARE(check.signer->commonName(), m_center.clerk.commonName());
    QCOMPARE(check.signedAtUtc, noon());
    QCOMPARE(codesOf(checked(m_unsigned)), u"pdf.signature"_s);
}

void tst_PdfSignature::refusesEveryByteThatWasChanged()
{
    for (qsizetype at = 0; at < m_signed.size(); ++at) {
        QByteArray changed = m_signed;
        changed[at] = char(changed[at] ^ (1 << at % 8));
        if (checked(changed).verification.isIntact())
            QFAIL(qPrintable(u"byte %1 of %2 was changed unseen"_s.arg(at).arg(m_signed.size())));
    }
}

void tst_PdfSignature::refusesWhatFollows()
{
    QCOMPARE(codesOf(checked(m_signed + '\n')), u"pdf.signature"_s);
    QCOMPARE(codesOf(checked(m_signed + m_unsigned)), u"pdf.signature"_s);
    QCOMPARE(codesOf(checked('\n' + m_signed)), u"pdf.signature"_s);
    QCOMPARE(codesOf(checked(m_signed.chopped(1))), u"pdf.signature"_s);
}

void tst_PdfSignature::refusesASecondSignature()
{
    QCOMPARE(codesOf(checked(m_signed + m_signed)), u"pdf.signature"_s);
    const auto signer = CadesSigner::create(m_center.clerkKey, m_center.clerk, {m_center.root});
    QCOMPARE(signPdf(m_signed, *signer, noon(), {}).error().code, ErrorCode::BadInput);
}

void tst_PdfSignature::refusesWhatIsNoPdf()
{
    const auto signer = CadesSigner::create(m_center.clerkKey, m_center.clerk, {m_center.root});
    for (const QByteArray &bytes :
         {QByteArray(), QByteArray("%PDF-1.4\n%nothing"), m_unsigned.first(m_unsigned.size() / 2)})
        QCOMPARE(signPdf(bytes, *signer, noon(), {}).error().code, ErrorCode::BadInput);
}

void tst_PdfSignature::pdfsigTrustsItWithOurRoot()
{
    judged(u"certutil"_s, {u"-N"_s, u"-d"_s, u"."_s, u"--empty-password"_s});
    judged(u"certutil"_s,
           {u"-A"_s, u"-d"_s, u"."_s, u"-n"_s, u"root"_s, u"-t"_s, u"C,C,C"_s, u"-i"_s,
            u"root.pem"_s, u"-a"_s});
    const QString told = judged(u"pdfsig"_s, {u"-nssdir"_s, u"."_s, u"report.pdf"_s});
    QVERIFY2(told.contains(u"Signature Validation: Signature is Valid."_s), qPrintable(told));
    QVERIFY2(told.contains(u"Certificate Validation: Certificate is Trusted."_s), qPrintable(told));
    QVERIFY2(told.contains(u"Total document signed"_s), qPrintable(told));
    QVERIFY2(told.contains(u"ETSI.CAdES.detached"_s), qPrintable(told));
    const QString mutool = judged(u"mutool"_s, {u"sign"_s, u"-v"_s, u"report.pdf"_s});
    QVERIFY2(mutool.contains(u"unchanged"_s), qPrintable(mutool));
}

void tst_PdfSignature::pdfsigAndMutoolTellAnEdit()
{
    QByteArray edited = m_signed;
    const qsizetype page = edited.indexOf("stream\n") + 20;
    edited[page] = char(edited[page] ^ 1);
    QFile changed(m_folder.filePath(u"changed.pdf"_s));
    QVERIFY(changed.open(QIODevice::WriteOnly) && changed.write(edited) == edited.size());
    changed.close();
    const QString told = judged(u"pdfsig"_s, {u"-nssdir"_s, u"."_s, u"changed.pdf"_s});
    QVERIFY2(told.contains(u"Digest Mismatch"_s), qPrintable(told));
    const QString mutool = judged(u"mutool"_s, {u"sign"_s, u"-v"_s, u"changed.pdf"_s});
    QVERIFY2(mutool.contains(u"invalidated by change to document"_s), qPrintable(mutool));

    // A note added by another program, as an update behind what was signed.
    QFile update(m_folder.filePath(u"update.pdf"_s));
    QVERIFY(update.open(QIODevice::WriteOnly));
    const qsizetype table = m_signed.lastIndexOf("xref\n", m_signed.lastIndexOf("startxref") - 1);
    const QByteArray object
        = "9999 0 obj\n<< /Type /Annot /Subtype /Text /Rect [ 0 0 9 9 ] /Contents (x) >>\nendobj\n";
    const qsizetype at = m_signed.size();
    const QByteArray trailer = m_signed.mid(m_signed.indexOf("/Root ", table), 12);
    update.write(m_signed + object + "xref\n9999 1\n"
                 + QByteArray::number(at).rightJustified(10, '0')
                 + " 00000 n \ntrailer << /Size 10000 " + trailer.left(trailer.indexOf('R') + 1)
                 + " /Prev " + QByteArray::number(table) + " >>\nstartxref\n"
                 + QByteArray::number(at + object.size()) + "\n%%EOF\n");
    update.close();
    const QString later = judged(u"pdfsig"_s, {u"-nssdir"_s, u"."_s, u"update.pdf"_s});
    QVERIFY2(later.contains(u"Not total document signed"_s), qPrintable(later));
}

QTEST_MAIN(tst_PdfSignature)
#include "tst_pdfsignature.moc"
