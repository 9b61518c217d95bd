// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/pagedmodel.h"
#include "models/services/directoryservice.h"

namespace Redress::Items {

/// Companies whose name begins with what is asked for, a page at a time.
class CompaniesModel final
    : public PagedRows<Services::CompanyRow, QString, Services::CompanyPage> {
    Q_OBJECT
public:
    enum Role { IdRole = Qt::UserRole + 1, OpenCasesRole, AllCasesRole, VerifiedRole, RowRole };

    CompaniesModel(Workers *workers, const Services::SessionPtr &session,
                   QObject *parent = nullptr);
    CompaniesModel(Workers *workers, Source source, QObject *parent = nullptr);

    QVariant data(const QModelIndex &index, int role) const override;
    QModelIndex indexOf(const CompanyId &id) const;
};

} // namespace Redress::Items

Q_DECLARE_METATYPE(Redress::Services::CompanyRow)
