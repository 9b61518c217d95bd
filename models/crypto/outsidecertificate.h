// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>

#include <openssl/x509.h>

#include <memory>

namespace Redress::Crypto {

/// The certificate of somebody who is not of this center: any kind of key. Cheap to copy.
class OutsideCertificate {
public:
    /// Strict: exactly one DER certificate, nothing after it, re-encodes to the same bytes.
    static Result<OutsideCertificate> fromDer(QByteArrayView der);
    /// The one certificate of a PEM text. BadInput for none or several.
    static Result<OutsideCertificate> fromPem(const QByteArray &pem);
    QByteArray der() const;
    QByteArray pem() const;
    QString name() const; // common name, else organization
    QString fingerprint() const; // SHA-256, upper-case hex pairs with colons
    QDateTime notBefore() const; // UTC
    QDateTime notAfter() const; // UTC
    /// Issued by itself, and allowed to issue others: what can be trusted as a root.
    bool isRoot() const;
    /// Where its issuer publishes what is revoked: http and https addresses.
    QList<QByteArray> revocationUrls() const;
    X509 *handle() const { return m_certificate.get(); }

private:
    std::shared_ptr<X509> m_certificate;
};

enum class ChainFault { Trust, Days, Purpose };

struct OutsideChain {
    /// From the certificate itself to one of the roots; empty when it does not hold.
    QList<OutsideCertificate> certificates;
    ChainFault fault = ChainFault::Trust; // when it does not hold, and why
    QString reason;
};

/// Whether `certificate` may stamp time (RFC 3161 2.3: extended usage critical, timeStamping alone)
/// and leads through `others` to one of `roots`, all of them valid at `at`, with keys and digests
/// of at least 112 bits.
OutsideChain timeStampChain(const OutsideCertificate &certificate,
                            const QList<OutsideCertificate> &others,
                            const QList<OutsideCertificate> &roots, const QDateTime &at);

} // namespace Redress::Crypto
