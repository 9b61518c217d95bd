// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/directoryservice.h"

#include "models/core/text.h"
#include "models/domain/actfacts.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/sessionstate.h"
#include "models/services/views.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr int kMaxFound = 50;
constexpr int kCardCases = 100;

} // namespace

ConsumerService::ConsumerService(SessionPtr session) : m_session(std::move(session))
{
}

Result<QList<ConsumerRow>> ConsumerService::find(const QString &typed, int limit)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    REDRESS_TRY(text, cleanShortText(typed, u"the search"_s));
    if (text.isEmpty())
        return QList<ConsumerRow>();
    limit = qBound(1, limit, kMaxFound);
    const Store::ConsumerRepository consumers(*m_session->d().database);
    QList<Store::ConsumerRecord> found;
    if (const auto phone = Domain::normalizePhone(text)) {
        REDRESS_TRY(same, consumers.byPhone(*phone, limit));
        found += same;
    }
    if (const auto idNumber = Domain::normalizeIdNumber(text)) {
        REDRESS_TRY(same, consumers.byIdNumber(*idNumber, limit));
        found += same;
    }
    REDRESS_TRY(named, consumers.byName(Domain::foldName(text), limit));
    found += named;
    QList<ConsumerRow> rows;
    QSet<ConsumerId> shown;
    for (const Store::ConsumerRecord &record : std::as_const(found)) {
        if (rows.size() < limit && !shown.contains(record.id))
            rows.append(consumerRow(record));
        shown.insert(record.id);
    }
    return rows;
}

Result<ConsumerCard> ConsumerService::show(const ConsumerId &id)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    const Store::ConsumerRepository consumers(*m_session->d().database);
    REDRESS_CHECK(consumers.consumer(id));
    const auto recorded = untilRecorded(*m_session, [&]() -> Result<void> {
        REDRESS_TRY(acting, Acting::begin(*m_session));
        REDRESS_CHECK(
            acting.record(Domain::Act::consumerViewed, {}, id.value, Domain::consumerViewed(id)));
        return acting.commit();
    });
    REDRESS_CHECK(recorded);
    REDRESS_TRY(record, consumers.consumer(id));
    REDRESS_TRY(cases, consumers.cases(id, kCardCases));
    return ConsumerCard{consumerRow(record), record.facts, cases};
}

Result<qint64> ConsumerService::erase(const ConsumerId &id, const QString &reason)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::Erase));
    return untilRecorded(*m_session, [&]() -> Result<qint64> {
        REDRESS_TRY(acting, Acting::begin(*m_session));
        REDRESS_TRY(record, Store::ConsumerRepository(*m_session->d().database).consumer(id));
        if (record.erased)
            return Error{ErrorCode::Conflict, u"the data of this person is erased already"_s, {}};
        REDRESS_TRY(entry,
                    acting.record(Domain::Act::consumerErased, {}, id.value,
                                  Domain::consumerErased(id, reason)));
        REDRESS_CHECK(acting.commit());
        return entry.seq;
    });
}

} // namespace Redress::Services
