// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/figuresmodel.h"

#include <algorithm>

namespace Redress::Items {

QVariant FiguresModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid | CheckIndexOption::ParentIsInvalid))
        return {};
    const Services::NamedFigures &row = m_rows.at(index.row());
    switch (role) {
    case Qt::DisplayRole:
        return row.label.isEmpty() ? row.code : row.label;
    case CodeRole:
        return row.code;
    case ShareRole: {
        qint64 most = 1;
        for (const Services::NamedFigures &one : m_rows)
            most = std::max(most, one.figures.received);
        return double(row.figures.received) / double(most);
    }
    case RowRole:
        return QVariant::fromValue(row);
    default:
        return {};
    }
}

} // namespace Redress::Items
