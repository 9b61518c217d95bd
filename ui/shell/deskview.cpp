// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/deskview.h"

#include "ui/shell/commandpalette.h"
#include "ui/shell/helpdialog.h"
#include "ui/shell/rail.h"
#include "ui/shell/topline.h"
#include "ui/shell/workline.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QFrame>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QPainter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

namespace {
/// A hair line of the theme's colour.
class Rule final : public QFrame {
public:
    Rule() { setFixedHeight(1); }

protected:
    void paintEvent(QPaintEvent *) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), theme().line);
    }
};

/// Says on every page that nothing here is real.
class DemoBanner final : public QLabel {
public:
    DemoBanner()
    {
        setAlignment(Qt::AlignCenter);
        setContentsMargins(kGrid, kGrid, kGrid, kGrid);
    }

protected:
    void paintEvent(QPaintEvent *event) override
    {
        QPainter painter(this);
        painter.fillRect(rect(), theme().dueGround);
        painter.fillRect(QRect(0, height() - 1, width(), 1), theme().line);
        painter.end();
        QLabel::paintEvent(event);
    }
};
} // namespace

DeskView::DeskView(Services::SessionPtr session, Items::Workers *workers, QMenu *menu,
                   QList<QAction *> windowActions, QWidget *parent)
    : Page(parent), m_desk(std::move(session), workers), m_rooms(makeRooms(&m_desk)),
      m_windowActions(std::move(windowActions)), m_demo(new DemoBanner),
      m_rail(new Rail(m_rooms, menu)), m_topLine(new TopLine(&m_desk)), m_stack(new QStackedWidget),
      m_workLine(new WorkLine(&m_desk))
{
    auto *column = new QVBoxLayout;
    column->setSpacing(0);
    column->addWidget(m_topLine);
    column->addWidget(new Rule);
    column->addWidget(m_stack, 1);
    column->addWidget(new Rule);
    column->addWidget(m_workLine);
    auto *row = new QHBoxLayout;
    row->setSpacing(0);
    row->addWidget(m_rail);
    row->addLayout(column, 1);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(0);
    whole->addWidget(m_demo);
    whole->addLayout(row, 1);
    m_demo->setVisible(m_desk.session()->center().demo);

    int key = 1;
    for (const auto &room : m_rooms) {
        QAction *action
            = addAct(QKeySequence(u"Ctrl+%1"_s.arg(key++)), [this, id = room->id()] { goTo(id); });
        action->setIcon(icon(room->iconName()));
        m_roomActions.append(action);
    }
    m_roomActions.first()->setShortcuts({QKeySequence(u"Ctrl+N"_s), QKeySequence(u"Ctrl+1"_s)});
    m_search = addAct(QKeySequence(u"/"_s), [this] { m_topLine->focusSearch(); });
    m_search->setShortcuts({QKeySequence(u"/"_s), QKeySequence(u"Ctrl+F"_s)});
    m_search->setIcon(icon(u"search"_s));
    m_palette = addAct(QKeySequence(u"Ctrl+K"_s),
                       [this] { CommandPalette::show(this, &m_desk, possibleActions()); });
    m_help = addAct(QKeySequence(u"F1"_s), [this] { showHelp(); });
    m_help->setIcon(icon(u"help"_s));

    connect(m_rail, &Rail::chosen, this, &DeskView::goTo);
    connect(&m_desk, &Desk::wanted, this, &DeskView::follow);
    connect(&m_desk, &Desk::recordsChanged, this, [this] {
        if (Room *room = roomBy(m_current))
            room->load();
    });
    retranslate();
    showRoom(RoomId::queue);
}

DeskView::~DeskView()
{
    delete m_stack; // pages still speak with the desk while they go
}

QAction *DeskView::addAct(const QKeySequence &key, std::function<void()> act)
{
    auto *action = new QAction(this);
    action->setShortcut(key);
    connect(action, &QAction::triggered, this, std::move(act));
    addAction(action);
    return action;
}

Room *DeskView::roomBy(const QString &id) const
{
    for (const auto &room : m_rooms) {
        if (room->id() == id)
            return room.get();
    }
    return nullptr;
}

void DeskView::showRoom(const QString &id)
{
    Room *room = roomBy(id);
    if (!room)
        return;
    QWidget *widget = room->widget();
    if (m_stack->indexOf(widget) < 0)
        m_stack->addWidget(widget);
    m_current = id;
    m_stack->setCurrentWidget(widget);
    m_rail->setCurrent(id);
    room->load();
}

void DeskView::focusRoom()
{
    if (Room *room = roomBy(m_current))
        room->widget()->setFocus(Qt::OtherFocusReason);
}

void DeskView::goTo(const QString &id)
{
    follow({.room = id});
    focusRoom();
}

void DeskView::follow(const Destination &destination)
{
    const QString id = destination.room.isEmpty() ? QString(RoomId::queue) : destination.room;
    if (id != m_current)
        showRoom(id);
    if (Room *room = roomBy(id))
        room->open(destination);
}

QList<QAction *> DeskView::possibleActions() const
{
    QList<QAction *> actions;
    if (const Room *room = roomBy(m_current))
        actions += room->actions();
    actions += m_roomActions;
    actions += {m_search, m_help};
    actions += m_windowActions;
    return actions;
}

void DeskView::showHelp()
{
    HelpDialog::show(this, m_current);
}

void DeskView::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Escape) {
        if (Room *room = roomBy(m_current); room && room->goBack())
            return;
    }
    Page::keyPressEvent(event);
}

void DeskView::retranslate()
{
    m_demo->setText(tr("Demo: every person, company and paper here is invented."));
    for (size_t i = 0; i < m_rooms.size(); ++i)
        m_roomActions[qsizetype(i)]->setText(tr("Go to: %1", "a room").arg(m_rooms[i]->name()));
    m_search->setText(tr("Search"));
    m_palette->setText(tr("Commands"));
    m_help->setText(tr("Help for this page"));
}

} // namespace Redress::Ui
