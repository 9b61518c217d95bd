// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/ledger/note.h"

#include "models/core/text.h"
#include "models/crypto/primitives.h"

#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Ledger {

static constexpr qsizetype kKeyIdBytes = 4;
static constexpr qsizetype kTimeBytes = 8;
static constexpr qsizetype kEd25519SignatureBytes = 64;
static constexpr qsizetype kEd25519KeyBytes = 32;

static QByteArray bigEndian32(quint32 value)
{
    QByteArray bytes(kKeyIdBytes, Qt::Uninitialized);
    qToBigEndian(value, bytes.data());
    return bytes;
}

static quint32 keyIdFor(const QString &name, KeyType type, const QByteArray &rawKey)
{
    const QByteArray digest = Crypto::sha256(name.toUtf8() + '\n' + char(type) + rawKey);
    return qFromBigEndian<quint32>(digest.constData());
}

bool isKeyName(const QString &name)
{
    return !name.isEmpty() && name.isValidUtf16()
        && std::none_of(name.cbegin(), name.cend(),
                        [](QChar c) { return c.isSpace() || c == u'+' || c < u' '; });
}

// Any text a note can carry: ends with a newline, no other control character below U+0020.
static bool isNoteText(const QString &text)
{
    return text.endsWith(u'\n') && text.isValidUtf16()
        && std::none_of(text.cbegin(), text.cend(), [](QChar c) { return c < u' ' && c != u'\n'; });
}

static Error refused(const QString &reason)
{
    return Error{ErrorCode::Corrupt, "not a signed note: "_L1 + reason, {}};
}

static Result<NoteSignature> parseSignatureLine(const QString &line)
{
    const qsizetype nameAt = 2;
    const qsizetype space = line.indexOf(u' ', nameAt);
    if (!line.startsWith(u"\u2014 ") || space < 0)
        return refused(u"a signature line is malformed"_s);
    NoteSignature signature;
    signature.name = line.mid(nameAt, space - nameAt);
    const auto bytes = fromBase64(line.mid(space + 1).toUtf8());
    if (!isKeyName(signature.name) || !bytes || bytes->size() <= kKeyIdBytes)
        return refused(u"a signature line is malformed"_s);
    signature.keyId = qFromBigEndian<quint32>(bytes->constData());
    signature.signature = bytes->sliced(kKeyIdBytes);
    return signature;
}

Result<Note> parseNote(const QByteArray &bytes)
{
    if (bytes.size() > kMaxNoteBytes)
        return refused(u"%1 bytes are too many"_s.arg(bytes.size()));
    const auto decoded = decodeUtf8(bytes);
    if (!decoded)
        return refused(decoded.error().detail);
    // The text ends at the last empty line: text and signatures each end with a newline.
    const qsizetype split = decoded->lastIndexOf(u"\n\n"_s);
    if (split < 0 || split + 2 == decoded->size() || !isNoteText(*decoded))
        return refused(u"text, an empty line and signatures are expected"_s);
    Note note;
    note.text = decoded->left(split + 1);
    const QStringList lines = decoded->mid(split + 2).chopped(1).split(u'\n');
    if (lines.size() > kMaxNoteSignatures)
        return refused(u"it has more than %1 signatures"_s.arg(kMaxNoteSignatures));
    for (const QString &line : lines) {
        REDRESS_TRY(signature, parseSignatureLine(line));
        note.signatures.append(signature);
    }
    return note;
}

Result<QByteArray> formatNote(const Note &note)
{
    if (!isNoteText(note.text) || note.signatures.isEmpty()
        || note.signatures.size() > kMaxNoteSignatures)
        return Error{ErrorCode::BadInput,
                     u"couldn't write the note: its text or number of signatures does not fit"_s,
                     {}};
    QByteArray bytes = note.text.toUtf8() + '\n';
    for (const NoteSignature &signature : note.signatures) {
        if (!isKeyName(signature.name) || signature.signature.isEmpty())
            return Error{ErrorCode::BadInput,
                         u"couldn't write the note: a signature has no proper name"_s,
                         {}};
        bytes += u"\u2014 "_s.toUtf8() + signature.name.toUtf8() + ' '
            + (bigEndian32(signature.keyId) + signature.signature).toBase64() + '\n';
    }
    if (bytes.size() > kMaxNoteBytes)
        return Error{ErrorCode::TooLarge, u"couldn't write the note: it is too long"_s, {}};
    return bytes;
}

Result<VerifierKey> VerifierKey::make(const QString &name, const Crypto::Ed25519PublicKey &key,
                                      KeyType type)
{
    if (!isKeyName(name))
        return Error{ErrorCode::BadInput, u"a key cannot be called \"%1\""_s.arg(name),
                     u"Use a name without spaces and plus signs."_s};
    VerifierKey made;
    made.m_name = name;
    made.m_key = key;
    made.m_type = type;
    made.m_keyId = keyIdFor(name, type, key.raw());
    return made;
}

Result<VerifierKey> VerifierKey::parse(QByteArrayView text)
{
    const auto bad = [](const QString &why) {
        return Error{ErrorCode::BadInput, "not a verifier key: "_L1 + why, {}};
    };
    const auto decoded = decodeUtf8(text.toByteArray());
    if (!decoded)
        return bad(decoded.error().detail);
    // Base64 may hold plus signs, the name and the id may not.
    const QString name = decoded->section(u'+', 0, 0);
    const QByteArray id = decoded->section(u'+', 1, 1).toUtf8();
    const auto material = fromBase64(decoded->section(u'+', 2).toUtf8());
    if (!material || material->size() != 1 + kEd25519KeyBytes)
        return bad(u"a type byte and 32 bytes of Ed25519 key are expected"_s);
    const auto type = KeyType(quint8(material->front()));
    if (type != KeyType::Ed25519 && type != KeyType::Cosignature)
        return bad(u"signature type %1 is not known"_s.arg(int(type)));
    REDRESS_TRY(key, Crypto::Ed25519PublicKey::fromRaw(material->sliced(1)));
    REDRESS_TRY(made, make(name, key, type));
    if (bigEndian32(made.m_keyId).toHex() != id)
        return bad(u"its key id does not fit its key"_s);
    return made;
}

QByteArray VerifierKey::text() const
{
    return m_name.toUtf8() + '+' + bigEndian32(m_keyId).toHex() + '+'
        + (char(m_type) + m_key.raw()).toBase64();
}

static Result<void> addSignature(Note *note, const VerifierKey &key, const QByteArray &signature)
{
    if (!isNoteText(note->text))
        return Error{
            ErrorCode::BadInput, u"couldn't sign the note: its text does not fit the format"_s, {}};
    note->signatures.append({key.name(), key.keyId(), signature});
    return {};
}

Result<void> signNote(Note *note, const QString &name, const Crypto::Ed25519PrivateKey &key)
{
    REDRESS_TRY(verifier, VerifierKey::make(name, key.publicKey()));
    REDRESS_TRY(signature, key.sign(note->text.toUtf8()));
    return addSignature(note, verifier, signature);
}

static QByteArray cosignedMessage(const QString &text, quint64 unixSeconds)
{
    return "cosignature/v1\ntime " + QByteArray::number(unixSeconds) + '\n' + text.toUtf8();
}

Result<void> cosignNote(Note *note, const QString &name, const Crypto::Ed25519PrivateKey &key,
                        qint64 unixSeconds)
{
    REDRESS_TRY(verifier, VerifierKey::make(name, key.publicKey(), KeyType::Cosignature));
    REDRESS_TRY(signature, key.sign(cosignedMessage(note->text, quint64(unixSeconds))));
    QByteArray time(kTimeBytes, Qt::Uninitialized);
    qToBigEndian(quint64(unixSeconds), time.data());
    return addSignature(note, verifier, time + signature);
}

static bool holds(const Note &note, const NoteSignature &signature, const VerifierKey &key)
{
    if (key.type() == KeyType::Ed25519)
        return signature.signature.size() == kEd25519SignatureBytes
            && key.key().verify(note.text.toUtf8(), signature.signature);
    if (signature.signature.size() != kTimeBytes + kEd25519SignatureBytes)
        return false;
    const auto time = qFromBigEndian<quint64>(signature.signature.constData());
    return key.key().verify(cosignedMessage(note.text, time),
                            signature.signature.sliced(kTimeBytes));
}

bool isSignedBy(const Note &note, const VerifierKey &key)
{
    bool found = false;
    for (const NoteSignature &signature : note.signatures) {
        if (signature.name != key.name() || signature.keyId != key.keyId())
            continue;
        if (!holds(note, signature, key))
            return false;
        found = true;
    }
    return found;
}

} // namespace Redress::Ledger
