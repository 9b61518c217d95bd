// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/bech32.h"

#include <array>
#include <vector>

using namespace Qt::StringLiterals;

namespace Redress::Crypto {

namespace {

constexpr char kAlphabet[] = "qpzry9x8gf2tvdw0s3jn54khce6mua7l";
constexpr qsizetype kChecksumCharacters = 6;
constexpr qsizetype kMaxTextCharacters = 4096;

quint32 checksumOf(const QByteArray &prefix, const std::vector<uchar> &values)
{
    constexpr std::array<quint32, 5> kGenerator
        = {0x3b6a57b2, 0x26508e6d, 0x1ea119fa, 0x3d4233dd, 0x2a1462b3};
    quint32 sum = 1;
    const auto mix = [&sum, &kGenerator](uchar value) {
        const quint32 top = sum >> 25;
        sum = (sum & 0x1ffffff) << 5 ^ value;
        for (quint32 bit = 0; bit < kGenerator.size(); ++bit)
            sum ^= (top >> bit & 1) ? kGenerator[bit] : 0;
    };
    for (const char character : prefix)
        mix(uchar(character) >> 5);
    mix(0);
    for (const char character : prefix)
        mix(uchar(character) & 31);
    for (const uchar value : values)
        mix(value);
    return sum;
}

} // namespace

QString toBech32(const QByteArray &prefix, QByteArrayView bytes)
{
    std::vector<uchar> values;
    quint32 bits = 0;
    int held = 0;
    for (const char byte : bytes) {
        bits = bits << 8 | uchar(byte);
        for (held += 8; held >= 5; held -= 5)
            values.push_back(uchar(bits >> (held - 5) & 31));
    }
    if (held > 0)
        values.push_back(uchar(bits << (5 - held) & 31));
    std::vector<uchar> padded = values;
    padded.resize(values.size() + size_t(kChecksumCharacters), 0);
    const quint32 sum = checksumOf(prefix, padded) ^ 1;
    for (int shift = 25; shift >= 0; shift -= 5)
        values.push_back(uchar(sum >> shift & 31));
    QString text = QString::fromLatin1(prefix) + u'1';
    for (const uchar value : values)
        text += QLatin1Char(kAlphabet[value]);
    return text;
}

Result<SecretBytes> fromBech32(const QByteArray &prefix, const QString &text)
{
    const Error refused{ErrorCode::BadInput, u"not a well-formed age key"_s, {}};
    if (text.size() > kMaxTextCharacters || (text != text.toLower() && text != text.toUpper()))
        return refused;
    const QString lower = text.toLower();
    const qsizetype start = prefix.size() + 1;
    if (!lower.startsWith(QString::fromLatin1(prefix) + u'1')
        || lower.size() < start + kChecksumCharacters)
        return refused;
    std::vector<uchar> values;
    for (const QChar character : QStringView(lower).sliced(start)) {
        const qsizetype value = QLatin1StringView(kAlphabet).indexOf(character);
        if (value < 0)
            return refused;
        values.push_back(uchar(value));
    }
    if (checksumOf(prefix, values) != 1)
        return refused;
    values.erase(values.end() - kChecksumCharacters, values.end());
    SecretBytes bytes(qsizetype(values.size() * 5 / 8));
    quint32 bits = 0;
    int held = 0;
    qsizetype at = 0;
    for (const uchar value : values) {
        bits = bits << 5 | value;
        held += 5;
        if (held >= 8) {
            held -= 8;
            bytes.data()[at++] = uchar(bits >> held);
        }
    }
    if (held >= 5 || (bits & ((1u << held) - 1)) != 0)
        return refused;
    return bytes;
}

} // namespace Redress::Crypto
