// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/outsidecertificate.h"

#include "models/crypto/owners.h"
#include "models/crypto/primitives.h"
#include "models/crypto/x509parts.h"

#include <openssl/objects.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

constexpr int kSecurityLevel = 2; // 112 bits: RSA from 2048, no SHA-1
constexpr int kMaxRevocationUrls = 4;

using CertificatePtr = OpenSslPtr<X509, X509_free>;
using Store = OpenSslPtr<X509_STORE, X509_STORE_free>;
using StoreContext = OpenSslPtr<X509_STORE_CTX, X509_STORE_CTX_free>;
using Points = OpenSslPtr<CRL_DIST_POINTS, CRL_DIST_POINTS_free>;
using Usages = OpenSslPtr<EXTENDED_KEY_USAGE, EXTENDED_KEY_USAGE_free>;

struct StackDeleter {
    void operator()(STACK_OF(X509) * stack) const { sk_X509_free(stack); } // not what it holds
};
using Stack = std::unique_ptr<STACK_OF(X509), StackDeleter>;

/// OpenSSL looks for timeStamping, critical and alone; that another usage stands beside it by
/// number only is left to us.
bool stampsTimeOnly(const X509 *certificate)
{
    int critical = 0;
    const Usages usages(static_cast<EXTENDED_KEY_USAGE *>(
        X509_get_ext_d2i(certificate, NID_ext_key_usage, &critical, nullptr)));
    return usages && critical == 1 && sk_ASN1_OBJECT_num(usages.get()) == 1
        && OBJ_obj2nid(sk_ASN1_OBJECT_value(usages.get(), 0)) == NID_time_stamp;
}

} // namespace

Result<OutsideCertificate> OutsideCertificate::fromDer(QByteArrayView der)
{
    if (der.size() > kMaxCertificateBytes)
        return Error{
            ErrorCode::TooLarge, u"the certificate is larger than any this program reads"_s, {}};
    const uchar *at = reinterpret_cast<const uchar *>(der.data());
    CertificatePtr read(d2i_X509(nullptr, &at, long(der.size())));
    if (!read || at != reinterpret_cast<const uchar *>(der.data()) + der.size()
        || !isCanonicalCertificate(der) || !X509_get0_pubkey(read.get())) {
        cryptoError({});
        return Error{ErrorCode::BadInput, u"not exactly one certificate in canonical DER"_s, {}};
    }
    OutsideCertificate certificate;
    certificate.m_certificate = std::shared_ptr<X509>(read.release(), X509_free);
    return certificate;
}

Result<OutsideCertificate> OutsideCertificate::fromPem(const QByteArray &pem)
{
    REDRESS_TRY(der, Crypto::fromPem(kCertificateLabel, pem));
    return fromDer(der);
}

QByteArray OutsideCertificate::der() const
{
    return derOf(m_certificate.get());
}

QByteArray OutsideCertificate::pem() const
{
    return toPem(kCertificateLabel, der());
}

QString OutsideCertificate::name() const
{
    const X509_NAME *const subject = X509_get_subject_name(m_certificate.get());
    const QString common = nameText(subject, NID_commonName);
    return common.isEmpty() ? nameText(subject, NID_organizationName) : common;
}

QString OutsideCertificate::fingerprint() const
{
    return QString::fromLatin1(sha256(der()).toHex(':')).toUpper();
}

QDateTime OutsideCertificate::notBefore() const
{
    return timeOf(X509_get0_notBefore(m_certificate.get()));
}

QDateTime OutsideCertificate::notAfter() const
{
    return timeOf(X509_get0_notAfter(m_certificate.get()));
}

bool OutsideCertificate::isRoot() const
{
    return X509_self_signed(m_certificate.get(), 1) == 1 && X509_check_ca(m_certificate.get()) == 1;
}

QList<QByteArray> OutsideCertificate::revocationUrls() const
{
    QList<QByteArray> urls;
    const Points points(static_cast<CRL_DIST_POINTS *>(
        X509_get_ext_d2i(m_certificate.get(), NID_crl_distribution_points, nullptr, nullptr)));
    for (int i = 0; points && i < sk_DIST_POINT_num(points.get()); ++i) {
        const DIST_POINT *const point = sk_DIST_POINT_value(points.get(), i);
        if (!point->distpoint || point->distpoint->type != 0)
            continue;
        const GENERAL_NAMES *const names = point->distpoint->name.fullname;
        for (int j = 0; j < sk_GENERAL_NAME_num(names); ++j) {
            int type = 0;
            const void *const value
                = GENERAL_NAME_get0_value(sk_GENERAL_NAME_value(names, j), &type);
            if (type != GEN_URI || urls.size() == kMaxRevocationUrls)
                continue;
            const auto *text = static_cast<const ASN1_STRING *>(value);
            const QByteArray url(reinterpret_cast<const char *>(ASN1_STRING_get0_data(text)),
                                 ASN1_STRING_length(text));
            if (url.startsWith("http://") || url.startsWith("https://"))
                urls += url;
        }
    }
    cryptoError({});
    return urls;
}

OutsideChain timeStampChain(const OutsideCertificate &certificate,
                            const QList<OutsideCertificate> &others,
                            const QList<OutsideCertificate> &roots, const QDateTime &at)
{
    const auto failed = [](ChainFault fault, const QString &reason) {
        cryptoError({});
        return OutsideChain{{}, fault, reason};
    };
    if (!stampsTimeOnly(certificate.handle()))
        return failed(ChainFault::Purpose,
                      u"its certificate is not made for time stamps, and for them alone"_s);
    const Store store(X509_STORE_new()); // empty: the system's authorities have no say here
    const StoreContext context(X509_STORE_CTX_new());
    const Stack untrusted(sk_X509_new_null());
    bool isPrepared = store && context && untrusted;
    for (const OutsideCertificate &root : roots)
        isPrepared = isPrepared && X509_STORE_add_cert(store.get(), root.handle()) == 1;
    for (const OutsideCertificate &other : others)
        isPrepared = isPrepared && sk_X509_push(untrusted.get(), other.handle()) > 0;
    if (!isPrepared
        || X509_STORE_CTX_init(context.get(), store.get(), certificate.handle(), untrusted.get())
            != 1
        || X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_TIMESTAMP_SIGN) != 1)
        return failed(ChainFault::Trust, u"couldn't prepare the certificate check"_s);
    X509_VERIFY_PARAM *const rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(rules, time_t(at.toSecsSinceEpoch()));
    X509_VERIFY_PARAM_set_auth_level(rules, kSecurityLevel);
    if (X509_verify_cert(context.get()) != 1) {
        const int reason = X509_STORE_CTX_get_error(context.get());
        const bool isDays
            = reason == X509_V_ERR_CERT_HAS_EXPIRED || reason == X509_V_ERR_CERT_NOT_YET_VALID;
        return failed(isDays                                     ? ChainFault::Days
                          : reason == X509_V_ERR_INVALID_PURPOSE ? ChainFault::Purpose
                                                                 : ChainFault::Trust,
                      QString::fromLatin1(X509_verify_cert_error_string(reason)));
    }
    OutsideChain chain;
    STACK_OF(X509) *const built = X509_STORE_CTX_get0_chain(context.get());
    for (int i = 0; i < sk_X509_num(built); ++i) {
        const auto one = OutsideCertificate::fromDer(derOf(sk_X509_value(built, i)));
        if (!one)
            return failed(ChainFault::Trust, one.error().detail);
        chain.certificates += *one;
    }
    return chain;
}

} // namespace Redress::Crypto
