// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/outsidecertificate.h"
#include "models/crypto/primitives.h"
#include "models/ledger/checkpoint.h"
#include "models/ledger/merkle.h"
#include "models/store/findinglist.h"
#include "models/store/ledgerpass.h"
#include "models/store/projector.h"
#include "models/store/verify.h"

#include <QSet>
#include <QThreadPool>

#include <limits>
#include <optional>

namespace Redress::Store {

/// One run of the check, over one connection and one snapshot.
class Verifier {
public:
    Verifier(Database &database, Connection &connection, const VerifyInputs &inputs);
    /// Everything but the evidence files and the full text index.
    Result<void> checkLedger(Progress &progress);
    VerifyReport &report() { return m_report; }
    FindingList &findings() { return m_findings; }
    /// What is not as it was known: then this run says nothing, and one that knows nothing must.
    enum class Difference { None, Entries, Checkpoints };
    Difference difference() const { return m_difference; }
    const QList<qint64> &papers() const { return m_papers; } // entries that archived one

private:
    /// A part too damaged to be read is a finding and ends that step only.
    Result<void> survive(Result<void> (Verifier::*step)(), const QString &what);
    Result<void> checkDatabase();
    Result<void> readNodes(qint64 from);
    Result<void> readCertificates();
    Result<void> readCheckpoints();
    Result<void> checkRoots();
    Result<void> checkCheckpointsAhead();
    Result<void> checkEntry(const PassedEntry &entry);
    void checkClock(const PassedEntry &entry);
    void checkSigner(const PassedEntry &entry);
    void meetAuthority(const Domain::RecordedAct &act);
    Result<void> checkTimeStamps();
    void tellAcceptedCopy(const Domain::RecordedAct &act);
    void checkStaffing(const PassedEntry &entry, const Domain::RecordedAct &act);
    void checkDisclosures(const PassedEntry &entry, ProjectedAct &projected);
    Result<void> checkTree(const PassedEntry &entry);
    Result<void> passEntries(Progress &progress);
    Result<void> checkIsNew(const PassedEntry &entry);
    Result<void> checkStrayNodes();
    Result<void> checkStrayDisclosures();
    Result<void> checkKeys();
    void checkAnnouncements();
    Result<void> checkProjections();

    QThreadPool m_cores; // of its own: threads of the global one outlive libcrypto
    Connection &m_connection;
    SubjectKeys &m_keys;
    const Crypto::SecretBytes &m_searchKey;
    const VerifyInputs &m_inputs;
    VerifyReport m_report;
    FindingList m_findings;
    Projector m_projector;

    KnownCertificates m_certificates;
    struct Noted { // a stored checkpoint and what its note says
        qint64 size = 0;
        QByteArray bytes;
        std::optional<Ledger::Checkpoint> note; // nothing: not signed by the log
        QString problem;
    };
    QList<Noted> m_noted; // those that come, by size
    std::optional<qint64> m_nextNote = std::numeric_limits<qint64>::min(); // nothing: all are read
    Ledger::Frontier m_frontier;
    QHash<Ledger::NodeId, QByteArray> m_nodes; // stored ones that the coming entries complete
    qint64 m_nodesUntil = 0; // seq
    qint64 m_next = 0; // the seq that comes
    QDateTime m_before; // time of the entry before
    Difference m_difference = Difference::None;
    Crypto::Sha256 m_knownNotes, m_notes; // of those up to the known size, and of all
    bool m_gap = false; // entries are missing: nothing can be said of the tree above
    struct Standing {
        QString thumbprint;
        bool retired = false;
    };
    QHash<QString, Standing> m_staff;
    QSet<QString> m_announced; // thumbprints
    QSet<QString> m_erased;
    QHash<QString, qint64> m_keyGone; // subject to the first entry
    QSet<QString> m_keyBroken;
    QList<Crypto::OutsideCertificate> m_timeRoots; // of authorities that were ever trusted
    QList<qint64> m_papers;
};

} // namespace Redress::Store
