// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/tlogproof.h"

#include "models/core/text.h"
#include "models/ledger/decimal.h"

using namespace Qt::StringLiterals;

namespace Redress::Ledger {

static constexpr QByteArrayView kFirstLine{"c2sp.org/tlog-proof@v1"};
static constexpr QByteArrayView kExtra{"extra "};
static constexpr QByteArrayView kIndex{"index "};
static constexpr int kMaxPathLength = 63;

static Result<void> checkCheckpointNote(const QByteArray &bytes)
{
    REDRESS_TRY(note, parseNote(bytes));
    REDRESS_CHECK(Checkpoint::parseBody(note.text));
    return {};
}

Result<QByteArray> formatTlogProof(const TlogProof &proof)
{
    const auto bad = [](const QString &why) {
        return Error{ErrorCode::BadInput, "couldn't write the proof: "_L1 + why, {}};
    };
    if (proof.index < 0 || proof.path.size() > kMaxPathLength)
        return bad(u"its index or path does not fit"_s);
    if (const auto fine = checkCheckpointNote(proof.checkpoint); !fine)
        return bad(fine.error().detail);
    QByteArray bytes = kFirstLine.toByteArray() + '\n';
    if (!proof.extra.isEmpty())
        bytes += kExtra.toByteArray() + proof.extra.toBase64() + '\n';
    bytes += kIndex.toByteArray() + QByteArray::number(proof.index) + '\n';
    for (const QByteArray &hash : proof.path) {
        if (hash.size() != kHashBytes)
            return bad(u"a hash of its path has not 32 bytes"_s);
        bytes += hash.toBase64() + '\n';
    }
    bytes += '\n' + proof.checkpoint;
    if (bytes.size() > kMaxTlogProofBytes)
        return bad(u"it is too long"_s);
    return bytes;
}

Result<TlogProof> parseTlogProof(const QByteArray &bytes)
{
    const auto bad = [](const QString &why) {
        return Error{ErrorCode::Corrupt, "not a tlog-proof: "_L1 + why, {}};
    };
    const qsizetype blank = bytes.indexOf("\n\n");
    if (bytes.size() > kMaxTlogProofBytes || blank < 0)
        return bad(u"it is too long or has no empty line"_s);
    QList<QByteArray> lines = bytes.first(blank).split('\n');
    if (lines.takeFirst() != kFirstLine)
        return bad(u"the first line is another"_s);
    TlogProof read;
    if (!lines.isEmpty() && lines.first().startsWith(kExtra)) {
        const auto extra = fromBase64(QByteArrayView(lines.takeFirst()).sliced(kExtra.size()));
        if (!extra || extra->isEmpty())
            return bad(u"the extra data is not base64"_s);
        read.extra = *extra;
    }
    if (lines.isEmpty() || !lines.first().startsWith(kIndex))
        return bad(u"the index is missing"_s);
    const auto index = parseDecimal(QByteArrayView(lines.first()).sliced(kIndex.size()));
    lines.removeFirst();
    if (!index || lines.size() > kMaxPathLength)
        return bad(u"the index is not a plain number or the path too long"_s);
    read.index = *index;
    for (const QByteArray &line : std::as_const(lines)) {
        const auto hash = fromBase64(line);
        if (!hash || hash->size() != kHashBytes)
            return bad(u"the path is not base64 of 32 bytes a line"_s);
        read.path.append(*hash);
    }
    read.checkpoint = bytes.sliced(blank + 2);
    if (const auto fine = checkCheckpointNote(read.checkpoint); !fine)
        return bad(fine.error().detail);
    return read;
}

Result<Checkpoint> verifyTlogProof(const TlogProof &proof, const QByteArray &leafHash,
                                   const Policy &policy)
{
    REDRESS_TRY(checkpoint, openCheckpoint(proof.checkpoint, policy));
    if (!verifyInclusion(leafHash, proof.index, checkpoint.size, proof.path, checkpoint.root))
        return Error{
            ErrorCode::Corrupt,
            u"the path does not lead from entry %1 to the checkpoint's root"_s.arg(proof.index),
            {}};
    return checkpoint;
}

Result<Checkpoint> verifyTlogProof(const TlogProof &proof, const QByteArray &leafHash,
                                   const VerifierKey &log)
{
    return verifyTlogProof(proof, leafHash, Policy::trustingOnly(log));
}

} // namespace Redress::Ledger
