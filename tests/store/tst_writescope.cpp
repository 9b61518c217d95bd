// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/caserepository.h"
#include "models/store/companyrepository.h"
#include "models/store/consumerrepository.h"
#include "models/store/documentrepository.h"
#include "models/store/ledgerrepository.h"
#include "models/store/staffrepository.h"
#include "storecenter.h"

#include "models/domain/codes.h"

#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

class tst_WriteScope : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsWhatWasCommitted();
    void forgetsWhatWasNotCommitted();
    void numbersCasesWithoutGaps();
    void refusesAnEntryWhoseFactsAreNotItsOwn();
    void refusesToWriteTwiceOnOneThread();
    void importsTheSameCaseOnce();
    void answersWithTheActAsItIsReadBack();
    void erasesAPersonAndNothingElse();
    void findsPeopleByPhoneAndName();
    void findsCompaniesByWhatIsTyped();
    void keepsCheckpoints();
    void readsFromManyThreadsWhileOneWrites();
};

namespace {

Domain::CaseDraft aCall(const QString &name, const QString &phone, const QString &narrative)
{
    Domain::CaseDraft draft;
    draft.consumer.name = name;
    draft.consumer.phone = phone;
    draft.narrative = narrative;
    draft.product = u"p2p"_s;
    draft.issue = u"p2p.cannot-withdraw"_s;
    return draft;
}

void checkEverything(StoreCenter &center)
{
    const VerifyReport report = center.verify();
    for (const Finding &finding : report.verification.findings)
        qWarning().noquote() << finding.code << finding.subject << finding.detail;
    QVERIFY(report.verification.findings.isEmpty());
}

} // namespace

void tst_WriteScope::keepsWhatWasCommitted()
{
    StoreCenter center;
    CompanyId company;
    {
        auto scope = need(WriteScope::begin(center.database()));
        company = center.addCompany(scope, u"Acme Lending Co., Ltd."_s, {u"Acme钱包"_s});
        need(scope.commit());
    }
    const ConsumerId person = center.newConsumer();
    const CaseId id = center.openCase(aCall(u"王小明"_s, u"+8613800138000"_s, u"平台无法提现"_s),
                                      person, company);
    center.close();
    need(center.open());

    const CaseRepository cases(center.database());
    const CaseRow row = need(cases.row(id));
    QCOMPARE(row.consumerFacts.name, u"王小明"_s);
    QCOMPARE(row.companyName, u"Acme Lending Co., Ltd."_s);
    QVERIFY(row.dueUtc.isValid());
    const auto chronology = need(cases.chronology(id));
    QCOMPARE(chronology.size(), 1);
    QCOMPARE(chronology.first().act.personal.value(Domain::Fact::narrative).toString(),
             u"平台无法提现"_s);
    QCOMPARE(need(StaffRepository(center.database()).list()).first().login, u"li"_s);
    checkEverything(center);
}

void tst_WriteScope::forgetsWhatWasNotCommitted()
{
    StoreCenter center;
    const LedgerRepository ledger(center.database());
    const qint64 before = need(ledger.size());
    const QByteArray root = need(ledger.root());
    {
        auto scope = need(WriteScope::begin(center.database()));
        center.openCase(scope, aCall(u"王"_s, u"+8613800138000"_s, u"text"_s), center.newConsumer(),
                        {});
        QCOMPARE(scope.size(), before + 1);
    }
    QCOMPARE(need(ledger.size()), before);
    QCOMPARE(need(ledger.root()), root);
    center.openCase(aCall(u"王"_s, u"+8613800138000"_s, u"text"_s), center.newConsumer());
    QCOMPARE(need(ledger.size()), before + 1);
    checkEverything(center);
}

void tst_WriteScope::numbersCasesWithoutGaps()
{
    StoreCenter center;
    {
        auto scope = need(WriteScope::begin(center.database()));
        need(scope.nextCaseId(2026)); // taken by nobody
    }
    auto scope = need(WriteScope::begin(center.database()));
    for (int i = 1; i <= 12; ++i)
        QCOMPARE(center.openCase(scope, aCall({}, {}, u"text"_s), center.newConsumer(), {}).value,
                 formatNumber(u'C', 2026, i));
    need(scope.commit());
    QCOMPARE(need(WriteScope::begin(center.database())).nextCaseId(2025)->value,
             formatNumber(u'C', 2025, 1));
}

void tst_WriteScope::refusesAnEntryWhoseFactsAreNotItsOwn()
{
    StoreCenter center;
    const ConsumerId person = center.newConsumer();
    const CaseId id = center.openCase(aCall({}, {}, u"text"_s), person);
    Ledger::EntryDraft draft{Domain::Act::caseNoted,
                             center.now(),
                             id.value,
                             u"x1"_s,
                             {},
                             {{person.value, u"note"_s, u"a"_s}}};
    auto entry = need(Ledger::signEntry(draft, center.operatorKey(), center.kid()));
    entry.disclosures[0] = Ledger::Disclosure::make(u"note"_s, u"b"_s);
    entry.disclosures[0].subject = person.value;
    auto scope = need(WriteScope::begin(center.database()));
    QCOMPARE(scope.append(entry).error().code, ErrorCode::BadInput);
    QCOMPARE(scope.commit().error().code, ErrorCode::Conflict); // a failed scope keeps nothing
}

void tst_WriteScope::refusesToWriteTwiceOnOneThread()
{
    StoreCenter center;
    const auto first = need(WriteScope::begin(center.database()));
    QCOMPARE(WriteScope::begin(center.database()).error().code, ErrorCode::Conflict);
}

void tst_WriteScope::importsTheSameCaseOnce()
{
    StoreCenter center;
    QVERIFY(center.importCase(u"3571115"_s, u"transworld systems inc."_s).ok());
    QCOMPARE(center.importCase(u"3571115"_s, u"again"_s).error().code, ErrorCode::Conflict);
    const CaseRepository cases(center.database());
    QCOMPARE(need(cases.byExternalRef(u"cfpb:3571115"_s)).value, formatNumber(u'C', 2020, 1));
    QCOMPARE(cases.byExternalRef(u"cfpb:1"_s).error().code, ErrorCode::NotFound);
    checkEverything(center);
}

void tst_WriteScope::answersWithTheActAsItIsReadBack()
{
    StoreCenter center;
    const ConsumerId person = center.newConsumer();
    const CaseId id = center.openCase(aCall(u"王"_s, {}, u"text"_s), person);
    const auto recorded = center.record(
        Domain::Act::caseNoted, need(Domain::caseNoted(u"called back"_s)), id, person.value);
    const ReadAct read = need(LedgerRepository(center.database()).act(recorded.seq));
    QCOMPARE(read.act.facts, recorded.facts);
    QCOMPARE(read.act.personal, recorded.personal);
    QCOMPARE(read.act.at, recorded.at);
    QCOMPARE(read.act.by, center.operatorId());
    QCOMPARE(read.disclosures, 1);
}

void tst_WriteScope::erasesAPersonAndNothingElse()
{
    StoreCenter center;
    const ConsumerId person = center.newConsumer(), other = center.newConsumer();
    const CaseId id
        = center.openCase(aCall(u"王小明"_s, u"+8613800138000"_s, u"账户 frozen"_s), person);
    const CaseId kept
        = center.openCase(aCall(u"王小明"_s, u"+8613900139000"_s, u"frozen too"_s), other);
    center.signCheckpoint();
    {
        auto scope = need(WriteScope::begin(center.database()));
        center.paper(scope, id, u"contract.pdf"_s);
        need(scope.commit());
    }
    QVERIFY(center.database().subjectKey(person.value).ok());
    center.erase(person);

    QCOMPARE(center.database().subjectKey(person.value).error().code, ErrorCode::NotFound);
    const ConsumerRepository people(center.database());
    const CaseRepository cases(center.database());
    QVERIFY(need(people.byPhone(u"+8613800138000"_s, 5)).isEmpty());
    QCOMPARE(need(people.byName(Domain::foldName(u"王小明"_s), 5)).size(), 1);
    QVERIFY(need(people.consumer(person)).erased);
    QVERIFY(need(cases.row(id)).consumerErased);
    QVERIFY(need(cases.row(id)).consumerFacts.isEmpty());
    CaseQuery words;
    words.words = u"frozen"_s;
    const CasePage page = need(cases.list(words));
    QCOMPARE(page.rows.size(), 1);
    QCOMPARE(page.rows.first().id, kept);
    const auto chronology = need(cases.chronology(id));
    QCOMPARE(chronology.last().act.act, QString(Domain::Act::consumerErased)); // the tombstone
    QVERIFY(chronology.first().erased);
    QVERIFY(chronology.first().act.personal.isEmpty());
    const auto papers = need(DocumentRepository(center.database()).list(id, {}, 10));
    QVERIFY(papers.rows.first().erased);
    QVERIFY(papers.rows.first().paper.fileName.isEmpty());

    {
        auto scope = need(WriteScope::begin(center.database()));
        QCOMPARE(center
                     .tryAppend(scope, Domain::Act::caseNoted, need(Domain::caseNoted(u"again"_s)),
                                id, person.value)
                     .error()
                     .code,
                 ErrorCode::Conflict);
    }
    center.record(Domain::Act::caseClosed,
                  need(Domain::caseClosed(Domain::outcomes().first(), {}, {})), id);
    checkEverything(center);
}

void tst_WriteScope::findsPeopleByPhoneAndName()
{
    StoreCenter center;
    const ConsumerId person = center.newConsumer();
    const CaseId id = center.openCase(aCall(u"Ann  LEE"_s, u"+8613800138000"_s, u"x"_s), person);
    const ConsumerRepository people(center.database());
    QCOMPARE(need(people.byPhone(u"+8613800138000"_s, 5)).first().id, person);
    QCOMPARE(need(people.byName(Domain::foldName(u"ann lee"_s), 5)).first().openCases, 1);
    QVERIFY(need(people.byIdNumber(u"+8613800138000"_s, 5)).isEmpty()); // another kind of value
    QCOMPARE(need(people.cases(person, 10)), QList<CaseId>{id});

    center.record(
        Domain::Act::consumerChanged,
        need(Domain::consumerChanged(person, {u"Ann Lee"_s, u"+8613900139000"_s, {}, {}, {}, {}})),
        {}, person.value);
    QVERIFY(need(people.byPhone(u"+8613800138000"_s, 5)).isEmpty()); // corrected
    QCOMPARE(need(people.byPhone(u"+8613900139000"_s, 5)).first().facts.name, u"Ann Lee"_s);
    checkEverything(center);
}

void tst_WriteScope::findsCompaniesByWhatIsTyped()
{
    StoreCenter center;
    auto scope = need(WriteScope::begin(center.database()));
    const CompanyId acme
        = center.addCompany(scope, u"Acme Lending (Beijing) Co., Ltd."_s, {u"爱可米钱包"_s});
    const CompanyId best = center.addCompany(scope, u"Best Lending LLC"_s);
    center.openCase(scope, aCall({}, {}, u"x"_s), center.newConsumer(), best);
    need(scope.commit());
    const CompanyRepository companies(center.database());
    QCOMPARE(need(companies.byName(u"ACME lending (beijing)"_s)), acme);
    QCOMPARE(need(companies.byName(u"爱可米钱包"_s)), acme);
    QCOMPARE(companies.byName(u"acme"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(need(companies.suggest(u"acm"_s, 5)).first().id, acme);
    QCOMPARE(need(companies.suggest(u"钱包"_s, 5)).first().id, acme);
    const auto lending = need(companies.suggest(u"lend"_s, 5));
    QCOMPARE(lending.size(), 2);
    QCOMPARE(lending.first().id, best); // more cases
    const auto first = need(companies.list({}, {}, 1));
    QCOMPARE(first.rows.first().id, acme);
    const auto second = need(companies.list({}, first.next, 1));
    QCOMPARE(second.rows.first().id, best);
    QVERIFY(second.next.isEmpty());
}

void tst_WriteScope::keepsCheckpoints()
{
    StoreCenter center;
    const LedgerRepository ledger(center.database());
    QCOMPARE(need(ledger.lastCheckpoint()).size, 0);
    const QByteArray note = center.signCheckpoint();
    QCOMPARE(need(ledger.lastCheckpoint()).note, note);
    QCOMPARE(need(ledger.checkpointCovering(0)).size, 2);
    QCOMPARE(ledger.checkpointCovering(2).error().code, ErrorCode::NotFound);
    auto scope = need(WriteScope::begin(center.database()));
    QCOMPARE(scope.putCheckpoint(99, note).error().code, ErrorCode::BadInput);
}

void tst_WriteScope::readsFromManyThreadsWhileOneWrites()
{
    StoreCenter center;
    center.work(20, 5);
    std::atomic<bool> stop = false;
    std::atomic<int> failures = 0;
    std::vector<std::thread> readers;
    for (int i = 0; i < 3; ++i) {
        readers.emplace_back([&] {
            const CaseRepository cases(center.database());
            while (!stop) {
                if (!cases.list({}))
                    ++failures;
            }
        });
    }
    center.work(100, 6);
    stop = true;
    for (std::thread &reader : readers)
        reader.join();
    QCOMPARE(failures.load(), 0);
    checkEverything(center);
}

QTEST_GUILESS_MAIN(tst_WriteScope)
#include "tst_writescope.moc"
