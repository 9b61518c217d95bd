// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/revocation.h"

#include "models/crypto/owners.h"
#include "models/crypto/x509parts.h"

#include <openssl/x509v3.h>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

using ListPtr = OpenSslPtr<X509_CRL, X509_CRL_free>;
using Reason = OpenSslPtr<ASN1_ENUMERATED, ASN1_ENUMERATED_free>;

QByteArray encoded(X509_CRL *list, int (*encode)(X509_CRL *, uchar **))
{
    uchar *der = nullptr;
    const int length = encode(list, &der);
    if (length <= 0)
        return {};
    QByteArray bytes(reinterpret_cast<const char *>(der), length);
    OPENSSL_free(der);
    return bytes;
}

QByteArray encodedWhole(X509_CRL *list)
{
    return encoded(list, [](X509_CRL *one, uchar **out) { return i2d_X509_CRL(one, out); });
}

// As for certificates: throws away the bytes read and writes anew, on a copy.
bool isCanonical(QByteArrayView der)
{
    const uchar *at = reinterpret_cast<const uchar *>(der.data());
    const ListPtr copy(d2i_X509_CRL(nullptr, &at, long(der.size())));
    return copy && !encoded(copy.get(), i2d_re_X509_CRL_tbs).isEmpty()
        && encodedWhole(copy.get()) == der;
}

/// Delta and partial lists carry critical extensions; whoever does not read them may take a revoked
/// certificate for a good one.
bool isWholeList(const X509_CRL *list)
{
    for (int i = 0; i < X509_CRL_get_ext_count(list); ++i) {
        if (X509_EXTENSION_get_critical(X509_CRL_get_ext(list, i)))
            return false;
    }
    return X509_CRL_get_ext_by_NID(list, NID_delta_crl, -1) < 0;
}

/// RFC 3161 section 4: with one of these reasons, what was signed before stays good.
bool endsPeacefully(long reason)
{
    return reason == CRL_REASON_UNSPECIFIED || reason == CRL_REASON_AFFILIATION_CHANGED
        || reason == CRL_REASON_SUPERSEDED || reason == CRL_REASON_CESSATION_OF_OPERATION;
}

} // namespace

Result<RevocationList> RevocationList::fromDer(QByteArrayView der)
{
    if (der.size() > kMaxRevocationBytes)
        return Error{ErrorCode::TooLarge, u"the list of revoked certificates is too large"_s, {}};
    const uchar *at = reinterpret_cast<const uchar *>(der.data());
    ListPtr read(d2i_X509_CRL(nullptr, &at, long(der.size())));
    if (!read || at != reinterpret_cast<const uchar *>(der.data()) + der.size() || !isCanonical(der)
        || !timeOf(X509_CRL_get0_lastUpdate(read.get())).isValid()) {
        cryptoError({});
        return Error{ErrorCode::BadInput,
                     u"not exactly one list of revoked certificates in canonical DER"_s,
                     {}};
    }
    if (!isWholeList(read.get()))
        return Error{ErrorCode::Unsupported,
                     u"the list of revoked certificates is only a part of one"_s,
                     {}};
    RevocationList list;
    list.m_list = std::shared_ptr<X509_CRL>(read.release(), X509_CRL_free);
    return list;
}

Result<RevocationList> RevocationList::fromDerOrPem(const QByteArray &bytes)
{
    if (!bytes.startsWith("-----BEGIN"))
        return fromDer(bytes);
    REDRESS_TRY(der, Crypto::fromPem(kRevocationLabel, bytes));
    return fromDer(der);
}

QByteArray RevocationList::der() const
{
    return encodedWhole(m_list.get());
}

QDateTime RevocationList::issuedUtc() const
{
    return timeOf(X509_CRL_get0_lastUpdate(m_list.get()));
}

QDateTime RevocationList::nextUtc() const
{
    const ASN1_TIME *const next = X509_CRL_get0_nextUpdate(m_list.get());
    return next ? timeOf(next) : QDateTime();
}

bool RevocationList::isFrom(X509 *issuer) const
{
    EVP_PKEY *const key = X509_get0_pubkey(issuer);
    const bool isIts = key
        && X509_NAME_cmp(X509_CRL_get_issuer(m_list.get()), X509_get_subject_name(issuer)) == 0
        && (X509_get_key_usage(issuer) & KU_CRL_SIGN) != 0
        && X509_CRL_verify(m_list.get(), key) == 1;
    cryptoError({});
    return isIts;
}

std::optional<RevocationList::Entry> RevocationList::entryOf(X509 *certificate) const
{
    X509_REVOKED *revoked = nullptr;
    // 2: was in it and was taken out again (only in delta lists, which are refused).
    if (X509_CRL_get0_by_cert(m_list.get(), &revoked, certificate) != 1 || !revoked)
        return {};
    Entry entry{timeOf(X509_REVOKED_get0_revocationDate(revoked)), true};
    const Reason reason(static_cast<ASN1_ENUMERATED *>(
        X509_REVOKED_get_ext_d2i(revoked, NID_crl_reason, nullptr, nullptr)));
    entry.isForAllTime
        = !entry.fromUtc.isValid() || !reason || !endsPeacefully(ASN1_ENUMERATED_get(reason.get()));
    cryptoError({});
    return entry;
}

} // namespace Redress::Crypto
