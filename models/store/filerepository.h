// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/question.h"

#include <QByteArray>
#include <QString>

namespace Redress::Store {

class Database;

/// The small files of a center whose database is a server (key ring, trust anchors, what the center
/// is called), for desks that share no folder but the evidence. In a vault folder they are files.
class FileRepository {
public:
    explicit FileRepository(Database &database) : m_database(database) { }
    /// NotFound; TooLarge above `limit` bytes.
    Result<QByteArray> read(const QString &name, qint64 limit) const;
    static Question askedFor(const QString &name, qint64 limit);
    /// Inside of a WriteScope of this thread: together with it, or not at all.
    Result<void> write(const QString &name, const QByteArray &bytes) const;

private:
    Database &m_database;
};

/// The same before anybody signed in and keys could be lent.
Result<QByteArray> readCenterFile(const QString &location, const QString &name, qint64 limit);

} // namespace Redress::Store
