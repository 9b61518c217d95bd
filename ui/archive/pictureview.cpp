// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/pictureview.h"

#include <QPainter>

namespace Redress::Ui {

void PictureView::paintEvent(QPaintEvent *)
{
    if (m_picture.isNull())
        return;
    QSize size = m_picture.size();
    if (size.width() > width() || size.height() > height())
        size.scale(width(), height(), Qt::KeepAspectRatio);
    QRect shown(QPoint(0, 0), size);
    shown.moveCenter(rect().center());
    QPainter painter(this);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(shown, m_picture);
}

} // namespace Redress::Ui
