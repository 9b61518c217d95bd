// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/session.h"

#include <chrono>

namespace Redress::Services {

/// Whether and when a write that a center's server gave up, of which nothing stands, is tried
/// again: a deadlock, a statement stopped, a line that broke before the commit or took it along.
class Retries {
public:
    explicit Retries(const Session &session);
    /// Waits a moment; false when it is time to say it to a person.
    bool allow(const Error &error);

private:
    bool m_isServer;
    std::chrono::steady_clock::time_point m_until;
    std::chrono::milliseconds m_pause;
};

/// One write, from Acting::begin to its commit. Each try checks anew everything that it checks: a
/// change by somebody else meanwhile shows as Conflict, as it would have the first time.
template <typename Write>
auto untilRecorded(const Session &session, const Write &write) -> decltype(write())
{
    Retries retries(session);
    for (;;) {
        auto done = write();
        if (done.ok() || !retries.allow(done.error()))
            return done;
    }
}

} // namespace Redress::Services
