// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/typeface.h"

#include <QFontDatabase>
#include <QTextLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

constexpr QChar kReplacement = QChar(0xFFFD);

/// Scripts in which a line is as wide as its characters one by one.
bool isSimple(char16_t c)
{
    return (c >= 0x20 && c < 0x300 && c != 0xAD) || (c >= 0x370 && c < 0x483)
        || (c >= 0x48A && c < 0x530) || (c >= 0x1E00 && c < 0x200B) || (c >= 0x2010 && c < 0x2028)
        || (c >= 0x202F && c < 0x2060) || (c >= 0x2070 && c < 0x20D0) || (c >= 0x2100 && c < 0x2C00)
        || (c >= 0x2E80 && c < 0x302A) || (c >= 0x3030 && c < 0x3099) || (c >= 0x309B && c < 0xA000)
        || (c >= 0xAC00 && c < 0xD7A4) || (c >= 0xFF01 && c < 0xFFF0) || c == 0xFFFD;
}

bool isSimple(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return isSimple(c.unicode()); });
}

QFont shaping(QFont font)
{
    font.setStyleStrategy(QFont::PreferOutline);
    return font;
}

bool isWide(char16_t c)
{
    return (c >= 0x2E80 && c < 0xA000) || (c >= 0xAC00 && c < 0xD7A4)
        || (c >= 0xFF01 && c < 0xFF61);
}

/// Closing marks, which never begin a line.
bool staysWithBefore(char16_t c)
{
    return QStringView(u"，。、；：？！）》」』】〉〕”’…%‰,.;:?!)]}·").contains(QChar(c));
}

/// Opening marks, which never end a line.
bool staysWithAfter(char16_t c)
{
    return QStringView(u"（《「『【〈〔“‘([{￥¥$").contains(QChar(c));
}

/// Whether a line may end between the two.
bool mayBreakBetween(char16_t before, char16_t after)
{
    if (after == u' ' || staysWithBefore(after) || staysWithAfter(before))
        return false;
    return before == u' ' || before == u'-' || before == u'/' || isWide(before) || isWide(after);
}

Typeface face(const QStringList &families, qreal size, bool bold = false)
{
    QFont font(families);
    font.setPixelSize(int(points(size)));
    font.setBold(bold);
    font.setHintingPreference(QFont::PreferNoHinting);
    // Without shaping no ligature hides "fi" from those who search the file, and a line is as wide
    // as its characters; fontFor() knows the scripts that need it.
    font.setStyleStrategy(QFont::StyleStrategy(QFont::PreferNoShaping | QFont::PreferOutline));
    font.setKerning(false);
    return Typeface(font);
}

} // namespace

Typeface::Typeface(const QFont &font)
    : m_font(font), m_shapingFont(shaping(font)), m_metrics(m_font), m_shapingMetrics(m_shapingFont)
{
    m_near.fill(-1);
    // One line height for both scripts: the CJK face is taller, and lines must not dance where the
    // two mix.
    m_lineHeight = font.pixelSize() * 1.5;
    m_ascent = font.pixelSize() * 1.1;
}

const QFont &Typeface::fontFor(QStringView text) const
{
    return isSimple(text) ? m_font : m_shapingFont;
}

qreal Typeface::advance(char32_t character)
{
    const auto measure = [this, character] {
        return float(m_metrics.horizontalAdvance(QString::fromUcs4(&character, 1)));
    };
    if (character < m_near.size()) {
        float &known = m_near[character];
        if (known < 0)
            known = measure();
        return known;
    }
    const auto found = m_far.constFind(character);
    if (found != m_far.constEnd())
        return *found;
    return *m_far.insert(character, measure());
}

qreal Typeface::width(QStringView text)
{
    qreal sum = 0;
    for (const QChar c : text) {
        if (!isSimple(c.unicode()))
            return m_shapingMetrics.horizontalAdvance(text.toString());
        sum += advance(c.unicode());
    }
    return sum;
}

QString Typeface::elided(const QString &text, qreal width)
{
    QString oneLine = text;
    oneLine.replace(u'\n', u' ');
    return (isSimple(text) ? m_metrics : m_shapingMetrics)
        .elidedText(oneLine, Qt::ElideRight, width);
}

void Typeface::breakLines(const QString &text, qreal width, QList<TextLine> &lines)
{
    lines.clear();
    qsizetype start = 0;
    do {
        qsizetype end = text.indexOf(u'\n', start);
        if (end < 0)
            end = text.size();
        const QStringView paragraph = QStringView(text).mid(start, end - start);
        if (isSimple(paragraph))
            breakSimple(text, start, end, width, lines);
        else
            breakShaped(text, start, end, width, lines);
        start = end + 1;
    } while (start <= text.size());
}

void Typeface::breakSimple(const QString &text, qsizetype start, qsizetype end, qreal width,
                           QList<TextLine> &lines)
{
    const QChar *characters = text.constData();
    const auto add = [&lines, characters](qsizetype from, qsizetype to) {
        while (to > from && characters[to - 1] == u' ')
            --to;
        lines.append({from, to - from});
    };
    qsizetype from = start;
    qsizetype breakAt = -1; // the last place where this line may end
    qreal used = 0;
    qreal usedAtBreak = 0;
    for (qsizetype i = start; i < end; ++i) {
        const char16_t c = characters[i].unicode();
        if (i > from && mayBreakBetween(characters[i - 1].unicode(), c)) {
            breakAt = i;
            usedAtBreak = used;
        }
        const qreal step = advance(c);
        if (used + step > width && i > from && c != u' ') {
            const bool atBreak = breakAt > from;
            add(from, atBreak ? breakAt : i);
            from = atBreak ? breakAt : i;
            used = atBreak ? used - usedAtBreak : 0;
            breakAt = -1;
        }
        used += step;
    }
    add(from, end);
}

void Typeface::breakShaped(const QString &text, qsizetype start, qsizetype end, qreal width,
                           QList<TextLine> &lines) const
{
    QTextLayout layout(text.mid(start, end - start), m_shapingFont);
    QTextOption option;
    option.setWrapMode(QTextOption::WrapAtWordBoundaryOrAnywhere);
    option.setTextDirection(Qt::LeftToRight);
    layout.setTextOption(option);
    layout.beginLayout();
    for (QTextLine line = layout.createLine(); line.isValid(); line = layout.createLine()) {
        line.setLineWidth(width);
        lines.append({start + line.textStart(), line.textLength()});
    }
    layout.endLayout();
}

Result<std::unique_ptr<Typefaces>> Typefaces::load()
{
    const QString latin = u"Noto Sans"_s;
    const QString chinese = u"Noto Sans CJK SC"_s;
    const QString mono = u"Noto Sans Mono CJK SC"_s;
    for (const QString &family : {latin, chinese, mono}) {
        if (!QFontDatabase::hasFamily(family))
            return Error{ErrorCode::Unsupported, "the font "_L1 + family + " is not installed"_L1,
                         u"Install the packages fonts-noto-core and fonts-noto-cjk."_s};
    }
    const QStringList text{latin, chinese};
    return std::unique_ptr<Typefaces>(new Typefaces({
        face(text, 9.5), // Body
        face(text, 9.5, true), // Strong
        face(text, 8), // Small
        face(text, 7.5), // Label
        face(text, 16, true), // Heading
        face(text, 10.5, true), // Subheading
        face(text, 28, true), // Title
        face(text, 13), // Number
        face({mono}, 7.5), // Mono
    }));
}

QString printable(const QString &text)
{
    QString shown = text;
    shown.replace("\r\n"_L1, "\n"_L1);
    for (qsizetype i = 0; i < shown.size(); ++i) {
        const QChar c = shown.at(i);
        if (c == u'\n')
            continue;
        if (c.isHighSurrogate() && i + 1 < shown.size() && shown.at(i + 1).isLowSurrogate()) {
            ++i;
        } else if (c == u'\t' || c == u'\u00A0') {
            shown[i] = u' ';
        } else if (c == u'\r' || c == QChar::LineSeparator || c == QChar::ParagraphSeparator) {
            shown[i] = u'\n';
        } else if (c.isSurrogate() || c.category() == QChar::Other_Control
                   || c.category() == QChar::Other_NotAssigned
                   || (c.category() == QChar::Other_Format && c.unicode() != 0x200D
                       && c.unicode() != 0x200C)) {
            shown[i] = kReplacement;
        }
    }
    return shown;
}

} // namespace Redress::Reports
