// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/statisticsservice.h"
#include "ui/widgets/page.h"

namespace Redress::Ui {

/// Cases received and closed, month by month, as quiet bars; what was closed late differs in
/// pattern too. Arrow keys walk the months, Enter and a click choose one.
class MonthChart final : public Page {
    Q_OBJECT
public:
    explicit MonthChart(QWidget *parent = nullptr);
    void setMonths(const QList<Services::MonthFigures> &months);
    /// "March 2026: 12 received, 9 closed, of these 1 late": of the month looked at.
    QString sentence() const;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override;

Q_SIGNALS:
    void chosen(int month); // 202611

protected:
    void paintEvent(QPaintEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void leaveEvent(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void focusInEvent(QFocusEvent *event) override;
    void retranslate() override;

private:
    QRect plot() const;
    QRectF bandOf(qsizetype index) const;
    qsizetype indexAt(const QPoint &point) const;
    void look(qsizetype index);
    void paintLegend(QPainter &painter) const;
    void paintScale(QPainter &painter) const;
    void paintBars(QPainter &painter) const;
    void paintNames(QPainter &painter) const;

    QList<Services::MonthFigures> m_months;
    qint64 m_top = 1; // of the scale
    qsizetype m_looked = -1; // the month under the pointer or the keys
};

} // namespace Redress::Ui
