// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"

#include "models/domain/actfacts.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/rights.h"
#include "models/services/rulebook.h"
#include "models/services/sessionstate.h"
#include "models/store/caserepository.h"
#include "models/store/staffrepository.h"

#include <functional>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

using Facts = std::function<Result<Domain::ActFacts>(const Domain::CaseState &)>;

using Also = std::function<Result<void>(Acting &)>;

Result<ActDone> actOnce(const Session &session, QLatin1String act, const CaseId &id, qint64 seen,
                        const Facts &facts, const Also &also)
{
    REDRESS_TRY(acting, Acting::begin(session, id));
    REDRESS_TRY(before, acting.caseFor(act, id, seen));
    REDRESS_CHECK(demandForAct(session, act, before));
    REDRESS_TRY(entry, acting.record(act, id, before.consumer.value, facts(before)));
    if (also)
        REDRESS_CHECK(also(acting));
    REDRESS_TRY(after, acting.scope().caseState(id));
    REDRESS_TRY(clocks, deadlinesOf(session, after));
    REDRESS_CHECK(acting.commit());
    return ActDone{id, entry.seq, after.consumer, after.company, dueOf(clocks)};
}

/// One act on one case: right, state, facts, entry, what else belongs to it, commit.
Result<ActDone> actOn(const Session &session, QLatin1String act, const CaseId &id, qint64 seen,
                      const Facts &facts, const Also &also = {})
{
    // Before waiting for the write: who may never do this need not wait to hear it.
    REDRESS_CHECK(session.demand(rightFor(act)));
    return untilRecorded(session, [&] { return actOnce(session, act, id, seen, facts, also); });
}

/// The clock an extension is about: the first that still runs and that its procedure lets grow.
Result<Domain::ActFacts> extension(const Session &session, const Domain::CaseState &state, int days,
                                   const QString &reason)
{
    REDRESS_TRY(clocks, deadlinesOf(session, state));
    const Domain::Procedure *procedure = session.rules().procedure(state.procedure);
    for (const Domain::ClockRule &rule : procedure->clocks) {
        const auto clock
            = std::find_if(clocks.begin(), clocks.end(), [&](const Domain::Deadline &deadline) {
                  return deadline.clockId == rule.id;
              });
        if (!rule.longest || clock == clocks.end() || clock->isMet())
            continue;
        const int most = *rule.longest - clock->totalDays;
        if (most <= 0)
            return Error{ErrorCode::Conflict,
                         u"the deadline is extended as far as the procedure allows"_s,
                         u"Answer the case or close it."_s};
        if (days > most)
            return Error{ErrorCode::BadInput, u"the procedure allows at most %1 more"_s.arg(most),
                         u"Extend by less."_s};
        return Domain::caseExtended(rule.id, days, reason);
    }
    return Error{ErrorCode::Conflict, u"no running deadline of this case can be extended"_s,
                 u"Look at the case's clocks."_s};
}

Result<void> demandActive(const Session &session, const StaffId &id)
{
    REDRESS_TRY(member, Store::StaffRepository(*session.d().database).member(id));
    if (member.retired)
        return Error{ErrorCode::Conflict, member.name + u" no longer works here"_s,
                     u"Choose somebody else."_s};
    const auto roles = rolesNow(*session.d().database, id);
    if (!roles)
        return roles.error();
    if (!Domain::may(*roles, Domain::Right::WorkCase))
        return Error{ErrorCode::BadInput, member.name + u" does not work on cases"_s,
                     u"Choose an operator."_s};
    return {};
}

} // namespace

Result<ActDone> CaseService::note(const CaseId &id, const QString &text, qint64 seen)
{
    return actOn(*m_session, Domain::Act::caseNoted, id, seen,
                 [&](const Domain::CaseState &) { return Domain::caseNoted(text); });
}

Result<ActDone> CaseService::assign(const CaseId &id, const StaffId &to, qint64 seen)
{
    const bool toOthers = !to.isEmpty() && to != m_session->person().id;
    if (toOthers)
        REDRESS_CHECK(m_session->demand(Domain::Right::AssignOthers));
    return actOn(*m_session, Domain::Act::caseAssigned, id, seen,
                 [&](const Domain::CaseState &state) -> Result<Domain::ActFacts> {
                     if (!to.isEmpty())
                         REDRESS_CHECK(demandActive(*m_session, to));
                     if (state.assignee == to)
                         return Error{ErrorCode::Conflict, u"the case is there already"_s, {}};
                     return Domain::caseAssigned(to);
                 });
}

Result<ActDone> CaseService::forward(const CaseId &id, const QString &message, qint64 seen)
{
    return actOn(*m_session, Domain::Act::caseForwarded, id, seen,
                 [&](const Domain::CaseState &state) -> Result<Domain::ActFacts> {
                     if (state.company.isEmpty())
                         return Error{ErrorCode::Conflict, u"the case names no company"_s,
                                      u"Without a company there is nobody to forward it to."_s};
                     return Domain::caseForwarded(state.company, message);
                 });
}

Result<ActDone> CaseService::answer(const CaseId &id, const QString &from, const QString &text,
                                    qint64 seen)
{
    return actOn(*m_session, Domain::Act::caseAnswered, id, seen,
                 [&](const Domain::CaseState &) { return Domain::caseAnswered(from, {}, text); });
}

Result<ActDone> CaseService::extend(const CaseId &id, int days, const QString &reason, qint64 seen)
{
    return actOn(
        *m_session, Domain::Act::caseExtended, id, seen,
        [&](const Domain::CaseState &state) { return extension(*m_session, state, days, reason); });
}

Result<ActDone> CaseService::pause(const CaseId &id, const QString &reason, qint64 seen)
{
    return actOn(*m_session, Domain::Act::casePaused, id, seen,
                 [&](const Domain::CaseState &) { return Domain::casePaused(reason); });
}

Result<ActDone> CaseService::resume(const CaseId &id, qint64 seen)
{
    return actOn(*m_session, Domain::Act::caseResumed, id, seen,
                 [&](const Domain::CaseState &) { return Domain::caseResumed(); });
}

// Both cases tell of a link, each by its own act; both acts commit together. What was recorded on
// one side only by earlier versions is completed or undone with it.
Result<ActDone> CaseService::link(const CaseId &id, const CaseId &to, const QString &kind,
                                  qint64 seen)
{
    return actOn(
        *m_session, Domain::Act::caseLinked, id, seen,
        [&](const Domain::CaseState &state) { return Domain::caseLinked(state, to, kind); },
        [&](Acting &acting) -> Result<void> {
            REDRESS_TRY(other, acting.caseFor(Domain::Act::caseLinked, to, -1));
            if (other.links.contains(id))
                return {};
            REDRESS_CHECK(acting.record(Domain::Act::caseLinked, to, other.consumer.value,
                                        Domain::caseLinked(other, id, kind)));
            return {};
        });
}

Result<ActDone> CaseService::unlink(const CaseId &id, const CaseId &to, qint64 seen)
{
    return actOn(
        *m_session, Domain::Act::caseUnlinked, id, seen,
        [&](const Domain::CaseState &state) { return Domain::caseUnlinked(state, to); },
        [&](Acting &acting) -> Result<void> {
            REDRESS_TRY(other, acting.scope().caseState(to));
            if (!other.links.contains(id))
                return {};
            REDRESS_CHECK(acting.record(Domain::Act::caseUnlinked, to, other.consumer.value,
                                        Domain::caseUnlinked(other, id)));
            return {};
        });
}

Result<ActDone> CaseService::close(const CaseId &id, const Closing &closing, qint64 seen)
{
    return actOn(*m_session, Domain::Act::caseClosed, id, seen, [&](const Domain::CaseState &) {
        return Domain::caseClosed(closing.outcome, closing.relief, closing.statement);
    });
}

Result<ActDone> CaseService::reopen(const CaseId &id, const QString &reason, qint64 seen)
{
    return actOn(*m_session, Domain::Act::caseReopened, id, seen,
                 [&](const Domain::CaseState &) { return Domain::caseReopened(reason); });
}

} // namespace Redress::Services
