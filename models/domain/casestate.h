// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/money.h"
#include "models/core/result.h"
#include "models/domain/acts.h"

#include <QDate>
#include <QDateTime>
#include <QJsonObject>
#include <QList>
#include <QStringList>

#include <optional>

namespace Redress::Domain {

enum class CaseStatus {
    Open,
    Forwarded,
    Answered,
    Paused,
    Closed
}; // a paused case returns to what it was

/// What moves the legal clock; the clock is a pure function of these (deadline.h).
struct ClockEvent {
    enum class Kind { Received, Forwarded, Answered, Extended, Paused, Resumed, Closed, Reopened };
    Kind kind = Kind::Received;
    QDateTime atUtc; // invalid: done, but the system it was imported from does not tell when
    QString clockId; // Extended: the clock it extends
    int days = 0; // Extended: days added, in the unit of the clock
    QString reason; // code or sentence without personal data
    StaffId by;
    qint64 seq = -1;
    bool operator==(const ClockEvent &) const = default;
};

/// Reasons of an imported Answered or Closed event whose day is not told.
inline constexpr QLatin1String kToldTimely{"told-timely"};
inline constexpr QLatin1String kToldLate{"told-late"};

/// Everything about a case that is not personal: folded from its acts, stored as JSON in the
/// projection.
struct CaseState {
    CaseId id;
    CaseStatus status = CaseStatus::Open;
    CaseStatus statusBeforePause = CaseStatus::Open; // what resuming returns to
    ConsumerId consumer; // also the subject whose key seals the personal facts
    CompanyId company;
    StaffId assignee; // empty: unassigned
    QString channel; // "phone", "web", "letter", "visit", "email", "fax", "referral"
    QString taxonomy; // id@version
    QString product; // taxonomy code
    QString issue; // taxonomy code
    QString procedure; // id@version
    QString calendar; // id@version
    std::optional<Money> amount;
    QStringList remedies; // codes: "refund", "contract-ended", "apology", "correction",
                          // "compensation", "other"
    std::optional<QDate> happenedOn;
    QDateTime receivedUtc;
    QDateTime closedUtc; // invalid while open; of an imported closed case: when it was imported
    QString outcome; // one of outcomes() in codes.h, empty while open
    std::optional<Money> relief;
    bool specialCare = false; // a vulnerable consumer
    QString externalRef; // "cfpb:3571115": unique where set
    QList<ClockEvent> clock;
    QList<CaseId> links;
    int paperCount = 0;
    qint64 firstSeq = -1;
    qint64 lastSeq = -1; // optimistic check

    bool isOpen() const { return status != CaseStatus::Closed; }
    bool operator==(const CaseState &) const = default;
};

/// "open", "forwarded", "answered", "paused", "closed".
QString wordFor(CaseStatus status);

QJsonObject toJson(const CaseState &state);
Result<CaseState> caseStateFromJson(const QJsonObject &object);

/// The fold: the state after `act`, also for acts that only mention the case (these move lastSeq).
/// An opening act (case.opened, case.imported) ignores `before`. Corrupt when the facts are not
/// what the act's page says (the caller recorded nonsense or the ledger was written by another
/// program).
Result<CaseState> applied(const CaseState &before, const RecordedAct &act);

/// Whether `act` may follow in this state (Conflict with words why not): e.g. resume only when
/// paused.
Result<void> mayFollow(const CaseState &state, const QString &act);
/// The acts a case page offers now.
QStringList possibleActs(const CaseState &state);

} // namespace Redress::Domain
