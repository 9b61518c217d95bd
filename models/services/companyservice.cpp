// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/directoryservice.h"

#include "models/crypto/primitives.h"
#include "models/domain/actfacts.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/sessionstate.h"
#include "models/services/views.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

CompanyService::CompanyService(SessionPtr session) : m_session(std::move(session))
{
}

Result<CompanyId> CompanyService::add(const Domain::CompanyDraft &draft)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ManageCompanies));
    REDRESS_TRY(company, Domain::checked(draft));
    return untilRecorded(*m_session, [&]() -> Result<CompanyId> {
        REDRESS_TRY(acting, Acting::begin(*m_session));
        const auto known = Store::CompanyRepository(*m_session->d().database).byName(company.name);
        if (known)
            return Error{ErrorCode::Conflict, u"there is a company of this name: "_s + known->value,
                         u"Change that one, or give the full name of the other."_s};
        if (known.error().code != ErrorCode::NotFound)
            return known.error();
        const CompanyId id{formatOpaqueId(u"K-"_s, Crypto::randomBytes(10))};
        REDRESS_CHECK(acting.record(Domain::Act::companyAdded, {}, Domain::kCenterSubject,
                                    Domain::companyAdded(id, company)));
        REDRESS_CHECK(acting.commit());
        return id;
    });
}

Result<void> CompanyService::change(const CompanyId &id, const Domain::CompanyDraft &draft)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ManageCompanies));
    REDRESS_TRY(company, Domain::checked(draft));
    return untilRecorded(*m_session, [&]() -> Result<void> {
        REDRESS_TRY(acting, Acting::begin(*m_session));
        const Store::CompanyRepository companies(*m_session->d().database);
        REDRESS_CHECK(companies.company(id));
        const auto sameName = companies.byName(company.name);
        if (sameName && *sameName != id)
            return Error{
                ErrorCode::Conflict, u"another company has this name: "_s + sameName->value, {}};
        REDRESS_CHECK(acting.record(Domain::Act::companyChanged, {}, Domain::kCenterSubject,
                                    Domain::companyChanged(id, company)));
        return acting.commit();
    });
}

Result<CompanyRow> CompanyService::show(const CompanyId &id)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    REDRESS_TRY(record, Store::CompanyRepository(*m_session->d().database).company(id));
    return companyRow(record);
}

Result<CompanyPage> CompanyService::list(const QString &prefix, const QString &cursor, int limit)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    REDRESS_TRY(found,
                Store::CompanyRepository(*m_session->d().database).list(prefix, cursor, limit));
    CompanyPage page;
    page.next = found.next;
    for (const Store::CompanyRecord &record : found.rows)
        page.rows.append(companyRow(record));
    return page;
}

Result<QList<CompanyRow>> CompanyService::suggest(const QString &typed, int limit)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadCases));
    REDRESS_TRY(found, Store::CompanyRepository(*m_session->d().database).suggest(typed, limit));
    QList<CompanyRow> rows;
    for (const Store::CompanyRecord &record : found)
        rows.append(companyRow(record));
    return rows;
}

} // namespace Redress::Services
