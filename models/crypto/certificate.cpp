// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/certificate.h"

#include "models/core/text.h"
#include "models/crypto/owners.h"
#include "models/crypto/primitives.h"
#include "models/crypto/x509parts.h"

#include <openssl/asn1.h>
#include <openssl/bn.h>
#include <openssl/objects.h>
#include <openssl/x509.h>
#include <openssl/x509_vfy.h>
#include <openssl/x509v3.h>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

constexpr qsizetype kSerialBytes = 16;

using CertificatePtr = OpenSslPtr<X509, X509_free>;
using Extension = OpenSslPtr<X509_EXTENSION, X509_EXTENSION_free>;
using Bignum = OpenSslPtr<BIGNUM, BN_free>;
using Store = OpenSslPtr<X509_STORE, X509_STORE_free>;
using StoreContext = OpenSslPtr<X509_STORE_CTX, X509_STORE_CTX_free>;

// X.520 allows no more in a name, and libcrypto refuses it without saying why.
constexpr qsizetype kMaxNameCharacters = 64;

Result<void> checkName(const QString &name)
{
    const qsizetype characters = name.toUcs4().size();
    if (characters < 1 || characters > kMaxNameCharacters)
        return Error{ErrorCode::BadInput,
                     u"a name in a certificate has between 1 and 64 characters"_s,
                     u"Shorten the name."_s};
    return {};
}

bool addText(X509_NAME *name, int nid, const QString &text)
{
    const QByteArray utf8 = text.toUtf8();
    return X509_NAME_add_entry_by_NID(name, nid, MBSTRING_UTF8,
                                      reinterpret_cast<const uchar *>(utf8.constData()),
                                      int(utf8.size()), -1, 0)
        == 1;
}

bool addExtension(X509 *certificate, X509V3_CTX *context, int nid, const char *value)
{
    const Extension extension(X509V3_EXT_conf_nid(nullptr, context, nid, value));
    return extension && X509_add_ext(certificate, extension.get(), -1) == 1;
}

bool setSerial(X509 *certificate)
{
    QByteArray random = randomBytes(kSerialBytes);
    random[0] = char((random.at(0) & 0x7f) | 0x40); // positive, and always sixteen bytes
    const Bignum number(BN_bin2bn(reinterpret_cast<const uchar *>(random.constData()),
                                  int(random.size()), nullptr));
    return number && BN_to_ASN1_INTEGER(number.get(), X509_get_serialNumber(certificate));
}

// Whole seconds only: X.509 has no fractions.
bool setValidity(X509 *certificate, const QDateTime &fromUtc, int days)
{
    const qint64 from = fromUtc.toSecsSinceEpoch();
    return ASN1_TIME_set(X509_getm_notBefore(certificate), time_t(from))
        && ASN1_TIME_set(X509_getm_notAfter(certificate), time_t(from + qint64(days) * 86'400));
}

struct ExtensionText {
    int nid;
    const char *value;
};

// Common to root and staff: version 3, serial, validity, key, extensions, signature.
template <typename NameWriter>
Result<Certificate>
issue(EVP_PKEY *key, EVP_PKEY *issuerKey, X509 *issuer, const NameWriter &writeName,
      std::initializer_list<ExtensionText> extensions, const QDateTime &fromUtc, int days)
{
    if (!fromUtc.isValid())
        return Error{ErrorCode::BadInput, u"a certificate needs a first day"_s, {}};
    const auto failed = [] { return cryptoError(u"couldn't issue the certificate"_s); };
    const CertificatePtr made(X509_new());
    if (!made || X509_set_version(made.get(), X509_VERSION_3) != 1 || !setSerial(made.get())
        || !setValidity(made.get(), fromUtc, days) || X509_set_pubkey(made.get(), key) != 1
        || !writeName(X509_get_subject_name(made.get())))
        return failed();
    X509 *const signer = issuer ? issuer : made.get();
    if (X509_set_issuer_name(made.get(), X509_get_subject_name(signer)) != 1)
        return failed();
    X509V3_CTX context;
    X509V3_set_ctx(&context, signer, made.get(), nullptr, nullptr, 0);
    for (const ExtensionText &extension : extensions) {
        if (!addExtension(made.get(), &context, extension.nid, extension.value))
            return failed();
    }
    if (X509_sign(made.get(), issuerKey, EVP_sha256()) <= 0)
        return failed();
    return Certificate::fromDer(derOf(made.get()));
}

} // namespace

Result<Certificate> Certificate::fromDer(QByteArrayView der)
{
    if (der.size() > kMaxCertificateBytes)
        return Error{
            ErrorCode::TooLarge, u"the certificate is larger than any this program reads"_s, {}};
    const uchar *at = reinterpret_cast<const uchar *>(der.data());
    CertificatePtr read(d2i_X509(nullptr, &at, long(der.size())));
    if (!read || at != reinterpret_cast<const uchar *>(der.data()) + der.size()
        || !isCanonicalCertificate(der)) {
        cryptoError({});
        return Error{ErrorCode::BadInput, u"not exactly one certificate in canonical DER"_s, {}};
    }
    uchar *spki = nullptr;
    const int spkiBytes = i2d_X509_PUBKEY(X509_get_X509_PUBKEY(read.get()), &spki);
    const bool isP256Key = spkiBytes > 0 && X509_get0_pubkey(read.get())
        && P256PublicKey::fromSpki(QByteArrayView(spki, spkiBytes));
    OPENSSL_free(spki);
    if (!isP256Key) {
        cryptoError({});
        return Error{ErrorCode::Unsupported, u"the certificate's key is not a P-256 key"_s, {}};
    }
    Certificate certificate;
    certificate.m_certificate = std::shared_ptr<X509>(read.release(), X509_free);
    return certificate;
}

QByteArray Certificate::der() const
{
    return derOf(m_certificate.get());
}

QByteArray Certificate::pem() const
{
    return toPem(kCertificateLabel, der());
}

QString Certificate::thumbprint() const
{
    return toBase64Url(sha256(der()));
}

QString Certificate::commonName() const
{
    return nameText(X509_get_subject_name(m_certificate.get()), NID_commonName);
}

QString Certificate::organization() const
{
    return nameText(X509_get_subject_name(m_certificate.get()), NID_organizationName);
}

QString Certificate::subjectSerialNumber() const
{
    return nameText(X509_get_subject_name(m_certificate.get()), NID_serialNumber);
}

QDateTime Certificate::notBefore() const
{
    return timeOf(X509_get0_notBefore(m_certificate.get()));
}

QDateTime Certificate::notAfter() const
{
    return timeOf(X509_get0_notAfter(m_certificate.get()));
}

P256PublicKey Certificate::publicKey() const
{
    EVP_PKEY *const key = X509_get0_pubkey(m_certificate.get());
    EVP_PKEY_up_ref(key);
    P256PublicKey publicKey;
    publicKey.m_key = std::shared_ptr<EVP_PKEY>(key, EVP_PKEY_free);
    return publicKey;
}

Result<Certificate> issueRoot(const P256PrivateKey &key, const QString &organization,
                              const QDateTime &fromUtc)
{
    REDRESS_CHECK(checkName(organization));
    const auto writeName = [&organization](X509_NAME *name) {
        return addText(name, NID_organizationName, organization)
            && addText(name, NID_commonName, organization);
    };
    return issue(key.handle(), key.handle(), nullptr, writeName,
                 {{NID_basic_constraints, "critical,CA:TRUE,pathlen:0"},
                  {NID_key_usage, "critical,keyCertSign,cRLSign"},
                  {NID_subject_key_identifier, "hash"},
                  {NID_authority_key_identifier, "keyid:always"}},
                 fromUtc, kRootValidDays);
}

Result<Certificate> issueStaff(const P256PrivateKey &rootKey, const Certificate &root,
                               const P256PublicKey &key, const StaffSubject &subject,
                               const QDateTime &fromUtc)
{
    for (const QString &name : {subject.organization, subject.displayName, subject.staffId})
        REDRESS_CHECK(checkName(name));
    const auto writeName = [&subject](X509_NAME *name) {
        return addText(name, NID_organizationName, subject.organization)
            && addText(name, NID_commonName, subject.displayName)
            && addText(name, NID_serialNumber, subject.staffId);
    };
    return issue(key.handle(), rootKey.handle(), root.handle(), writeName,
                 {{NID_basic_constraints, "critical,CA:FALSE"},
                  {NID_key_usage, "critical,digitalSignature,nonRepudiation"},
                  {NID_ext_key_usage, "emailProtection"},
                  {NID_subject_key_identifier, "hash"},
                  {NID_authority_key_identifier, "keyid:always"}},
                 fromUtc, kStaffValidDays);
}

Result<void> verifyChain(const Certificate &certificate, const Certificate &root,
                         const QDateTime &at)
{
    if (!at.isValid())
        return Error{
            ErrorCode::BadInput, u"a certificate is checked at a moment, and none was given"_s, {}};
    const Store store(X509_STORE_new()); // empty: the system's authorities have no say here
    const StoreContext context(X509_STORE_CTX_new());
    if (!store || !context || X509_STORE_add_cert(store.get(), root.handle()) != 1
        || X509_STORE_CTX_init(context.get(), store.get(), certificate.handle(), nullptr) != 1
        || X509_STORE_CTX_set_purpose(context.get(), X509_PURPOSE_ANY) != 1)
        return cryptoError(u"couldn't prepare the certificate check"_s);
    X509_VERIFY_PARAM *const rules = X509_STORE_CTX_get0_param(context.get());
    X509_VERIFY_PARAM_set_time(rules, time_t(at.toSecsSinceEpoch()));
    if (X509_VERIFY_PARAM_set_flags(rules, X509_V_FLAG_X509_STRICT | X509_V_FLAG_CHECK_SS_SIGNATURE)
        != 1)
        return cryptoError(u"couldn't prepare the certificate check"_s);
    if (X509_verify_cert(context.get()) == 1)
        return {};
    cryptoError({});
    const int reason = X509_STORE_CTX_get_error(context.get());
    return Error{ErrorCode::Corrupt,
                 "the certificate does not hold at that time: "_L1
                     + QString::fromLatin1(X509_verify_cert_error_string(reason)),
                 {}};
}

} // namespace Redress::Crypto
