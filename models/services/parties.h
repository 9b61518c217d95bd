// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/drafts.h"
#include "models/services/act.h"
#include "models/services/session.h"

namespace Redress::Services {

// Who a case is between.

/// The company of an id or a name; an unknown name is recorded as an unverified company by the act
/// under way. Empty for empty. NotFound for an id that does not exist.
Result<CompanyId> companyNamed(const Session &session, Acting &acting, const QString &idOrName);

struct Caller {
    ConsumerId id;
    Domain::ConsumerFacts facts; // all that is known, with what the draft adds
    bool changed = false; // a known person about whom the draft says something new
};
/// The person of a draft: the confirmed one, else the only one with this identity number or, under
/// the same name, this telephone number; else somebody new. NotFound or Conflict (erased) for a
/// confirmed person who is not there.
Result<Caller> callerOf(const Session &session, const Domain::CaseDraft &draft);

} // namespace Redress::Services
