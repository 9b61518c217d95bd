// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/workbar.h"

namespace Redress::Ui {

constexpr int kLookMs = 100;
constexpr int kSteps = 1000;

WorkBar::WorkBar(QWidget *parent) : QProgressBar(parent)
{
    setTextVisible(false);
    hide();
    m_look.setInterval(kLookMs);
    connect(&m_look, &QTimer::timeout, this, [this] { tell(*m_work); });
}

void WorkBar::follow(const Items::SharedProgressPtr &work)
{
    m_work = work;
    setVisible(work != nullptr);
    if (!work)
        return m_look.stop();
    tell(*work);
    m_look.start();
}

void WorkBar::tell(const Items::SharedProgress &work)
{
    const qint64 total = work.total();
    setRange(0, total > 0 ? kSteps : 0);
    setValue(total > 0 ? int(double(work.done()) / double(total) * kSteps) : 0);
}

} // namespace Redress::Ui
