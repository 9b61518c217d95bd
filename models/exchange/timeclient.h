// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/finding.h"
#include "models/core/progress.h"
#include "models/core/result.h"
#include "models/crypto/outsidecertificate.h"
#include "models/crypto/revocation.h"
#include "models/exchange/httpclient.h"
#include "models/seals/timestamp.h"

#include <QList>
#include <QString>
#include <QUrl>

#include <optional>

namespace Redress::Exchange {

inline constexpr int kStampMs = 15'000; // for one authority's answer
inline constexpr int kStampRounds = 3; // through all authorities
inline constexpr int kStampPauseMs
    = 1'000; // before the second round; twice as long before the third
inline constexpr int kClockSlackSeconds = 300; // between the desk's clock and the authority's

/// A time-stamp authority, and whom to believe that it is one.
struct TimeAuthority {
    QUrl url;
    Crypto::OutsideCertificate root;
    QString policy; // dotted; empty: any
};

struct StampRules {
    int rounds = kStampRounds;
    int pauseMs = kStampPauseMs;
    HttpLimits limits{kStampMs, Seals::kMaxTimeStampBytes};
    HttpProxy proxy;
};

/// Why an authority did not give a time stamp that holds.
struct StampRefusal {
    QUrl url;
    Error error;
    Verification verification; // of a token that came and does not hold
};

struct TimeStamp {
    QByteArray token; // in its kept spelling
    QUrl url;
    Seals::TimeStampCheck check; // with its remarks, also "time.clock"
    QList<Crypto::RevocationList> revoked; // that speak of its certificates
};

struct Stamping {
    std::optional<TimeStamp> stamp;
    QList<StampRefusal> refusals; // of all rounds, in order
};

/// Asks one authority after the other until one stamps the digest and all of it holds, its
/// certificates not revoked. A line that fails and a server at its limit are asked again, a lie is
/// not. Waits: not for the window's thread. Cancelled; BadInput where no authority was given.
Result<Stamping> stampTime(const QByteArray &sha256, const QList<TimeAuthority> &authorities,
                           const StampRules &rules, const Clock &clock, Progress &progress);

/// The lists of revoked certificates that speak of this chain, from where its certificates say.
/// What cannot be had is missing. Cancelled.
Result<QList<Crypto::RevocationList>>
fetchRevocations(const QList<Crypto::OutsideCertificate> &chain, const HttpLimits &limits,
                 const HttpProxy &proxy, Progress &progress);

} // namespace Redress::Exchange
