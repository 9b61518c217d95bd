// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/caserepository.h"
#include "models/store/connection.h"

#include <QList>

#include <optional>
#include <utility>

namespace Redress::Store {

inline constexpr int kStreamPage = 2000; // cases in memory at once

/// A line of a list as the table holds it, for reading very many of them.
struct ListedCase {
    QString id;
    Domain::CaseStatus status = Domain::CaseStatus::Open;
    CompanyId company;
    QString taxonomy, product, issue;
    StaffId assignee;
    qint64 receivedMs = 0; // since 1970, UTC
    std::optional<qint64> dueMs, closedMs;
    int paperCount = 0;
    bool specialCare = false;
    std::optional<qint64> amount; // minor units
    QString currency;
    QString consumerName; // unmasked; where names are asked for
    bool consumerErased = false;
};

/// Every case of a list in its order, page by page, as they stood when it was opened; others write
/// meanwhile. Used and gone on one thread.
class CaseStream {
public:
    /// `query`: cursor and limit do not matter. `names`: also the consumers', at several times the
    /// cost.
    static Result<CaseStream> open(Database &database, const CaseQuery &query, bool names,
                                   int pageSize = kStreamPage);
    /// Empty after the last one.
    Result<QList<ListedCase>> next();

private:
    CaseStream(Database &database, Connection &connection, Transaction moment,
               const CaseQuery &query, bool names, int pageSize);

    Database *m_database;
    Connection *m_connection;
    Transaction m_moment;
    CaseQuery m_query;
    bool m_names;
    int m_pageSize;
    bool m_ended = false;
    using Place = std::pair<qint64, qint64>; // key and row, so that they grow
    std::optional<Place> m_last;
};

} // namespace Redress::Store
