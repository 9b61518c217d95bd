// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/directoryservice.h"

#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/domain/actfacts.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/sessionstate.h"
#include "models/store/staffrepository.h"
#include "models/vault/keyring.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

Result<Vault::KeyRing> loadRing(const Session &session)
{
    REDRESS_TRY(
        bytes,
        session.d().place.read(*session.d().database, VaultFile::keyRing, Vault::kMaxKeyRingBytes));
    return Vault::KeyRing::fromBytes(bytes);
}

Result<void> saveRing(const Session &session, const Vault::KeyRing &ring)
{
    return session.d().place.write(*session.d().database, VaultFile::keyRing, ring.toBytes());
}

/// A slot whose owner the ledger does not know was left by a run that ended between ring and
/// ledger.
Result<void> dropStrangers(const Session &session, Vault::KeyRing &ring)
{
    const Store::StaffRepository staff(*session.d().database);
    for (const Vault::SlotInfo &slot : ring.entries()) {
        if (slot.isRecovery || slot.staffId.isEmpty())
            continue;
        const auto member = staff.member({slot.staffId});
        if (!member && member.error().code == ErrorCode::NotFound)
            REDRESS_CHECK(ring.removeStaff(session.d().keys, slot.staffId));
    }
    return {};
}

/// Staff came or went: what the person signed in may do can have changed with it.
Result<void> refreshRoles(const Session &session)
{
    REDRESS_TRY(roles, rolesNow(*session.d().database, session.person().id));
    session.d().roles = int(roles);
    return {};
}

} // namespace

StaffService::StaffService(SessionPtr session) : m_session(std::move(session))
{
}

Result<StaffId> StaffService::add(const QString &name, Domain::Roles roles,
                                  const Crypto::SecretBytes &password)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ManageStaff));
    REDRESS_TRY(login, cleanShortText(name, u"the name"_s, Vault::kMaxLoginName));
    if (login.isEmpty() || password.isEmpty() || !roles)
        return Error{
            ErrorCode::BadInput, u"a member of staff needs a name, a role and a password"_s, {}};
    Session::Private &d = m_session->d();
    const StaffId id{formatOpaqueId(u"S-"_s, Crypto::randomBytes(10))};
    REDRESS_TRY(key, Crypto::P256PrivateKey::generate());
    REDRESS_TRY(certificate,
                Crypto::issueStaff(d.keys.caKey, d.root, key.publicKey(),
                                   {id.value, login, d.center.name}, d.clock->nowUtc()));
    const auto recorded = untilRecorded(*m_session, [&]() -> Result<void> {
        REDRESS_TRY(acting, Acting::begin(*m_session));
        const auto taken = Store::StaffRepository(*d.database).byLogin(login);
        if (taken)
            return Error{ErrorCode::Conflict, u"somebody signs in as \"%1\" already"_s.arg(login),
                         u"Choose another name."_s};
        if (taken.error().code != ErrorCode::NotFound)
            return taken.error();
        REDRESS_TRY(ring, loadRing(*m_session));
        const Vault::KeyRing before = ring;
        REDRESS_CHECK(dropStrangers(*m_session, ring));
        REDRESS_CHECK(ring.addStaff(d.keys, {id.value, login, password, key}, ring.cost()));
        REDRESS_CHECK(
            acting.record(Domain::Act::staffAdded, {}, Domain::kCenterSubject,
                          Domain::staffAdded({id, login, login, roles, certificate.der()})));
        // The ring first: a slot without an entry opens nothing, an entry without a slot would lock
        // the person out.
        REDRESS_CHECK(saveRing(*m_session, ring));
        if (auto done = acting.commit(); !done) {
            if (!d.place.isServer()) // which took the ring back with the rest
                (void)saveRing(*m_session, before);
            return done.error().wrapped(u"couldn't add %1"_s.arg(login));
        }
        return {};
    });
    REDRESS_CHECK(recorded);
    REDRESS_CHECK(refreshRoles(*m_session));
    return id;
}

Result<QList<Domain::StaffMember>> StaffService::list()
{
    // Names of colleagues are no secret among them: whom to assign a case to, who signed an entry.
    REDRESS_TRY(members, Store::StaffRepository(*m_session->d().database).list());
    for (Domain::StaffMember &member : members) {
        REDRESS_TRY(roles, rolesNow(*m_session->d().database, member.id));
        member.roles = roles;
    }
    return members;
}

Result<void> StaffService::retire(const StaffId &id)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ManageStaff));
    if (id == m_session->person().id)
        return Error{ErrorCode::Conflict, u"nobody retires themselves"_s,
                     u"Ask another administrator."_s};
    const auto recorded = untilRecorded(*m_session, [&]() -> Result<void> {
        REDRESS_TRY(acting, Acting::begin(*m_session));
        REDRESS_TRY(member, Store::StaffRepository(*m_session->d().database).member(id));
        if (member.retired)
            return Error{ErrorCode::Conflict, member.name + u" has left already"_s, {}};
        REDRESS_CHECK(acting.record(Domain::Act::staffRetired, {}, Domain::kCenterSubject,
                                    Domain::staffRetired(id)));
        REDRESS_TRY(ring, loadRing(*m_session));
        REDRESS_CHECK(ring.removeStaff(m_session->d().keys, id.value));
        if (m_session->d().place.isServer()) {
            REDRESS_CHECK(saveRing(*m_session, ring));
            REDRESS_CHECK(acting.commit());
            return {};
        }
        REDRESS_CHECK(acting.commit());
        // After the ledger: a slot that outlives its owner's retirement is refused at sign-in.
        REDRESS_CHECK(saveRing(*m_session, ring));
        return {};
    });
    REDRESS_CHECK(recorded);
    return refreshRoles(*m_session);
}

Result<void> StaffService::changeOwnPassword(const Crypto::SecretBytes &oldPassword,
                                             const Crypto::SecretBytes &newPassword)
{
    if (newPassword.isEmpty())
        return Error{ErrorCode::BadInput, u"the new password is empty"_s, u"Choose a password."_s};
    return untilRecorded(*m_session, [&]() -> Result<void> {
        REDRESS_TRY(acting, Acting::begin(*m_session)); // nobody else writes the ring meanwhile
        REDRESS_TRY(ring, loadRing(*m_session));
        REDRESS_TRY(keys, ring.unlock(m_session->person().login, oldPassword));
        const Vault::KeyRing before = ring;
        REDRESS_CHECK(ring.changePassword(keys, newPassword, ring.cost()));
        REDRESS_CHECK(acting.record(Domain::Act::passwordChanged, {}, Domain::kCenterSubject,
                                    Domain::passwordChanged(m_session->person().id)));
        REDRESS_CHECK(saveRing(*m_session, ring));
        if (auto done = acting.commit(); !done) {
            if (!m_session->d().place.isServer()) // see add
                (void)saveRing(*m_session, before);
            return done.error().wrapped(u"couldn't change the password"_s);
        }
        return {};
    });
}

} // namespace Redress::Services
