// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/witnessservice.h"

#include "models/ledger/checkpoint.h"
#include "models/ledger/witnessing.h"
#include "models/services/policykeeping.h"
#include "models/services/sessionstate.h"
#include "models/services/witnessmemory.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

// How far back a cosigned checkpoint is looked for: what no witness saw for so long is unwitnessed.
constexpr qint64 kLookBack = 100'000; // entries
constexpr int kMostLooked = 200; // cosigned checkpoints
constexpr qsizetype kCosignatureBytes = 100; // a line has more
constexpr QLatin1String kRefusals[]{"witness.refused"_L1, "witness.shorter"_L1, "witness.key"_L1};

/// The newest checkpoints that somebody cosigned, newest first.
Result<QList<Store::StoredCheckpoint>> cosignedCheckpoints(const Session &session, qint64 above)
{
    const Store::LedgerRepository ledger(*session.d().database);
    REDRESS_TRY(last, ledger.lastCheckpoint());
    if (last.note.isEmpty())
        return QList<Store::StoredCheckpoint>();
    REDRESS_TRY(note, Ledger::parseNote(last.note));
    note.signatures.removeIf([&session](const Ledger::NoteSignature &signature) {
        return signature.name != session.center().origin;
    });
    REDRESS_TRY(bare, Ledger::formatNote(note));
    return ledger.longCheckpoints(std::max(above, last.size - kLookBack),
                                  bare.size() + kCosignatureBytes, kMostLooked);
}

} // namespace

bool WitnessRow::isRefusal() const
{
    return std::find(std::begin(kRefusals), std::end(kRefusals), code) != std::end(kRefusals);
}

WitnessService::WitnessService(SessionPtr session, const Exchange::HttpClient &client)
    : m_session(std::move(session)), m_client(client)
{
}

Exchange::HttpClient WitnessService::makeClient()
{
    Exchange::HttpLimits limits;
    limits.answerBytes = Ledger::kMaxWitnessAnswerBytes;
    return Exchange::HttpClient(limits);
}

Result<qint64> WitnessService::add(const QString &name, const QString &key, const QString &url,
                                   int quorum)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ManageRules));
    const QByteArray called = name.toUtf8();
    const bool isPlain = Ledger::isKeyName(name) && name.size() <= 64 && called != "none"
        && called != kWitnessGroup && !called.startsWith('#');
    if (!isPlain)
        return Error{ErrorCode::BadInput, u"\"%1\" is no name for a witness"_s.arg(name.left(60)),
                     u"Use a short name without spaces."_s};
    if (!url.isEmpty())
        REDRESS_CHECK(Exchange::checkHttpUrl(QUrl(url, QUrl::StrictMode)));
    REDRESS_TRY(witness, Ledger::VerifierKey::parse(key.trimmed().toUtf8()));
    REDRESS_TRY(before, policyOf(*m_session));
    REDRESS_TRY(after, withWitness(before, {called, witness, QUrl(url).toEncoded()}, quorum));
    return adoptPolicy(*m_session, after);
}

Result<qint64> WitnessService::remove(const QString &name)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ManageRules));
    REDRESS_TRY(before, policyOf(*m_session));
    REDRESS_TRY(after, withoutWitness(before, name.toUtf8()));
    return adoptPolicy(*m_session, after);
}

Result<qint64> WitnessService::adopt(const QByteArray &policy)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ManageRules));
    REDRESS_TRY(read, Ledger::Policy::parse(policy));
    for (const Ledger::PolicyWitness &witness : std::as_const(read.witnesses)) {
        if (!witness.url.isEmpty())
            REDRESS_CHECK(Exchange::checkHttpUrl(QUrl::fromEncoded(witness.url)));
    }
    return adoptPolicy(*m_session, read);
}

Result<Witnessing> WitnessService::state()
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadLedger));
    const Session &session = *m_session;
    REDRESS_TRY(policy, policyOf(session));
    REDRESS_TRY(last, Store::LedgerRepository(*session.d().database).lastCheckpoint());
    Witnessing state;
    state.size = last.size;
    const WitnessMemory memory(session.center().id);
    for (const Ledger::PolicyWitness &witness : std::as_const(policy.witnesses)) {
        const RememberedWitness known = memory.of(witness.key);
        WitnessRow row;
        row.name = QString::fromUtf8(witness.name);
        row.key = QString::fromUtf8(witness.key.text());
        row.url = QString::fromUtf8(witness.url);
        row.code = known.code;
        row.trouble = known.trouble;
        row.askedUtc = known.askedUtc;
        row.againUtc = known.againUtc;
        state.witnesses.append(row);
    }
    if (policy.witnesses.isEmpty()) {
        state.quorum = policy.quorum;
        return state;
    }
    REDRESS_TRY(newest, Ledger::parseNote(last.note));
    const Ledger::QuorumStanding standing = Ledger::standingOf(newest, policy);
    state.quorum = standing.quorum;
    state.groups = standing.groups;
    REDRESS_TRY(cosigned, cosignedCheckpoints(session, 0));
    for (const Store::StoredCheckpoint &checkpoint : std::as_const(cosigned)) {
        const auto note = Ledger::parseNote(checkpoint.note);
        if (!note)
            continue; // the check of the ledger names it
        const Ledger::QuorumStanding then = Ledger::standingOf(*note, policy);
        for (qsizetype i = 0; i < then.witnesses.size(); ++i) {
            WitnessRow &row = state.witnesses[i];
            if (row.size == 0 && then.witnesses[i].cosignedAt) {
                row.size = checkpoint.size;
                row.cosignedUtc
                    = QDateTime::fromSecsSinceEpoch(*then.witnesses[i].cosignedAt, Qt::UTC);
            }
        }
        if (state.metSize == 0 && then.isMet && then.cosigned() > 0)
            state.metSize = checkpoint.size;
    }
    return state;
}

Verification witnessFindings(const Session &session)
{
    Verification found;
    const auto policy = policyOf(session);
    if (!policy)
        return found; // named by the check of trust/policy
    const WitnessMemory memory(session.center().id);
    for (const Ledger::PolicyWitness &witness : policy->witnesses) {
        const RememberedWitness known = memory.of(witness.key);
        WitnessRow row;
        row.code = known.code;
        const QString subject = "witness "_L1 + QString::fromUtf8(witness.name);
        if (row.isRefusal())
            found.broken(known.code, subject, known.trouble);
        else if (known.code == "witness.forgot"_L1)
            found.remark(known.code, subject, known.trouble);
    }
    return found;
}

Result<std::optional<Store::StoredCheckpoint>>
witnessedCheckpoint(const Session &session, const Ledger::Policy &policy, qint64 seq)
{
    if (policy.witnesses.isEmpty())
        return std::optional<Store::StoredCheckpoint>();
    REDRESS_TRY(cosigned, cosignedCheckpoints(session, seq));
    for (const Store::StoredCheckpoint &checkpoint : std::as_const(cosigned)) {
        REDRESS_TRY(note, Ledger::parseNote(checkpoint.note));
        const Ledger::QuorumStanding standing = Ledger::standingOf(note, policy);
        if (standing.isMet && standing.cosigned() > 0)
            return std::optional(checkpoint);
    }
    return std::optional<Store::StoredCheckpoint>();
}

} // namespace Redress::Services
