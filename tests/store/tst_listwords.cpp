// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/blindwords.h"
#include "models/store/caserepository.h"
#include "models/store/connection.h"
#include "postgresground.h"
#include "storecenter.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

/// Lists of the cases that hold given words.
class tst_ListWords : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsCasesByAllWords();
    void findsWordsOfFewAndOfMostCases();
    void findsChineseByPairs();

private:
    std::unique_ptr<StoreCenter> m_center;
    CompanyId m_company;
};

void tst_ListWords::initTestCase()
{
    m_center = std::make_unique<StoreCenter>();
    m_center->work(100, 21, 40); // of other companies
    auto scope = need(WriteScope::begin(m_center->database()));
    m_company = m_center->addCompany(scope, u"Busy Lending"_s);
    for (int i = 0; i < 30; ++i) {
        Domain::CaseDraft draft;
        draft.narrative = i % 2 ? u"refused refund 无法提现"_s : u"提现 only"_s;
        m_center->openCase(scope, draft, m_center->newConsumer(), m_company);
    }
    need(scope.commit());
}

void tst_ListWords::findsCasesByAllWords()
{
    const CaseRepository cases(m_center->database());
    CaseQuery query;
    query.company = m_company;
    query.words = u"REFUND, refused!"_s;
    QCOMPARE(need(cases.count(query)), 15);
    query.words = u"refund only"_s; // never in one case
    QCOMPARE(need(cases.count(query)), 0);
    query.words = u"refun"_s; // no beginnings: words are blind
    QCOMPARE(need(cases.count(query)), 0);
    query.words = u"?!"_s;
    QCOMPARE(need(cases.count(query)), 0);
    query.words = u"refund\" OR NEAR(x) tokens:x -- ;"_s;
    QCOMPARE(need(cases.count(query)), 0);
}

void tst_ListWords::findsWordsOfFewAndOfMostCases()
{
    StoreCenter center;
    QList<CaseId> all, few; // newest first
    {
        auto scope = need(WriteScope::begin(center.database()));
        for (int i = 0; i < 120; ++i) {
            Domain::CaseDraft draft;
            draft.narrative = i % 40 ? u"everybody"_s : u"everybody seldom"_s;
            all.prepend(center.openCase(scope, draft, center.newConsumer(), {}));
            if (i % 40 == 0)
                few.prepend(all.first());
        }
        need(scope.commit());
    }
    if (onPostgres()) { // which goes two ways, by what it knows of a word
        const auto connection = need(Connection::open(center.path()));
        need(connection->run(u"ANALYZE redress.search_text"_s));
        const auto areCommon = [&](const QString &words) {
            const QStringList blind = blindWords(center.keys().searchKey, wordsAsked(words));
            return need(connection->engine().areCommon(*connection, blind.join(u' ')));
        };
        QVERIFY(areCommon(u"everybody"_s));
        QVERIFY(!areCommon(u"seldom"_s));
        QVERIFY(!areCommon(u"never"_s));
    }
    const CaseRepository cases(center.database());
    for (const auto &[words, expected] :
         {std::pair(u"everybody"_s, all), std::pair(u"seldom everybody"_s, few)}) {
        QList<CaseId> found;
        CaseQuery query;
        query.words = words;
        query.limit = 7;
        do {
            const CasePage page = need(cases.list(query));
            for (const CaseRow &row : page.rows)
                found.append(row.id);
            query.cursor = page.next;
        } while (!query.cursor.isEmpty());
        QCOMPARE(found, expected);
        query.company = m_company; // of another center
        QVERIFY(need(cases.list(query)).rows.isEmpty());
    }
}

void tst_ListWords::findsChineseByPairs()
{
    const CaseRepository cases(m_center->database());
    CaseQuery query;
    query.company = m_company;
    query.words = u"提现"_s;
    QCOMPARE(need(cases.count(query)), 30);
    query.words = u"无法提现"_s;
    QCOMPARE(need(cases.count(query)), 15);
    query.words = u"现"_s;
    QCOMPARE(need(cases.count(query)), 30);
    query.words = u"现提"_s;
    QCOMPARE(need(cases.count(query)), 0);
}

QTEST_GUILESS_MAIN(tst_ListWords)
#include "tst_listwords.moc"
