// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/caserepository.h"
#include "models/store/statisticsrepository.h"
#include "storecenter.h"
#include "tamperer.h"

#include "models/domain/codes.h"
#include "models/domain/deadline.h"

#include <QMap>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

class tst_Statistics : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void agreesWithARecountAfterEveryKindOfAct();
    void agreesWithARecountAfterManyActs();
    void keepsSumsThatNoNumberHolds();
    void aBatchCountsAsItsActsOneByOne();
    void listsTheMostReceivedFirst();
    void countsOnlyTheMonthsAsked();
    void refusesImpossibleSpans();
};

namespace {

constexpr int kFirstMonth = 190001;
constexpr int kLastMonth = 999912;

using Lines = QMap<QString, QString>; // "kind code" to its figures

QString figures(qint64 received, qint64 closed, qint64 late, qint64 money)
{
    return u"%1 received, %2 closed, %3 late, %4"_s.arg(received).arg(closed).arg(late).arg(money);
}

/// Counts the cases themselves, by no line of what is tested.
struct Recount {
    struct Line {
        qint64 received = 0, closed = 0, late = 0, money = 0;
    };
    QMap<QString, Line> lines;

    void add(const Domain::CaseState &state, const Domain::RuleBook &rules, bool ofOneCompany)
    {
        bool late = false;
        for (const Domain::Deadline &deadline :
             Domain::deadlines(*rules.procedure(state.procedure), *rules.calendar(state.calendar),
                               state.clock, state.closedUtc))
            late = late
                || (deadline.binding && deadline.isMet() && deadline.isOverdue(state.closedUtc));
        const auto month = [](const QDateTime &time) { return time.toString(u"yyyyMM"_s); };
        QStringList kinds{"product "_L1 + state.product, "issue "_L1 + state.issue,
                          "channel "_L1 + state.channel};
        if (!ofOneCompany)
            kinds.append("company "_L1 + state.company.value);
        for (const QString &kind : kinds + QStringList{"month "_L1 + month(state.receivedUtc)})
            ++lines[kind].received;
        if (state.amount) {
            Line &asked = lines["asked "_L1 + state.amount->currency];
            ++asked.received;
            asked.money += state.amount->minorUnits;
        }
        if (!state.closedUtc.isValid())
            return;
        kinds.append("month "_L1 + month(state.closedUtc));
        kinds.append("outcome "_L1 + state.outcome);
        for (const QString &kind : std::as_const(kinds)) {
            ++lines[kind].closed;
            lines[kind].late += late ? 1 : 0;
        }
        if (state.relief) {
            Line &refunded = lines["refunded "_L1 + state.relief->currency];
            ++refunded.closed;
            refunded.money += state.relief->minorUnits;
        }
    }
};

QList<Domain::CaseState> everyCase(Database &database, const CompanyId &company)
{
    const CaseRepository cases(database);
    CaseQuery query;
    query.company = company;
    query.limit = kMaxPage;
    QList<Domain::CaseState> states;
    do {
        const CasePage page = need(cases.list(query));
        for (const CaseRow &row : page.rows)
            states.append(need(cases.state(row.id)));
        query.cursor = page.next;
    } while (!query.cursor.isEmpty());
    return states;
}

Lines recounted(StoreCenter &center, const CompanyId &company)
{
    Recount recount;
    for (const Domain::CaseState &state : everyCase(center.database(), company))
        recount.add(state, center.rules(), !company.isEmpty());
    Lines lines;
    for (auto line = recount.lines.cbegin(); line != recount.lines.cend(); ++line)
        lines.insert(line.key(), figures(line->received, line->closed, line->late, line->money));
    return lines;
}

Lines told(StoreCenter &center, const CompanyId &company)
{
    const Statistics found = need(StatisticsRepository(center.database())
                                      .statistics({kFirstMonth, kLastMonth, company, 1000}));
    Lines lines;
    const auto add = [&](const QString &kind, const QString &code, const SummarySum &sum) {
        lines.insert(
            kind + u' ' + code,
            figures(sum.received, sum.closed, sum.late, sum.millions * 1'000'000 + sum.rest));
    };
    const QList<QPair<QString, QList<Figure>>> lists{
        {u"month"_s, found.months},     {u"company"_s, found.companies},
        {u"product"_s, found.products}, {u"issue"_s, found.issues},
        {u"channel"_s, found.channels}, {u"outcome"_s, found.outcomes}};
    for (const auto &[kind, list] : lists) {
        for (const Figure &figure : list)
            add(kind, figure.code, figure.sum);
    }
    for (const MoneyFigure &money : found.money) {
        if (money.asked.received > 0)
            add(u"asked"_s, money.currency, money.asked);
        if (money.refunded.closed > 0)
            add(u"refunded"_s, money.currency, money.refunded);
    }
    return lines;
}

/// All cases and each company's own.
void compareAll(StoreCenter &center)
{
    QCOMPARE(told(center, {}), recounted(center, {}));
    const Statistics all = need(
        StatisticsRepository(center.database()).statistics({kFirstMonth, kLastMonth, {}, 1000}));
    for (const Figure &company : all.companies) {
        if (company.code.isEmpty())
            continue;
        QVERIFY(!company.name.isEmpty());
        QCOMPARE(told(center, {company.code}), recounted(center, {company.code}));
        qint64 asked = 0;
        for (const MoneyFigure &money : all.companyMoney)
            asked += money.company.value == company.code ? money.asked.received : 0;
        qint64 counted = 0;
        for (const Domain::CaseState &state : everyCase(center.database(), {company.code}))
            counted += state.amount ? 1 : 0;
        QCOMPARE(asked, counted);
    }
}

Domain::CaseDraft aDraft(qint64 minorUnits)
{
    Domain::CaseDraft draft;
    draft.product = u"p2p"_s;
    draft.issue = u"p2p.cannot-withdraw"_s;
    draft.narrative = u"refused"_s;
    if (minorUnits > 0)
        draft.amount = Money{minorUnits, u"CNY"_s};
    return draft;
}

} // namespace

void tst_Statistics::agreesWithARecountAfterEveryKindOfAct()
{
    StoreCenter center;
    auto scope = need(WriteScope::begin(center.database()));
    const CompanyId first = center.addCompany(scope, u"First Lending"_s);
    const CompanyId second = center.addCompany(scope, u"Second Lending"_s);
    need(scope.commit());
    const ConsumerId person = center.newConsumer();
    const CaseId id = center.openCase(aDraft(5'000'000), person, first);
    const CaseId other = center.openCase(aDraft(0), center.newConsumer(), {});
    compareAll(center);
    namespace Act = Domain::Act;
    const auto stateOf
        = [&](const CaseId &about) { return need(CaseRepository(center.database()).state(about)); };
    const auto record
        = [&](const CaseId &about, const QString &act, const Result<Domain::ActFacts> &facts) {
              center.record(act, need(facts), about, stateOf(about).consumer.value);
              compareAll(center);
          };
    const Money half{2'500'000, u"CNY"_s};
    record(id, Act::caseNoted, Domain::caseNoted(u"calls back"_s));
    record(id, Act::caseAssigned, Domain::caseAssigned(center.operatorId()));
    record(id, Act::caseForwarded, Domain::caseForwarded(second, u"please"_s)); // it moves
    record(other, Act::caseForwarded, Domain::caseForwarded(second, u"please"_s));
    record(id, Act::casePaused, Domain::casePaused(u"waiting-for-consumer"_s));
    record(id, Act::caseResumed, Domain::caseResumed());
    record(id, Act::caseExtended, Domain::caseExtended(u"answer"_s, 5, u"an opinion"_s));
    record(id, Act::caseLinked, Domain::caseLinked(stateOf(id), other, u"same-wording"_s));
    record(id, Act::caseUnlinked, Domain::caseUnlinked(stateOf(id), other));
    record(id, Act::caseAnswered, Domain::caseAnswered(u"company"_s, u"settled"_s, u"half"_s));
    record(id, Act::caseClosed, Domain::caseClosed(u"settled"_s, half, u"told"_s));
    record(id, Act::caseReopened, Domain::caseReopened(u"new contract"_s));
    QCOMPARE(told(center, {}).value(u"outcome settled"_s), QString()); // it counts no more
    center.setNow(center.now().addDays(400));
    record(id, Act::caseClosed, Domain::caseClosed(u"upheld"_s, half, {}));
    QCOMPARE(told(center, {}).value(u"outcome upheld"_s), figures(0, 1, 1, 0)); // late, this time
    center.setNow(center.now().addDays(40));
    record(other, Act::caseClosed, Domain::caseClosed(u"rejected"_s, {}, {}));
    record(id, Act::consumerViewed, Domain::consumerViewed(person));
    center.erase(person);
    compareAll(center);
    need(center.importCase(u"3571115"_s, u"They call five times a day."_s));
    compareAll(center);
    for (const Finding &finding : center.verify().verification.findings)
        QCOMPARE(finding.code + finding.subject + finding.detail, QString());
}

void tst_Statistics::agreesWithARecountAfterManyActs()
{
    StoreCenter center;
    center.work(300, 77, 30);
    compareAll(center);
    QVERIFY(
        need(
            StatisticsRepository(center.database()).statistics({kFirstMonth, kLastMonth, {}, 1000}))
            .companies.size()
        > 3);
    QVERIFY(center.verify().verification.isIntact());
}

void tst_Statistics::keepsSumsThatNoNumberHolds()
{
    StoreCenter center;
    auto scope = need(WriteScope::begin(center.database()));
    const CompanyId company = center.addCompany(scope, u"Deep Lending"_s);
    constexpr int kCases = 12'000; // of ten trillion each: more than 2^63 together
    const ConsumerId person = center.newConsumer();
    const CaseId one = center.openCase(scope, aDraft(kMaxMinorUnits), person, company);
    need(scope.commit());
    // The acts of so many cases would take minutes: their line is put as they would have left it.
    Tamperer(center.path())
        .run(u"UPDATE summary SET received = ?, millions = ? WHERE kind = 'asked'"_s,
             {kCases, qint64(kCases) * (kMaxMinorUnits / 1'000'000)});
    center.openCase(aDraft(kMaxMinorUnits), person, company);
    const Statistics found = need(
        StatisticsRepository(center.database()).statistics({kFirstMonth, kLastMonth, company, 20}));
    QCOMPARE(found.money.first().asked.received, kCases + 1);
    QCOMPARE(found.money.first().asked.millions, (kCases + 1) * (kMaxMinorUnits / 1'000'000));
    QVERIFY(!one.isEmpty());
}

void tst_Statistics::aBatchCountsAsItsActsOneByOne()
{
    StoreCenter together, apart;
    const auto lines = [](StoreCenter &center, int batch) {
        const CompanyId company = [&] {
            auto scope = need(WriteScope::begin(center.database()));
            const CompanyId added = center.addCompany(scope, u"Batch Lending"_s);
            need(scope.commit());
            return added;
        }();
        for (int done = 0; done < 12; done += batch) {
            auto scope = need(WriteScope::begin(center.database()));
            for (int i = done; i < done + batch; ++i) {
                const CaseId id
                    = center.openCase(scope, aDraft(i * 100), center.newConsumer(), company);
                if (i % 2 == 0) // opened, closed and reopened before anything of it was written
                    center.append(scope, Domain::Act::caseClosed,
                                  need(Domain::caseClosed(u"settled"_s, {}, {})), id);
                if (i % 4 == 0)
                    center.append(scope, Domain::Act::caseReopened,
                                  need(Domain::caseReopened(u"again"_s)), id);
            }
            need(scope.commit());
        }
        Lines counted = told(center, company);
        return counted;
    };
    const Lines atOnce = lines(together, 12);
    QCOMPARE(atOnce, lines(apart, 1));
    QVERIFY(atOnce.contains(u"outcome settled"_s));
    compareAll(together);
}

void tst_Statistics::listsTheMostReceivedFirst()
{
    StoreCenter center;
    auto scope = need(WriteScope::begin(center.database()));
    for (int i = 0; i < 5; ++i) {
        const CompanyId company = center.addCompany(scope, u"Lending %1"_s.arg(i));
        for (int n = 0; n <= (i * 3) % 5; ++n)
            center.openCase(scope, aDraft(0), center.newConsumer(), company);
    }
    need(scope.commit());
    const Statistics found = need(
        StatisticsRepository(center.database()).statistics({kFirstMonth, kLastMonth, {}, 3}));
    QStringList names;
    for (const Figure &company : found.companies)
        names.append(u"%1: %2"_s.arg(company.name).arg(company.sum.received));
    QCOMPARE(names, (QStringList{u"Lending 3: 5"_s, u"Lending 1: 4"_s, u"Lending 4: 3"_s}));
}

void tst_Statistics::countsOnlyTheMonthsAsked()
{
    StoreCenter center;
    Domain::CaseDraft draft = aDraft(100);
    for (const QDate &day :
         {QDate(2025, 12, 31), QDate(2026, 1, 1), QDate(2026, 1, 31), QDate(2026, 2, 1)}) {
        draft.receivedUtc = QDateTime(day, QTime(12, 0), Qt::UTC);
        center.openCase(draft, center.newConsumer());
    }
    const auto received = [&](int from, int to) {
        QStringList months;
        for (const Figure &month :
             need(StatisticsRepository(center.database()).statistics({from, to, {}, 20})).months)
            months.append(u"%1: %2"_s.arg(month.code).arg(month.sum.received));
        return months;
    };
    QCOMPARE(received(202512, 202601), (QStringList{u"202512: 1"_s, u"202601: 2"_s}));
    QCOMPARE(received(202602, 202602), QStringList{u"202602: 1"_s});
    QCOMPARE(received(202603, 202612), QStringList());
}

void tst_Statistics::refusesImpossibleSpans()
{
    StoreCenter center;
    const StatisticsRepository statistics(center.database());
    for (const StatisticsQuery &query :
         {StatisticsQuery{202613, 202701, {}, 20}, StatisticsQuery{202602, 202601, {}, 20},
          StatisticsQuery{0, 202601, {}, 20}, StatisticsQuery{202601, 202602, {}, 0},
          StatisticsQuery{202601, 202602, {}, kMaxTopFigures + 1}}) {
        const auto refused = statistics.statistics(query);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::BadInput);
    }
    QVERIFY(statistics.statistics({202601, 202601, {u"'; DROP TABLE summary; --"_s}, 20}));
}

QTEST_GUILESS_MAIN(tst_Statistics)
#include "tst_statistics.moc"
