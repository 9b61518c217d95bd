// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/disclosure.h"

#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/ledger/entryrules.h"

#include <QJsonArray>
#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace Redress::Ledger {

static constexpr int kDisclosureParts = 3; // salt, name, value

static QByteArray compactArray(const QJsonArray &array)
{
    return QJsonDocument(array).toJson(QJsonDocument::Compact);
}

Disclosure Disclosure::make(const QString &name, const QJsonValue &value)
{
    Disclosure made;
    made.name = name;
    made.value = value;
    made.encoded = compactArray({toBase64Url(Crypto::randomBytes(kSaltBytes)), name, value})
                       .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
    made.digest = disclosureDigest(made.encoded);
    return made;
}

static Error refused(const QString &reason)
{
    return Error{ErrorCode::Corrupt, "not a disclosure of this format: "_L1 + reason, {}};
}

Result<Disclosure> Disclosure::parse(const QByteArray &encoded)
{
    if (encoded.size() > kMaxDisclosureBytes)
        return refused(u"%1 bytes are too many"_s.arg(encoded.size()));
    const auto decoded = fromBase64Url(encoded);
    if (!decoded)
        return refused(decoded.error().detail);
    QJsonParseError problem;
    const QJsonDocument document = QJsonDocument::fromJson(*decoded, &problem);
    // Writing it again refuses repeated members, stray spaces and invalid UTF-8: what two readers
    // might read in two ways.
    if (problem.error != QJsonParseError::NoError || !document.isArray()
        || compactArray(document.array()) != *decoded)
        return refused(u"not a compact JSON array"_s);
    const QJsonArray parts = document.array();
    if (parts.size() != kDisclosureParts || !parts[0].isString() || !parts[1].isString())
        return refused(u"not salt, name and value"_s);
    const auto salt = fromBase64Url(parts[0].toString().toLatin1());
    if (!salt || salt->size() < kSaltBytes)
        return refused(u"the salt is too short"_s);
    Disclosure read;
    read.name = parts[1].toString();
    read.value = parts[2];
    if (!isFactName(read.name))
        return refused(u"the name is not one of a fact"_s);
    if (const auto fine = checkFactValue(read.value); !fine)
        return refused(fine.error().detail);
    read.encoded = encoded;
    read.digest = disclosureDigest(encoded);
    return read;
}

QString Disclosure::digestText() const
{
    return toBase64Url(digest);
}

QByteArray disclosureDigest(QByteArrayView encoded)
{
    return Crypto::sha256(encoded);
}

} // namespace Redress::Ledger
