// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/commandpalette.h"

#include "models/core/ids.h"
#include "ui/shell/desk.h"
#include "ui/shell/room.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QCoreApplication>
#include <QKeyEvent>
#include <QLineEdit>
#include <QListWidget>
#include <QPainter>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kWidth = 560;
constexpr int kHeight = 420;
constexpr int kActionRole = Qt::UserRole + 1;
constexpr int kKeyRole = Qt::UserRole + 2;

namespace {
/// The name at the left, its key at the right.
class CommandDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {kWidth / 2, option.fontMetrics.height() + 4 * kGrid};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const Theme &colors = theme();
        if (option.state.testFlag(QStyle::State_Selected))
            painter->fillRect(option.rect, colors.selection);
        const QRect inner = option.rect.adjusted(3 * kGrid, 0, -3 * kGrid, 0);
        const auto picture = index.data(Qt::DecorationRole).value<QIcon>();
        picture.paint(painter, QRect(inner.left(), inner.top(), 18, inner.height()));
        painter->setFont(option.font);
        painter->setPen(colors.text);
        painter->drawText(inner.adjusted(28, 0, 0, 0), Qt::AlignVCenter | Qt::AlignLeft,
                          index.data().toString());
        painter->setPen(colors.secondary);
        painter->drawText(inner, Qt::AlignVCenter | Qt::AlignRight,
                          index.data(kKeyRole).toString());
    }
};
} // namespace

CommandPalette::CommandPalette(Desk *desk, const QList<QAction *> &actions, QWidget *parent)
    : Spoken<QDialog>(parent, Qt::Dialog | Qt::FramelessWindowHint), m_desk(desk),
      m_typed(new QLineEdit), m_list(new QListWidget)
{
    for (QAction *action : actions)
        m_actions.append(action);
    resize(kWidth, kHeight);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(2 * kGrid, 2 * kGrid, 2 * kGrid, 2 * kGrid);
    column->addWidget(m_typed);
    column->addWidget(m_list, 1);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setItemDelegate(new CommandDelegate(m_list));
    m_list->setFocusPolicy(Qt::NoFocus);
    m_list->setMouseTracking(true);
    m_typed->installEventFilter(this);
    connect(m_typed, &QLineEdit::textChanged, this, &CommandPalette::fill);
    connect(m_typed, &QLineEdit::returnPressed, this, &CommandPalette::run);
    connect(m_list, &QListWidget::itemClicked, this, &CommandPalette::run);
    retranslate();
    fill();
}

void CommandPalette::show(QWidget *parent, Desk *desk, const QList<QAction *> &actions)
{
    auto *palette = new CommandPalette(desk, actions, parent);
    palette->setAttribute(Qt::WA_DeleteOnClose);
    const QPoint top
        = parent->mapToGlobal(QPoint((parent->width() - kWidth) / 2, parent->height() / 8));
    palette->move(top);
    palette->open();
}

void CommandPalette::retranslate()
{
    setWindowTitle(tr("Commands"));
    m_typed->setPlaceholderText(tr("What do you want to do? Or a case number"));
    m_typed->setAccessibleName(windowTitle());
}

bool CommandPalette::fits(const QString &text, const QString &typed)
{
    qsizetype at = 0;
    for (const QChar letter : typed) {
        if (letter.isSpace())
            continue;
        at = text.indexOf(letter, at, Qt::CaseInsensitive);
        if (at < 0)
            return false;
        ++at;
    }
    return true;
}

void CommandPalette::fill()
{
    m_list->clear();
    const QString typed = m_typed->text().trimmed();
    if (auto number = parseNumber(u'C', typed); number) {
        auto *item = new QListWidgetItem(icon(u"queue"_s), tr("Open case %1").arg(*number), m_list);
        item->setData(kKeyRole, QKeySequence(Qt::Key_Return).toString(QKeySequence::NativeText));
        item->setData(kActionRole, *number);
    }
    for (qsizetype i = 0; i < m_actions.size(); ++i) {
        const QAction *action = m_actions[i];
        if (!action || !action->isEnabled() || action->text().isEmpty()
            || !fits(action->text(), typed))
            continue;
        QString name = action->text();
        auto *item = new QListWidgetItem(action->icon(), name.remove(u'&'), m_list);
        item->setData(kKeyRole, action->shortcut().toString(QKeySequence::NativeText));
        item->setData(kActionRole, int(i));
    }
    if (m_list->count() == 0)
        (new QListWidgetItem(tr("Nothing here is called so."), m_list))->setFlags(Qt::NoItemFlags);
    m_list->setCurrentRow(0);
}

void CommandPalette::paintEvent(QPaintEvent *event)
{
    Spoken<QDialog>::paintEvent(event);
    QPainter painter(this); // without a frame of the system it needs an edge of its own
    painter.setPen(theme().line);
    painter.drawRect(rect().adjusted(0, 0, -1, -1));
}

void CommandPalette::run()
{
    const QListWidgetItem *item = m_list->currentItem();
    if (!item || !item->flags().testFlag(Qt::ItemIsEnabled))
        return;
    const QVariant what = item->data(kActionRole);
    QPointer<QAction> action
        = what.typeId() == QMetaType::Int ? m_actions.at(what.toInt()) : nullptr;
    accept();
    if (action)
        action->trigger();
    else if (what.typeId() == QMetaType::QString)
        m_desk->go({.room = RoomId::queue, .caseId = CaseId{what.toString()}});
}

bool CommandPalette::eventFilter(QObject *watched, QEvent *event)
{
    if (watched == m_typed && event->type() == QEvent::KeyPress) {
        const int key = static_cast<QKeyEvent *>(event)->key();
        if (key == Qt::Key_Down || key == Qt::Key_Up || key == Qt::Key_PageDown
            || key == Qt::Key_PageUp) {
            QCoreApplication::sendEvent(m_list, event);
            return true;
        }
    }
    return Spoken<QDialog>::eventFilter(watched, event);
}

} // namespace Redress::Ui
