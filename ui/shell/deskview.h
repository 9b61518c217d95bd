// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"
#include "ui/shell/room.h"
#include "ui/widgets/page.h"

class QLabel;
class QMenu;
class QStackedWidget;

namespace Redress::Ui {

class CommandPalette;
class Rail;
class TopLine;
class WorkLine;

/// The window while somebody is signed in: rail, top line, the room in view, the line of running
/// work.
class DeskView final : public Page {
    Q_OBJECT
public:
    /// `windowActions` are the window's own (language, theme, lock), for the palette.
    DeskView(Services::SessionPtr session, Items::Workers *workers, QMenu *menu,
             QList<QAction *> windowActions, QWidget *parent = nullptr);
    ~DeskView() override;

    Desk *desk() { return &m_desk; }
    QString currentRoom() const { return m_current; }
    void showRoom(const QString &id);
    /// The keys go to the room in view, where its work starts.
    void focusRoom();
    void retranslate() override;
    /// All that can be done now: rooms, the room in view, the window.
    QList<QAction *> possibleActions() const;
    const Rooms &rooms() const { return m_rooms; }

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    QAction *addAct(const QKeySequence &key, std::function<void()> act);
    Room *roomBy(const QString &id) const;
    void goTo(const QString &id);
    void follow(const Destination &destination);
    void showHelp();

    Desk m_desk;
    Rooms m_rooms;
    QString m_current;
    QList<QAction *> m_windowActions;
    QList<QAction *> m_roomActions;
    QAction *m_search, *m_palette, *m_help;
    QLabel *m_demo;
    Rail *m_rail;
    TopLine *m_topLine;
    QStackedWidget *m_stack;
    WorkLine *m_workLine;
};

} // namespace Redress::Ui
