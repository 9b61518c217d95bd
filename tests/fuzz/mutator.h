// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QRandomGenerator>

namespace Redress::Fuzz {

inline constexpr qsizetype kMaxMutatedBytes = 1024 * 1024;

/// One to four small damages: bits and bytes changed, parts doubled, moved, lost, cut off, numbers
/// made large. The same generator state gives the same bytes.
QByteArray mutated(const QByteArray &seed, QRandomGenerator *random);

} // namespace Redress::Fuzz
