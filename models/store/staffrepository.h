// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/domain/staff.h"
#include "models/store/database.h"

#include <QJsonObject>
#include <QList>

namespace Redress::Store {

class StaffRepository {
public:
    explicit StaffRepository(Database &database);

    Result<Domain::StaffMember> member(const StaffId &id) const; // NotFound
    /// NotFound; retired people keep their login.
    Result<Domain::StaffMember> byLogin(const QString &login) const;
    Result<QList<Domain::StaffMember>> list() const; // in order of joining
    /// The public facts of center.created, later rules.adopted applied; NotFound before the first
    /// act.
    Result<QJsonObject> center() const;

private:
    Database &m_database;
};

} // namespace Redress::Store
