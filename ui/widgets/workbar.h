// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/workers.h"

#include <QProgressBar>
#include <QTimer>

namespace Redress::Ui {

/// How far one piece of work is, looked up while it is shown; moves without an end where nobody
/// knows yet how much there is.
class WorkBar final : public QProgressBar {
    Q_OBJECT
public:
    explicit WorkBar(QWidget *parent = nullptr);

    /// Shows it, or hides the bar when there is none.
    void follow(const Items::SharedProgressPtr &work);
    /// The state of `work` now.
    void tell(const Items::SharedProgress &work);

private:
    Items::SharedProgressPtr m_work;
    QTimer m_look;
};

} // namespace Redress::Ui
