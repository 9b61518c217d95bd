// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/caserepository.h"
#include "models/store/casestream.h"
#include "models/store/companyrepository.h"
#include "models/store/consumerrepository.h"
#include "storecenter.h"

#include <QTest>

#include <thread>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

/// Questions that look like queries, and lists that are read while others write.
class tst_Questions : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void streamsOneMoment();
    void asksForNothingButWhatWasTyped_data();
    void asksForNothingButWhatWasTyped();
    void takesSignsOfQueriesForNothing();

private:
    CaseQuery question() const
    {
        CaseQuery query;
        query.nowUtc = m_center->now();
        return query;
    }
    std::unique_ptr<StoreCenter> m_center;
    CompanyId m_company;
};

void tst_Questions::initTestCase()
{
    m_center = std::make_unique<StoreCenter>();
    auto scope = need(WriteScope::begin(m_center->database()));
    m_company = m_center->addCompany(scope, u"Busy Lending"_s);
    for (int i = 0; i < 30; ++i) {
        Domain::CaseDraft draft;
        draft.narrative = i % 2 ? u"refused refund 无法提现"_s : u"提现 only"_s;
        draft.product = u"p2p"_s;
        m_center->openCase(scope, draft, m_center->newConsumer(), m_company);
    }
    need(scope.commit());
}

void tst_Questions::streamsOneMoment()
{
    StoreCenter center;
    for (int i = 0; i < 6; ++i)
        center.openCase({}, center.newConsumer());
    auto stream = need(CaseStream::open(center.database(), {}, false, 2));
    qsizetype count = need(stream.next()).size();
    std::thread other([&center] { // its thread keeps the moment, another one writes
        center.openCase({}, center.newConsumer());
    });
    other.join();
    for (qsizetype more = 1; more > 0; count += more)
        more = need(stream.next()).size();
    QCOMPARE(count, 6);
}

void tst_Questions::asksForNothingButWhatWasTyped_data()
{
    QTest::addColumn<QString>("typed");
    for (const QString &typed : {u"'; DROP TABLE complaint_case; --"_s,
                                 u"' OR '1'='1"_s,
                                 u"%"_s,
                                 u"_"_s,
                                 u"\""_s,
                                 u"*"_s,
                                 u"NEAR("_s,
                                 u"refund NEAR/2 refused"_s,
                                 u"refused OR only"_s,
                                 u"NOT refused"_s,
                                 u"tokens:refused"_s,
                                 u"{tokens}:x"_s,
                                 u"refus*"_s,
                                 u"\\"_s,
                                 u"\\'; --"_s,
                                 u"?"_s,
                                 u"$1z"_s,
                                 u"refused & only"_s,
                                 u"a|b"_s,
                                 u"\U0001f4a3"_s,
                                 QString(100'000, u'('),
                                 QString(100'000, u'\'')})
        QTest::newRow(qPrintable(typed.left(30).toHtmlEscaped())) << typed;
}

void tst_Questions::asksForNothingButWhatWasTyped()
{
    QFETCH(QString, typed);
    const qint64 all = need(CaseRepository(m_center->database()).count(question()));
    const CaseRepository cases(m_center->database());
    const auto listed = [&](const CaseQuery &query) {
        const CasePage page = need(cases.list(query));
        return page.rows.size() + need(cases.count(query));
    };
    // No case has such words, and no other reading of them finds one.
    CaseQuery query = question();
    query.words = typed;
    QCOMPARE(listed(query), 0);
    for (QString CaseQuery::*field : {&CaseQuery::product, &CaseQuery::issue}) {
        query = question();
        query.*field = typed;
        QCOMPARE(listed(query), 0);
    }
    query = question();
    query.company.value = typed;
    QCOMPARE(listed(query), 0);
    query = question();
    query.consumer.value = typed;
    QCOMPARE(listed(query), 0);
    query = question();
    query.queue = Queue::Mine;
    query.me.value = typed;
    QCOMPARE(listed(query), 0);
    query = question();
    query.status = typed;
    QCOMPARE(cases.list(query).error().code, ErrorCode::BadInput);
    query = question();
    query.cursor = typed;
    QCOMPARE(cases.list(query).error().code, ErrorCode::BadInput);
    QVERIFY(!cases.state({typed}));
    QVERIFY(!cases.row({typed}));
    QVERIFY(!cases.byExternalRef(typed));
    const CompanyRepository companies(m_center->database());
    QVERIFY(need(companies.suggest(typed, 8)).isEmpty());
    QVERIFY(need(companies.list(typed, {}, 50)).rows.isEmpty()
            || Domain::foldCompanyName(typed).isEmpty());
    QVERIFY(!companies.byName(typed));
    QVERIFY(!companies.company({typed}));
    QVERIFY(!companies.list({}, typed, 50));
    const ConsumerRepository consumers(m_center->database());
    QVERIFY(need(consumers.byPhone(typed, 5)).isEmpty());
    QVERIFY(need(consumers.byIdNumber(typed, 5)).isEmpty());
    QVERIFY(need(consumers.byName(typed, 5)).isEmpty());
    QVERIFY(!consumers.consumer({typed}));
    QCOMPARE(need(cases.count(question())), all); // and nothing was changed by asking
}

void tst_Questions::takesSignsOfQueriesForNothing()
{
    const CaseRepository cases(m_center->database());
    CaseQuery query = question();
    query.company = m_company;
    for (const QString &typed : {u"^refused"_s, u"!refused"_s, u"-refused"_s, u"\"refused"_s,
                                 u"refused)"_s, u"refused*"_s, u"%refused%"_s}) {
        query.words = typed;
        QCOMPARE(need(cases.count(query)), 15);
    }
    // A server's texts hold no NUL: it is refused or finds nothing, and what follows is no query.
    query = question();
    query.product = u"p2p\0' OR true --"_s;
    if (const auto found = cases.list(query))
        QCOMPARE(found->rows.size(), 0);
    QVERIFY(need(cases.count(question())) > 0);
}

QTEST_GUILESS_MAIN(tst_Questions)
#include "tst_questions.moc"
