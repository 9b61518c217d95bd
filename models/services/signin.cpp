// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/domain/actfacts.h"
#include "models/services/act.h"
#include "models/services/opening.h"
#include "models/store/staffrepository.h"
#include "models/vault/keyring.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

/// Format and lock, before the slow part: who may not come in hears it at once.
Result<std::unique_ptr<VaultLock>> enter(const VaultPlace &place)
{
    REDRESS_CHECK(place.facts());
    return place.lock();
}

Result<Vault::KeyRing> ringOf(const VaultPlace &place)
{
    REDRESS_TRY(bytes, place.peek(VaultFile::keyRing, Vault::kMaxKeyRingBytes));
    return Vault::KeyRing::fromBytes(bytes);
}

/// The slot of `login`, however its owner left it.
StaffId slotOwner(const Vault::KeyRing &ring, const QString &login)
{
    for (const Vault::SlotInfo &slot : ring.entries()) {
        if (!slot.isRecovery && slot.loginName == login)
            return {slot.staffId};
    }
    return {};
}

/// A new key and certificate for `member`, recorded by that person under the new key.
Result<void> rekey(Session &session, Vault::KeyRing &ring, const Domain::StaffMember &member,
                   const Crypto::SecretBytes &password)
{
    Session::Private &d = session.d();
    REDRESS_TRY(key, Crypto::P256PrivateKey::generate());
    REDRESS_TRY(certificate,
                Crypto::issueStaff(d.keys.caKey, d.root, key.publicKey(),
                                   {member.id.value, member.name, d.center.name},
                                   d.clock->nowUtc()));
    const Crypto::Argon2Cost cost = ring.cost();
    if (!slotOwner(ring, member.login).isEmpty())
        REDRESS_CHECK(ring.removeStaff(d.keys, member.id.value));
    REDRESS_CHECK(ring.addStaff(d.keys, {member.id.value, member.login, password, key}, cost));

    d.person = member;
    d.person.thumbprint = certificate.thumbprint();
    d.signing = key;
    d.certificate = certificate;
    REDRESS_TRY(acting, Acting::begin(session));
    REDRESS_CHECK(acting.scope().addCertificate(certificate));
    REDRESS_CHECK(acting.record(Domain::Act::staffAdded, {}, Domain::kCenterSubject,
                                Domain::staffAdded({member.id, member.name, member.login,
                                                    member.roles, certificate.der()})));
    // A crash between these two leaves a slot that does not fit: recovering again mends it.
    REDRESS_CHECK(d.place.write(*d.database, VaultFile::keyRing, ring.toBytes()));
    REDRESS_CHECK(acting.commit());
    d.keys.staffId = member.id.value;
    d.keys.signing = key;
    return {};
}

} // namespace

Result<SessionPtr> signIn(const QString &directory, const QString &login,
                          const Crypto::SecretBytes &password, std::shared_ptr<const Clock> clock)
{
    const VaultPlace place(directory);
    REDRESS_TRY(lock, enter(place));
    REDRESS_TRY(ring, ringOf(place));
    REDRESS_TRY(keys,
                ring.unlock(login.trimmed().normalized(QString::NormalizationForm_C), password));
    REDRESS_TRY(session, openVault(place, std::move(lock), keys, std::move(clock)));
    REDRESS_CHECK(seat(*session));
    sweepOrphans(*session);
    return session;
}

Result<SessionPtr> recover(const QString &directory, const QString &recoveryCode,
                           const QString &login, const Crypto::SecretBytes &newPassword,
                           std::shared_ptr<const Clock> clock)
{
    if (newPassword.isEmpty())
        return Error{ErrorCode::BadInput, u"the password is empty"_s, u"Choose a password."_s};
    const VaultPlace place(directory);
    REDRESS_TRY(lock, enter(place));
    REDRESS_TRY(ring, ringOf(place));
    REDRESS_TRY(keys, ring.unlockWithRecovery(recoveryCode));
    REDRESS_TRY(session, openVault(place, std::move(lock), keys, std::move(clock)));
    if (!ring.verify(keys).isIntact())
        REDRESS_CHECK(ring.repair(keys));
    auto member = Store::StaffRepository(*session->d().database)
                      .byLogin(login.trimmed().normalized(QString::NormalizationForm_C));
    if (!member && member.error().code == ErrorCode::NotFound)
        return Error{ErrorCode::NotFound, u"nobody here signs in as \"%1\""_s.arg(login.left(80)),
                     u"Choose one of the names on the sign-in page."_s};
    if (!member)
        return member.error();
    if (member->retired)
        return Error{ErrorCode::NotPermitted, member->name + u" no longer works here"_s,
                     u"Recover the account of somebody who does."_s};
    if (auto done = rekey(*session, ring, *member, newPassword); !done)
        return done.error().wrapped(u"couldn't recover the account"_s);
    REDRESS_CHECK(seat(*session));
    return session;
}

Result<VaultPeek> peekVault(const QString &directory)
{
    const VaultPlace place(directory);
    VaultPeek peek;
    const auto facts = place.facts();
    if (!facts && facts.error().code == ErrorCode::NotFound)
        return peek;
    if (!facts)
        return facts.error();
    REDRESS_TRY(ring, ringOf(place));
    peek.isVault = true;
    peek.centerName = facts->name;
    peek.demo = facts->demo;
    for (const Vault::SlotInfo &slot : ring.entries()) {
        if (!slot.isRecovery && !slot.loginName.isEmpty())
            peek.logins.append(slot.loginName);
    }
    peek.logins.sort(Qt::CaseInsensitive);
    return peek;
}

} // namespace Redress::Services
