// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"

#include <QAction>
#include <QKeySequence>

#include <memory>
#include <optional>
#include <vector>

class QWidget;

namespace Redress::Ui {

/// One thing a person may do with a case. The button, the menu, the key and the palette share it.
class CaseCommand {
public:
    virtual ~CaseCommand() = default;
    virtual QString act() const = 0; // Domain::Act
    virtual QString iconName() const = 0;
    virtual QString text() const = 0; // in the language of the window
    virtual QKeySequence key() const { return {}; }
    virtual bool isPossible(const Services::CaseCard &card) const
    {
        return card.possibleActs.contains(act());
    }
    /// Opens what it needs; nothing is done before the person says so.
    virtual void run(Desk *desk, const Services::CaseCard &card, QWidget *parent) const = 0;
};

/// All of them, in the order of buttons and menu.
std::vector<std::unique_ptr<CaseCommand>> caseCommands();

/// The commands as actions about the case in view.
class CaseActions final : public QObject {
    Q_OBJECT
public:
    /// Keys work while `scope` or a child of it has the focus.
    CaseActions(Desk *desk, QWidget *scope);

    void setCard(const std::optional<Services::CaseCard> &card);
    QAction *action(QLatin1String act) const; // null for an unknown act
    QList<QAction *> actions() const { return m_actions; }
    void retranslate();

private:
    Desk *m_desk;
    QWidget *m_scope;
    std::vector<std::unique_ptr<CaseCommand>> m_commands;
    QList<QAction *> m_actions; // one a command
    std::optional<Services::CaseCard> m_card;
};

} // namespace Redress::Ui
