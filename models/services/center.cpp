// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/domain/actfacts.h"
#include "models/ledger/policy.h"
#include "models/services/act.h"
#include "models/services/buildingsite.h"
#include "models/services/opening.h"
#include "models/services/rulebook.h"
#include "models/store/filerepository.h"
#include "models/vault/durablefile.h"
#include "models/vault/keyring.h"

#include <QDir>
#include <QFileInfo>

#include <cerrno>
#include <functional>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr Crypto::Argon2Cost kSmallCost{1024, 1, 1};

QString currencyOf(const Domain::Procedure &procedure)
{
    if (procedure.calendar.startsWith("us"_L1))
        return u"USD"_s;
    if (procedure.calendar.startsWith("uk"_L1) || procedure.calendar.startsWith("gb"_L1))
        return u"GBP"_s;
    return u"CNY"_s;
}

Result<void> makeFolder(const QString &path)
{
    // QDir hides the reason, which people need to hear.
    errno = 0;
    if (!QDir().mkpath(path))
        return Vault::fileError(u"couldn't make the folder "_s + path, errno ? errno : EIO);
    return {};
}

struct Founders {
    CenterFacts center;
    Domain::StaffMember admin;
    Vault::UnlockedKeys keys;
    Crypto::Certificate root;
    Crypto::Certificate certificate;
};

/// The small files, through `put`.
Result<void> writeFiles(const Founders &founders, const Vault::KeyRing &ring,
                        const std::function<Result<void>(QLatin1String, const QByteArray &)> &put)
{
    REDRESS_TRY(
        logKey,
        Ledger::VerifierKey::make(founders.center.origin, founders.keys.logKey.publicKey()));
    REDRESS_CHECK(put(VaultFile::keyRing, ring.toBytes()));
    REDRESS_CHECK(put(VaultFile::root, founders.root.pem()));
    REDRESS_CHECK(put(VaultFile::logKey, logKey.text() + '\n'));
    REDRESS_CHECK(put(VaultFile::policy, Ledger::Policy::trustingOnly(logKey).format()));
    return put(VaultFile::facts, vaultFactsBytes(founders.center));
}

/// center.created, rules.adopted, staff.added: signed by the first person.
Result<void> recordFounding(const Session &session, const Founders &founders,
                            const std::function<Result<void>(const Session &)> &beside)
{
    REDRESS_TRY(acting, Acting::begin(session));
    REDRESS_CHECK(acting.scope().addCertificate(founders.certificate));
    const QByteArray rootSha256 = Crypto::sha256(founders.root.der());
    REDRESS_CHECK(acting.record(
        Domain::Act::centerCreated, {}, Domain::kCenterSubject,
        Domain::centerCreated({founders.center.id, founders.center.name, founders.center.origin,
                               founders.center.procedure, rootSha256})));
    REDRESS_CHECK(acting.record(
        Domain::Act::staffAdded, {}, Domain::kCenterSubject,
        Domain::staffAdded({founders.admin.id, founders.admin.name, founders.admin.login,
                            founders.admin.roles, founders.certificate.der()})));
    REDRESS_TRY(rules, rulesOf(session, founders.center.procedure));
    REDRESS_CHECK(adoptRules(session, acting, rules, founders.center.taxonomy));
    if (beside)
        REDRESS_CHECK(beside(session));
    return acting.commit();
}

/// The first act of a center, in a database that was just made.
Result<void> found(const VaultPlace &place, const Founders &founders, const Domain::RuleBook &rules,
                   const std::shared_ptr<const Clock> &clock,
                   const std::function<Result<void>(const Session &)> &beside)
{
    const SessionPtr session = SessionMaker::make();
    Session::Private &d = session->d();
    d.place = place;
    d.center = founders.center;
    d.rules = rules;
    d.clock = clock;
    d.keys = founders.keys;
    d.signing = *founders.keys.signing;
    d.certificate = founders.certificate;
    d.root = founders.root;
    d.person = founders.admin;
    REDRESS_TRY(database,
                Store::Database::create(place.database(), keyAccessOf(founders.keys), rules));
    d.database = database;
    REDRESS_CHECK(recordFounding(*session, founders, beside));
    return database->settle();
}

/// The whole vault inside `directory`, closed again and durable.
Result<void> build(const QString &directory, const Founders &founders, const Vault::KeyRing &ring,
                   const Domain::RuleBook &rules, const std::shared_ptr<const Clock> &clock)
{
    for (const QLatin1String folder : {VaultFile::evidence, VaultFile::drafts, VaultFile::trust})
        REDRESS_CHECK(makeFolder(vaultPath(directory, folder)));
    REDRESS_CHECK(writeFiles(founders, ring, [&](QLatin1String file, const QByteArray &bytes) {
        return writeDurably(vaultPath(directory, file), bytes);
    }));
    REDRESS_CHECK(found(VaultPlace(directory), founders, rules, clock, {}));
    return Vault::syncDirectory(directory);
}

/// The same on a server: the small files stand in its tables from the first act on.
Result<void> buildOnServer(const VaultPlace &place, const QString &evidence,
                           const Founders &founders, const Vault::KeyRing &ring,
                           const Domain::RuleBook &rules, const std::shared_ptr<const Clock> &clock)
{
    const QString folder = QDir::cleanPath(QDir(evidence).absolutePath());
    REDRESS_CHECK(makeFolder(folder));
    return found(place, founders, rules, clock, [&](const Session &session) -> Result<void> {
        const Store::FileRepository files(*session.d().database);
        REDRESS_CHECK(files.write(VaultFile::evidence, folder.toUtf8()));
        return writeFiles(founders, ring, [&](QLatin1String file, const QByteArray &bytes) {
            return files.write(file, bytes);
        });
    });
}

} // namespace

Result<CreatedCenter> createCenter(const NewCenter &center, std::shared_ptr<const Clock> clock)
{
    if (!clock)
        clock = std::make_shared<SystemClock>();
    REDRESS_TRY(name, cleanShortText(center.name, u"the center's name"_s));
    REDRESS_TRY(
        admin,
        cleanShortText(center.adminName, u"the administrator's name"_s, Vault::kMaxLoginName));
    if (name.isEmpty() || admin.isEmpty())
        return Error{ErrorCode::BadInput, u"a center and its administrator need a name"_s, {}};
    if (center.adminPassword.isEmpty())
        return Error{ErrorCode::BadInput, u"the password is empty"_s, u"Choose a password."_s};
    REDRESS_TRY(rules, Domain::RuleBook::shipped());
    const Domain::Procedure *procedure = rules.procedure(center.procedure);
    const Domain::Taxonomy *taxonomy = rules.taxonomy(center.taxonomy);
    if (!procedure)
        return Error{ErrorCode::BadInput,
                     u"there is no procedure \"%1\""_s.arg(center.procedure.left(80)),
                     u"Known procedures: "_s + rules.procedureIds().join(u", "_s)};
    if (!taxonomy)
        return Error{ErrorCode::BadInput,
                     u"there is no taxonomy \"%1\""_s.arg(center.taxonomy.left(80)),
                     u"Known taxonomies: "_s + rules.taxonomyIds().join(u", "_s)};
    const VaultPlace place(center.directory);
    const QString directory = QDir::cleanPath(QDir(center.directory).absolutePath());
    const QString folder = place.isServer() ? center.evidence : center.directory;
    if (folder.isEmpty() || folder.contains(QChar::Null))
        return Error{ErrorCode::BadInput,
                     place.isServer() ? u"the shared folder for the evidence has no name"_s
                                      : u"the folder has no name"_s,
                     u"Name a new or empty folder."_s};
    REDRESS_CHECK(demandNewFolder(folder));

    Founders founders;
    const QString id = formatOpaqueId(u"R-"_s, Crypto::randomBytes(10));
    founders.center = {id,
                       name,
                       (center.demo ? QString(kDemoOrigin) : QString(kOrigin)) + id.toLower(),
                       procedure->idAtVersion(),
                       taxonomy->idAtVersion(),
                       currencyOf(*procedure),
                       center.demo};
    founders.admin.id = {formatOpaqueId(u"S-"_s, Crypto::randomBytes(10))};
    founders.admin.name = founders.admin.login = admin;
    founders.admin.roles = Domain::Role::Operator | Domain::Role::Supervisor | Domain::Role::Auditor
        | Domain::Role::Administrator;
    REDRESS_TRY(key, Crypto::P256PrivateKey::generate());
    REDRESS_TRY(ring,
                Vault::KeyRing::create(id,
                                       {founders.admin.id.value, admin, center.adminPassword, key},
                                       center.cheapKeys ? kSmallCost : Crypto::Argon2Cost()));
    founders.keys = ring.keys;
    const QDateTime now = clock->nowUtc();
    REDRESS_TRY(root, Crypto::issueRoot(founders.keys.caKey, name, now));
    founders.root = root;
    REDRESS_TRY(certificate,
                Crypto::issueStaff(founders.keys.caKey, root, key.publicKey(),
                                   {founders.admin.id.value, admin, name}, now));
    founders.certificate = certificate;
    founders.admin.thumbprint = certificate.thumbprint();

    const auto enter = [&]() -> Result<CreatedCenter> {
        REDRESS_TRY(lock, place.lock());
        REDRESS_TRY(session, openVault(place, std::move(lock), founders.keys, clock));
        REDRESS_CHECK(seat(*session));
        return CreatedCenter{session, ring.recoveryCode};
    };
    if (place.isServer()) {
        if (auto built = buildOnServer(place, folder, founders, ring.ring, rules, clock); !built)
            return built.error().wrapped(u"couldn't make the center"_s);
        return enter();
    }
    const QFileInfo target(directory);
    REDRESS_CHECK(makeFolder(target.absolutePath()));
    {
        // The last step is one rename: there is a whole vault or none.
        REDRESS_TRY(site, BuildingSite::begin(directory, "founding"_L1));
        if (auto built = build(site.folder(), founders, ring.ring, rules, clock); !built)
            return built.error().wrapped(u"couldn't make the vault"_s);
        REDRESS_CHECK(site.moveTo(directory));
    }
    return enter();
}

} // namespace Redress::Services
