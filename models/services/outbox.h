// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/drafts.h"
#include "models/services/caseservice.h"

#include <QJsonObject>

namespace Redress::Services {

/// What became of a call given to be logged.
struct SentCall {
    QString draft; // while it is kept: to be entered later or, with another error, looked at
    std::optional<ActDone> done;
    std::optional<Error> error; // Network, InUse, Unsettled: it is kept and entered later
    bool isWaiting() const;
};

/// Calls on their way to a center's server. Each is kept, sealed, before it is sent, marked with
/// the entry that it will be, and thrown away once that entry stands: it is entered exactly once,
/// whatever breaks in between, this program included.
class Outbox {
public:
    explicit Outbox(SessionPtr session);
    /// `draftId`: under which the page kept it; empty: it did not. Without a line it is only kept.
    Result<SentCall> send(const QString &draftId, const QJsonObject &fields,
                          const Domain::CaseDraft &call, bool hasLine = true);
    /// Enters what waits, in its order, until one finds no line. Conflict is the error of a call
    /// that somebody else seems to have logged meanwhile.
    Result<QList<SentCall>> sendWaiting();
    Result<int> waiting() const;

private:
    SessionPtr m_session;
};

} // namespace Redress::Services
