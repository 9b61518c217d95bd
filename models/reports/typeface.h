// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QFont>
#include <QFontMetricsF>
#include <QHash>
#include <QList>
#include <QString>

#include <array>
#include <memory>

namespace Redress::Reports {

/// Units of a page: tenths of a typographic point.
inline constexpr int kUnitsPerInch = 720;
constexpr qreal points(qreal value)
{
    return value * 10;
}
constexpr qreal millimetres(qreal value)
{
    return value * kUnitsPerInch / 25.4;
}

enum class Style { Body, Strong, Small, Label, Heading, Subheading, Title, Number, Mono };
inline constexpr int kStyleCount = int(Style::Mono) + 1;

/// A stretch of a text that stands on one line, without the blanks at its end.
struct TextLine {
    qsizetype start = 0;
    qsizetype length = 0;
};

/// One font at one size, and how text breaks into lines in it. Breaking is by remembered advances
/// (no shaping) where the script allows, so that a long table is measured at the price of adding
/// numbers.
class Typeface {
public:
    explicit Typeface(const QFont &font);

    const QFont &font() const { return m_font; }
    /// With shaping where the text's script needs it.
    const QFont &fontFor(QStringView text) const;
    qreal lineHeight() const { return m_lineHeight; }
    qreal ascent() const { return m_ascent; }
    qreal width(QStringView text);
    /// The beginning of `text` that fits, with an ellipsis where it is cut.
    QString elided(const QString &text, qreal width);
    /// Lines of at most `width`; words longer than that are broken. An empty text is one empty
    /// line.
    void breakLines(const QString &text, qreal width, QList<TextLine> &lines);

private:
    qreal advance(char32_t character);
    void breakShaped(const QString &text, qsizetype start, qsizetype end, qreal width,
                     QList<TextLine> &lines) const;
    void breakSimple(const QString &text, qsizetype start, qsizetype end, qreal width,
                     QList<TextLine> &lines);

    QFont m_font;
    QFont m_shapingFont;
    QFontMetricsF m_metrics;
    QFontMetricsF m_shapingMetrics;
    qreal m_lineHeight;
    qreal m_ascent;
    std::array<float, 0x250> m_near;
    QHash<char32_t, float> m_far;
};

/// The faces of a report: Noto Sans with Noto Sans CJK SC behind it.
class Typefaces {
public:
    /// Unsupported when the fonts are not installed.
    static Result<std::unique_ptr<Typefaces>> load();
    Typeface &operator[](Style style) { return m_faces[size_t(style)]; }

private:
    explicit Typefaces(std::array<Typeface, kStyleCount> faces) : m_faces(std::move(faces)) { }
    std::array<Typeface, kStyleCount> m_faces;
};

/// Text as it may be printed: control characters, directional overrides, unpaired surrogates and
/// the like become U+FFFD, tabs become blanks, other line ends \n.
QString printable(const QString &text);

} // namespace Redress::Reports
