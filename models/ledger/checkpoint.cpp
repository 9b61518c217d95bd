// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/checkpoint.h"

#include "models/core/text.h"
#include "models/ledger/decimal.h"
#include "models/ledger/merkle.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Ledger {

static constexpr int kFixedLines = 3; // origin, size, root

static bool isLine(const QString &line)
{
    return !line.isEmpty() && line.isValidUtf16()
        && std::none_of(line.cbegin(), line.cend(), [](QChar c) { return c < u' '; });
}

Result<QString> Checkpoint::body() const
{
    if (!isLine(origin) || size < 0 || root.size() != kHashBytes
        || !std::all_of(extensions.cbegin(), extensions.cend(), isLine))
        return Error{
            ErrorCode::BadInput,
            u"couldn't write the checkpoint: origin, size, root or an extension does not fit"_s,
            {}};
    QString text = origin + u'\n' + QString::number(size) + u'\n'
        + QString::fromLatin1(root.toBase64()) + u'\n';
    for (const QString &line : extensions)
        text += line + u'\n';
    return text;
}

Result<Checkpoint> Checkpoint::parseBody(const QString &text)
{
    const auto bad = [](const QString &why) {
        return Error{ErrorCode::Corrupt, "not a checkpoint: "_L1 + why, {}};
    };
    const QStringList lines = text.chopped(text.endsWith(u'\n') ? 1 : 0).split(u'\n');
    if (!text.endsWith(u'\n') || lines.size() < kFixedLines
        || !std::all_of(lines.cbegin(), lines.cend(), isLine))
        return bad(u"origin, size and root are expected, each a line"_s);
    Checkpoint read;
    read.origin = lines[0];
    const auto size = parseDecimal(lines[1].toUtf8());
    if (!size)
        return bad(u"the size is not a plain number"_s);
    read.size = *size;
    const auto root = fromBase64(lines[2].toUtf8());
    if (!root || root->size() != kHashBytes)
        return bad(u"the root is not base64 of 32 bytes"_s);
    read.root = *root;
    read.extensions = lines.mid(kFixedLines);
    return read;
}

Result<QByteArray> signCheckpoint(const Checkpoint &checkpoint,
                                  const Crypto::Ed25519PrivateKey &key)
{
    REDRESS_TRY(body, checkpoint.body());
    Note note{body, {}};
    REDRESS_CHECK(signNote(&note, checkpoint.origin, key));
    return formatNote(note);
}

Result<Checkpoint> openCheckpoint(const QByteArray &note, const VerifierKey &log)
{
    REDRESS_TRY(parsed, parseNote(note));
    if (log.type() != KeyType::Ed25519 || !isSignedBy(parsed, log))
        return Error{ErrorCode::Corrupt,
                     u"the checkpoint has no valid signature of %1"_s.arg(log.name()),
                     {}};
    REDRESS_TRY(checkpoint, Checkpoint::parseBody(parsed.text));
    if (checkpoint.origin != log.name())
        return Error{
            ErrorCode::Corrupt,
            u"the checkpoint is of %1, its signature of %2"_s.arg(checkpoint.origin, log.name()),
            {}};
    return checkpoint;
}

} // namespace Redress::Ledger
