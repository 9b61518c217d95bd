// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/ledger/checkpoint.h"
#include "models/ledger/note.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Redress::Ledger {

// What a log asks of a witness and what the witness decides (C2SP tlog-witness, add-checkpoint;
// resources/help/witnesses.md).

inline constexpr qsizetype kMaxWitnessRequestBytes = 64 * 1024;
inline constexpr qsizetype kMaxWitnessProof = 63; // hashes
inline constexpr qsizetype kMaxWitnessAnswerBytes = 16 * 1024;

/// "I had `oldSize` entries when you last cosigned; here is how I grew to `checkpoint`."
struct WitnessRequest {
    qint64 oldSize = 0;
    QList<QByteArray> proof; // consistency proof, 32 bytes each
    QByteArray checkpoint; // the signed note, verbatim

    bool operator==(const WitnessRequest &) const = default;
};

/// BadInput when a part cannot be written.
Result<QByteArray> formatWitnessRequest(const WitnessRequest &request);
/// BadInput for anything formatWitnessRequest would not write; the checkpoint is read, its
/// signatures are not checked.
Result<WitnessRequest> parseWitnessRequest(const QByteArray &bytes);

/// A log as a witness knows it.
struct KnownLog {
    VerifierKey key; // its name is the origin
    std::optional<Checkpoint> latest; // that the witness cosigned
};

enum class WitnessVerdict {
    Cosign, // 200
    UnknownLog, // 404
    NotSigned, // 403
    BadOldSize, // 400: larger than the checkpoint
    OtherSize, // 409, with the size that the witness cosigned
    Fork, // 409: another root at the size that was cosigned
    NoProof, // 422: the log does not prove that it only grew
    Forgotten, // 500: the checkpoint carries a later cosignature of this very witness
};

struct WitnessDecision {
    WitnessVerdict verdict = WitnessVerdict::UnknownLog;
    qint64 size = 0; // OtherSize: of the latest cosigned checkpoint
    QString why; // one sentence; empty for Cosign

    int httpStatus() const;
    /// The log signed what cannot stand beside what it signed before: worth keeping both.
    bool isEvidence() const
    {
        return verdict == WitnessVerdict::Fork || verdict == WitnessVerdict::NoProof;
    }
};

/// `log`: the one that the checkpoint's origin names; null when the witness does not know it.
/// `own`: the witness's key.
WitnessDecision decide(const WitnessRequest &request, const KnownLog *log, const VerifierKey &own);

/// The origin that a note claims, signed or not. Corrupt when it is no checkpoint.
Result<QString> claimedOrigin(const QByteArray &note);

/// The witness's answer: its signature line alone.
Result<QByteArray> cosignatureLine(const QByteArray &note, const QString &name,
                                   const Crypto::Ed25519PrivateKey &key, qint64 unixSeconds);
/// `note` with the cosignatures that `lines` holds of `witness`: the newest of each key stays.
/// BadInput when the lines are malformed, Corrupt when none is a valid one of this witness.
Result<QByteArray> withCosignature(const QByteArray &note, const QByteArray &lines,
                                   const VerifierKey &witness);
/// `note` with the valid signatures that `other`, a note of the same text, has of keys that `note`
/// lacks among `keys`.
Result<QByteArray> withSignaturesOf(const QByteArray &note, const QByteArray &other,
                                    const QList<VerifierKey> &keys);

/// When `witness` cosigned; nothing when it did not, or a signature of its is wrong.
std::optional<qint64> cosignedAt(const Note &note, const VerifierKey &witness);

} // namespace Redress::Ledger
