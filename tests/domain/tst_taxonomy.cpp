// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/jsonfields.h"
#include "models/domain/rules.h"

#include <QElapsedTimer>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Domain;

class tst_Taxonomy : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void coversTheFieldInBothLanguages();
    void asksForPapersAndAnswers();
    void suggestsWhatCallersSay_data();
    void suggestsWhatCallersSay();
    void suggestsNothingForNonsense();
    void followsTheRenamings_data();
    void followsTheRenamings();
    void takesTheLabelThatWasValid();
    void knowsEveryLabelOfTheCapture();
    void showsTheIssuesOfAProduct();
    void refusesBadTaxonomies_data();
    void refusesBadTaxonomies();

private:
    RuleBook m_book;
    const Taxonomy *m_cn = nullptr;
    const Taxonomy *m_cfpb = nullptr;
};

void tst_Taxonomy::initTestCase()
{
    auto book = RuleBook::shipped();
    QVERIFY(book);
    m_book = *std::move(book);
    m_cn = m_book.taxonomy(u"cn-internet-finance"_s);
    m_cfpb = m_book.taxonomy(u"cfpb"_s);
    QVERIFY(m_cn && m_cfpb);
}

void tst_Taxonomy::coversTheFieldInBothLanguages()
{
    QStringList products;
    for (const TaxonomyCode &product : m_cn->products()) {
        products.append(product.code);
        const auto issues = m_cn->issuesOf(product.code);
        QVERIFY2(issues.size() >= 6 && issues.size() <= 12, qPrintable(product.code));
        for (const TaxonomyCode &issue : issues) {
            QVERIFY(isCode(issue.code) && issue.code.startsWith(product.code + u'.'));
            QVERIFY2(issue.label != issue.labelZh, qPrintable(issue.code));
        }
    }
    QCOMPARE(products,
             (QStringList{u"p2p"_s, u"payment"_s, u"crowdfunding"_s, u"funds"_s, u"insurance"_s,
                          u"consumer-credit"_s, u"virtual-currency"_s}));
    for (const TaxonomyCode &product : m_cfpb->products()) {
        QVERIFY(product.label != product.labelZh);
        for (const TaxonomyCode &issue : m_cfpb->issuesOf(product.code))
            QVERIFY2(issue.label != issue.labelZh, qPrintable(issue.code));
    }
}

void tst_Taxonomy::asksForPapersAndAnswers()
{
    for (const TaxonomyCode &product : m_cn->products()) {
        for (const TaxonomyCode &issue : m_cn->issuesOf(product.code)) {
            QVERIFY2(issue.words.size() >= 3, qPrintable(issue.code));
            QVERIFY2(issue.questions.size() >= 2 && issue.papers.size() >= 2,
                     qPrintable(issue.code));
            QCOMPARE(issue.questions.size(), issue.questionsZh.size());
            QCOMPARE(issue.papers.size(), issue.papersZh.size());
        }
    }
}

void tst_Taxonomy::suggestsWhatCallersSay_data()
{
    QTest::addColumn<QString>("typed");
    QTest::addColumn<QString>("expected");
    QTest::newRow("Chinese word") << u"提现不了"_s << u"p2p.cannot-withdraw"_s;
    QTest::newRow("Chinese sentence") << u"平台提现不了怎么办"_s << u"p2p.cannot-withdraw"_s;
    QTest::newRow("runaway platform") << u"平台跑路了"_s << u"p2p.platform-closed"_s;
    QTest::newRow("collection calls")
        << u"天天打电话催收爆通讯录"_s << u"consumer-credit.harassing-collection"_s;
    QTest::newRow("stolen payment") << u"盗刷"_s << u"payment.unauthorised"_s;
    QTest::newRow("insurer refuses") << u"保险拒赔"_s << u"insurance.claim-refused"_s;
    QTest::newRow("course loan") << u"培训贷"_s << u"consumer-credit.training-loan"_s;
    QTest::newRow("English label") << u"claim refused"_s << u"insurance.claim-refused"_s;
    QTest::newRow("English, half a word")
        << u"harass"_s << u"consumer-credit.harassing-collection"_s;
    QTest::newRow("capitals and spaces") << u"  CLAIM   Refused "_s << u"insurance.claim-refused"_s;
    QTest::newRow("product and issue") << u"p2p overdue"_s << u"p2p.overdue-repayment"_s;
    QTest::newRow("full width") << u"ＵＳＤＴ提币"_s << u"virtual-currency.cannot-withdraw"_s;
}

void tst_Taxonomy::suggestsWhatCallersSay()
{
    QFETCH(QString, typed);
    QFETCH(QString, expected);
    const auto found = m_cn->suggest(typed, 5);
    QVERIFY(!found.isEmpty() && found.size() <= 5);
    QStringList codes;
    for (const TaxonomyCode &code : found)
        codes.append(code.code);
    QVERIFY2(codes.first() == expected, qPrintable(codes.join(u' ')));
}

void tst_Taxonomy::suggestsNothingForNonsense()
{
    QVERIFY(m_cn->suggest(QString(), 5).isEmpty());
    QVERIFY(m_cn->suggest(u" \u200B "_s, 5).isEmpty());
    QVERIFY(m_cn->suggest(u"zzqqxx"_s, 5).isEmpty());
    QVERIFY(m_cn->suggest(u"提现"_s, 0).isEmpty());
    QVERIFY(m_cn->suggest(u"提现"_s, -1).isEmpty());
    QElapsedTimer timer;
    timer.start();
    m_cfpb->suggest(QString(1'000'000, u'提'), 10);
    QVERIFY(timer.elapsed() < 1000);
}

void tst_Taxonomy::followsTheRenamings_data()
{
    QTest::addColumn<QString>("code");
    QTest::addColumn<QDate>("day");
    QTest::addColumn<QString>("expected");
    QTest::newRow("as filed") << u"credit-reporting-2011"_s << QDate(2016, 5, 1)
                              << u"credit-reporting-2011"_s;
    QTest::newRow("the last day of the old name")
        << u"credit-reporting-2011"_s << QDate(2017, 4, 23) << u"credit-reporting-2011"_s;
    QTest::newRow("the first day of the new one")
        << u"credit-reporting-2011"_s << QDate(2017, 4, 24) << u"credit-reporting-2017"_s;
    QTest::newRow("two renamings")
        << u"credit-reporting-2011"_s << QDate(2026, 1, 1) << u"credit-reporting"_s;
    QTest::newRow("payday") << u"payday-loan-2011"_s << QDate(2026, 1, 1) << u"personal-loan"_s;
    QTest::newRow("never renamed") << u"mortgage"_s << QDate(2026, 1, 1) << u"mortgage"_s;
    QTest::newRow("unknown") << u"nothing"_s << QDate(2026, 1, 1) << u"nothing"_s;
    QTest::newRow("1899") << u"credit-card"_s << QDate(1899, 1, 1) << u"credit-card"_s;
    QTest::newRow("2999") << u"bank-account-2011"_s << QDate(2999, 1, 1) << u"checking-savings"_s;
}

void tst_Taxonomy::followsTheRenamings()
{
    QFETCH(QString, code);
    QFETCH(QDate, day);
    QTEST(m_cfpb->codeAsOf(code, day), "expected");
}

void tst_Taxonomy::takesTheLabelThatWasValid()
{
    QCOMPARE(m_cfpb->codeForLabel(u"Credit card"_s, {}, QDate(2015, 1, 1)), u"credit-card-2011"_s);
    QCOMPARE(m_cfpb->codeForLabel(u"CREDIT  card"_s), u"credit-card"_s);
    QCOMPARE(m_cfpb->codeForLabel(u"信用卡"_s), u"credit-card"_s);
    QCOMPARE(m_cfpb->codeForLabel(u"Payday loan"_s, {}, QDate(2020, 1, 1)),
             u"payday-loan-2011"_s); // outside its days
    QVERIFY(m_cfpb->codeForLabel(u"Payday loan"_s, u"*"_s).isEmpty()); // no issue is called so
    QVERIFY(m_cfpb->codeForLabel(QString()).isEmpty());
}

/// The shipped file against the capture it was made from.
void tst_Taxonomy::knowsEveryLabelOfTheCapture()
{
    QFile file(QStringLiteral(REDRESS_SHARED_DATA "/complaints/cfpb_taxonomy_2024-11.json"));
    if (!file.open(QIODevice::ReadOnly)) {
        qWarning("the capture is missing; only the shipped file's own size is checked");
        QVERIFY(m_cfpb->products().size() >= 23);
        return;
    }
    const QJsonObject capture = QJsonDocument::fromJson(file.readAll()).object();
    int labels = 0;
    for (const auto &kind : {qMakePair(u"products"_s, QString()), qMakePair(u"issues"_s, u"*"_s)}) {
        const QJsonArray list = capture.value(kind.first).toArray();
        for (const QJsonValue &value : list) {
            const QString label = value.toObject().value("name"_L1).toString();
            const QString code = m_cfpb->codeForLabel(label, kind.second);
            QVERIFY2(!code.isEmpty(), qPrintable(label));
            QCOMPARE(m_cfpb->find(code)->label, label);
            const QJsonArray subs = value.toObject().value("sub"_L1).toArray();
            for (const QJsonValue &sub : subs) {
                const QString subLabel = sub.toObject().value("name"_L1).toString();
                QVERIFY2(!m_cfpb->codeForLabel(subLabel, code).isEmpty(), qPrintable(subLabel));
                ++labels;
            }
            ++labels;
        }
    }
    QCOMPARE(labels, 21 + 121 + 178 + 309);
}

void tst_Taxonomy::showsTheIssuesOfAProduct()
{
    const auto issues = m_cfpb->issuesOf(u"debt-collection"_s);
    QVERIFY(issues.size() >= 5 && issues.size() < 30); // those met with it, not all 179
    QVERIFY(!m_cfpb->subIssuesOf(issues.first().code).isEmpty());
    QVERIFY(!m_cfpb->subProductsOf(u"mortgage"_s).isEmpty());
    QVERIFY(m_cfpb->find(u"debt-collection"_s));
    QVERIFY(!m_cfpb->find(u"debt"_s));
}

void tst_Taxonomy::refusesBadTaxonomies_data()
{
    QTest::addColumn<QByteArray>("codes");
    const QByteArray product = R"({"kind":"product","code":"a","label":"A"})";
    QTest::newRow("unknown kind") << QByteArray(R"([{"kind":"thing","code":"a","label":"A"}])");
    QTest::newRow("code with a space")
        << QByteArray(R"([{"kind":"product","code":"a b","label":"A"}])");
    QTest::newRow("no label") << QByteArray(R"([{"kind":"product","code":"a"}])");
    QTest::newRow("twice") << "[" + product + "," + product + "]";
    QTest::newRow("issue without a parent")
        << "[" + product + R"(,{"kind":"issue","code":"b","label":"B"}])";
    QTest::newRow("unknown parent")
        << "[" + product + R"(,{"kind":"issue","code":"b","parent":"c","label":"B"}])";
    QTest::newRow("issue below an issue") << "[" + product
            + R"(,{"kind":"issue","code":"b","parent":"a","label":"B"},{"kind":"issue","code":"c","parent":"b","label":"C"}])";
    QTest::newRow("unknown successor")
        << QByteArray(R"([{"kind":"product","code":"a","label":"A","successor":"z"}])");
    QTest::newRow("day of 1899") << QByteArray(
        R"([{"kind":"product","code":"a","label":"A","validFrom":"1899-01-01"}])");
    QTest::newRow("stranger") << QByteArray(
        R"([{"kind":"product","code":"a","label":"A","colour":"red"}])");
    QTest::newRow("a text") << QByteArray(R"(["a"])");
}

void tst_Taxonomy::refusesBadTaxonomies()
{
    QFETCH(QByteArray, codes);
    const QByteArray head
        = R"({"id":"x","version":"1","title":"X","titleZh":"X","source":"s","codes":)";
    QVERIFY(Taxonomy::parse(head + R"([{"kind":"product","code":"a","label":"A"}]})"));
    const auto taxonomy = Taxonomy::parse(head + codes + '}');
    QVERIFY(!taxonomy);
    QCOMPARE(taxonomy.error().code, ErrorCode::BadInput);
    // Successors in a circle end, wherever they end.
    const auto circle = Taxonomy::parse(
        head
        + R"([{"kind":"product","code":"a","label":"A","validTo":"2000-01-01","successor":"b"},)"
          R"({"kind":"product","code":"b","label":"B","validTo":"2000-01-01","successor":"a"}]})");
    QVERIFY(circle);
    QVERIFY(!circle->codeAsOf(u"a"_s, QDate(2026, 1, 1)).isEmpty());
}

QTEST_GUILESS_MAIN(tst_Taxonomy)
#include "tst_taxonomy.moc"
