// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/cades.h"
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/services/reportservice.h"
#include "models/services/sessionstate.h"
#include "tests/services/office.h"

#include <QDir>
#include <QGuiApplication>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// Signatures that papers bring along are recorded as they were found, whatever they are.
class tst_ArrivingPapers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void aSignedPaperTellsWhoSignedIt();
    void aPaperThatWasAddedToIsToldSo();
    void aChangedPaperIsArchivedAllTheSame();
    void aSignatureBesideThePaperIsFound();
    void aDossierOfOursIsKnown();
    void anUnsignedPaperSaysNothing();
    void foreignPapersAreArchivedWhateverTheyAre();
    void recordsSurviveARebuild();

private:
    PaperRow archived(const QByteArray &bytes, const QString &name);

    std::unique_ptr<Office> m_office;
    CaseId m_case;
    QByteArray m_receipt; // a PDF that this center signed
};

namespace {

QByteArray readAll(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

PaperRow tst_ArrivingPapers::archived(const QByteArray &bytes, const QString &name)
{
    NewPaper paper;
    paper.caseId = m_case;
    paper.path = m_office->writeFile(name, bytes);
    NoProgress progress;
    DocumentService papers(m_office->boss);
    const auto done = papers.archive(paper, progress);
    if (!done)
        qWarning("%s", qPrintable(done.error().detail));
    return done ? *papers.show(done->id) : PaperRow();
}

void tst_ArrivingPapers::initTestCase()
{
    m_office = std::make_unique<Office>();
    QVERIFY(m_office->isOpen());
    m_case = CaseService(m_office->boss).open(aCall())->caseId;
    const PaperRow paper = archived("a voucher", u"voucher.txt"_s);
    const QString path = m_office->folder.filePath(u"receipt.pdf"_s);
    QVERIFY_OK(DocumentService(m_office->boss).receipt(paper.id, path));
    m_receipt = readAll(path);
}

void tst_ArrivingPapers::aSignedPaperTellsWhoSignedIt()
{
    const PaperRow paper = archived(m_receipt, u"brought-back.pdf"_s);
    QCOMPARE(paper.signatures.size(), 1);
    const Domain::PaperSignature &found = paper.signatures.first();
    QCOMPARE(found.kind, u"pdf"_s);
    QCOMPARE(found.state, u"holds"_s);
    QCOMPARE(found.covers, u"whole"_s);
    QVERIFY(found.trusted);
    QCOMPARE(found.signer, u"boss"_s);
    QVERIFY(found.problem.isEmpty());
}

void tst_ArrivingPapers::aPaperThatWasAddedToIsToldSo()
{
    const PaperRow paper = archived(m_receipt + "\n% more\n", u"added.pdf"_s);
    QCOMPARE(paper.signatures.first().covers, u"part"_s);
    QCOMPARE(paper.signatures.first().problem, u"added"_s);
}

void tst_ArrivingPapers::aChangedPaperIsArchivedAllTheSame()
{
    QByteArray changed = m_receipt;
    const qsizetype at = changed.indexOf("stream\n") + 12;
    changed[at] = char(changed[at] ^ 1);
    const PaperRow paper = archived(changed, u"changed.pdf"_s);
    QCOMPARE(paper.signatures.first().state, u"broken"_s);
    QCOMPARE(paper.size, changed.size());
}

void tst_ArrivingPapers::aSignatureBesideThePaperIsFound()
{
    const QByteArray bytes = "the company admits";
    const Session::Private &d = m_office->boss->d();
    const auto seal
        = Seals::signDetachedDigest(d.signing, d.certificate, {d.root},
                                    QCryptographicHash::hash(bytes, QCryptographicHash::Sha256),
                                    m_office->clock->nowUtc());
    QVERIFY_OK(seal);
    m_office->writeFile(u"letter.txt.p7s"_s, *seal);
    const PaperRow paper = archived(bytes, u"letter.txt"_s);
    QCOMPARE(paper.signatures.size(), 1);
    QCOMPARE(paper.signatures.first().kind, u"beside"_s);
    QCOMPARE(paper.signatures.first().state, u"holds"_s);
    const PaperRow other = [&] {
        m_office->writeFile(u"other.txt.p7s"_s, *seal);
        return archived(bytes + '!', u"other.txt"_s);
    }();
    QCOMPARE(other.signatures.first().state, u"broken"_s);
}

void tst_ArrivingPapers::aDossierOfOursIsKnown()
{
    NoProgress progress;
    const QString path = m_office->folder.filePath(u"case.asice"_s);
    QVERIFY_OK(ReportService(m_office->boss).dispute(m_case, Recipient::Court, path, progress));
    QByteArray bytes = readAll(path);
    const PaperRow whole = archived(bytes, u"dossier.asice"_s);
    QCOMPARE(whole.signatures.size(), 1);
    QCOMPARE(whole.signatures.first().kind, u"dossier"_s);
    QCOMPARE(whole.signatures.first().state, u"holds"_s);
    QVERIFY(whole.signatures.first().trusted);
    bytes[bytes.size() / 2] = char(bytes[bytes.size() / 2] ^ 1);
    QCOMPARE(archived(bytes, u"damaged.asice"_s).signatures.first().state, u"broken"_s);
}

void tst_ArrivingPapers::anUnsignedPaperSaysNothing()
{
    QVERIFY(archived("%PDF-1.4\n%%EOF\n", u"plain.pdf"_s).signatures.isEmpty());
    QVERIFY(archived("words", u"plain.txt"_s).signatures.isEmpty());
}

void tst_ArrivingPapers::foreignPapersAreArchivedWhateverTheyAre()
{
    const QDir folder(QStringLiteral(REDRESS_SHARED_DATA "/signed-pdfs"));
    if (!folder.exists())
        qWarning("no %s: judged with papers of our own alone", qPrintable(folder.path()));
    for (const QString &name : folder.entryList({u"*.pdf"_s})) {
        const QByteArray bytes = readAll(folder.filePath(name));
        const PaperRow paper = archived(bytes, name);
        QCOMPARE(paper.size, bytes.size());
        for (const Domain::PaperSignature &found : paper.signatures)
            QVERIFY2(!found.trusted, qPrintable(name));
    }
}

void tst_ArrivingPapers::recordsSurviveARebuild()
{
    QCOMPARE(damageOf(m_office->boss), QString());
}

QTEST_MAIN(tst_ArrivingPapers)
#include "tst_arrivingpapers.moc"
