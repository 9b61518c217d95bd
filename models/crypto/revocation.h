// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QDateTime>

#include <openssl/x509.h>

#include <memory>
#include <optional>

namespace Redress::Crypto {

inline constexpr qsizetype kMaxRevocationBytes = 8 * 1024 * 1024;

/// What an authority says it took back: a CRL (RFC 5280 section 5). Cheap to copy.
class RevocationList {
public:
    /// Strict: exactly one DER list, nothing after it, re-encodes to the same bytes; no delta or
    /// indirect list, no critical extension that this program does not know.
    static Result<RevocationList> fromDer(QByteArrayView der);
    /// DER or PEM, as authorities publish it.
    static Result<RevocationList> fromDerOrPem(const QByteArray &bytes);
    QByteArray der() const;
    QDateTime issuedUtc() const;
    QDateTime nextUtc() const; // invalid when it promises none
    /// Whether `issuer` signed it, under its own name and with a key meant for that.
    bool isFrom(X509 *issuer) const;

    struct Entry {
        QDateTime fromUtc;
        /// Nothing that the key ever signed is good: a compromise, or no reason given.
        bool isForAllTime = true;
    };
    /// Of a certificate of the same issuer; nothing when it is not in the list.
    std::optional<Entry> entryOf(X509 *certificate) const;

private:
    std::shared_ptr<X509_CRL> m_list;
};

} // namespace Redress::Crypto
