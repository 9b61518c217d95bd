// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/witnessservice.h"
#include "ui/shell/desk.h"
#include "ui/widgets/labels.h"

class QPushButton;

namespace Redress::Ui {

/// Who witnesses the history, how far, what waits, and, in red, who refuses and what to do then.
class WitnessView final : public QWidget {
    Q_OBJECT
public:
    explicit WitnessView(Desk *desk, QWidget *parent = nullptr);
    void refresh();
    void show(const Services::Witnessing &state);
    /// Whether enough witnesses confirmed some state of the history.
    bool isWitnessed() const { return m_state && m_state->metSize > 0; }
    void retranslate();

Q_SIGNALS:
    void changed();

private:
    void say();
    QString lineOf(const Services::WitnessRow &row) const;
    QString warningOf(const Services::WitnessRow &row) const;

    Desk *m_desk;
    Items::Asker m_asker;
    std::optional<Services::Witnessing> m_state;
    Label *m_sentence, *m_lines;
    Notice *m_warning;
    QPushButton *m_ask;
};

} // namespace Redress::Ui
