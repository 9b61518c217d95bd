// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/services/backupfiles.h"
#include "models/services/session.h"

#include <QByteArray>
#include <QList>
#include <QString>

#include <optional>

namespace Redress::Services {

/// The database of an earlier state of the same center, as it was written.
struct EarlierDatabase {
    QString path;
    FileDigest digest;
};

/// A small file, named as in a vault.
struct StateFile {
    QLatin1String name;
    QByteArray bytes;
};

/// What a center is at one moment, while others write: its database as a vault's file at
/// `database`, which must not exist, and its small files. Of a server only what `earlier` lacks
/// crosses the line. Nothing is durable yet, and a failure leaves what it began. Cancelled.
Result<QList<StateFile>> copyCenterState(const Session &session, const QString &database,
                                         const std::optional<EarlierDatabase> &earlier,
                                         Progress &progress);

} // namespace Redress::Services
