// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/result.h"

#include <QFlags>
#include <QStringList>

namespace Redress::Domain {

enum class Role { Operator = 1, Supervisor = 2, Auditor = 4, Administrator = 8 };
Q_DECLARE_FLAGS(Roles, Role)
Q_DECLARE_OPERATORS_FOR_FLAGS(Roles)

QStringList toWords(Roles roles); // "operator", "supervisor", "auditor", "administrator"
Result<Roles> rolesFromWords(const QStringList &words);

/// What a person may do (design.md 6); enforced in services.
enum class Right {
    LogCase, // open, note, archive
    WorkCase, // assign to oneself, forward, answer, pause, resume, link, close
    AssignOthers,
    Extend, // approve an extension
    ExportDossier,
    ExportDocument,
    ExportList, // the list of cases, the statistics
    Erase,
    ReadCases,
    ReadStatistics,
    ReadLedger, // verify, proof, checkpoint
    ManageStaff,
    ManageCompanies,
    ManageRules,
    ImportCases,
    RebuildProjections,
    AcceptCopy, // go on from a restored copy that lacks acts
};
bool may(Roles roles, Right right);
/// NotPermitted with who could do it.
Result<void> demand(Roles roles, Right right);

struct StaffMember {
    StaffId id;
    QString name;
    QString login;
    Roles roles;
    bool retired = false;
    QString thumbprint; // of the current certificate
};

} // namespace Redress::Domain
