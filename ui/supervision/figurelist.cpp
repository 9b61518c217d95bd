// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/figurelist.h"

#include "ui/widgets/theme.h"

#include <QListView>
#include <QPainter>
#include <QScrollBar>
#include <QVBoxLayout>

#include <algorithm>

namespace Redress::Ui {

FigureList::FigureList(FigureName name, bool withMoney, QWidget *parent)
    : QWidget(parent), m_delegate(new FigureDelegate(std::move(name), withMoney, this)),
      m_head(new FigureHead(withMoney)), m_view(new QListView)
{
    m_view->setModel(&m_model);
    m_view->setItemDelegate(m_delegate);
    m_view->setUniformItemSizes(true);
    m_view->setFrameShape(QFrame::NoFrame);
    m_view->setMouseTracking(true);
    m_view->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_view->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_head);
    column->addWidget(m_view, 1);
    setFocusProxy(m_view);
    connect(m_view->verticalScrollBar(), &QScrollBar::rangeChanged, this, [this](int, int most) {
        // The heads stand over their columns, with a scroll bar beside these or without.
        const int bar = most > 0 ? m_view->verticalScrollBar()->sizeHint().width() : 0;
        m_head->setContentsMargins(0, 0, bar, 0);
        m_head->update();
    });
    const auto choose = [this](const QModelIndex &index) {
        if (index.isValid())
            Q_EMIT chosen(m_model.rowAt(index.row()));
    };
    connect(m_view, &QListView::activated, this, choose);
    connect(m_view, &QListView::clicked, this, choose);
    connect(m_view->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                m_view->setAccessibleDescription(m_delegate->spoken(index));
            });
}

void FigureList::setRows(const QList<Services::NamedFigures> &rows)
{
    m_model.setRows(rows);
}

void FigureList::setTitle(const QString &title)
{
    m_head->setTitle(title);
    m_view->setAccessibleName(title);
    m_view->viewport()->update();
}

void FigureList::setName(FigureName name)
{
    m_delegate->setName(std::move(name));
    m_view->viewport()->update();
}

const Services::NamedFigures *FigureList::current() const
{
    const QModelIndex at = m_view->currentIndex();
    return at.isValid() ? &m_model.rowAt(at.row()) : nullptr;
}

FigureTile::FigureTile(bool leads, QWidget *parent) : QAbstractButton(parent)
{
    setFocusPolicy(leads ? Qt::StrongFocus : Qt::NoFocus);
    setEnabled(leads);
    setCursor(leads ? Qt::PointingHandCursor : Qt::ArrowCursor);
}

void FigureTile::setFigure(const QString &number, const QString &word, bool isLate)
{
    m_number = number;
    m_isLate = isLate;
    setText(word);
    setAccessibleName(word);
    setAccessibleDescription(number);
    updateGeometry();
    update();
}

QSize FigureTile::sizeHint() const
{
    const QFontMetrics large(titleFont());
    const QFontMetrics small(font());
    return {std::max(large.horizontalAdvance(m_number), small.horizontalAdvance(text()))
                + 8 * kGrid,
            large.height() + small.height() + 4 * kGrid};
}

void FigureTile::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    const Theme &colors = theme();
    if (isEnabled() && (underMouse() || hasFocus()))
        painter.fillRect(rect(), colors.selection);
    if (hasFocus())
        painter.fillRect(QRect(0, 0, 3, height()), colors.accent);
    const QRect inner = rect().adjusted(3 * kGrid, 2 * kGrid, -3 * kGrid, -2 * kGrid);
    const int small = fontMetrics().height();
    painter.setPen(m_isLate ? colors.late : colors.text);
    painter.setFont(titleFont());
    painter.drawText(inner.adjusted(0, 0, 0, -small), Qt::AlignLeft | Qt::AlignVCenter, m_number);
    painter.setFont(font());
    painter.setPen(colors.secondary);
    painter.drawText(QRect(inner.left(), inner.bottom() + 1 - small, inner.width(), small),
                     Qt::AlignLeft | Qt::AlignVCenter,
                     fontMetrics().elidedText(text(), Qt::ElideRight, inner.width()));
}

} // namespace Redress::Ui
