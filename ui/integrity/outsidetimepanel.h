// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"
#include "ui/widgets/labels.h"

class QPushButton;

namespace Redress::Ui {

/// Says in words until when an outside authority vouches for what is recorded, and what waits.
class OutsideTimePanel final : public QWidget {
    Q_OBJECT
public:
    explicit OutsideTimePanel(Desk *desk, QWidget *parent = nullptr);
    QString sentence() const { return m_sentence->text(); }
    void retranslate();

private:
    void showState();
    QString words(const Services::OutsideTime &state) const;

    Desk *m_desk;
    Label *m_sentence;
    QPushButton *m_stamp;
};

} // namespace Redress::Ui
