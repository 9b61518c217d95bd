// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QDateTime>
#include <QList>
#include <QString>

#include <openssl/evp.h>

namespace Redress::Seals {

/// What a time-stamp token consists of, found by position; nothing of it is checked yet.
struct TimeStampToken {
    // Of the SignedData (RFC 5652): exactly one signer, no version but those of RFC 3161.
    QByteArray info; // the TSTInfo, as signed
    QList<QByteArray> certificates; // DER
    QByteArray signerId; // issuerAndSerialNumber, the whole element
    QByteArray digestId; // object identifiers, whole elements
    QByteArray signatureId;
    QList<QByteArray> attributes; // signed, whole elements
    QByteArray signature;

    // Of the signed attributes.
    QByteArray contentType; // the object identifier
    QByteArray messageDigest;
    QByteArray certificateHash; // of the signer's: SHA-256 (32 bytes) or SHA-1 (20)

    // Of the TSTInfo (RFC 3161).
    QString policy;
    QByteArray imprint; // SHA-256
    QDateTime timeUtc;
    QByteArray nonce; // content of the INTEGER; empty when there is none

    /// Corrupt when it is not one DER token with one signer, or uses what we do not know.
    static Result<TimeStampToken> read(const QByteArray &der);
    /// The token written anew with these certificates alone, and nothing that nobody signed.
    QByteArray write(const QList<QByteArray> &withCertificates) const;
    /// The digest that the signer used; null when it is none that we accept.
    const EVP_MD *digest() const;
    /// Whether `key` made the signature over the attributes and they hold the content's digest.
    bool isSignedBy(EVP_PKEY *key) const;
};

} // namespace Redress::Seals
