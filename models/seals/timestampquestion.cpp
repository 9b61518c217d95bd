// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/seals/der.h"
#include "models/seals/objectids.h"
#include "models/seals/timestamp.h"

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

constexpr qsizetype kNonceBytes = 16;
constexpr qint64 kMaxStatus = 5; // RFC 3161: revocationNotification
constexpr qint64 kGrantedWithChanges = 1;
constexpr qsizetype kMaxReason = 200;

/// The first sentence of a PKIFreeText, made harmless: a stranger wrote it.
QString reasonOf(QByteArrayView texts)
{
    Der::Reader each(texts);
    const auto first = each.next();
    QString reason = first ? QString::fromUtf8(first->content) : QString();
    for (QChar &letter : reason) {
        if (!letter.isPrint())
            letter = u' ';
    }
    return reason.simplified().left(kMaxReason);
}

} // namespace

TimeStampQuestion askTimeOf(const QByteArray &sha256, const QString &policy)
{
    QByteArray nonce = Crypto::randomBytes(kNonceBytes);
    nonce[0] = char((nonce.at(0) & 0x7f) | 0x40); // a positive INTEGER in its shortest form
    return {sha256, nonce, policy};
}

Result<QByteArray> encodeQuestion(const TimeStampQuestion &question)
{
    if (question.sha256.size() != Crypto::kDigestBytes)
        return Error{ErrorCode::BadInput, u"a time stamp needs a SHA-256 digest"_s, {}};
    QByteArray policy;
    if (!question.policy.isEmpty()) {
        REDRESS_TRY(id, Der::objectId(question.policy));
        policy = id;
    }
    const QByteArray imprint = Der::element(
        Der::Sequence,
        {Der::element(Der::Sequence,
                      {ObjectIds::bytes(ObjectIds::kSha256), Der::element(Der::Null, {})}),
         Der::element(Der::OctetString, {question.sha256})});
    return Der::element(Der::Sequence,
                        {ObjectIds::bytes(ObjectIds::kVersion1), imprint, policy,
                         Der::element(Der::Integer, {question.nonce}),
                         Der::element(Der::Boolean, {"\xff"})});
}

Result<QByteArray> tokenOfAnswer(const QByteArray &answer)
{
    const Error noAnswer{
        ErrorCode::Corrupt, u"it is not the answer of a time-stamp authority"_s, {}};
    if (answer.size() > kMaxTimeStampBytes)
        return noAnswer;
    Der::Reader whole(answer);
    const auto response = whole.next(Der::Sequence);
    if (!response || !whole.atEnd())
        return noAnswer;
    Der::Reader fields(response->content);
    const auto statusInfo = fields.next(Der::Sequence);
    if (!statusInfo)
        return noAnswer;
    Der::Reader parts(statusInfo->content);
    const auto status = parts.next(Der::Integer);
    const auto code = status ? Der::parseNumber(*status, kMaxStatus) : status.error();
    if (!code)
        return noAnswer;
    if (*code > kGrantedWithChanges) {
        const auto texts = parts.isNext(Der::Sequence) ? parts.next() : Result<Der::Item>(noAnswer);
        const QString reason = texts ? reasonOf(texts->content) : QString();
        return Error{ErrorCode::NotPermitted,
                     u"the authority refuses (status %1)"_s.arg(*code)
                         + (reason.isEmpty() ? QString() : ": "_L1 + reason),
                     {}};
    }
    const auto token = fields.next(Der::Sequence);
    if (!token || !fields.atEnd())
        return noAnswer;
    return token->whole.toByteArray();
}

} // namespace Redress::Seals
