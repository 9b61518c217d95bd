// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QList>
#include <QMutex>
#include <QSet>
#include <QString>

#include <chrono>

namespace Redress::Vault {

/// The names of the files that are on their way into an evidence folder, in a file of its own there
/// (`arriving-….txt`, one a line). What a killed run left behind is known by such a list and by
/// nothing else: a damaged or an old database must not make evidence look as if nobody named it.
class Arrivals {
public:
    explicit Arrivals(const QString &directory);
    ~Arrivals();

    /// Before the file stands under its name. From any thread; the folder is there. DiskFull,
    /// ReadOnly, Io.
    Result<void> add(const QString &name);
    /// The ledger names them now; with the last one the list goes.
    void settle(const QSet<QString> &names);
    QString path() const { return m_path; } // empty while nothing arrives

private:
    void leave();
    QString m_directory;
    QMutex m_lock;
    QSet<QString> m_names;
    QString m_path;
    int m_descriptor = -1;
};

struct LeftArrivals {
    QString path; // of the list
    QSet<QString> names;
};
/// The lists that runs before this one left in `directory`, those of the last `settled` seconds
/// apart.
QList<LeftArrivals> leftArrivals(const QString &directory, std::chrono::seconds settled);

} // namespace Redress::Vault
