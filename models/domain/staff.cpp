// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/staff.h"

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

struct RoleName {
    Role role;
    QLatin1String word;
};
constexpr RoleName kRoleNames[] = {
    {Role::Operator, "operator"_L1},
    {Role::Supervisor, "supervisor"_L1},
    {Role::Auditor, "auditor"_L1},
    {Role::Administrator, "administrator"_L1},
};

struct RightName {
    QLatin1String words;
    Roles holders;
};

RightName nameOf(Right right)
{
    const Roles desk = Role::Operator | Role::Supervisor;
    switch (right) {
    case Right::LogCase:
        return {"log a case or archive a paper"_L1, desk};
    case Right::WorkCase:
        return {"work on a case"_L1, desk};
    case Right::AssignOthers:
        return {"assign cases to others"_L1, Role::Supervisor};
    case Right::Extend:
        return {"extend a deadline"_L1, Role::Supervisor};
    case Right::ExportDossier:
        return {"export a dossier"_L1, Role::Supervisor};
    case Right::ExportDocument:
        return {"export a document"_L1, Role::Supervisor};
    case Right::ExportList:
        return {"export a list"_L1, Role::Supervisor};
    case Right::Erase:
        return {"erase personal data"_L1, Role::Supervisor};
    case Right::ReadCases:
        return {"read cases"_L1, desk};
    case Right::ReadStatistics:
        return {"read statistics"_L1, Role::Supervisor};
    case Right::ReadLedger:
        return {"check the ledger"_L1, Role::Auditor | Role::Supervisor | Role::Administrator};
    case Right::ManageStaff:
        return {"manage staff"_L1, Role::Administrator};
    case Right::ManageCompanies:
        return {"manage companies"_L1, desk};
    case Right::ManageRules:
        return {"adopt rules"_L1, Role::Administrator};
    case Right::ImportCases:
        return {"import cases"_L1, Role::Supervisor};
    case Right::RebuildProjections:
        return {"rebuild the tables"_L1, Role::Administrator | Role::Supervisor};
    case Right::AcceptCopy:
        return {"accept a restored copy"_L1, Role::Supervisor};
    }
    return {};
}

} // namespace

QStringList toWords(Roles roles)
{
    QStringList words;
    for (const RoleName &name : kRoleNames) {
        if (roles.testFlag(name.role))
            words.append(name.word);
    }
    return words;
}

Result<Roles> rolesFromWords(const QStringList &words)
{
    Roles roles;
    for (const QString &word : words) {
        bool known = false;
        for (const RoleName &name : kRoleNames) {
            if (word == name.word) {
                roles |= name.role;
                known = true;
            }
        }
        if (!known)
            return Error{ErrorCode::BadInput, "\""_L1 + word.left(40) + "\" is not a role"_L1,
                         u"Roles are operator, supervisor, auditor, administrator."_s};
    }
    if (!roles)
        return Error{ErrorCode::BadInput, u"no role is named"_s, u"Give at least one role."_s};
    return roles;
}

bool may(Roles roles, Right right)
{
    return bool(roles & nameOf(right).holders);
}

Result<void> demand(Roles roles, Right right)
{
    if (may(roles, right))
        return {};
    const RightName name = nameOf(right);
    return Error{ErrorCode::NotPermitted, "this person may not "_L1 + name.words,
                 "Ask someone with the role "_L1 + toWords(name.holders).join(" or "_L1) + u'.'};
}

} // namespace Redress::Domain
