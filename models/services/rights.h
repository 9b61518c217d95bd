// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/casestate.h"
#include "models/services/session.h"

namespace Redress::Services {

/// What an act on a case asks of a person. Operators work on their own cases and on the shared
/// queue, supervisors on all (design.md 6); whoever may log a case may note and archive on any.
Result<void> demandForAct(const Session &session, const QString &act,
                          const Domain::CaseState &state);
/// The right an act asks for, wherever the case stands.
Domain::Right rightFor(const QString &act);

} // namespace Redress::Services
