// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/cfpbsamples.h"

#include "models/domain/rules.h"

#include <QElapsedTimer>
#include <QFile>
#include <QProcess>
#include <QSet>
#include <QStandardPaths>
#include <QStringEncoder>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Domain;
using namespace Redress::Tests;

class tst_CfpbReader : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void readsEveryFieldOfARow();
    void readsLayouts_data();
    void readsLayouts();
    void readsOneRowHoweverItArrives_data();
    void readsOneRowHoweverItArrives();
    void passesOverLinesBeforeTheHeader();
    void speaksOurWords();
    void keepsUnknownLabels();
    void readsTheRealExport();

private:
    RuleBook m_book;
};

void tst_CfpbReader::initTestCase()
{
    auto book = RuleBook::shipped();
    QVERIFY(book);
    m_book = *std::move(book);
}

void tst_CfpbReader::readsEveryFieldOfARow()
{
    const Read all = readAll(kHeader + aRow("3571115"));
    QVERIFY2(all.problems.isEmpty() && !all.failed,
             all.problems.isEmpty() ? "" : qPrintable(all.problems.first().reason));
    QCOMPARE(all.rows.size(), 1);
    const CfpbRow &row = all.rows.first();
    QCOMPARE(row.line, 2);
    QCOMPARE(row.complaintId, u"3571115"_s);
    QCOMPARE(row.received, QDate(2020, 3, 18));
    QCOMPARE(row.sent, QDate(2020, 3, 19));
    QCOMPARE(row.product, u"Debt collection"_s);
    QCOMPARE(row.subProduct, u"I do not know"_s);
    QCOMPARE(row.issue, u"Communication tactics"_s);
    QCOMPARE(row.subIssue, u"Frequent or repeated calls"_s);
    QCOMPARE(row.narrative, u"said \"no\",\nthen hung up"_s);
    QVERIFY(row.publicResponse.isEmpty());
    QCOMPARE(row.company, u"SOME BANK, N.A."_s);
    QCOMPARE(row.state, u"FL"_s);
    QCOMPARE(row.zip, u"330XX"_s);
    QCOMPARE(row.tags, u"Servicemember"_s);
    QCOMPARE(row.consent, u"Consent provided"_s);
    QCOMPARE(row.submittedVia, u"Web"_s);
    QCOMPARE(row.companyResponse, u"Closed with explanation"_s);
    QCOMPARE(row.timely, true);
    QVERIFY(!row.disputed);
    QVERIFY(row.remarks.isEmpty());
}

void tst_CfpbReader::readsLayouts_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<QString>("company");
    const QByteArray old12
        = "Complaint ID,Product,Sub-product,Issue,Sub-issue,State,ZIP code,Submitted via,Date "
          "received,"
          "Date sent to company,Timely response?,Consumer disputed?\n"
          "1290155,Credit card,,Billing disputes,,CA,94110,Web,3/19/2015,03/20/2015,Yes,No\n";
    QTest::newRow("old, 12 columns") << old12 << QString();
    QTest::newRow("old, 14 columns")
        << QByteArray("Complaint ID,Product,Sub-product,Issue,Sub-issue,State,ZIP code,Submitted "
                      "via,Date received,Date sent "
                      "to company,Company,Company response,Timely response?,Consumer disputed?\n"
                      "1290155,Credit card,,Billing "
                      "disputes,,CA,94110,Web,3/19/2015,3/20/2015,SOME BANK,Closed,Yes,No\n")
        << u"SOME BANK"_s;
    QTest::newRow("names of the public interface") << QByteArray(
        "complaint_id,date_received,product,issue,company,timely,consumer_disputed\n"
        "1290155,2015-03-19T12:00:00-05:00,Credit card,Billing disputes,SOME BANK,Yes,No\n")
                                                   << u"SOME BANK"_s;
    QTest::newRow("time of day behind")
        << QByteArray(old12).replace("3/19/2015", "3/19/2015 0:00") << QString();
    QTest::newRow("with AM") << QByteArray(old12).replace("3/19/2015", "03/19/2015 12:00:00 AM")
                             << QString();
    QTest::newRow("semicolons") << QByteArray(old12).replace(',', ';') << QString();
    QTest::newRow("tabs") << QByteArray(old12).replace(',', '\t') << QString();
    QTest::newRow("two-digit years") << QByteArray(old12).replace("/2015", "/15") << QString();
    QTest::newRow("an index column before")
        << QByteArray(",Complaint ID,Product,Issue,Date received,Consumer disputed?\n"
                      "0,1290155,Credit card,Billing disputes,3/19/2015,No\n")
        << QString();
    QTest::newRow("empty columns behind")
        << QByteArray(old12).replace("Yes,No\n", "Yes,No,,,\n") << QString();
}

void tst_CfpbReader::readsLayouts()
{
    QFETCH(QByteArray, csv);
    QFETCH(QString, company);
    const Read all = readAll(csv);
    QVERIFY2(!all.failed && all.problems.isEmpty(),
             qPrintable(all.failed                   ? all.error.detail
                            : all.problems.isEmpty() ? QString()
                                                     : all.problems.first().reason));
    QCOMPARE(all.rows.size(), 1);
    QCOMPARE(all.rows.first().complaintId, u"1290155"_s);
    QCOMPARE(all.rows.first().received, QDate(2015, 3, 19));
    QCOMPARE(all.rows.first().issue, u"Billing disputes"_s);
    QCOMPARE(all.rows.first().company, company);
    QCOMPARE(all.rows.first().disputed, false);
}

void tst_CfpbReader::readsOneRowHoweverItArrives_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::addColumn<int>("step");
    const QByteArray csv = kHeader + aRow("3571115");
    const QByteArray crlf = QByteArray(csv).replace("\n", "\r\n");
    for (const int step : {1, 2, 3, 7, 100'000}) {
        QTest::addRow("LF, %d bytes at a time", step) << csv << step;
        QTest::addRow("CRLF, %d bytes at a time", step) << crlf << step;
        QTest::addRow("CR, %d bytes at a time", step)
            << QByteArray(csv).replace("\n", "\r") << step;
    }
    QTest::newRow("byte order mark") << "\xef\xbb\xbf" + csv << 1000;
    QTest::newRow("no line end at the end") << csv.chopped(1) << 1000;
    QTest::newRow("blank lines between") << QByteArray(csv).replace("ID\n", "ID\n\n\r\n") << 1000;
    QStringEncoder little(QStringEncoder::Utf16LE, QStringEncoder::Flag::WriteBom);
    QTest::newRow("UTF-16, little") << QByteArray(little(QString::fromUtf8(csv))) << 1000;
    QStringEncoder big(QStringEncoder::Utf16BE, QStringEncoder::Flag::WriteBom);
    QTest::newRow("UTF-16, big") << QByteArray(big(QString::fromUtf8(csv))) << 1001;
}

void tst_CfpbReader::readsOneRowHoweverItArrives()
{
    QFETCH(QByteArray, csv);
    QFETCH(int, step);
    Dripping device(csv, step);
    const Read all = readAll(&device);
    QVERIFY2(!all.failed && all.problems.isEmpty(),
             qPrintable(all.failed ? all.error.detail : QString()));
    QCOMPARE(all.rows.size(), 1);
    QCOMPARE(all.rows.first().complaintId, u"3571115"_s);
    QCOMPARE(all.rows.first().narrative, u"said \"no\",\nthen hung up"_s);
}

void tst_CfpbReader::passesOverLinesBeforeTheHeader()
{
    const Read all = readAll("# exported \"by hand\nConsumer complaints, page 1\n\n" + kHeader
                             + aRow("3571115"));
    QVERIFY(!all.failed);
    QCOMPARE(all.linesBeforeHeader, 3);
    QCOMPARE(all.rows.size(), 1);
    QCOMPARE(all.rows.first().line, 5);
    const Read strange = readAll(QByteArray("Mood,") + kHeader + "fine," + aRow("3571115"));
    QCOMPARE(strange.unknownColumns, QStringList{u"Mood"_s});
    QCOMPARE(strange.rows.size(), 1);
}

void tst_CfpbReader::speaksOurWords()
{
    const Taxonomy &taxonomy = *m_book.taxonomy(u"cfpb"_s);
    const Calendar &calendar = *m_book.calendar(u"us-federal"_s);
    const CfpbCase made
        = cfpbCase(readAll(kHeader + aRow("3571115")).rows.first(), taxonomy, calendar);
    QCOMPARE(made.imported.product, u"debt-collection"_s);
    QCOMPARE(made.imported.issue, u"issue.communication-tactics"_s);
    QCOMPARE(made.imported.channel, u"web"_s);
    QCOMPARE(made.imported.outcome, u"explained"_s);
    QCOMPARE(made.imported.asFiled.value(u"subIssue"_s), u"Frequent or repeated calls"_s);
    QCOMPARE(made.company, u"SOME BANK, N.A."_s);
    QCOMPARE(calendar.dayOf(made.receivedUtc), QDate(2020, 3, 18));
    QCOMPARE(
        made.receivedUtc,
        QDateTime(QDate(2020, 3, 18), QTime(4, 0), Qt::UTC)); // midnight in New York, summer time
    QVERIFY2(made.remarks.isEmpty(), qPrintable(made.remarks.join(u'\n')));

    Opening opening;
    opening.consumer = {u"P-1"_s};
    opening.taxonomy = taxonomy.idAtVersion();
    opening.procedure = u"cfpb@1"_s;
    opening.calendar = calendar.idAtVersion();
    opening.receivedUtc = made.receivedUtc;
    const auto facts = caseImported(made.imported, opening);
    QVERIFY(facts);
    RecordedAct act;
    act.act = Act::caseImported;
    act.seq = 0;
    act.at = QDateTime(QDate(2026, 1, 1), QTime(), Qt::UTC);
    act.caseId = {u"C-2020-000001-1"_s};
    act.facts = facts->facts;
    const auto state = applied({}, act);
    QVERIFY2(state, qPrintable(state ? QString() : state.error().detail));
    QCOMPARE(state->externalRef, u"cfpb:3571115"_s);
    QCOMPARE(state->status, CaseStatus::Closed);
    QVERIFY(!facts->facts.contains("zip"_L1));

    // The same label before and after the renaming of 2017.
    CfpbRow old = readAll(kHeader + aRow("1")).rows.first();
    old.product = u"Credit card"_s;
    old.received = QDate(2016, 1, 1);
    QCOMPARE(cfpbCase(old, taxonomy, calendar).imported.product, u"credit-card-2011"_s);
    old.received = QDate(2024, 1, 1);
    QCOMPARE(cfpbCase(old, taxonomy, calendar).imported.product, u"credit-card"_s);
}

void tst_CfpbReader::keepsUnknownLabels()
{
    CfpbRow row = readAll(kHeader + aRow("1")).rows.first();
    row.product = u"Time machine rental"_s;
    row.issue = u"Came back too early"_s;
    row.companyResponse = u"Shrugged"_s;
    row.submittedVia = u"Carrier pigeon"_s;
    const CfpbCase made
        = cfpbCase(row, *m_book.taxonomy(u"cfpb"_s), *m_book.calendar(u"us-federal"_s));
    QVERIFY(made.imported.product.isEmpty() && made.imported.issue.isEmpty()
            && made.imported.outcome.isEmpty());
    QCOMPARE(made.imported.asFiled.value(u"product"_s), u"Time machine rental"_s);
    QCOMPARE(made.imported.asFiled.value(u"companyResponse"_s), u"Shrugged"_s);
    QCOMPARE(made.imported.channel, u"other"_s);
    QCOMPARE(made.remarks.size(), 4);
}

/// Counts of the public sample, by this reader and by another one where Python is at hand.
void tst_CfpbReader::readsTheRealExport()
{
    QFile file(QStringLiteral(REDRESS_SHARED_DATA "/complaints/cfpb_2015-2020.csv"));
    QByteArray bytes;
    if (file.open(QIODevice::ReadOnly)) {
        bytes = file.readAll();
    } else {
        qWarning("the public sample is missing; running on rows made here");
        bytes = kHeader;
        for (int i = 0; i < 500; ++i)
            bytes += aRow(QByteArray::number(1000000 + i));
    }
    QElapsedTimer timer;
    timer.start();
    const Read all = readAll(bytes);
    qInfo("%lld rows in %lld ms", qint64(all.rows.size()), timer.elapsed());
    QVERIFY(!all.failed);
    QVERIFY2(all.problems.isEmpty(),
             all.problems.isEmpty() ? "" : qPrintable(all.problems.first().reason));
    QSet<QString> ids, companies;
    QMap<QString, int> products;
    int narratives = 0, remarks = 0, unknown = 0;
    QDate first = all.rows.first().received, last = first;
    for (const CfpbRow &row : all.rows) {
        ids.insert(row.complaintId);
        companies.insert(row.company);
        ++products[row.product];
        narratives += !row.narrative.isEmpty();
        remarks += int(row.remarks.size());
        first = qMin(first, row.received);
        last = qMax(last, row.received);
        const CfpbCase made
            = cfpbCase(row, *m_book.taxonomy(u"cfpb"_s), *m_book.calendar(u"us-federal"_s));
        unknown += int(made.remarks.size());
        QVERIFY(!made.imported.product.isEmpty() && !made.imported.issue.isEmpty());
        QVERIFY(made.imported.channel != "other"_L1 && !made.imported.outcome.isEmpty());
    }
    QCOMPARE(ids.size(), all.rows.size());
    QCOMPARE(remarks, 0);
    if (!file.isOpen())
        return;
    QCOMPARE(all.rows.size(), 6623);
    QCOMPARE(narratives, 1532);
    QCOMPARE(companies.size(), 710);
    QCOMPARE(first, QDate(2015, 4, 6));
    QCOMPARE(last, QDate(2020, 3, 19));
    QCOMPARE(products.size(), 13);
    QCOMPARE(products.value(u"Debt collection"_s), 1231);
    QCOMPARE(unknown, 2); // personal lines of credit filed as savings accounts

    const QString python = QStandardPaths::findExecutable(u"python3"_s);
    if (python.isEmpty()) {
        qWarning("python3 is missing; the counts were compared with known totals only");
        return;
    }
    QProcess judge;
    judge.start(python,
                {u"-c"_s,
                 u"import csv,sys,collections\n"
                 "rows=list(csv.DictReader(open(sys.argv[1],encoding='utf-8',newline='')))\n"
                 "c=collections.Counter(r['Product'] for r in rows)\n"
                 "print(len(rows),len({r['Company'].strip() for r in rows}),"
                 "sum(1 for r in rows if r['Consumer complaint narrative'].strip()))\n"
                 "for p in sorted(c): print(p+'\\t'+str(c[p]))\n"_s,
                 file.fileName()});
    QVERIFY(judge.waitForFinished(60'000));
    QStringList expected{u"%1 %2 %3"_s.arg(all.rows.size()).arg(companies.size()).arg(narratives)};
    for (auto product = products.constBegin(); product != products.constEnd(); ++product)
        expected.append(product.key() + u'\t' + QString::number(product.value()));
    QCOMPARE(QString::fromUtf8(judge.readAllStandardOutput()).trimmed().split(u'\n'), expected);
}

QTEST_GUILESS_MAIN(tst_CfpbReader)
#include "tst_cfpbreader.moc"
