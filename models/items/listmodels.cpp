// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/listmodels.h"

#include <algorithm>

namespace Redress::Items {

QVariant ChronologyModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Services::Chronicle &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.act;
    case EntryRole:
        return row.entry;
    case RowRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

void FindingsModel::setFindings(const QList<Finding> &findings)
{
    QList<Finding> sorted = findings;
    std::stable_sort(sorted.begin(), sorted.end(), [](const Finding &a, const Finding &b) {
        return int(a.verdict) > int(b.verdict);
    });
    setRows(std::move(sorted));
}

QVariant FindingsModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Finding &row = rowAt(index.row());
    switch (role) {
    case Qt::DisplayRole:
    case CodeRole:
        return row.code;
    case VerdictRole:
        return int(row.verdict);
    case SubjectRole:
        return row.subject;
    case RowRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

} // namespace Redress::Items
