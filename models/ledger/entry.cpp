// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/entry.h"

#include "models/core/clock.h"
#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/ledger/entryrules.h"
#include "models/ledger/merkle.h"

#include <QJsonArray>
#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Ledger {

static constexpr QLatin1String kType{"redress-entry+sd-jwt"};
static constexpr QLatin1String kAlgorithm{"ES256"};
static constexpr QLatin1String kDigestAlgorithm{"sha-256"};
static constexpr int kSignatureBytes = 64;

static QByteArray toBase64UrlBytes(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

static bool isKid(const QString &kid)
{
    const auto thumbprint = fromBase64Url(kid.toLatin1());
    return thumbprint && thumbprint->size() == Crypto::kDigestBytes;
}

static QByteArray headerFor(const QString &kid)
{
    return compactJson({{u"alg"_s, kAlgorithm}, {u"kid"_s, kid}, {u"typ"_s, kType}});
}

static Result<void> checkDraft(const EntryDraft &draft)
{
    const auto bad = [](const QString &why) {
        return Error{ErrorCode::BadInput, "couldn't make the entry: "_L1 + why, {}};
    };
    if (!isToken(draft.act) || !isToken(draft.id)
        || (!draft.caseId.isEmpty() && !isToken(draft.caseId)))
        return bad(u"act, id or case number is not a word of the format"_s);
    if (!parseUtc(formatUtc(draft.at)).isValid())
        return bad(u"the time is not valid"_s);
    for (auto it = draft.facts.begin(); it != draft.facts.end(); ++it) {
        if (!isFactName(it.key()))
            return bad(u"a fact cannot be called \"%1\""_s.arg(it.key()));
        if (const auto fine = checkFactValue(it.value()); !fine)
            return bad(fine.error().detail);
    }
    QSet<QString> names;
    for (const PersonalFact &fact : draft.personal) {
        if (!isFactName(fact.name) || draft.facts.contains(fact.name) || names.contains(fact.name))
            return bad(u"a personal fact cannot be called \"%1\" here"_s.arg(fact.name));
        if (const auto fine = checkFactValue(fact.value); !fine)
            return bad(fine.error().detail);
        names.insert(fact.name);
    }
    return {};
}

Result<SignedEntry> signEntry(const EntryDraft &draft, const Crypto::P256PrivateKey &key,
                              const QString &kid)
{
    REDRESS_CHECK(checkDraft(draft));
    if (!isKid(kid))
        return Error{
            ErrorCode::BadInput, u"couldn't make the entry: the key id is not a thumbprint"_s, {}};
    SignedEntry entry;
    QStringList digests;
    for (const PersonalFact &fact : draft.personal) {
        Disclosure disclosure = Disclosure::make(fact.name, fact.value);
        disclosure.subject = fact.subject;
        if (disclosure.encoded.size() > kMaxDisclosureBytes)
            return Error{ErrorCode::TooLarge,
                         u"couldn't make the entry: \"%1\" is too long"_s.arg(fact.name),
                         u"Archive the long text as a document."_s};
        digests.append(disclosure.digestText());
        entry.disclosures.append(std::move(disclosure));
    }
    QJsonObject payload = draft.facts;
    payload["act"_L1] = draft.act;
    payload["at"_L1] = formatUtc(draft.at);
    payload["jti"_L1] = draft.id;
    if (!draft.caseId.isEmpty())
        payload["case"_L1] = draft.caseId;
    if (!digests.isEmpty()) {
        digests.sort(); // their order must not tell which is which
        payload["_sd"_L1] = QJsonArray::fromStringList(digests);
        payload["_sd_alg"_L1] = kDigestAlgorithm;
    }
    const QByteArray message
        = toBase64UrlBytes(headerFor(kid)) + '.' + toBase64UrlBytes(compactJson(payload));
    REDRESS_TRY(signature, key.signRaw(message));
    entry.jwt = message + '.' + toBase64UrlBytes(signature);
    if (entry.jwt.size() > kMaxEntryBytes)
        return Error{
            ErrorCode::TooLarge,
            u"couldn't make the entry: it has %1 bytes; at most %2 fit"_s.arg(entry.jwt.size())
                .arg(kMaxEntryBytes),
            u"Archive the long text as a document."_s};
    entry.leafHash = leafHash(entry.jwt);
    return entry;
}

static Error refused(const QString &reason)
{
    return Error{ErrorCode::Corrupt, "not an entry of this format: "_L1 + reason, {}};
}

// Takes a member that must be a string out of the payload; null when it is missing or something
// else.
static QString takeString(QJsonObject *payload, QLatin1String name)
{
    const QJsonValue value = payload->take(name);
    return value.isString() ? value.toString() : QString();
}

static Result<QList<QByteArray>> takeDigests(QJsonObject *payload)
{
    QList<QByteArray> digests;
    if (!payload->contains("_sd"_L1) && !payload->contains("_sd_alg"_L1))
        return digests;
    const QJsonArray texts = payload->take("_sd"_L1).toArray();
    if (takeString(payload, "_sd_alg"_L1) != kDigestAlgorithm || texts.isEmpty())
        return refused(u"the digests are not SHA-256"_s);
    QString previous;
    for (const auto &item : texts) {
        const QString text = item.toString();
        const auto digest = fromBase64Url(text.toLatin1());
        if (!digest || digest->size() != Crypto::kDigestBytes || text <= previous)
            return refused(u"the digests are malformed or not ascending"_s);
        digests.append(*digest);
        previous = text;
    }
    return digests;
}

static Result<EntryView> readPayload(QJsonObject payload)
{
    EntryView view;
    view.act = takeString(&payload, "act"_L1);
    view.id = takeString(&payload, "jti"_L1);
    view.at = parseUtc(takeString(&payload, "at"_L1));
    const bool hasCase = payload.contains("case"_L1);
    view.caseId = takeString(&payload, "case"_L1);
    if (!isToken(view.act) || !isToken(view.id) || !view.at.isValid()
        || (hasCase && !isToken(view.caseId)))
        return refused(u"act, jti, at or case is missing or malformed"_s);
    REDRESS_TRY(digests, takeDigests(&payload));
    view.digests = digests;
    for (auto it = payload.constBegin(); it != payload.constEnd(); ++it) {
        if (!isFactName(it.key()))
            return refused(u"\"%1\" is not the name of a fact"_s.arg(it.key()));
        if (const auto fine = checkFactValue(it.value()); !fine)
            return refused(fine.error().detail);
    }
    view.facts = payload;
    return view;
}

/// The key id in a header. All entries that one person signed have the same: it is read once, not
/// for each of a million.
static Result<QString> kidIn(QByteArrayView encoded)
{
    thread_local QByteArray last;
    thread_local QString lastKid;
    if (!last.isEmpty() && encoded == last)
        return lastKid;
    const auto header = fromBase64Url(encoded);
    if (!header)
        return refused(u"header, payload or signature is not base64url of its size"_s);
    const auto object = parseJsonObject(*header, kMaxEntryBytes);
    if (!object)
        return refused(object.error().detail);
    const QString kid = object->value("kid"_L1).toString();
    if (!isKid(kid) || headerFor(kid) != *header)
        return refused(u"the header is not alg ES256, kid and typ"_s);
    last = encoded.toByteArray();
    lastKid = kid;
    return kid;
}

Result<EntryView> parseEntry(QByteArrayView jwt)
{
    if (jwt.size() > kMaxEntryBytes)
        return refused(u"%1 bytes are too many"_s.arg(jwt.size()));
    const qsizetype firstDot = jwt.indexOf('.');
    const qsizetype lastDot = jwt.lastIndexOf('.');
    if (firstDot < 0 || lastDot == firstDot)
        return refused(u"not three parts"_s);
    // A third dot would stay inside the payload, where base64url refuses it.
    const auto payload = fromBase64Url(jwt.sliced(firstDot + 1, lastDot - firstDot - 1));
    const auto signature = fromBase64Url(jwt.sliced(lastDot + 1));
    if (!payload || !signature || signature->size() != kSignatureBytes)
        return refused(u"header, payload or signature is not base64url of its size"_s);
    REDRESS_TRY(kid, kidIn(jwt.first(firstDot)));
    const auto payloadObject = parseJsonObject(*payload, kMaxEntryBytes);
    if (!payloadObject)
        return refused(payloadObject.error().detail);
    if (compactJson(*payloadObject) != *payload)
        return refused(u"the payload is not compact JSON with sorted members"_s);
    REDRESS_TRY(view, readPayload(*payloadObject));
    view.kid = kid;
    return view;
}

bool verifyEntrySignature(QByteArrayView jwt, const Crypto::P256PublicKey &key)
{
    const qsizetype lastDot = jwt.lastIndexOf('.');
    if (lastDot < 0)
        return false;
    const auto signature = fromBase64Url(jwt.sliced(lastDot + 1));
    return signature && signature->size() == kSignatureBytes
        && key.verifyRaw(jwt.first(lastDot), *signature);
}

QJsonValue EntryPresentation::disclosed(const QString &name) const
{
    const auto found
        = std::find_if(disclosures.cbegin(), disclosures.cend(),
                       [&](const Disclosure &disclosure) { return disclosure.name == name; });
    return found == disclosures.cend() ? QJsonValue(QJsonValue::Undefined) : found->value;
}

QByteArray present(const QByteArray &jwt, const QList<Disclosure> &disclosures)
{
    QByteArray text = jwt + '~';
    for (const Disclosure &disclosure : disclosures)
        text += disclosure.encoded + '~';
    return text;
}

Result<EntryPresentation> parsePresentation(const QByteArray &presentation)
{
    if (presentation.size() > kMaxPresentationBytes || !presentation.endsWith('~'))
        return refused(u"a presentation ends with \"~\" and has at most %1 bytes"_s.arg(
            kMaxPresentationBytes));
    EntryPresentation read;
    qsizetype at = presentation.indexOf('~');
    read.jwt = presentation.first(at);
    REDRESS_TRY(view, parseEntry(read.jwt));
    read.view = view;
    QSet<QString> names;
    while (++at < presentation.size()) {
        const qsizetype end = presentation.indexOf('~', at);
        REDRESS_TRY(disclosure, Disclosure::parse(presentation.sliced(at, end - at)));
        if (!view.digests.contains(disclosure.digest))
            return refused(
                u"the disclosure \"%1\" does not belong to the entry"_s.arg(disclosure.name));
        if (names.contains(disclosure.name) || view.facts.contains(disclosure.name))
            return refused(u"the fact \"%1\" stands twice"_s.arg(disclosure.name));
        names.insert(disclosure.name);
        read.disclosures.append(disclosure);
        at = end;
    }
    return read;
}

} // namespace Redress::Ledger
