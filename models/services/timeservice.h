// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/exchange/timeclient.h"
#include "models/services/session.h"
#include "models/store/timestamps.h"

#include <QDateTime>
#include <QList>

#include <optional>

namespace Redress::Services {

inline constexpr qsizetype kMaxAuthorities = 8; // to ask
inline constexpr qint64 kMaxRootPemBytes = 128 * 1024;

/// A time-stamp authority that the center asks.
struct TimeAuthorityFacts {
    qint64 entry = -1; // that recorded it
    QString url;
    QString policy; // empty: any
    QString rootName;
    QString rootFingerprint; // SHA-256, upper-case hex pairs with colons
    QDateTime rootEndsUtc;
};

/// What an outside authority has stamped of the ledger, and what waits for it.
struct OutsideTime {
    int authorities = 0; // to ask
    qint64 size = 0; // entries of the ledger
    qint64 stamped = 0; // the first of them that are stamped; 0: none
    QDateTime stampedUtc; // when, as the authority says
    QString stampedBy;
    QDateTime lastDayUtc; // of the authority's certificates
    QDateTime waitsSinceUtc; // time of the first act that is not stamped; invalid when none waits
    qint64 waiting() const { return size - stamped; }
};

/// A stamp of a checkpoint as it was kept, with all that shows it to be good.
struct HeldTimeStamp {
    Store::StoredTimeStamp stored;
    QByteArray note; // of the checkpoint
    Seals::TimeStampCheck check;
};

/// Outside time: whom to ask for it is an administrator's act in the ledger; each desk asks, and
/// stamping the newest checkpoint covers every act before it.
class TimeService {
public:
    explicit TimeService(SessionPtr session, const Exchange::StampRules &rules = {});

    /// `root`: PEM of the authority's root certificate; `policy` may be empty. The entry's number.
    Result<qint64> addAuthority(const QString &url, const QByteArray &root, const QString &policy);
    /// NotFound when the center does not ask it.
    Result<qint64> removeAuthority(const QString &url);
    Result<QList<TimeAuthorityFacts>> authorities();

    Result<OutsideTime> state();
    struct Outcome {
        OutsideTime state;
        bool isStamped = false; // now; false: nothing waited, or nobody stamped it
        Verification remarks; // of the new stamp
        QList<Exchange::StampRefusal> refusals;
    };
    /// Signs the head if need be and has it stamped, unless it is. Waits for the line: not for the
    /// window's thread. BadInput without an authority, Cancelled.
    Result<Outcome> stamp(Progress &progress);
    /// The stamp of the checkpoint of just `size` entries, if it has one that holds.
    Result<std::optional<HeldTimeStamp>> of(qint64 size);
    /// Has this checkpoint stamped and keeps that, unless nobody stamps it.
    Result<std::optional<HeldTimeStamp>> stampNote(const QByteArray &note, Progress &progress);
    /// The stamp of the smallest checkpoint that covers entry `seq`, if it holds.
    Result<std::optional<HeldTimeStamp>> covering(qint64 seq);

private:
    Result<Seals::TimeStampTrust> trustFor(const Store::StoredTimeStamp &stored) const;
    Result<std::optional<HeldTimeStamp>> held(const std::optional<Store::StoredTimeStamp> &stored);
    Result<QList<Exchange::TimeAuthority>> toAsk() const;
    Result<Exchange::Stamping> ask(const QByteArray &note, Progress &progress);

    SessionPtr m_session;
    Exchange::StampRules m_rules;
};

} // namespace Redress::Services
