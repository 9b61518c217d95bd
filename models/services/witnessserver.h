// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/exchange/httprequest.h"
#include "models/services/witness.h"

#include <functional>

namespace Redress::Services {

/// What a witness answers over HTTP (C2SP tlog-witness). `told` hears a line for its own people
/// about each request that names a checkpoint, and each failure; strangers are not told of those.
Exchange::HttpReply replyTo(const Witness &witness, const Exchange::HttpRequest &request,
                            const std::function<void(const QString &)> &told);

} // namespace Redress::Services
