// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/caseservice.h"
#include "models/store/receipt.h"

#include <functional>

namespace Redress::Services {

/// Called with the entry of the new case before it is sent to be committed; an error keeps it from
/// being sent. A second try calls it again.
using BeforeCommit = std::function<Result<void>(const Store::Receipt &)>;

/// CaseService::open for who must find the case again whatever becomes of the answer.
Result<ActDone> openCase(const Session &session, const Domain::CaseDraft &typed,
                         const BeforeCommit &beforeCommit);

} // namespace Redress::Services
