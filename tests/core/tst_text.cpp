// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;

class tst_Text : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void cleansTextFromPeople_data();
    void cleansTextFromPeople();
    void refusesText_data();
    void refusesText();
    void keepsShortTextOnOneLine();
    void readsUtf8Strictly_data();
    void readsUtf8Strictly();
    void readsBase64Strictly_data();
    void readsBase64Strictly();
    void readsJsonStrictly_data();
    void readsJsonStrictly();
    void writesJsonInOneForm();
    void masks_data();
    void masks();
};

void tst_Text::cleansTextFromPeople_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    QTest::newRow("line ends") << u"a\r\nb\rc\nd"_s << u"a\nb\nc\nd"_s;
    QTest::newRow("trimmed") << u" \n a \t "_s << u"a"_s;
    QTest::newRow("composed") << u"e\u0301"_s << u"\u00e9"_s;
    QTest::newRow("a pair of surrogates") << u"😀"_s << u"😀"_s;
    QTest::newRow("Arabic") << u"مرحبا"_s << u"مرحبا"_s;
    QTest::newRow("Chinese") << u"投诉"_s << u"投诉"_s;
    QTest::newRow("empty") << QString() << QString();
    QTest::newRow("tab inside") << u"a\tb"_s << u"a\tb"_s;
}

void tst_Text::cleansTextFromPeople()
{
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    const auto clean = cleanLongText(typed, u"the note"_s);
    QVERIFY(clean);
    QCOMPARE(*clean, expected);
    QCOMPARE(*cleanLongText(*clean, u"the note"_s), *clean);
}

void tst_Text::refusesText_data()
{
    QTest::addColumn<QString>("typed");
    QTest::newRow("NUL") << u"a\0b"_s;
    QTest::newRow("bell") << u"a\ab"_s;
    QTest::newRow("escape") << u"\x1b[31m"_s;
    QTest::newRow("delete") << QString(QChar(0x7f));
    QTest::newRow("C1 control") << QString(QChar(0x85));
    QTest::newRow("right-to-left override") << u"a\u202Eb"_s;
    QTest::newRow("embedding") << u"a\u202Ab"_s;
    QTest::newRow("isolate") << u"a\u2066b"_s;
    QTest::newRow("pop isolate") << u"a\u2069b"_s;
    QTest::newRow("first half of a character") << QString(QChar(0xd83d));
    QTest::newRow("second half of a character") << u"a"_s + QChar(0xde00);
    QTest::newRow("too long") << QString(kMaxLongText + 1, u'x');
}

void tst_Text::refusesText()
{
    QFETCH(QString, typed);
    const auto clean = cleanLongText(typed, u"the note"_s);
    QVERIFY(!clean);
    QCOMPARE(clean.error().code, ErrorCode::BadInput);
    QVERIFY(clean.error().detail.startsWith("the note"_L1));
    QVERIFY(!cleanShortText(typed, u"the note"_s));
}

void tst_Text::keepsShortTextOnOneLine()
{
    QCOMPARE(*cleanShortText(u"a\nb\tc"_s, u"x"_s), u"a b c"_s);
    QVERIFY(cleanShortText(QString(kMaxShortText, u'x'), u"x"_s));
    QVERIFY(!cleanShortText(QString(kMaxShortText + 1, u'x'), u"x"_s));
    QVERIFY(!cleanShortText(u"abc"_s, u"x"_s, 2));
}

void tst_Text::readsUtf8Strictly_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("badAt"); // -1: fine
    QTest::newRow("empty") << QByteArray() << -1;
    QTest::newRow("plain") << QByteArray("abc") << -1;
    QTest::newRow("Chinese") << QByteArray("投诉") << -1;
    QTest::newRow("four bytes") << QByteArray("😀") << -1;
    QTest::newRow("NUL is a character") << QByteArray("a\0b", 3) << -1;
    QTest::newRow("latin 1") << QByteArray("caf\xe9 x") << 3;
    QTest::newRow("cut") << QByteArray("ab\xe6\x8a") << 2;
    QTest::newRow("overlong") << QByteArray("a\xc0\xaf") << 1;
    QTest::newRow("surrogate") << QByteArray("\xed\xa0\x80") << 0;
    QTest::newRow("above the last plane") << QByteArray("x\xf5\x80\x80\x80") << 1;
    QTest::newRow("lone continuation") << QByteArray("xy\x80") << 2;
}

void tst_Text::readsUtf8Strictly()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, badAt);
    const auto text = decodeUtf8(bytes);
    QCOMPARE(text.ok(), badAt < 0);
    if (badAt < 0)
        QCOMPARE(text->toUtf8(), bytes);
    else
        QVERIFY2(text.error().detail.contains(u"byte %1)"_s.arg(badAt)),
                 qPrintable(text.error().detail));
}

void tst_Text::readsBase64Strictly_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("url");
    QTest::addColumn<bool>("standard");
    QTest::newRow("empty") << QByteArray() << true << true;
    QTest::newRow("no padding needed") << QByteArray("AAAA") << true << true;
    QTest::newRow("padded") << QByteArray("AA==") << false << true;
    QTest::newRow("unpadded") << QByteArray("AA") << true << false;
    QTest::newRow("stray bits") << QByteArray("AB==") << false << false;
    QTest::newRow("stray bits, unpadded") << QByteArray("AB") << false << false;
    QTest::newRow("url alphabet") << QByteArray("_-8A") << true << false;
    QTest::newRow("standard alphabet") << QByteArray("/+8A") << false << true;
    QTest::newRow("one character") << QByteArray("A") << false << false;
    QTest::newRow("line break") << QByteArray("AAAA\nAAAA") << false << false;
    QTest::newRow("space") << QByteArray("AA AA") << false << false;
    QTest::newRow("NUL") << QByteArray("AAA\0", 4) << false << false;
    QTest::newRow("padding inside") << QByteArray("AA==AAAA") << false << false;
}

void tst_Text::readsBase64Strictly()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, url);
    QFETCH(bool, standard);
    QCOMPARE(fromBase64Url(text).ok(), url);
    QCOMPARE(fromBase64(text).ok(), standard);
    if (url)
        QCOMPARE(toBase64Url(*fromBase64Url(text)).toLatin1(), text);
}

void tst_Text::readsJsonStrictly_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<bool>("fine");
    QTest::newRow("object") << QByteArray("{\"a\":1}") << true;
    QTest::newRow("spaces around") << QByteArray(" {} \n") << true;
    QTest::newRow("empty") << QByteArray() << false;
    QTest::newRow("list") << QByteArray("[1]") << false;
    QTest::newRow("text") << QByteArray("\"a\"") << false;
    QTest::newRow("byte order mark") << QByteArray("\xef\xbb\xbf{}") << false;
    QTest::newRow("not UTF-8") << QByteArray("{\"a\":\"\xff\"}") << false;
    QTest::newRow("cut") << QByteArray("{\"a\":") << false;
    QTest::newRow("two objects") << QByteArray("{}{}") << false;
    QTest::newRow("comment") << QByteArray("{} // x") << false;
    QTest::newRow("too deep") << QByteArray("{\"a\":").repeated(5000) << false;
    QTest::newRow("too large") << QByteArray("{\"a\":\"") + QByteArray(kMaxJsonBytes, 'x') + "\"}"
                               << false;
}

void tst_Text::readsJsonStrictly()
{
    QFETCH(QByteArray, bytes);
    QTEST(parseJsonObject(bytes).ok(), "fine");
}

void tst_Text::writesJsonInOneForm()
{
    const QByteArray one = compactJson(*parseJsonObject("{ \"b\": [1, 2], \"a\": \"x\" }"));
    QCOMPARE(one, QByteArray("{\"a\":\"x\",\"b\":[1,2]}"));
    QCOMPARE(compactJson(*parseJsonObject(one)), one);
}

void tst_Text::masks_data()
{
    QTest::addColumn<QString>("plain");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("digits");
    QTest::newRow("Chinese name") << u"李小明"_s << u"李**"_s << u"**明"_s;
    QTest::newRow("two words") << u"John Smith"_s << u"J*** S****"_s << u"Joh***mith"_s;
    QTest::newRow("mobile") << u"13800138000"_s << u"1**********"_s << u"138****8000"_s;
    QTest::newRow("short number") << u"95588"_s << u"9****"_s << u"****8"_s;
    QTest::newRow("one character") << u"X"_s << u"X"_s << u"X"_s;
    QTest::newRow("empty") << QString() << QString() << QString();
    QTest::newRow("a pair of surrogates") << u"😀a"_s << u"😀*"_s << u"**a"_s;
}

void tst_Text::masks()
{
    QFETCH(QString, plain);
    QTEST(maskName(plain), "name");
    QTEST(maskDigits(plain), "digits");
}

QTEST_GUILESS_MAIN(tst_Text)
#include "tst_text.moc"
