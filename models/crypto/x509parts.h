// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QString>

#include <openssl/x509.h>

namespace Redress::Crypto {

inline constexpr qsizetype kMaxCertificateBytes = 64 * 1024;

/// The first attribute of that kind (NID_commonName …); empty when there is none.
QString nameText(const X509_NAME *name, int nid);
QDateTime timeOf(const ASN1_TIME *time); // UTC; invalid when it is no time
QByteArray derOf(X509 *certificate);
/// Whether exactly these bytes are written for the certificate that they hold.
bool isCanonicalCertificate(QByteArrayView der);
/// RFC 7468 text of "CERTIFICATE" or "X509 CRL".
QByteArray toPem(QLatin1String label, const QByteArray &der);
/// The one block of that label, whatever stands around it. BadInput for none or several.
Result<QByteArray> fromPem(QLatin1String label, const QByteArray &pem);

inline constexpr QLatin1String kCertificateLabel{"CERTIFICATE"};
inline constexpr QLatin1String kRevocationLabel{"X509 CRL"};

} // namespace Redress::Crypto
