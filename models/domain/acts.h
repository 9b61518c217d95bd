// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"

#include <QDateTime>
#include <QJsonObject>
#include <QString>

namespace Redress::Domain {

/// The vocabulary of the ledger: `act` of an entry. resources/help/acts.md lists the facts of each.
namespace Act {
inline constexpr QLatin1String centerCreated{"center.created"};
inline constexpr QLatin1String rulesAdopted{"rules.adopted"};
inline constexpr QLatin1String staffAdded{"staff.added"};
inline constexpr QLatin1String staffRetired{"staff.retired"};
inline constexpr QLatin1String passwordChanged{"password.changed"};
inline constexpr QLatin1String copyAccepted{"copy.accepted"};
inline constexpr QLatin1String policyAdopted{"policy.adopted"};
inline constexpr QLatin1String authorityAdded{"authority.added"};
inline constexpr QLatin1String authorityRemoved{"authority.removed"};
inline constexpr QLatin1String companyAdded{"company.added"};
inline constexpr QLatin1String companyChanged{"company.changed"};
inline constexpr QLatin1String consumerChanged{"consumer.changed"};
inline constexpr QLatin1String consumerViewed{"consumer.viewed"};
inline constexpr QLatin1String consumerErased{"consumer.erased"};
inline constexpr QLatin1String caseOpened{"case.opened"};
inline constexpr QLatin1String caseImported{"case.imported"};
inline constexpr QLatin1String caseNoted{"case.noted"};
inline constexpr QLatin1String caseAssigned{"case.assigned"};
inline constexpr QLatin1String caseForwarded{"case.forwarded"};
inline constexpr QLatin1String caseAnswered{"case.answered"};
inline constexpr QLatin1String caseExtended{"case.extended"};
inline constexpr QLatin1String casePaused{"case.paused"};
inline constexpr QLatin1String caseResumed{"case.resumed"};
inline constexpr QLatin1String caseLinked{"case.linked"};
inline constexpr QLatin1String caseUnlinked{"case.unlinked"};
inline constexpr QLatin1String caseClosed{"case.closed"};
inline constexpr QLatin1String caseReopened{"case.reopened"};
inline constexpr QLatin1String documentArchived{"document.archived"};
inline constexpr QLatin1String documentExported{"document.exported"};
inline constexpr QLatin1String documentReceipted{"document.receipted"};
inline constexpr QLatin1String reportExported{"report.exported"};
inline constexpr QLatin1String listExported{"list.exported"};
} // namespace Act

/// Names of the groups of personal facts (one salted disclosure each).
namespace Fact {
inline constexpr QLatin1String consumer{
    "consumer"}; // {name, phone, idNumber, email, address, speaksFor}
inline constexpr QLatin1String narrative{"narrative"}; // text
inline constexpr QLatin1String account{"account"}; // text: account or contract number
inline constexpr QLatin1String note{"note"}; // text
inline constexpr QLatin1String message{"message"}; // text sent to the company
inline constexpr QLatin1String answer{"answer"}; // text
inline constexpr QLatin1String statement{"statement"}; // text told at closing
inline constexpr QLatin1String file{"file"}; // {name, mediaType}
inline constexpr QLatin1String content{"content"}; // {sha256: hex}
inline constexpr QLatin1String seal{"seal"}; // base64 of the CAdES signature over the paper's bytes
inline constexpr QLatin1String signatures{"signatures"}; // that the paper brought along
inline constexpr QLatin1String staff{"staff"}; // {name, login}
inline constexpr QLatin1String origin{"origin"}; // {zip, state, tags} of an imported case
} // namespace Fact

/// The key that seals facts about the center itself (staff names), never erased.
inline constexpr QLatin1String kCenterSubject{"center"};

/// An act as recorded: what is left of it after erasure is `facts`; `personal` holds the
/// disclosures that can still be opened, by name.
struct RecordedAct {
    qint64 seq = -1; // position in the ledger, from 0
    QString act;
    QDateTime at; // UTC
    StaffId by;
    CaseId caseId;
    QJsonObject facts;
    QJsonObject personal;
};

} // namespace Redress::Domain
