// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/services/importservice.h"
#include "models/services/reportservice.h"
#include "tests/services/office.h"
#include "tests/store/postgresground.h"

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// Who may do what, and what happens when two do it at once.
class tst_People : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatARoleMayNotDo_data();
    void refusesWhatARoleMayNotDo();
    void keepsOperatorsToTheirOwnDeskAndTheSharedQueue();
    void leavesTheFirstPersonTheRolesNobodyElseHas();
    void letsNobodyActAfterRetirement();
    void tellsThatSomebodyActedMeanwhile();
    void refusesToWriteForTwoAtOnceButServesManyThreads();
    void changesAPassword();
    void recoversWhenEveryPasswordIsLost();
    void knowsAPersonAgainOnlyWhenCertain();
};

namespace {

using Try = std::function<bool(const SessionPtr &, const CaseId &)>; // whether it was permitted

template <typename T>
bool permitted(const Result<T> &result)
{
    return result || result.error().code != ErrorCode::NotPermitted;
}

struct Attempt {
    const char *name;
    Domain::Roles roles; // that may
    Try tried;
};

QList<Attempt> attempts()
{
    using Domain::Role;
    const Domain::Roles desk = Role::Operator | Role::Supervisor;
    const Domain::Roles checkers = Role::Auditor | Role::Supervisor | Role::Administrator;
    return {
        {"log", desk,
         [](auto &s, auto &) {
             return permitted(CaseService(s).open(aCall(u"X"_s, u"13900000001"_s)));
         }},
        {"list", desk, [](auto &s, auto &) { return permitted(CaseService(s).list({})); }},
        {"count", desk, [](auto &s, auto &) { return permitted(CaseService(s).count({})); }},
        {"counts", desk, [](auto &s, auto &) { return permitted(CaseService(s).counts()); }},
        {"card", desk, [](auto &s, auto &id) { return permitted(CaseService(s).card(id, false)); }},
        {"reveal", desk,
         [](auto &s, auto &id) { return permitted(CaseService(s).card(id, true)); }},
        {"note", desk,
         [](auto &s, auto &id) { return permitted(CaseService(s).note(id, u"n"_s)); }},
        {"forward", desk,
         [](auto &s, auto &id) { return permitted(CaseService(s).forward(id, u"m"_s)); }},
        {"answer", desk,
         [](auto &s, auto &id) {
             return permitted(CaseService(s).answer(id, u"center"_s, u"a"_s));
         }},
        {"pause", desk,
         [](auto &s, auto &id) { return permitted(CaseService(s).pause(id, u"other"_s)); }},
        {"extend", Role::Supervisor,
         [](auto &s, auto &id) { return permitted(CaseService(s).extend(id, 1, u"r"_s)); }},
        {"assign to another", Role::Supervisor,
         [](auto &s, auto &id) {
             return permitted(CaseService(s).assign(id, {u"S-0000000000000000"_s}));
         }},
        {"close", desk,
         [](auto &s, auto &id) {
             return permitted(CaseService(s).close(id, {u"settled"_s, {}, {}}));
         }},
        {"find a person", desk,
         [](auto &s, auto &) { return permitted(ConsumerService(s).find(u"x"_s)); }},
        {"show a person", desk,
         [](auto &s, auto &) { return permitted(ConsumerService(s).show({u"P-0"_s})); }},
        {"erase", Role::Supervisor,
         [](auto &s, auto &) { return permitted(ConsumerService(s).erase({u"P-0"_s}, u"r"_s)); }},
        {"companies", desk,
         [](auto &s, auto &) { return permitted(CompanyService(s).list({}, {})); }},
        {"add a company", desk,
         [](auto &s, auto &) {
             Domain::CompanyDraft draft;
             draft.name = s->person().login + u" & Sons"_s;
             return permitted(CompanyService(s).add(draft));
         }},
        {"archive", desk,
         [](auto &s, auto &id) {
             NoProgress p;
             return permitted(
                 DocumentService(s).archive({id, {}, {}, "x", u"x.txt"_s, u"consumer"_s}, p));
         }},
        {"papers", desk,
         [](auto &s, auto &id) { return permitted(DocumentService(s).list(id, {})); }},
        {"open a paper", desk,
         [](auto &s, auto &) { return permitted(DocumentService(s).open({u"D-0"_s})); }},
        {"export a paper", Role::Supervisor,
         [](auto &s, auto &) {
             NoProgress p;
             return permitted(DocumentService(s).exportTo({u"D-0"_s}, u"/tmp/x"_s, p));
         }},
        {"export a key", Role::Supervisor,
         [](auto &s, auto &) { return permitted(DocumentService(s).exportKey({u"D-0"_s})); }},
        {"preview a dossier", Role::Supervisor,
         [](auto &s, auto &id) {
             return permitted(ReportService(s).preview(id, Recipient::Court));
         }},
        {"import", Role::Supervisor,
         [](auto &s, auto &) {
             NoProgress p;
             return permitted(ImportService(s).importFile(u"/nonexistent"_s, u"cfpb"_s, p));
         }},
        {"verify", checkers,
         [](auto &s, auto &) {
             NoProgress p;
             return permitted(LedgerService(s).verify({}, p));
         }},
        {"prove", checkers, [](auto &s, auto &) { return permitted(LedgerService(s).proof(0)); }},
        {"entry", checkers, [](auto &s, auto &) { return permitted(LedgerService(s).entry(0)); }},
        {"rebuild", Role::Supervisor | Role::Administrator,
         [](auto &s, auto &) {
             NoProgress p;
             return permitted(LedgerService(s).rebuild(p));
         }},
        {"hire", Role::Administrator,
         [](auto &s, auto &) {
             return permitted(StaffService(s).add(s->person().login + u"'s friend"_s, Role::Auditor,
                                                  password("x")));
         }},
        {"retire", Role::Administrator,
         [](auto &s, auto &) { return permitted(StaffService(s).retire({u"S-0"_s})); }},
    };
}

} // namespace

void tst_People::refusesWhatARoleMayNotDo_data()
{
    QTest::addColumn<int>("role");
    QTest::newRow("operator") << int(Domain::Role::Operator);
    QTest::newRow("supervisor") << int(Domain::Role::Supervisor);
    QTest::newRow("auditor") << int(Domain::Role::Auditor);
    QTest::newRow("administrator") << int(Domain::Role::Administrator);
}

void tst_People::refusesWhatARoleMayNotDo()
{
    QFETCH(int, role);
    Office office;
    const CaseId id = CaseService(office.boss).open(aCall())->caseId;
    office.hire(u"one"_s, Domain::Role(role));
    QVERIFY2(office.signIn(u"one"_s), qPrintable(office.error.detail));
    for (const Attempt &attempt : attempts()) {
        const bool expected = attempt.roles.testFlag(Domain::Role(role));
        QVERIFY2(attempt.tried(office.boss, id) == expected, attempt.name);
    }
    QVERIFY(office.signIn(u"boss"_s));
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_People::keepsOperatorsToTheirOwnDeskAndTheSharedQueue()
{
    Office office;
    const StaffId op = office.hire(u"op"_s, Domain::Role::Operator);
    office.hire(u"chief"_s, Domain::Role::Supervisor);
    const StaffId other = office.hire(u"other"_s, Domain::Role::Operator);
    QVERIFY(office.signIn(u"op"_s));
    {
        CaseService cases(office.boss);
        const CaseId id = cases.open(aCall())->caseId;
        QVERIFY_OK(cases.assign(id, op));
        QVERIFY_OK(cases.forward(id, u"m"_s));
        QCOMPARE_ERROR(cases.assign(id, other), ErrorCode::NotPermitted);
    }
    QVERIFY(office.signIn(u"other"_s));
    {
        CaseService cases(office.boss);
        const CaseId id = cases.list({})->rows.first().id;
        QVERIFY_OK(cases.note(id, u"The caller rang again."_s)); // whoever picks up the phone
        QCOMPARE_ERROR(cases.answer(id, u"company"_s, u"a"_s), ErrorCode::NotPermitted);
        QCOMPARE_ERROR(cases.assign(id, other), ErrorCode::NotPermitted);
        const auto card = cases.card(id, false);
        QVERIFY(!card->possibleActs.contains(u"case.answered"_s));
        QVERIFY(card->possibleActs.contains(u"case.noted"_s));
    }
    QVERIFY(office.signIn(u"chief"_s));
    CaseService cases(office.boss);
    const CaseId id = cases.list({})->rows.first().id;
    QVERIFY_OK(cases.assign(id, other));
    QCOMPARE(cases.card(id, false)->row.assigneeName, u"other"_s);
}

void tst_People::leavesTheFirstPersonTheRolesNobodyElseHas()
{
    Office office;
    QVERIFY_OK(office.boss->demand(Domain::Right::LogCase));
    const StaffId op = office.hire(u"op"_s, Domain::Role::Operator | Domain::Role::Supervisor);
    QCOMPARE_ERROR(office.boss->demand(Domain::Right::LogCase), ErrorCode::NotPermitted);
    QVERIFY_OK(office.boss->demand(Domain::Right::ManageStaff));
    QVERIFY_OK(StaffService(office.boss).retire(op));
    QVERIFY_OK(office.boss->demand(Domain::Right::LogCase));
    QCOMPARE_ERROR(StaffService(office.boss).retire(office.boss->person().id), ErrorCode::Conflict);
}

void tst_People::letsNobodyActAfterRetirement()
{
    Office office;
    const StaffId op = office.hire(u"op"_s, Domain::Role::Operator);
    QVERIFY_OK(StaffService(office.boss).retire(op));
    QCOMPARE_ERROR(StaffService(office.boss).retire(op), ErrorCode::Conflict);
    QVERIFY(!office.signIn(u"op"_s));
    QCOMPARE(office.error.code, ErrorCode::WrongPassword);
    QVERIFY(office.signIn(u"boss"_s));
    QCOMPARE(damageOf(office.boss), QString());
    QCOMPARE_ERROR(StaffService(office.boss).add(u"op"_s, Domain::Role::Operator, password("x")),
                   ErrorCode::Conflict);
}

void tst_People::tellsThatSomebodyActedMeanwhile()
{
    Office office;
    CaseService cases(office.boss);
    const CaseId id = cases.open(aCall())->caseId;
    const qint64 seen = cases.card(id, false)->state.lastSeq;
    QVERIFY_OK(cases.note(id, u"first"_s, seen));
    QCOMPARE_ERROR(cases.forward(id, u"second"_s, seen), ErrorCode::Conflict);
    QCOMPARE(cases.card(id, false)->chronology.size(), 2);
    QVERIFY_OK(cases.forward(id, u"second"_s, cases.card(id, false)->state.lastSeq));
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_People::refusesToWriteForTwoAtOnceButServesManyThreads()
{
    Office office;
    const auto second
        = Services::signIn(office.path(), u"boss"_s, password("secret"), office.clock);
    if (Store::onPostgres()) // which many desks share
        QVERIFY_OK(second);
    else
        QCOMPARE_ERROR(second, ErrorCode::InUse);
    std::vector<std::thread> threads;
    std::atomic<int> logged = 0;
    for (int t = 0; t < 4; ++t)
        threads.emplace_back([&, t] {
            CaseService cases(office.boss);
            for (int i = 0; i < 10; ++i) {
                if (cases.open(
                        aCall(u"T%1-%2"_s.arg(t).arg(i), u"1370000%1"_s.arg(1000 + t * 10 + i))))
                    ++logged;
                (void)cases.list({});
            }
        });
    for (std::thread &thread : threads)
        thread.join();
    QCOMPARE(logged.load(), 40);
    QCOMPARE(*CaseService(office.boss).count({}), 40);
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_People::changesAPassword()
{
    Office office;
    StaffService staff(office.boss);
    QCOMPARE_ERROR(staff.changeOwnPassword(password("wrong"), password("new")),
                   ErrorCode::WrongPassword);
    QCOMPARE_ERROR(staff.changeOwnPassword(password("secret"), password("")), ErrorCode::BadInput);
    const qint64 before = LedgerService(office.boss).head()->size;
    QVERIFY_OK(staff.changeOwnPassword(password("secret"), password("new 密码")));
    QCOMPARE(LedgerService(office.boss).head()->size, before + 1);
    const QByteArray entry = *LedgerService(office.boss).entry(before);
    const QByteArray payload
        = QByteArray::fromBase64(entry.split('.').at(1), QByteArray::Base64UrlEncoding);
    QVERIFY(payload.contains("password.changed"));
    QVERIFY(payload.contains(office.boss->person().id.value.toUtf8()));
    staff = StaffService(nullptr);
    QVERIFY(!office.signIn(u"boss"_s, "secret"));
    QCOMPARE(office.error.code, ErrorCode::WrongPassword);
    QVERIFY2(office.signIn(u"boss"_s, "new 密码"), qPrintable(office.error.detail));
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_People::recoversWhenEveryPasswordIsLost()
{
    Office office;
    const CaseId id = CaseService(office.boss).open(aCall())->caseId;
    const StaffId op = office.hire(u"op"_s, Domain::Role::Operator);
    office.boss.reset();
    QCOMPARE_ERROR(recover(office.path(), u"0000-0000"_s, u"boss"_s, password("n"), office.clock),
                   ErrorCode::BadInput);
    QCOMPARE_ERROR(
        recover(office.path(), office.recoveryCode, u"nobody"_s, password("n"), office.clock),
        ErrorCode::NotFound);
    QCOMPARE_ERROR(
        recover(office.path(), office.recoveryCode, u"boss"_s, password(""), office.clock),
        ErrorCode::BadInput);
    office.clock->passDays(1);
    {
        auto session = recover(office.path(), office.recoveryCode.toLower(), u"op"_s,
                               password("found again"), office.clock);
        QVERIFY_OK(session);
        QCOMPARE((*session)->person().id, op);
        QCOMPARE(CaseService(*session).card(id, true)->consumer.name, u"李小雨"_s);
        QVERIFY_OK(CaseService(*session).note(id, u"Back at the desk."_s));
    }
    QVERIFY(!office.signIn(u"op"_s, "secret"));
    QVERIFY2(office.signIn(u"op"_s, "found again"), qPrintable(office.error.detail));
    QVERIFY2(office.signIn(u"boss"_s), qPrintable(office.error.detail)); // the others keep theirs
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_People::knowsAPersonAgainOnlyWhenCertain()
{
    Office office;
    CaseService cases(office.boss);
    Domain::CaseDraft first = aCall();
    first.consumer.idNumber = u"11010519491231002X"_s;
    const ConsumerId person = cases.open(first)->consumer;

    Domain::CaseDraft byId
        = aCall(u"Li Xiaoyu"_s, u"13900002222"_s); // a new number, another spelling
    byId.consumer.idNumber = first.consumer.idNumber;
    QCOMPARE(cases.open(byId)->consumer, person);
    const auto card = ConsumerService(office.boss).show(person);
    QVERIFY_OK(card);
    QCOMPARE(card->facts.phone, u"+8613900002222"_s);
    QCOMPARE(card->cases.size(), 2);
    QCOMPARE(ConsumerService(office.boss).find(u"13900002222"_s)->size(), 1);
    QCOMPARE(ConsumerService(office.boss).find(u"13800001111"_s)->size(), 0); // corrected
    QCOMPARE(ConsumerService(office.boss).find(u"li  xiaoyu"_s)->size(), 1);

    Domain::CaseDraft nobody = aCall({}, {});
    const ConsumerId stranger = cases.open(nobody)->consumer;
    QVERIFY(stranger != person);
    Domain::CaseDraft confirmed = aCall({}, {});
    confirmed.knownConsumer = person;
    QCOMPARE(cases.open(confirmed)->consumer, person);
    confirmed.knownConsumer = {u"P-NOBODYNOBODYNOBO"_s};
    QCOMPARE_ERROR(cases.open(confirmed), ErrorCode::NotFound);
    QCOMPARE(damageOf(office.boss), QString());
}

QTEST_GUILESS_MAIN(tst_People)
#include "tst_people.moc"
