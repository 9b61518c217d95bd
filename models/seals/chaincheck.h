// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/certificate.h"

#include <QByteArray>
#include <QDateTime>
#include <QHash>

namespace Redress::Seals {

/// Crypto::verifyChain for many moments and few certificates: the signature of a chain is checked
/// once, its days each time. Usable from one thread at a time.
class ChainCheck {
public:
    explicit ChainCheck(const Crypto::Certificate &root) : m_root(root) { }
    const Crypto::Certificate &root() const { return m_root; }
    Result<void> holdsAt(const Crypto::Certificate &certificate, const QDateTime &at);

private:
    struct Days {
        QDateTime first;
        QDateTime last;
    };
    Crypto::Certificate m_root;
    QHash<QByteArray, Days> m_good; // by DER: held at some moment
};

} // namespace Redress::Seals
