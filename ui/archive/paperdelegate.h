// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"

#include <QStyledItemDelegate>

namespace Redress::Ui {

/// A paper: its thumbnail, its kind and name, when and from whom it came, and its seal in words.
class PaperDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    PaperDelegate(int rowRole, Desk *desk, bool showsCase, QObject *parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    bool helpEvent(QHelpEvent *event, QAbstractItemView *view, const QStyleOptionViewItem &option,
                   const QModelIndex &index) override;
    /// "Signed by Li, 3 Nov 2026 09:41." Who witnesses the ledger is told in its own room.
    QString sealWords(const Services::PaperRow &paper) const;

private:
    int m_rowRole;
    Desk *m_desk;
    bool m_showsCase;
};

} // namespace Redress::Ui
