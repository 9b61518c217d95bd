// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

namespace Redress::Faults {

/// What SQLite asks of its surroundings; Allocate: of the memory.
enum class Asked {
    Open,
    Delete,
    Read,
    Write,
    Sync,
    Truncate,
    Size,
    Lock,
    SharedLock,
    SharedMap,
    Allocate
};
constexpr int kAsked = 11;
QString wordFor(Asked asked);

/// The n-th question of a kind is refused with `code`, or a write torn after `kept` bytes.
struct Refusal {
    Asked asked = Asked::Write;
    qint64 at = 0; // from 1
    int code = 0; // of SQLite; ignored for Allocate
    int kept = -1; // of a write: so many bytes of it arrive before it is refused
    bool stays = false;

    QString text() const;
};

/// Stands between SQLite, also the one within Qt's driver, and the system. Must be installed before
/// SQLite is first used in the process.
namespace FaultySystem {
void install();
/// Counting starts anew.
void refuse(const Refusal &refusal);
void behave();
qint64 asked(Asked asked); // since the last of these two
bool struck();
} // namespace FaultySystem

} // namespace Redress::Faults
