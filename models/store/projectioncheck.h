// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/connection.h"
#include "models/store/findinglist.h"
#include "models/store/schema.h"

namespace Redress::Store {

/// Failures of the check itself, not of what is checked.
bool isEnvironment(ErrorCode code);

/// Compares one table with the rebuilt one, both ways: "projection.<table>" with the row and the
/// columns that differ. Returns how many rows differ.
Result<qint64> compareProjection(Connection &connection, const ProjectionTable &table,
                                 FindingList &findings);

} // namespace Redress::Store
