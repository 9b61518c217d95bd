// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/loggedpanel.h"

#include "ui/shell/room.h"
#include "ui/widgets/housestyle.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timewords.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr qreal kNumberScale = 2.2; // the one thing to be read out

LoggedPanel::LoggedPanel(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_head(new Label(Tone::Heading)),
      m_number(new Label(Tone::Title)), m_promise(new Label), m_papers(new QPushButton),
      m_open(new QPushButton), m_next(new QPushButton)
{
    QFont large = titleFont();
    large.setPointSizeF(large.pointSizeF() * kNumberScale / 1.5);
    m_number->setFont(large);
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_number->setObjectName(u"loggedNumber"_s);
    m_papers->setObjectName(u"addPapers"_s);
    m_open->setIcon(icon(u"queue"_s));
    m_next->setIcon(icon(u"new-call"_s));
    makePrimary(m_papers);
    for (Label *label : {m_head, m_number, m_promise})
        label->setAlignment(Qt::AlignCenter);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    for (QPushButton *button : {m_papers, m_open, m_next})
        buttons->addWidget(button);
    buttons->addStretch(1);
    auto *column = new QVBoxLayout(this);
    column->setSpacing(4 * kGrid);
    column->addStretch(2);
    column->addWidget(m_head);
    column->addWidget(m_number);
    column->addWidget(m_promise);
    column->addLayout(buttons);
    column->addStretch(3);
    setFocusProxy(m_papers);
    connect(m_papers, &QPushButton::clicked, this, [this] {
        m_desk->go({.room = RoomId::queue, .caseId = m_done.caseId, .papers = true});
    });
    connect(m_open, &QPushButton::clicked, this,
            [this] { m_desk->go({.room = RoomId::queue, .caseId = m_done.caseId}); });
    connect(m_next, &QPushButton::clicked, this, &LoggedPanel::nextWanted);
    retranslate();
}

void LoggedPanel::showCase(const Services::ActDone &done)
{
    m_done = done;
    retranslate();
}

void LoggedPanel::retranslate()
{
    m_head->setText(tr("The complaint is logged. Its number is"));
    m_number->setText(m_done.caseId.value);
    m_promise->setText(
        m_done.dueUtc.isValid()
            ? tr("An answer is due by %1.")
                  .arg(TimeWords::day(m_done.dueUtc.toTimeZone(m_desk->zone()).date()))
            : QString());
    m_papers->setText(tr("Add papers…"));
    m_open->setText(tr("Open the case"));
    m_next->setText(tr("Next call (Ctrl+N)"));
}

} // namespace Redress::Ui
