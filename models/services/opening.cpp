// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/opening.h"

#include "models/core/text.h"
#include "models/domain/actfacts.h"
#include "models/services/seen.h"
#include "models/store/documentrepository.h"
#include "models/store/ledgerrepository.h"
#include "models/store/staffrepository.h"
#include "models/store/verify.h"
#include "models/vault/durablefile.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace Redress::Services {

namespace {

// What another desk archives is named by an entry long before this.
constexpr std::chrono::seconds kOtherDesksArchive = 24h;

Error damaged(const QString &what)
{
    return {ErrorCode::Corrupt, what, u"Restore the vault from a backup."_s};
}

/// What a killed run left beside the small files. Before the session may write any itself; what
/// cannot go now goes another day.
void sweepSmallParts(const VaultPlace &place, const QString &centerId)
{
    // Another program of this desk may be writing a draft; a folder is ours alone.
    (void)Vault::sweepParts(place.drafts(centerId), place.isServer() ? kOtherDesksArchive : 0s);
    if (!place.isServer()) // what lies in the folder itself went when it was locked
        (void)Vault::sweepParts(vaultPath(place.name(), VaultFile::trust));
}

/// A clock that was set back: what is recorded now will seem to have happened earlier.
Verification clockRemarks(Store::Database &database, const Clock &clock)
{
    Verification found;
    const auto last = Store::LedgerRepository(database).lastActUtc();
    const QDateTime now = clock.nowUtc();
    if (last && last->isValid() && now.secsTo(*last) > Store::kClockLeewaySeconds)
        found.remark(
            u"clock.behind"_s, u"this computer"_s,
            u"this computer's clock says %1, but the last act is of %2; set the clock right"_s.arg(
                formatUtc(now), formatUtc(*last)));
    return found;
}

} // namespace

Store::KeyAccess keyAccessOf(const Vault::UnlockedKeys &keys)
{
    Store::KeyAccess access;
    access.wrap = [keys](const QString &subject, const Crypto::SecretBytes &key) {
        return keys.wrapSubjectKey(subject, key);
    };
    access.unwrap = [keys](const QString &subject, const QByteArray &wrapped) {
        return keys.unwrapSubjectKey(subject, wrapped);
    };
    access.disclosureKey
        = [](const Crypto::SecretBytes &key) { return Vault::UnlockedKeys::disclosureKey(key); };
    access.searchKey = keys.searchKey;
    return access;
}

Result<Crypto::Certificate> certificateFromPem(const QByteArray &bytes, const QString &name)
{
    static constexpr QByteArrayView begin = "-----BEGIN CERTIFICATE-----\n";
    static constexpr QByteArrayView end = "-----END CERTIFICATE-----\n";
    if (!bytes.startsWith(begin) || !bytes.endsWith(end))
        return damaged(name + u" does not hold a certificate"_s);
    QByteArray body = bytes.sliced(begin.size(), bytes.size() - begin.size() - end.size());
    body.replace('\n', QByteArrayView());
    REDRESS_TRY(der, fromBase64(body));
    REDRESS_TRY(certificate, Crypto::Certificate::fromDer(der));
    if (certificate.pem() != bytes)
        return damaged(name + u" was changed"_s);
    return certificate;
}

Result<SessionPtr> openVault(const VaultPlace &place, std::unique_ptr<VaultLock> lock,
                             const Vault::UnlockedKeys &keys, std::shared_ptr<const Clock> clock)
{
    REDRESS_TRY(facts, place.facts());
    REDRESS_TRY(rules, Domain::RuleBook::shipped());
    REDRESS_TRY(rootPem, place.peek(VaultFile::root, kMaxCertificateBytes));
    REDRESS_TRY(root, certificateFromPem(rootPem, VaultFile::root));
    if (root.publicKey().spki() != keys.caKey.publicKey().spki())
        return damaged(u"trust/root.pem is not this center's root certificate"_s);

    SessionPtr session = SessionMaker::make();
    Session::Private &d = session->d();
    d.place = place;
    d.lock = std::move(lock);
    d.center = facts;
    d.rules = rules;
    d.clock = clock ? std::move(clock) : std::make_shared<SystemClock>();
    d.keys = keys;
    d.root = root;
    REDRESS_TRY(database, Store::Database::open(place.database(), keyAccessOf(keys), rules));
    d.database = database;
    sweepSmallParts(place, keys.centerId);
    REDRESS_TRY(evidence, place.evidence(*database));
    d.evidence = std::make_unique<Vault::EvidenceStore>(evidence);

    // The ledger, not vault.json, says who the center is: LedgerService::verify compares the two.
    REDRESS_TRY(recorded, Store::LedgerRepository(*database).act(0));
    REDRESS_TRY(center, Domain::centerFrom(recorded.act));
    if (center.id != keys.centerId)
        return damaged(u"database and key ring belong to different centers"_s);
    d.center.id = center.id;
    d.center.name = center.name;
    d.center.origin = center.origin;
    d.center.procedure = center.procedure;
    d.center.demo = center.origin.startsWith(kDemoOrigin);
    REDRESS_TRY(logKey, Ledger::VerifierKey::make(center.origin, keys.logKey.publicKey()));
    d.logKey = logKey;
    const SeenCheckpoint seen(center.id, logKey);
    d.remarks = seen.compare(Store::LedgerRepository(*database));
    seen.remember(Store::LedgerRepository(*database));
    d.remarks.add(clockRemarks(*database, *d.clock));
    return session;
}

Result<void> seat(Session &session)
{
    Session::Private &d = session.d();
    if (!d.keys.signing)
        return Error{ErrorCode::NotPermitted, u"nobody is signed in"_s, {}};
    auto member = Store::StaffRepository(*d.database).member({d.keys.staffId});
    if (!member && member.error().code != ErrorCode::NotFound)
        return member.error();
    if (!member)
        return damaged(u"the ledger does not know the person of this key ring slot"_s);
    if (member->retired)
        return Error{ErrorCode::NotPermitted, member->name + u" no longer works here"_s,
                     u"Ask an administrator."_s};
    REDRESS_TRY(stored, Store::LedgerRepository(*d.database).certificate(member->thumbprint));
    if (stored.certificate.publicKey().spki() != d.keys.signing->publicKey().spki())
        return damaged(u"the key of %1 does not fit the recorded certificate"_s.arg(member->name));
    REDRESS_TRY(roles, rolesNow(*d.database, member->id));
    d.person = *member;
    d.person.roles = roles;
    d.roles = int(roles);
    d.signing = *d.keys.signing;
    d.certificate = stored.certificate;
    return {};
}

void sweepOrphans(Session &session)
{
    Session::Private *d = &session.d(); // joined before it goes
    d->sweeper = std::thread([d] {
        const std::lock_guard turn(d->evidenceTurn);
        const auto known = Store::DocumentRepository(*d->database).blobs();
        // Without the list everything would look like an orphan. What cannot be swept now is swept
        // another day.
        if (known)
            (void)d->evidence->sweep(*known, d->place.isServer() ? kOtherDesksArchive : 0s);
    });
}

} // namespace Redress::Services
