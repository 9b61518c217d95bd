// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QHash>
#include <QSqlDriver>
#include <QString>
#include <QVariant>

namespace Redress::Store {

/// The statements that a server's end of one connection keeps prepared, so that several can travel
/// in one message and are planned once all the same.
class Statements {
public:
    /// What makes the server do `sql` with `values`, ended by a semicolon. Prepares it on the way
    /// when it is new.
    QString toDo(const QSqlDriver &driver, const QString &sql, const QList<QVariant> &values);
    /// The same without preparing it.
    static QString literally(const QSqlDriver &driver, const QString &sql,
                             const QList<QVariant> &values);
    /// Everything said so far was done by the server, or it is not known what of it was.
    void arrived();
    void lost();

private:
    QHash<QString, QString> m_kept, m_coming; // statement to its name at the server
    int m_serial = 0;
};

} // namespace Redress::Store
