// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/workers.h"
#include "models/services/timeservice.h"

#include <QDeadlineTimer>
#include <QObject>
#include <QTimer>

#include <optional>

namespace Redress::Items {

/// Has the ledger stamped by outside authorities while people work: looks now and then whether
/// something waits, asks in a lane of its own, and after a failure asks again later and later.
/// Nothing is lost meanwhile: what waits stands in the ledger. Lives in the window's thread.
class TimeKeeper final : public QObject {
    Q_OBJECT
public:
    struct Pace {
        int lookMs = 60'000;
        int spacingMs = 600'000; // between two stamps
        int firstPauseMs = 60'000; // after a failure; then twice as long each time
        int longestPauseMs = 3'600'000;
    };
    /// `workers` outlives it.
    TimeKeeper(Services::SessionPtr session, Workers *workers, const Exchange::StampRules &rules,
               const Pace &pace, QObject *parent = nullptr);
    ~TimeKeeper() override;

    const std::optional<Services::OutsideTime> &state() const { return m_state; }
    /// Why the last try gave no stamp, for the detail; empty when there was none or it did.
    const QString &trouble() const { return m_trouble; }
    bool isAsking() const { return m_isOut; }
    /// At once, whatever the pause; `asks` false: only to see what waits.
    void look(bool asks = true);

Q_SIGNALS:
    void changed();

private:
    struct Seen {
        Result<Services::OutsideTime> state;
        bool isTried = false, isStamped = false;
        QString trouble;
    };
    void take(const Seen &seen);

    Services::SessionPtr m_session;
    Workers *m_workers;
    Exchange::StampRules m_rules;
    Pace m_pace;
    QTimer m_timer;
    QDeadlineTimer m_notBefore; // the next try
    int m_pauseMs = 0; // after the last failure; 0: none
    SharedProgressPtr m_progress;
    bool m_isOut = false;
    std::optional<Services::OutsideTime> m_state;
    QString m_trouble;
};

} // namespace Redress::Items
