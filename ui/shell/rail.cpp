// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/rail.h"

#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QMenu>
#include <QPainter>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kRailWidth = 23 * kGrid;
constexpr int kIconEdge = 24;

static QToolButton *railButton(const QString &iconName)
{
    auto *button = new QToolButton;
    button->setIcon(icon(iconName));
    button->setIconSize({kIconEdge, kIconEdge});
    button->setToolButtonStyle(Qt::ToolButtonTextUnderIcon);
    button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    button->setMinimumHeight(14 * kGrid);
    return button;
}

Rail::Rail(const Rooms &rooms, QMenu *menu, QWidget *parent)
    : Page(parent), m_rooms(rooms), m_menuButton(railButton(u"menu"_s))
{
    setFixedWidth(kRailWidth);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(kGrid, 2 * kGrid, kGrid, 2 * kGrid);
    column->setSpacing(kGrid);
    for (const auto &room : m_rooms) {
        QToolButton *button = railButton(room->iconName());
        button->setCheckable(true);
        button->setAutoExclusive(true);
        button->setObjectName("rail-"_L1 + room->id());
        connect(button, &QToolButton::clicked, this,
                [this, id = room->id()] { Q_EMIT chosen(id); });
        column->addWidget(button);
        m_buttons.append(button);
    }
    column->addStretch(1);
    m_menuButton->setMenu(menu);
    m_menuButton->setPopupMode(QToolButton::InstantPopup);
    m_menuButton->setObjectName(u"rail-menu"_s);
    column->addWidget(m_menuButton);
    retranslate();
}

void Rail::setCurrent(const QString &roomId)
{
    for (qsizetype i = 0; i < m_buttons.size(); ++i)
        m_buttons[i]->setChecked(m_rooms[size_t(i)]->id() == roomId);
    update();
}

void Rail::retranslate()
{
    for (qsizetype i = 0; i < m_buttons.size(); ++i) {
        const QString name = m_rooms[size_t(i)]->name();
        m_buttons[i]->setText(name);
        m_buttons[i]->setToolTip(tr("%1 (Ctrl+%2)", "a room and its key").arg(name).arg(i + 1));
    }
    m_menuButton->setText(tr("Menu"));
}

void Rail::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), theme().window);
    painter.fillRect(QRect(width() - 1, 0, 1, height()), theme().line);
    for (const QToolButton *button : std::as_const(m_buttons)) {
        if (button->isChecked())
            painter.fillRect(QRect(0, button->y() + 6, 3, button->height() - 12), theme().accent);
    }
}

} // namespace Redress::Ui
