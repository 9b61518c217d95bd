// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/casesmodel.h"

namespace Redress::Items {

Urgency urgencyOf(const Services::CaseRow &row, const QDateTime &nowUtc, int dueWithinDays)
{
    if (row.status == Domain::CaseStatus::Closed)
        return Urgency::Closed;
    if (!row.dueUtc.isValid())
        return Urgency::Quiet;
    if (row.dueUtc < nowUtc)
        return Urgency::Late;
    return row.dueUtc < nowUtc.addDays(dueWithinDays) ? Urgency::Due : Urgency::Quiet;
}

static CasesModel::Source sourceOf(const Services::SessionPtr &session)
{
    return [session](const Services::CaseQuery &query, const QString &cursor) {
        Services::CaseQuery page = query;
        page.cursor = cursor;
        return Services::CaseService(session).list(page);
    };
}

CasesModel::CasesModel(Workers *workers, const Services::SessionPtr &session, QObject *parent)
    : PagedRows(workers, sourceOf(session), parent),
      m_nowUtc([session] { return session->clock().nowUtc(); })
{
}

CasesModel::CasesModel(Workers *workers, Source source, std::shared_ptr<const Clock> clock,
                       QObject *parent)
    : PagedRows(workers, std::move(source), parent), m_nowUtc([clock] { return clock->nowUtc(); })
{
}

QVariant CasesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Services::CaseRow &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case IdRole:
        return row.id.value;
    case UrgencyRole:
        return int(urgencyOf(row, m_nowUtc()));
    case DueRole:
        return row.dueUtc;
    case RowRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

QModelIndex CasesModel::indexOf(const CaseId &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rowAt(row).id == id)
            return index(row);
    }
    return {};
}

} // namespace Redress::Items
