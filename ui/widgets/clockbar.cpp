// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/clockbar.h"

#include "ui/widgets/theme.h"

#include <QPainter>

namespace Redress::Ui {

constexpr int kHeight = 10;
constexpr int kNarrowestBlock = 6; // pixels, with its gap

ClockBar::ClockBar(QWidget *parent) : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
}

void ClockBar::setClock(int usedDays, int totalDays, Mark mark)
{
    m_used = qMax(0, usedDays);
    m_total = qMax(0, totalDays);
    m_mark = mark;
    update();
}

QSize ClockBar::sizeHint() const
{
    return {40 * kGrid, kHeight};
}

void ClockBar::paintEvent(QPaintEvent *)
{
    if (m_total == 0)
        return;
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    const Theme &colors = theme();
    const QColor full
        = m_mark == Mark::Quiet || m_mark == Mark::Done ? colors.accent : colorOf(m_mark);
    const QRectF bar(0, (height() - kHeight) / 2.0, width(), kHeight);
    if (width() / m_total < kNarrowestBlock) {
        painter.setBrush(colors.line);
        painter.drawRoundedRect(bar, 3, 3);
        painter.setBrush(full);
        painter.drawRoundedRect(QRectF(bar.left(), bar.top(),
                                       bar.width() * qMin(1.0, double(m_used) / m_total), kHeight),
                                3, 3);
        return;
    }
    const qreal step = bar.width() / m_total;
    for (int day = 0; day < m_total; ++day) {
        painter.setBrush(day < m_used ? full : colors.line);
        painter.drawRoundedRect(QRectF(bar.left() + day * step, bar.top(), step - 2, kHeight), 2,
                                2);
    }
}

} // namespace Redress::Ui
