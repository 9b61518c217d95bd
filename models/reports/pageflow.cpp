// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/pageflow.h"

using namespace Qt::StringLiterals;

namespace Redress::Reports {

PageFlow::PageFlow(Typefaces &faces, PageFrame frame, int totalPages, int mostPages,
                   QPdfWriter *writer, const Sheet &sheet)
    : m_faces(faces), m_frame(std::move(frame)), m_totalPages(totalPages), m_mostPages(mostPages),
      m_writer(writer), m_sheet(sheet)
{
    if (m_writer)
        m_painter.begin(m_writer);
    m_y = top();
    drawFrame();
}

void PageFlow::ensure(qreal height)
{
    if (!fits(height))
        newPage();
}

void PageFlow::newPage()
{
    ++m_page;
    m_y = top();
    if (!draws())
        return;
    m_writer->newPage();
    drawFrame();
}

void PageFlow::drawFrame()
{
    if (!draws())
        return;
    if (!m_frame.watermark.isEmpty()) {
        m_painter.save();
        QFont font = face(Style::Title).font();
        font.setPixelSize(int(points(74 * m_sheet.wide / 210)));
        m_painter.setFont(font);
        m_painter.setPen(QColor::fromRgb(Ink::watermark));
        m_painter.translate(millimetres(m_sheet.wide / 2), millimetres(m_sheet.high * 0.52));
        m_painter.rotate(-52);
        const qreal wide = QFontMetricsF(font).horizontalAdvance(m_frame.watermark);
        m_painter.drawText(QPointF(-wide / 2, points(26)), m_frame.watermark);
        m_painter.restore();
    }
    const qreal foot = millimetres(m_sheet.high - 16);
    Typeface &label = face(Style::Label);
    line(left(), foot, label.elided(m_frame.footer, width() * 0.85), Style::Label, Ink::quiet);
    lineRight(left() + width(), foot, u"%1 / %2"_s.arg(m_page).arg(m_totalPages), Style::Label,
              Ink::quiet);
    if (m_page == 1)
        return; // the cover carries its own head
    const qreal head = millimetres(13);
    const qreal half = width() * 0.48;
    line(left(), head, label.elided(m_frame.header, half), Style::Label, Ink::quiet);
    lineRight(left() + width(), head, label.elided(m_frame.headerRight, half), Style::Label,
              Ink::quiet);
    rule(left(), millimetres(18.5), width());
}

void PageFlow::paragraph(const QString &text, Style style, QRgb ink, qreal indent, qreal width)
{
    Typeface &type = face(style);
    const qreal room = width < 0 ? this->width() - indent : width;
    QList<TextLine> lines;
    type.breakLines(text, room, lines);
    for (const TextLine &part : std::as_const(lines)) {
        ensure(type.lineHeight());
        line(left() + indent, m_y, text.mid(part.start, part.length), style, ink);
        m_y += type.lineHeight();
    }
}

qreal PageFlow::heightOf(const QString &text, Style style, qreal width)
{
    face(style).breakLines(text, width, m_lines);
    return qreal(m_lines.size()) * face(style).lineHeight();
}

void PageFlow::line(qreal x, qreal y, const QString &text, Style style, QRgb ink)
{
    if (!draws() || text.isEmpty())
        return;
    Typeface &type = face(style);
    m_painter.setFont(type.fontFor(text));
    m_painter.setPen(QColor::fromRgb(ink));
    m_painter.drawText(QPointF(x, y + type.ascent()), text);
}

void PageFlow::lineRight(qreal right, qreal y, const QString &text, Style style, QRgb ink)
{
    if (draws())
        line(right - face(style).width(text), y, text, style, ink);
}

qreal PageFlow::block(qreal x, qreal y, qreal width, const QString &text, Style style, QRgb ink)
{
    Typeface &type = face(style);
    type.breakLines(text, width, m_lines);
    if (draws()) {
        qreal at = y;
        for (const TextLine &part : std::as_const(m_lines)) {
            line(x, at, text.mid(part.start, part.length), style, ink);
            at += type.lineHeight();
        }
    }
    return qreal(m_lines.size()) * type.lineHeight();
}

void PageFlow::rule(qreal x, qreal y, qreal width, QRgb ink, qreal thickness)
{
    fill({x, y, width, thickness}, ink);
}

void PageFlow::fill(const QRectF &rect, QRgb ink)
{
    if (draws())
        m_painter.fillRect(rect, QColor::fromRgb(ink));
}

void PageFlow::frame(const QRectF &rect, QRgb ink)
{
    if (!draws())
        return;
    m_painter.setPen(QPen(QColor::fromRgb(ink), points(0.6)));
    m_painter.setBrush(Qt::NoBrush);
    m_painter.drawRect(rect);
}

QRectF PageFlow::picture(const QRectF &rect, const QImage &image)
{
    const QSizeF size = QSizeF(image.size()).scaled(rect.size(), Qt::KeepAspectRatio);
    QRectF place(QPointF(), size);
    place.moveCenter(rect.center());
    if (draws() && !image.isNull())
        m_painter.drawImage(place, image);
    return place;
}

} // namespace Redress::Reports
