// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/keys.h"
#include "models/ledger/note.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

namespace Redress::Ledger {

/// The state of the ledger at one size (C2SP tlog-checkpoint, resources/help/checkpoints.md).
struct Checkpoint {
    QString origin; // also the name of the log's key
    qint64 size = 0;
    QByteArray root; // 32 bytes
    QStringList extensions; // further lines, none empty

    bool operator==(const Checkpoint &) const = default;

    /// The text that is signed. BadInput when a part cannot be written.
    Result<QString> body() const;
    /// Corrupt for anything body() would not write.
    static Result<Checkpoint> parseBody(const QString &text);
};

/// The signed note of a checkpoint; the key's name is the origin.
Result<QByteArray> signCheckpoint(const Checkpoint &checkpoint,
                                  const Crypto::Ed25519PrivateKey &key);
/// The checkpoint of `note` when `log` signed it and is named as its origin, otherwise Corrupt.
/// Other signatures are ignored, as signed-note demands.
Result<Checkpoint> openCheckpoint(const QByteArray &note, const VerifierKey &log);

} // namespace Redress::Ledger
