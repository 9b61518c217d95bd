// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/pagesview.h"

#include "models/preview/protocol.h"
#include "ui/widgets/theme.h"

#include <QPainter>
#include <QScrollBar>

namespace Redress::Ui {

constexpr int kGap = 2 * kGrid;
constexpr int kLastLine = 10 * kGrid; // below the pages, when some are not shown

PagesView::PagesView(QWidget *parent) : Spoken(parent)
{
    setFrameShape(QFrame::NoFrame);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOn); // else the width would hang on the height
    setFocusPolicy(Qt::StrongFocus);
    retranslate();
}

void PagesView::setPages(const QList<QSizeF> &sizes, int count, const QImage &first,
                         const QSize &box)
{
    m_sizes = sizes;
    m_count = count;
    m_shown.clear();
    if (!first.isNull())
        m_shown.insert(0, {first, box});
    m_asked = -1;
    verticalScrollBar()->setValue(0);
    arrange();
}

int PagesView::pageWidth(int width) const
{
    return qMax(1, width - verticalScrollBar()->sizeHint().width() - 2 * kGap);
}

QSize PagesView::boxFor(int width) const
{
    return {qMin(int(pageWidth(width) * devicePixelRatioF()), Preview::kMaxShownEdge),
            Preview::kMaxShownEdge};
}

void PagesView::setPicture(int page, const QImage &picture, const QSize &box)
{
    m_shown.insert(page, {picture, box});
    m_asked = -1;
    viewport()->update();
    askForWhatIsInSight();
}

void PagesView::arrange()
{
    const int room = pageWidth(width());
    m_frames.clear();
    int y = kGap;
    for (const QSizeF &size : m_sizes) {
        const QSize page = Preview::fitted(size, {room, Preview::kMaxShownEdge});
        m_frames.append(QRect(QPoint(kGap + (room - page.width()) / 2, y), page));
        y += page.height() + kGap;
    }
    if (m_count > m_sizes.size())
        y += kLastLine;
    verticalScrollBar()->setPageStep(viewport()->height());
    verticalScrollBar()->setSingleStep(10 * kGrid);
    verticalScrollBar()->setRange(0, qMax(0, y - viewport()->height()));
    viewport()->update();
    askForWhatIsInSight();
}

QRect PagesView::frameOf(int page) const
{
    return m_frames[page].translated(0, -verticalScrollBar()->value());
}

bool PagesView::isInSight(int page) const
{
    return frameOf(page).intersects(viewport()->rect());
}

void PagesView::askForWhatIsInSight()
{
    m_shown.removeIf([this](const auto &shown) { return !isInSight(shown.key()); });
    if (m_asked >= 0)
        return;
    for (int page = 0; page < m_frames.size(); ++page) {
        if (!isInSight(page) || m_shown.value(page).box == box())
            continue;
        m_asked = page;
        Q_EMIT pageWanted(page, box());
        return;
    }
}

void PagesView::paintEvent(QPaintEvent *)
{
    QPainter painter(viewport());
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.fillRect(viewport()->rect(), theme().window);
    for (int page = 0; page < m_frames.size(); ++page) {
        const QRect frame = frameOf(page);
        if (!isInSight(page))
            continue;
        const auto shown = m_shown.constFind(page);
        if (shown != m_shown.cend() && !shown->picture.isNull()) {
            painter.drawImage(frame, shown->picture);
            continue;
        }
        painter.fillRect(frame, Qt::white);
        painter.setPen(Qt::darkGray);
        if (shown != m_shown.cend())
            painter.drawText(frame, Qt::AlignCenter | Qt::TextWordWrap,
                             tr("This page cannot be shown."));
    }
    if (m_count > m_sizes.size()) {
        painter.setPen(theme().secondary);
        const int below = verticalScrollBar()->maximum() + viewport()->height() - kLastLine
            - verticalScrollBar()->value();
        painter.drawText(QRect(0, below, viewport()->width(), kLastLine), Qt::AlignCenter,
                         tr("Only the first %n page(s) are shown. Export it to see the others.",
                            nullptr, int(m_sizes.size())));
    }
}

void PagesView::resizeEvent(QResizeEvent *event)
{
    QAbstractScrollArea::resizeEvent(event);
    arrange();
}

void PagesView::scrollContentsBy(int, int)
{
    viewport()->update();
    askForWhatIsInSight();
}

void PagesView::retranslate()
{
    setAccessibleName(tr("Pages of the paper"));
    viewport()->update();
}

} // namespace Redress::Ui
