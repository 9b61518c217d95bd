// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/chronologyview.h"

#include "ui/widgets/actwords.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timewords.h"

#include <QListView>
#include <QPainter>
#include <QResizeEvent>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kTimeWidth = 38 * kGrid;

namespace {
/// A dot on a line that runs down, the moment, the act, what was written.
class LineDelegate final : public QStyledItemDelegate {
public:
    LineDelegate(Desk *desk, QListView *view)
        : QStyledItemDelegate(view), m_desk(desk), m_view(view)
    {
    }

    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override
    {
        const auto line = index.data(Items::ChronologyModel::RowRole).value<Services::Chronicle>();
        const QFontMetrics metrics(option.font);
        int height = metrics.height() + 3 * kGrid;
        if (const QString body = ActWords::body(line); !body.isEmpty())
            height += bodyRect(metrics, body).height() + kGrid;
        return {m_view->viewport()->width(), height};
    }

    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const auto line = index.data(Items::ChronologyModel::RowRole).value<Services::Chronicle>();
        const Theme &colors = theme();
        const QFontMetrics metrics(option.font);
        painter->save();
        painter->setRenderHint(QPainter::Antialiasing);
        const QRect row = option.rect;
        const int dotX = row.left() + 3 * kGrid;
        const int dotY = row.top() + kGrid + metrics.height() / 2;
        painter->setPen(QPen(colors.line, 1.5));
        const bool isFirst = index.row() == 0;
        const bool isLast = index.row() == index.model()->rowCount() - 1;
        painter->drawLine(dotX, isFirst ? dotY : row.top(), dotX, isLast ? dotY : row.bottom() + 1);
        painter->setBrush(colors.base);
        painter->setPen(QPen(isLast ? colors.accent : colors.secondary, 1.7));
        painter->drawEllipse(QPointF(dotX, dotY), 3.5, 3.5);

        QRect text = row.adjusted(6 * kGrid, kGrid, -2 * kGrid, 0);
        text.setHeight(metrics.height());
        painter->setFont(option.font);
        painter->setPen(colors.secondary);
        painter->drawText(text, Qt::AlignLeft | Qt::AlignVCenter,
                          TimeWords::moment(line.atUtc, m_desk->zone()));
        painter->drawText(text, Qt::AlignRight | Qt::AlignVCenter, line.byName);
        QFont bold = option.font;
        bold.setWeight(QFont::DemiBold);
        const int titleWidth
            = text.width() - kTimeWidth - metrics.horizontalAdvance(line.byName) - 3 * kGrid;
        painter->setFont(bold);
        painter->setPen(colors.text);
        painter->drawText(text.adjusted(kTimeWidth, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                          QFontMetrics(bold).elidedText(ActWords::title(line, m_desk->staffNames()),
                                                        Qt::ElideRight, titleWidth));
        if (const QString body = ActWords::body(line); !body.isEmpty()) {
            QRect rect = bodyRect(metrics, body);
            rect.moveTopLeft({text.left() + kTimeWidth, text.bottom() + kGrid});
            painter->setFont(option.font);
            painter->setPen(line.erased ? colors.secondary : colors.text);
            painter->drawText(rect, Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, body);
        }
        painter->restore();
    }

private:
    QRect bodyRect(const QFontMetrics &metrics, const QString &body) const
    {
        const int width = qMax(40 * kGrid, m_view->viewport()->width() - kTimeWidth - 8 * kGrid);
        return metrics.boundingRect(QRect(0, 0, width, 100'000),
                                    Qt::AlignLeft | Qt::AlignTop | Qt::TextWordWrap, body);
    }

    Desk *m_desk;
    QListView *m_view;
};
} // namespace

ChronologyView::ChronologyView(Desk *desk, QWidget *parent) : Page(parent), m_list(new QListView)
{
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new LineDelegate(desk, m_list));
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setSelectionMode(QAbstractItemView::NoSelection);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_list);
    connect(desk, &Desk::staffKnown, m_list->viewport(), qOverload<>(&QWidget::update));
    retranslate();
}

void ChronologyView::setLines(const QList<Services::Chronicle> &lines)
{
    m_model.setRows(lines);
    m_list->scrollToBottom();
}

void ChronologyView::retranslate()
{
    m_list->setAccessibleName(tr("Chronology"));
    m_list->doItemsLayout();
    m_list->viewport()->update();
}

void ChronologyView::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    m_list->doItemsLayout(); // texts wrap anew
}

} // namespace Redress::Ui
