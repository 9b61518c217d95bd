// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/domain/drafts.h"
#include "models/domain/staff.h"
#include "models/services/session.h"

#include <QList>

namespace Redress::Services {

struct CompanyRow {
    CompanyId id;
    QString name;
    QStringList aliases;
    QString hotline;
    QStringList officialDomains;
    bool verified = false;
    qint64 openCases = 0, allCases = 0;
};
struct CompanyPage {
    QList<CompanyRow> rows;
    QString next;
};

class CompanyService {
public:
    explicit CompanyService(SessionPtr session);
    Result<CompanyId> add(const Domain::CompanyDraft &draft);
    Result<void> change(const CompanyId &id, const Domain::CompanyDraft &draft);
    Result<CompanyRow> show(const CompanyId &id);
    Result<CompanyPage> list(const QString &prefix, const QString &cursor, int limit = 50);
    /// Names and aliases beginning with or holding what was typed; best first. For the completer.
    Result<QList<CompanyRow>> suggest(const QString &typed, int limit = 8);

private:
    SessionPtr m_session;
};

struct ConsumerRow {
    ConsumerId id;
    QString maskedName;
    QString maskedPhone;
    qint64 openCases = 0, allCases = 0;
    bool erased = false;
};
struct ConsumerCard {
    ConsumerRow row;
    Domain::ConsumerFacts facts;
    QList<CaseId> cases; // newest first, at most 100
};

class ConsumerService {
public:
    explicit ConsumerService(SessionPtr session);
    /// Exact matches by phone, identity number or folded name through the blind index; at most
    /// `limit`.
    Result<QList<ConsumerRow>> find(const QString &typed, int limit = 5);
    /// Unmasked; recorded as consumer.viewed.
    Result<ConsumerCard> show(const ConsumerId &id);
    /// Destroys the person's key (lawful erasure). Supervisor only.
    Result<qint64> erase(const ConsumerId &id, const QString &reason);

private:
    SessionPtr m_session;
};

class StaffService {
public:
    explicit StaffService(SessionPtr session);
    Result<StaffId> add(const QString &name, Domain::Roles roles,
                        const Crypto::SecretBytes &password);
    Result<QList<Domain::StaffMember>> list();
    Result<void> retire(const StaffId &id);
    /// Recorded: who and when.
    Result<void> changeOwnPassword(const Crypto::SecretBytes &oldPassword,
                                   const Crypto::SecretBytes &newPassword);

private:
    SessionPtr m_session;
};

} // namespace Redress::Services
