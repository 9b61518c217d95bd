// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>

#include <functional>
#include <memory>

namespace Redress::Crypto {

struct AgeHeader; // ageheader.h

inline constexpr qint64 kAgeChunkBytes = 64 * 1024; // plaintext bytes of one STREAM chunk

/// An X25519 identity of age-encryption.org/v1.
class AgeIdentity {
public:
    static Result<AgeIdentity> fromSecret(const SecretBytes &scalar32);
    /// "AGE-SECRET-KEY-1…" (Bech32).
    static Result<AgeIdentity> fromText(const QString &text);
    QString secretText() const;
    /// "age1…".
    QString recipient() const;
    QByteArray recipientRaw() const; // 32 bytes
    const SecretBytes &secret() const { return m_secret; }

private:
    SecretBytes m_secret;
    QByteArray m_public;
};

/// Writes an age v1 file of one X25519 recipient, chunk by chunk, into `sink` (called with
/// ciphertext in order).
class AgeEncryptor {
public:
    using Sink = std::function<Result<void>(QByteArrayView)>;
    static Result<std::unique_ptr<AgeEncryptor>> begin(const QByteArray &recipientRaw, Sink sink);
    ~AgeEncryptor();
    Result<void> add(QByteArrayView plain);
    Result<void> finish();

private:
    AgeEncryptor();
    struct State;
    std::unique_ptr<State> m_state;
};

/// Opens an age v1 file by parts. The header (with its MAC) and the last chunk (with it the
/// length) are checked at open, each other chunk when read.
class AgeReader {
public:
    /// `device` is random-access, open for reading and outlives the reader. Corrupt for anything
    /// the format refuses; NotFound when no identity fits.
    static Result<std::unique_ptr<AgeReader>> open(QIODevice *device,
                                                   const QList<AgeIdentity> &identities);
    /// For other kinds of recipient: `findFileKey` answers the 16-byte file key of the header, or
    /// why it cannot.
    using FileKeyFinder = std::function<Result<SecretBytes>(const AgeHeader &)>;
    static Result<std::unique_ptr<AgeReader>> openWith(QIODevice *device,
                                                       const FileKeyFinder &findFileKey);
    ~AgeReader();
    qint64 size() const; // plaintext bytes
    /// Exactly `count` bytes from `offset` (clipped to the end).
    Result<SecretBytes> read(qint64 offset, qint64 count);
    /// The whole plaintext in order, in pieces of at most kAgeChunkBytes; stops at the first bad
    /// chunk.
    Result<void> readAll(const std::function<Result<void>(QByteArrayView)> &sink);

private:
    AgeReader();
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace Redress::Crypto
