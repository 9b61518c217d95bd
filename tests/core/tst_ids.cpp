// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/ids.h"

#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;

class tst_Ids : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesNumbersWithACheckDigit();
    void readsNumbersAsPeopleTypeThem_data();
    void readsNumbersAsPeopleTypeThem();
    void noticesEveryWrongDigit();
    void noticesAlmostEverySwap();
    void refusesWhatIsNoNumber_data();
    void refusesWhatIsNoNumber();
    void writesOpaqueIdsWithoutMistakableLetters();
};

void tst_Ids::writesNumbersWithACheckDigit()
{
    // ISO 7064 MOD 11,10: over all digits with the check digit the last sum is 1, so its product is 2.
    const QString number = formatNumber(u'C', 2026, 123);
    QVERIFY(number.startsWith("C-2026-000123-"_L1));
    int product = 10;
    for (const QChar c : QString(number).remove(u'-').mid(1)) {
        const int sum = (product + c.digitValue()) % 10;
        product = (sum == 0 ? 10 : sum) * 2 % 11;
    }
    QCOMPARE(product, 2);
    QCOMPARE(formatNumber(u'D', 2026, 1'234'567).left(15), u"D-2026-1234567-"_s);
}

void tst_Ids::readsNumbersAsPeopleTypeThem_data()
{
    QTest::addColumn<QString>("typed");
    const QString number = formatNumber(u'C', 2026, 123);
    const QChar digit = number.back();
    QTest::newRow("as written") << number;
    QTest::newRow("small letter") << number.toLower();
    QTest::newRow("spaces") << u" c 2026 000123 "_s + digit + u' ';
    QTest::newRow("nothing between") << u"C2026000123"_s + digit;
    QTest::newRow("full width") << u"Ｃ－２０２６－０００１２３－"_s
            + QChar(0xff10 + digit.digitValue());
    QTest::newRow("many hyphens") << u"C--2026 - 000123--"_s + digit;
}

void tst_Ids::readsNumbersAsPeopleTypeThem()
{
    QFETCH(QString, typed);
    const auto number = parseNumber(u'C', typed);
    QVERIFY2(number, qPrintable(number ? QString() : number.error().detail));
    QCOMPARE(*number, formatNumber(u'C', 2026, 123));
}

void tst_Ids::noticesEveryWrongDigit()
{
    const QString number = formatNumber(u'C', 2026, 123);
    for (qsizetype at = 2; at < number.size(); ++at) {
        for (int digit = 0; number[at].isDigit() && digit < 10; ++digit) {
            QString wrong = number;
            wrong[at] = QChar(u'0' + digit);
            QCOMPARE(parseNumber(u'C', wrong).ok(), wrong == number);
        }
    }
}

void tst_Ids::noticesAlmostEverySwap()
{
    // The standard promises nearly all swaps of neighbours, not each.
    int swaps = 0, noticed = 0;
    for (int n = 1; n < 2000; ++n) {
        const QString number = formatNumber(u'C', 2026, n);
        for (qsizetype at = 7; at < 12; ++at) {
            QString swapped = number;
            std::swap(swapped[at], swapped[at + 1]);
            if (swapped == number)
                continue;
            ++swaps;
            noticed += !parseNumber(u'C', swapped);
        }
    }
    QVERIFY(swaps > 1000);
    QVERIFY2(noticed * 100 >= swaps * 95, qPrintable(u"%1 of %2"_s.arg(noticed).arg(swaps)));
}

void tst_Ids::refusesWhatIsNoNumber_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("another kind") << formatNumber(u'D', 2026, 123);
    QTest::newRow("too short") << u"C-2026-123-4"_s;
    QTest::newRow("too long") << u"C-2026-1234567890123-4"_s;
    QTest::newRow("no check digit") << u"C-2026-000123"_s;
    QTest::newRow("letters") << u"C-2026-00O123-4"_s;
    QTest::newRow("Cyrillic Es for C")
        << QString(formatNumber(u'C', 2026, 123)).replace(u'C', u'С');
    QTest::newRow("right-to-left override") << u"\u202E"_s + formatNumber(u'C', 2026, 123);
    QTest::newRow("NUL") << formatNumber(u'C', 2026, 123) + QChar(u'\0');
    QTest::newRow("huge") << QString(1'000'000, u'1');
    QTest::newRow("a quotation") << u"C-2026-000123-4' OR 1=1"_s;
}

void tst_Ids::refusesWhatIsNoNumber()
{
    QFETCH(QString, typed);
    const auto number = parseNumber(u'C', typed);
    QVERIFY(!number);
    QCOMPARE(number.error().code, ErrorCode::BadInput);
    QVERIFY(number.error().detail.size() < 200);
    QVERIFY(!number.error().hint.isEmpty());
}

void tst_Ids::writesOpaqueIdsWithoutMistakableLetters()
{
    QCOMPARE(formatOpaqueId(u"P-"_s, QByteArray(10, '\0')), u"P-0000000000000000"_s);
    QCOMPARE(formatOpaqueId(u"K-"_s, QByteArray(10, '\xff')), u"K-ZZZZZZZZZZZZZZZZ"_s);
    QSet<QString> seen;
    for (int i = 0; i < 256; ++i) {
        QByteArray bytes(10, char(i));
        bytes[9] = char(255 - i);
        const QString id = formatOpaqueId(u"S-"_s, bytes);
        QCOMPARE(id.size(), 18);
        for (const QChar c : u"ILOU"_s)
            QVERIFY(!id.mid(2).contains(c));
        seen.insert(id);
    }
    QCOMPARE(seen.size(), 256);
}

QTEST_GUILESS_MAIN(tst_Ids)
#include "tst_ids.moc"
