// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/listmodels.h"
#include "models/services/statisticsservice.h"

namespace Redress::Items {

/// Companies, products … with what they come to, as the service tells them.
class FiguresModel final : public WholeList<Services::NamedFigures> {
    Q_OBJECT
public:
    enum Role { CodeRole = Qt::UserRole + 1, ShareRole, RowRole };
    using WholeList::WholeList;
    /// Display: the label, else the code. ShareRole: received, of the largest of the list, 0…1.
    QVariant data(const QModelIndex &index, int role) const override;
};

} // namespace Redress::Items

Q_DECLARE_METATYPE(Redress::Services::NamedFigures)
