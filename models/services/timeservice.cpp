// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/timeservice.h"

#include "models/crypto/primitives.h"
#include "models/ledger/checkpoint.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/proofs.h"
#include "models/services/sessionstate.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Services {

TimeService::TimeService(SessionPtr session, const Exchange::StampRules &rules)
    : m_session(std::move(session)), m_rules(rules)
{
}

Result<qint64> TimeService::addAuthority(const QString &url, const QByteArray &root,
                                         const QString &policy)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ManageRules));
    const QUrl address(url.trimmed(), QUrl::StrictMode);
    REDRESS_CHECK(Exchange::checkHttpUrl(address));
    const auto certificate = Crypto::OutsideCertificate::fromPem(root);
    if (!certificate)
        return certificate.error().wrapped(u"couldn't read the authority's certificate"_s);
    if (!certificate->isRoot())
        return Error{
            ErrorCode::BadInput,
            u"\"%1\" is not a root certificate: somebody else issued it"_s.arg(certificate->name()),
            u"Ask the authority for its root certificate."_s};
    // As it will be asked: a policy that is none is noticed here.
    REDRESS_CHECK(Seals::encodeQuestion(
        Seals::askTimeOf(QByteArray(Crypto::kDigestBytes, '\0'), policy.trimmed())));
    const Domain::TimeAuthorityRecord record{QString::fromLatin1(address.toEncoded()),
                                             certificate->der(), policy.trimmed()};
    return untilRecorded(*m_session, [&]() -> Result<qint64> {
        REDRESS_TRY(acting, Acting::begin(*m_session));
        REDRESS_TRY(known, Store::TimeStampRepository(*m_session->d().database).authorities());
        const bool isNew = std::none_of(known.begin(), known.end(), [&](const auto &one) {
            return one.authority.url == record.url;
        });
        if (isNew && known.size() >= kMaxAuthorities)
            return Error{ErrorCode::TooLarge,
                         u"the center asks %1 time-stamp authorities already"_s.arg(known.size()),
                         u"Remove one first."_s};
        REDRESS_TRY(recorded,
                    acting.record(Domain::Act::authorityAdded, {}, Domain::kCenterSubject,
                                  Domain::authorityAdded(record)));
        REDRESS_CHECK(acting.commit());
        return recorded.seq;
    });
}

Result<qint64> TimeService::removeAuthority(const QString &url)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ManageRules));
    return untilRecorded(*m_session, [&]() -> Result<qint64> {
        REDRESS_TRY(acting, Acting::begin(*m_session));
        REDRESS_TRY(known, Store::TimeStampRepository(*m_session->d().database).authorities());
        if (std::none_of(known.begin(), known.end(),
                         [&](const auto &one) { return one.authority.url == url; }))
            return Error{ErrorCode::NotFound,
                         u"the center asks no time-stamp authority at \"%1\""_s.arg(url.left(200)),
                         u"See \"ledger authority list\"."_s};
        REDRESS_TRY(recorded,
                    acting.record(Domain::Act::authorityRemoved, {}, Domain::kCenterSubject,
                                  Domain::authorityRemoved(url)));
        REDRESS_CHECK(acting.commit());
        return recorded.seq;
    });
}

Result<QList<TimeAuthorityFacts>> TimeService::authorities()
{
    REDRESS_TRY(known, Store::TimeStampRepository(*m_session->d().database).authorities());
    QList<TimeAuthorityFacts> all;
    for (const Store::StoredAuthority &one : std::as_const(known)) {
        REDRESS_TRY(root, Crypto::OutsideCertificate::fromDer(one.authority.root));
        all.append({one.row, one.authority.url, one.authority.policy, root.name(),
                    root.fingerprint(), root.notAfter()});
    }
    return all;
}

Result<QList<Exchange::TimeAuthority>> TimeService::toAsk() const
{
    REDRESS_TRY(known, Store::TimeStampRepository(*m_session->d().database).authorities());
    QList<Exchange::TimeAuthority> all;
    for (const Store::StoredAuthority &one : std::as_const(known)) {
        REDRESS_TRY(root, Crypto::OutsideCertificate::fromDer(one.authority.root));
        all.append({QUrl::fromEncoded(one.authority.url.toLatin1()), root, one.authority.policy});
    }
    return all;
}

Result<Seals::TimeStampTrust> TimeService::trustFor(const Store::StoredTimeStamp &stored) const
{
    Seals::TimeStampTrust trust;
    REDRESS_TRY(known, Store::TimeStampRepository(*m_session->d().database).everyAuthority());
    for (const Store::StoredAuthority &one : std::as_const(known)) {
        REDRESS_TRY(root, Crypto::OutsideCertificate::fromDer(one.authority.root));
        trust.roots += root;
    }
    REDRESS_TRY(lists, Seals::splitRevocations(stored.revoked));
    trust.revoked = lists;
    return trust;
}

Result<std::optional<HeldTimeStamp>>
TimeService::held(const std::optional<Store::StoredTimeStamp> &stored)
{
    if (!stored)
        return std::optional<HeldTimeStamp>();
    const Store::LedgerRepository ledger(*m_session->d().database);
    REDRESS_TRY(checkpoint, ledger.checkpointCovering(stored->size - 1));
    HeldTimeStamp held{*stored, checkpoint.note, {}};
    const auto note = Ledger::parseNote(checkpoint.note);
    const auto trust = trustFor(*stored);
    if (!note || !trust || checkpoint.size != stored->size)
        return std::optional<HeldTimeStamp>(); // the check of the ledger says what is wrong
    held.check
        = Seals::checkKeptTimeStamp(stored->token, {Crypto::sha256(note->text.toUtf8()), {}, {}},
                                    *trust, u"checkpoint %1"_s.arg(stored->size));
    if (!held.check.verification.isIntact())
        return std::optional<HeldTimeStamp>();
    return std::optional(held);
}

Result<OutsideTime> TimeService::state()
{
    Store::Database &database = *m_session->d().database;
    const Store::LedgerRepository ledger(database);
    const Store::TimeStampRepository stamps(database);
    OutsideTime state;
    REDRESS_TRY(size, ledger.size());
    REDRESS_TRY(known, stamps.authorities());
    REDRESS_TRY(newest, stamps.newest());
    REDRESS_TRY(stamp, held(newest));
    state.size = size;
    state.authorities = int(known.size());
    if (stamp) {
        state.stamped = stamp->stored.size;
        state.stampedUtc = stamp->check.timeUtc;
        state.stampedBy = stamp->check.authority;
        state.lastDayUtc = stamp->check.lastDayUtc;
    }
    if (state.waiting() > 0) {
        REDRESS_TRY(first, ledger.act(state.stamped));
        state.waitsSinceUtc = first.act.at;
    }
    return state;
}

Result<Exchange::Stamping> TimeService::ask(const QByteArray &note, Progress &progress)
{
    REDRESS_TRY(authorities, toAsk());
    REDRESS_TRY(checkpoint, Ledger::openCheckpoint(note, *m_session->d().logKey));
    REDRESS_TRY(parsed, Ledger::parseNote(note));
    // Nothing of the database is held while the line is waited for.
    REDRESS_TRY(stamping,
                Exchange::stampTime(Crypto::sha256(parsed.text.toUtf8()), authorities, m_rules,
                                    m_session->clock(), progress));
    if (!stamping.stamp)
        return stamping;
    const auto kept = untilRecorded(*m_session, [&]() -> Result<void> {
        REDRESS_TRY(scope, Store::WriteScope::begin(*m_session->d().database));
        REDRESS_CHECK(scope.putTimeStamp(checkpoint.size, stamping.stamp->token,
                                         Seals::joinRevocations(stamping.stamp->revoked)));
        return scope.commit();
    });
    REDRESS_CHECK(kept);
    return stamping;
}

Result<std::optional<HeldTimeStamp>> TimeService::of(qint64 size)
{
    REDRESS_TRY(stamp, covering(size - 1));
    return stamp && stamp->stored.size == size ? stamp : std::nullopt;
}

Result<std::optional<HeldTimeStamp>> TimeService::stampNote(const QByteArray &note,
                                                            Progress &progress)
{
    REDRESS_TRY(stamping, ask(note, progress));
    if (!stamping.stamp)
        return std::optional<HeldTimeStamp>();
    REDRESS_TRY(checkpoint, Ledger::openCheckpoint(note, *m_session->d().logKey));
    return of(checkpoint.size);
}

Result<TimeService::Outcome> TimeService::stamp(Progress &progress)
{
    Outcome outcome;
    REDRESS_TRY(before, state());
    outcome.state = before;
    if (before.waiting() <= 0)
        return outcome;
    REDRESS_TRY(head, headNote(*m_session));
    REDRESS_TRY(stamping, ask(head, progress));
    outcome.refusals = stamping.refusals;
    if (!stamping.stamp)
        return outcome;
    outcome.isStamped = true;
    outcome.remarks = stamping.stamp->check.verification;
    REDRESS_TRY(after, state());
    outcome.state = after;
    return outcome;
}

Result<std::optional<HeldTimeStamp>> TimeService::covering(qint64 seq)
{
    REDRESS_TRY(stored, Store::TimeStampRepository(*m_session->d().database).covering(seq));
    return held(stored);
}

} // namespace Redress::Services
