// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"
#include "ui/widgets/page.h"
#include "ui/widgets/workbar.h"

class QLabel;
class QToolButton;

namespace Redress::Ui {

/// The quiet line at the foot: what runs and how far it is, with its cancel; else the last thing
/// said.
class WorkLine final : public Page {
    Q_OBJECT
public:
    explicit WorkLine(Desk *desk, QWidget *parent = nullptr);
    void say(const QString &sentence);
    void retranslate() override;

private:
    void showWork();

    Desk *m_desk;
    QLabel *m_text;
    WorkBar *m_bar;
    QToolButton *m_cancel;
    QString m_said;
    QTimer m_forget;
};

} // namespace Redress::Ui
