// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/again.h"

#include "models/services/sessionstate.h"

#include <QRandomGenerator>

#include <algorithm>
#include <thread>

using namespace std::chrono_literals;

namespace Redress::Services {

namespace {

// Within it a server that was restarted is back; after it a person would rather know.
constexpr std::chrono::seconds kTryingTime = 6s;
constexpr std::chrono::milliseconds kFirstPause = 30ms, kLongestPause = 1000ms;

} // namespace

Retries::Retries(const Session &session)
    : m_isServer(session.d().place.isServer()),
      m_until(std::chrono::steady_clock::now() + kTryingTime), m_pause(kFirstPause)
{
}

bool Retries::allow(const Error &error)
{
    const bool isPassing = error.code == ErrorCode::Network || error.code == ErrorCode::InUse;
    // Never two desks in step: those that met once would meet again.
    const auto pause = m_pause + QRandomGenerator::global()->bounded(int(m_pause.count())) * 1ms;
    if (!m_isServer || !isPassing || std::chrono::steady_clock::now() + pause > m_until)
        return false;
    std::this_thread::sleep_for(pause);
    m_pause = std::min(2 * m_pause, kLongestPause);
    return true;
}

} // namespace Redress::Services
