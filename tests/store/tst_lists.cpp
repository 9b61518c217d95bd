// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/caselist.h"
#include "models/store/caserepository.h"
#include "models/store/casestream.h"
#include "models/store/connection.h"
#include "models/store/documentrepository.h"
#include "models/store/projector.h"
#include "postgresground.h"
#include "storecenter.h"
#include "tamperer.h"

#include "models/domain/codes.h"

#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

class tst_Lists : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void pagesHoldEveryCaseOnceAndInOrder_data();
    void pagesHoldEveryCaseOnceAndInOrder();
    void pagesStayPutWhileCasesArrive();
    void streamsWhatThePagesHold_data();
    void streamsWhatThePagesHold();
    void countsAgreeWithTheLists();
    void noListSortsOrScans();
    void refusesAForeignCursor();
    void refusesImpossibleQuestions();
    void listsPapersInPages();
    void survivesADamagedFact();

private:
    QList<CaseRow> everything(CaseQuery query, int limit) const;
    CaseQuery question() const;
    std::unique_ptr<StoreCenter> m_center;
    CompanyId m_company;
    ConsumerId m_person;
};

void tst_Lists::initTestCase()
{
    m_center = std::make_unique<StoreCenter>();
    m_center->work(400, 21, 40);
    auto scope = need(WriteScope::begin(m_center->database()));
    m_company = m_center->addCompany(scope, u"Busy Lending"_s);
    m_person = m_center->newConsumer();
    for (int i = 0; i < 30; ++i) {
        Domain::CaseDraft draft;
        draft.narrative = i % 2 ? u"refused refund 无法提现"_s : u"提现 only"_s;
        draft.product = u"p2p"_s;
        draft.issue = i % 3 ? u"p2p.cannot-withdraw"_s : u"p2p.other"_s;
        draft.receivedUtc = m_center->now().addDays(-(i % 7)); // equal times among them
        const CaseId id
            = m_center->openCase(scope, draft, i % 4 ? m_center->newConsumer() : m_person,
                                 m_company, i % 5 ? StaffId{} : m_center->operatorId());
        if (i % 6 == 0)
            m_center->append(scope, Domain::Act::caseClosed,
                             need(Domain::caseClosed(Domain::outcomes().first(), {}, {})), id);
        if (i % 6 == 1)
            m_center->append(scope, Domain::Act::casePaused,
                             need(Domain::casePaused(u"waiting-for-consumer"_s)), id);
    }
    need(scope.commit());
}

CaseQuery tst_Lists::question() const
{
    CaseQuery query;
    query.me = m_center->operatorId();
    query.nowUtc = m_center->now();
    return query;
}

QList<CaseRow> tst_Lists::everything(CaseQuery query, int limit) const
{
    const CaseRepository cases(m_center->database());
    query.limit = limit;
    QList<CaseRow> rows;
    do {
        const CasePage page = need(cases.list(query));
        rows += page.rows;
        query.cursor = page.next;
    } while (!query.cursor.isEmpty());
    return rows;
}

namespace {

struct NamedQuery {
    const char *name;
    std::function<void(CaseQuery &)> set;
};

const QList<NamedQuery> &filters()
{
    static const QList<NamedQuery> all{
        {"nothing", [](CaseQuery &) {}},
        {"product", [](CaseQuery &query) { query.product = u"p2p"_s; }},
        {"issue", [](CaseQuery &query) { query.issue = u"p2p.cannot-withdraw"_s; }},
        {"closed", [](CaseQuery &query) { query.status = u"closed"_s; }},
        {"paused", [](CaseQuery &query) { query.status = u"paused"_s; }},
        {"days",
         [](CaseQuery &query) {
             query.receivedFrom = query.nowUtc.date().addDays(-20);
             query.receivedTo = query.nowUtc.date();
         }},
        {"words", [](CaseQuery &query) { query.words = u"refused"_s; }},
    };
    return all;
}

bool belongs(const CaseRow &row, const CaseQuery &query)
{
    const bool open = row.status != Domain::CaseStatus::Closed;
    switch (query.queue) {
    case Queue::Mine:
        if (!open || row.assignee != query.me)
            return false;
        break;
    case Queue::Unassigned:
        if (!open || !row.assignee.isEmpty())
            return false;
        break;
    case Queue::Due:
        if (!open || !row.dueUtc.isValid() || row.dueUtc < query.nowUtc
            || row.dueUtc > query.nowUtc.addDays(query.dueWithinDays))
            return false;
        break;
    case Queue::Overdue:
        if (!open || !row.dueUtc.isValid() || row.dueUtc >= query.nowUtc)
            return false;
        break;
    case Queue::Open:
        if (!open)
            return false;
        break;
    case Queue::All:
        break;
    }
    const QDate day = row.receivedUtc.date();
    return (query.company.isEmpty() || row.company == query.company)
        && (query.consumer.isEmpty() || row.consumer == query.consumer)
        && (query.product.isEmpty() || row.product == query.product)
        && (query.issue.isEmpty() || row.issue == query.issue)
        && (query.status.isEmpty() || Domain::wordFor(row.status) == query.status)
        && (!query.receivedFrom.isValid() || day >= query.receivedFrom)
        && (!query.receivedTo.isValid() || day <= query.receivedTo);
}

} // namespace

void tst_Lists::pagesHoldEveryCaseOnceAndInOrder_data()
{
    QTest::addColumn<int>("queue");
    QTest::addColumn<bool>("due");
    for (const Queue queue :
         {Queue::Mine, Queue::Unassigned, Queue::Due, Queue::Overdue, Queue::Open, Queue::All}) {
        for (const bool due : {false, true})
            QTest::addRow("queue %d by %s", int(queue), due ? "deadline" : "receipt")
                << int(queue) << due;
    }
}

void tst_Lists::pagesHoldEveryCaseOnceAndInOrder()
{
    QFETCH(int, queue);
    QFETCH(bool, due);
    const QList<CaseRow> all = everything(question(), kMaxPage);
    for (const NamedQuery &filter : filters()) {
        for (const int scope : {0, 1, 2}) { // anybody, one company, one person
            CaseQuery query = question();
            query.queue = Queue(queue);
            query.sort = due ? CaseQuery::Sort::Due : CaseQuery::Sort::Newest;
            query.dueWithinDays = 8;
            if (scope == 1)
                query.company = m_company;
            if (scope == 2)
                query.consumer = m_person;
            filter.set(query);
            const QList<CaseRow> rows = everything(query, 7);
            QSet<QString> seen;
            for (const CaseRow &row : rows) {
                QVERIFY2(!seen.contains(row.id.value), filter.name);
                seen.insert(row.id.value);
                QVERIFY2(belongs(row, query), filter.name);
            }
            if (query.words.isEmpty()) {
                const auto expected
                    = std::count_if(all.begin(), all.end(),
                                    [&](const CaseRow &row) { return belongs(row, query); });
                QCOMPARE(rows.size(), expected);
                for (qsizetype i = 1; i < rows.size(); ++i) {
                    if (due && rows.at(i).dueUtc.isValid())
                        QVERIFY2(rows.at(i - 1).dueUtc <= rows.at(i).dueUtc, filter.name);
                    if (!due)
                        QVERIFY2(rows.at(i - 1).receivedUtc >= rows.at(i).receivedUtc, filter.name);
                }
            }
            QCOMPARE(need(CaseRepository(m_center->database()).count(query)), rows.size());
        }
    }
}

void tst_Lists::pagesStayPutWhileCasesArrive()
{
    StoreCenter center;
    const CaseRepository cases(center.database());
    QList<CaseId> ids;
    for (int i = 0; i < 6; ++i)
        ids.prepend(center.openCase({}, center.newConsumer()));
    CaseQuery query;
    query.limit = 3;
    const CasePage first = need(cases.list(query));
    center.openCase({}, center.newConsumer()); // newer than all
    query.cursor = first.next;
    const CasePage second = need(cases.list(query));
    QCOMPARE(second.rows.first().id, ids.at(3));
    QVERIFY(second.next.isEmpty());
}

void tst_Lists::countsAgreeWithTheLists()
{
    const CaseRepository cases(m_center->database());
    const QueueCounts counts = need(cases.counts(m_center->operatorId(), m_center->now(), 8));
    const auto listed = [&](Queue queue) {
        CaseQuery query = question();
        query.queue = queue;
        query.dueWithinDays = 8;
        return everything(query, 50).size();
    };
    QCOMPARE(counts.mine, listed(Queue::Mine));
    QCOMPARE(counts.unassigned, listed(Queue::Unassigned));
    QCOMPARE(counts.due, listed(Queue::Due));
    QCOMPARE(counts.overdue, listed(Queue::Overdue));
    QCOMPARE(counts.open, listed(Queue::Open));
    QCOMPARE(counts.all, listed(Queue::All));
    QVERIFY(counts.mine > 0 && counts.unassigned > 0 && counts.all > counts.open);
}

namespace {

void compareStream(Database &database, const CaseQuery &query, const QList<CaseRow> &listed,
                   int pageSize)
{
    auto stream = need(CaseStream::open(database, query, true, pageSize));
    QList<ListedCase> streamed;
    for (;;) {
        const QList<ListedCase> page = need(stream.next());
        if (page.isEmpty())
            break;
        QVERIFY(page.size() <= pageSize);
        streamed += page;
    }
    QVERIFY(need(stream.next()).isEmpty());
    QCOMPARE(streamed.size(), listed.size());
    const auto ms = [](const QDateTime &time) {
        return time.isValid() ? std::optional(time.toMSecsSinceEpoch()) : std::nullopt;
    };
    for (qsizetype i = 0; i < listed.size(); ++i) {
        const CaseRow &row = listed.at(i);
        const ListedCase &line = streamed.at(i);
        QCOMPARE(line.id, row.id.value);
        QCOMPARE(line.status, row.status);
        QCOMPARE(line.company, row.company);
        QCOMPARE(line.assignee, row.assignee);
        QCOMPARE((QStringList{line.taxonomy, line.product, line.issue}),
                 (QStringList{row.taxonomy, row.product, row.issue}));
        QCOMPARE(std::optional(line.receivedMs), ms(row.receivedUtc));
        QCOMPARE(line.dueMs, ms(row.dueUtc));
        QCOMPARE(line.closedMs, ms(row.closedUtc));
        QCOMPARE(line.paperCount, row.paperCount);
        QCOMPARE(line.specialCare, row.specialCare);
        QCOMPARE(line.amount.has_value(), row.amount.has_value());
        if (line.amount)
            QCOMPARE((Money{*line.amount, line.currency}), *row.amount);
        QCOMPARE(line.consumerName, row.consumerFacts.name);
        QCOMPARE(line.consumerErased, row.consumerErased);
    }
}

} // namespace

void tst_Lists::streamsWhatThePagesHold_data()
{
    pagesHoldEveryCaseOnceAndInOrder_data();
}

void tst_Lists::streamsWhatThePagesHold()
{
    QFETCH(int, queue);
    QFETCH(bool, due);
    for (const NamedQuery &filter : filters()) {
        CaseQuery query = question();
        query.queue = Queue(queue);
        query.sort = due ? CaseQuery::Sort::Due : CaseQuery::Sort::Newest;
        query.dueWithinDays = 8;
        filter.set(query);
        for (const int pageSize : {7, kMaxPage})
            compareStream(m_center->database(), query, everything(query, kMaxPage), pageSize);
    }
}

namespace {

QStringList planOf(Connection &connection, const QString &address, QString select,
                   const CaseListSql &sql)
{
    QStringList steps;
    if (onPostgres()) { // which prepares no EXPLAIN
        for (const QVariant &value : sql.values)
            select.replace(select.indexOf(u'?'), 1, u'\'' + value.toString() + u'\'');
        // A small table is always read whole; the question is whether an index gives the order.
        Tamperer planner(address);
        for (const QLatin1String way : {"seqscan"_L1, "sort"_L1, "bitmapscan"_L1})
            planner.run(u"SET enable_%1 = off"_s.arg(way));
        for (const QVariantList &row : planner.rows("EXPLAIN "_L1 + select))
            steps.append(row.first().toString());
        return steps;
    }
    Query plan = connection.query("EXPLAIN QUERY PLAN "_L1 + select);
    sql.bindTo(plan);
    need(plan.run());
    while (need(plan.next()))
        steps.append(plan.text(3));
    return steps;
}

} // namespace

void tst_Lists::noListSortsOrScans()
{
    const auto connection = need(Connection::open(m_center->path()));
    int looked = 0;
    const auto look = [&](const CaseQuery &asked, const QString &what) {
        const auto sql
            = need(caseListSql(asked, connection->engine(), m_center->keys().searchKey, false));
        const QString select = "SELECT "_L1 + caseColumns() + " FROM "_L1 + sql.from + caseJoins()
            + sql.where + sql.order + " LIMIT 50"_L1;
        for (const QString &step : planOf(*connection, m_center->path(), select, sql)) {
            const QByteArray told = (what + ": "_L1 + step).toUtf8();
            QVERIFY2(!step.contains("TEMP B-TREE"_L1) && !step.contains("Sort"_L1),
                     told.constData());
            // A walk along an index in the list's order ends with the page; along a table it would
            // not.
            QVERIFY2(!step.startsWith("SCAN"_L1) || step.contains("INDEX"_L1), told.constData());
        }
        ++looked;
    };
    for (const Queue queue :
         {Queue::Mine, Queue::Unassigned, Queue::Due, Queue::Overdue, Queue::Open, Queue::All}) {
        for (const auto sort : {CaseQuery::Sort::Newest, CaseQuery::Sort::Due}) {
            for (const NamedQuery &filter : filters()) {
                for (int scope = 0; scope < 4; ++scope) {
                    CaseQuery query = question();
                    query.queue = queue;
                    query.sort = sort;
                    if (scope & 1)
                        query.company = m_company;
                    if (scope & 2)
                        query.consumer = m_person;
                    filter.set(query);
                    look(query, QString::fromLatin1(filter.name));
                    query.cursor = cursorAfter(query, 5, 5);
                    look(query, QString::fromLatin1(filter.name) + ", next page"_L1);
                }
            }
        }
    }
    QCOMPARE(looked, 6 * 2 * 7 * 4 * 2);
}

void tst_Lists::refusesAForeignCursor()
{
    const CaseRepository cases(m_center->database());
    for (const QString &cursor :
         {u"x"_s, u"d.1.1"_s, u"n.1"_s, u"n.1.1.1"_s, u"n.a.1"_s, u"n.1.99999999999999999999"_s}) {
        CaseQuery query = question();
        query.cursor = cursor;
        QCOMPARE(cases.list(query).error().code, ErrorCode::BadInput);
    }
}

void tst_Lists::refusesImpossibleQuestions()
{
    const CaseRepository cases(m_center->database());
    CaseQuery query = question();
    query.status = u"lost"_s;
    QCOMPARE(cases.list(query).error().code, ErrorCode::BadInput);
    query = question();
    query.limit = 0;
    QCOMPARE(cases.list(query).error().code, ErrorCode::BadInput);
    query.limit = kMaxPage + 1;
    QCOMPARE(cases.list(query).error().code, ErrorCode::BadInput);
    query = question();
    query.dueWithinDays = -1;
    QCOMPARE(cases.list(query).error().code, ErrorCode::BadInput);
    QCOMPARE(cases.state({u"C-1"_s}).error().code, ErrorCode::NotFound);
    QCOMPARE(cases.row({u"C-1"_s}).error().code, ErrorCode::NotFound);
    QCOMPARE(cases.chronology({u"C-1"_s}).error().code, ErrorCode::NotFound);
}

void tst_Lists::listsPapersInPages()
{
    StoreCenter center;
    const CaseId id = center.openCase({}, center.newConsumer());
    const CaseId other = center.openCase({}, center.newConsumer());
    {
        auto scope = need(WriteScope::begin(center.database()));
        for (int i = 0; i < 5; ++i)
            center.paper(scope, i == 2 ? other : id, u"paper %1.pdf"_s.arg(i));
        need(scope.commit());
    }
    const DocumentRepository papers(center.database());
    const DocumentPage first = need(papers.list(id, {}, 3));
    QCOMPARE(first.rows.size(), 3);
    QCOMPARE(first.rows.first().paper.fileName, u"paper 0.pdf"_s);
    const DocumentPage second = need(papers.list(id, first.next, 3));
    QCOMPARE(second.rows.size(), 1);
    QVERIFY(second.next.isEmpty());
    QCOMPARE(need(papers.list({}, {}, 10)).rows.size(), 5);
    QCOMPARE(need(papers.document(first.rows.at(1).paper.document)).paper.fileName,
             u"paper 1.pdf"_s);
    QCOMPARE(papers.document({u"D-1"_s}).error().code, ErrorCode::NotFound);
    QCOMPARE(papers.list(id, u"x"_s, 3).error().code, ErrorCode::BadInput);
    QCOMPARE(need(papers.blobs()).size(), 5);
    {
        Tamperer tamperer(center.path());
        tamperer.run(u"DELETE FROM document WHERE row = (SELECT max(row) FROM document)"_s);
    }
    QCOMPARE(papers.blobs().error().code, ErrorCode::Corrupt); // or its evidence would be swept
}

void tst_Lists::survivesADamagedFact()
{
    StoreCenter center;
    Domain::CaseDraft draft;
    draft.consumer.name = u"王"_s;
    const CaseId id = center.openCase(draft, center.newConsumer());
    {
        Tamperer tamperer(center.path());
        tamperer.dropGuards();
        tamperer.run(u"UPDATE disclosure SET sealed = x'00' WHERE subject <> 'center'"_s);
    }
    const CaseRepository cases(center.database());
    QCOMPARE(need(cases.list({})).rows.first().consumerFacts.name, QString());
    QCOMPARE(cases.chronology(id).error().code, ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(tst_Lists)
#include "tst_lists.moc"
