// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/searchwords.h"

#include <QtTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Items;

class tst_SearchWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void takesTheLineApart_data();
    void takesTheLineApart();
    void anUnderstoodNumberIsNothingElse();
    void nothingTypedIsNothingAsked();
};

Q_DECLARE_METATYPE(Redress::Items::SearchWords)

void tst_SearchWords::takesTheLineApart_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<SearchWords>("expected");
    const auto row = [](const char *name, const QString &typed, const SearchWords &expected) {
        QTest::newRow(name) << typed << expected;
    };
    SearchWords words;
    words.words = u"refuses to pay"_s;
    row("words", u"refuses to pay"_s, words);
    row("a phrase", u"\"refuses to pay\""_s, words);
    row("a phrase left open", u"\"refuses to pay"_s, words);
    row("typographic quotes", u"“refuses to pay”"_s, words);

    SearchWords keys;
    keys.company = u"acme lending"_s;
    keys.dueWithinDays = 3;
    keys.status = u"answered"_s;
    keys.words = u"fee"_s;
    row("keys", u"company:\"acme lending\" due:<3d fee status:answered"_s, keys);
    row("keys in Chinese", u"机构:\"acme lending\" 到期:<3天 fee 状态:答复"_s, keys);
    row("a full-width colon", u"机构：\"acme lending\" 到期：3 fee 状态：答复"_s, keys);

    SearchWords unknown;
    unknown.words = u"colour:red status:purple due:soon company:"_s;
    row("what is no key stays words", u"colour:red status:purple due:soon company:"_s, unknown);

    SearchWords overdue;
    overdue.dueWithinDays = 0;
    row("overdue", u"due:0"_s, overdue);
    SearchWords capped;
    capped.dueWithinDays = 365;
    row("too far away", u"due:999d"_s, capped);

    SearchWords person;
    person.words = u"138 0013 8000"_s;
    person.mayBePerson = true;
    row("a telephone number", u"138 0013 8000"_s, person);
    SearchWords year;
    year.words = u"2019"_s;
    row("a year is no telephone number", u"2019"_s, year);
}

void tst_SearchWords::takesTheLineApart()
{
    QFETCH(QString, typed);
    QFETCH(SearchWords, expected);
    const SearchWords found = parseSearch(typed);
    QCOMPARE(found.words, expected.words);
    QVERIFY(found == expected);
}

void tst_SearchWords::anUnderstoodNumberIsNothingElse()
{
    const QString number = formatNumber(u'C', 2026, 123);
    QString spoken = number.toLower();
    spoken.replace(u'-', u' ');
    QCOMPARE(parseSearch(number).caseId.value, number);
    QCOMPARE(parseSearch(spoken).caseId.value, number);
    QString misheard = number;
    misheard[misheard.size() - 1] = misheard.back() == u'0' ? u'1' : u'0';
    QVERIFY(parseSearch(misheard).caseId.isEmpty());
    QCOMPARE(parseSearch(misheard).words, misheard);
}

void tst_SearchWords::nothingTypedIsNothingAsked()
{
    QVERIFY(parseSearch({}).isEmpty());
    QVERIFY(parseSearch(u"   "_s).isEmpty());
    QVERIFY(parseSearch(u"\"\""_s).isEmpty());
}

QTEST_GUILESS_MAIN(tst_SearchWords)
#include "tst_searchwords.moc"
