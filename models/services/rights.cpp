// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/rights.h"

#include "models/domain/acts.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

Domain::Right rightFor(const QString &act)
{
    using Domain::Right;
    namespace Act = Domain::Act;
    if (act == Act::caseNoted || act == Act::documentArchived || act == Act::documentReceipted
        || act == Act::caseOpened)
        return Right::LogCase;
    if (act == Act::caseExtended)
        return Right::Extend;
    if (act == Act::reportExported)
        return Right::ExportDossier;
    if (act == Act::documentExported)
        return Right::ExportDocument;
    return Right::WorkCase;
}

Result<void> demandForAct(const Session &session, const QString &act,
                          const Domain::CaseState &state)
{
    const Domain::Right right = rightFor(act);
    REDRESS_CHECK(session.demand(right));
    if (right != Domain::Right::WorkCase)
        return {};
    const bool isOwnOrShared = state.assignee.isEmpty() || state.assignee == session.person().id;
    if (isOwnOrShared || session.demand(Domain::Right::AssignOthers))
        return {};
    return Error{ErrorCode::NotPermitted,
                 u"case %1 is on somebody else's desk"_s.arg(state.id.value),
                 u"Ask that person or a supervisor."_s};
}

} // namespace Redress::Services
