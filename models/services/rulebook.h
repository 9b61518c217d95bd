// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/casestate.h"
#include "models/domain/deadline.h"
#include "models/services/act.h"
#include "models/services/session.h"

namespace Redress::Services {

/// The rules one case is decided by.
struct CaseRules {
    const Domain::Procedure *procedure = nullptr; // live as long as the session
    const Domain::Calendar *calendar = nullptr;
};

/// `procedure`: id or id@version; empty: the center's. BadInput for one that is not shipped.
Result<CaseRules> rulesOf(const Session &session, const QString &procedure);
/// Under the versions the case was opened with.
Result<QList<Domain::Deadline>> deadlinesOf(const Session &session, const Domain::CaseState &state);
/// Of the first clock that still runs; invalid when none does.
QDateTime dueOf(const QList<Domain::Deadline> &deadlines);

/// The rules of a case stand in the ledger before the case does: whichever of them no entry names
/// yet is adopted by the person who acts. `taxonomy` is id@version.
Result<void> adoptRules(const Session &session, Acting &acting, const CaseRules &rules,
                        const QString &taxonomy);

} // namespace Redress::Services
