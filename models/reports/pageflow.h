// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reports/typeface.h"

#include <QColor>
#include <QImage>
#include <QPainter>
#include <QPdfWriter>
#include <QRectF>

namespace Redress::Reports {

namespace Ink {
inline constexpr QRgb text = 0xff1d2730;
inline constexpr QRgb quiet = 0xff66717c;
inline constexpr QRgb hairline = 0xffd3dadf;
inline constexpr QRgb wash = 0xfff4f6f7; // behind table heads and cards
inline constexpr QRgb accent = 0xff0f5c6e;
inline constexpr QRgb watermark = 0xfff6efea;
} // namespace Ink

/// What stands around each page but the first.
struct PageFrame {
    QString header; // left
    QString headerRight;
    QString footer; // left; the page number stands right
    QString watermark; // empty: none
};

/// Paper, in millimetres.
struct Sheet {
    qreal wide = 210, high = 297; // A4
    qreal side = 22; // left and right of the column
};
inline constexpr Sheet kA5{148, 210, 14};

/// A column of text that flows over pages. Without a writer it only counts, so that a first pass
/// learns the number of pages and the pages of the chapters. Units: see typeface.h; origin at the
/// page's upper left corner.
class PageFlow {
public:
    PageFlow(Typefaces &faces, PageFrame frame, int totalPages, int mostPages, QPdfWriter *writer,
             const Sheet &sheet = {});

    int page() const { return m_page; } // from 1
    bool isTooLong() const { return m_page > m_mostPages; } // nothing is drawn any more
    qreal left() const { return millimetres(m_sheet.side); }
    qreal width() const { return millimetres(m_sheet.wide - 2 * m_sheet.side); }
    qreal top() const { return millimetres(26); }
    qreal bottom() const { return millimetres(m_sheet.high - 24); }
    qreal y() const { return m_y; }
    void moveTo(qreal y) { m_y = y; }
    void skip(qreal height) { m_y += height; }
    bool fits(qreal height) const { return m_y + height <= bottom(); }
    /// Starts a page where `height` does not fit on this one.
    void ensure(qreal height);
    void newPage();

    Typeface &face(Style style) { return m_faces[style]; }
    /// Text over the whole width or the given part of it; breaks over pages between lines.
    void paragraph(const QString &text, Style style, QRgb ink = Ink::text, qreal indent = 0,
                   qreal width = -1);
    qreal heightOf(const QString &text, Style style, qreal width);

    // Drawing at a place; none of these moves the cursor.
    void line(qreal x, qreal y, const QString &text, Style style, QRgb ink = Ink::text);
    void lineRight(qreal right, qreal y, const QString &text, Style style, QRgb ink = Ink::text);
    /// Lines from `y` downwards; returns their height.
    qreal block(qreal x, qreal y, qreal width, const QString &text, Style style,
                QRgb ink = Ink::text);
    void rule(qreal x, qreal y, qreal width, QRgb ink = Ink::hairline,
              qreal thickness = points(0.6));
    void fill(const QRectF &rect, QRgb ink);
    void frame(const QRectF &rect, QRgb ink);
    /// Keeps proportions, centered; returns where it stands.
    QRectF picture(const QRectF &rect, const QImage &image);

private:
    void drawFrame();
    bool draws() const { return m_painter.isActive() && !isTooLong(); }

    Typefaces &m_faces;
    PageFrame m_frame;
    int m_totalPages;
    int m_mostPages;
    QPdfWriter *m_writer;
    Sheet m_sheet;
    QPainter m_painter;
    QList<TextLine> m_lines; // reused
    int m_page = 1;
    qreal m_y = 0;
};

} // namespace Redress::Reports
