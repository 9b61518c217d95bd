// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/casestate.h"

#include "models/domain/actfacts.h"
#include "models/domain/codes.h"
#include "models/domain/jsonfields.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

constexpr int kMaxExtensionDays = 3650;
constexpr qsizetype kMaxReason = 2000;

bool isOpening(const QString &act)
{
    return act == Act::caseOpened || act == Act::caseImported;
}

/// Acts about a case that leave its state as it is.
bool onlyMentionsCase(const QString &act)
{
    static const QSet<QString> acts{
        Act::caseNoted,       Act::documentExported, Act::documentReceipted, Act::reportExported,
        Act::consumerChanged, Act::consumerViewed,   Act::consumerErased};
    return acts.contains(act);
}

Error corrupt(const RecordedAct &act, const QString &why)
{
    return {ErrorCode::Corrupt,
            u"entry %1 (%2) cannot follow in case %3: %4"_s.arg(act.seq).arg(act.act,
                                                                             act.caseId.value, why),
            {}};
}

void tell(CaseState &state, ClockEvent::Kind kind, const RecordedAct &act, const QDateTime &at)
{
    ClockEvent event;
    event.kind = kind;
    event.atUtc = at;
    event.by = act.by;
    event.seq = act.seq;
    state.clock.append(event);
}

/// The members that case.opened and case.imported share.
void readOpening(JsonFields &fields, CaseState &state)
{
    state.consumer = {fields.requiredText("consumerId"_L1)};
    state.channel = fields.requiredWord("channel"_L1, channels());
    state.company = {fields.text("company"_L1)};
    state.taxonomy = fields.requiredText("taxonomy"_L1);
    state.product = fields.text("product"_L1);
    state.issue = fields.text("issue"_L1);
    for (const QString &code : {state.product, state.issue}) {
        if (!code.isEmpty() && !isCode(code))
            fields.fail("\""_L1 + code.left(80) + "\" is not a code"_L1);
    }
    state.procedure = fields.requiredText("procedure"_L1);
    state.calendar = fields.requiredText("calendar"_L1);
    state.amount = fields.money("amount"_L1);
    state.remedies = fields.texts("remedies"_L1, remedies().size());
    for (const QString &remedy : std::as_const(state.remedies)) {
        if (!remedies().contains(remedy))
            fields.fail("\""_L1 + remedy.left(80) + "\" is not a remedy"_L1);
    }
    if (const QDate day = fields.day("happenedOn"_L1); day.isValid())
        state.happenedOn = day;
    state.receivedUtc = fields.utc("receivedAt"_L1);
    if (!state.receivedUtc.isValid())
        fields.fail(u"\"receivedAt\" is missing"_s);
    state.specialCare = fields.flag("specialCare"_L1);
    state.assignee = {fields.text("assignee"_L1)};
}

/// What the other system says became of the case. It tells no day of the answer, so the clock event
/// has none.
void readImportedResponse(JsonFields &fields, CaseState &state, const RecordedAct &act)
{
    const QDateTime sent = fields.utc("sentAt"_L1);
    if (sent.isValid()) {
        tell(state, ClockEvent::Kind::Forwarded, act, sent);
        state.status = CaseStatus::Forwarded;
    }
    if (!fields.has("response"_L1)) {
        fields.object("response"_L1);
        return;
    }
    JsonFields response(fields.object("response"_L1), u"response"_s, ErrorCode::Corrupt);
    const QString outcome = response.requiredWord("outcome"_L1, importedResponses());
    const bool timelyTold = response.has("timely"_L1);
    const bool timely = response.flag("timely"_L1);
    response.flag("disputed"_L1);
    response.text("publicResponse"_L1);
    if (const auto read = response.finish(); !read) {
        fields.fail(read.error().detail);
        return;
    }
    if (outcome == "in-progress"_L1)
        return;
    const bool late = outcome == "untimely"_L1 || (timelyTold && !timely);
    for (const auto kind : {ClockEvent::Kind::Answered, ClockEvent::Kind::Closed}) {
        tell(state, kind, act, {});
        state.clock.last().reason = late ? QString(kToldLate) : QString(kToldTimely);
    }
    state.status = CaseStatus::Closed;
    state.outcome = outcome == "closed"_L1 ? u"no-relief"_s : outcome;
    state.closedUtc = act.at;
}

Result<CaseState> opened(const RecordedAct &act)
{
    JsonFields fields(act.facts, act.act, ErrorCode::Corrupt);
    CaseState state;
    state.id = act.caseId;
    state.firstSeq = act.seq;
    state.lastSeq = act.seq;
    readOpening(fields, state);
    tell(state, ClockEvent::Kind::Received, act, state.receivedUtc);
    if (act.act == Act::caseImported) {
        JsonFields source(fields.object("source"_L1), u"source"_s, ErrorCode::Corrupt);
        const QString system = source.requiredText("system"_L1);
        const QString id = source.requiredText("id"_L1);
        if (const auto read = source.finish(); !read)
            fields.fail(read.error().detail);
        state.externalRef = system + u':' + id;
        fields.object("asFiled"_L1);
        readImportedResponse(fields, state, act);
    }
    if (const auto read = fields.finish(); !read)
        return corrupt(act, read.error().detail);
    return state;
}

void readExtension(JsonFields &fields, CaseState &state, const RecordedAct &act)
{
    tell(state, ClockEvent::Kind::Extended, act, act.at);
    ClockEvent &event = state.clock.last();
    event.clockId = fields.requiredText("clock"_L1);
    event.days = int(fields.integer("days"_L1, 1, kMaxExtensionDays, 0));
    if (event.days == 0)
        fields.fail(u"\"days\" is missing"_s);
    event.reason = fields.requiredText("reason"_L1).left(kMaxReason);
}

void readLink(JsonFields &fields, CaseState &state, const QString &act)
{
    const CaseId to{fields.requiredText("to"_L1)};
    if (to == state.id)
        fields.fail(u"a case cannot be linked to itself"_s);
    if (act == Act::caseLinked) {
        fields.requiredWord("kind"_L1, linkKinds());
        if (state.links.contains(to))
            fields.fail(to.value + " is linked already"_L1);
        state.links.append(to);
    } else if (state.links.removeAll(to) == 0) {
        fields.fail(to.value + " is not linked"_L1);
    }
}

/// The acts that change an existing case; false when the act is none of them.
bool readChange(JsonFields &fields, CaseState &state, const RecordedAct &act)
{
    if (act.act == Act::caseAssigned) {
        state.assignee = {fields.text("assignee"_L1)}; // empty: back to the shared queue
        if (!fields.has("assignee"_L1))
            fields.fail(u"\"assignee\" is missing"_s);
    } else if (act.act == Act::caseForwarded) {
        state.company = {fields.requiredText("company"_L1)};
        state.status = CaseStatus::Forwarded;
        tell(state, ClockEvent::Kind::Forwarded, act, act.at);
    } else if (act.act == Act::caseAnswered) {
        fields.requiredWord("from"_L1, answerers());
        fields.word("outcome"_L1, outcomes());
        state.status = CaseStatus::Answered;
        tell(state, ClockEvent::Kind::Answered, act, act.at);
    } else if (act.act == Act::caseExtended) {
        readExtension(fields, state, act);
    } else if (act.act == Act::casePaused) {
        tell(state, ClockEvent::Kind::Paused, act, act.at);
        state.clock.last().reason = fields.requiredWord("reason"_L1, pauseReasons());
        state.statusBeforePause = state.status;
        state.status = CaseStatus::Paused;
    } else if (act.act == Act::caseResumed) {
        tell(state, ClockEvent::Kind::Resumed, act, act.at);
        state.status = state.statusBeforePause;
        state.statusBeforePause = CaseStatus::Open;
    } else if (act.act == Act::caseLinked || act.act == Act::caseUnlinked) {
        readLink(fields, state, act.act);
    } else if (act.act == Act::caseClosed) {
        state.outcome = fields.requiredWord("outcome"_L1, outcomes());
        state.relief = fields.money("relief"_L1);
        state.status = CaseStatus::Closed;
        state.statusBeforePause = CaseStatus::Open;
        state.closedUtc = act.at;
        tell(state, ClockEvent::Kind::Closed, act, act.at);
    } else if (act.act == Act::caseReopened) {
        tell(state, ClockEvent::Kind::Reopened, act, act.at);
        state.clock.last().reason = fields.requiredText("reason"_L1).left(kMaxReason);
        state.status = CaseStatus::Open;
        state.closedUtc = {};
        state.outcome.clear();
        state.relief.reset();
    } else {
        return false;
    }
    return true;
}

/// The acts that only mention the case; false when the act is none of them.
bool readMention(JsonFields &fields, const RecordedAct &act)
{
    if (!onlyMentionsCase(act.act))
        return false;
    if (act.act == Act::documentExported || act.act == Act::documentReceipted) {
        fields.requiredText("document"_L1);
    } else if (act.act == Act::reportExported) {
        fields.requiredWord("recipient"_L1, recipients());
        fields.text("sha256"_L1);
    } else if (act.act != Act::caseNoted) {
        fields.requiredText("consumerId"_L1);
        if (act.act == Act::consumerErased)
            fields.requiredText("reason"_L1);
    }
    return true;
}

} // namespace

Result<CaseState> applied(const CaseState &before, const RecordedAct &act)
{
    if (act.caseId.isEmpty())
        return corrupt(act, u"it names no case"_s);
    if (!act.at.isValid())
        return corrupt(act, u"it has no time"_s);
    if (isOpening(act.act))
        return opened(act);
    if (before.id != act.caseId)
        return corrupt(act, "it is about another case than "_L1 + before.id.value);
    if (const auto may = mayFollow(before, act.act); !may)
        return corrupt(act, may.error().detail);
    CaseState state = before;
    state.lastSeq = act.seq;
    if (act.act == Act::documentArchived) {
        REDRESS_CHECK(paperFrom(act));
        ++state.paperCount;
        return state;
    }
    JsonFields fields(act.facts, act.act, ErrorCode::Corrupt);
    if (!readMention(fields, act) && !readChange(fields, state, act))
        return corrupt(act, u"acts of this kind are unknown"_s);
    if (const auto read = fields.finish(); !read)
        return corrupt(act, read.error().detail);
    return state;
}

Result<void> mayFollow(const CaseState &state, const QString &act)
{
    const auto conflict = [](const QString &why, const QString &hint) {
        return Error{ErrorCode::Conflict, why, hint};
    };
    if (isOpening(act)) {
        if (!state.id.isEmpty())
            return conflict("case "_L1 + state.id.value + " exists already"_L1,
                            u"Open a new case."_s);
        return {};
    }
    if (state.id.isEmpty())
        return conflict(u"there is no such case"_s, u"Open the case first."_s);
    if (onlyMentionsCase(act) || act == Act::documentArchived || act == Act::caseLinked)
        return {};
    if (act == Act::caseUnlinked) {
        if (state.links.isEmpty())
            return conflict("case "_L1 + state.id.value + " has no links"_L1, {});
        return {};
    }
    if (act == Act::caseReopened) {
        if (state.isOpen())
            return conflict("case "_L1 + state.id.value + " is not closed"_L1,
                            u"Only a closed case is reopened."_s);
        return {};
    }
    static const QSet<QString> work{Act::caseAssigned, Act::caseForwarded, Act::caseAnswered,
                                    Act::caseExtended, Act::casePaused,    Act::caseResumed,
                                    Act::caseClosed};
    if (!work.contains(act))
        return conflict("\""_L1 + act.left(60) + "\" is not an act on a case"_L1, {});
    if (!state.isOpen())
        return conflict("case "_L1 + state.id.value + " is closed"_L1, u"Reopen it first."_s);
    const bool paused = state.status == CaseStatus::Paused;
    if (act == Act::caseResumed && !paused)
        return conflict("case "_L1 + state.id.value + " is not paused"_L1,
                        u"Only a paused case is resumed."_s);
    const bool waits = act == Act::caseForwarded || act == Act::caseAnswered
        || act == Act::caseExtended || act == Act::casePaused;
    if (paused && waits)
        return conflict("case "_L1 + state.id.value + " is paused"_L1, u"Resume it first."_s);
    return {};
}

QStringList possibleActs(const CaseState &state)
{
    static const QStringList all{Act::caseNoted,     Act::caseAssigned,     Act::caseForwarded,
                                 Act::caseAnswered,  Act::caseExtended,     Act::casePaused,
                                 Act::caseResumed,   Act::documentArchived, Act::caseLinked,
                                 Act::caseUnlinked,  Act::caseClosed,       Act::caseReopened,
                                 Act::reportExported};
    QStringList possible;
    for (const QString &act : all) {
        if (mayFollow(state, act))
            possible.append(act);
    }
    return possible;
}

} // namespace Redress::Domain
