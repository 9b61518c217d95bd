// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QAction>
#include <QPointer>
#include <QPushButton>

namespace Redress::Ui {

/// A push button that is its action: words, tip, and hidden while it is not possible.
class ActionButton final : public QPushButton {
    Q_OBJECT
public:
    explicit ActionButton(QAction *action, QWidget *parent = nullptr);
    void setPrimary(bool primary);

private:
    void follow();
    QPointer<QAction> m_action;
};

} // namespace Redress::Ui
