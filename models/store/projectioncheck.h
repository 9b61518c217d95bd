// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/connection.h"
#include "models/store/findinglist.h"
#include "models/store/schema.h"

namespace Redress::Store {

/// A second, empty set of projection tables beside the live ones: attached as `kRebuilt`, in a
/// nameless file that goes with the connection. Holds nothing that the live tables would not hold.
inline constexpr QLatin1String kRebuilt{"rebuilt"};
Result<void> attachRebuilt(Connection &connection);

/// Compares one table with the rebuilt one, both ways: "projection.<table>" with the row and the
/// columns that differ. Returns how many rows differ.
Result<qint64> compareProjection(Connection &connection, const ProjectionTable &table,
                                 FindingList &findings);
/// "search.index": the full text index against the words it was made of. Takes the write lock for
/// the time of the check, so it must not run inside a transaction.
Result<void> checkSearchIndex(Connection &connection, FindingList &findings);

} // namespace Redress::Store
