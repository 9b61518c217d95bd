// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QDateTime>
#include <QStyledItemDelegate>
#include <QTimeZone>

#include <functional>

namespace Redress::Ui {

/// A case in two lines: state and company above, number, matter and person below.
class CaseDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    CaseDelegate(int rowRole, std::function<QDateTime()> nowUtc, const QTimeZone &zone,
                 QObject *parent = nullptr);
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// What a screen reader says of the row.
    QString spoken(const QModelIndex &index) const;

private:
    int m_rowRole;
    std::function<QDateTime()> m_nowUtc;
    QTimeZone m_zone;
};

} // namespace Redress::Ui
