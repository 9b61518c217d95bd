// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QString>

namespace Redress::Services {

/// A file of resources/ that this room compiles in (resources/services.qrc).
Result<QByteArray> resourceBytes(const QString &name);

} // namespace Redress::Services
