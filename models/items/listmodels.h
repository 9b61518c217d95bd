// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/services/caseservice.h"

#include <QAbstractListModel>

namespace Redress::Items {

/// A list that is here as a whole: set at once, one role for the row.
template <typename Row>
class WholeList : public QAbstractListModel {
public:
    using QAbstractListModel::QAbstractListModel;

    void setRows(QList<Row> rows)
    {
        beginResetModel();
        m_rows = std::move(rows);
        endResetModel();
    }
    int rowCount(const QModelIndex &parent = {}) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }
    const Row &rowAt(int row) const { return m_rows.at(row); }
    const QList<Row> &rows() const { return m_rows; }

protected:
    QList<Row> m_rows;
};

/// The acts of one case, oldest first.
class ChronologyModel final : public WholeList<Services::Chronicle> {
    Q_OBJECT
public:
    enum Role { EntryRole = Qt::UserRole + 1, RowRole };
    using WholeList::WholeList;
    QVariant data(const QModelIndex &index, int role) const override; // display: the act's code
};

/// What a check of the ledger found, the worst first.
class FindingsModel final : public WholeList<Finding> {
    Q_OBJECT
public:
    enum Role { VerdictRole = Qt::UserRole + 1, CodeRole, SubjectRole, RowRole };
    using WholeList::WholeList;
    void setFindings(const QList<Finding> &findings);
    QVariant data(const QModelIndex &index, int role) const override; // display: the code
};

} // namespace Redress::Items

Q_DECLARE_METATYPE(Redress::Services::Chronicle)
Q_DECLARE_METATYPE(Redress::Finding)
