// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/keys.h"

#include <QDateTime>
#include <QList>

#include <openssl/x509.h>

namespace Redress::Crypto {

inline constexpr int kRootValidDays = 20 * 366;
inline constexpr int kStaffValidDays = 3 * 366;

/// An X.509 certificate. Cheap to copy.
class Certificate {
public:
    /// Strict: exactly one DER certificate, nothing after it, re-encodes to the same bytes.
    static Result<Certificate> fromDer(QByteArrayView der);
    QByteArray der() const;
    QByteArray pem() const;
    /// Base64url of SHA-256 over the DER: the `kid` of entries, RFC 7515 x5t#S256.
    QString thumbprint() const;
    QString commonName() const;
    QString organization() const;
    QString subjectSerialNumber() const; // the staff id; empty in a root
    QDateTime notBefore() const; // UTC
    QDateTime notAfter() const; // UTC
    P256PublicKey publicKey() const;
    X509 *handle() const { return m_certificate.get(); }

private:
    std::shared_ptr<X509> m_certificate;
};

/// A center's own certificate authority: self-signed P-256 root (CA:TRUE, keyCertSign|cRLSign,
/// pathlen 0).
Result<Certificate> issueRoot(const P256PrivateKey &key, const QString &organization,
                              const QDateTime &fromUtc);

struct StaffSubject {
    QString staffId; // serialNumber attribute of the subject
    QString displayName; // commonName
    QString organization;
};
/// A staff certificate: CA:FALSE, digitalSignature|nonRepudiation, extended usage emailProtection,
/// 128-bit random serial.
Result<Certificate> issueStaff(const P256PrivateKey &rootKey, const Certificate &root,
                               const P256PublicKey &key, const StaffSubject &subject,
                               const QDateTime &fromUtc);

/// Whether `certificate` chains to `root` and both are valid at `at`; the Error's detail says what
/// fails.
Result<void> verifyChain(const Certificate &certificate, const Certificate &root,
                         const QDateTime &at);

} // namespace Redress::Crypto
