// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/progress.h"
#include "models/services/session.h"

namespace Redress::Services {

struct Migration {
    QString to; // without a password
    qint64 entries = 0;
    QByteArray root; // of both, recomputed from the new place's entries
    qint64 papers = 0;
    Verification verification; // papers that the old place no longer had
};

/// Moves a center into another place: from its folder to a server or back. `to`: a new or empty
/// folder, or the address of an empty database; `evidence`: on a server the new shared folder.
/// Nothing is opened on the way. The old place stays as it is, but tells from now on where the
/// center went; until that last step it goes on as if nothing had happened. NotPermitted, Conflict,
/// NotFound when the folder of papers is not mounted, Corrupt when both do not hold the same ledger
/// root in the end, Cancelled.
Result<Migration> moveCenter(const SessionPtr &session, const QString &to, const QString &evidence,
                             Progress &progress);

} // namespace Redress::Services
