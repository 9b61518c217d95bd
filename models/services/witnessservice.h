// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/progress.h"
#include "models/exchange/httpclient.h"
#include "models/ledger/quorum.h"
#include "models/services/session.h"
#include "models/store/ledgerrepository.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <optional>

namespace Redress::Services {

// Whom the center asks to witness its ledger (resources/help/witnesses.md).

/// Where one witness of the policy stands.
struct WitnessRow {
    QString name; // as the policy calls it
    QString key; // verifier key
    QString url; // empty: asked by file only
    qint64 size = 0; // of the newest checkpoint here that it cosigned; 0: none
    QDateTime cosignedUtc; // as it says; invalid: none
    /// Why it did not cosign when last asked: "witness.refused", "witness.shorter", "witness.key",
    /// "witness.forgot", or an error's word; empty: nothing stands against it.
    QString code;
    QString trouble; // the sentence
    QDateTime askedUtc; // by this desk; invalid: never
    QDateTime againUtc; // when it is asked again by itself

    /// It remembers another history, or another key, than this center shows.
    bool isRefusal() const;
};

struct Witnessing {
    qint64 size = 0; // of the newest checkpoint here
    QList<WitnessRow> witnesses; // in the policy's order
    QByteArray quorum; // "none", a witness or a group
    QList<Ledger::QuorumStanding::Group> groups; // on the newest checkpoint
    qint64 metSize = 0; // of the newest checkpoint that meets the quorum; 0: none does
};

/// What became of asking one.
struct WitnessAsked {
    QString name;
    qint64 size = 0; // of the checkpoint that it was asked to cosign
    bool isCosigned = false; // now or before
    Finding finding; // Verdict::Intact and no code: nothing to tell
};

class WitnessService {
public:
    explicit WitnessService(SessionPtr session, const Exchange::HttpClient &client = makeClient());
    static Exchange::HttpClient makeClient(); // with limits fit for a witness

    // Acts of an administrator; each answers the entry's number.
    /// `key`: the witness's verifier key. `quorum`: how many of all are needed from now on; 0: as
    /// before.
    Result<qint64> add(const QString &name, const QString &key, const QString &url, int quorum);
    Result<qint64> remove(const QString &name);
    Result<qint64> adopt(const QByteArray &policy); // a whole C2SP tlog-policy

    Result<Witnessing> state();
    enum class Which { Due, All }; // those whose time has come; everyone
    /// Asks the witnesses that have an address, one after the other, also those that cosigned the
    /// newest checkpoint: they may remember more than stands here. What they give is kept at once. Nobody is needed for it but the person signed in. An Error
    /// only where this center cannot ask at all.
    Result<QList<WitnessAsked>> ask(Which which, Progress &progress);
    /// The request to one witness, for a file: mail or a stick.
    Result<QByteArray> request(const QString &name);
    /// Takes what came back in a file: a checkpoint of ours with cosignatures of witnesses, whose
    /// names are answered; or the size that `from` last cosigned, then nobody's.
    Result<QStringList> answer(const QByteArray &file, const QString &from);

private:
    SessionPtr m_session;
    Exchange::HttpClient m_client;
};

/// What this desk knows that witnesses of the policy hold against this ledger: "witness.…".
Verification witnessFindings(const Session &session);
/// The newest checkpoint that meets the policy's quorum of witnesses and covers entry `seq`;
/// nothing when the policy names no witness or there is none among the newest entries.
Result<std::optional<Store::StoredCheckpoint>>
witnessedCheckpoint(const Session &session, const Ledger::Policy &policy, qint64 seq);

} // namespace Redress::Services
