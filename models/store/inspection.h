// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QDateTime>
#include <QString>

namespace Redress::Store {

/// What can be told of a database before anybody signs in, leaving it as it is.
struct DatabaseFacts {
    QString engine; // "SQLite 3.40.1", "PostgreSQL 15.14"
    int version = 0; // of the schema; 0: holds no center
    int newest = 0; // this program's
    bool isLocal = true; // no network is between
    bool isEncrypted = false; // the line to a server
    bool vacuums = true; // a server clears dead rows away by itself
    qint64 entries = 0;
    QDateTime lastActUtc; // as the newest entry says; invalid when there is none
};
/// NotFound, Network, NotPermitted, ReadOnly, Corrupt. Of a database of another version than
/// `newest` only the versions are told.
Result<DatabaseFacts> inspectDatabase(const QString &location);

/// Whether Qt has the driver this location needs; its name.
bool hasDriver(const QString &location, QString *name);
/// ICU's version, empty when its word breaking does not work.
QString wordBreaker();

} // namespace Redress::Store
