// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/session.h"

#include <QDateTime>
#include <QJsonObject>

namespace Redress::Services {

inline constexpr QLatin1String kDraftEnding{".draft"};

/// Sealed drafts: what a person has typed and not yet logged. Each is one small file in the vault's
/// `drafts` folder, encrypted under a key of that person, written through a temporary file and
/// fsynced, so that kill -9 loses at most the last keystrokes.
struct SavedDraft {
    QString id;
    QDateTime savedUtc;
    QJsonObject fields; // as the page typed them, free form
    QString problem = {}; // why it could not be entered by itself; empty: nobody tried
};
class DraftService {
public:
    explicit DraftService(SessionPtr session);
    Result<QString> save(const QString &id, const QJsonObject &fields); // empty id: a new draft
    /// Newest first; without those that wait to be entered (see Outbox).
    Result<QList<SavedDraft>> list();
    Result<void> remove(const QString &id);

private:
    SessionPtr m_session;
};

} // namespace Redress::Services
