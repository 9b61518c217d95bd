// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/actfacts.h"
#include "models/domain/casestate.h"

#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Domain;

namespace {

const CaseId kCase{u"C-2026-000001-3"_s};
const CaseId kOther{u"C-2026-000002-1"_s};
const QDateTime kMonday(QDate(2026, 3, 2), QTime(1, 30), Qt::UTC);

RecordedAct anAct(const QString &act, const Result<ActFacts> &built, qint64 seq)
{
    RecordedAct recorded;
    recorded.seq = seq;
    recorded.act = act;
    recorded.at = kMonday.addDays(seq);
    recorded.by = {u"S-1"_s};
    recorded.caseId = kCase;
    recorded.facts = built ? built->facts : QJsonObject{{u"unbuilt"_s, true}};
    return recorded;
}

Opening anOpening()
{
    Opening opening;
    opening.consumer = {u"P-1"_s};
    opening.company = {u"K-1"_s};
    opening.taxonomy = u"cn-internet-finance@1"_s;
    opening.procedure = u"pboc-5-2020@1"_s;
    opening.calendar = u"cn@2026"_s;
    opening.receivedUtc = kMonday;
    return opening;
}

CaseDraft aDraft()
{
    CaseDraft draft;
    draft.issue = u"p2p.cannot-withdraw"_s;
    draft.product = u"p2p"_s;
    draft.narrative = u"The money does not come back."_s;
    draft.amount = Money{5'000'000, u"CNY"_s};
    draft.remedies = {u"refund"_s};
    draft.happenedOn = QDate(2026, 2, 27);
    return draft;
}

/// Plays acts one after another; stops at the first that cannot follow.
Result<CaseState> play(const QList<QPair<QString, Result<ActFacts>>> &acts)
{
    CaseState state;
    qint64 seq = 0;
    for (const auto &act : acts) {
        REDRESS_TRY(next, applied(state, anAct(act.first, act.second, seq++)));
        state = next;
    }
    return state;
}

QList<QPair<QString, Result<ActFacts>>> opening()
{
    return {{Act::caseOpened, caseOpened(aDraft(), anOpening())}};
}

} // namespace

class tst_CaseState : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensWithWhatTheCallerSaid();
    void goesFromReceiptToClosing();
    void returnsFromAPauseToWhereItWas();
    void reopensAndForgetsTheOutcome();
    void linksAndUnlinks();
    void countsPapersAndRemembersTheLastEntry();
    void allowsOnlyWhatFits_data();
    void allowsOnlyWhatFits();
    void refusesRecordedNonsense_data();
    void refusesRecordedNonsense();
    void takesOverAnImportedCase_data();
    void takesOverAnImportedCase();
    void keepsEveryFieldThroughJson();
    void refusesJsonThatIsNotItsOwn_data();
    void refusesJsonThatIsNotItsOwn();
};

void tst_CaseState::opensWithWhatTheCallerSaid()
{
    const auto state = play(opening());
    QVERIFY2(state, qPrintable(state ? QString() : state.error().detail));
    QCOMPARE(state->id, kCase);
    QCOMPARE(state->status, CaseStatus::Open);
    QCOMPARE(state->consumer.value, u"P-1"_s);
    QCOMPARE(state->amount->minorUnits, 5'000'000);
    QCOMPARE(state->happenedOn, QDate(2026, 2, 27));
    QCOMPARE(state->receivedUtc, kMonday);
    QCOMPARE(state->clock.size(), 1);
    QCOMPARE(state->clock.first().kind, ClockEvent::Kind::Received);
    QVERIFY(state->isOpen());
}

void tst_CaseState::goesFromReceiptToClosing()
{
    auto acts = opening();
    acts.append({Act::caseAssigned, caseAssigned({u"S-2"_s})});
    acts.append({Act::caseNoted, caseNoted(u"called back"_s)});
    acts.append({Act::caseForwarded, caseForwarded({u"K-9"_s}, u"please answer"_s)});
    acts.append({Act::caseExtended, caseExtended(u"answer"_s, 10, u"expert needed"_s)});
    acts.append({Act::caseAnswered, caseAnswered(u"company"_s, {}, u"we pay"_s)});
    acts.append({Act::caseClosed, caseClosed(u"settled"_s, Money{100, u"CNY"_s}, u"done"_s)});
    const auto state = play(acts);
    QVERIFY2(state, qPrintable(state ? QString() : state.error().detail));
    QCOMPARE(state->status, CaseStatus::Closed);
    QCOMPARE(state->assignee.value, u"S-2"_s);
    QCOMPARE(state->company.value, u"K-9"_s);
    QCOMPARE(state->outcome, u"settled"_s);
    QCOMPARE(state->relief->minorUnits, 100);
    QCOMPARE(state->closedUtc, kMonday.addDays(6));
    QCOMPARE(state->clock.size(), 5);
    QCOMPARE(state->clock.at(2).days, 10);
    QCOMPARE(state->clock.at(2).clockId, u"answer"_s);
    QCOMPARE(state->firstSeq, 0);
    QCOMPARE(state->lastSeq, 6);
}

void tst_CaseState::returnsFromAPauseToWhereItWas()
{
    auto acts = opening();
    acts.append({Act::caseForwarded, caseForwarded({u"K-1"_s}, {})});
    acts.append({Act::casePaused, casePaused(u"waiting-for-consumer"_s)});
    QCOMPARE(play(acts)->status, CaseStatus::Paused);
    acts.append({Act::caseResumed, caseResumed()});
    QCOMPARE(play(acts)->status, CaseStatus::Forwarded);
    QCOMPARE(play(acts)->clock.size(), 4);
}

void tst_CaseState::reopensAndForgetsTheOutcome()
{
    auto acts = opening();
    acts.append({Act::caseClosed, caseClosed(u"rejected"_s, {}, {})});
    acts.append({Act::caseReopened, caseReopened(u"new paper"_s)});
    const auto state = play(acts);
    QVERIFY(state);
    QCOMPARE(state->status, CaseStatus::Open);
    QVERIFY(state->outcome.isEmpty());
    QVERIFY(!state->closedUtc.isValid());
}

void tst_CaseState::linksAndUnlinks()
{
    auto acts = opening();
    acts.append({Act::caseLinked, caseLinked(*play(opening()), kOther, u"same-wording"_s)});
    const auto linked = play(acts);
    QVERIFY(linked);
    QCOMPARE(linked->links, QList<CaseId>{kOther});
    QCOMPARE(caseLinked(*linked, kOther, u"other"_s).error().code, ErrorCode::Conflict);
    QCOMPARE(caseLinked(*linked, kCase, u"other"_s).error().code, ErrorCode::BadInput);
    acts.append({Act::caseUnlinked, caseUnlinked(*linked, kOther)});
    const auto unlinked = play(acts);
    QVERIFY(unlinked);
    QVERIFY(unlinked->links.isEmpty());
    QCOMPARE(caseUnlinked(*unlinked, kOther).error().code, ErrorCode::Conflict);
}

void tst_CaseState::countsPapersAndRemembersTheLastEntry()
{
    PaperFacts paper;
    paper.document = {u"D-2026-000001-1"_s};
    paper.caseId = kCase;
    paper.kind = u"contract"_s;
    paper.blob = u"b1"_s;
    paper.receivedFrom = u"consumer"_s;
    paper.sha256 = QByteArray(32, 'a');
    paper.cipherSha256 = QByteArray(32, 'b');
    auto acts = opening();
    acts.append({Act::documentArchived, documentArchived(paper)});
    acts.append({Act::documentArchived, documentArchived(paper)});
    acts.append({Act::documentExported, documentExported(paper.document)});
    const auto state = play(acts);
    QVERIFY2(state, qPrintable(state ? QString() : state.error().detail));
    QCOMPARE(state->paperCount, 2);
    QCOMPARE(state->lastSeq, 3);
}

void tst_CaseState::allowsOnlyWhatFits_data()
{
    QTest::addColumn<CaseStatus>("status");
    QTest::addColumn<QString>("act");
    QTest::addColumn<bool>("fits");
    const QList<CaseStatus> all{CaseStatus::Open, CaseStatus::Forwarded, CaseStatus::Answered,
                                CaseStatus::Paused, CaseStatus::Closed};
    const auto rule = [&all](const QString &act, const QList<CaseStatus> &fitting) {
        for (const CaseStatus status : all)
            QTest::addRow("%s while %s", qPrintable(act), qPrintable(wordFor(status)))
                << status << act << fitting.contains(status);
    };
    const QList<CaseStatus> running{CaseStatus::Open, CaseStatus::Forwarded, CaseStatus::Answered};
    const QList<CaseStatus> unclosed = running + QList<CaseStatus>{CaseStatus::Paused};
    for (const QLatin1String act :
         {Act::caseForwarded, Act::caseAnswered, Act::caseExtended, Act::casePaused})
        rule(act, running);
    for (const QLatin1String act : {Act::caseAssigned, Act::caseClosed})
        rule(act, unclosed);
    for (const QLatin1String act :
         {Act::caseNoted, Act::caseLinked, Act::documentArchived, Act::documentExported,
          Act::reportExported, Act::consumerViewed})
        rule(act, all);
    rule(Act::caseResumed, {CaseStatus::Paused});
    rule(Act::caseReopened, {CaseStatus::Closed});
    rule(Act::caseUnlinked, {}); // nothing is linked here
    rule(Act::caseOpened, {}); // it is open already
    rule(Act::caseImported, {});
    rule(Act::staffAdded, {}); // not about a case
    rule(u"case.deleted"_s, {});
}

void tst_CaseState::allowsOnlyWhatFits()
{
    QFETCH(CaseStatus, status);
    QFETCH(QString, act);
    QFETCH(bool, fits);
    CaseState state;
    state.id = kCase;
    state.status = status;
    const auto may = mayFollow(state, act);
    QCOMPARE(may.ok(), fits);
    if (!fits)
        QCOMPARE(may.error().code, ErrorCode::Conflict);
    if (possibleActs(state).contains(act))
        QVERIFY(fits);
}

void tst_CaseState::refusesRecordedNonsense_data()
{
    QTest::addColumn<QString>("act");
    QTest::addColumn<QJsonObject>("facts");
    QTest::newRow("resume of a running case") << QString(Act::caseResumed) << QJsonObject{};
    QTest::newRow("unknown act") << u"case.burned"_s << QJsonObject{};
    QTest::newRow("assigned to nobody") << QString(Act::caseAssigned) << QJsonObject{};
    QTest::newRow("assignee is a number")
        << QString(Act::caseAssigned) << QJsonObject{{u"assignee"_s, 7}};
    QTest::newRow("unknown member")
        << QString(Act::caseAssigned) << QJsonObject{{u"assignee"_s, u"S-1"_s}, {u"x"_s, 1}};
    QTest::newRow("extended by nothing")
        << QString(Act::caseExtended)
        << QJsonObject{{u"clock"_s, u"answer"_s}, {u"reason"_s, u"r"_s}};
    QTest::newRow("extended by half a day")
        << QString(Act::caseExtended)
        << QJsonObject{{u"clock"_s, u"answer"_s}, {u"reason"_s, u"r"_s}, {u"days"_s, 0.5}};
    QTest::newRow("extended backwards")
        << QString(Act::caseExtended)
        << QJsonObject{{u"clock"_s, u"answer"_s}, {u"reason"_s, u"r"_s}, {u"days"_s, -3}};
    QTest::newRow("paused for a private reason")
        << QString(Act::casePaused) << QJsonObject{{u"reason"_s, u"Mrs Li is ill"_s}};
    QTest::newRow("closed without outcome") << QString(Act::caseClosed) << QJsonObject{};
    QTest::newRow("relief below zero")
        << QString(Act::caseClosed)
        << QJsonObject{
               {u"outcome"_s, u"settled"_s},
               {u"relief"_s, QJsonObject{{u"minorUnits"_s, -1}, {u"currency"_s, u"CNY"_s}}}};
    QTest::newRow("a note in the open")
        << QString(Act::caseNoted) << QJsonObject{{u"note"_s, u"x"_s}};
    QTest::newRow("a paper without facts") << QString(Act::documentArchived) << QJsonObject{};
    QTest::newRow("exported to the press")
        << QString(Act::reportExported) << QJsonObject{{u"recipient"_s, u"press"_s}};
    QTest::newRow("linked to itself")
        << QString(Act::caseLinked) << QJsonObject{{u"to"_s, kCase.value}, {u"kind"_s, u"other"_s}};
    QTest::newRow("unlinked what was not linked")
        << QString(Act::caseUnlinked) << QJsonObject{{u"to"_s, kOther.value}};
}

void tst_CaseState::refusesRecordedNonsense()
{
    QFETCH(QString, act);
    QFETCH(QJsonObject, facts);
    const auto before = play(opening());
    QVERIFY(before);
    const auto after = applied(*before, anAct(act, ActFacts{facts, {}}, 1));
    QVERIFY(!after);
    QCOMPARE(after.error().code, ErrorCode::Corrupt);
    QVERIFY2(after.error().detail.contains(act), qPrintable(after.error().detail));
}

void tst_CaseState::takesOverAnImportedCase_data()
{
    QTest::addColumn<QString>("response");
    QTest::addColumn<CaseStatus>("status");
    QTest::addColumn<QString>("outcome");
    QTest::newRow("in progress") << u"in-progress"_s << CaseStatus::Forwarded << QString();
    QTest::newRow("not told") << QString() << CaseStatus::Forwarded << QString();
    QTest::newRow("explained") << u"explained"_s << CaseStatus::Closed << u"explained"_s;
    QTest::newRow("money") << u"monetary-relief"_s << CaseStatus::Closed << u"monetary-relief"_s;
    QTest::newRow("other help") << u"non-monetary-relief"_s << CaseStatus::Closed
                                << u"non-monetary-relief"_s;
    QTest::newRow("closed") << u"closed"_s << CaseStatus::Closed << u"no-relief"_s;
    QTest::newRow("untimely") << u"untimely"_s << CaseStatus::Closed << u"untimely"_s;
}

void tst_CaseState::takesOverAnImportedCase()
{
    QFETCH(QString, response);
    QFETCH(CaseStatus, status);
    QFETCH(QString, outcome);
    ImportedCase imported;
    imported.system = u"cfpb"_s;
    imported.id = u"3571115"_s;
    imported.channel = u"web"_s;
    imported.asFiled = {{u"product"_s, u"Debt collection"_s}};
    imported.sentUtc = kMonday;
    imported.outcome = response;
    imported.timely = true;
    imported.zip = u"330XX"_s;
    imported.state = u"FL"_s;
    const auto built = caseImported(imported, anOpening());
    QVERIFY(built);
    QCOMPARE(built->personal.size(), 1);
    QCOMPARE(built->personal.first().first, QString(Fact::origin));
    QVERIFY(!built->facts.contains("zip"_L1) && !built->facts.contains("state"_L1));
    const auto state = applied({}, anAct(Act::caseImported, built, 5));
    QVERIFY2(state, qPrintable(state ? QString() : state.error().detail));
    QCOMPARE(state->status, status);
    QCOMPARE(state->outcome, outcome);
    QCOMPARE(state->externalRef, u"cfpb:3571115"_s);
    QCOMPARE(state->closedUtc.isValid(), status == CaseStatus::Closed);
    for (const ClockEvent &event : state->clock)
        QCOMPARE(event.atUtc.isValid(),
                 event.kind == ClockEvent::Kind::Received
                     || event.kind == ClockEvent::Kind::Forwarded);
}

void tst_CaseState::keepsEveryFieldThroughJson()
{
    CaseState full;
    full.id = kCase;
    full.status = CaseStatus::Paused;
    full.statusBeforePause = CaseStatus::Answered;
    full.consumer = {u"P-1"_s};
    full.company = {u"K-1"_s};
    full.assignee = {u"S-1"_s};
    full.channel = u"phone"_s;
    full.taxonomy = u"t@1"_s;
    full.product = u"p2p"_s;
    full.issue = u"p2p.x"_s;
    full.procedure = u"q@1"_s;
    full.calendar = u"cn@1"_s;
    full.amount = Money{kMaxMinorUnits, u"CNY"_s};
    full.remedies = {u"refund"_s, u"other"_s};
    full.happenedOn = QDate(2024, 2, 29);
    full.receivedUtc = kMonday.addMSecs(123);
    full.closedUtc = kMonday;
    full.outcome = u"settled"_s;
    full.relief = Money{0, u"JPY"_s};
    full.specialCare = true;
    full.externalRef = u"cfpb:1"_s;
    full.clock = {{ClockEvent::Kind::Received, kMonday, {}, 0, {}, {}, 0},
                  {ClockEvent::Kind::Extended, kMonday, u"answer"_s, 30, u"理由"_s, {u"S-1"_s}, 1},
                  {ClockEvent::Kind::Closed, {}, {}, 0, kToldTimely, {u"S-1"_s}, 1}};
    full.links = {kOther};
    full.paperCount = 3;
    full.firstSeq = 0;
    full.lastSeq = (qint64(1) << 52) + 1;
    const auto read = caseStateFromJson(toJson(full));
    QVERIFY2(read, qPrintable(read ? QString() : read.error().detail));
    QCOMPARE(*read, full);

    CaseState empty;
    empty.id = kCase;
    const auto readEmpty = caseStateFromJson(toJson(empty));
    QVERIFY(readEmpty);
    QCOMPARE(*readEmpty, empty);
}

void tst_CaseState::refusesJsonThatIsNotItsOwn_data()
{
    QTest::addColumn<QString>("member");
    QTest::addColumn<QJsonValue>("value");
    QTest::newRow("unknown member") << u"colour"_s << QJsonValue(u"red"_s);
    QTest::newRow("unknown status") << u"status"_s << QJsonValue(u"Open"_s);
    QTest::newRow("status is a number") << u"status"_s << QJsonValue(1);
    QTest::newRow("no id") << u"id"_s << QJsonValue(u""_s);
    QTest::newRow("day outside its form") << u"happenedOn"_s << QJsonValue(u"2026-1-1"_s);
    QTest::newRow("day of 1899") << u"happenedOn"_s << QJsonValue(u"1899-12-31"_s);
    QTest::newRow("day of 2999") << u"happenedOn"_s << QJsonValue(u"2999-01-01"_s);
    QTest::newRow("time without zone")
        << u"receivedAt"_s << QJsonValue(u"2026-03-02T01:30:00.000"_s);
    QTest::newRow("amount with a float")
        << u"amount"_s
        << QJsonValue(QJsonObject{{u"minorUnits"_s, 1.5}, {u"currency"_s, u"CNY"_s}});
    QTest::newRow("unknown currency")
        << u"amount"_s << QJsonValue(QJsonObject{{u"minorUnits"_s, 1}, {u"currency"_s, u"XXX"_s}});
    QTest::newRow("empty text written out") << u"company"_s << QJsonValue(u""_s);
    QTest::newRow("papers below zero") << u"papers"_s << QJsonValue(-1);
    QTest::newRow("papers written as 0") << u"papers"_s << QJsonValue(0);
    QTest::newRow("a clock event with a stranger")
        << u"clock"_s
        << QJsonValue(
               QJsonArray{QJsonObject{{u"kind"_s, u"closed"_s}, {u"seq"_s, 1}, {u"x"_s, 1}}});
    QTest::newRow("clock of numbers") << u"clock"_s << QJsonValue(QJsonArray{1, 2});
}

void tst_CaseState::refusesJsonThatIsNotItsOwn()
{
    QFETCH(QString, member);
    QFETCH(QJsonValue, value);
    QJsonObject object = toJson(*play(opening()));
    object.insert(member, value);
    const auto read = caseStateFromJson(object);
    QVERIFY(!read);
    QCOMPARE(read.error().code, ErrorCode::Corrupt);
}

QTEST_GUILESS_MAIN(tst_CaseState)
#include "tst_casestate.moc"
