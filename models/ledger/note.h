// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/keys.h"

#include <QByteArray>
#include <QList>
#include <QString>

namespace Redress::Ledger {

// C2SP signed-note: text, an empty line, signatures (resources/help/checkpoints.md).

inline constexpr qsizetype kMaxNoteBytes = 1024 * 1024;
inline constexpr int kMaxNoteSignatures = 100;

/// The signature type byte of a key. Witnesses sign with time (C2SP tlog-cosignature).
enum class KeyType : quint8 { Ed25519 = 0x01, Cosignature = 0x04 };

struct NoteSignature {
    QString name;
    quint32 keyId = 0;
    QByteArray signature; // without the key id

    bool operator==(const NoteSignature &) const = default;
};

struct Note {
    QString text; // ends with a newline
    QList<NoteSignature> signatures;

    bool operator==(const Note &) const = default;
};

/// Non-empty, no white space, no plus sign, no control character.
bool isKeyName(const QString &name);

/// Corrupt for anything formatNote would not write; at least one signature.
Result<Note> parseNote(const QByteArray &bytes);
/// BadInput for text or names the format cannot carry.
Result<QByteArray> formatNote(const Note &note);

/// "name+hex8+base64(type ‖ key)".
class VerifierKey {
public:
    static Result<VerifierKey> parse(QByteArrayView text);
    static Result<VerifierKey> make(const QString &name, const Crypto::Ed25519PublicKey &key,
                                    KeyType type = KeyType::Ed25519);
    QByteArray text() const;
    const QString &name() const { return m_name; }
    quint32 keyId() const { return m_keyId; }
    KeyType type() const { return m_type; }
    const Crypto::Ed25519PublicKey &key() const { return m_key; }

private:
    VerifierKey() = default;
    QString m_name;
    quint32 m_keyId = 0;
    KeyType m_type = KeyType::Ed25519;
    Crypto::Ed25519PublicKey m_key;
};

/// Key type Ed25519; adds the signature of `name`.
Result<void> signNote(Note *note, const QString &name, const Crypto::Ed25519PrivateKey &key);
/// Key type Cosignature at `unixSeconds`.
Result<void> cosignNote(Note *note, const QString &name, const Crypto::Ed25519PrivateKey &key,
                        qint64 unixSeconds);

/// Whether `key` signed the note (or cosigned it, by the key's type): false when there is no
/// signature of this name and id, and when any such signature is wrong.
bool isSignedBy(const Note &note, const VerifierKey &key);

} // namespace Redress::Ledger
