// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"

#include "models/domain/actfacts.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/rights.h"
#include "models/services/rulebook.h"
#include "models/services/sessionstate.h"
#include "models/services/storequery.h"
#include "models/services/views.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr int kDueWithinDays = 3; // what the queue "due" counts

/// Seeing a person's facts is an act of its own.
Result<void> recordView(const Session &session, const CaseId &id)
{
    return untilRecorded(session, [&]() -> Result<void> {
        REDRESS_TRY(acting, Acting::begin(session, id));
        REDRESS_TRY(state, acting.caseFor(Domain::Act::consumerViewed, id, -1));
        REDRESS_CHECK(acting.record(Domain::Act::consumerViewed, id, state.consumer.value,
                                    Domain::consumerViewed(state.consumer)));
        return acting.commit();
    });
}

} // namespace

CaseService::CaseService(SessionPtr session) : m_session(std::move(session))
{
}

Result<CaseCard> CaseService::card(const CaseId &id, bool reveal)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    if (reveal)
        REDRESS_CHECK(recordView(*m_session, id));
    const Store::CaseRepository cases(*m_session->d().database);
    CaseCard card;
    REDRESS_TRY(state, cases.state(id));
    REDRESS_TRY(row, cases.row(id));
    REDRESS_TRY(acts, cases.chronology(id));
    REDRESS_TRY(papers, papersOf(*m_session, id));
    card.state = state;
    card.row = caseRow(*m_session, row);
    card.revealed = reveal;
    card.consumer = reveal ? row.consumerFacts : masked(row.consumerFacts);
    for (const Store::ReadAct &act : acts) {
        Chronicle line = chronicle(*m_session, act);
        if (!reveal)
            line.personal = maskedPersonal(line.personal);
        card.chronology.append(line);
    }
    if (!card.chronology.isEmpty()) {
        const QJsonObject &opening = card.chronology.first().personal;
        card.narrative = opening.value(Domain::Fact::narrative).toString();
        card.account = opening.value(Domain::Fact::account).toString();
    }
    for (const Store::DocumentRecord &paper : papers)
        card.papers.append(paperRow(*m_session, paper));
    REDRESS_TRY(clocks, deadlinesOf(*m_session, state));
    card.deadlines = clocks;
    for (const QString &act : Domain::possibleActs(state)) {
        if (demandForAct(*m_session, act, state))
            card.possibleActs.append(act);
    }
    // What was seen is what an act is decided on: no crash may put another entry in its place.
    REDRESS_CHECK(m_session->d().database->awaitDurable());
    return card;
}

Result<CasePage> CaseService::list(const CaseQuery &query)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    REDRESS_TRY(
        found, Store::CaseRepository(*m_session->d().database).list(storeQuery(*m_session, query)));
    CasePage page;
    page.next = found.next;
    page.rows.reserve(found.rows.size());
    for (const Store::CaseRow &row : found.rows)
        page.rows.append(caseRow(*m_session, row));
    return page;
}

Result<qint64> CaseService::count(const CaseQuery &query)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    return Store::CaseRepository(*m_session->d().database).count(storeQuery(*m_session, query));
}

Result<QueueCounts> CaseService::counts()
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    REDRESS_TRY(counted,
                Store::CaseRepository(*m_session->d().database)
                    .counts(m_session->person().id, m_session->clock().nowUtc(), kDueWithinDays));
    return QueueCounts{counted.mine,    counted.unassigned, counted.due,
                       counted.overdue, counted.open,       counted.all};
}

Result<QList<Domain::Deadline>> CaseService::promise(const Domain::CaseDraft &draft)
{
    REDRESS_TRY(rules, rulesOf(*m_session, draft.procedure));
    Domain::ClockEvent received;
    received.kind = Domain::ClockEvent::Kind::Received;
    received.atUtc = draft.receivedUtc.isValid() ? draft.receivedUtc : m_session->clock().nowUtc();
    return Domain::deadlines(*rules.procedure, *rules.calendar, {received},
                             m_session->clock().nowUtc());
}

} // namespace Redress::Services
