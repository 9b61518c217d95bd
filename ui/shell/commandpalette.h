// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/widgets/page.h"

#include <QAction>
#include <QDialog>
#include <QPointer>

class QLineEdit;
class QListWidget;

namespace Redress::Ui {

class Desk;

/// Ctrl+K: everything that can be done now, found by typing a part of its name; a case number opens
/// the case.
class CommandPalette final : public Spoken<QDialog> {
    Q_OBJECT
public:
    CommandPalette(Desk *desk, const QList<QAction *> &actions, QWidget *parent = nullptr);
    static void show(QWidget *parent, Desk *desk, const QList<QAction *> &actions);
    void retranslate() override;

    /// Whether the letters of `typed` stand in `text` in this order; for the list, and for its
    /// test.
    static bool fits(const QString &text, const QString &typed);

protected:
    void paintEvent(QPaintEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void fill();
    void run();

    Desk *m_desk;
    QList<QPointer<QAction>> m_actions;
    QLineEdit *m_typed;
    QListWidget *m_list;
};

} // namespace Redress::Ui
