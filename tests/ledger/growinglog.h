// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/ledger/checkpoint.h"
#include "models/ledger/merkle.h"
#include "models/ledger/witnessing.h"

namespace Redress::Ledger {

/// A key for tests only.
inline Crypto::Ed25519PrivateKey keyFrom(char seed)
{
    return *Crypto::Ed25519PrivateKey::fromSeed(Crypto::SecretBytes::copyOf(QByteArray(32, seed)));
}

/// A log of made-up leaves at any of its sizes. One with `forkAt` has other leaves from there on
/// and the same key: a second history.
class GrowingLog {
public:
    explicit GrowingLog(qint64 size, qint64 forkAt = -1,
                        const QString &origin = QStringLiteral("redress.example/log"))
        : m_origin(origin)
    {
        Frontier frontier;
        QList<Node> made;
        for (qint64 i = 0; i < size; ++i)
            frontier.append(leafHash((forkAt >= 0 && i >= forkAt ? "other " : "entry ")
                                     + QByteArray::number(i)),
                            &made);
        m_nodes.put(made);
    }
    VerifierKey key() const { return *VerifierKey::make(m_origin, keyFrom('L').publicKey()); }
    Checkpoint at(qint64 size) const { return {m_origin, size, *rootAt(size, m_nodes), {}}; }
    QByteArray note(qint64 size, char seed = 'L') const
    {
        return *signCheckpoint(at(size), keyFrom(seed));
    }
    WitnessRequest request(qint64 oldSize, qint64 size) const
    {
        return {oldSize, *consistencyProof(oldSize, size, m_nodes), note(size)};
    }
    QByteArray asked(qint64 oldSize, qint64 size) const
    {
        return *formatWitnessRequest(request(oldSize, size));
    }

private:
    QString m_origin;
    MemoryNodes m_nodes;
};

} // namespace Redress::Ledger
