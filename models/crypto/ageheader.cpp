// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/ageheader.h"

#include "models/crypto/primitives.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

constexpr QByteArrayView kVersionLine = "age-encryption.org/v1";
constexpr QByteArrayView kMacMark = "---";
constexpr qsizetype kBodyColumns = 64;
constexpr qsizetype kFirstReadBytes = 4096; // more than a file with one recipient needs

// The MAC line is the first that begins with dashes; stanzas begin with "->", bodies never with a
// dash.
qsizetype endOfHeader(const QByteArray &bytes)
{
    const qsizetype mark = bytes.indexOf("\n---");
    const qsizetype end = mark < 0 ? -1 : bytes.indexOf('\n', mark + 1);
    return end < 0 ? -1 : end + 1;
}

bool isArgument(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), [](char one) {
        return one > ' ' && one < '\x7f';
    });
}

struct Lines {
    QByteArrayView rest;

    // Without its line end; nothing when no whole line is left.
    std::optional<QByteArrayView> next()
    {
        const qsizetype end = rest.indexOf('\n');
        if (end < 0)
            return std::nullopt;
        const QByteArrayView line = rest.first(end);
        rest = rest.sliced(end + 1);
        return line;
    }
};

Result<AgeStanza> readStanza(QByteArrayView firstLine, Lines &lines)
{
    AgeStanza stanza;
    qsizetype at = 3; // "-> "
    while (at <= firstLine.size()) {
        qsizetype end = firstLine.indexOf(' ', at);
        end = end < 0 ? firstLine.size() : end;
        const QByteArrayView argument = firstLine.sliced(at, end - at);
        if (!isArgument(argument))
            return ageHeaderError(u"a recipient line is malformed"_s);
        stanza.arguments.append(argument.toByteArray());
        at = end + 1;
    }
    while (const std::optional<QByteArrayView> line = lines.next()) {
        const std::optional<QByteArray> decoded = fromAgeBase64(*line);
        if (!decoded || line->size() > kBodyColumns)
            return ageHeaderError(u"a recipient's body is malformed"_s);
        stanza.body += *decoded;
        if (line->size() < kBodyColumns)
            return stanza;
    }
    return ageHeaderError(u"a recipient's body has no end"_s);
}

Result<SecretBytes> macKey(const SecretBytes &fileKey)
{
    return hkdfSha256(fileKey, {}, "header", kKeyBytes);
}

} // namespace

Error ageHeaderError(const QString &what)
{
    return Error{ErrorCode::Corrupt, "age header: "_L1 + what, {}};
}

std::optional<QByteArray> fromAgeBase64(QByteArrayView text)
{
    const auto decoded = QByteArray::fromBase64Encoding(
        text.toByteArray(), QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    // Writing it again and comparing refuses padding, stray bits and foreign characters in one
    // step.
    if (!decoded || toAgeBase64(*decoded) != text)
        return std::nullopt;
    return *decoded;
}

QByteArray toAgeBase64(QByteArrayView bytes)
{
    return bytes.toByteArray().toBase64(QByteArray::Base64Encoding
                                        | QByteArray::OmitTrailingEquals);
}

Result<qint64> readUpTo(QIODevice *device, char *to, qint64 count)
{
    qint64 done = 0;
    while (done < count) {
        const qint64 got = device->read(to + done, count - done);
        if (got < 0)
            return Error{ErrorCode::Io, "couldn't read the age file: "_L1 + device->errorString(),
                         u"Look whether its disk or share is there."_s};
        if (got == 0)
            break;
        done += got;
    }
    return done;
}

Result<AgeHeader> readAgeHeader(QIODevice *device)
{
    if (!device->seek(0))
        return Error{ErrorCode::Io, "couldn't read the age file: "_L1 + device->errorString(), {}};
    QByteArray bytes(kFirstReadBytes, Qt::Uninitialized);
    REDRESS_TRY(first, readUpTo(device, bytes.data(), bytes.size()));
    bytes.truncate(first);
    qsizetype end = endOfHeader(bytes);
    if (end < 0) {
        bytes.resize(kMaxAgeHeaderBytes);
        REDRESS_TRY(more, readUpTo(device, bytes.data() + first, bytes.size() - first));
        bytes.truncate(first + more);
        end = endOfHeader(bytes);
    }
    if (end < 0)
        return ageHeaderError(u"it has no end"_s);
    Lines lines{QByteArrayView(bytes).first(end)};
    if (lines.next() != std::optional(kVersionLine))
        return ageHeaderError(u"not a file of age-encryption.org/v1"_s);
    AgeHeader header;
    header.bytes = end;
    while (const std::optional<QByteArrayView> line = lines.next()) {
        if (line->startsWith("-> ")) {
            REDRESS_TRY(stanza, readStanza(*line, lines));
            header.stanzas.append(std::move(stanza));
            continue;
        }
        const std::optional<QByteArray> mac
            = line->startsWith("--- ") ? fromAgeBase64(line->sliced(4)) : std::nullopt;
        if (!mac || mac->size() != kDigestBytes || !lines.rest.isEmpty()
            || header.stanzas.isEmpty())
            return ageHeaderError(u"its last line is malformed"_s);
        header.mac = *mac;
        header.macInput = bytes.first(line->data() - bytes.constData() + kMacMark.size());
        return header;
    }
    return ageHeaderError(u"it has no last line"_s);
}

Result<void> checkAgeMac(const AgeHeader &header, const SecretBytes &fileKey)
{
    REDRESS_TRY(key, macKey(fileKey));
    if (!constantTimeEquals(hmacSha256(key.view(), header.macInput), header.mac))
        return Error{ErrorCode::Corrupt, u"age header MAC: the header was changed"_s, {}};
    return {};
}

Result<QByteArray> writeAgeHeader(const AgeStanza &stanza, const SecretBytes &fileKey)
{
    QByteArray text = kVersionLine.toByteArray() + "\n-> " + stanza.arguments.join(' ') + '\n';
    const QByteArray body = toAgeBase64(stanza.body);
    // A body whose length is a multiple of the width ends with an empty line.
    for (qsizetype at = 0; at <= body.size(); at += kBodyColumns)
        text += body.mid(at, kBodyColumns) + '\n';
    text += kMacMark.toByteArray();
    REDRESS_TRY(key, macKey(fileKey));
    return text + ' ' + toAgeBase64(hmacSha256(key.view(), text)) + '\n';
}

} // namespace Redress::Crypto
