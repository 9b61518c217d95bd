// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/statisticsservice.h"
#include "ui/widgets/page.h"

#include <QStyledItemDelegate>

#include <functional>

namespace Redress::Ui {

/// What a row of figures is called, in the window's language.
using FigureName = std::function<QString(const Services::NamedFigures &)>;

/// A name with a thin bar for its share, and its numbers in columns.
class FigureDelegate final : public QStyledItemDelegate {
    Q_OBJECT
public:
    FigureDelegate(FigureName name, bool withMoney, QObject *parent);
    void setName(FigureName name) { m_name = std::move(name); }
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &index) const override;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override;
    /// The row in words, for screen readers.
    QString spoken(const QModelIndex &index) const;
    bool withMoney() const { return m_withMoney; }

private:
    FigureName m_name;
    bool m_withMoney;
};

/// The heads of those columns.
class FigureHead final : public Page {
    Q_OBJECT
public:
    explicit FigureHead(bool withMoney, QWidget *parent = nullptr);
    void setTitle(const QString &title);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;
    void retranslate() override { update(); }

private:
    QString m_title;
    bool m_withMoney;
};

} // namespace Redress::Ui
