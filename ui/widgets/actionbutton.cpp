// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/actionbutton.h"

namespace Redress::Ui {

ActionButton::ActionButton(QAction *action, QWidget *parent) : QPushButton(parent), m_action(action)
{
    setAutoDefault(false);
    connect(this, &QPushButton::clicked, action, &QAction::trigger);
    connect(action, &QAction::changed, this, &ActionButton::follow);
    follow();
}

void ActionButton::setPrimary(bool primary)
{
    setProperty("primary", primary);
    update();
}

void ActionButton::follow()
{
    if (!m_action)
        return;
    setText(m_action->text());
    setToolTip(m_action->toolTip());
    setVisible(m_action->isEnabled());
}

} // namespace Redress::Ui
