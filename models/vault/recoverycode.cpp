// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/recoverycode.h"

#include "models/crypto/primitives.h"

#include <array>

using namespace Qt::StringLiterals;

namespace Redress::Vault {

namespace {

constexpr char kAlphabet[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"; // Crockford: no I, L, O, U
constexpr qsizetype kCodeCharacters = 32;
constexpr qsizetype kCheckCharacters = 2;
constexpr qsizetype kGroup = 4;
constexpr qsizetype kMaxTyped = 400;

// Ten bits of a digest: one wrong character in a thousand goes unnoticed here, and then opens
// nothing anyway.
QString checkOf(const Crypto::SecretBytes &bytes)
{
    std::array<uchar, Crypto::kDigestBytes> digest{};
    Crypto::sha256Parts({"redress recovery code v1", bytes.view()}, digest.data());
    return QString(QLatin1Char(kAlphabet[digest[0] & 31])) + QLatin1Char(kAlphabet[digest[1] & 31]);
}

QChar readAs(QChar typed)
{
    const QString folded = QString(typed).normalized(QString::NormalizationForm_KC).toUpper();
    const QChar character = folded.size() == 1 ? folded.front() : typed;
    if (character == u'O')
        return u'0';
    return character == u'I' || character == u'L' ? QChar(u'1') : character;
}

} // namespace

QString formatRecoveryCode(const Crypto::SecretBytes &bytes20)
{
    QString code;
    quint32 bits = 0;
    int held = 0;
    qsizetype written = 0;
    for (qsizetype i = 0; i < bytes20.size(); ++i) {
        bits = bits << 8 | bytes20.data()[i];
        for (held += 8; held >= 5; held -= 5) {
            code += QLatin1Char(kAlphabet[bits >> (held - 5) & 31]);
            if (++written % kGroup == 0)
                code += u'-';
        }
    }
    return code + checkOf(bytes20);
}

Result<Crypto::SecretBytes> parseRecoveryCode(const QString &typed)
{
    const auto refused = [](const QString &why) {
        return Error{ErrorCode::BadInput, why,
                     u"Compare it with the printed code, group by group."_s};
    };
    if (typed.size() > kMaxTyped)
        return refused(u"this is longer than a recovery code"_s);
    QString code;
    for (const QChar character : typed) {
        if (character.isSpace() || character.category() == QChar::Punctuation_Dash)
            continue;
        const QChar read = readAs(character);
        if (!QLatin1StringView(kAlphabet).contains(read))
            return refused(u"the recovery code contains a character that no code has"_s);
        code += read;
    }
    if (code.size() != kCodeCharacters + kCheckCharacters)
        return refused(u"a recovery code has 34 characters, this one has "_s
                       + QString::number(code.size()));
    Crypto::SecretBytes bytes(kRecoveryBytes);
    quint32 bits = 0;
    int held = 0;
    qsizetype at = 0;
    for (const QChar character : QStringView(code).first(kCodeCharacters)) {
        bits = bits << 5 | quint32(QLatin1StringView(kAlphabet).indexOf(character));
        held += 5;
        if (held >= 8) {
            held -= 8;
            bytes.data()[at++] = uchar(bits >> held);
        }
    }
    if (QStringView(code).last(kCheckCharacters) != checkOf(bytes))
        return refused(
            u"the recovery code is mistyped: its last two characters do not fit the others"_s);
    return bytes;
}

} // namespace Redress::Vault
