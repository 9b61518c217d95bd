// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "tests/faults/faultground.h"

#include <functional>

namespace Redress::Faults {

/// One way of changing something, and what must hold whatever happened to it.
struct Verb {
    QString name;
    QString program;
    std::function<QStringList(const Room &)> words;
    /// Empty when all held.
    std::function<QString(const Room &, const Ran &)> judge;
};

/// Append, archive, import, export, backup, restore, migrate, rebuild, checkpoint, key ring,
/// drafts.
QList<Verb> allVerbs(const Ground &ground);

} // namespace Redress::Faults
