// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/services/reportservice.h"
#include "tests/services/office.h"

#include <QDirIterator>
#include <QGuiApplication>
#include <QProcess>
#include <QRegularExpression>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// Text that is a query, a pattern, a path or a format for somebody: here it is text, and comes
/// back as it was typed.
class tst_HostileText : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void everyFieldKeepsWhatIsTyped_data();
    void everyFieldKeepsWhatIsTyped();
    void namesOfPapersLeadNowhere();
    void cleanupTestCase();

private:
    std::unique_ptr<Office> m_office;
};

void tst_HostileText::initTestCase()
{
    m_office = std::make_unique<Office>();
    QVERIFY(m_office->isOpen());
}

void tst_HostileText::cleanupTestCase()
{
    QCOMPARE(damageOf(m_office->boss), QString());
}

void tst_HostileText::everyFieldKeepsWhatIsTyped_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("SQL") << u"x'; DROP TABLE complaint_case; --"_s;
    QTest::newRow("SQL after a backslash") << u"x\\'; DELETE FROM redress.entry; --"_s;
    QTest::newRow("dollar quotes") << u"x$$; DROP SCHEMA redress CASCADE; $$"_s;
    QTest::newRow("union") << u"x\" UNION SELECT wrapped FROM subject_key /*"_s;
    QTest::newRow("patterns") << u"100% of _all_ * ? [a-z]"_s;
    QTest::newRow("full text") << u"a NEAR(b c) AND NOT tokens:d OR e*"_s;
    QTest::newRow("question marks") << u"who? what? $1 :name @p ??"_s;
    QTest::newRow("format") << u"%1 %n %s %L2 %%"_s;
    QTest::newRow("markup") << u"<script>alert(1)</script> &lt; {{7*7}}"_s;
    QTest::newRow("JSON") << u"\",\"act\":\"center.created\",\"x\":\"\\u0000"_s;
    QTest::newRow("formula") << u"=HYPERLINK(\"http://x.example\")"_s;
}

void tst_HostileText::everyFieldKeepsWhatIsTyped()
{
    QFETCH(QString, text);
    CaseService cases(m_office->boss);
    const auto before = cases.count({});
    QVERIFY_OK(before);
    Domain::CaseDraft draft = aCall(text);
    draft.consumer.address = text;
    draft.consumer.speaksFor = text;
    draft.company = text + u" Lending"_s;
    draft.narrative = text;
    draft.account = text;
    const auto done = cases.open(draft);
    QVERIFY_OK(done);
    const CaseId id = done->caseId;
    QVERIFY_OK(cases.extend(id, 3, text));
    QVERIFY_OK(cases.note(id, text));
    QVERIFY_OK(cases.forward(id, text));
    QVERIFY_OK(cases.answer(id, u"company"_s, text));
    QVERIFY_OK(cases.close(id, {u"settled"_s, {}, text}));
    QVERIFY_OK(cases.reopen(id, text));
    Domain::CompanyDraft company;
    company.name = text + u" Bank"_s;
    company.aliases = {text + u" (alias)"_s};
    CompanyService companies(m_office->boss);
    const auto added = companies.add(company);
    QVERIFY_OK(added);

    const auto card = cases.card(id, true);
    QVERIFY_OK(card);
    QCOMPARE(card->consumer.name, text);
    QCOMPARE(card->consumer.address, text);
    QCOMPARE(card->consumer.speaksFor, text);
    QCOMPARE(card->row.companyName, text + u" Lending"_s);
    QCOMPARE(card->narrative, text);
    QCOMPARE(card->account, text);
    int told = 0;
    for (const Chronicle &line : card->chronology) {
        for (const QLatin1String fact : {Domain::Fact::note, Domain::Fact::message,
                                         Domain::Fact::answer, Domain::Fact::statement})
            told += line.personal.value(fact).toString() == text ? 1 : 0;
        told += line.facts.value("reason"_L1).toString() == text ? 1 : 0;
    }
    QCOMPARE(told, 6);
    const auto shown = companies.show(*added);
    QVERIFY_OK(shown);
    QCOMPARE(shown->name, company.name);
    QCOMPARE(shown->aliases, company.aliases);
    company.hotline = text;
    QCOMPARE_ERROR(companies.change(*added, company), ErrorCode::BadInput);

    // By its own words the case is found, and no other one that was logged before.
    CaseQuery words;
    words.words = text;
    const auto found = cases.list(words);
    QVERIFY_OK(found);
    QCOMPARE(found->rows.size(), 1);
    QCOMPARE(found->rows.first().id, id);
    const auto people = ConsumerService(m_office->boss).find(text);
    QVERIFY_OK(people);
    QCOMPARE(people->size(), 1);
    QCOMPARE(*cases.count({}), *before + 1);
}

void tst_HostileText::namesOfPapersLeadNowhere()
{
    CaseService cases(m_office->boss);
    const auto done = cases.open(aCall());
    QVERIFY_OK(done);
    const QStringList lawful{u"../../../etc/passwd"_s,
                             u"..\\..\\win.ini"_s,
                             u"/etc/passwd"_s,
                             u"C:\\x.txt"_s,
                             u"con.pdf"_s,
                             u"NUL"_s,
                             u"aux.txt:stream"_s,
                             u"-rf.pdf"_s,
                             u".."_s,
                             u"~"_s,
                             u"$(reboot).sh"_s,
                             u"a;b|c&d.txt"_s,
                             u"x.tar.gz/../y"_s,
                             u"*.pdf"_s,
                             u"文件.pdf"_s,
                             u"mimetype"_s,
                             u"META-INF/x.xml"_s,
                             u"two\nlines.txt"_s};
    QList<NewPaper> papers;
    for (const QString &name : lawful) {
        NewPaper paper;
        paper.caseId = done->caseId;
        paper.fileName = name;
        paper.bytes = "bytes of " + name.toUtf8();
        papers.append(paper);
    }
    DocumentService documents(m_office->boss);
    NoProgress progress;
    const auto archived = documents.archiveMany(papers, progress);
    QVERIFY_OK(archived);
    for (const auto &one : *archived)
        QVERIFY_OK(one);
    // Names that hide what they are, or fit nowhere, are refused and leave nothing.
    for (const QString &name : {u"invoice\u202efdp.exe"_s, u"a\0b.pdf"_s, u"\u2066x.pdf"_s,
                                QString(1000, u'x') + u".pdf"_s}) {
        NewPaper paper = papers.first();
        paper.fileName = name;
        QCOMPARE_ERROR(documents.archive(paper, progress), ErrorCode::BadInput);
    }

    const QTemporaryDir out;
    const QString dossier = out.filePath(u"case.asice"_s);
    QVERIFY_OK(ReportService(m_office->boss)
                   .dispute(done->caseId, Recipient::Court, dossier, progress, u"en"_s));
    QProcess unzip;
    unzip.setWorkingDirectory(out.path());
    unzip.start(u"unzip"_s, {u"-q"_s, dossier, u"-d"_s, u"in"_s});
    QVERIFY(unzip.waitForFinished());
    QCOMPARE(unzip.exitCode(), 0);
    static const QRegularExpression plain(u"^[A-Za-z0-9_.-]+(/[A-Za-z0-9_.-]+)*$"_s);
    const QString inside = out.filePath(u"in"_s);
    int evidence = 0;
    QDirIterator files(inside, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString name = files.next().mid(inside.size() + 1);
        QVERIFY2(plain.match(name).hasMatch() && !name.contains(u".."_s), qPrintable(name));
        evidence += name.startsWith(u"evidence/"_s) ? 1 : 0;
    }
    QCOMPARE(evidence, lawful.size());
    QCOMPARE(QDir(out.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             (QStringList{u"case.asice"_s, u"in"_s}));
}

QTEST_MAIN(tst_HostileText)
#include "tst_hostiletext.moc"
