// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"
#include "ui/widgets/labels.h"

class QLineEdit;
class QPushButton;

namespace Redress::Ui {

/// Below the findings, where this desk has seen more than the history holds: a supervisor says why
/// and goes on from the restored copy, which is recorded.
class CopyAcceptance final : public QWidget {
    Q_OBJECT
public:
    explicit CopyAcceptance(Desk *desk, QWidget *parent = nullptr);
    /// Seen only with the finding and by whom may accept.
    void showFor(const Verification &found);
    void retranslate();

Q_SIGNALS:
    void accepted();

private:
    void ask();
    void accept(const QString &reason);

    Desk *m_desk;
    QLineEdit *m_reason;
    QPushButton *m_accept;
    Notice *m_notice;
};

} // namespace Redress::Ui
