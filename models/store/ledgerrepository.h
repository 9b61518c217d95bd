// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/crypto/certificate.h"
#include "models/domain/acts.h"
#include "models/ledger/entry.h"
#include "models/ledger/merkle.h"
#include "models/store/database.h"
#include "models/store/question.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

namespace Redress::Store {

struct StoredEntry {
    qint64 seq = -1;
    QByteArray jwt;
    QByteArray leaf; // 32 bytes
};
struct StoredCheckpoint {
    qint64 size = 0;
    QByteArray note;
};
struct StoredCertificate {
    Crypto::Certificate certificate;
    StaffId staff;
};
/// An act as it can be read now, and what is left of the facts that cannot.
struct ReadAct {
    Domain::RecordedAct act;
    int disclosures = 0; // recorded with the entry
    bool erased = false; // at least one belongs to an erased person
};

/// The ledger as stored: a NodeSource for proofs.
class LedgerRepository final : public Ledger::NodeSource {
public:
    explicit LedgerRepository(Database &database);

    Result<qint64> size() const; // number of entries
    Result<QByteArray> root() const; // of the current size
    /// The edge of the tree, in one question: another desk may have moved it.
    Result<Ledger::Frontier> frontier() const;
    static Question askedForFrontier();
    Result<QDateTime> lastActUtc() const; // invalid for an empty ledger
    Result<StoredEntry> entry(qint64 seq) const; // NotFound
    Result<QByteArray> node(Ledger::NodeId id) const override;
    /// The disclosures of an entry that can still be opened, subjects set, in recorded order.
    Result<QList<Ledger::Disclosure>> disclosures(qint64 seq) const;
    Result<ReadAct> act(qint64 seq) const;

    Result<StoredCertificate> certificate(const QString &thumbprint) const; // NotFound
    Result<QList<StoredCertificate>> certificates() const;
    /// The newest; size 0 and an empty note when there is none. These are remembered and told to
    /// others: the entries are durable when they return.
    Result<StoredCheckpoint> lastCheckpoint() const;
    /// Those of more than `above` entries whose notes have at least `bytes`, newest first, at most
    /// `most`: cosignatures make a note long.
    Result<QList<StoredCheckpoint>> longCheckpoints(qint64 above, qsizetype bytes, int most) const;
    /// The smallest that covers entry `seq`; NotFound.
    Result<StoredCheckpoint> checkpointCovering(qint64 seq) const;

private:
    Database &m_database;
};

} // namespace Redress::Store
