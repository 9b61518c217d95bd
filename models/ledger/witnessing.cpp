// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/witnessing.h"

#include "models/core/text.h"
#include "models/ledger/decimal.h"
#include "models/ledger/merkle.h"

#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Ledger {

static constexpr QByteArrayView kOld{"old "};

static Error bad(const QString &why)
{
    return {ErrorCode::BadInput, "not a request to a witness: "_L1 + why, {}};
}

Result<QString> claimedOrigin(const QByteArray &note)
{
    REDRESS_TRY(parsed, parseNote(note));
    REDRESS_TRY(checkpoint, Checkpoint::parseBody(parsed.text));
    return checkpoint.origin;
}

Result<QByteArray> formatWitnessRequest(const WitnessRequest &request)
{
    if (request.oldSize < 0 || request.proof.size() > kMaxWitnessProof)
        return bad(u"its size or its proof does not fit"_s);
    if (const auto origin = claimedOrigin(request.checkpoint); !origin)
        return bad(origin.error().detail);
    QByteArray bytes = kOld.toByteArray() + QByteArray::number(request.oldSize) + '\n';
    for (const QByteArray &hash : request.proof) {
        if (hash.size() != kHashBytes)
            return bad(u"a hash of its proof has not 32 bytes"_s);
        bytes += hash.toBase64() + '\n';
    }
    bytes += '\n' + request.checkpoint;
    if (bytes.size() > kMaxWitnessRequestBytes)
        return bad(u"it is too long"_s);
    return bytes;
}

Result<WitnessRequest> parseWitnessRequest(const QByteArray &bytes)
{
    const qsizetype blank = bytes.indexOf("\n\n");
    if (bytes.size() > kMaxWitnessRequestBytes || blank < 0)
        return bad(u"it is too long or has no empty line"_s);
    QList<QByteArray> lines = bytes.first(blank).split('\n');
    if (!lines.first().startsWith(kOld) || lines.size() - 1 > kMaxWitnessProof)
        return bad(u"the old size is missing or the proof too long"_s);
    WitnessRequest read;
    const auto oldSize = parseDecimal(QByteArrayView(lines.takeFirst()).sliced(kOld.size()));
    if (!oldSize)
        return bad(u"the old size is not a plain number"_s);
    read.oldSize = *oldSize;
    for (const QByteArray &line : std::as_const(lines)) {
        const auto hash = fromBase64(line);
        if (!hash || hash->size() != kHashBytes)
            return bad(u"the proof is not base64 of 32 bytes a line"_s);
        read.proof.append(*hash);
    }
    read.checkpoint = bytes.sliced(blank + 2);
    if (const auto origin = claimedOrigin(read.checkpoint); !origin)
        return bad(origin.error().detail);
    return read;
}

int WitnessDecision::httpStatus() const
{
    switch (verdict) {
    case WitnessVerdict::Cosign:
        return 200;
    case WitnessVerdict::UnknownLog:
        return 404;
    case WitnessVerdict::NotSigned:
        return 403;
    case WitnessVerdict::BadOldSize:
        return 400;
    case WitnessVerdict::OtherSize:
    case WitnessVerdict::Fork:
        return 409;
    case WitnessVerdict::NoProof:
        return 422;
    case WitnessVerdict::Forgotten:
        break;
    }
    return 500;
}

// The order of the checks is that of C2SP tlog-witness: a status tells how far a request came.
WitnessDecision decide(const WitnessRequest &request, const KnownLog *log, const VerifierKey &own)
{
    if (!log)
        return {WitnessVerdict::UnknownLog, 0, u"this witness does not know the log"_s};
    const auto checkpoint = openCheckpoint(request.checkpoint, log->key);
    const auto note = parseNote(request.checkpoint);
    if (!checkpoint || !note)
        return {WitnessVerdict::NotSigned, 0,
                u"the checkpoint has no valid signature of its log"_s};
    if (request.oldSize > checkpoint->size)
        return {WitnessVerdict::BadOldSize, 0,
                u"the old size %1 is larger than the checkpoint's %2"_s.arg(request.oldSize)
                    .arg(checkpoint->size)};
    const qint64 known = log->latest ? log->latest->size : 0;
    if (isSignedBy(*note, own)
        && (checkpoint->size > known
            || (checkpoint->size == known && log->latest && checkpoint->root != log->latest->root)))
        return {WitnessVerdict::Forgotten, 0,
                u"this witness cosigned %1 entries before and remembers %2: its state is old"_s
                    .arg(checkpoint->size)
                    .arg(known)};
    if (request.oldSize != known)
        return {WitnessVerdict::OtherSize, known,
                u"this witness last cosigned %1 entries, not %2"_s.arg(known).arg(request.oldSize)};
    if (known == 0) {
        const bool fits
            = request.proof.isEmpty() && (checkpoint->size > 0 || checkpoint->root == emptyRoot());
        return fits ? WitnessDecision{WitnessVerdict::Cosign, 0, {}}
                    : WitnessDecision{WitnessVerdict::NoProof, 0,
                                      u"from an empty log there is nothing to prove"_s};
    }
    if (checkpoint->size == known && checkpoint->root != log->latest->root)
        return {WitnessVerdict::Fork, 0,
                u"the log signed two different histories of %1 entries"_s.arg(known)};
    if (!verifyConsistency(known, checkpoint->size, request.proof, log->latest->root,
                           checkpoint->root))
        return {WitnessVerdict::NoProof, 0,
                u"the %1 entries are not proved to begin with the %2 cosigned before"_s
                    .arg(checkpoint->size)
                    .arg(known)};
    return {WitnessVerdict::Cosign, 0, {}};
}

Result<QByteArray> cosignatureLine(const QByteArray &note, const QString &name,
                                   const Crypto::Ed25519PrivateKey &key, qint64 unixSeconds)
{
    REDRESS_TRY(parsed, parseNote(note));
    parsed.signatures.clear();
    REDRESS_CHECK(cosignNote(&parsed, name, key, unixSeconds));
    REDRESS_TRY(bytes, formatNote(parsed));
    return bytes.sliced(parsed.text.toUtf8().size() + 1);
}

std::optional<qint64> cosignedAt(const Note &note, const VerifierKey &witness)
{
    if (witness.type() != KeyType::Cosignature || !isSignedBy(note, witness))
        return {};
    qint64 newest = 0;
    for (const NoteSignature &signature : note.signatures) {
        if (signature.name == witness.name() && signature.keyId == witness.keyId())
            newest = std::max(newest, qFromBigEndian<qint64>(signature.signature.constData()));
    }
    return newest;
}

// What isSignedBy would accept of one key, and nothing else of the note.
static QList<NoteSignature> validSignatures(const Note &note, const VerifierKey &key)
{
    QList<NoteSignature> valid;
    for (const NoteSignature &signature : note.signatures) {
        if (isSignedBy({note.text, {signature}}, key))
            valid.append(signature);
    }
    return valid;
}

static void replaceSignatures(Note *note, const VerifierKey &key, const NoteSignature &signature)
{
    note->signatures.removeIf([&key](const NoteSignature &one) {
        return one.name == key.name() && one.keyId == key.keyId();
    });
    note->signatures.append(signature);
}

Result<QByteArray> withCosignature(const QByteArray &note, const QByteArray &lines,
                                   const VerifierKey &witness)
{
    const auto malformed = [](const QString &why) {
        return Error{ErrorCode::BadInput, "not an answer of a witness: "_L1 + why, {}};
    };
    if (lines.isEmpty() || lines.size() > kMaxWitnessAnswerBytes)
        return malformed(u"it is empty or too long"_s);
    REDRESS_TRY(kept, parseNote(note));
    const auto answered = parseNote(kept.text.toUtf8() + '\n' + lines);
    if (!answered)
        return malformed(answered.error().detail);
    // An empty line in the answer would move the end of the text.
    if (answered->text != kept.text)
        return malformed(u"signature lines are expected"_s);
    QList<NoteSignature> valid = validSignatures(*answered, witness);
    if (valid.isEmpty())
        return Error{ErrorCode::Corrupt,
                     u"the answer holds no valid cosignature of %1"_s.arg(witness.name()),
                     {}};
    const auto newest = std::max_element(
        valid.cbegin(), valid.cend(), [&](const NoteSignature &a, const NoteSignature &b) {
            return cosignedAt({kept.text, {a}}, witness) < cosignedAt({kept.text, {b}}, witness);
        });
    replaceSignatures(&kept, witness, *newest);
    return formatNote(kept);
}

Result<QByteArray> withSignaturesOf(const QByteArray &note, const QByteArray &other,
                                    const QList<VerifierKey> &keys)
{
    REDRESS_TRY(kept, parseNote(note));
    REDRESS_TRY(more, parseNote(other));
    if (kept.text != more.text)
        return Error{ErrorCode::BadInput, u"the two notes say different things"_s, {}};
    for (const VerifierKey &key : keys) {
        const QList<NoteSignature> valid = validSignatures(more, key);
        if (!valid.isEmpty() && !isSignedBy(kept, key))
            replaceSignatures(&kept, key, valid.last());
    }
    return formatNote(kept);
}

} // namespace Redress::Ledger
