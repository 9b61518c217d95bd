// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/integrity/findingdelegate.h"

#include "models/core/finding.h"
#include "models/items/listmodels.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/marks.h"
#include "ui/widgets/theme.h"

#include <QPainter>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

FindingDelegate::FindingDelegate(int rowRole, QObject *parent)
    : QStyledItemDelegate(parent), m_rowRole(rowRole)
{
}

QSize FindingDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {80 * kGrid, 3 * (option.fontMetrics.height() + 2) + 4 * kGrid};
}

static Mark markOf(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Broken:
        return Mark::Broken;
    case Verdict::CannotTell:
        return Mark::Late;
    case Verdict::IntactWithRemarks:
    case Verdict::Intact:
        break;
    }
    return Mark::Quiet;
}

void FindingDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                            const QModelIndex &index) const
{
    const auto finding = index.data(m_rowRole).value<Finding>();
    const Theme &colors = theme();
    const Mark mark = markOf(finding.verdict);
    painter->save();
    painter->fillRect(option.rect,
                      option.state.testFlag(QStyle::State_Selected) ? colors.selection
                                                                    : colors.base);
    painter->setPen(colors.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
    const int lineHeight = option.fontMetrics.height();
    const QRect inner = option.rect.adjusted(3 * kGrid, 2 * kGrid, -3 * kGrid, -2 * kGrid);
    drawMark(painter, QRectF(inner.left(), inner.top(), lineHeight, lineHeight), mark);
    QRect line(inner.left() + lineHeight + 2 * kGrid, inner.top(), 0, lineHeight);
    line.setRight(inner.right());
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(mark == Mark::Broken ? colors.broken : colors.text);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      QFontMetrics(bold).elidedText(FindingWords::sentence(finding), Qt::ElideRight,
                                                    line.width()));
    painter->setFont(option.font);
    painter->setPen(colors.text);
    line.translate(0, lineHeight + 2);
    painter->drawText(
        line, Qt::AlignLeft | Qt::AlignVCenter,
        option.fontMetrics.elidedText(FindingWords::advice(finding), Qt::ElideRight, line.width()));
    painter->setPen(colors.secondary);
    line.translate(0, lineHeight + 2);
    const QString own
        = finding.detail.isEmpty() ? finding.code : finding.code + u": "_s + finding.detail;
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(own, Qt::ElideRight, line.width()));
    painter->restore();
}

} // namespace Redress::Ui
