// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/mainwindow.h"

#include "ui/shell/deskview.h"
#include "ui/shell/language.h"
#include "ui/shell/settings.h"
#include "ui/shell/signinpage.h"
#include "ui/widgets/icons.h"

#include <QAbstractButton>
#include <QActionGroup>
#include <QApplication>
#include <QCheckBox>
#include <QCloseEvent>
#include <QKeyEvent>
#include <QMenu>
#include <QRadioButton>
#include <QStackedWidget>

#include <utility>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

MainWindow::MainWindow(QWidget *parent)
    : Spoken<QMainWindow>(parent), m_stack(new QStackedWidget),
      m_signIn(new SignInPage(&m_workers)), m_menu(new QMenu(this)),
      m_languageMenu(m_menu->addMenu(QString())), m_themeMenu(m_menu->addMenu(QString()))
{
    setWindowIcon(icon(u"redress"_s));
    setCentralWidget(m_stack);
    m_stack->addWidget(m_signIn);
    makeMenu();
    connect(m_signIn, &SignInPage::signedIn, this, &MainWindow::enter);
    m_idle.setSingleShot(true);
    connect(&m_idle, &QTimer::timeout, this, [this] {
        if (m_deskView && !m_deskView->desk()->work()->running().isEmpty())
            m_idle.start(); // what runs is not cut off
        else
            lock();
    });
    qApp->installEventFilter(this);
    resize(1280, 760);
    restoreGeometry(Settings::geometry.get());
    retranslate();
}

MainWindow::~MainWindow()
{
    delete m_stack; // the pages go before the workers they ask
}

void MainWindow::makeMenu()
{
    auto *languageGroup = new QActionGroup(this);
    for (const Language &language : languages()) {
        QAction *action = m_languageMenu->addAction(language.ownName);
        action->setCheckable(true);
        action->setChecked(language.code == spokenLanguage());
        languageGroup->addAction(action);
        m_languageActions.append(action);
        connect(action, &QAction::triggered, this,
                [this, code = language.code] { chooseLanguage(code); });
    }
    auto *themeGroup = new QActionGroup(this);
    for (const ThemeChoice choice : {ThemeChoice::System, ThemeChoice::Light, ThemeChoice::Dark}) {
        QAction *action = m_themeMenu->addAction(QString());
        action->setCheckable(true);
        action->setChecked(Settings::themeChoice.get() == int(choice));
        themeGroup->addAction(action);
        m_themeActions.append(action);
        connect(action, &QAction::triggered, this, [this, choice] { chooseTheme(choice); });
    }
    m_menu->addSeparator();
    m_lock = m_menu->addAction(icon(u"lock"_s), QString(), QKeySequence(u"Ctrl+L"_s), this,
                               &MainWindow::lock);
    m_quit = m_menu->addAction(QString(), QKeySequence(u"Ctrl+Q"_s), this, &QWidget::close);
    addActions({m_lock, m_quit});
}

void MainWindow::enter(Services::SessionPtr session)
{
    delete std::exchange(m_deskView, nullptr);
    m_deskView
        = new DeskView(std::move(session), &m_workers, m_menu,
                       m_languageActions + m_themeActions + QList<QAction *>{m_lock, m_quit});
    m_stack->addWidget(m_deskView);
    m_stack->setCurrentWidget(m_deskView);
    m_lock->setEnabled(true);
    if (!m_roomBefore.isEmpty())
        m_deskView->showRoom(m_roomBefore);
    m_deskView->focusRoom();
    setIdleTime(Settings::idleMinutes.get() * 60'000);
    retranslate();
}

void MainWindow::openDemo(std::function<Result<Services::SessionPtr>(Progress &)> opening)
{
    m_signIn->openBy(
        tr("Opening the demo: invented people, companies and papers. Making it takes a moment."),
        std::move(opening));
}

void MainWindow::setIdleTime(int milliseconds)
{
    m_idle.setInterval(milliseconds);
    milliseconds > 0 ? m_idle.start() : m_idle.stop();
}

void MainWindow::lock()
{
    m_idle.stop();
    if (!m_deskView)
        return;
    m_roomBefore = m_deskView->currentRoom();
    m_deskView->desk()->work()->cancelAll();
    m_signIn->askAgain(m_deskView->desk()->session()->directory(),
                       m_deskView->desk()->session()->person().login);
    m_stack->setCurrentWidget(m_signIn);
    m_lock->setEnabled(false);
    // The pages hold what was opened; with the last of them the session and its keys are gone.
    m_deskView->deleteLater();
    m_deskView = nullptr;
    retranslate();
}

void MainWindow::chooseLanguage(const QString &code)
{
    Settings::language.set(code);
    speak(code);
}

void MainWindow::chooseTheme(ThemeChoice choice)
{
    Settings::themeChoice.set(int(choice));
    applyTheme(choice);
}

void MainWindow::retranslate()
{
    setWindowTitle(m_deskView ? tr("%1 - Redress", "the center's name")
                                    .arg(m_deskView->desk()->session()->center().name)
                              : tr("Redress"));
    m_languageMenu->setTitle(tr("Language"));
    m_themeMenu->setTitle(tr("Appearance"));
    m_themeActions[0]->setText(tr("As the system"));
    m_themeActions[1]->setText(tr("Light"));
    m_themeActions[2]->setText(tr("Dark"));
    m_lock->setText(tr("Lock"));
    m_quit->setText(tr("Quit"));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    Settings::geometry.set(saveGeometry());
    if (m_deskView)
        m_deskView->desk()->work()->cancelAll();
    Spoken<QMainWindow>::closeEvent(event);
}

/// Enter presses the button that has the keys, as Space does.
static bool pressButton(QObject *watched, const QEvent *event)
{
    if (event->type() != QEvent::KeyPress)
        return false;
    const auto *key = static_cast<const QKeyEvent *>(event);
    const bool isEnter = key->key() == Qt::Key_Return || key->key() == Qt::Key_Enter;
    auto *button = isEnter && !key->isAutoRepeat()
            && (key->modifiers() & ~Qt::KeypadModifier) == Qt::NoModifier
        ? qobject_cast<QAbstractButton *>(watched)
        : nullptr;
    if (!button || !button->isEnabled() || qobject_cast<QCheckBox *>(button)
        || qobject_cast<QRadioButton *>(button))
        return false;
    button->click();
    return true;
}

bool MainWindow::eventFilter(QObject *watched, QEvent *event)
{
    // Somebody is there: the time to lock starts anew.
    if (m_idle.isActive()
        && (event->type() == QEvent::KeyPress || event->type() == QEvent::MouseMove
            || event->type() == QEvent::MouseButtonPress || event->type() == QEvent::Wheel))
        m_idle.start();
    return pressButton(watched, event) || Spoken<QMainWindow>::eventFilter(watched, event);
}

} // namespace Redress::Ui
