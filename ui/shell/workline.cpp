// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/workline.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QToolButton>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kRememberedMs = 15'000;

WorkLine::WorkLine(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_text(new Label(Tone::Secondary)), m_bar(new WorkBar),
      m_cancel(new QToolButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(3 * kGrid, kGrid, 3 * kGrid, kGrid);
    m_bar->setFixedSize(40 * kGrid, 2 * kGrid);
    m_cancel->setIcon(icon(u"cancel"_s));
    m_cancel->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    row->addWidget(m_text);
    row->addWidget(m_bar);
    row->addWidget(m_cancel);
    row->addStretch(1);
    m_forget.setSingleShot(true);
    m_forget.setInterval(kRememberedMs);
    connect(&m_forget, &QTimer::timeout, this, [this] { say({}); });
    connect(desk->work(), &Items::WorkList::changed, this, &WorkLine::showWork);
    connect(desk, &Desk::said, this, &WorkLine::say);
    connect(m_cancel, &QToolButton::clicked, desk->work(), &Items::WorkList::cancelAll);
    setFixedHeight(8 * kGrid);
    retranslate();
}

void WorkLine::say(const QString &sentence)
{
    m_said = sentence;
    if (!sentence.isEmpty())
        m_forget.start();
    showWork();
}

void WorkLine::retranslate()
{
    m_cancel->setText(tr("Cancel"));
    showWork();
}

void WorkLine::showWork()
{
    const auto &running = m_desk->work()->running();
    m_bar->setVisible(!running.isEmpty());
    m_cancel->setVisible(!running.isEmpty());
    if (running.isEmpty()) {
        m_text->setText(m_said);
        return;
    }
    const Items::RunningWork &work = running.last();
    const qint64 total = work.progress->total();
    const qint64 done = work.progress->done();
    m_bar->tell(*work.progress);
    m_cancel->setEnabled(!work.progress->isCancelled());
    if (work.progress->isCancelled())
        m_text->setText(tr("%1: stopping", "a running job").arg(work.title));
    else if (work.isCounted && total > 0)
        m_text->setText(tr("%1: %2 of %3", "a running job and how far it is")
                            .arg(work.title)
                            .arg(done)
                            .arg(total));
    else
        m_text->setText(work.title);
}

} // namespace Redress::Ui
