// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/progress.h"
#include "models/core/result.h"
#include "models/crypto/certificate.h"
#include "models/ledger/policy.h"
#include "models/ledger/quorum.h"
#include "models/seals/bytesource.h"
#include "models/seals/cades.h"
#include "models/seals/timestamp.h"

#include <QByteArray>
#include <QDateTime>
#include <QIODevice>
#include <QList>
#include <QString>

#include <functional>
#include <memory>
#include <optional>

namespace Redress::Seals {

// The dossier: an ASiC-E container that a stranger can check (resources/help/dossier.md).

inline constexpr int kMaxEvidence = 9999;
inline constexpr qint64 kMaxEvidenceBytes = 4LL * 1024 * 1024 * 1024;

/// One paper, bytes exactly as received: "evidence/NNN.ext".
struct DossierEvidence {
    int number = 1; // 1 … kMaxEvidence, each once
    QString extension; // 1 to 8 of a-z 0-9 (see evidenceExtension); never the paper's own name
    qint64 size = 0;
    QByteArray sha256; // 32 bytes, as recorded: the copy is compared with it
    QByteArray signature; // the CAdES signature made at archiving; may be empty
    std::function<Result<std::unique_ptr<QIODevice>>()>
        open; // called once, from the writing thread
};

/// One act with the disclosures that this recipient may see, and its place in the ledger.
struct DossierEntry {
    qint64 index = 0; // in the ledger, from 0; names the files
    QByteArray presentation; // Ledger::present
    QByteArray proof; // Ledger::formatTlogProof; all of a dossier under one checkpoint
};

/// A time stamp of the checkpoint that all acts of a dossier are under, and what shows it to be
/// good.
struct DossierTime {
    QByteArray token; // in its kept spelling
    Crypto::OutsideCertificate root;
    QList<Crypto::RevocationList> revoked;
};

struct DossierContents {
    QByteArray report; // PDF
    QByteArray custody; // JSON-LD; names the digest of each paper in lower-case hex
    QByteArray certification; // text
    QList<DossierEvidence> evidence;
    QList<DossierEntry> entries; // at least one; any order
    QList<Crypto::Certificate> certificates; // of everybody who signed an entry; others do no harm
    Crypto::Certificate root;
    Ledger::Policy policy; // whom to trust for the checkpoint
    std::optional<DossierTime> time = {};
};

/// "pdf" of "Contract.PDF"; "bin" where the name has no usable extension.
QString evidenceExtension(const QString &fileName);

struct DossierWritten {
    qint64 size = 0;
    QByteArray sha256; // of the whole file
};

/// Writes beside `path`, verifies what was written as a stranger would, makes it durable and
/// renames it over `path`: there is never half a dossier, nor one that does not verify (Corrupt,
/// naming the finding). BadInput for contents that break the format, Cancelled, DiskFull, Io.
Result<DossierWritten> writeDossier(const DossierContents &contents, const CadesSigner &signer,
                                    const QDateTime &signingTimeUtc, const QString &path,
                                    Progress &progress);

/// The one certificate of a PEM text, whatever stands around it. BadInput for none or several.
Result<Crypto::Certificate> certificateFromPem(const QByteArray &pem);

/// Anchors that came another way than inside the dossier.
struct DossierTrust {
    std::optional<Crypto::Certificate> root;
    std::optional<Ledger::Policy> policy;
    QList<Crypto::OutsideCertificate> timeRoots = {}; // of time-stamp authorities
};

struct DossierVerdict {
    /// Findings "dossier.…", "seal.…", "time.…" and "pdf.signature"; remarks tell what is not
    /// claimed
    /// ("dossier.anchor-inside", "dossier.no-outside-time", "dossier.not-witnessed",
    /// "dossier.quorum").
    Verification verification;
    QString signerName;
    QString signerOrganization;
    QDateTime signedAtUtc; // as the signer claims
    QString caseNumber;
    /// When an outside authority says that everything shown stood in the ledger; invalid: none
    /// does.
    QDateTime outsideTimeUtc;
    QString outsideTimeBy;
    QString timeRootFingerprint; // as rootFingerprint
    bool timeRootFromInside = true;
    bool isReportSigned = false; // by itself, too (pdfsignature.h)
    qsizetype files = 0;
    qsizetype entries = 0;
    qsizetype disclosures = 0; // facts shown
    qsizetype withheld = 0; // facts of which only the digest is shown
    qsizetype evidence = 0;
    qsizetype evidenceSignatures = 0;
    QString rootFingerprint; // SHA-256 of the certificate, upper-case hex pairs with colons
    bool rootFromInside = true;
    QString logKey; // verifier key under which the ledger's state was checked
    bool policyFromInside = true;
    QString logOrigin;
    qint64 treeSize = 0; // of the checkpoint
    Ledger::QuorumStanding quorum; // who of the policy cosigned it, and which groups are met
};

/// Checks everything and reports all findings. An Error only when there is nothing to judge:
/// NotFound, BadInput when it is not a dossier at all, Io, Cancelled.
Result<DossierVerdict> verifyDossier(const QString &path, const DossierTrust &trust,
                                     Progress &progress);
Result<DossierVerdict> verifyDossier(const ByteSource &source, const DossierTrust &trust,
                                     Progress &progress);

} // namespace Redress::Seals
