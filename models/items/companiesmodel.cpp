// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/companiesmodel.h"

namespace Redress::Items {

CompaniesModel::CompaniesModel(Workers *workers, const Services::SessionPtr &session,
                               QObject *parent)
    : PagedRows(
        workers,
        [session](const QString &prefix, const QString &cursor) {
            return Services::CompanyService(session).list(prefix, cursor);
        },
        parent)
{
}

CompaniesModel::CompaniesModel(Workers *workers, Source source, QObject *parent)
    : PagedRows(workers, std::move(source), parent)
{
}

QVariant CompaniesModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Services::CompanyRow &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.name;
    case IdRole:
        return row.id.value;
    case OpenCasesRole:
        return row.openCases;
    case AllCasesRole:
        return row.allCases;
    case VerifiedRole:
        return row.verified;
    case RowRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

QModelIndex CompaniesModel::indexOf(const CompanyId &id) const
{
    for (int row = 0; row < rowCount(); ++row) {
        if (rowAt(row).id == id)
            return index(row);
    }
    return {};
}

} // namespace Redress::Items
