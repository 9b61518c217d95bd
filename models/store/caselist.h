// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/store/caserepository.h"
#include "models/store/connection.h"

#include <QList>
#include <QString>
#include <QVariant>

namespace Redress::Store {

/// A case query as SQL. Each list walks one index in its own order: what filters beside it is
/// looked at on the way.
struct CaseListSql {
    QString from; // the table in the order of an index, or the full text index joined to it
    QString where; // " WHERE …", may be empty
    QString order; // " ORDER BY …"
    QList<QVariant> values; // of the question marks in `where`
    bool byWords = false;
    QString words; // blind
    bool nothing = false; // the words asked for hold no word

    void bindTo(Query &query) const;
};

/// BadInput for an unknown status or a foreign cursor. `counting`: without cursor and order.
Result<CaseListSql> caseListSql(const CaseQuery &query, const Engine &engine,
                                const Crypto::SecretBytes &searchKey, bool counting);
/// The page's columns, for "SELECT <columns> FROM <from>…".
QString caseColumns();
QString caseJoins();
/// Where the next page begins.
QString cursorAfter(const CaseQuery &query, qint64 key, qint64 row);

} // namespace Redress::Store
