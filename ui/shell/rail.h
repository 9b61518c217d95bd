// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/room.h"
#include "ui/widgets/page.h"

class QAbstractButton;
class QButtonGroup;
class QToolButton;
class QMenu;

namespace Redress::Ui {

/// The left rail: a button a room, icon above word, Ctrl+1…; the menu of the window at its foot.
class Rail final : public Page {
    Q_OBJECT
public:
    Rail(const Rooms &rooms, QMenu *menu, QWidget *parent = nullptr);
    void setCurrent(const QString &roomId);
    void retranslate() override;

Q_SIGNALS:
    void chosen(const QString &roomId);

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    const Rooms &m_rooms;
    QList<QToolButton *> m_buttons; // one a room, in order
    QToolButton *m_menuButton;
};

} // namespace Redress::Ui
