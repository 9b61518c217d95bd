// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/seals/der.h"
#include "tests/seals/sealskit.h"

#include <QByteArray>
#include <QList>

#include <functional>
#include <utility>

namespace Redress::Test {

/// DER of elements whose tags the program itself never writes.
QByteArray der(int tag, const QList<QByteArray> &parts);
QByteArray oid(const char *encoded); // the content of an object identifier

/// A detached signature whose parts can be bent one by one; untouched it is what CadesSigner
/// writes.
struct RawCms {
    RawCms(const Center &center, const QByteArray &sha256, const QDateTime &time);
    /// The content of the attribute's only value.
    void setAttribute(const QByteArray &type, const QByteArray &value);
    void removeAttribute(const QByteArray &type);
    QByteArray bytes() const;

    Crypto::P256PrivateKey key;
    QByteArray version;
    QByteArray digestAlgorithms;
    QByteArray content;
    QList<QByteArray> certificates;
    QByteArray revocations; // a whole [1], or nothing
    QByteArray signerVersion;
    QByteArray signerId;
    QByteArray digestAlgorithm;
    QList<std::pair<QByteArray, QByteArray>> attributes; // type, value
    QByteArray signatureAlgorithm;
    QByteArray unsignedAttributes; // a whole [1], or nothing
    bool isSorted = true;
    int signers = 1;
    std::function<QByteArray(const QByteArray &)> bendSignature;
};

namespace Attribute {
QByteArray contentType();
QByteArray messageDigest();
QByteArray signingTime();
QByteArray signingCertificateV2();
} // namespace Attribute

/// IssuerAndSerialNumber of a certificate.
QByteArray issuerAndSerial(const QByteArray &certificate);

/// r and n - s instead of r and s: another spelling of the same ECDSA signature, which holds as
/// well.
QByteArray otherSignature(const QByteArray &der);
/// The same of r ‖ s.
QByteArray otherRawSignature(const QByteArray &raw);

} // namespace Redress::Test
