// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/seals/sealskit.h"

#include <QByteArray>
#include <QList>

namespace Redress::Test {

struct RawExtension {
    QByteArray type;
    bool critical = false;
    QByteArray value; // DER
};

/// A certificate whose parts can be bent one by one; untouched it is as good as the center's own.
struct RawCertificate {
    /// Of a clerk, issued by the center's root.
    static RawCertificate ofClerk(const Center &center, const Crypto::P256PrivateKey &key);
    /// The center's root once more, with the same name and key.
    static RawCertificate ofRoot(const Center &center);

    RawExtension &extension(const QByteArray &type);
    void remove(const QByteArray &type);
    QByteArray bytes() const;

    QByteArray version;
    QByteArray serial;
    QByteArray algorithm;
    QByteArray algorithmOutside;
    QByteArray issuer;
    QByteArray validity;
    QByteArray subject;
    QByteArray key; // SubjectPublicKeyInfo
    QList<RawExtension> extensions;
    Crypto::P256PrivateKey issuerKey;
};

namespace Extension {
QByteArray basicConstraints();
QByteArray keyUsage();
QByteArray subjectKeyId();
QByteArray authorityKeyId();
} // namespace Extension

} // namespace Redress::Test
