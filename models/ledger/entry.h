// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/keys.h"
#include "models/ledger/disclosure.h"

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
inline constexpr qsizetype kMaxPresentationBytes = 32 * 1024 * 1024;

/// A fact about a person. It enters the ledger only as a salted digest.
struct PersonalFact {
    QString subject; // whose key seals it
    QString name; // as names of facts; unique within the entry
    QJsonValue value;
};

/// What a person is about to sign. Names of facts match [a-z][A-Za-z0-9]{0,63} and none is reserved
/// (see entryrules.h).
struct EntryDraft {
    QString act;
    QDateTime at;
    QString caseId; // empty: the act concerns no case
    QString id; // "jti": opaque, unique, never empty
    QJsonObject facts; // public: nothing personal
    QList<PersonalFact> personal;
};

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
    QList<QByteArray> digests; // raw; their base64url texts are ascending
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

} // namespace Redress::Ledger
