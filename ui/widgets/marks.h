// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QRectF>
#include <QWidget>

class QPainter;

namespace Redress::Ui {

/// The four states (and the two ends of a story) differ in shape as well as colour; words stand
/// beside them.
enum class Mark {
    Quiet, // a ring
    Due, // a half-filled disc
    Late, // a filled triangle
    Broken, // a filled octagon with a cross
    Done, // a tick
    Paused, // two bars
};
QColor colorOf(Mark mark);
void drawMark(QPainter *painter, const QRectF &square, Mark mark);

/// A mark as a widget, as high as a line of text.
class MarkWidget final : public QWidget {
    Q_OBJECT
public:
    explicit MarkWidget(QWidget *parent = nullptr);
    void setMark(Mark mark);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    Mark m_mark = Mark::Quiet;
};

} // namespace Redress::Ui
