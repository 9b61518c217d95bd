// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"
#include "ui/widgets/clockbar.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

class QToolButton;
class QVBoxLayout;

namespace Redress::Ui {

/// The legal clocks of a case: the main one as the largest thing of the card, the others small, and
/// "why?" with each step of the count in words.
class ClockPanel final : public Page {
    Q_OBJECT
public:
    explicit ClockPanel(Desk *desk, QWidget *parent = nullptr);
    void setCase(const Services::CaseCard &card);
    void showTrace(bool shown);
    void retranslate() override;

private:
    void rebuild();
    void rebuildTrace();

    Desk *m_desk;
    Services::CaseCard m_card;
    MarkWidget *m_mark;
    Label *m_head, *m_due, *m_others;
    ClockBar *m_bar;
    QToolButton *m_why;
    QWidget *m_trace;
    QVBoxLayout *m_traceRows;
};

} // namespace Redress::Ui
