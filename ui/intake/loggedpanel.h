// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

class QPushButton;

namespace Redress::Ui {

/// After logging: the number, large, to be read out; then its papers, the case, or the next call.
class LoggedPanel final : public Page {
    Q_OBJECT
public:
    explicit LoggedPanel(Desk *desk, QWidget *parent = nullptr);
    void showCase(const Services::ActDone &done);
    CaseId caseId() const { return m_done.caseId; }
    void retranslate() override;

Q_SIGNALS:
    void nextWanted();

private:
    Desk *m_desk;
    Services::ActDone m_done;
    Label *m_head, *m_number, *m_promise;
    QPushButton *m_papers, *m_open, *m_next;
};

} // namespace Redress::Ui
