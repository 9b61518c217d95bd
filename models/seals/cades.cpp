// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/cades.h"

#include "models/crypto/owners.h"
#include "models/crypto/primitives.h"
#include "models/seals/der.h"
#include "models/seals/objectids.h"
#include "models/seals/signerid.h"

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

using Crypto::Certificate;

using namespace ObjectIds;

QByteArray attribute(QLatin1String type, const QByteArray &value)
{
    return Der::element(Der::Sequence, {bytes(type), Der::element(Der::Set, {value})});
}

// The signed attributes; as a SET OF they are what is signed, with the tag [0] they travel. In a
// PDF the time stands elsewhere.
QList<QByteArray> signedAttributes(const QByteArray &sha256, const std::optional<QDateTime> &time,
                                   const QByteArray &signerDer)
{
    // ESSCertIDv2 with its default hash algorithm (SHA-256), which DER leaves out.
    const QByteArray certificateHash = Der::element(Der::OctetString, {Crypto::sha256(signerDer)});
    const QByteArray certificateIds
        = Der::element(Der::Sequence, {Der::element(Der::Sequence, {certificateHash})});
    QList<QByteArray> attributes{
        attribute(kContentType, bytes(kData).toByteArray()),
        attribute(kMessageDigest, Der::element(Der::OctetString, {sha256})),
        attribute(kSigningCertificateV2, Der::element(Der::Sequence, {certificateIds}))};
    if (time)
        attributes.append(attribute(kSigningTime, Der::time(*time)));
    return attributes;
}

// The whole ContentInfo. A signature-time-stamp will stand after the signature, as [1].
QByteArray contentInfo(const Certificate &signer, const QList<QByteArray> &certificates,
                       const QList<QByteArray> &attributes, const QByteArray &signature)
{
    const QByteArray sha256 = Der::element(Der::Sequence, {bytes(kSha256)});
    const QByteArray signerInfo
        = Der::element(Der::Sequence,
                       {bytes(kVersion1), issuerAndSerialOf(signer.handle()), sha256,
                        Der::setOf(Der::Context0, attributes),
                        Der::element(Der::Sequence, {bytes(kEcdsaWithSha256)}),
                        Der::element(Der::OctetString, {signature})});
    const QByteArray signedData = Der::element(Der::Sequence,
                                               {bytes(kVersion1), Der::element(Der::Set, {sha256}),
                                                Der::element(Der::Sequence, {bytes(kData)}),
                                                Der::setOf(Der::Context0, certificates),
                                                Der::element(Der::Set, {signerInfo})});
    return Der::element(Der::Sequence,
                        {bytes(kSignedData), Der::element(Der::Context0, {signedData})});
}

// What a signature says, found by position; nothing is believed before it is written again.
struct Parts {
    QList<QByteArray> certificates;
    QByteArray messageDigest;
    QByteArray certificateHash;
    QDateTime time;
    QByteArray signature;
};

Result<void> readAttribute(QByteArrayView attribute, Parts *parts)
{
    Der::Reader fields(attribute);
    REDRESS_TRY(type, fields.next(Der::ObjectId));
    REDRESS_TRY(values, fields.next(Der::Set));
    Der::Reader value(values.content);
    if (type.whole == bytes(kMessageDigest)) {
        REDRESS_TRY(digest, value.next(Der::OctetString));
        parts->messageDigest = digest.content.toByteArray();
    } else if (type.whole == bytes(kSigningTime)) {
        REDRESS_TRY(time, value.next());
        parts->time = Der::parseTime(time);
    } else if (type.whole == bytes(kSigningCertificateV2)) {
        REDRESS_TRY(outer, value.next(Der::Sequence));
        REDRESS_TRY(ids, Der::Reader(outer.content).next(Der::Sequence));
        REDRESS_TRY(id, Der::Reader(ids.content).next(Der::Sequence));
        REDRESS_TRY(hash, Der::Reader(id.content).next(Der::OctetString));
        parts->certificateHash = hash.content.toByteArray();
    }
    return {};
}

Result<Parts> readParts(QByteArrayView der)
{
    Parts parts;
    REDRESS_TRY(content, Der::Reader(der).next(Der::Sequence));
    Der::Reader outer(content.content);
    REDRESS_CHECK(outer.next(Der::ObjectId));
    REDRESS_TRY(tagged, outer.next(Der::Context0));
    REDRESS_TRY(signedData, Der::Reader(tagged.content).next(Der::Sequence));
    Der::Reader fields(signedData.content);
    REDRESS_CHECK(fields.next(Der::Integer));
    REDRESS_CHECK(fields.next(Der::Set));
    REDRESS_CHECK(fields.next(Der::Sequence));
    REDRESS_TRY(certificates, fields.next(Der::Context0));
    for (Der::Reader each(certificates.content); !each.atEnd();) {
        REDRESS_TRY(certificate, each.next(Der::Sequence));
        parts.certificates += certificate.whole.toByteArray();
        if (parts.certificates.size() > kMaxSignatureCertificates)
            return Error{ErrorCode::TooLarge, u"the signature carries too many certificates"_s, {}};
    }
    REDRESS_TRY(signerInfos, fields.next(Der::Set));
    REDRESS_TRY(signerInfo, Der::Reader(signerInfos.content).next(Der::Sequence));
    Der::Reader info(signerInfo.content);
    REDRESS_CHECK(info.next(Der::Integer));
    REDRESS_CHECK(info.next(Der::Sequence));
    REDRESS_CHECK(info.next(Der::Sequence));
    REDRESS_TRY(attributes, info.next(Der::Context0));
    for (Der::Reader each(attributes.content); !each.atEnd();) {
        REDRESS_TRY(attribute, each.next(Der::Sequence));
        REDRESS_CHECK(readAttribute(attribute.content, &parts));
    }
    REDRESS_CHECK(info.next(Der::Sequence));
    REDRESS_TRY(signature, info.next(Der::OctetString));
    parts.signature = signature.content.toByteArray();
    return parts;
}

} // namespace

Result<CadesSigner> CadesSigner::create(const Crypto::P256PrivateKey &key,
                                        const Certificate &certificate,
                                        const QList<Certificate> &chain)
{
    if (key.publicKey().spki() != certificate.publicKey().spki())
        return Error{
            ErrorCode::BadInput, u"the key is not the one of the signer's certificate"_s, {}};
    CadesSigner signer;
    signer.m_key = key;
    signer.m_certificate = certificate;
    const QByteArray own = certificate.der();
    for (const Certificate &other : chain) {
        if (other.der() != own)
            signer.m_others += other;
    }
    if (signer.m_others.size() >= kMaxSignatureCertificates)
        return Error{ErrorCode::TooLarge, u"the signer's certificate chain is too long"_s, {}};
    return signer;
}

Result<QByteArray> CadesSigner::signDigest(const QByteArray &sha256,
                                           const QDateTime &signingTimeUtc) const
{
    if (!signingTimeUtc.isValid())
        return Error{ErrorCode::BadInput, u"a signature needs a time"_s, {}};
    return signedData(sha256, signingTimeUtc);
}

Result<QByteArray> CadesSigner::signDigestInPdf(const QByteArray &sha256) const
{
    return signedData(sha256, {});
}

Result<QByteArray> CadesSigner::signedData(const QByteArray &sha256,
                                           const std::optional<QDateTime> &time) const
{
    if (sha256.size() != Crypto::kDigestBytes)
        return Error{ErrorCode::BadInput, u"a signature needs a SHA-256 digest"_s, {}};
    const QByteArray own = m_certificate.der();
    QList<QByteArray> certificates{own};
    for (const Certificate &other : m_others)
        certificates += other.der();
    const QList<QByteArray> attributes = signedAttributes(sha256, time, own);
    REDRESS_TRY(signature, m_key.signDer(Der::setOf(Der::Set, attributes)));
    return contentInfo(m_certificate, certificates, attributes, signature);
}

Result<QByteArray> signDetachedDigest(const Crypto::P256PrivateKey &key,
                                      const Certificate &certificate,
                                      const QList<Certificate> &chain, const QByteArray &sha256,
                                      const QDateTime &signingTimeUtc)
{
    REDRESS_TRY(signer, CadesSigner::create(key, certificate, chain));
    return signer.signDigest(sha256, signingTimeUtc);
}

CadesVerifier::CadesVerifier(const Certificate &root) : m_chains(root), m_rootDer(root.der())
{
}

std::optional<Certificate> CadesVerifier::certificateOf(const QByteArray &der)
{
    if (const auto known = m_known.constFind(der); known != m_known.constEnd())
        return *known;
    const Result<Certificate> read = Certificate::fromDer(der);
    if (!read)
        return {};
    m_known.insert(der, *read);
    return *read;
}

SignatureCheck CadesVerifier::check(const QByteArray &der, const QByteArray &sha256,
                                    const QString &subject)
{
    return checkTimed(der, sha256, {}, subject);
}

SignatureCheck CadesVerifier::checkInPdf(const QByteArray &der, const QByteArray &sha256,
                                         const QDateTime &claimedUtc, const QString &subject)
{
    return checkTimed(der, sha256, claimedUtc, subject);
}

SignatureCheck CadesVerifier::checkTimed(const QByteArray &der, const QByteArray &sha256,
                                         const std::optional<QDateTime> &outsideUtc,
                                         const QString &subject)
{
    SignatureCheck check;
    Verification &found = check.verification;
    if (der.size() > kMaxSignatureBytes) {
        found.broken(u"seal.malformed"_s, subject, u"larger than any signature of ours"_s);
        return check;
    }
    const Result<Parts> parts = readParts(der);
    if (!parts || (!outsideUtc && !parts->time.isValid())) {
        found.broken(u"seal.malformed"_s, subject,
                     parts ? u"the signing time is missing or malformed"_s : parts.error().detail);
        return check;
    }
    check.signedAtUtc = outsideUtc.value_or(parts->time);
    for (const QByteArray &each : parts->certificates) {
        if (Crypto::sha256(each) == parts->certificateHash)
            check.signer = certificateOf(each);
    }
    if (!check.signer) {
        found.broken(u"seal.certificates"_s, subject,
                     u"the certificate that the signature names is not in it"_s);
        return check;
    }
    // Besides the signer there is the root and nobody else: what is not needed is not accepted.
    if (parts->certificates.size() != 2 || !parts->certificates.contains(m_rootDer))
        found.broken(u"seal.certificates"_s, subject,
                     u"the certificates are not the signer's and the trusted root alone"_s);

    const QList<QByteArray> attributes = signedAttributes(
        parts->messageDigest, outsideUtc ? std::nullopt : std::optional(parts->time),
        check.signer->der());
    if (contentInfo(*check.signer, parts->certificates, attributes, parts->signature) != der)
        found.broken(u"seal.not-canonical"_s, subject,
                     u"the signature is not written as this format writes it"_s);
    if (parts->messageDigest != sha256)
        found.broken(u"seal.digest"_s, subject, u"the content is not what was signed"_s);
    if (!check.signer->publicKey().verifyDer(Der::setOf(Der::Set, attributes), parts->signature))
        found.broken(u"seal.signature"_s, subject,
                     u"the signature does not fit the certificate's key"_s);
    if (const auto chain = m_chains.holdsAt(*check.signer, check.signedAtUtc); !chain)
        found.broken(u"seal.chain"_s, subject, chain.error().detail);
    return check;
}

SignatureCheck verifyDetachedDigest(const QByteArray &der, const QByteArray &sha256,
                                    const Certificate &root, const QString &subject)
{
    return CadesVerifier(root).check(der, sha256, subject);
}

} // namespace Redress::Seals
