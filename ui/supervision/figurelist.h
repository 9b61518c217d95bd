// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/figuresmodel.h"
#include "ui/supervision/figuredelegate.h"

#include <QAbstractButton>
#include <QWidget>

class QListView;

namespace Redress::Ui {

/// A list of companies, products … under its heads. Click and Enter choose a row.
class FigureList final : public QWidget {
    Q_OBJECT
public:
    FigureList(FigureName name, bool withMoney, QWidget *parent = nullptr);
    void setRows(const QList<Services::NamedFigures> &rows);
    void setTitle(const QString &title); // also what screen readers call it
    void setName(FigureName name);
    Items::FiguresModel &model() { return m_model; }
    QListView *view() const { return m_view; }
    /// The row the keys are on; nothing while there is none.
    const Services::NamedFigures *current() const;

Q_SIGNALS:
    void chosen(const Redress::Services::NamedFigures &row);

private:
    Items::FiguresModel m_model;
    FigureDelegate *m_delegate;
    FigureHead *m_head;
    QListView *m_view;
};

/// One large number over the word for it; a button where it leads somewhere.
class FigureTile final : public QAbstractButton {
    Q_OBJECT
public:
    explicit FigureTile(bool leads, QWidget *parent = nullptr);
    void setFigure(const QString &number, const QString &word, bool isLate = false);
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QString m_number;
    bool m_isLate = false;
};

} // namespace Redress::Ui
