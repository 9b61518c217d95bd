// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/casecommand.h"

#include "ui/widgets/icons.h"

#include <QWidget>

namespace Redress::Ui {

CaseActions::CaseActions(Desk *desk, QWidget *scope)
    : QObject(scope), m_desk(desk), m_scope(scope), m_commands(caseCommands())
{
    for (const auto &command : m_commands) {
        auto *action = new QAction(icon(command->iconName()), command->text(), this);
        action->setShortcut(command->key());
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        action->setObjectName(command->act());
        connect(action, &QAction::triggered, this, [this, what = command.get()] {
            if (m_card && what->isPossible(*m_card))
                what->run(m_desk, *m_card, m_scope);
        });
        m_scope->addAction(action);
        m_actions.append(action);
    }
    setCard(std::nullopt);
}

void CaseActions::setCard(const std::optional<Services::CaseCard> &card)
{
    m_card = card;
    for (size_t i = 0; i < m_commands.size(); ++i)
        m_actions[qsizetype(i)]->setEnabled(m_card && m_commands[i]->isPossible(*m_card));
}

QAction *CaseActions::action(QLatin1String act) const
{
    for (size_t i = 0; i < m_commands.size(); ++i) {
        if (m_commands[i]->act() == act)
            return m_actions[qsizetype(i)];
    }
    return nullptr;
}

void CaseActions::retranslate()
{
    for (size_t i = 0; i < m_commands.size(); ++i) {
        QAction *action = m_actions[qsizetype(i)];
        action->setText(m_commands[i]->text());
        const QString key = action->shortcut().toString(QKeySequence::NativeText);
        QString name = action->text();
        action->setToolTip(key.isEmpty() ? name
                                         : tr("%1 (%2)", "a command and its key").arg(name, key));
    }
}

} // namespace Redress::Ui
