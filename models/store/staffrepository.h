// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/domain/staff.h"
#include "models/store/database.h"
#include "models/store/question.h"

#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace Redress::Store {

class StaffRepository {
public:
    explicit StaffRepository(Database &database);

    Result<Domain::StaffMember> member(const StaffId &id) const; // NotFound
    /// False for somebody unknown, too: a center's first acts make its first person.
    Result<bool> isRetired(const StaffId &id) const;
    static Question askedForRetired(const StaffId &id);
    /// NotFound; retired people keep their login.
    Result<Domain::StaffMember> byLogin(const QString &login) const;
    Result<QList<Domain::StaffMember>> list() const; // in order of joining
    /// The public facts of center.created; NotFound before the first act.
    Result<QJsonObject> center() const;
    /// "procedure/pboc-5-2020@1", in order of adoption.
    Result<QStringList> adoptedRules() const;
    struct AdoptedPolicy {
        qint64 seq = -1; // of the act; -1: none was adopted yet
        QString text;
    };
    Result<AdoptedPolicy> adoptedPolicy() const; // the newest

private:
    Database &m_database;
};

} // namespace Redress::Store
