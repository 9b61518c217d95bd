// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/services/vaultfolder.h"
#include "models/store/database.h"
#include "models/store/question.h"

#include <QByteArray>
#include <QString>

#include <memory>

namespace Redress::Services {

/// Where a center stands: in a folder of its own, or on a database server with a folder beside it
/// for the evidence (resources/help/center.md).
class VaultPlace {
public:
    VaultPlace() = default;
    /// `location`: a folder or "postgresql://…".
    explicit VaultPlace(const QString &location);

    bool isServer() const { return m_isServer; }
    /// The folder, or the server's address without a password: to be shown and remembered.
    QString name() const;
    /// What the store opens.
    QString database() const;
    /// The folder of drafts: each desk keeps its own.
    QString drafts(const QString &centerId) const;
    /// The folder of evidence. A desk that reaches it under another name says so in the variable
    /// REDRESS_EVIDENCE.
    Result<QString> evidence(Store::Database &database) const;

    /// NotFound, TooLarge. Before anybody signed in.
    Result<QByteArray> peek(QLatin1String file, qint64 limit) const;
    Result<QByteArray> read(Store::Database &database, QLatin1String file, qint64 limit) const;
    /// Durable: in a folder when it returns, on a server with the scope of this thread.
    Result<void> write(Store::Database &database, QLatin1String file,
                       const QByteArray &bytes) const;
    /// Conflict once the center went elsewhere, telling where.
    Result<void> demandNotMoved() const;
    /// The same of an open one; a folder cannot move away under its only session.
    Result<void> demandNotMoved(Store::Database &database) const;
    /// What that asks.
    QList<Store::Question> askedForMoved() const;
    /// What the center is called, before anybody signed in. NotFound where there is none.
    Result<CenterFacts> facts() const;
    /// The folder that exports must not go into.
    QString closedFolder(Store::Database &database) const;
    /// InUse when another process has the folder; a server is shared.
    Result<std::unique_ptr<VaultLock>> lock() const;

private:
    QString m_location;
    bool m_isServer = false;
};

} // namespace Redress::Services
