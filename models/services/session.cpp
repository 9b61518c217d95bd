// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/session.h"

#include "models/services/seen.h"
#include "models/services/sessionstate.h"
#include "models/store/staffrepository.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

Session::Session() : m_d(std::make_unique<Private>())
{
}
Session::~Session() = default;

Session::Private::~Private()
{
    if (sweeper.joinable())
        sweeper.join();
    // Not with every act: what a killed desk did not note, it notes when it is next signed in to.
    if (database && logKey)
        SeenCheckpoint(center.id, *logKey).remember(Store::LedgerRepository(*database));
}

bool isServer(const QString &location)
{
    return Store::isServerAddress(location);
}

const CenterFacts &Session::center() const
{
    return m_d->center;
}

const Domain::StaffMember &Session::person() const
{
    return m_d->person;
}

const Domain::RuleBook &Session::rules() const
{
    return m_d->rules;
}

const Clock &Session::clock() const
{
    return *m_d->clock;
}

const Verification &Session::remarks() const
{
    return m_d->remarks;
}

QString Session::directory() const
{
    return m_d->place.name();
}

Result<void> Session::demand(Domain::Right right) const
{
    return Domain::demand(Domain::Roles(m_d->roles.load()), right);
}

QString Session::Private::nameOf(const StaffId &id)
{
    if (id.isEmpty())
        return {};
    const std::lock_guard guard(namesGuard);
    if (const auto known = names.constFind(id); known != names.constEnd())
        return *known;
    const auto member = Store::StaffRepository(*database).member(id);
    return member ? *names.insert(id, member->name) : QString();
}

Result<Domain::Roles> rolesNow(Store::Database &database, const StaffId &id)
{
    REDRESS_TRY(members, Store::StaffRepository(database).list());
    Domain::Roles own;
    Domain::Roles others;
    for (const Domain::StaffMember &member : members) {
        if (member.id == id)
            own = member.roles;
        else if (!member.retired)
            others |= member.roles;
    }
    const bool isFirst = !members.isEmpty() && members.first().id == id;
    if (isFirst)
        own &= ~(others & ~Domain::Roles(Domain::Role::Administrator));
    return own;
}

} // namespace Redress::Services
