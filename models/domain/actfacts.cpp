// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/actfacts.h"

#include "models/core/clock.h"
#include "models/core/text.h"
#include "models/domain/codes.h"
#include "models/domain/jsonfields.h"

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

constexpr int kMaxExtensionDays = 3650;
constexpr qsizetype kMaxReason = 2000;

void put(QJsonObject &object, QLatin1String name, const QString &text)
{
    if (!text.isEmpty())
        object.insert(name, text);
}

Result<QString> demandWord(const QString &word, const QStringList &words, const QString &what)
{
    if (words.contains(word))
        return word;
    return Error{ErrorCode::BadInput, "\""_L1 + word.left(40) + "\" is not "_L1 + what,
                 "Use one of "_L1 + words.join(", "_L1) + u'.'};
}

/// Text that must be there; a long one where line ends are kept.
Result<QString> demandText(const QString &text, const QString &what, qsizetype limit = kMaxLongText)
{
    REDRESS_TRY(clean, cleanLongText(text, what, limit));
    if (clean.isEmpty())
        return Error{ErrorCode::BadInput, what + " is empty"_L1, u"Write a sentence."_s};
    return clean;
}

Result<void> demandId(const QString &id, const QString &what)
{
    if (id.isEmpty())
        return Error{ErrorCode::BadInput, what + " is not named"_L1, {}};
    return {};
}

/// Members that case.opened and case.imported share.
Result<QJsonObject> openingFacts(const Opening &opening, const QString &channel,
                                 const QString &product, const QString &issue)
{
    REDRESS_CHECK(demandId(opening.consumer.value, u"the consumer"_s));
    REDRESS_CHECK(demandId(opening.taxonomy, u"the taxonomy"_s));
    REDRESS_CHECK(demandId(opening.procedure, u"the procedure"_s));
    REDRESS_CHECK(demandId(opening.calendar, u"the calendar"_s));
    REDRESS_CHECK(demandWord(channel, channels(), u"a channel"_s));
    if (!opening.receivedUtc.isValid())
        return Error{ErrorCode::BadInput, u"the time of receipt is missing"_s, {}};
    QJsonObject facts{{"consumerId"_L1, opening.consumer.value},
                      {"channel"_L1, channel},
                      {"taxonomy"_L1, opening.taxonomy},
                      {"procedure"_L1, opening.procedure},
                      {"calendar"_L1, opening.calendar},
                      {"receivedAt"_L1, formatUtc(opening.receivedUtc)}};
    put(facts, "company"_L1, opening.company.value);
    put(facts, "assignee"_L1, opening.assignee.value);
    put(facts, "product"_L1, product);
    put(facts, "issue"_L1, issue);
    return facts;
}

QJsonObject responseFacts(const ImportedCase &imported)
{
    QJsonObject response{{"outcome"_L1, imported.outcome}};
    if (imported.timely)
        response.insert("timely"_L1, *imported.timely);
    if (imported.disputed)
        response.insert("disputed"_L1, *imported.disputed);
    put(response, "publicResponse"_L1, imported.publicResponse);
    return response;
}

} // namespace

Result<ActFacts> caseOpened(const CaseDraft &draft, const Opening &opening)
{
    REDRESS_TRY(facts, openingFacts(opening, draft.channel, draft.product, draft.issue));
    if (draft.amount)
        facts.insert("amount"_L1, moneyToJson(*draft.amount));
    if (!draft.remedies.isEmpty())
        facts.insert("remedies"_L1, QJsonArray::fromStringList(draft.remedies));
    if (draft.happenedOn)
        facts.insert("happenedOn"_L1, draft.happenedOn->toString(Qt::ISODate));
    if (draft.specialCare)
        facts.insert("specialCare"_L1, true);
    ActFacts act{facts, {}};
    if (!draft.consumer.isEmpty())
        act.personal.append({Fact::consumer, toJson(draft.consumer)});
    if (!draft.narrative.isEmpty())
        act.personal.append({Fact::narrative, draft.narrative});
    if (!draft.account.isEmpty())
        act.personal.append({Fact::account, draft.account});
    return act;
}

Result<ActFacts> caseImported(const ImportedCase &imported, const Opening &opening)
{
    REDRESS_TRY(facts, openingFacts(opening, imported.channel, imported.product, imported.issue));
    REDRESS_CHECK(demandId(imported.system, u"the source system"_s));
    REDRESS_CHECK(demandId(imported.id, u"the number in the source system"_s));
    facts.insert("source"_L1, QJsonObject{{"system"_L1, imported.system}, {"id"_L1, imported.id}});
    QJsonObject asFiled;
    for (auto label = imported.asFiled.constBegin(); label != imported.asFiled.constEnd();
         ++label) {
        if (!label.value().isEmpty())
            asFiled.insert(label.key(), label.value());
    }
    if (!asFiled.isEmpty())
        facts.insert("asFiled"_L1, asFiled);
    if (imported.sentUtc.isValid())
        facts.insert("sentAt"_L1, formatUtc(imported.sentUtc));
    if (!imported.outcome.isEmpty()) {
        REDRESS_CHECK(
            demandWord(imported.outcome, importedResponses(), u"a response of a company"_s));
        facts.insert("response"_L1, responseFacts(imported));
    }
    if (imported.specialCare)
        facts.insert("specialCare"_L1, true);
    ActFacts act{facts, {}};
    if (!imported.narrative.isEmpty())
        act.personal.append({Fact::narrative, imported.narrative});
    QJsonObject origin;
    put(origin, "zip"_L1, imported.zip);
    put(origin, "state"_L1, imported.state);
    put(origin, "tags"_L1, imported.tags);
    if (!origin.isEmpty())
        act.personal.append({Fact::origin, origin});
    return act;
}

Result<ActFacts> caseNoted(const QString &note)
{
    REDRESS_TRY(clean, demandText(note, u"the note"_s));
    return ActFacts{{}, {{Fact::note, clean}}};
}

Result<ActFacts> caseAssigned(const StaffId &assignee)
{
    return ActFacts{{{"assignee"_L1, assignee.value}}, {}};
}

Result<ActFacts> caseForwarded(const CompanyId &company, const QString &message)
{
    REDRESS_CHECK(demandId(company.value, u"the company"_s));
    REDRESS_TRY(clean, cleanLongText(message, u"the message"_s));
    ActFacts act{{{"company"_L1, company.value}}, {}};
    if (!clean.isEmpty())
        act.personal.append({Fact::message, clean});
    return act;
}

Result<ActFacts> caseAnswered(const QString &from, const QString &outcome, const QString &answer)
{
    REDRESS_CHECK(demandWord(from, answerers(), u"someone who answers"_s));
    ActFacts act{{{"from"_L1, from}}, {}};
    if (!outcome.isEmpty()) {
        REDRESS_CHECK(demandWord(outcome, outcomes(), u"an outcome"_s));
        act.facts.insert("outcome"_L1, outcome);
    }
    REDRESS_TRY(clean, demandText(answer, u"the answer"_s));
    act.personal.append({Fact::answer, clean});
    return act;
}

Result<ActFacts> caseExtended(const QString &clock, int days, const QString &reason)
{
    if (!isCode(clock))
        return Error{ErrorCode::BadInput, "\""_L1 + clock.left(40) + "\" is not a clock"_L1,
                     u"Name a clock of the case's procedure."_s};
    if (days < 1 || days > kMaxExtensionDays)
        return Error{ErrorCode::BadInput,
                     u"a deadline is extended by 1 to %1 days"_s.arg(kMaxExtensionDays),
                     {}};
    REDRESS_TRY(clean, demandText(reason, u"the reason"_s, kMaxReason));
    return ActFacts{{{"clock"_L1, clock}, {"days"_L1, days}, {"reason"_L1, clean}}, {}};
}

Result<ActFacts> casePaused(const QString &reason)
{
    REDRESS_CHECK(demandWord(reason, pauseReasons(), u"a reason to wait"_s));
    return ActFacts{{{"reason"_L1, reason}}, {}};
}

Result<ActFacts> caseResumed()
{
    return ActFacts{};
}

Result<ActFacts> caseLinked(const CaseState &state, const CaseId &to, const QString &kind)
{
    REDRESS_CHECK(demandId(to.value, u"the case to link to"_s));
    REDRESS_CHECK(demandWord(kind, linkKinds(), u"a kind of link"_s));
    if (to == state.id)
        return Error{ErrorCode::BadInput, u"a case cannot be linked to itself"_s, {}};
    if (state.links.contains(to))
        return Error{ErrorCode::Conflict, to.value + " is linked already"_L1, {}};
    return ActFacts{{{"to"_L1, to.value}, {"kind"_L1, kind}}, {}};
}

Result<ActFacts> caseUnlinked(const CaseState &state, const CaseId &to)
{
    if (!state.links.contains(to))
        return Error{ErrorCode::Conflict,
                     "\""_L1 + to.value.left(40) + "\" is not linked to this case"_L1,
                     u"Choose one of the linked cases."_s};
    return ActFacts{{{"to"_L1, to.value}}, {}};
}

Result<ActFacts> caseClosed(const QString &outcome, const std::optional<Money> &relief,
                            const QString &statement)
{
    REDRESS_CHECK(demandWord(outcome, outcomes(), u"an outcome"_s));
    ActFacts act{{{"outcome"_L1, outcome}}, {}};
    if (relief) {
        REDRESS_CHECK(checkedMoney(relief->minorUnits, relief->currency));
        act.facts.insert("relief"_L1, moneyToJson(*relief));
    }
    REDRESS_TRY(clean, cleanLongText(statement, u"the statement"_s));
    if (!clean.isEmpty())
        act.personal.append({Fact::statement, clean});
    return act;
}

Result<ActFacts> caseReopened(const QString &reason)
{
    REDRESS_TRY(clean, demandText(reason, u"the reason"_s, kMaxReason));
    return ActFacts{{{"reason"_L1, clean}}, {}};
}

} // namespace Redress::Domain
