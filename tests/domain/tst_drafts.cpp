// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/drafts.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Domain;

namespace {

const QDateTime kNow(QDate(2026, 11, 20), QTime(8, 0), Qt::UTC);

CaseDraft aDraft()
{
    CaseDraft draft;
    draft.narrative = u"The platform does not pay out."_s;
    return draft;
}

} // namespace

class tst_Drafts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsEveryFieldThroughJson();
    void refusesJson_data();
    void refusesJson();
    void cleansWhatWasTyped();
    void refusesDrafts_data();
    void refusesDrafts();
    void acceptsTodayOfTheEast();
    void cleansCompanies();
    void refusesCompanies_data();
    void refusesCompanies();
    void matchesCompanyNames_data();
    void matchesCompanyNames();
    void keepsDifferentCompaniesApart();
};

void tst_Drafts::keepsEveryFieldThroughJson()
{
    CaseDraft draft = aDraft();
    draft.channel = u"visit"_s;
    draft.knownConsumer = {u"P-1"_s};
    draft.consumer = {u"李小明"_s,          u"+8613800138000"_s, u"11010519491231002X"_s,
                      u"li@mail.example"_s, u"北京"_s,           u"his mother"_s};
    draft.company = u"K-1"_s;
    draft.product = u"p2p"_s;
    draft.issue = u"p2p.cannot-withdraw"_s;
    draft.account = u"A-77"_s;
    draft.amount = Money{5'000'000, u"CNY"_s};
    draft.remedies = {u"refund"_s, u"apology"_s};
    draft.happenedOn = QDate(2026, 10, 31);
    draft.receivedUtc = kNow.addSecs(-60);
    draft.specialCare = true;
    draft.procedure = u"pboc-5-2020"_s;
    const auto read = caseDraftFromJson(toJson(draft));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    QCOMPARE(toJson(*read), toJson(draft));
    QCOMPARE(read->consumer, draft.consumer);
    const auto clean = checked(*read, kNow);
    QVERIFY(clean);
    QCOMPARE(toJson(*clean), toJson(draft)); // clean already
}

void tst_Drafts::refusesJson_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("misspelt member") << u"narative"_s << QJsonValue(u"x"_s);
    QTest::newRow("misspelt consumer member")
        << u"consumer"_s << QJsonValue(QJsonObject{{u"fone"_s, u"110"_s}});
    QTest::newRow("consumer is a text") << u"consumer"_s << QJsonValue(u"Li"_s);
    QTest::newRow("bad phone") << u"consumer"_s << QJsonValue(QJsonObject{{u"phone"_s, u"12"_s}});
    QTest::newRow("bad identity number")
        << u"consumer"_s << QJsonValue(QJsonObject{{u"idNumber"_s, u"110105194912310021"_s}});
    QTest::newRow("bad e-mail") << u"consumer"_s
                                << QJsonValue(QJsonObject{{u"email"_s, u"at home"_s}});
    QTest::newRow("negative money")
        << u"amount"_s << QJsonValue(QJsonObject{{u"minorUnits"_s, -1}, {u"currency"_s, u"CNY"_s}});
    QTest::newRow("money as text") << u"amount"_s << QJsonValue(u"5w"_s);
    QTest::newRow("money without currency")
        << u"amount"_s << QJsonValue(QJsonObject{{u"minorUnits"_s, 1}});
    QTest::newRow("money beyond the limit")
        << u"amount"_s
        << QJsonValue(QJsonObject{{u"minorUnits"_s, 1e18}, {u"currency"_s, u"CNY"_s}});
    QTest::newRow("unknown channel") << u"channel"_s << QJsonValue(u"pigeon"_s);
    QTest::newRow("day in words") << u"happenedOn"_s << QJsonValue(u"yesterday"_s);
    QTest::newRow("day 1899") << u"happenedOn"_s << QJsonValue(u"1899-12-31"_s);
    QTest::newRow("remedies is a text") << u"remedies"_s << QJsonValue(u"refund"_s);
    QTest::newRow("remedies with a number") << u"remedies"_s << QJsonValue(QJsonArray{1});
    QTest::newRow("flag as text") << u"specialCare"_s << QJsonValue(u"yes"_s);
    QTest::newRow("narrative is a list") << u"narrative"_s << QJsonValue(QJsonArray{u"x"_s});
    QTest::newRow("null") << u"narrative"_s << QJsonValue(QJsonValue::Null);
}

void tst_Drafts::refusesJson()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(aDraft());
    object.insert(member, value);
    const auto draft = caseDraftFromJson(object);
    QVERIFY(!draft);
    QCOMPARE(draft.error().code, ErrorCode::BadInput);
}

void tst_Drafts::cleansWhatWasTyped()
{
    CaseDraft draft = aDraft();
    draft.narrative = u"  first\r\nsecond  "_s;
    draft.consumer.name = u" 李\t小明 "_s;
    draft.consumer.phone = u"138-0013-8000"_s;
    draft.consumer.email = u"Li@Mail.EXAMPLE"_s;
    draft.remedies = {u"refund"_s, u"refund"_s};
    const auto clean = checked(draft, kNow);
    QVERIFY2(clean, qPrintable(clean ? QString() : clean.error().detail));
    QCOMPARE(clean->narrative, u"first\nsecond"_s);
    QCOMPARE(clean->consumer.name, u"李 小明"_s);
    QCOMPARE(clean->consumer.phone, u"+8613800138000"_s);
    QCOMPARE(clean->consumer.email, u"Li@mail.example"_s);
    QCOMPARE(clean->remedies, QStringList{u"refund"_s});
}

void tst_Drafts::refusesDrafts_data()
{
    QTest::addColumn<CaseDraft>("draft");
    const auto row = [](const char *name, auto change) {
        CaseDraft draft = aDraft();
        change(draft);
        QTest::newRow(name) << draft;
    };
    row("neither story nor issue", [](CaseDraft &d) { d.narrative = u" \n "_s; });
    row("happened tomorrow", [](CaseDraft &d) { d.happenedOn = QDate(2026, 11, 22); });
    row("happened in 1899", [](CaseDraft &d) { d.happenedOn = QDate(1899, 12, 31); });
    row("happened in 2999", [](CaseDraft &d) { d.happenedOn = QDate(2999, 1, 1); });
    row("happened on no day", [](CaseDraft &d) { d.happenedOn = QDate(2026, 2, 30); });
    row("received in the future", [](CaseDraft &d) { d.receivedUtc = kNow.addSecs(1); });
    row("received in 1899",
        [](CaseDraft &d) { d.receivedUtc = QDateTime(QDate(1899, 12, 31), QTime(0, 0), Qt::UTC); });
    row("negative money", [](CaseDraft &d) { d.amount = Money{-5, u"CNY"_s}; });
    row("unknown currency", [](CaseDraft &d) { d.amount = Money{5, u"cny"_s}; });
    row("unknown remedy", [](CaseDraft &d) { d.remedies = {u"revenge"_s}; });
    row("code with a space", [](CaseDraft &d) { d.product = u"p2p lending"_s; });
    row("code in capitals", [](CaseDraft &d) { d.issue = u"P2P"_s; });
    row("procedure with a path", [](CaseDraft &d) { d.procedure = u"../x"_s; });
    row("unknown channel", [](CaseDraft &d) { d.channel = u"pigeon"_s; });
    row("NUL in the story", [](CaseDraft &d) { d.narrative = u"a\0b"_s; });
    row("right-to-left override in the company",
        [](CaseDraft &d) { d.company = u"Bank\u202Egnp"_s; });
    row("half a character", [](CaseDraft &d) { d.account = QString(QChar(0xd800)); });
    row("huge story", [](CaseDraft &d) { d.narrative = QString(200'001, u'x'); });
    row("huge name", [](CaseDraft &d) { d.consumer.name = QString(401, u'x'); });
}

void tst_Drafts::refusesDrafts()
{
    QFETCH(CaseDraft, draft);
    const auto clean = checked(draft, kNow);
    QVERIFY(!clean);
    QCOMPARE(clean.error().code, ErrorCode::BadInput);
    QVERIFY(!clean.error().detail.isEmpty());
}

void tst_Drafts::acceptsTodayOfTheEast()
{
    CaseDraft draft = aDraft();
    draft.happenedOn = QDate(2026, 11, 21); // in Shanghai it is the 21st from 16:00 UTC
    QVERIFY(checked(draft, QDateTime(QDate(2026, 11, 20), QTime(16, 30), Qt::UTC)));
}

void tst_Drafts::cleansCompanies()
{
    CompanyDraft draft;
    draft.name = u" Some Bank, N.A. "_s;
    draft.aliases = {u"Some Bank"_s, u"Some Bank"_s, u" "_s, u"Some Bank, N.A."_s};
    draft.hotline = u"400-810-8888"_s;
    draft.officialDomains = {u"Bank.Example."_s, u"bank.example"_s, u"银行.example"_s};
    const auto clean = checked(draft);
    QVERIFY2(clean, qPrintable(clean ? QString() : clean.error().detail));
    QCOMPARE(clean->name, u"Some Bank, N.A."_s);
    QCOMPARE(clean->aliases, QStringList{u"Some Bank"_s});
    QCOMPARE(clean->hotline, u"4008108888"_s);
    QCOMPARE(clean->officialDomains, (QStringList{u"bank.example"_s, u"xn--jn2a72x.example"_s}));
    const auto again = companyDraftFromJson(toJson(*clean));
    QVERIFY(again);
    QCOMPARE(toJson(*again), toJson(*clean));
}

void tst_Drafts::refusesCompanies_data()
{
    QTest::addColumn<QJsonObject>("object");
    QTest::newRow("no name") << QJsonObject{{u"hotline"_s, u"95588"_s}};
    QTest::newRow("blank name") << QJsonObject{{u"name"_s, u"  "_s}};
    QTest::newRow("address for a domain")
        << QJsonObject{{u"name"_s, u"B"_s}, {u"domains"_s, QJsonArray{u"https://bank.example/"_s}}};
    QTest::newRow("one label") << QJsonObject{{u"name"_s, u"B"_s},
                                              {u"domains"_s, QJsonArray{u"localhost"_s}}};
    QTest::newRow("stranger") << QJsonObject{{u"name"_s, u"B"_s}, {u"owner"_s, u"x"_s}};
    QTest::newRow("hotline in words")
        << QJsonObject{{u"name"_s, u"B"_s}, {u"hotline"_s, u"call us"_s}};
}

void tst_Drafts::refusesCompanies()
{
    QFETCH(QJsonObject, object);
    QCOMPARE(companyDraftFromJson(object).error().code, ErrorCode::BadInput);
}

void tst_Drafts::matchesCompanyNames_data()
{
    QTest::addColumn<QString>("one");
    QTest::addColumn<QString>("other");
    QTest::newRow("comma and Inc.") << u"EQUIFAX, INC."_s << u"Equifax"_s;
    QTest::newRow("LLC") << u"Navient Solutions, LLC."_s << u"NAVIENT SOLUTIONS"_s;
    QTest::newRow("N.A.") << u"Citibank, N.A."_s << u"CITIBANK NA"_s;
    QTest::newRow("two forms") << u"Some Trading Co., Ltd."_s << u"Some Trading"_s;
    QTest::newRow("initials") << u"J.P. Morgan & Co."_s << u"JP Morgan and"_s;
    QTest::newRow("Chinese") << u"北京某某科技有限公司"_s << u"北京某某科技"_s;
    QTest::newRow("Chinese, shares") << u"某某银行股份有限公司"_s << u"某某银行"_s;
    QTest::newRow("brackets") << u"某某（北京）科技有限公司"_s << u"某某(北京)科技"_s;
    QTest::newRow("full width") << u"ＡＢＣ　ＢＡＮＫ"_s << u"abc bank"_s;
}

void tst_Drafts::matchesCompanyNames()
{
    QFETCH(QString, one);
    QFETCH(QString, other);
    QCOMPARE(foldCompanyName(one), foldCompanyName(other));
}

void tst_Drafts::keepsDifferentCompaniesApart()
{
    QVERIFY(foldCompanyName(u"Bank of America"_s) != foldCompanyName(u"Bank of Amerigo"_s));
    QVERIFY(foldCompanyName(u"某某贷"_s) != foldCompanyName(u"某某金融"_s));
    QCOMPARE(foldCompanyName(u"Company"_s), u"company"_s); // a name that is only a legal form stays
    QCOMPARE(foldCompanyName(u"有限公司"_s).isEmpty(), false);
}

QTEST_GUILESS_MAIN(tst_Drafts)
#include "tst_drafts.moc"
