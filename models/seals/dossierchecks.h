// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ledger/checkpoint.h"
#include "models/seals/dossier.h"
#include "models/seals/dossierlayout.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace Redress::Seals {

/// The acts of a dossier, each against its signature, its certificate and its place in the ledger.
class EntryChecks {
public:
    /// Whole contents of a file of the dossier; already part of the digests.
    using Read = std::function<Result<QByteArray>(const QByteArray &name)>;

    /// `chains` is empty when there is no root to trust, `policy` when there is none to apply.
    EntryChecks(Read read, ChainCheck *chains, const Ledger::Policy *policy,
                DossierVerdict *verdict);

    Result<void> addCertificate(const QByteArray &name, const QByteArray &thumbprint);
    Result<void> addEntry(qint64 index, bool hasProof);

    /// Lower-case hex digests of the contents that the acts name.
    const QSet<QByteArray> &boundDigests() const { return m_bound; }
    void markUsed(const QByteArray &thumbprint) { m_used.insert(thumbprint); }
    /// After everything else: certificates that nobody needs, and what is claimed of the ledger.
    void finish();

private:
    Result<void> checkProof(const QByteArray &name, qint64 index, const QByteArray &leafHash);
    void openCheckpoint(const QString &subject, const QByteArray &note);
    void describeCheckpoint(const QString &subject, const Ledger::Checkpoint &checkpoint,
                            const QByteArray &note);
    void checkCase(const QString &subject, const QString &caseId);
    Verification &found() { return m_verdict.verification; }

    Read m_read;
    ChainCheck *m_chains;
    const Ledger::Policy *m_policy;
    DossierVerdict &m_verdict;
    QHash<QByteArray, Crypto::Certificate> m_certificates; // by thumbprint
    QSet<QByteArray> m_used;
    QSet<QByteArray> m_bound;
    QByteArray m_note; // the checkpoint of the first proof, verbatim
    std::optional<Ledger::Checkpoint> m_checkpoint; // when it holds
};

} // namespace Redress::Seals
