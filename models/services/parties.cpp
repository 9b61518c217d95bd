// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/parties.h"

#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/domain/actfacts.h"
#include "models/services/sessionstate.h"
#include "models/store/companyrepository.h"
#include "models/store/consumerrepository.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

/// What is known, corrected by what was told now.
Domain::ConsumerFacts merged(const Domain::ConsumerFacts &known, const Domain::ConsumerFacts &told)
{
    const auto newer
        = [](const QString &before, const QString &now) { return now.isEmpty() ? before : now; };
    return {newer(known.name, told.name),         newer(known.phone, told.phone),
            newer(known.idNumber, told.idNumber), newer(known.email, told.email),
            newer(known.address, told.address),   newer(known.speaksFor, told.speaksFor)};
}

Caller recognised(const Store::ConsumerRecord &known, const Domain::ConsumerFacts &told)
{
    const Domain::ConsumerFacts facts = merged(known.facts, told);
    return {known.id, facts, facts != known.facts};
}

bool mayBeNamed(const Domain::ConsumerFacts &known, const Domain::ConsumerFacts &told)
{
    return known.name.isEmpty() || told.name.isEmpty()
        || Domain::foldName(known.name) == Domain::foldName(told.name);
}

bool contradicts(const QString &known, const QString &told)
{
    return !known.isEmpty() && !told.isEmpty() && known != told;
}

} // namespace

Result<CompanyId> companyNamed(const Session &session, Acting &acting, const QString &idOrName)
{
    REDRESS_TRY(name, cleanShortText(idOrName, u"the company"_s));
    if (name.isEmpty())
        return CompanyId{};
    const Store::CompanyRepository companies(*session.d().database);
    static const QRegularExpression idForm(u"\\AK-[0-9A-Z]{16}\\z"_s);
    if (idForm.match(name).hasMatch()) {
        REDRESS_TRY(company, companies.company({name}));
        return company.id;
    }
    auto known = companies.byName(name);
    if (known || known.error().code != ErrorCode::NotFound)
        return known;
    Domain::CompanyDraft draft;
    draft.name = name;
    draft.verified = false;
    REDRESS_TRY(clean, Domain::checked(draft));
    const CompanyId id{formatOpaqueId(u"K-"_s, Crypto::randomBytes(10))};
    REDRESS_CHECK(acting.record(Domain::Act::companyAdded, {}, Domain::kCenterSubject,
                                Domain::companyAdded(id, clean)));
    return id;
}

Result<Caller> callerOf(const Session &session, const Domain::CaseDraft &draft)
{
    const Store::ConsumerRepository consumers(*session.d().database);
    const Domain::ConsumerFacts &told = draft.consumer;
    if (!draft.knownConsumer.isEmpty()) {
        REDRESS_TRY(known, consumers.consumer(draft.knownConsumer));
        if (known.erased)
            return Error{ErrorCode::Conflict, u"the data of this person was erased"_s,
                         u"Log the call as from a new person."_s};
        return recognised(known, told);
    }
    if (!told.idNumber.isEmpty()) {
        REDRESS_TRY(same, consumers.byIdNumber(told.idNumber, 2));
        if (same.size() == 1)
            return recognised(same.first(), told);
    }
    if (!told.phone.isEmpty()) {
        REDRESS_TRY(same, consumers.byPhone(told.phone, 2));
        // Families share a telephone: another name or another identity number is another person.
        if (same.size() == 1 && mayBeNamed(same.first().facts, told)
            && !contradicts(same.first().facts.idNumber, told.idNumber))
            return recognised(same.first(), told);
    }
    return Caller{{formatOpaqueId(u"P-"_s, Crypto::randomBytes(10))}, told, false};
}

} // namespace Redress::Services
