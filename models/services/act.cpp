// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/act.h"

#include "models/crypto/primitives.h"
#include "models/ledger/checkpoint.h"
#include "models/services/sessionstate.h"
#include "models/store/staffrepository.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Services {

Result<QByteArray> signHead(const Session &session, Store::WriteScope &scope)
{
    const Ledger::Checkpoint head{session.center().origin, scope.size(), scope.root(), {}};
    REDRESS_TRY(note, Ledger::signCheckpoint(head, session.d().keys.logKey));
    REDRESS_CHECK(scope.putCheckpoint(head.size, note));
    return note;
}

namespace {

/// What is signed outside the time of its certificate, no check would ever accept.
Result<void> demandClockWithin(const Session::Private &d, const QDateTime &now)
{
    if (now >= d.certificate.notBefore() && now <= d.certificate.notAfter()
        && now <= d.root.notAfter())
        return {};
    const bool early = now < d.certificate.notBefore();
    return Error{ErrorCode::Conflict,
                 u"this computer's clock says %1, and the certificate of %2 %3 %4"_s.arg(
                     formatUtc(now), d.person.name, early ? u"begins"_s : u"ended"_s,
                     formatUtc(early ? d.certificate.notBefore()
                                     : std::min(d.certificate.notAfter(), d.root.notAfter()))),
                 early ? u"Set the clock right; nothing was recorded."_s
                       : u"Set the clock right; if it is right, ask for a new certificate."_s};
}

} // namespace

Acting::Acting(const Session &session, Store::WriteScope scope, const QDateTime &now)
    : m_session(&session), m_scope(std::move(scope)), m_now(now), m_begunAt(m_scope.size())
{
}

Result<Acting> Acting::begin(const Session &session, const CaseId &caseId)
{
    QList<Store::Question> ahead = session.d().place.askedForMoved();
    ahead.append(Store::StaffRepository::askedForRetired(session.person().id));
    REDRESS_TRY(scope, Store::WriteScope::begin(*session.d().database, ahead, caseId));
    // The very first acts of a center make its first person.
    if (scope.size() > 0) {
        REDRESS_CHECK(session.d().place.demandNotMoved(*session.d().database));
        const Store::StaffRepository staff(*session.d().database);
        REDRESS_TRY(retired, staff.isRetired(session.person().id));
        if (retired)
            return Error{ErrorCode::NotPermitted,
                         session.person().name + u" no longer works here"_s,
                         u"Ask an administrator."_s};
    }
    const QDateTime now = session.clock().nowUtc();
    REDRESS_CHECK(demandClockWithin(session.d(), now));
    return Acting(session, std::move(scope), now);
}

Result<Domain::CaseState> Acting::caseFor(const QString &act, const CaseId &id, qint64 seen)
{
    REDRESS_TRY(state, m_scope.caseState(id));
    if (seen >= 0 && state.lastSeq != seen)
        return Error{ErrorCode::Conflict, u"somebody acted on case %1 meanwhile"_s.arg(id.value),
                     u"Look at the case again, then decide."_s};
    REDRESS_CHECK(Domain::mayFollow(state, act));
    return state;
}

Ledger::EntryDraft Acting::drafted(const Planned &planned) const
{
    Ledger::EntryDraft draft;
    draft.act = planned.act;
    draft.at = m_now;
    draft.caseId = planned.caseId.value;
    draft.id = formatOpaqueId(u"E-"_s, Crypto::randomBytes(10));
    draft.facts = planned.facts.facts;
    draft.personal.reserve(planned.facts.personal.size());
    for (const auto &group : planned.facts.personal)
        draft.personal.append({planned.subject, group.first, group.second});
    return draft;
}

Result<Domain::RecordedAct> Acting::record(QLatin1String act, const CaseId &caseId,
                                           const QString &subject, const Domain::ActFacts &facts)
{
    return m_scope.append(drafted({act, caseId, subject, facts}), m_session->d().signing,
                          m_session->person().thumbprint);
}

QList<Result<Domain::RecordedAct>> Acting::recordAll(const QList<Planned> &acts)
{
    QList<Ledger::EntryDraft> drafts;
    drafts.reserve(acts.size());
    for (const Planned &planned : acts)
        drafts.append(drafted(planned));
    return m_scope.append(drafts, m_session->d().signing, m_session->person().thumbprint);
}

Result<Domain::RecordedAct> Acting::record(QLatin1String act, const CaseId &caseId,
                                           const QString &subject,
                                           const Result<Domain::ActFacts> &facts)
{
    if (!facts)
        return facts.error();
    return record(act, caseId, subject, *facts);
}

Result<void> Acting::commit()
{
    // Where nothing was recorded the last checkpoint stands, with what witnesses put under it.
    if (m_scope.size() != m_begunAt)
        REDRESS_CHECK(signHead(*m_session, m_scope));
    return m_scope.commit();
}

} // namespace Redress::Services
