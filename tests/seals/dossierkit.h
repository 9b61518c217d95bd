// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ledger/entry.h"
#include "models/ledger/merkle.h"
#include "models/seals/dossier.h"
#include "tests/seals/sealskit.h"

#include <QByteArray>
#include <QList>

namespace Redress::Test {

/// A made-up case in a made-up ledger, from which dossiers can be written.
class DossierKit {
public:
    /// `ledgerSize` entries in all; those of the case are spread among them.
    explicit DossierKit(qint64 ledgerSize = 12, int year = kThisYear);

    const Center &center() const { return m_center; }
    const Ledger::VerifierKey &logKey() const { return *m_logKey; }

    /// Adds a paper and the act that binds it; before proveAll.
    void addPaper(const QByteArray &bytes, const QString &extension, bool isSigned = true);
    void addAct(const QString &act, const QJsonObject &facts,
                const QList<Ledger::PersonalFact> &personal, const QString &caseId);
    /// An act in any spelling, which the ledger took as it is.
    void addRawAct(const QByteArray &presentation);
    /// Fills the rest of the ledger, signs its checkpoint, makes the proofs and the custody.
    Seals::DossierContents contents();
    Seals::CadesSigner signer() const;
    /// A complete small dossier.
    QByteArray write(const Seals::DossierContents &contents) const;

    static QString caseNumber();

private:
    void appendLeaf(const QByteArray &leafHash);
    void appendForeign();

    int m_year;
    Center m_center;
    Crypto::Ed25519PrivateKey m_log;
    std::optional<Ledger::VerifierKey> m_logKey;
    Ledger::MemoryNodes m_nodes;
    Ledger::Frontier m_frontier;
    qint64 m_ledgerSize;
    int m_ids = 0;
    Seals::DossierContents m_contents;
};

/// Two papers, four acts: the dossier that most tests begin with.
Seals::DossierContents smallCase(DossierKit *kit);

} // namespace Redress::Test
