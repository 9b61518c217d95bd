// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/timekeeper.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Items {

TimeKeeper::TimeKeeper(Services::SessionPtr session, Workers *workers,
                       const Exchange::StampRules &rules, const Pace &pace, QObject *parent)
    : QObject(parent), m_session(std::move(session)), m_workers(workers), m_rules(rules),
      m_pace(pace)
{
    connect(&m_timer, &QTimer::timeout, this, [this] { look(m_notBefore.hasExpired()); });
    m_timer.start(m_pace.lookMs);
    look();
}

TimeKeeper::~TimeKeeper()
{
    if (m_progress)
        m_progress->cancel();
}

void TimeKeeper::look(bool asks)
{
    if (m_isOut)
        return;
    m_isOut = true;
    m_progress = m_workers->look(
        Lane::Offices, this,
        [session = m_session, rules = m_rules, asks](Progress &progress) -> Seen {
            Services::TimeService service(session, rules);
            auto state = service.state();
            if (!state || !asks || state->authorities == 0 || state->waiting() <= 0)
                return {state, false, false, {}};
            const auto outcome = service.stamp(progress);
            if (!outcome)
                return {state, true, false, outcome.error().detail};
            QString trouble;
            if (!outcome->isStamped && !outcome->refusals.isEmpty())
                trouble = outcome->refusals.last().error.detail;
            return {outcome->state, true, outcome->isStamped, trouble};
        },
        [this](const Seen &seen) { take(seen); });
}

void TimeKeeper::take(const Seen &seen)
{
    m_isOut = false;
    m_progress.reset();
    if (seen.isTried) {
        m_pauseMs = seen.isStamped ? 0
            : m_pauseMs == 0       ? m_pace.firstPauseMs
                                   : std::min(2 * m_pauseMs, m_pace.longestPauseMs);
        m_notBefore.setRemainingTime(seen.isStamped ? m_pace.spacingMs : m_pauseMs);
        m_trouble = seen.isStamped ? QString() : seen.trouble;
    }
    if (seen.state)
        m_state = *seen.state;
    Q_EMIT changed();
}

} // namespace Redress::Items
