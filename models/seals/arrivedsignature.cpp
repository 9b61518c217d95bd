// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/arrivedsignature.h"

#include "models/core/text.h"
#include "models/crypto/owners.h"
#include "models/seals/pdfholes.h"

#include <openssl/bio.h>
#include <openssl/cms.h>
#include <openssl/err.h>
#include <openssl/evp.h>
#include <openssl/pem.h>
#include <openssl/ts.h>
#include <openssl/x509_vfy.h>

#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

using Crypto::OpenSslPtr;
using CmsPtr = OpenSslPtr<CMS_ContentInfo, CMS_ContentInfo_free>;
using BioPtr = OpenSslPtr<BIO, BIO_free_all>;
using Cover = ArrivedSignature::Cover;
using Kind = ArrivedSignature::Kind;
using Problem = ArrivedSignature::Problem;
using State = ArrivedSignature::State;

constexpr qsizetype kMaxName = 200;
constexpr qint64 kStep = 256 * 1024;

void freeCertificates(STACK_OF(X509) * certificates)
{
    sk_X509_pop_free(certificates, X509_free);
}
using CertificatesPtr = OpenSslPtr<STACK_OF(X509), freeCertificates>;

/// A part of the paper.
struct Range {
    qint64 from;
    qint64 to;
};

QString nameOf(const X509_NAME *name, int nid)
{
    const int at = X509_NAME_get_index_by_NID(name, nid, -1);
    if (at < 0)
        return {};
    uchar *utf8 = nullptr;
    const int size
        = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
    if (size < 0)
        return {};
    const QString text = QString::fromUtf8(reinterpret_cast<const char *>(utf8), size);
    OPENSSL_free(utf8);
    const auto clean = cleanShortText(text.left(kMaxName), u"a name"_s);
    return clean ? *clean : QString();
}

QString anyNameOf(const X509_NAME *name)
{
    for (const int nid : {NID_commonName, NID_organizationName, NID_pkcs9_emailAddress}) {
        if (const QString found = nameOf(name, nid); !found.isEmpty())
            return found;
    }
    return {};
}

QDateTime timeOf(const ASN1_TIME *time)
{
    std::tm parts{};
    if (!time || ASN1_TIME_to_tm(time, &parts) != 1)
        return {};
    return QDateTime(QDate(parts.tm_year + 1900, parts.tm_mon + 1, parts.tm_mday),
                     QTime(parts.tm_hour, parts.tm_min, parts.tm_sec), QTimeZone::utc());
}

/// Over the parts one after the other.
Result<QByteArray> digestOf(const ByteSource &paper, const QList<Range> &ranges,
                            const EVP_MD *algorithm)
{
    const OpenSslPtr<EVP_MD_CTX, EVP_MD_CTX_free> context(EVP_MD_CTX_new());
    bool isHashed = context && EVP_DigestInit_ex(context.get(), algorithm, nullptr) == 1;
    for (const Range &range : ranges) {
        for (qint64 at = range.from; isHashed && at < range.to; at += kStep) {
            REDRESS_TRY(bytes, paper.bytesAt(at, qMin(kStep, range.to - at)));
            isHashed
                = EVP_DigestUpdate(context.get(), bytes.constData(), size_t(bytes.size())) == 1;
        }
    }
    QByteArray value(EVP_MAX_MD_SIZE, '\0');
    uint size = 0;
    if (!isHashed
        || EVP_DigestFinal_ex(context.get(), reinterpret_cast<uchar *>(value.data()), &size) != 1)
        return Crypto::cryptoError(u"couldn't hash the paper"_s);
    return value.first(size);
}

/// The first element of the room; what follows it is padding.
CmsPtr cmsIn(const QByteArray &bytes)
{
    const auto *at = reinterpret_cast<const uchar *>(bytes.constData());
    CmsPtr cms(d2i_CMS_ContentInfo(nullptr, &at, long(bytes.size())));
    if (cms && OBJ_obj2nid(CMS_get0_type(cms.get())) != NID_pkcs7_signed)
        cms.reset();
    return cms;
}

/// "-----BEGIN PKCS7-----" or "CMS", whatever stands around it.
CmsPtr cmsFromPem(const QByteArray &bytes)
{
    const BioPtr source(BIO_new_mem_buf(bytes.constData(), int(bytes.size())));
    char *name = nullptr, *header = nullptr;
    uchar *data = nullptr;
    long size = 0;
    CmsPtr cms;
    if (PEM_read_bio(source.get(), &name, &header, &data, &size) == 1)
        cms = cmsIn(QByteArray(reinterpret_cast<const char *>(data), size));
    OPENSSL_free(name);
    OPENSSL_free(header);
    OPENSSL_free(data);
    return cms;
}

class Judge {
public:
    Judge(CmsPtr cms, const SignatureAnchors &anchors, const QDateTime &now,
          ArrivedSignature *signature)
        : m_cms(std::move(cms)), m_anchors(anchors), m_now(now), m_signature(*signature)
    {
    }

    /// Whether the signature is over the digest of `ranges`.
    Result<void> judge(const ByteSource &paper, const QList<Range> &ranges,
                       const QByteArray &subFilter)
    {
        auto *infos = CMS_get0_SignerInfos(m_cms.get());
        if (!infos || sk_CMS_SignerInfo_num(infos) != 1) {
            m_signature.problem = Problem::NotOnePerson;
            return {};
        }
        m_info = sk_CMS_SignerInfo_value(infos, 0);
        m_certificates.reset(CMS_get1_certs(m_cms.get()));
        X509 *signer = findSigner();
        if (!signer) {
            m_signature.problem = Problem::NoCertificate;
            return {};
        }
        CMS_SignerInfo_set1_signer_cert(m_info, signer);
        describe(signer);
        REDRESS_TRY(fits, contentFits(paper, ranges, subFilter));
        if (!fits) {
            m_signature.state = State::Broken;
            m_signature.problem = Problem::Changed;
        } else if (!signatureFits()) {
            m_signature.state = State::Broken;
            m_signature.problem = Problem::Forged;
        } else {
            m_signature.state = State::Holds;
        }
        judgeChain(signer);
        ERR_clear_error();
        return {};
    }

private:
    X509 *findSigner() const
    {
        for (int i = 0; m_certificates && i < sk_X509_num(m_certificates.get()); ++i) {
            X509 *certificate = sk_X509_value(m_certificates.get(), i);
            if (CMS_SignerInfo_cert_cmp(m_info, certificate) == 0)
                return certificate;
        }
        return nullptr;
    }

    void describe(const X509 *signer)
    {
        m_signature.signer = anyNameOf(X509_get_subject_name(signer));
        m_signature.organization = nameOf(X509_get_subject_name(signer), NID_organizationName);
        m_signature.issuer = anyNameOf(X509_get_issuer_name(signer));
        const int at = CMS_signed_get_attr_by_NID(m_info, NID_pkcs9_signingTime, -1);
        X509_ATTRIBUTE *attribute = at < 0 ? nullptr : CMS_signed_get_attr(m_info, at);
        const ASN1_TYPE *value = attribute ? X509_ATTRIBUTE_get0_type(attribute, 0) : nullptr;
        if (value && (value->type == V_ASN1_UTCTIME || value->type == V_ASN1_GENERALIZEDTIME))
            m_signature.claimedUtc = timeOf(value->value.asn1_string);
    }

    const EVP_MD *digestAlgorithm() const
    {
        X509_ALGOR *algorithm = nullptr;
        CMS_SignerInfo_get0_algs(m_info, nullptr, nullptr, &algorithm, nullptr);
        return algorithm ? EVP_get_digestbyobj(algorithm->algorithm) : nullptr;
    }

    QByteArray embedded() const
    {
        ASN1_OCTET_STRING **content = CMS_get0_content(m_cms.get());
        if (!content || !*content)
            return {};
        return {reinterpret_cast<const char *>(ASN1_STRING_get0_data(*content)),
                ASN1_STRING_length(*content)};
    }

    /// Of a time stamp the imprint, of the oldest form the SHA-1 inside, else the message digest.
    Result<bool> contentFits(const ByteSource &paper, const QList<Range> &ranges,
                             const QByteArray &subFilter)
    {
        const QByteArray inside = embedded();
        if (subFilter == "ETSI.RFC3161")
            return imprintFits(inside, paper, ranges);
        if (subFilter == "adbe.pkcs7.sha1") {
            REDRESS_TRY(sha1, digestOf(paper, ranges, EVP_sha1()));
            return inside == sha1 && digestOfMessage() == digestOfBytes(inside);
        }
        const EVP_MD *algorithm = digestAlgorithm();
        if (!algorithm || !inside.isEmpty())
            return false;
        REDRESS_TRY(digest, digestOf(paper, ranges, algorithm));
        m_digest = digest;
        const bool hasAttributes = CMS_signed_get_attr_count(m_info) >= 0;
        return !hasAttributes || digestOfMessage() == digest;
    }

    Result<bool> imprintFits(const QByteArray &inside, const ByteSource &paper,
                             const QList<Range> &ranges)
    {
        m_signature.kind = Kind::TimeStamp;
        const auto *at = reinterpret_cast<const uchar *>(inside.constData());
        const OpenSslPtr<TS_TST_INFO, TS_TST_INFO_free> token(
            d2i_TS_TST_INFO(nullptr, &at, long(inside.size())));
        if (!token)
            return false;
        m_signature.claimedUtc = timeOf(TS_TST_INFO_get_time(token.get()));
        TS_MSG_IMPRINT *imprint = TS_TST_INFO_get_msg_imprint(token.get());
        const EVP_MD *algorithm = EVP_get_digestbyobj(TS_MSG_IMPRINT_get_algo(imprint)->algorithm);
        if (!algorithm)
            return false;
        REDRESS_TRY(digest, digestOf(paper, ranges, algorithm));
        const ASN1_OCTET_STRING *stated = TS_MSG_IMPRINT_get_msg(imprint);
        return QByteArrayView(ASN1_STRING_get0_data(stated), ASN1_STRING_length(stated)) == digest
            && digestOfMessage() == digestOfBytes(inside);
    }

    QByteArray digestOfBytes(const QByteArray &bytes)
    {
        const EVP_MD *algorithm = digestAlgorithm();
        QByteArray value(EVP_MAX_MD_SIZE, '\0');
        uint size = 0;
        if (!algorithm
            || EVP_Digest(bytes.constData(), size_t(bytes.size()),
                          reinterpret_cast<uchar *>(value.data()), &size, algorithm, nullptr)
                != 1)
            return {};
        m_digest = value.first(size);
        return m_digest;
    }

    QByteArray digestOfMessage() const
    {
        const auto *stated = static_cast<const ASN1_OCTET_STRING *>(CMS_signed_get0_data_by_OBJ(
            m_info, OBJ_nid2obj(NID_pkcs9_messageDigest), -3, V_ASN1_OCTET_STRING));
        if (!stated)
            return {};
        return {reinterpret_cast<const char *>(ASN1_STRING_get0_data(stated)),
                ASN1_STRING_length(stated)};
    }

    bool signatureFits()
    {
        if (CMS_signed_get_attr_count(m_info) >= 0)
            return CMS_SignerInfo_verify(m_info) == 1;
        // Without attributes the signature is over the content's digest itself.
        X509 *signer = nullptr;
        EVP_PKEY *key = nullptr;
        CMS_SignerInfo_get0_algs(m_info, &key, &signer, nullptr, nullptr);
        const ASN1_OCTET_STRING *value = CMS_SignerInfo_get0_signature(m_info);
        const OpenSslPtr<EVP_PKEY_CTX, EVP_PKEY_CTX_free> context(EVP_PKEY_CTX_new(key, nullptr));
        if (!context || !value || EVP_PKEY_verify_init(context.get()) != 1
            || EVP_PKEY_CTX_set_signature_md(context.get(), digestAlgorithm()) != 1)
            return false;
        return EVP_PKEY_verify(
                   context.get(), ASN1_STRING_get0_data(value), size_t(ASN1_STRING_length(value)),
                   reinterpret_cast<const uchar *>(m_digest.constData()), size_t(m_digest.size()))
            == 1;
    }

    void judgeChain(X509 *signer)
    {
        const OpenSslPtr<X509_STORE_CTX, X509_STORE_CTX_free> context(X509_STORE_CTX_new());
        if (!context
            || X509_STORE_CTX_init(context.get(), m_anchors.store(), signer, m_certificates.get())
                != 1)
            return;
        X509_STORE_CTX_set_time(context.get(), 0, time_t(m_now.toSecsSinceEpoch()));
        X509_VERIFY_PARAM_set_purpose(X509_STORE_CTX_get0_param(context.get()), X509_PURPOSE_ANY);
        m_signature.isTrusted = X509_verify_cert(context.get()) == 1;
        const bool hasEnded
            = X509_STORE_CTX_get_error(context.get()) == X509_V_ERR_CERT_HAS_EXPIRED;
        if (!m_signature.isTrusted && m_signature.problem == Problem::None)
            m_signature.problem = hasEnded ? Problem::Expired : Problem::Unknown;
    }

    CmsPtr m_cms;
    const SignatureAnchors &m_anchors;
    QDateTime m_now;
    ArrivedSignature &m_signature;
    CMS_SignerInfo *m_info = nullptr;
    CertificatesPtr m_certificates;
    QByteArray m_digest; // of what the signature is over, where it has no attributes
};

Result<ArrivedSignature> judged(const PdfHole &hole, const ByteSource &pdf,
                                const SignatureAnchors &anchors, const QDateTime &now)
{
    ArrivedSignature signature;
    if (!hole.isSound) {
        signature.problem = Problem::Ranges;
        return signature;
    }
    signature.cover = hole.signedEnd == pdf.size() ? Cover::Whole : Cover::Part;
    signature.claimedUtc = hole.claimedUtc;
    CmsPtr cms = cmsIn(hole.signature);
    if (!cms) {
        ERR_clear_error();
        signature.problem = Problem::Unreadable;
        return signature;
    }
    const QDateTime claimed = signature.claimedUtc;
    REDRESS_CHECK(Judge(std::move(cms), anchors, now, &signature)
                      .judge(pdf, {{0, hole.begin}, {hole.end, hole.signedEnd}}, hole.subFilter));
    if (claimed.isValid() && signature.kind == Kind::Pdf)
        signature.claimedUtc = claimed;
    const bool holds = signature.state == State::Holds;
    if (holds && signature.cover == Cover::Part)
        signature.problem = Problem::Added;
    return signature;
}

} // namespace

SignatureAnchors::SignatureAnchors(const QList<Crypto::Certificate> &own)
    : m_store(X509_STORE_new(), X509_STORE_free)
{
    X509_STORE_set_default_paths(m_store.get());
    for (const Crypto::Certificate &certificate : own)
        X509_STORE_add_cert(m_store.get(), certificate.handle());
    ERR_clear_error();
}

Result<QList<ArrivedSignature>>
signaturesInPdf(const ByteSource &pdf, const SignatureAnchors &anchors, const QDateTime &now)
{
    REDRESS_TRY(found, pdfHolesIn(pdf));
    QList<ArrivedSignature> signatures;
    for (const PdfHole &hole : found.holes) {
        REDRESS_TRY(signature, judged(hole, pdf, anchors, now));
        signatures.append(signature);
    }
    if (found.hasMore && !signatures.isEmpty())
        signatures.last().problem = Problem::TooMany;
    return signatures;
}

Result<ArrivedSignature> signatureBeside(const QByteArray &bytes, const ByteSource &paper,
                                         const SignatureAnchors &anchors, const QDateTime &now)
{
    ArrivedSignature signature;
    signature.kind = Kind::Beside;
    CmsPtr cms = cmsIn(bytes);
    if (!cms)
        cms = cmsFromPem(bytes);
    ERR_clear_error();
    if (!cms) {
        signature.problem = Problem::Unreadable;
        return signature;
    }
    signature.cover = Cover::Whole;
    REDRESS_CHECK(
        Judge(std::move(cms), anchors, now, &signature).judge(paper, {{0, paper.size()}}, {}));
    return signature;
}

} // namespace Redress::Seals
