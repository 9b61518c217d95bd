// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/figuredelegate.h"

#include "models/items/figuresmodel.h"
#include "ui/widgets/theme.h"

#include <QLocale>
#include <QPainter>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

namespace {

constexpr int kNumberWidth = 18 * kGrid;
constexpr int kMoneyWidth = 36 * kGrid;
constexpr int kBarHeight = 3;
constexpr int kMargin = 3 * kGrid;

/// The columns from the right: late, closed, received; before them the money.
struct Columns {
    QRect name, received, closed, late, money;
};

Columns columnsOf(const QRect &row, bool withMoney)
{
    Columns columns;
    const QRect inner = row.adjusted(kMargin, 0, -kMargin, 0);
    int right = inner.right() + 1;
    const auto take = [&](int width) {
        right -= width;
        return QRect(right, inner.top(), width, inner.height());
    };
    if (withMoney)
        columns.money = take(kMoneyWidth);
    columns.late = take(kNumberWidth);
    columns.closed = take(kNumberWidth);
    columns.received = take(kNumberWidth);
    columns.name = QRect(inner.left(), inner.top(), right - inner.left(), inner.height());
    return columns;
}

/// The currency most refunds were paid in; the others are told on the company's own page.
QString refundedOf(const Services::NamedFigures &row)
{
    const auto most
        = std::max_element(row.money.begin(), row.money.end(), [](const auto &a, const auto &b) {
              return a.refundedCases < b.refundedCases;
          });
    return most == row.money.end() || most->refundedCases == 0 ? QString()
                                                               : formatMoney(most->refunded);
}

} // namespace

FigureDelegate::FigureDelegate(FigureName name, bool withMoney, QObject *parent)
    : QStyledItemDelegate(parent), m_name(std::move(name)), m_withMoney(withMoney)
{
}

QSize FigureDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {60 * kGrid, option.fontMetrics.height() + 4 * kGrid};
}

void FigureDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                           const QModelIndex &index) const
{
    const auto row = index.data(Items::FiguresModel::RowRole).value<Services::NamedFigures>();
    const Theme &colors = theme();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    const bool hovered = option.state.testFlag(QStyle::State_MouseOver);
    painter->save();
    painter->fillRect(option.rect, selected || hovered ? colors.selection : colors.base);
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          colors.accent);
    painter->setPen(colors.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    const Columns columns = columnsOf(option.rect.adjusted(0, 0, 0, -kBarHeight), m_withMoney);
    const double share = index.data(Items::FiguresModel::ShareRole).toDouble();
    const QRect bar(columns.name.left(), option.rect.bottom() - kBarHeight - 1,
                    int(columns.name.width() * share), kBarHeight);
    painter->fillRect(bar, colors.accent);

    const QLocale locale;
    painter->setPen(colors.text);
    painter->drawText(columns.name, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(m_name(row), Qt::ElideRight,
                                                    columns.name.width() - 2 * kGrid));
    const auto number = [&](const QRect &cell, qint64 value) {
        painter->drawText(cell, Qt::AlignRight | Qt::AlignVCenter, locale.toString(value));
    };
    number(columns.received, row.figures.received);
    painter->setPen(colors.secondary);
    number(columns.closed, row.figures.closed);
    painter->setPen(row.figures.late > 0 ? colors.late : colors.secondary);
    number(columns.late, row.figures.late);
    if (m_withMoney) {
        painter->setPen(colors.secondary);
        painter->drawText(columns.money, Qt::AlignRight | Qt::AlignVCenter, refundedOf(row));
    }
    painter->restore();
}

QString FigureDelegate::spoken(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const auto row = index.data(Items::FiguresModel::RowRole).value<Services::NamedFigures>();
    const QLocale locale;
    return tr("%1: %2 received, %3 closed, %4 late", "a company or product, numbers of cases")
        .arg(m_name(row), locale.toString(row.figures.received),
             locale.toString(row.figures.closed), locale.toString(row.figures.late));
}

FigureHead::FigureHead(bool withMoney, QWidget *parent) : Page(parent), m_withMoney(withMoney)
{
}

void FigureHead::setTitle(const QString &title)
{
    m_title = title;
    update();
}

QSize FigureHead::sizeHint() const
{
    return {60 * kGrid, fontMetrics().height() + 3 * kGrid};
}

void FigureHead::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setPen(theme().line);
    painter.drawLine(rect().bottomLeft(), rect().bottomRight());
    const Columns columns = columnsOf(contentsRect(), m_withMoney);
    painter.setPen(theme().secondary);
    const auto head = [&](const QRect &cell, const QString &word) {
        painter.drawText(cell, Qt::AlignRight | Qt::AlignVCenter,
                         fontMetrics().elidedText(word, Qt::ElideRight, cell.width()));
    };
    head(columns.received, tr("Received", "cases"));
    head(columns.closed, tr("Closed", "cases"));
    head(columns.late, tr("Late", "cases"));
    if (m_withMoney)
        head(columns.money, tr("Refunded"));
    QFont bold = font();
    bold.setWeight(QFont::DemiBold);
    painter.setFont(bold);
    painter.setPen(theme().text);
    painter.drawText(columns.name, Qt::AlignLeft | Qt::AlignVCenter,
                     QFontMetrics(bold).elidedText(m_title, Qt::ElideRight, columns.name.width()));
}

} // namespace Redress::Ui
