// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/marks.h"

#include "ui/widgets/theme.h"

#include <QPainter>
#include <QPainterPath>

namespace Redress::Ui {

QColor colorOf(Mark mark)
{
    const Theme &colors = theme();
    switch (mark) {
    case Mark::Due:
        return colors.due;
    case Mark::Late:
        return colors.late;
    case Mark::Broken:
        return colors.broken;
    case Mark::Quiet:
    case Mark::Done:
    case Mark::Paused:
        break;
    }
    return colors.quiet;
}

void drawMark(QPainter *painter, const QRectF &square, Mark mark)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const qreal unit = square.width() / 14;
    const QRectF disc = square.adjusted(2 * unit, 2 * unit, -2 * unit, -2 * unit);
    const QColor color = colorOf(mark);
    QPen pen(color, 1.7 * unit, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin);
    painter->setPen(pen);
    switch (mark) {
    case Mark::Quiet:
        painter->drawEllipse(disc);
        break;
    case Mark::Due:
        painter->drawEllipse(disc);
        painter->setBrush(color);
        painter->drawPie(disc, 90 * 16, -180 * 16);
        break;
    case Mark::Late:
        painter->setBrush(color);
        painter->drawPolygon(QPolygonF{{square.center().x(), square.top() + 2.2 * unit},
                                       {square.right() - 1.8 * unit, square.bottom() - 2.5 * unit},
                                       {square.left() + 1.8 * unit, square.bottom() - 2.5 * unit}});
        break;
    case Mark::Broken: {
        QPolygonF octagon;
        const qreal cut = 3.3 * unit;
        octagon << QPointF(disc.left() + cut, disc.top()) << QPointF(disc.right() - cut, disc.top())
                << QPointF(disc.right(), disc.top() + cut)
                << QPointF(disc.right(), disc.bottom() - cut)
                << QPointF(disc.right() - cut, disc.bottom())
                << QPointF(disc.left() + cut, disc.bottom())
                << QPointF(disc.left(), disc.bottom() - cut)
                << QPointF(disc.left(), disc.top() + cut);
        painter->setBrush(color);
        painter->drawPolygon(octagon);
        painter->setPen(QPen(theme().base, 1.5 * unit, Qt::SolidLine, Qt::RoundCap));
        const QRectF cross = disc.adjusted(3 * unit, 3 * unit, -3 * unit, -3 * unit);
        painter->drawLine(cross.topLeft(), cross.bottomRight());
        painter->drawLine(cross.topRight(), cross.bottomLeft());
        break;
    }
    case Mark::Done: {
        QPainterPath tick(QPointF(square.left() + 3 * unit, square.top() + 7.5 * unit));
        tick.lineTo(square.left() + 6 * unit, square.top() + 10.5 * unit);
        tick.lineTo(square.left() + 11.5 * unit, square.top() + 4 * unit);
        painter->drawPath(tick);
        break;
    }
    case Mark::Paused:
        painter->drawLine(QPointF(square.left() + 5 * unit, square.top() + 3.5 * unit),
                          QPointF(square.left() + 5 * unit, square.top() + 10.5 * unit));
        painter->drawLine(QPointF(square.left() + 9 * unit, square.top() + 3.5 * unit),
                          QPointF(square.left() + 9 * unit, square.top() + 10.5 * unit));
        break;
    }
    painter->restore();
}

MarkWidget::MarkWidget(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void MarkWidget::setMark(Mark mark)
{
    m_mark = mark;
    update();
}

QSize MarkWidget::sizeHint() const
{
    const int edge = fontMetrics().height();
    return {edge, edge};
}

void MarkWidget::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const int edge = qMin(width(), height());
    drawMark(&painter, QRectF((width() - edge) / 2.0, (height() - edge) / 2.0, edge, edge), m_mark);
}

} // namespace Redress::Ui
