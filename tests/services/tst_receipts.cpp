// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/pdfsignature.h"
#include "models/seals/pdfsigner.h"
#include "models/seals/receipt.h"
#include "models/services/caseservice.h"
#include "models/services/directoryservice.h"
#include "models/services/documentservice.h"
#include "tests/services/office.h"

#include <QGuiApplication>
#include <QProcess>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// What a consumer takes home for a paper, and brings back years later.
class tst_Receipts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void saysThatTheFileIsThePaper();
    void saysThatAnotherFileIsNot();
    void holdsUnderTheCentersOwnRootOnly();
    void isReadByATelephone();
    void isSignedOverTheWholeFile();
    void refusesEveryChangedByteOfTheProof();
    void refusesTheProofOfAnotherAct();
    void refusesAReportThatIsNoReceipt();
    void isNotMadeForAnErasedPerson();

private:
    Seals::ReceiptVerdict verdict(const QByteArray &pdf, const QByteArray *file = nullptr,
                                  const Seals::DossierTrust &trust = {}) const;
    QString target(const QString &name) const { return m_office->folder.filePath(name); }

    std::unique_ptr<Office> m_office;
    CaseId m_case;
    ConsumerId m_consumer;
    DocumentId m_paper;
    QByteArray m_bytes = QByteArray("the contract of that day ").repeated(100);
    QByteArray m_receipt;
};

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString brokenIn(const Seals::ReceiptVerdict &verdict)
{
    QStringList codes;
    for (const Finding &finding : verdict.proof.verification.findings) {
        if (finding.verdict == Verdict::Broken)
            codes.append(finding.code);
    }
    return codes.join(u' ');
}

} // namespace

void tst_Receipts::initTestCase()
{
    m_office = std::make_unique<Office>();
    QVERIFY(m_office->isOpen());
    const auto opened = CaseService(m_office->boss).open(aCall());
    QVERIFY_OK(opened);
    m_case = opened->caseId;
    m_consumer = opened->consumer;
    NewPaper paper;
    paper.caseId = m_case;
    paper.bytes = m_bytes;
    paper.fileName = u"合同 contract.txt"_s;
    NoProgress progress;
    DocumentService papers(m_office->boss);
    const auto archived = papers.archive(paper, progress);
    QVERIFY_OK(archived);
    m_paper = archived->id;
    QVERIFY_OK(CaseService(m_office->boss).note(m_case, u"Others act meanwhile."_s));
    for (const QString &language : {u"zh_CN"_s, u"en"_s})
        QVERIFY_OK(papers.receipt(m_paper, target(language + u".pdf"_s), language));
    m_receipt = readAll(target(u"en.pdf"_s));
    QVERIFY(!m_receipt.isEmpty());
    QCOMPARE(CaseService(m_office->boss).card(m_case, false)->chronology.last().act,
             Domain::Act::documentReceipted);
    QCOMPARE(damageOf(m_office->boss), QString());
}

Seals::ReceiptVerdict tst_Receipts::verdict(const QByteArray &pdf, const QByteArray *file,
                                            const Seals::DossierTrust &trust) const
{
    NoProgress progress;
    const Seals::MemoryBytes receipt(pdf);
    const Seals::MemoryBytes paper(file ? *file : QByteArray());
    const auto made = Seals::verifyReceipt(receipt, file ? &paper : nullptr, trust, progress);
    if (!made)
        qWarning("%s", qPrintable(made.error().detail));
    return made ? *made : Seals::ReceiptVerdict();
}

void tst_Receipts::saysThatTheFileIsThePaper()
{
    for (const QString &language : {u"zh_CN"_s, u"en"_s}) {
        const auto found = verdict(readAll(target(language + u".pdf"_s)), &m_bytes);
        QCOMPARE(brokenIn(found), QString());
        QVERIFY(found.matches && *found.matches);
        QCOMPARE(found.document, m_paper.value);
        QCOMPARE(found.proof.caseNumber, m_case.value);
        QCOMPARE(found.proof.signerName, u"boss"_s);
    }
    const auto alone = verdict(m_receipt);
    QCOMPARE(brokenIn(alone), QString());
    QVERIFY(!alone.matches);
    QVERIFY(std::any_of(alone.proof.verification.findings.begin(),
                        alone.proof.verification.findings.end(),
                        [](const Finding &f) { return f.code == "receipt.no-file"_L1; }));
}

void tst_Receipts::saysThatAnotherFileIsNot()
{
    const QByteArray other = m_bytes + ' ';
    const auto found = verdict(m_receipt, &other);
    QCOMPARE(brokenIn(found), u"receipt.file"_s);
    QVERIFY(found.matches && !*found.matches);
}

void tst_Receipts::holdsUnderTheCentersOwnRootOnly()
{
    const Office other;
    const auto pem = readAll(other.path(u"trust/root.pem"_s));
    Seals::DossierTrust trust;
    trust.root = *Seals::certificateFromPem(pem);
    QVERIFY(brokenIn(verdict(m_receipt, &m_bytes, trust)).contains(u"dossier.anchor-differs"_s));
    trust.root = *Seals::certificateFromPem(readAll(m_office->path(u"trust/root.pem"_s)));
    QCOMPARE(brokenIn(verdict(m_receipt, &m_bytes, trust)), QString());
}

void tst_Receipts::isReadByATelephone()
{
    QProcess process;
    process.start(
        u"pdftoppm"_s,
        {u"-r"_s, u"150"_s, u"-png"_s, u"-singlefile"_s, target(u"en.pdf"_s), target(u"page"_s)});
    QVERIFY(process.waitForFinished());
    process.start(u"zbarimg"_s, {u"--raw"_s, u"-q"_s, target(u"page.png"_s)});
    QVERIFY(process.waitForFinished());
    const QByteArray told = process.readAllStandardOutput();
    QVERIFY2(told.startsWith("c2sp.org/tlog-proof@v1\nindex "), told.constData());
    QVERIFY(told.contains(verdict(m_receipt).proof.logOrigin.toUtf8()));
}

void tst_Receipts::isSignedOverTheWholeFile()
{
    QProcess process;
    process.start(u"pdfsig"_s, {u"-nocert"_s, target(u"en.pdf"_s)});
    QVERIFY(process.waitForFinished());
    const QByteArray told = process.readAllStandardOutput();
    QVERIFY2(told.contains("Total document signed"), told.constData());
    QVERIFY2(told.contains("Signature is Valid"), told.constData());
}

void tst_Receipts::refusesEveryChangedByteOfTheProof()
{
    const qsizetype begin = m_receipt.indexOf("redress-receipt@v1");
    const qsizetype end = m_receipt.indexOf("endstream", begin);
    QVERIFY(begin > 0 && end > begin);
    for (qsizetype at = begin; at < end; ++at) {
        QByteArray changed = m_receipt;
        changed[at] = char(changed[at] ^ (1 << at % 8));
        if (brokenIn(verdict(changed, &m_bytes)).isEmpty())
            QFAIL(qPrintable(u"byte %1 was changed unseen"_s.arg(at)));
    }
}

/// By somebody of the center who holds a key and means to deceive.
void tst_Receipts::refusesTheProofOfAnotherAct()
{
    const qsizetype begin = m_receipt.indexOf("redress-receipt@v1");
    const qsizetype end = m_receipt.indexOf("\nendstream", begin);
    QByteArray text = m_receipt.mid(begin, end - begin);
    const qsizetype index = text.indexOf("\nindex ") + 7;
    const qsizetype line = text.indexOf('\n', index);
    text.replace(index, line - index, "0");
    QByteArray changed = m_receipt;
    changed.replace(begin, end - begin, text);
    const QString broken = brokenIn(verdict(changed, &m_bytes));
    QVERIFY2(broken.contains(u"dossier.proof"_s), qPrintable(broken));
}

void tst_Receipts::refusesAReportThatIsNoReceipt()
{
    QByteArray without = m_receipt;
    without.replace("redress-receipt@v1", "redress-receipt@v2");
    QCOMPARE(brokenIn(verdict(without, &m_bytes)), u"receipt.malformed"_s);
    NoProgress progress;
    QCOMPARE(Seals::verifyReceipt(Seals::MemoryBytes("PK"), nullptr, {}, progress).error().code,
             ErrorCode::BadInput);
}

void tst_Receipts::isNotMadeForAnErasedPerson()
{
    QVERIFY_OK(ConsumerService(m_office->boss).erase(m_consumer, u"asked for it"_s));
    DocumentService papers(m_office->boss);
    QCOMPARE(papers.receipt(m_paper, target(u"late.pdf"_s)).error().code, ErrorCode::Conflict);
    QVERIFY(!QFile::exists(target(u"late.pdf"_s)));
    // The one that was given before still holds.
    QCOMPARE(brokenIn(verdict(m_receipt, &m_bytes)), QString());
}

QTEST_MAIN(tst_Receipts)
#include "tst_receipts.moc"
