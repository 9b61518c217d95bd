// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"

#include <QByteArray>

#include <array>
#include <memory>

namespace Redress::Crypto {

/// ChaCha20-Poly1305 (RFC 8439) under one key, for many messages. Not for two threads at once.
class ChaChaPoly {
public:
    static constexpr qsizetype kTagBytes = 16;
    using Nonce = std::array<uchar, 12>;

    static Result<ChaChaPoly> withKey(const SecretBytes &key);
    ChaChaPoly(ChaChaPoly &&) noexcept;
    ~ChaChaPoly();

    /// Writes plain.size() + kTagBytes into `out`.
    Result<void> seal(const Nonce &nonce, QByteArrayView associated, QByteArrayView plain,
                      uchar *out);
    /// Writes sealed.size() - kTagBytes into `out`; Corrupt (and nothing to be used in `out`) when
    /// the tag does not fit.
    Result<void> open(const Nonce &nonce, QByteArrayView associated, QByteArrayView sealed,
                      uchar *out);

private:
    ChaChaPoly();
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace Redress::Crypto
