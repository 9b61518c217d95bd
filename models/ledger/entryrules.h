// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QJsonObject>
#include <QJsonValue>
#include <QString>

namespace Redress::Ledger {

// What may stand in an entry, the same for writing and for reading.

inline constexpr int kMaxTokenLength = 64;
inline constexpr int kMaxFactDepth = 16; // objects and arrays inside each other

/// Whether a fact may be called so: [a-z][A-Za-z0-9]{0,63}, neither a member of ours nor a
/// registered JWT claim.
bool isFactName(const QString &name);
/// Acts, case numbers and entry ids: 1 to 64 of A-Z a-z 0-9 . _ -
bool isToken(const QString &text);
/// BadInput for what other readers of JSON or SD-JWT would take differently: members "_sd" or
/// "...", lone surrogates, numbers that are not finite, an undefined value, more than kMaxFactDepth
/// levels.
Result<void> checkFactValue(const QJsonValue &value);

} // namespace Redress::Ledger
