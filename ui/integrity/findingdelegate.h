// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QStyledItemDelegate>

namespace Redress::Ui {

/// A finding: its mark, what it means, what to do, and the check's own words small below.
class FindingDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    explicit FindingDelegate(int rowRole, QObject *parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;

private:
    int m_rowRole;
};

} // namespace Redress::Ui
