// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/dossier.h"
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/services/reportservice.h"
#include "tests/services/office.h"

#include <QGuiApplication>
#include <QImage>
#include <QBuffer>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// What leaves the center, and what each recipient sees of it.
class tst_Dossiers : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void holdsForEachRecipient_data();
    void holdsForEachRecipient();
    void hidesWhatIsNotForTheCompany();
    void holdsAfterThePersonWasErased();
    void refusesAPaperThatWasChangedInTheVault();
    void leavesNothingWhenItCannotBeMade_data();
    void leavesNothingWhenItCannotBeMade();
    void isForSupervisorsOnly();

private:
    QString target(const QString &name = u"case.asice"_s) const
    {
        return m_office->folder.path() + u'/' + name;
    }
    std::unique_ptr<Office> m_office;
    CaseId m_case;
    DocumentId m_contract;
};

namespace {

QByteArray aPicture()
{
    QImage image(40, 30, QImage::Format_RGB32);
    image.fill(Qt::darkCyan);
    QByteArray bytes;
    QBuffer buffer(&bytes);
    buffer.open(QIODevice::WriteOnly);
    image.save(&buffer, "PNG");
    return bytes;
}

QString findingsOf(const Verification &verification)
{
    QStringList lines;
    for (const Finding &finding : verification.findings)
        lines.append(wordFor(finding.verdict) + u' ' + finding.code + u' ' + finding.subject
                     + u": "_s + finding.detail);
    return lines.join(u'\n');
}

} // namespace

void tst_Dossiers::initTestCase()
{
    m_office = std::make_unique<Office>();
    QVERIFY(m_office->isOpen());
    CaseService cases(m_office->boss);
    Domain::CaseDraft call = aCall();
    call.consumer.idNumber = u"11010519491231002X"_s;
    call.consumer.email = u"li@mail.example"_s;
    m_case = cases.open(call)->caseId;
    QVERIFY_OK(cases.note(m_case, u"Inner thoughts about the company."_s));
    QVERIFY_OK(cases.forward(m_case, u"Please answer."_s));
    NoProgress progress;
    const auto papers
        = DocumentService(m_office->boss)
              .archiveMany({{m_case,
                             u"contract"_s,
                             {},
                             "%PDF-1.4\n%%EOF\n",
                             u"contract.pdf"_s,
                             u"consumer"_s},
                            {m_case, u"identity"_s, {}, aPicture(), u"id.png"_s, u"consumer"_s}},
                           progress);
    QVERIFY_OK(papers);
    QVERIFY_OK(papers->first());
    QVERIFY_OK(papers->last());
    m_contract = papers->first()->id;
    m_office->clock->passDays(3);
    QVERIFY_OK(cases.answer(m_case, u"company"_s, u"We pay."_s));
}

void tst_Dossiers::holdsForEachRecipient_data()
{
    QTest::addColumn<QString>("recipient");
    QTest::addColumn<int>("papers");
    QTest::newRow("court") << u"court"_s << 2;
    QTest::newRow("company") << u"company"_s << 1;
    QTest::newRow("department") << u"department"_s << 1;
    QTest::newRow("public") << u"public"_s << 0;
}

void tst_Dossiers::holdsForEachRecipient()
{
    QFETCH(QString, recipient);
    QFETCH(int, papers);
    NoProgress progress;
    const auto made = ReportService(m_office->boss)
                          .dispute(m_case, *recipientFromWord(recipient),
                                   target(recipient + u".asice"_s), progress);
    QVERIFY_OK(made);
    QCOMPARE(QFileInfo(made->path).size(), made->size);
    Seals::DossierTrust trust;
    const auto verdict = Seals::verifyDossier(made->path, trust, progress);
    QVERIFY_OK(verdict);
    QVERIFY2(verdict->verification.isIntact(), qPrintable(findingsOf(verdict->verification)));
    QCOMPARE(verdict->caseNumber, m_case.value);
    QCOMPARE(int(verdict->evidence), papers);
    QCOMPARE(verdict->signerName, u"boss"_s);
    QVERIFY(verdict->isReportSigned);
    QCOMPARE(damageOf(m_office->boss), QString());
}

void tst_Dossiers::hidesWhatIsNotForTheCompany()
{
    ReportService reports(m_office->boss);
    const auto preview = reports.preview(m_case, Recipient::Company);
    QVERIFY_OK(preview);
    QCOMPARE(preview->consumer.name, u"李小雨"_s);
    QVERIFY(!preview->consumer.phone.contains(u"0000"_s));
    QVERIFY(!preview->consumer.idNumber.contains(u"1949"_s));
    QVERIFY(!preview->shownFacts.contains(u"consumer"_s));
    QVERIFY(preview->hiddenFacts.contains(u"consumer"_s));
    QVERIFY(!preview->shownFacts.contains(u"note"_s));
    QCOMPARE(preview->papers.size(), 1);
    QCOMPARE(preview->withheldPapers.size(), 1);
    for (const Chronicle &line : preview->chronology)
        QVERIFY(line.act != "case.noted"_L1 && line.act != "consumer.viewed"_L1);
    const auto court = reports.preview(m_case, Recipient::Court);
    QCOMPARE(court->hiddenFacts, QStringList());
    QCOMPARE(court->consumer.idNumber, u"11010519491231002X"_s);
    QCOMPARE(reports.preview(m_case, Recipient::Public)->shownFacts, QStringList());

    // Not in the file either, in no spelling that the office used.
    NoProgress progress;
    QVERIFY_OK(reports.dispute(m_case, Recipient::Company, target(), progress));
    QFile file(target());
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray bytes = file.readAll();
    for (const QString &secret : {u"13800001111"_s, u"11010519491231002X"_s, u"li@mail.example"_s})
        QVERIFY2(!bytes.contains(secret.toUtf8()), qPrintable(secret));
}

void tst_Dossiers::holdsAfterThePersonWasErased()
{
    Office office;
    CaseService cases(office.boss);
    const auto logged = cases.open(aCall());
    NoProgress progress;
    DocumentService papers(office.boss);
    const auto paper
        = papers.archive({logged->caseId, {}, {}, "hello\n", u"a.txt"_s, u"consumer"_s}, progress);
    QVERIFY_OK(paper);
    QCOMPARE_ERROR(ConsumerService(office.boss).erase(logged->consumer, {}), ErrorCode::BadInput);
    QVERIFY_OK(
        ConsumerService(office.boss).erase(logged->consumer, u"Asked for it, no duty to keep."_s));
    QCOMPARE(damageOf(office.boss), QString());
    const auto card = cases.card(logged->caseId, true);
    QVERIFY_OK(card);
    QVERIFY(card->row.consumerErased);
    QVERIFY(card->consumer.isEmpty());
    QVERIFY(card->narrative.isEmpty());
    QVERIFY(card->papers.first().erased);
    QCOMPARE_ERROR(papers.open(paper->id), ErrorCode::Conflict);
    QCOMPARE_ERROR(
        papers.archive({logged->caseId, {}, {}, "more\n", u"b.txt"_s, u"consumer"_s}, progress),
        ErrorCode::Conflict);
    QCOMPARE(ConsumerService(office.boss).find(u"13800001111"_s)->size(), 0);
    const QString path = office.folder.path() + u"/erased.asice"_s;
    QVERIFY_OK(
        ReportService(office.boss).dispute(logged->caseId, Recipient::Court, path, progress));
    const auto verdict = Seals::verifyDossier(path, {}, progress);
    QVERIFY_OK(verdict);
    QVERIFY2(verdict->verification.isIntact(), qPrintable(findingsOf(verdict->verification)));
    QVERIFY2(office.signIn(u"boss"_s) || office.error.code == ErrorCode::InUse,
             qPrintable(office.error.detail));
}

void tst_Dossiers::refusesAPaperThatWasChangedInTheVault()
{
    const auto vaultFile = DocumentService(m_office->boss).vaultFile(m_contract);
    QVERIFY_OK(vaultFile);
    QFile file(*vaultFile);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(file.open(QIODevice::ReadWrite));
    const qint64 last = file.size() - 1;
    file.seek(last);
    const QByteArray was = file.read(1);
    file.seek(last);
    file.write(QByteArray(1, char(was.at(0) ^ 1)));
    file.flush();

    NoProgress progress;
    QCOMPARE_ERROR(ReportService(m_office->boss)
                       .dispute(m_case, Recipient::Court, target(u"x.asice"_s), progress),
                   ErrorCode::Corrupt);
    QVERIFY(!QFileInfo::exists(target(u"x.asice"_s)));
    const QString damage = damageOf(m_office->boss);
    QVERIFY2(damage.contains(u"evidence.changed"_s) && damage.contains(m_contract.value),
             qPrintable(damage));
    file.seek(last);
    file.write(was);
    file.close();
    QCOMPARE(damageOf(m_office->boss), QString());
}

void tst_Dossiers::leavesNothingWhenItCannotBeMade_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<ErrorCode>("code");
    const QString folder = m_office->folder.path();
    QTest::newRow("no name") << QString() << ErrorCode::BadInput;
    QTest::newRow("a NUL") << (folder + u"/a"_s + QChar(0) + u"b"_s) << ErrorCode::BadInput;
    QTest::newRow("a folder") << folder << ErrorCode::BadInput;
    QTest::newRow("no such folder") << (folder + u"/none/x.asice"_s) << ErrorCode::NotFound;
    QTest::newRow("inside the vault")
        << m_office->path(u"evidence/x.asice"_s) << ErrorCode::BadInput;
    QTest::newRow("a long name") << (folder + u'/' + QString(300, u'x')) << ErrorCode::BadInput;
}

void tst_Dossiers::leavesNothingWhenItCannotBeMade()
{
    QFETCH(QString, path);
    QFETCH(ErrorCode, code);
    NoProgress progress;
    const QDir folder(m_office->folder.path());
    const auto before = folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
    QCOMPARE_ERROR(ReportService(m_office->boss).dispute(m_case, Recipient::Court, path, progress),
                   code);
    QCOMPARE(folder.entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot), before);
}

void tst_Dossiers::isForSupervisorsOnly()
{
    m_office->hire(u"op"_s, Domain::Role::Operator);
    m_office->hire(u"chief"_s, Domain::Role::Supervisor);
    QVERIFY2(m_office->signIn(u"op"_s), qPrintable(m_office->error.detail));
    NoProgress progress;
    ReportService reports(m_office->boss);
    QCOMPARE_ERROR(reports.preview(m_case, Recipient::Court), ErrorCode::NotPermitted);
    QCOMPARE_ERROR(reports.dispute(m_case, Recipient::Court, target(u"y.asice"_s), progress),
                   ErrorCode::NotPermitted);
    QVERIFY(!QFileInfo::exists(target(u"y.asice"_s)));
}

QTEST_MAIN(tst_Dossiers)
#include "tst_dossiers.moc"
