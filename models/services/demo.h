// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/services/session.h"

namespace Redress::Services {

inline constexpr QLatin1String kDemoLogin{"demo"};
inline constexpr QLatin1String kDemoPassword{"demo"};
inline constexpr int kDemoCases = 200;

/// Makes the demo vault: about 200 cases with fictional consumers and generated papers, clearly
/// marked as demo; the demo operator holds every role.
Result<SessionPtr> createDemo(const QString &directory, Progress &progress);

} // namespace Redress::Services
