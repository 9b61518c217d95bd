// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/marks.h"

#include <QWidget>

namespace Redress::Ui {

/// A legal clock as a bar: one block a day while days can be told apart, else one bar.
class ClockBar final : public QWidget {
    Q_OBJECT
public:
    explicit ClockBar(QWidget *parent = nullptr);
    void setClock(int usedDays, int totalDays, Mark mark);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    int m_used = 0;
    int m_total = 0;
    Mark m_mark = Mark::Quiet;
};

} // namespace Redress::Ui
