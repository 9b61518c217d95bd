// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/age.h"

#include "models/crypto/ageheader.h"
#include "models/crypto/agex25519.h"
#include "models/crypto/chachapoly.h"
#include "models/crypto/primitives.h"

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

constexpr qsizetype kPayloadNonceBytes = 16;
constexpr qint64 kSealedChunkBytes = kAgeChunkBytes + ChaChaPoly::kTagBytes;

Result<ChaChaPoly> payloadCipher(const SecretBytes &fileKey, QByteArrayView payloadNonce)
{
    REDRESS_TRY(key, hkdfSha256(fileKey, payloadNonce, "payload", kKeyBytes));
    return ChaChaPoly::withKey(key);
}

// STREAM: an 11-byte big-endian counter, then one byte that marks the last chunk.
ChaChaPoly::Nonce chunkNonce(qint64 index, bool isLast)
{
    ChaChaPoly::Nonce nonce{};
    for (size_t byte = 0; byte < sizeof(index); ++byte)
        nonce[10 - byte] = uchar(quint64(index) >> (8 * byte));
    nonce[11] = isLast ? 1 : 0;
    return nonce;
}

Error payloadError(const QString &what)
{
    return Error{ErrorCode::Corrupt, "age payload: "_L1 + what, {}};
}

} // namespace

struct AgeEncryptor::State {
    Sink sink;
    ChaChaPoly cipher;
    SecretBytes held = SecretBytes(kAgeChunkBytes); // what may still turn out to be the last chunk
    qsizetype heldBytes = 0;
    QByteArray sealed = QByteArray(kSealedChunkBytes, Qt::Uninitialized);
    qint64 index = 0;

    Result<void> seal(QByteArrayView chunk, bool isLast)
    {
        REDRESS_CHECK(cipher.seal(chunkNonce(index++, isLast), {}, chunk,
                                  reinterpret_cast<uchar *>(sealed.data())));
        return sink(QByteArrayView(sealed).first(chunk.size() + ChaChaPoly::kTagBytes));
    }
};

AgeEncryptor::AgeEncryptor() = default;
AgeEncryptor::~AgeEncryptor() = default;

Result<std::unique_ptr<AgeEncryptor>> AgeEncryptor::begin(const QByteArray &recipientRaw, Sink sink)
{
    const SecretBytes fileKey = randomSecret(kAgeFileKeyBytes);
    REDRESS_TRY(stanza, wrapForX25519(fileKey, recipientRaw));
    REDRESS_TRY(header, writeAgeHeader(stanza, fileKey));
    const QByteArray payloadNonce = randomBytes(kPayloadNonceBytes);
    REDRESS_TRY(cipher, payloadCipher(fileKey, payloadNonce));
    REDRESS_CHECK(sink(header + payloadNonce));
    std::unique_ptr<AgeEncryptor> encryptor(new AgeEncryptor);
    encryptor->m_state.reset(new State{std::move(sink), std::move(cipher)});
    return encryptor;
}

Result<void> AgeEncryptor::add(QByteArrayView plain)
{
    State &state = *m_state;
    while (!plain.isEmpty()) {
        // Whole chunks with more behind them are sealed where they lie.
        if (state.heldBytes == 0 && plain.size() > kAgeChunkBytes) {
            REDRESS_CHECK(state.seal(plain.first(kAgeChunkBytes), false));
            plain = plain.sliced(kAgeChunkBytes);
            continue;
        }
        if (state.heldBytes == kAgeChunkBytes) {
            REDRESS_CHECK(state.seal(state.held.view(), false));
            state.heldBytes = 0;
            continue;
        }
        const qsizetype take = std::min<qsizetype>(plain.size(), kAgeChunkBytes - state.heldBytes);
        std::copy(plain.begin(), plain.begin() + take, state.held.data() + state.heldBytes);
        state.heldBytes += take;
        plain = plain.sliced(take);
    }
    return {};
}

Result<void> AgeEncryptor::finish()
{
    return m_state->seal(m_state->held.view().first(m_state->heldBytes), true);
}

struct AgeReader::State {
    QIODevice *device;
    ChaChaPoly cipher;
    qint64 payloadStart; // of the first chunk in the file
    qint64 chunks;
    qint64 plainBytes;
    QByteArray sealed = {};
    SecretBytes plain = SecretBytes(kAgeChunkBytes);
    qint64 openIndex = -1; // which chunk `plain` holds

    qint64 plainBytesOf(qint64 index) const
    {
        return std::min(kAgeChunkBytes, plainBytes - index * kAgeChunkBytes);
    }

    Result<QByteArrayView> chunk(qint64 index)
    {
        const qint64 bytes = plainBytesOf(index);
        if (openIndex != index) {
            openIndex = -1;
            const qint64 wanted = bytes + ChaChaPoly::kTagBytes;
            sealed.resize(wanted);
            const qint64 start = payloadStart + index * kSealedChunkBytes;
            if (device->pos() != start && !device->seek(start))
                return Error{
                    ErrorCode::Io, "couldn't read the age file: "_L1 + device->errorString(), {}};
            REDRESS_TRY(got, readUpTo(device, sealed.data(), wanted));
            const bool isLast = index == chunks - 1;
            const Result<void> opened = got == wanted
                ? cipher.open(chunkNonce(index, isLast), {}, sealed, plain.data())
                : payloadError(u"the file became shorter"_s);
            if (!opened)
                return payloadError("part "_L1 + QString::number(index + 1) + " of "_L1
                                    + QString::number(chunks) + ": "_L1 + opened.error().detail);
            openIndex = index;
        }
        return plain.view().first(bytes);
    }
};

AgeReader::AgeReader() = default;
AgeReader::~AgeReader() = default;

Result<std::unique_ptr<AgeReader>> AgeReader::open(QIODevice *device,
                                                   const QList<AgeIdentity> &identities)
{
    return openWith(device, [&identities](const AgeHeader &header) -> Result<SecretBytes> {
        std::optional<SecretBytes> found;
        for (const AgeStanza &stanza : header.stanzas) {
            if (stanza.arguments.first() == "scrypt" && header.stanzas.size() > 1)
                return ageHeaderError(u"a passphrase stands beside another recipient"_s);
            if (stanza.arguments.first() != "X25519")
                continue;
            for (const AgeIdentity &identity : identities) {
                REDRESS_TRY(fileKey, unwrapX25519(stanza, identity));
                if (fileKey && !found)
                    found = std::move(fileKey);
            }
        }
        if (!found)
            return Error{ErrorCode::NotFound, u"the age file is for somebody else"_s, {}};
        return *std::move(found);
    });
}

Result<std::unique_ptr<AgeReader>> AgeReader::openWith(QIODevice *device,
                                                       const FileKeyFinder &findFileKey)
{
    REDRESS_TRY(header, readAgeHeader(device));
    REDRESS_TRY(fileKey, findFileKey(header));
    REDRESS_CHECK(checkAgeMac(header, fileKey));
    if (!device->seek(header.bytes))
        return Error{ErrorCode::Io, "couldn't read the age file: "_L1 + device->errorString(), {}};
    QByteArray payloadNonce(kPayloadNonceBytes, Qt::Uninitialized);
    REDRESS_TRY(nonceBytes, readUpTo(device, payloadNonce.data(), payloadNonce.size()));
    if (nonceBytes != kPayloadNonceBytes)
        return ageHeaderError(u"the file ends before its content"_s);
    const qint64 payloadStart = header.bytes + kPayloadNonceBytes;
    const qint64 sealedBytes = device->size() - payloadStart;
    const qint64 chunks = (sealedBytes + kSealedChunkBytes - 1) / kSealedChunkBytes;
    const qint64 lastBytes = sealedBytes - (chunks - 1) * kSealedChunkBytes;
    // Only an empty file has an empty last chunk.
    if (chunks < 1 || lastBytes < ChaChaPoly::kTagBytes
        || (lastBytes == ChaChaPoly::kTagBytes && chunks > 1))
        return payloadError(u"it is cut off"_s);
    REDRESS_TRY(cipher, payloadCipher(fileKey, payloadNonce));
    std::unique_ptr<AgeReader> reader(new AgeReader);
    reader->m_state.reset(new State{device, std::move(cipher), payloadStart, chunks,
                                    sealedBytes - chunks * ChaChaPoly::kTagBytes});
    // Opening the last chunk proves the length, so that a file cut at a chunk's end is refused at
    // once.
    REDRESS_CHECK(reader->m_state->chunk(chunks - 1));
    return reader;
}

qint64 AgeReader::size() const
{
    return m_state->plainBytes;
}

Result<SecretBytes> AgeReader::read(qint64 offset, qint64 count)
{
    if (offset < 0 || count < 0)
        return Error{ErrorCode::BadInput, u"cannot read before the beginning"_s, {}};
    const qint64 from = std::min(offset, size());
    SecretBytes bytes(std::min(count, size() - from));
    qint64 done = 0;
    while (done < bytes.size()) {
        const qint64 at = from + done;
        REDRESS_TRY(chunk, m_state->chunk(at / kAgeChunkBytes));
        const QByteArrayView part = chunk.sliced(at % kAgeChunkBytes);
        const qint64 take = std::min<qint64>(part.size(), bytes.size() - done);
        std::copy(part.begin(), part.begin() + take, bytes.data() + done);
        done += take;
    }
    return bytes;
}

Result<void> AgeReader::readAll(const std::function<Result<void>(QByteArrayView)> &sink)
{
    for (qint64 index = 0; index < m_state->chunks; ++index) {
        REDRESS_TRY(chunk, m_state->chunk(index));
        REDRESS_CHECK(sink(chunk));
    }
    return {};
}

} // namespace Redress::Crypto
