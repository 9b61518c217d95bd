// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/money.h"

#include <QTest>

#include <limits>

using namespace Qt::StringLiterals;
using namespace Redress;

class tst_Money : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsAmountsAsPeopleTypeThem_data();
    void readsAmountsAsPeopleTypeThem();
    void refusesAmounts_data();
    void refusesAmounts();
    void writesAmounts_data();
    void writesAmounts();
    void readsWhatItWrites();
    void checksAmountsFromOutside();
};

void tst_Money::readsAmountsAsPeopleTypeThem_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<qint64>("minorUnits");
    QTest::addColumn<QString>("currency");
    const auto row = [](const char *name, const QString &typed, qint64 units,
                        const QString &currency = u"CNY"_s) {
        QTest::newRow(name) << typed << units << currency;
    };
    row("plain", u"50000"_s, 5'000'000);
    row("thousands", u"50,000"_s, 5'000'000);
    row("cents", u"50,000.05"_s, 5'000'005);
    row("one decimal", u"0.5"_s, 50);
    row("needless zeros", u"1.5000"_s, 150);
    row("nothing", u"0"_s, 0);
    row("w", u"5w"_s, 5'000'000);
    row("W with decimals", u"1.25W"_s, 1'250'000);
    row("万", u"5万"_s, 5'000'000);
    row("万元", u"5万元"_s, 5'000'000);
    row("亿", u"1.2亿"_s, 12'000'000'000);
    row("千", u"3千"_s, 300'000);
    row("k", u"3k"_s, 300'000);
    row("yuan sign", u"¥300"_s, 30'000);
    row("full-width yuan sign", u"￥300"_s, 30'000);
    row("full width", u"３００．５０"_s, 30'050);
    row("块", u"20块"_s, 2'000);
    row("dollar", u"$45.10"_s, 4'510, u"USD"_s);
    row("code behind", u"300 USD"_s, 30'000, u"USD"_s);
    row("code before", u"usd 300"_s, 30'000, u"USD"_s);
    row("euro", u"€1"_s, 100, u"EUR"_s);
    row("pound", u"£ 1"_s, 100, u"GBP"_s);
    row("no decimals in yen", u"500 JPY"_s, 500, u"JPY"_s);
    row("three in dinars", u"1.234 KWD"_s, 1'234, u"KWD"_s);
    row("the most", u"10,000,000,000,000.00"_s, kMaxMinorUnits);
}

void tst_Money::readsAmountsAsPeopleTypeThem()
{
    QFETCH(QString, typed);
    const auto money = parseMoney(typed, u"CNY"_s);
    QVERIFY2(money, qPrintable(money ? QString() : money.error().detail));
    QTEST(money->minorUnits, "minorUnits");
    QTEST(money->currency, "currency");
}

void tst_Money::refusesAmounts_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("negative") << u"-5"_s;
    QTest::newRow("negative with a sign") << u"$-5"_s;
    QTest::newRow("words") << u"a lot"_s;
    QTest::newRow("fractions of a cent") << u"0.001"_s;
    QTest::newRow("decimals in yen") << u"500.5 JPY"_s;
    QTest::newRow("unknown currency") << u"5 XYZ"_s;
    QTest::newRow("two currencies") << u"$5 CNY"_s;
    QTest::newRow("commas out of place") << u"5,00"_s;
    QTest::newRow("two points") << u"1.2.3"_s;
    QTest::newRow("exponent") << u"1e3"_s;
    QTest::newRow("hexadecimal") << u"0x10"_s;
    QTest::newRow("above the limit") << u"10,000,000,000,000.01"_s;
    QTest::newRow("beyond 64 bits") << QString(40, u'9');
    QTest::newRow("亿 beyond 64 bits") << u"99999999999999999亿"_s;
    QTest::newRow("NUL") << u"5\0"_s + u"0"_s;
    QTest::newRow("right-to-left override") << u"\u202E05"_s;
    QTest::newRow("not a number") << u"NaN"_s;
    QTest::newRow("huge") << QString(100'000, u'x');
}

void tst_Money::refusesAmounts()
{
    QFETCH(QString, typed);
    const auto money = parseMoney(typed, u"CNY"_s);
    QVERIFY(!money);
    QCOMPARE(money.error().code, ErrorCode::BadInput);
    QVERIFY(money.error().detail.size() < 200);
}

void tst_Money::writesAmounts_data()
{
    QTest::addColumn<qint64>("minorUnits");
    QTest::addColumn<QString>("currency");
    QTest::addColumn<QString>("expected");
    QTest::newRow("thousands") << qint64(5'000'000) << u"CNY"_s << u"50,000.00 CNY"_s;
    QTest::newRow("small") << qint64(5) << u"USD"_s << u"0.05 USD"_s;
    QTest::newRow("yen") << qint64(1234) << u"JPY"_s << u"1,234 JPY"_s;
    QTest::newRow("dinar") << qint64(1'234'567) << u"KWD"_s << u"1,234.567 KWD"_s;
    QTest::newRow("the least number there is")
        << std::numeric_limits<qint64>::min() << u"CNY"_s << u"-92,233,720,368,547,758.08 CNY"_s;
}

void tst_Money::writesAmounts()
{
    QFETCH(qint64, minorUnits);
    QFETCH(QString, currency);
    QTEST(formatMoney({minorUnits, currency}), "expected");
}

void tst_Money::readsWhatItWrites()
{
    for (const QLatin1String currency : {"CNY"_L1, "JPY"_L1, "KWD"_L1}) {
        for (qint64 units = 1; units <= kMaxMinorUnits; units = units * 7 + 3) {
            const Money money{units, currency};
            const auto read = parseMoney(formatMoney(money), u"USD"_s);
            QVERIFY(read);
            QCOMPARE(*read, money);
        }
    }
}

void tst_Money::checksAmountsFromOutside()
{
    QVERIFY(checkedMoney(0, u"CNY"_s));
    QVERIFY(checkedMoney(kMaxMinorUnits, u"CNY"_s));
    QVERIFY(!checkedMoney(kMaxMinorUnits + 1, u"CNY"_s));
    QVERIFY(!checkedMoney(-1, u"CNY"_s));
    QVERIFY(!checkedMoney(1, u"cny"_s));
    QVERIFY(!checkedMoney(1, QString()));
    QCOMPARE(minorDigits(u"XXX"_s), -1);
}

QTEST_GUILESS_MAIN(tst_Money)
#include "tst_money.moc"
