// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/unicodemaps.h"

#include <QHash>
#include <QRawFont>

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

constexpr char16_t kFirstRadical = 0x2E80;
constexpr char16_t kLastRadical = 0x2FDF;
constexpr char16_t kFirstIdeograph = 0x4E00;
constexpr char16_t kLastIdeograph = 0x9FFF;

QString characters(char16_t first, char16_t last)
{
    QString all;
    for (uint c = first; c <= last; ++c)
        all.append(QChar(c));
    return all;
}

/// From each radical to the ideograph that is drawn with the same glyph.
QHash<char16_t, char16_t> ideographsOfRadicals()
{
    QFont font(u"Noto Sans CJK SC"_s);
    font.setPixelSize(100);
    const QRawFont raw = QRawFont::fromFont(font);
    const QList<quint32> radicals
        = raw.glyphIndexesForString(characters(kFirstRadical, kLastRadical));
    const QList<quint32> ideographs
        = raw.glyphIndexesForString(characters(kFirstIdeograph, kLastIdeograph));
    QHash<quint32, char16_t> byGlyph;
    for (qsizetype i = 0; i < ideographs.size(); ++i)
        byGlyph.insert(ideographs.at(i), char16_t(kFirstIdeograph + i));
    QHash<char16_t, char16_t> found;
    for (qsizetype i = 0; i < radicals.size(); ++i) {
        const char16_t ideograph = byGlyph.value(radicals.at(i));
        if (radicals.at(i) != 0 && ideograph != 0)
            found.insert(char16_t(kFirstRadical + i), ideograph);
    }
    return found;
}

char16_t mended(char16_t code)
{
    static const QHash<char16_t, char16_t> ideographs = ideographsOfRadicals();
    if (code == u'\t')
        return u' ';
    return code >= kFirstRadical && code <= kLastRadical ? ideographs.value(code, code) : code;
}

/// The lists "[<0041> <0042> …]" of one map; all numbers keep their four digits.
void mendMap(char *from, const char *to)
{
    bool inList = false;
    for (char *at = from; at + 5 < to; ++at) {
        if (*at == '[' || *at == ']')
            inList = *at == '[';
        if (!inList || *at != '<' || at[5] != '>')
            continue;
        bool ok = false;
        const auto code = char16_t(QByteArrayView(at + 1, 4).toUShort(&ok, 16));
        if (!ok)
            continue;
        const QByteArray digits
            = QByteArray::number(mended(code), 16).rightJustified(4, '0').toUpper();
        std::copy(digits.begin(), digits.end(), at + 1);
    }
}

} // namespace

void mendUnicodeMaps(QByteArray &pdf)
{
    static constexpr QByteArrayView kBegin{"\nbegincmap\n"};
    static constexpr QByteArrayView kEnd{"\nendcmap\n"};
    qsizetype from = pdf.indexOf(kBegin);
    while (from >= 0) {
        const qsizetype to = pdf.indexOf(kEnd, from);
        if (to < 0)
            return;
        mendMap(pdf.data() + from, pdf.constData() + to);
        from = pdf.indexOf(kBegin, to);
    }
}

} // namespace Redress::Reports
