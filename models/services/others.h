// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/session.h"

#include <functional>
#include <memory>

namespace Redress::Services {

/// News from the other desks of a center on a server; silent for a vault in a folder. Both
/// functions are called on a thread of its own, and never after the destructor.
class Others {
public:
    /// `acted`: somebody else committed. `line`: the server was lost (false) or is back (true).
    Others(SessionPtr session, std::function<void()> acted, std::function<void(bool)> line);
    ~Others();
    Q_DISABLE_COPY_MOVE(Others)

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace Redress::Services
