// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/caseservice.h"
#include "models/store/caserepository.h"

namespace Redress::Services {

/// What a list asks of the store, for this person and now.
Store::CaseQuery storeQuery(const Session &session, const CaseQuery &query);

} // namespace Redress::Services
