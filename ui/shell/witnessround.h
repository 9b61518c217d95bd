// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/workers.h"
#include "models/services/witnessservice.h"

#include <QObject>
#include <QTimer>

namespace Redress::Ui {

class Desk;

/// Asks the center's witnesses behind the window: some time after each act, and now and then those
/// whose time has come.
class WitnessRound final : public QObject {
    Q_OBJECT
public:
    /// A child of the desk.
    explicit WitnessRound(Desk *desk);
    ~WitnessRound() override;
    /// Everyone, now; finished() tells.
    void askAll() { ask(Services::WitnessService::Which::All); }
    bool isAsking() const { return m_progress != nullptr; }

Q_SIGNALS:
    void finished(); // something may have changed
    void couldNotAsk(const Redress::Error &error);

private:
    void ask(Services::WitnessService::Which which);
    void hear(const QList<Services::WitnessAsked> &asked);

    Desk *m_desk;
    QTimer m_round;
    QTimer m_afterAct;
    Items::SharedProgressPtr m_progress;
    QStringList m_told; // findings said on the bottom line already
};

} // namespace Redress::Ui
