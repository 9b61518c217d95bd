// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/money.h"
#include "models/core/result.h"
#include "models/domain/casestate.h"
#include "models/domain/drafts.h"
#include "models/store/database.h"
#include "models/store/ledgerrepository.h"

#include <QDate>
#include <QDateTime>
#include <QList>

#include <optional>

namespace Redress::Store {

enum class Queue { Mine, Unassigned, Due, Overdue, Open, All };

inline constexpr int kMaxPage = 500;

struct CaseQuery {
    Queue queue = Queue::All;
    StaffId me; // for Queue::Mine
    QDateTime nowUtc; // for Queue::Due and Queue::Overdue
    int dueWithinDays = 3; // Queue::Due: due from now to then
    CompanyId company;
    ConsumerId consumer;
    QString product;
    QString issue;
    QString words; // all of them, in the case's texts; newest recorded first, whatever `sort` says
    QString status; // empty: any; else a word of Domain::wordFor(CaseStatus)
    QDate receivedFrom, receivedTo; // UTC days, both included
    /// Newest: by receipt, latest first. Due: earliest deadline first, then open cases without a
    /// running clock, then closed ones.
    enum class Sort { Newest, Due } sort = Sort::Newest;
    QString cursor; // from the page before; BadInput when it is not ours
    int limit = 50; // 1…kMaxPage
};

/// A line of a list. The person's facts are opened for it; whoever shows it masks them.
struct CaseRow {
    CaseId id;
    Domain::CaseStatus status = Domain::CaseStatus::Open;
    ConsumerId consumer;
    Domain::ConsumerFacts consumerFacts; // empty when nothing is known or erased
    bool consumerErased = false;
    CompanyId company;
    QString companyName;
    QString taxonomy, product, issue;
    StaffId assignee;
    QDateTime receivedUtc, dueUtc, closedUtc; // invalid: none
    int paperCount = 0;
    bool specialCare = false;
    std::optional<Money> amount;
};
struct CasePage {
    QList<CaseRow> rows;
    QString next; // empty: the last page
};

struct QueueCounts {
    qint64 mine = 0, unassigned = 0, due = 0, overdue = 0, open = 0, all = 0;
};

class CaseRepository {
public:
    explicit CaseRepository(Database &database);

    Result<Domain::CaseState> state(const CaseId &id) const; // NotFound
    Result<CaseRow> row(const CaseId &id) const; // NotFound
    /// NotFound when no case was imported under this reference.
    Result<CaseId> byExternalRef(const QString &externalRef) const;
    Result<CasePage> list(const CaseQuery &query) const;
    Result<qint64> count(const CaseQuery &query) const; // cursor, sort and limit do not matter
    Result<QueueCounts> counts(const StaffId &me, const QDateTime &nowUtc, int dueWithinDays) const;
    Result<qint64> openCount() const; // kept, not counted
    /// Every act on the case, oldest first, disclosures opened where that is still possible.
    Result<QList<ReadAct>> chronology(const CaseId &id) const;

private:
    Database &m_database;
};

} // namespace Redress::Store
