// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/checkpoint.h"
#include "models/ledger/decimal.h"
#include "models/ledger/witnessing.h"
#include "models/services/again.h"
#include "models/services/policykeeping.h"
#include "models/services/proofs.h"
#include "models/services/sessionstate.h"
#include "models/services/witnessmemory.h"
#include "models/services/witnessservice.h"
#include "models/store/writescope.h"

#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr qint64 kAgainSeconds = 300; // after a cosignature: every act makes a new checkpoint
constexpr qint64 kIdleSeconds = 3600; // when there was nothing new to cosign
constexpr qint64 kFirstPauseSeconds = 60; // after a failure, doubled each time
constexpr qint64 kLongestPauseSeconds = 6 * 3600;
constexpr int kTries = 4; // of one witness in one run: it may have moved on with another desk

QList<Ledger::VerifierKey> keysOf(const Ledger::Policy &policy)
{
    QList<Ledger::VerifierKey> keys;
    for (const Ledger::PolicyWitness &witness : policy.witnesses)
        keys.append(witness.key);
    return keys;
}

/// The stored note of exactly `size` entries.
Result<QByteArray> noteOf(const Session &session, qint64 size)
{
    REDRESS_TRY(found, Store::LedgerRepository(*session.d().database).checkpointCovering(size - 1));
    if (found.size != size)
        return Error{
            ErrorCode::NotFound, u"there is no checkpoint of %1 entries here"_s.arg(size), {}};
    return found.note;
}

/// Adds what `cosigned` has of the policy's witnesses to the note that is kept: another desk may
/// have added others meanwhile.
Result<void> keepCosignatures(const Session &session, const Ledger::Policy &policy, qint64 size,
                              const QByteArray &cosigned)
{
    return untilRecorded(session, [&]() -> Result<void> {
        REDRESS_TRY(scope, Store::WriteScope::begin(*session.d().database));
        REDRESS_TRY(kept, noteOf(session, size));
        REDRESS_TRY(joined, Ledger::withSignaturesOf(kept, cosigned, keysOf(policy)));
        if (joined == kept)
            return {};
        REDRESS_CHECK(scope.putCheckpoint(size, joined));
        return scope.commit();
    });
}

QString otherHistory(qint64 size)
{
    return u"it cosigned another history of %1 entries than stands here"_s.arg(size);
}

QString tooShort(qint64 cosigned, qint64 here)
{
    return u"it cosigned %1 entries of this ledger, and here are only %2"_s.arg(cosigned).arg(here);
}

class Asking {
public:
    Asking(const Session &session, const Ledger::Policy &policy,
           const Ledger::PolicyWitness &witness)
        : m_session(session), m_policy(policy), m_witness(witness), m_memory(session.center().id),
          m_known(m_memory.of(witness.key))
    {
    }

    bool isDue() const
    {
        return !m_known.againUtc.isValid() || m_known.againUtc <= m_session.clock().nowUtc();
    }

    Result<WitnessAsked> run(const Exchange::HttpClient &client, Progress &progress)
    {
        m_asked.name = QString::fromUtf8(m_witness.name);
        for (int i = 0; i < kTries; ++i) {
            REDRESS_TRY(over, askOnce(client, progress));
            if (over) {
                remember();
                return m_asked;
            }
        }
        fail(u"witness.busy"_s, u"it moves on while it is asked"_s);
        remember();
        return m_asked;
    }

private:
    /// Whether that was all; false: ask again with what was learned.
    Result<bool> askOnce(const Exchange::HttpClient &client, Progress &progress)
    {
        const Store::LedgerRepository ledger(*m_session.d().database);
        REDRESS_TRY(head, ledger.lastCheckpoint());
        m_asked.size = head.size;
        REDRESS_TRY(note, Ledger::parseNote(head.note));
        // It is asked all the same: where this is an old copy it remembers more.
        m_isKept = Ledger::cosignedAt(note, m_witness.key).has_value();
        if (m_isKept)
            m_known.size = head.size;
        const qint64 old = std::min(m_known.size, head.size);
        REDRESS_TRY(proof, Ledger::consistencyProof(old, head.size, ledger));
        REDRESS_TRY(body, Ledger::formatWitnessRequest({old, proof, head.note}));
        QUrl url = QUrl::fromEncoded(m_witness.url);
        url.setPath((url.path().endsWith(u'/') ? url.path().chopped(1) : url.path())
                    + "/add-checkpoint"_L1);
        const auto answer = client.post(url, "text/plain", body, progress);
        if (!answer && answer.error().code == ErrorCode::Cancelled)
            return answer.error();
        if (!answer) {
            fail(wordFor(answer.error().code), answer.error().detail);
            return true;
        }
        return judge(*answer, old, head);
    }

    Result<bool> judge(const Exchange::HttpAnswer &answer, qint64 old,
                       const Store::StoredCheckpoint &head)
    {
        switch (answer.status) {
        case 200: {
            const auto cosigned = Ledger::withCosignature(head.note, answer.body, m_witness.key);
            if (!cosigned) {
                fail(wordFor(cosigned.error().code), cosigned.error().detail);
                return true;
            }
            if (!m_isKept)
                REDRESS_CHECK(keepCosignatures(m_session, m_policy, head.size, *cosigned));
            succeed(head.size);
            return true;
        }
        case 409:
            if (answer.contentType == "text/x.tlog.size")
                return learn(answer.body, old, head.size);
            refuse(u"witness.refused"_s, otherHistory(old));
            return true;
        case 422:
            refuse(u"witness.refused"_s,
                   u"the first %1 entries here are not those that it cosigned"_s.arg(old));
            return true;
        case 403:
            refuse(
                u"witness.key"_s,
                u"it knows another key for %1 than this center's"_s.arg(m_session.center().origin));
            return true;
        case 404:
            fail(u"witness.unknown"_s,
                 u"it does not know this center, or its address is another"_s);
            return true;
        default:
            fail(u"witness.status"_s, u"it answered with status %1"_s.arg(answer.status));
            return true;
        }
    }

    /// It told the size that it last cosigned.
    Result<bool> learn(const QByteArray &body, qint64 old, qint64 asked)
    {
        const auto told
            = body.endsWith('\n') ? Ledger::parseDecimal(body.chopped(1)) : std::nullopt;
        if (!told || *told == old) {
            fail(u"witness.status"_s, u"it did not tell what it last cosigned"_s);
            return true;
        }
        const Store::LedgerRepository ledger(*m_session.d().database);
        REDRESS_TRY(size, ledger.size());
        if (*told > size) {
            refuse(u"witness.shorter"_s, tooShort(*told, size));
            return true;
        }
        // Its own cosignature here tells more than it does.
        REDRESS_TRY(cosigned, cosignedBefore(*told, asked));
        if (cosigned > 0) {
            fail(u"witness.forgot"_s,
                 u"it says it last cosigned %1 entries, and its cosignature of %2 stands here: it"
                 " works from an old copy"_s.arg(*told)
                     .arg(cosigned));
            return true;
        }
        m_known.size = *told;
        return false;
    }

    /// The size of a checkpoint here of more than `told` entries that the witness cosigned; 0.
    Result<qint64> cosignedBefore(qint64 told, qint64 asked) const
    {
        if (m_known.size <= told || m_known.size > asked)
            return qint64(0);
        const auto bytes = noteOf(m_session, m_known.size);
        if (!bytes)
            return bytes.error().code == ErrorCode::NotFound ? Result<qint64>(qint64(0))
                                                             : bytes.error();
        REDRESS_TRY(note, Ledger::parseNote(*bytes));
        return Ledger::cosignedAt(note, m_witness.key) ? m_known.size : qint64(0);
    }

    void succeed(qint64 size)
    {
        m_asked.isCosigned = true;
        m_known.size = size;
        m_known.failures = 0;
        m_known.code.clear();
        m_known.trouble.clear();
        m_pauseSeconds = m_isKept ? kIdleSeconds : kAgainSeconds;
    }

    // A refusal stands until the witness cosigns again: a line that breaks does not take it away.
    void fail(const QString &code, const QString &sentence)
    {
        WitnessRow before;
        before.code = m_known.code;
        if (!before.isRefusal()) {
            m_known.code = code;
            m_known.trouble = sentence;
        }
        tell(Verdict::CannotTell, code, sentence);
    }

    void refuse(const QString &code, const QString &sentence)
    {
        m_known.code = code;
        m_known.trouble = sentence;
        tell(Verdict::Broken, code, sentence);
    }

    void tell(Verdict verdict, const QString &code, const QString &sentence)
    {
        m_asked.finding = {verdict, code, "witness "_L1 + m_asked.name, sentence};
        m_pauseSeconds
            = std::min(kFirstPauseSeconds << std::min(m_known.failures, 12), kLongestPauseSeconds);
        ++m_known.failures;
    }

    void remember()
    {
        m_known.askedUtc = m_session.clock().nowUtc();
        m_known.againUtc = m_known.askedUtc.addSecs(m_pauseSeconds);
        m_memory.keep(m_witness.key, m_known);
    }

    const Session &m_session;
    const Ledger::Policy &m_policy;
    const Ledger::PolicyWitness &m_witness;
    WitnessMemory m_memory;
    RememberedWitness m_known;
    WitnessAsked m_asked{{}, 0, false, {Verdict::Intact, {}, {}, {}}};
    qint64 m_pauseSeconds = kAgainSeconds;
    bool m_isKept = false; // its cosignature stands on the newest checkpoint already
};

const Ledger::PolicyWitness *witnessOf(const Ledger::Policy &policy, const QString &name)
{
    for (const Ledger::PolicyWitness &witness : policy.witnesses) {
        if (witness.name == name.toUtf8())
            return &witness;
    }
    return nullptr;
}

Error noSuchWitness(const QString &name)
{
    return {ErrorCode::NotFound, u"no witness is called \"%1\""_s.arg(name.left(60)),
            u"\"ledger witness list\" shows their names."_s};
}

} // namespace

Result<QList<WitnessAsked>> WitnessService::ask(Which which, Progress &progress)
{
    const Session &session = *m_session;
    REDRESS_TRY(policy, policyOf(session));
    QList<WitnessAsked> all;
    if (policy.witnesses.isEmpty())
        return all;
    REDRESS_CHECK(headNote(session));
    for (const Ledger::PolicyWitness &witness : std::as_const(policy.witnesses)) {
        Asking asking(session, policy, witness);
        if (witness.url.isEmpty() || (which == Which::Due && !asking.isDue()))
            continue;
        REDRESS_TRY(asked, asking.run(m_client, progress));
        all.append(asked);
    }
    return all;
}

Result<QByteArray> WitnessService::request(const QString &name)
{
    const Session &session = *m_session;
    REDRESS_CHECK(session.demand(Domain::Right::ReadLedger));
    REDRESS_TRY(policy, policyOf(session));
    const Ledger::PolicyWitness *witness = witnessOf(policy, name);
    if (!witness)
        return noSuchWitness(name);
    REDRESS_TRY(note, headNote(session));
    REDRESS_TRY(head, Ledger::openCheckpoint(note, *session.d().logKey));
    const Store::LedgerRepository ledger(*session.d().database);
    const qint64 old
        = std::min(WitnessMemory(session.center().id).of(witness->key).size, head.size);
    REDRESS_TRY(proof, Ledger::consistencyProof(old, head.size, ledger));
    return Ledger::formatWitnessRequest({old, proof, note});
}

Result<QStringList> WitnessService::answer(const QByteArray &file, const QString &from)
{
    const Session &session = *m_session;
    REDRESS_CHECK(session.demand(Domain::Right::ReadLedger));
    REDRESS_TRY(policy, policyOf(session));
    const WitnessMemory memory(session.center().id);
    const auto told = file.endsWith('\n') ? Ledger::parseDecimal(file.chopped(1)) : std::nullopt;
    if (told) {
        const Ledger::PolicyWitness *witness = witnessOf(policy, from);
        if (!witness)
            return noSuchWitness(from);
        RememberedWitness known = memory.of(witness->key);
        known.size = *told;
        REDRESS_TRY(size, Store::LedgerRepository(*session.d().database).size());
        if (*told > size) {
            known.code = u"witness.shorter"_s;
            known.trouble = tooShort(*told, size);
        }
        memory.keep(witness->key, known);
        return QStringList();
    }
    const auto checkpoint = Ledger::openCheckpoint(file, *session.d().logKey);
    if (!checkpoint)
        return Error{ErrorCode::BadInput,
                     u"this is no answer of a witness: "_s + checkpoint.error().detail,
                     {}};
    REDRESS_TRY(note, Ledger::parseNote(file));
    QStringList names;
    for (const Ledger::PolicyWitness &witness : std::as_const(policy.witnesses)) {
        if (!Ledger::cosignedAt(note, witness.key))
            continue;
        names.append(QString::fromUtf8(witness.name));
    }
    if (names.isEmpty())
        return Error{ErrorCode::BadInput, u"none of the policy's witnesses cosigned it"_s, {}};
    const auto root
        = Ledger::rootAt(checkpoint->size, Store::LedgerRepository(*session.d().database));
    const bool isOurs = root && *root == checkpoint->root;
    for (const Ledger::PolicyWitness &witness : std::as_const(policy.witnesses)) {
        RememberedWitness known = memory.of(witness.key);
        if (!Ledger::cosignedAt(note, witness.key) || (isOurs && known.size > checkpoint->size))
            continue;
        known.size = checkpoint->size;
        known.code = isOurs ? QString() : u"witness.refused"_s;
        known.trouble = isOurs ? QString() : otherHistory(checkpoint->size);
        memory.keep(witness.key, known);
    }
    if (!isOurs)
        return Error{ErrorCode::Corrupt,
                     names.join(u", "_s) + u": "_s + otherHistory(checkpoint->size),
                     u"Keep the file: this center's key signed what it holds."_s};
    REDRESS_CHECK(keepCosignatures(session, policy, checkpoint->size, file));
    return names;
}

} // namespace Redress::Services
