// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/domain/cfpbsamples.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Domain;
using namespace Redress::Tests;

class tst_CfpbBadInput : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesFilesWithoutAHeader_data();
    void refusesFilesWithoutAHeader();
    void tellsBadRowsAndGoesOn_data();
    void tellsBadRowsAndGoesOn();
    void findsTheNextRowAfterALostQuote();
    void tellsACutFileOnce_data();
    void tellsACutFileOnce();
    void takesOddRowsWithARemark_data();
    void takesOddRowsWithARemark();
    void passesOnAFailingDevice();
    void boundsWhatItHolds();
    void neverFailsOnGarbage();
};

void tst_CfpbBadInput::refusesFilesWithoutAHeader_data()
{
    QTest::addColumn<QByteArray>("csv");
    QTest::newRow("empty") << QByteArray();
    QTest::newRow("only a mark") << QByteArray("\xef\xbb\xbf");
    QTest::newRow("rows alone") << aRow("3571115");
    QTest::newRow("another table") << QByteArray("name,phone\nLi,110\n");
    QTest::newRow("a picture") << QByteArray("\x89PNG\r\n\x1a\n") + QByteArray(5000, '\0');
    QTest::newRow("one endless line") << QByteArray(5 * 1024 * 1024, 'x');
    QTest::newRow("header far below") << QByteArray(2000, '\n') + kHeader;
}

void tst_CfpbBadInput::refusesFilesWithoutAHeader()
{
    QFETCH(QByteArray, csv);
    const Read all = readAll(csv);
    QVERIFY(all.failed);
    QCOMPARE(all.error.code, ErrorCode::BadInput);
}

void tst_CfpbBadInput::tellsBadRowsAndGoesOn_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<QString>("reason");
    QTest::newRow("no number") << aRow("") << u"no Complaint ID"_s;
    QTest::newRow("number in words") << aRow("12a") << u"not a Complaint ID"_s;
    QTest::newRow("no day") << aRow("1").replace("2020-03-18", "") << u"no day of receipt"_s;
    QTest::newRow("30 February") << aRow("1").replace("2020-03-18", "2020-02-30")
                                 << u"is not a day"_s;
    QTest::newRow("year 1899") << aRow("1").replace("2020-03-18", "1899-12-31")
                               << u"is not a day"_s;
    QTest::newRow("year 2999") << aRow("1").replace("2020-03-18", "2999-01-01")
                               << u"is not a day"_s;
    QTest::newRow("month first, impossible")
        << aRow("1").replace("2020-03-19", "31/12/2020") << u"is not a day"_s;
    QTest::newRow("fields missing")
        << QByteArray("2020-03-18,Debt collection\n") << u"2 of 18 fields"_s;
    QTest::newRow("fields too many") << aRow("1,2,3") << u"instead of 18"_s;
    QTest::newRow("NUL") << aRow("1", QByteArray("a\0b", 3)) << u"NUL"_s;
    QTest::newRow("text behind a quote") << aRow("1", "\"a\"b") << u"closing quote"_s;
    QTest::newRow("narrative too long") << aRow("1", QByteArray(200'001, 'x')) << u"at most"_s;
    QTest::newRow("record too long")
        << aRow("1", '"' + QByteArray(3 * 1024 * 1024, 'x') + '"') << u"longer than"_s;
    QTest::newRow("thousands of fields") << QByteArray(5000, ',') + "\n"
                                         << u"more than 200 fields"_s;
}

void tst_CfpbBadInput::tellsBadRowsAndGoesOn()
{
    QFETCH(QByteArray, bad);
    QFETCH(QString, reason);
    const Read all
        = readAll(kHeader + aRow("1000001", "x") + bad + aRow("1000002") + aRow("1000003"));
    QVERIFY(!all.failed);
    QCOMPARE(all.problems.size(), 1);
    QCOMPARE(all.problems.first().line, 3);
    QVERIFY2(all.problems.first().reason.contains(reason), qPrintable(all.problems.first().reason));
    QStringList ids;
    for (const CfpbRow &row : all.rows)
        ids.append(row.complaintId);
    QCOMPARE(ids, (QStringList{u"1000001"_s, u"1000002"_s, u"1000003"_s}));
}

void tst_CfpbBadInput::findsTheNextRowAfterALostQuote()
{
    // The quote is never closed: everything behind it would be one field.
    QByteArray csv = kHeader + aRow("1000001", "\"lost");
    for (int i = 2; i <= 50; ++i)
        csv += aRow(QByteArray::number(1000000 + i), "plain");
    const Read all = readAll(csv);
    QCOMPARE(all.problems.size(), 1);
    QCOMPARE(all.problems.first().line, 2);
    QCOMPARE(all.rows.size(), 49);
    QCOMPARE(all.rows.first().complaintId, u"1000002"_s);
    QCOMPARE(all.rows.first().line, 3);
}

void tst_CfpbBadInput::tellsACutFileOnce_data()
{
    QTest::addColumn<int>("cut");
    const QByteArray last = aRow("1000002", "\"a story\nof three\nlines, cut\"");
    for (int cut = 1; cut < last.size() - 1; cut += 3)
        QTest::addRow("%d bytes of the last row are left", cut) << cut;
}

void tst_CfpbBadInput::tellsACutFileOnce()
{
    QFETCH(int, cut);
    const QByteArray last = aRow("1000002", "\"a story\nof three\nlines, cut\"");
    const Read all = readAll(kHeader + aRow("1000001") + last.left(cut));
    QVERIFY(!all.failed);
    QCOMPARE(all.rows.size(), 1); // never a row with a shortened number
    QCOMPARE(all.rows.first().complaintId, u"1000001"_s);
    QCOMPARE(all.problems.size(), 1);
    QCOMPARE(all.problems.first().line, 4);
}

void tst_CfpbBadInput::takesOddRowsWithARemark_data()
{
    QTest::addColumn<QByteArray>("row");
    QTest::addColumn<QString>("remark");
    QTest::addColumn<QString>("narrative");
    QTest::newRow("Windows-1252") << aRow("1", "they\x92re \x93sure\x94 \x80 5 \xe9")
                                  << u"Windows-1252"_s << u"they’re “sure” € 5 é"_s;
    QTest::newRow("control characters")
        << aRow("1", "a\x0b\x1b[31mb") << u"invisible"_s << u"a[31mb"_s;
    QTest::newRow("right-to-left override")
        << aRow("1", u"a\u202Eb"_s.toUtf8()) << u"invisible"_s << u"ab"_s;
    QTest::newRow("half a character")
        << aRow("1", "\xed\xa0\x80z") << u"Windows-1252"_s << QString();
    QTest::newRow("neither yes nor no")
        << aRow("1", "x").replace(",Yes,", ",Perhaps,") << u"neither Yes nor No"_s << u"x"_s;
}

void tst_CfpbBadInput::takesOddRowsWithARemark()
{
    QFETCH(QByteArray, row);
    QFETCH(QString, remark);
    QFETCH(QString, narrative);
    const Read all = readAll(kHeader + row);
    QCOMPARE(all.rows.size(), 1);
    QCOMPARE(all.rows.first().remarks.size(), 1);
    QVERIFY(all.rows.first().remarks.first().contains(remark));
    if (!narrative.isEmpty())
        QCOMPARE(all.rows.first().narrative, narrative);
}

void tst_CfpbBadInput::passesOnAFailingDevice()
{
    Dripping device(kHeader + aRow("1000001") + aRow("1000002"), 64, kHeader.size() + 300);
    const Read all = readAll(&device);
    QVERIFY(all.failed);
    QCOMPARE(all.error.code, ErrorCode::Io);
    QVERIFY(all.error.detail.contains("the disk is gone"_L1));
}

void tst_CfpbBadInput::boundsWhatItHolds()
{
    // A file of nothing but opening quotes and believable line beginnings: each step must stay
    // bounded.
    QByteArray csv = kHeader;
    while (csv.size() < 3 * 1024 * 1024)
        csv += "2020-03-18,\"Debt\n";
    QElapsedTimer timer;
    timer.start();
    const Read all = readAll(csv);
    QVERIFY(!all.failed && all.rows.isEmpty() && !all.problems.isEmpty());
    qInfo("3 MiB of lost quotes: %lld ms", timer.elapsed());
    QVERIFY(timer.elapsed() < 60'000);
}

void tst_CfpbBadInput::neverFailsOnGarbage()
{
    QRandomGenerator random(7);
    const QByteArray good = kHeader + aRow("1000001") + aRow("1000002") + aRow("1000003");
    const QByteArray spice = QByteArray("\",\n\r;\t\0\xff\xc3x", 11);
    for (int round = 0; round < 3000; ++round) {
        QByteArray bytes = good;
        for (int change = random.bounded(1, 6); change > 0; --change) {
            const qsizetype at
                = kHeader.size() + random.bounded(int(bytes.size() - kHeader.size()));
            const char c = spice[random.bounded(int(spice.size()))];
            switch (random.bounded(3)) {
            case 0:
                bytes[at] = c;
                break;
            case 1:
                bytes.insert(at, c);
                break;
            default:
                bytes.remove(at, random.bounded(1, 40));
            }
        }
        const Read all = readAll(bytes);
        QVERIFY(!all.failed);
        for (const CfpbRow &row : all.rows) {
            QVERIFY(!row.complaintId.isEmpty() && row.received.isValid());
            QVERIFY(!row.narrative.contains(QChar(u'\0')));
        }
        for (const CfpbProblem &problem : all.problems)
            QVERIFY(problem.line >= 2 && !problem.reason.isEmpty());
    }
}

QTEST_GUILESS_MAIN(tst_CfpbBadInput)
#include "tst_cfpbbadinput.moc"
