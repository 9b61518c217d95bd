// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/timestamptoken.h"

#include "models/crypto/owners.h"
#include "models/seals/der.h"
#include "models/seals/objectids.h"
#include "models/seals/timestamp.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

using namespace ObjectIds;
using DigestContext = Crypto::OpenSslPtr<EVP_MD_CTX, EVP_MD_CTX_free>;

constexpr int kSha1Bytes = 20;
constexpr int kSha256Bytes = 32;
constexpr int kFirstYear = 2000;
constexpr int kLastYear = 2200;
constexpr int kSecondsLength = 14; // yyyyMMddHHmmss
constexpr int kMaxFractionDigits = 9;
constexpr int kMaxAttributes = 16;
constexpr qsizetype kMaxNonceBytes = 32;
constexpr qsizetype kMaxSerialBytes = 21; // 160 bits and a sign

Error unknown(const QString &what)
{
    return {ErrorCode::Corrupt, what, {}};
}

/// AlgorithmIdentifier with no parameters, or NULL: the whole object identifier.
Result<QByteArray> readAlgorithm(const Der::Item &item)
{
    Der::Reader fields(item.content);
    REDRESS_TRY(id, fields.next(Der::ObjectId));
    if (!fields.atEnd()) {
        REDRESS_TRY(none, fields.next(Der::Null));
        if (!none.content.isEmpty() || !fields.atEnd())
            return unknown(u"an algorithm has parameters that we do not know"_s);
    }
    return id.whole.toByteArray();
}

/// yyyyMMddHHmmss[.f…]Z without trailing zeros (X.690 11.7), to the millisecond.
QDateTime readStampedTime(const Der::Item &item)
{
    const QByteArray text = item.content.toByteArray();
    const bool isPlain = text.size() == kSecondsLength + 1;
    const qsizetype digits = text.size() - kSecondsLength - 2;
    if (!text.endsWith('Z')
        || (!isPlain
            && (digits < 1 || digits > kMaxFractionDigits || text.at(kSecondsLength) != '.'
                || text.at(text.size() - 2) == '0')))
        return {};
    QDateTime time = QDateTime::fromString(QString::fromLatin1(text.first(kSecondsLength)),
                                           u"yyyyMMddHHmmss"_s);
    time.setTimeSpec(Qt::UTC);
    if (!time.isValid() || time.date().year() < kFirstYear || time.date().year() > kLastYear)
        return {};
    if (isPlain)
        return time;
    const QByteArray fraction = text.mid(kSecondsLength + 1, digits);
    for (const char digit : fraction) {
        if (digit < '0' || digit > '9')
            return {};
    }
    return time.addMSecs(fraction.leftJustified(3, '0').first(3).toInt());
}

/// Unknown extensions are somebody else's business unless they are critical.
Result<void> demandNoCriticalExtension(const Der::Item &extensions)
{
    for (Der::Reader each(extensions.content); !each.atEnd();) {
        REDRESS_TRY(extension, each.next(Der::Sequence));
        Der::Reader fields(extension.content);
        REDRESS_CHECK(fields.next(Der::ObjectId));
        if (fields.isNext(Der::Boolean))
            return unknown(u"the time stamp has an extension that must be understood"_s);
    }
    return {};
}

Result<void> readInfo(TimeStampToken *token)
{
    Der::Reader outer(token->info);
    REDRESS_TRY(info, outer.next(Der::Sequence));
    Der::Reader fields(info.content);
    REDRESS_TRY(version, fields.next(Der::Integer));
    REDRESS_TRY(policy, fields.next(Der::ObjectId));
    REDRESS_TRY(imprint, fields.next(Der::Sequence));
    REDRESS_TRY(serial, fields.next(Der::Integer));
    REDRESS_TRY(time, fields.next(Der::GeneralizedTime));
    if (!outer.atEnd() || version.whole != bytes(kVersion1) || serial.content.isEmpty()
        || serial.content.size() > kMaxSerialBytes)
        return unknown(u"the time stamp is not of the version that we know"_s);
    if (fields.isNext(Der::Sequence))
        REDRESS_CHECK(fields.next()); // accuracy
    if (fields.isNext(Der::Boolean))
        REDRESS_CHECK(fields.next()); // ordering
    if (fields.isNext(Der::Integer)) {
        REDRESS_TRY(nonce, fields.next());
        if (nonce.content.isEmpty() || nonce.content.size() > kMaxNonceBytes)
            return unknown(u"the nonce is none"_s);
        token->nonce = nonce.content.toByteArray();
    }
    if (fields.isNext(Der::Context0))
        REDRESS_CHECK(fields.next()); // the authority's name: its certificate says it too
    if (fields.isNext(Der::Context1)) {
        REDRESS_TRY(extensions, fields.next());
        REDRESS_CHECK(demandNoCriticalExtension(extensions));
    }
    Der::Reader parts(imprint.content);
    REDRESS_TRY(algorithm, parts.next(Der::Sequence));
    REDRESS_TRY(digestId, readAlgorithm(algorithm));
    REDRESS_TRY(digest, parts.next(Der::OctetString));
    token->policy = Der::dotted(policy);
    token->timeUtc = readStampedTime(time);
    token->imprint = digest.content.toByteArray();
    if (!fields.atEnd() || !parts.atEnd() || token->policy.isEmpty() || !token->timeUtc.isValid()
        || digestId != bytes(kSha256) || token->imprint.size() != kSha256Bytes)
        return unknown(u"the time stamp is not one over SHA-256, or says no time"_s);
    return {};
}

/// ESSCertID (SHA-1, RFC 2634) or ESSCertIDv2 (SHA-256, RFC 5035) of the signer: the first one.
Result<QByteArray> readCertificateHash(const Der::Item &value, bool isVersion2)
{
    Der::Reader outer(value.content);
    REDRESS_TRY(ids, outer.next(Der::Sequence));
    Der::Reader each(ids.content);
    REDRESS_TRY(id, each.next(Der::Sequence));
    Der::Reader fields(id.content);
    if (isVersion2 && fields.isNext(Der::Sequence)) {
        REDRESS_TRY(algorithm, fields.next());
        REDRESS_TRY(digestId, readAlgorithm(algorithm));
        if (digestId != bytes(kSha256))
            return unknown(u"the signer's certificate is named by a digest that we do not know"_s);
    }
    REDRESS_TRY(hash, fields.next(Der::OctetString));
    if (hash.content.size() != (isVersion2 ? kSha256Bytes : kSha1Bytes))
        return unknown(u"the signer's certificate is named by half a digest"_s);
    return hash.content.toByteArray();
}

Result<void> readAttribute(QByteArrayView attribute, QSet<QByteArray> *types, TimeStampToken *token)
{
    Der::Reader fields(attribute);
    REDRESS_TRY(type, fields.next(Der::ObjectId));
    REDRESS_TRY(values, fields.next(Der::Set));
    Der::Reader value(values.content);
    REDRESS_TRY(first, value.next());
    const QByteArray id = type.whole.toByteArray();
    if (!value.atEnd() || !fields.atEnd() || types->contains(id))
        return unknown(u"an attribute stands twice"_s);
    types->insert(id);
    if (id == bytes(kContentType)) {
        token->contentType = first.whole.toByteArray();
    } else if (id == bytes(kMessageDigest)) {
        token->messageDigest = first.content.toByteArray();
    } else if (id == bytes(kSigningCertificateV2)) {
        REDRESS_TRY(hash, readCertificateHash(first, true));
        token->certificateHash = hash;
    } else if (id == bytes(kSigningCertificate) && token->certificateHash.isEmpty()) {
        REDRESS_TRY(hash, readCertificateHash(first, false));
        token->certificateHash = hash;
    }
    return {};
}

Result<void> readSignerInfo(const Der::Item &item, TimeStampToken *token)
{
    Der::Reader fields(item.content);
    REDRESS_TRY(version, fields.next(Der::Integer));
    REDRESS_TRY(signerId, fields.next(Der::Sequence));
    REDRESS_TRY(digestAlgorithm, fields.next(Der::Sequence));
    REDRESS_TRY(attributes, fields.next(Der::Context0));
    REDRESS_TRY(signatureAlgorithm, fields.next(Der::Sequence));
    REDRESS_TRY(signature, fields.next(Der::OctetString));
    if (version.whole != bytes(kVersion1))
        return unknown(u"the signer is named in a way that we do not know"_s);
    REDRESS_TRY(digestId, readAlgorithm(digestAlgorithm));
    REDRESS_TRY(signatureId, readAlgorithm(signatureAlgorithm));
    token->signerId = signerId.whole.toByteArray();
    token->digestId = digestId;
    token->signatureId = signatureId;
    token->signature = signature.content.toByteArray();
    QSet<QByteArray> types;
    for (Der::Reader each(attributes.content); !each.atEnd();) {
        REDRESS_TRY(attribute, each.next(Der::Sequence));
        token->attributes += attribute.whole.toByteArray();
        if (token->attributes.size() > kMaxAttributes)
            return unknown(u"the signer says too much"_s);
        REDRESS_CHECK(readAttribute(attribute.content, &types, token));
    }
    return {};
}

Result<void> readSignedData(const Der::Item &item, TimeStampToken *token)
{
    Der::Reader fields(item.content);
    REDRESS_TRY(version, fields.next(Der::Integer));
    REDRESS_CHECK(fields.next(Der::Set)); // digests: repeated where they are used
    REDRESS_TRY(content, fields.next(Der::Sequence));
    if (version.whole != bytes(kVersion3))
        return unknown(u"the token is not of the version that we know"_s);
    Der::Reader parts(content.content);
    REDRESS_TRY(type, parts.next(Der::ObjectId));
    REDRESS_TRY(tagged, parts.next(Der::Context0));
    Der::Reader inner(tagged.content);
    REDRESS_TRY(info, inner.next(Der::OctetString));
    if (type.whole != bytes(kTimeStampInfo) || !parts.atEnd() || !inner.atEnd())
        return unknown(u"what is signed there is no time stamp"_s);
    token->info = info.content.toByteArray();
    if (fields.isNext(Der::Context0)) {
        REDRESS_TRY(certificates, fields.next());
        for (Der::Reader each(certificates.content); !each.atEnd();) {
            REDRESS_TRY(certificate, each.next(Der::Sequence));
            token->certificates += certificate.whole.toByteArray();
            if (token->certificates.size() > kMaxTimeStampCertificates)
                return unknown(u"the token carries too many certificates"_s);
        }
    }
    if (fields.isNext(Der::Context1))
        REDRESS_CHECK(fields.next()); // lists of revoked certificates: we fetch our own
    REDRESS_TRY(signerInfos, fields.next(Der::Set));
    Der::Reader signers(signerInfos.content);
    REDRESS_TRY(signer, signers.next(Der::Sequence));
    if (!signers.atEnd() || !fields.atEnd())
        return unknown(u"a time stamp has one signer"_s);
    return readSignerInfo(signer, token);
}

QByteArray algorithm(const QByteArray &id)
{
    // RFC 5754, RFC 3370: NULL with RSA, nothing with ECDSA and with digests.
    const bool isRsa = id.startsWith(bytes(kRsaFamily));
    return Der::element(Der::Sequence, {id, isRsa ? Der::element(Der::Null, {}) : QByteArray()});
}

} // namespace

Result<TimeStampToken> TimeStampToken::read(const QByteArray &der)
{
    if (der.size() > kMaxTimeStampBytes)
        return unknown(u"larger than any time stamp"_s);
    TimeStampToken token;
    Der::Reader whole(der);
    REDRESS_TRY(content, whole.next(Der::Sequence));
    Der::Reader outer(content.content);
    REDRESS_TRY(type, outer.next(Der::ObjectId));
    REDRESS_TRY(tagged, outer.next(Der::Context0));
    Der::Reader inner(tagged.content);
    REDRESS_TRY(signedData, inner.next(Der::Sequence));
    if (type.whole != bytes(kSignedData) || !whole.atEnd() || !outer.atEnd() || !inner.atEnd())
        return unknown(u"it is not one signed message"_s);
    REDRESS_CHECK(readSignedData(signedData, &token));
    REDRESS_CHECK(readInfo(&token));
    return token;
}

QByteArray TimeStampToken::write(const QList<QByteArray> &withCertificates) const
{
    const QByteArray signerInfo = Der::element(
        Der::Sequence,
        {bytes(kVersion1), signerId, algorithm(digestId), Der::setOf(Der::Context0, attributes),
         algorithm(signatureId), Der::element(Der::OctetString, {signature})});
    const QByteArray content
        = Der::element(Der::Sequence,
                       {bytes(kTimeStampInfo),
                        Der::element(Der::Context0, {Der::element(Der::OctetString, {info})})});
    const QByteArray signedData = Der::element(
        Der::Sequence,
        {bytes(kVersion3), Der::element(Der::Set, {algorithm(digestId)}), content,
         Der::setOf(Der::Context0, withCertificates), Der::element(Der::Set, {signerInfo})});
    return Der::element(Der::Sequence,
                        {bytes(kSignedData), Der::element(Der::Context0, {signedData})});
}

const EVP_MD *TimeStampToken::digest() const
{
    const auto is = [](const QByteArray &id, QLatin1String which) { return id == bytes(which); };
    const bool isRsa = is(signatureId, kRsa);
    if (is(digestId, kSha256)
        && (isRsa || is(signatureId, kRsaWithSha256) || is(signatureId, kEcdsaWithSha256)))
        return EVP_sha256();
    if (is(digestId, kSha384)
        && (isRsa || is(signatureId, kRsaWithSha384) || is(signatureId, kEcdsaWithSha384)))
        return EVP_sha384();
    if (is(digestId, kSha512)
        && (isRsa || is(signatureId, kRsaWithSha512) || is(signatureId, kEcdsaWithSha512)))
        return EVP_sha512();
    return nullptr;
}

bool TimeStampToken::isSignedBy(EVP_PKEY *key) const
{
    const EVP_MD *const md = digest();
    const int type = signatureId.startsWith(bytes(kRsaFamily)) ? EVP_PKEY_RSA : EVP_PKEY_EC;
    QByteArray hash(EVP_MAX_MD_SIZE, '\0');
    unsigned int size = 0;
    const DigestContext context(EVP_MD_CTX_new());
    const QByteArray signedBytes = Der::setOf(Der::Set, attributes);
    const bool isIts = md && context && EVP_PKEY_get_base_id(key) == type
        && EVP_Digest(info.constData(), size_t(info.size()), reinterpret_cast<uchar *>(hash.data()),
                      &size, md, nullptr)
            == 1
        && hash.first(qsizetype(size)) == messageDigest
        && EVP_DigestVerifyInit(context.get(), nullptr, md, nullptr, key) == 1
        && EVP_DigestVerify(context.get(), reinterpret_cast<const uchar *>(signature.constData()),
                            size_t(signature.size()),
                            reinterpret_cast<const uchar *>(signedBytes.constData()),
                            size_t(signedBytes.size()))
            == 1;
    Crypto::cryptoError({});
    return isIts;
}

} // namespace Redress::Seals
