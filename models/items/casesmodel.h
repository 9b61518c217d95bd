// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedmodel.h"
#include "models/services/caseservice.h"

namespace Redress::Items {

/// How urgent a case is at a moment; the window gives each a shape, a colour and a word.
enum class Urgency { Quiet, Due, Late, Closed };
Urgency urgencyOf(const Services::CaseRow &row, const QDateTime &nowUtc, int dueWithinDays = 3);

/// Cases of a query, a page at a time.
class CasesModel final
    : public PagedRows<Services::CaseRow, Services::CaseQuery, Services::CasePage> {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, UrgencyRole, DueRole, RowRole };

    /// From a session's CaseService.
    CasesModel(Workers *workers, const Services::SessionPtr &session, QObject *parent = nullptr);
    CasesModel(Workers *workers, Source source, std::shared_ptr<const Clock> clock,
               QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;
    QModelIndex indexOf(const CaseId &id) const; // invalid when not among the loaded rows

private:
    std::function<QDateTime()> m_nowUtc;
};

} // namespace Redress::Items

Q_DECLARE_METATYPE(Redress::Services::CaseRow)
