// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QSet>
#include <QString>

namespace Redress::Store {

/// The table of "INSERT INTO table…", "UPDATE table…", "DELETE FROM table…", without its schema;
/// empty for others, such as a SELECT that changes no table.
QString tableWrittenBy(const QString &sql);

/// Statements of one transaction whose answers nobody waits for, to be sent to a server together:
/// each by itself would cost a journey there and back while other desks wait for their turn.
class LateWrites {
public:
    /// `said`: what makes the server do `sql`.
    void add(const QString &sql, const QString &said);
    bool isEmpty() const { return m_text.isEmpty(); }
    /// Long enough to be sent without waiting for more.
    bool isMuch() const;
    /// Whether `sql` names a table that something waits to be written to.
    bool concern(const QString &sql) const;
    QString take();

private:
    QString m_text;
    QSet<QString> m_tables;
};

} // namespace Redress::Store
