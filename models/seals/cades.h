// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/result.h"
#include "models/crypto/certificate.h"
#include "models/crypto/keys.h"
#include "models/seals/chaincheck.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>
#include <QList>
#include <QString>

#include <optional>

namespace Redress::Seals {

// CAdES-B (ETSI EN 319 122-1), detached, in one spelling only: resources/help/dossier.md.

inline constexpr qsizetype kMaxSignatureBytes = 64 * 1024;
inline constexpr int kMaxSignatureCertificates = 8;

/// Signs one document after another for one person: what all signatures share is made once, so that
/// a signature costs little more than its ECDSA. Usable from one thread at a time.
class CadesSigner {
public:
    /// BadInput when `key` is not the key of `certificate`. `chain` ends with the root; the
    /// signer's own certificate need not be in it.
    static Result<CadesSigner> create(const Crypto::P256PrivateKey &key,
                                      const Crypto::Certificate &certificate,
                                      const QList<Crypto::Certificate> &chain);
    const Crypto::Certificate &certificate() const { return m_certificate; }
    /// The detached signature (DER) over content whose SHA-256 is `sha256`; the content itself is
    /// not needed. The time is signed to the second.
    Result<QByteArray> signDigest(const QByteArray &sha256, const QDateTime &signingTimeUtc) const;
    /// The same for the hole in a PDF, which tells the time itself (EN 319 142-1, 6.3).
    Result<QByteArray> signDigestInPdf(const QByteArray &sha256) const;

private:
    CadesSigner() = default;
    Result<QByteArray> signedData(const QByteArray &sha256,
                                  const std::optional<QDateTime> &time) const;
    Crypto::P256PrivateKey m_key;
    Crypto::Certificate m_certificate;
    QList<Crypto::Certificate> m_others;
};

/// CadesSigner for a single signature.
Result<QByteArray> signDetachedDigest(const Crypto::P256PrivateKey &key,
                                      const Crypto::Certificate &certificate,
                                      const QList<Crypto::Certificate> &chain,
                                      const QByteArray &sha256, const QDateTime &signingTimeUtc);

struct SignatureCheck {
    Verification verification;
    std::optional<Crypto::Certificate> signer; // empty when the signature cannot be read
    QDateTime signedAtUtc; // as the signer claims; invalid when it cannot be read
};

/// Checks one signature after another against one root; what they share (certificates, chains) is
/// checked once. Usable from one thread at a time.
class CadesVerifier {
public:
    explicit CadesVerifier(const Crypto::Certificate &root);
    /// See verifyDetachedDigest.
    SignatureCheck check(const QByteArray &der, const QByteArray &sha256, const QString &subject);
    /// The same of the hole in a PDF; the time is what the PDF tells.
    SignatureCheck checkInPdf(const QByteArray &der, const QByteArray &sha256,
                              const QDateTime &claimedUtc, const QString &subject);
    ChainCheck &chains() { return m_chains; }

private:
    SignatureCheck checkTimed(const QByteArray &der, const QByteArray &sha256,
                              const std::optional<QDateTime> &outsideUtc, const QString &subject);
    std::optional<Crypto::Certificate> certificateOf(const QByteArray &der);

    ChainCheck m_chains;
    QByteArray m_rootDer;
    QHash<QByteArray, Crypto::Certificate> m_known; // by DER
};

/// Findings: "seal.malformed", "seal.not-canonical" (any byte that CadesSigner would have written
/// otherwise), "seal.certificates", "seal.digest", "seal.signature", "seal.chain". `subject` names
/// the signature in them.
SignatureCheck verifyDetachedDigest(const QByteArray &der, const QByteArray &sha256,
                                    const Crypto::Certificate &root, const QString &subject);

} // namespace Redress::Seals
