// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/drafts.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Domain;

namespace {
const QDate kToday(2026, 11, 20);
}

/// What people type at the counter.
class tst_Typed : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void bringsTelephoneNumbersToOneForm_data();
    void bringsTelephoneNumbersToOneForm();
    void usesTheCountryOfTheDesk();
    void refusesWhatIsNoTelephoneNumber_data();
    void refusesWhatIsNoTelephoneNumber();
    void bringsIdentityNumbersToOneForm_data();
    void bringsIdentityNumbersToOneForm();
    void refusesMisreadIdentityNumbers_data();
    void refusesMisreadIdentityNumbers();
    void foldsNames_data();
    void foldsNames();
    void keepsLookAlikeNamesApart();
    void readsDays_data();
    void readsDays();
    void refusesDays_data();
    void refusesDays();
};

void tst_Typed::bringsTelephoneNumbersToOneForm_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    QTest::newRow("mobile") << u"13800138000"_s << u"+8613800138000"_s;
    QTest::newRow("hyphens") << u"138-0013-8000"_s << u"+8613800138000"_s;
    QTest::newRow("spaces") << u" 138 0013 8000 "_s << u"+8613800138000"_s;
    QTest::newRow("country") << u"+86 138 0013 8000"_s << u"+8613800138000"_s;
    QTest::newRow("country with zeros") << u"0086 138-0013-8000"_s << u"+8613800138000"_s;
    QTest::newRow("country without plus") << u"86 13800138000"_s << u"+8613800138000"_s;
    QTest::newRow("full width") << u"＋８６　１３８００１３８０００"_s << u"+8613800138000"_s;
    QTest::newRow("landline, full width") << u"０１０ 8888 8888"_s << u"+861088888888"_s;
    QTest::newRow("landline") << u"(0571) 8765-4321"_s << u"+8657187654321"_s;
    QTest::newRow("trunk zero in brackets") << u"+86 (0)10 8888 8888"_s << u"+861088888888"_s;
    QTest::newRow("London") << u"+44 (0)20 7946 0000"_s << u"+442079460000"_s;
    QTest::newRow("zeros that nobody dials") << u"+86 (0)0 8811 3000"_s << u"+8688113000"_s;
    QTest::newRow("New York") << u"+1 (212) 555-0123"_s << u"+12125550123"_s;
    QTest::newRow("hotline") << u"95588"_s << u"95588"_s;
    QTest::newRow("400 number") << u"400-810-8888"_s << u"4008108888"_s;
    QTest::newRow("emergency") << u"110"_s << u"110"_s;
    QTest::newRow("Arabic-Indic digits") << u"١٣٨٠٠١٣٨٠٠٠"_s << u"+8613800138000"_s;
    QTest::newRow("pasted with a mark") << u"\u200E138 0013 8000\u200B"_s << u"+8613800138000"_s;
    QTest::newRow("dashes of all kinds") << u"138–0013—8000"_s << u"+8613800138000"_s;
}

void tst_Typed::bringsTelephoneNumbersToOneForm()
{
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    const auto phone = normalizePhone(typed);
    QVERIFY2(phone, qPrintable(phone ? QString() : phone.error().detail));
    QCOMPARE(*phone, expected);
    QCOMPARE(*normalizePhone(*phone), expected); // the form is stable
}

void tst_Typed::usesTheCountryOfTheDesk()
{
    QCOMPARE(*normalizePhone(u"020 7946 0000"_s, u"44"_s), u"+442079460000"_s);
    QCOMPARE(*normalizePhone(u"(212) 555-0123"_s, u"1"_s), u"+12125550123"_s);
    QCOMPARE(*normalizePhone(u"1 212 555 0123"_s, u"1"_s), u"+12125550123"_s);
    QCOMPARE(*normalizePhone(u"911"_s, u"1"_s), u"911"_s);
}

void tst_Typed::refusesWhatIsNoTelephoneNumber_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("two digits") << u"12"_s;
    QTest::newRow("16 digits") << u"1234567890123456"_s;
    QTest::newRow("letters") << u"1-800-FLOWERS"_s;
    QTest::newRow("two numbers") << u"13800138000, 13900139000"_s;
    QTest::newRow("plus inside") << u"138+00138000"_s;
    QTest::newRow("NUL") << u"138\0"_s + u"00138000"_s;
    QTest::newRow("right-to-left override") << u"\u202E13800138000"_s;
    QTest::newRow("huge") << QString(100'000, u'1');
}

void tst_Typed::refusesWhatIsNoTelephoneNumber()
{
    QFETCH(QString, typed);
    const auto phone = normalizePhone(typed);
    QVERIFY(!phone);
    QCOMPARE(phone.error().code, ErrorCode::BadInput);
    QVERIFY(phone.error().detail.size() < 200);
}

void tst_Typed::bringsIdentityNumbersToOneForm_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    // The example of GB 11643-1999 and two made after it.
    QTest::newRow("the standard's example") << u"11010519491231002X"_s << u"11010519491231002X"_s;
    QTest::newRow("small x, spaces") << u"110105 19491231 002x"_s << u"11010519491231002X"_s;
    QTest::newRow("full width") << u"１１０１０５１９４９１２３１００２Ｘ"_s
                                << u"11010519491231002X"_s;
    QTest::newRow("another check digit") << u"440524188001010014"_s << u"440524188001010014"_s;
    QTest::newRow("old, 15 digits") << u"110105491231002"_s << u"110105491231002"_s;
    QTest::newRow("passport") << u"e 1234 5678"_s << u"E12345678"_s;
    QTest::newRow("Hong Kong") << u"a123456(3)"_s << u"A123456(3)"_s;
}

void tst_Typed::bringsIdentityNumbersToOneForm()
{
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    const auto number = normalizeIdNumber(typed);
    QVERIFY2(number, qPrintable(number ? QString() : number.error().detail));
    QCOMPARE(*number, expected);
}

void tst_Typed::refusesMisreadIdentityNumbers_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("wrong check character") << u"110105194912310021"_s;
    QTest::newRow("digit misread") << u"11010519491231003X"_s;
    QTest::newRow("two swapped") << u"11010519491213002X"_s;
    QTest::newRow("Cyrillic Ha for X") << u"11010519491231002Х"_s;
    QTest::newRow("short") << u"123"_s;
    QTest::newRow("long") << QString(31, u'1');
    QTest::newRow("Chinese words") << u"身份证"_s;
    QTest::newRow("empty") << u"  "_s;
}

void tst_Typed::refusesMisreadIdentityNumbers()
{
    QFETCH(QString, typed);
    QCOMPARE(normalizeIdNumber(typed).error().code, ErrorCode::BadInput);
}

void tst_Typed::foldsNames_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("same");
    QTest::newRow("case") << u"John SMITH"_s << u"john smith"_s;
    QTest::newRow("inner spaces") << u" John   Smith "_s << u"John Smith"_s;
    QTest::newRow("full width") << u"Ｊｏｈｎ　Ｓｍｉｔｈ"_s << u"John Smith"_s;
    QTest::newRow("composed") << u"Jose\u0301"_s << u"José"_s;
    QTest::newRow("middle dots") << u"买买提•阿不都"_s << u"买买提·阿不都"_s;
    QTest::newRow("katakana dot") << u"买买提・阿不都"_s << u"买买提·阿不都"_s;
    QTest::newRow("sharp s") << u"STRASSE"_s << u"Straße"_s;
    QTest::newRow("zero-width space") << u"李\u200B小明"_s << u"李小明"_s;
}

void tst_Typed::foldsNames()
{
    QFETCH(QString, typed);
    QFETCH(QString, same);
    QCOMPARE(foldName(typed), foldName(same));
}

void tst_Typed::keepsLookAlikeNamesApart()
{
    // Whether two scripts look alike is for people to judge: matching must not merge two persons.
    QVERIFY(foldName(u"Сара"_s) != foldName(u"Capa"_s));
    QVERIFY(foldName(u"李明"_s) != foldName(u"李朋"_s));
}

void tst_Typed::readsDays_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QDate>("expected");
    QTest::newRow("ISO") << u"2026-10-31"_s << QDate(2026, 10, 31);
    QTest::newRow("ISO, short") << u"2026-1-5"_s << QDate(2026, 1, 5);
    QTest::newRow("slashes") << u"2026/10/31"_s << QDate(2026, 10, 31);
    QTest::newRow("compact") << u"20261031"_s << QDate(2026, 10, 31);
    QTest::newRow("Chinese") << u"2026年10月31日"_s << QDate(2026, 10, 31);
    QTest::newRow("Chinese without year") << u"10月31号"_s << QDate(2026, 10, 31);
    QTest::newRow("Chinese, last year") << u"12月1日"_s << QDate(2025, 12, 1);
    QTest::newRow("full width") << u"２０２６－１０－３１"_s << QDate(2026, 10, 31);
    QTest::newRow("German") << u"31.10.2026"_s << QDate(2026, 10, 31);
    QTest::newRow("German without year") << u"31.10."_s << QDate(2026, 10, 31);
    QTest::newRow("German, last year") << u"24.12."_s << QDate(2025, 12, 24);
    QTest::newRow("leap day without year") << u"29.2."_s << QDate(2024, 2, 29);
    QTest::newRow("American") << u"10/31/2026"_s << QDate(2026, 10, 31);
    QTest::newRow("American without year") << u"10/31"_s << QDate(2026, 10, 31);
    QTest::newRow("today") << u"Today"_s << kToday;
    QTest::newRow("今天") << u"今天"_s << kToday;
    QTest::newRow("yesterday") << u" yesterday "_s << QDate(2026, 11, 19);
    QTest::newRow("昨天") << u"昨天"_s << QDate(2026, 11, 19);
    QTest::newRow("前天") << u"前天"_s << QDate(2026, 11, 18);
    QTest::newRow("3天前") << u"3天前"_s << QDate(2026, 11, 17);
    QTest::newRow("三天前") << u"三天前"_s << QDate(2026, 11, 17);
    QTest::newRow("两周前") << u"两周前"_s << QDate(2026, 11, 6);
    QTest::newRow("2个星期前") << u"2个星期前"_s << QDate(2026, 11, 6);
    QTest::newRow("1 day ago") << u"1 day ago"_s << QDate(2026, 11, 19);
    QTest::newRow("10 days ago") << u"10 days ago"_s << QDate(2026, 11, 10);
    QTest::newRow("first day") << u"1900-01-01"_s << QDate(1900, 1, 1);
    QTest::newRow("last day") << u"2026-11-20"_s << kToday;
}

void tst_Typed::readsDays()
{
    QFETCH(QString, typed);
    QFETCH(QDate, expected);
    const auto day = parseDay(typed, kToday);
    QVERIFY2(day, qPrintable(day ? QString() : day.error().detail));
    QCOMPARE(*day, expected);
}

void tst_Typed::refusesDays_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("nothing") << QString();
    QTest::newRow("1899") << u"1899-12-31"_s;
    QTest::newRow("2999") << u"2999-01-01"_s;
    QTest::newRow("tomorrow") << u"2026-11-21"_s;
    QTest::newRow("no such day") << u"2026-02-30"_s;
    QTest::newRow("leap day of a common year") << u"29.2.2026"_s;
    QTest::newRow("month 13") << u"13/13/2026"_s;
    QTest::newRow("words") << u"some day"_s;
    QTest::newRow("far too long ago") << u"99999天前"_s;
    QTest::newRow("minus") << u"-3 days ago"_s;
    QTest::newRow("short year") << u"1.2.26"_s;
    QTest::newRow("huge") << QString(100'000, u'9');
    QTest::newRow("NUL") << u"2026-10-31\0"_s + u"x"_s;
}

void tst_Typed::refusesDays()
{
    QFETCH(QString, typed);
    QCOMPARE(parseDay(typed, kToday).error().code, ErrorCode::BadInput);
}

QTEST_GUILESS_MAIN(tst_Typed)
#include "tst_typed.moc"
