// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/paperdelegate.h"

#include "ui/widgets/codewords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timewords.h"

#include <QAbstractItemView>
#include <QHelpEvent>
#include <QPainter>
#include <QToolTip>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kPictureEdge = 16 * kGrid;

PaperDelegate::PaperDelegate(int rowRole, Desk *desk, bool showsCase, QObject *parent)
    : QStyledItemDelegate(parent), m_rowRole(rowRole), m_desk(desk), m_showsCase(showsCase)
{
}

QSize PaperDelegate::sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const
{
    return {60 * kGrid, qMax(kPictureEdge, 3 * option.fontMetrics.height() + kGrid) + 4 * kGrid};
}

static QString pictureOf(const Services::PaperRow &paper)
{
    if (paper.mediaType.startsWith("audio/"_L1))
        return u"sound"_s;
    return paper.mediaType.startsWith("image/"_L1) ? u"picture"_s : u"papers"_s;
}

QString PaperDelegate::sealWords(const Services::PaperRow &paper) const
{
    if (paper.erased)
        return tr("The paper was lawfully erased; that it was there stays provable.");
    if (!paper.sealed)
        return tr("Being sealed.");
    return tr("Signed by %1, %2.", "a person and a moment")
        .arg(paper.byName, TimeWords::moment(paper.archivedUtc, m_desk->zone()));
}

void PaperDelegate::paint(QPainter *painter, const QStyleOptionViewItem &option,
                          const QModelIndex &index) const
{
    const auto paper = index.data(m_rowRole).value<Services::PaperRow>();
    const Theme &colors = theme();
    const bool selected = option.state.testFlag(QStyle::State_Selected);
    painter->save();
    painter->setRenderHint(QPainter::SmoothPixmapTransform);
    painter->fillRect(option.rect, selected ? colors.selection : colors.base);
    if (selected && option.state.testFlag(QStyle::State_HasFocus))
        painter->fillRect(QRect(option.rect.left(), option.rect.top(), 3, option.rect.height()),
                          colors.accent);
    painter->setPen(colors.line);
    painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());

    const QRect inner = option.rect.adjusted(3 * kGrid, 2 * kGrid, -3 * kGrid, -2 * kGrid);
    const QRect frame(inner.left(), inner.top() + (inner.height() - kPictureEdge) / 2, kPictureEdge,
                      kPictureEdge);
    const auto picture = index.data(Qt::DecorationRole).value<QImage>();
    if (picture.isNull()) {
        painter->fillRect(frame, colors.window);
        painter->drawPixmap(frame.center() - QPoint(12, 12),
                            iconPixmap(pictureOf(paper), 24, colors.secondary,
                                       painter->device()->devicePixelRatioF()));
    } else {
        const QSize size = picture.size().scaled(frame.size(), Qt::KeepAspectRatio);
        QRect shown(QPoint(0, 0), size);
        shown.moveCenter(frame.center());
        painter->drawImage(shown, picture);
        painter->setPen(colors.line);
        painter->drawRect(shown.adjusted(0, 0, -1, -1));
    }

    const int lineHeight = option.fontMetrics.height();
    QRect line(inner.left() + kPictureEdge + 3 * kGrid, inner.top() + kGrid / 2, 0, lineHeight);
    line.setRight(inner.right());
    QFont bold = option.font;
    bold.setWeight(QFont::DemiBold);
    painter->setFont(bold);
    painter->setPen(colors.text);
    QString head = CodeWords::paperKind(paper.kind);
    if (m_showsCase)
        head += u"  "_s + paper.caseId.value;
    painter->drawText(
        line, Qt::AlignLeft | Qt::AlignVCenter,
        QFontMetrics(bold).elidedText(head, Qt::ElideRight, line.width() - lineHeight - kGrid));
    drawMark(painter, QRectF(line.right() - lineHeight, line.top(), lineHeight, lineHeight),
             paper.sealed && !paper.erased ? Mark::Done : Mark::Quiet);
    painter->setFont(option.font);
    line.translate(0, lineHeight + 2);
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(paper.erased ? tr("erased") : paper.fileName,
                                                    Qt::ElideMiddle, line.width()));
    line.translate(0, lineHeight + 2);
    painter->setPen(colors.secondary);
    const QString below
        = tr("%1 · from %2 · %3", "a day, who brought it, a size")
              .arg(TimeWords::shortDay(paper.archivedUtc.toTimeZone(m_desk->zone()).date(),
                                       m_desk->today()),
                   CodeWords::source(paper.receivedFrom), CodeWords::fileSize(paper.size));
    painter->drawText(line, Qt::AlignLeft | Qt::AlignVCenter,
                      option.fontMetrics.elidedText(below, Qt::ElideRight, line.width()));
    painter->restore();
}

bool PaperDelegate::helpEvent(QHelpEvent *event, QAbstractItemView *view,
                              const QStyleOptionViewItem &option, const QModelIndex &index)
{
    if (event->type() == QEvent::ToolTip && index.isValid()) {
        QToolTip::showText(event->globalPos(),
                           sealWords(index.data(m_rowRole).value<Services::PaperRow>()), view);
        return true;
    }
    return QStyledItemDelegate::helpEvent(event, view, option, index);
}

} // namespace Redress::Ui
