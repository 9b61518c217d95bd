// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/workers.h"
#include "models/services/session.h"
#include "ui/widgets/page.h"
#include "ui/widgets/theme.h"

#include <QMainWindow>
#include <QTimer>

class QActionGroup;
class QMenu;
class QStackedWidget;

namespace Redress::Ui {

class DeskView;
class SignInPage;

/// The window: the sign-in page, and the desk of whoever is signed in. It locks itself when nobody
/// is there.
class MainWindow final : public Spoken<QMainWindow> {
    Q_OBJECT
public:
    explicit MainWindow(QWidget *parent = nullptr);
    ~MainWindow() override;

    void enter(Services::SessionPtr session);
    /// The demo vault, made or opened by `opening` on a thread of its own.
    void openDemo(std::function<Result<Services::SessionPtr>(Progress &)> opening);
    /// Lets go of the session (and with it of all keys) and asks for the password again.
    void lock();
    /// Locks after so long without key or mouse; 0: never.
    void setIdleTime(int milliseconds);
    DeskView *deskView() const { return m_deskView; }
    SignInPage *signInPage() const { return m_signIn; }
    Items::Workers *workers() { return &m_workers; }
    void retranslate() override;

protected:
    void closeEvent(QCloseEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void makeMenu();
    void chooseLanguage(const QString &code);
    void chooseTheme(ThemeChoice choice);

    Items::Workers m_workers; // outlives everything that asks
    QStackedWidget *m_stack;
    SignInPage *m_signIn;
    DeskView *m_deskView = nullptr;
    QMenu *m_menu, *m_languageMenu, *m_themeMenu;
    QAction *m_lock, *m_quit;
    QList<QAction *> m_languageActions, m_themeActions;
    QTimer m_idle;
    QString m_roomBefore; // shown again after unlocking
};

} // namespace Redress::Ui
