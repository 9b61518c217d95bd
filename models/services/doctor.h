// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/result.h"

#include <QList>
#include <QString>

namespace Redress::Services {

/// One thing around a center that must be as it should for work to go well.
struct HealthLine {
    enum class State { Ok, Warn, Fail };
    State state = State::Ok;
    QString name; // stable: "clock", "disk-space"
    QString detail; // what was seen
    QString advice; // what to do; empty when Ok
};

/// Looks at everything around a center that can be looked at without signing in: versions, driver,
/// files and their rights, disk, lock, database or server, evidence folder, clock, time zones,
/// words, fonts. Leaves the center as it is; what can be checked is, whatever else fails.
QList<HealthLine> examine(const QString &location, const Clock &clock);
HealthLine::State worst(const QList<HealthLine> &lines);
QString wordFor(HealthLine::State state); // "ok", "warn", "fail"

} // namespace Redress::Services
