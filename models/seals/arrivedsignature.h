// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/certificate.h"
#include "models/seals/bytesource.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <memory>

namespace Redress::Seals {

// Signatures that papers bring along, made by anybody with any program, judged as they are found.

/// A signature as it was found: who, when, over what, and whether to believe it.
struct ArrivedSignature {
    enum class Kind { Pdf, TimeStamp, Beside }; // Beside: in a .p7s file next to the paper
    /// Whole: all of the paper but the signature itself. Part: something stands behind what was
    /// signed. Unclear: cannot be told.
    enum class Cover { Whole, Part, Unclear };
    /// Holds: the bytes are those that were signed. Broken: they are not. Unreadable: cannot be
    /// judged.
    enum class State { Holds, Broken, Unreadable };
    Kind kind = Kind::Pdf;
    Cover cover = Cover::Unclear;
    State state = State::Unreadable;
    bool isTrusted = false; // its certificate chains to a root that this computer trusts
    QString signer; // commonName; as the certificate says
    QString organization;
    QString issuer;
    QDateTime
        claimedUtc; // by the signer's own clock, a time stamp's by the authority's; may be invalid
    /// What is wrong first of all.
    enum class Problem {
        None,
        Ranges, // it leaves out more than itself
        Unreadable,
        NotOnePerson,
        NoCertificate,
        Changed, // the paper is not what was signed
        Forged, // the signature does not fit its certificate
        Added, // something stands behind what was signed
        Expired, // the certificate, by now
        Unknown, // no root of this computer stands behind it
        TooMany // signatures: only the first are judged
    };
    Problem problem = Problem::None;

    bool operator==(const ArrivedSignature &) const = default;
};

/// The roots that this computer trusts, and the center's own.
class SignatureAnchors {
public:
    explicit SignatureAnchors(const QList<Crypto::Certificate> &own);
    X509_STORE *store() const { return m_store.get(); }

private:
    std::shared_ptr<X509_STORE> m_store;
};

/// All that a PDF carries, at most kMaxPdfSignatures. Chains are judged at `now`. Revocation is not
/// asked for: that needs a line. Io, Cancelled never.
Result<QList<ArrivedSignature>>
signaturesInPdf(const ByteSource &pdf, const SignatureAnchors &anchors, const QDateTime &now);
/// The one of a .p7s file (DER or PEM) that lies beside its paper.
Result<ArrivedSignature> signatureBeside(const QByteArray &signature, const ByteSource &paper,
                                         const SignatureAnchors &anchors, const QDateTime &now);

} // namespace Redress::Seals
