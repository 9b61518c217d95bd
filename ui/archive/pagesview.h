// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/page.h"

#include <QAbstractScrollArea>
#include <QHash>
#include <QImage>

namespace Redress::Ui {

/// Pages below each other, as wide as the view. It asks for the pictures of what is in sight, one
/// at a time, and keeps no others.
class PagesView final : public Spoken<QAbstractScrollArea> {
    Q_OBJECT
public:
    explicit PagesView(QWidget *parent = nullptr);
    /// `sizes`: in points, of the first pages; `count`: of all; `first`: the first page, made for
    /// `box`.
    void setPages(const QList<QSizeF> &sizes, int count, const QImage &first, const QSize &box);
    void clear() { setPages({}, 0, {}, {}); }
    /// Made for that box; null: this page cannot be shown.
    void setPicture(int page, const QImage &picture, const QSize &box);
    /// Pixels into which a page is to fit when the view is so wide.
    QSize boxFor(int width) const;
    void retranslate() override;

Q_SIGNALS:
    void pageWanted(int page, const QSize &box);

protected:
    void paintEvent(QPaintEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;
    void scrollContentsBy(int dx, int dy) override;

private:
    struct Shown {
        QImage picture;
        QSize box;
    };
    QSize box() const { return boxFor(width()); }
    /// Of a page, when the view is so wide.
    int pageWidth(int width) const;
    void arrange();
    void askForWhatIsInSight();
    /// In the viewport.
    QRect frameOf(int page) const;
    bool isInSight(int page) const;

    QList<QSizeF> m_sizes;
    int m_count = 0;
    QList<QRect> m_frames; // in the whole document
    QHash<int, Shown> m_shown;
    int m_asked = -1;
};

} // namespace Redress::Ui
