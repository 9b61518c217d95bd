// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QtGlobal>

#include <functional>
#include <memory>

namespace Redress::Store {

class Database;

/// Hears of what other desks commit, on a thread and a connection of its own; a lost line is taken
/// up again by itself. Nothing is heard of a vault in a folder, which nobody else has open.
class Changes {
public:
    struct Ears {
        /// The ledger has so many entries now, and somebody else added the last of them.
        std::function<void(qint64 size)> changed;
        /// The line to the server was lost, or is back.
        std::function<void(bool up)> line;
    };
    /// Both are called on the listening thread, and never after the destructor.
    Changes(const Database &database, Ears ears);
    ~Changes();
    Q_DISABLE_COPY_MOVE(Changes)

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace Redress::Store
