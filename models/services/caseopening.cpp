// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseopening.h"

#include "models/crypto/primitives.h"
#include "models/domain/actfacts.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/parties.h"
#include "models/services/rulebook.h"
#include "models/services/sessionstate.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

/// The taxonomy that knows the codes of the draft: the center's own, or the first shipped one that
/// does.
Result<const Domain::Taxonomy *> taxonomyFor(const Session &session, const Domain::CaseDraft &draft)
{
    QStringList order{session.center().taxonomy};
    order += session.rules().taxonomyIds();
    for (const QString &id : std::as_const(order)) {
        const Domain::Taxonomy *taxonomy = session.rules().taxonomy(id);
        if (taxonomy && (draft.product.isEmpty() || taxonomy->find(draft.product))
            && (draft.issue.isEmpty() || taxonomy->find(draft.issue)))
            return taxonomy;
    }
    const bool badProduct = draft.issue.isEmpty();
    return Error{ErrorCode::BadInput,
                 badProduct ? u"there is no product \"%1\""_s.arg(draft.product)
                            : u"no taxonomy knows the product \"%1\" and the issue \"%2\""_s.arg(
                                draft.product, draft.issue),
                 u"Choose one of the taxonomy's codes."_s};
}

/// An issue of one product names that product too.
QString productOf(const Domain::Taxonomy &taxonomy, const Domain::CaseDraft &draft)
{
    if (!draft.product.isEmpty() || draft.issue.isEmpty())
        return draft.product;
    const Domain::TaxonomyCode *parent = taxonomy.find(taxonomy.find(draft.issue)->parent);
    return parent ? parent->code : QString();
}

Result<ActDone> openOnce(const Session &session, Domain::CaseDraft draft, const CaseRules &rules,
                         const Domain::Taxonomy *taxonomy, const BeforeCommit &beforeCommit)
{
    REDRESS_TRY(acting, Acting::begin(session));
    REDRESS_CHECK(adoptRules(session, acting, rules, taxonomy->idAtVersion()));
    REDRESS_TRY(company, companyNamed(session, acting, draft.company));
    REDRESS_TRY(caller, callerOf(session, draft));
    draft.consumer = caller.facts;
    Domain::Opening opening;
    opening.consumer = caller.id;
    opening.company = company;
    opening.taxonomy = taxonomy->idAtVersion();
    opening.procedure = rules.procedure->idAtVersion();
    opening.calendar = rules.calendar->idAtVersion();
    opening.receivedUtc = draft.receivedUtc.isValid() ? draft.receivedUtc : acting.now();
    REDRESS_TRY(id, acting.scope().nextCaseId(opening.receivedUtc.date().year()));
    if (caller.changed)
        REDRESS_CHECK(acting.record(Domain::Act::consumerChanged, {}, caller.id.value,
                                    Domain::consumerChanged(caller.id, caller.facts)));
    REDRESS_TRY(facts, Domain::caseOpened(draft, opening));
    // A person exists from the first sealed fact on, even when nothing is told yet: papers that
    // arrive later are encrypted to that person.
    if (facts.personal.isEmpty())
        facts.personal.append({Domain::Fact::narrative, QString()});
    REDRESS_TRY(entry, acting.record(Domain::Act::caseOpened, id, caller.id.value, facts));
    REDRESS_TRY(state, acting.scope().caseState(id));
    REDRESS_TRY(clocks, deadlinesOf(session, state));
    if (beforeCommit)
        REDRESS_CHECK(beforeCommit(acting.scope().receipt()));
    if (auto done = acting.commit(); !done)
        return done.error().wrapped(u"couldn't log the case"_s);
    return ActDone{id, entry.seq, caller.id, company, dueOf(clocks)};
}

} // namespace

Result<ActDone> openCase(const Session &session, const Domain::CaseDraft &typed,
                         const BeforeCommit &beforeCommit)
{
    REDRESS_CHECK(session.demand(Domain::Right::LogCase));
    REDRESS_TRY(draft, Domain::checked(typed, session.clock().nowUtc()));
    REDRESS_TRY(rules, rulesOf(session, draft.procedure));
    REDRESS_TRY(taxonomy, taxonomyFor(session, draft));
    draft.product = productOf(*taxonomy, draft);
    return untilRecorded(session,
                         [&] { return openOnce(session, draft, rules, taxonomy, beforeCommit); });
}

Result<ActDone> CaseService::open(const Domain::CaseDraft &typed)
{
    return openCase(*m_session, typed, {});
}

} // namespace Redress::Services
