// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/keys.h"

#include <QByteArray>
#include <QDateTime>
#include <QJsonObject>
#include <QJsonValue>
#include <QList>
#include <QString>

namespace Redress::Ledger {

// One act of one person: an SD-JWT of RFC 9901 (resources/help/entries.md).

inline constexpr qsizetype kMaxEntryBytes
    = 65'535; // the JWT; tlog-tiles writes its length in 16 bits
inline constexpr qsizetype kMaxDisclosureBytes = 4 * 1024 * 1024; // encoded
inline constexpr qsizetype kMaxPresentationBytes = 32 * 1024 * 1024;
inline constexpr int kSaltBytes = 16;

/// A fact about a person. It enters the ledger only as a salted digest.
struct PersonalFact {
    QString subject; // whose key seals it
    QString name; // as names of facts; unique within the entry
    QJsonValue value;
};

/// What a person is about to sign. Names of facts match [a-z][A-Za-z0-9]{0,63} and none is reserved
/// (see isFactName).
struct EntryDraft {
    QString act;
    QDateTime at;
    QString caseId; // empty: the act concerns no case
    QString id; // "jti": opaque, unique, never empty
    QJsonObject facts; // public: nothing personal
    QList<PersonalFact> personal;
};

/// [salt, name, value] as RFC 9901 writes it; whoever holds it can show the value behind one digest
/// of an entry.
struct Disclosure {
    QString subject; // empty when parsed: it does not travel
    QString name;
    QJsonValue value;
    QByteArray encoded; // base64url text
    QByteArray digest; // SHA-256 of `encoded`, 32 bytes

    /// With a fresh salt.
    static Disclosure make(const QString &name, const QJsonValue &value);
    /// Strict: canonical base64url, exactly [salt, name, value] in compact JSON, salt of 16 bytes
    /// or more.
    static Result<Disclosure> parse(const QByteArray &encoded);
    QString digestText() const; // base64url, as it stands in "_sd"
};

/// SHA-256 of the encoded text of a disclosure.
QByteArray disclosureDigest(QByteArrayView encoded);

struct SignedEntry {
    QByteArray jwt; // compact JWS: header.payload.signature
    QByteArray leafHash; // of `jwt`
    QList<Disclosure> disclosures; // in the order of EntryDraft::personal, subjects kept
};

/// BadInput for a draft that breaks the format, TooLarge above kMaxEntryBytes. `kid` is the
/// thumbprint of the signer's certificate (base64url of 32 bytes).
Result<SignedEntry> signEntry(const EntryDraft &draft, const Crypto::P256PrivateKey &key,
                              const QString &kid);

struct EntryView {
    QString kid;
    QString act;
    QDateTime at; // UTC
    QString caseId; // may be empty
    QString id;
    QJsonObject facts; // without the reserved members
    QList<QByteArray> digests; // raw, ascending
};

/// Reads without checking the signature. Corrupt unless the bytes are exactly what signEntry writes
/// for this content: header {alg:ES256,kid,typ:redress-entry+sd-jwt}, compact sorted JSON, 64-byte
/// signature, digests ascending.
Result<EntryView> parseEntry(QByteArrayView jwt);
bool verifyEntrySignature(QByteArrayView jwt, const Crypto::P256PublicKey &key);

struct EntryPresentation {
    QByteArray jwt;
    EntryView view;
    QList<Disclosure> disclosures; // each has its digest in `view`, none twice

    /// The disclosed value, Undefined where it is not disclosed.
    QJsonValue disclosed(const QString &name) const;
};

/// "<jwt>~<disclosure>~…~".
QByteArray present(const QByteArray &jwt, const QList<Disclosure> &disclosures);
/// Corrupt unless every disclosure belongs to the entry, none stands twice and none hides a plain
/// fact. The signature is for verifyEntrySignature.
Result<EntryPresentation> parsePresentation(const QByteArray &presentation);

/// Whether a fact may be called so: the pattern above, and neither a member of ours nor a
/// registered JWT claim.
bool isFactName(const QString &name);

} // namespace Redress::Ledger
