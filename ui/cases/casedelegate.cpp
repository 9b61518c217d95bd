// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/casedelegate.h"

#include "models/items/casesmodel.h"
#include "ui/widgets/codewords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timewords.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kStateWidth = 26 * kGrid;

CaseDelegate::CaseDelegate(int rowRole, std::function<QDateTime()> nowUtc, const QTimeZone &zone,
                           QObject *parent)
    : QStyledItemDelegate(parent), m_rowRole(rowRole), m_nowUtc(std::move(nowUtc)), m_zone(zone)
{
}

QSize CaseDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80 * kGrid, 2 * option.fontMetrics.height() + 5 * kGrid};
}

static QString matterOf(const Services::CaseRow &row)
{
    const QString product = CodeWords::label(row.productLabel, row.productLabelZh);
    const QString issue = CodeWords::label(row.issueLabel, row.issueLabelZh);
    if (product.isEmpty() || issue.isEmpty())
        return product + issue;
    return product + u" · "_s + issue;
}

static QString personOf(const Services::CaseRow &row)
{
    return row.consumerErased ? CodeWords::tr("erased", "a person's data") : row.maskedConsumer;
}

void CaseDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                         const QModelIndex &index) const
{
    const auto row = index.data(m_rowRole).value<Services::CaseRow>();
    const TimeWords::Due due = TimeWords::due(row, m_nowUtc(), m_zone);
    const Theme &colors = theme();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->fillRect(option.rect, selected ? colors.selection : colors.base);
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          colors.accent);
    painter->setPen(colors.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    const int lineHeight = option.fontMetrics.height();
    const QRect inner = option.rect.adjusted(3 * kGrid, 2 * kGrid, -3 * kGrid, -2 * kGrid);
    QRect above(inner.left(), inner.top(), inner.width(), lineHeight);
    QRect below(inner.left(), inner.top() + lineHeight + kGrid, inner.width(), lineHeight);

    drawMark(painter, QRectF(above.left(), above.top(), lineHeight, lineHeight), due.mark);
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setPen(colorOf(due.mark));
    painter->setFont(due.mark == Mark::Late || due.mark == Mark::Due ? bold : option.font);
    painter->drawText(above.adjusted(lineHeight + kGrid, 0, 0, 0), Qt::AlignLeft | Qt::AlignVCenter,
                      due.words);

    const QFontMetrics boldMetrics(bold);
    const QRect company = above.adjusted(kStateWidth, 0, 0, 0);
    const QString person = personOf(row);
    const int personWidth = option.fontMetrics.horizontalAdvance(person);
    painter->setFont(bold);
    painter->setPen(colors.text);
    const int companyWidth = company.width() - personWidth - 3 * kGrid;
    painter->drawText(company, Qt::AlignLeft | Qt::AlignVCenter,
                      boldMetrics.elidedText(row.companyName, Qt::ElideRight, companyWidth));
    painter->setFont(option.font);
    painter->setPen(colors.secondary);
    painter->drawText(above, Qt::AlignRight | Qt::AlignVCenter, person);

    painter->drawText(below.adjusted(0, 0, kStateWidth - below.width(), 0),
                      Qt::AlignLeft | Qt::AlignVCenter, row.id.value);
    int right = below.right();
    if (row.paperCount > 0) {
        const QString count = QString::number(row.paperCount);
        right -= option.fontMetrics.horizontalAdvance(count);
        painter->drawText(QRect(right, below.top(), below.right() - right + 1, lineHeight),
                          Qt::AlignRight | Qt::AlignVCenter, count);
        right -= lineHeight;
        painter->drawPixmap(right, below.top(),
                            iconPixmap(u"papers"_s, lineHeight - 2, colors.secondary,
                                       painter->device()->devicePixelRatioF()));
    }
    if (row.specialCare) {
        right -= lineHeight + kGrid;
        painter->drawPixmap(right, below.top(),
                            iconPixmap(u"care"_s, lineHeight - 2, colors.secondary,
                                       painter->device()->devicePixelRatioF()));
    }
    const QRect matter(below.left() + kStateWidth, below.top(),
                       right - below.left() - kStateWidth - kGrid, lineHeight);
    painter->drawText(matter, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(matterOf(row), Qt::ElideRight, matter.width()));
    painter->restore();
}

QString CaseDelegate::spoken(const QModelIndex &index) const
{
    if (!index.isValid())
        return {};
    const auto row = index.data(m_rowRole).value<Services::CaseRow>();
    return QStringList{row.id.value, TimeWords::due(row, m_nowUtc(), m_zone).words, row.companyName,
                       matterOf(row)}
        .join(u", "_s);
}

} // namespace Redress::Ui
