// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/clock.h"
#include "models/core/finding.h"
#include "models/core/ids.h"
#include "models/core/result.h"
#include "models/crypto/age.h"
#include "models/crypto/secretbytes.h"
#include "models/domain/rules.h"
#include "models/domain/staff.h"

#include <QString>

#include <functional>
#include <memory>

namespace Redress::Services {

struct CenterFacts {
    QString id;
    QString name;
    QString origin; // of its log
    QString procedure; // id@version
    QString taxonomy; // id@version, the center's main one
    QString currency; // fallback where none is typed
    bool demo = false;
};

/// An opened vault and the person signed in. Shared by all services; usable from any thread (each
/// thread gets its own database connection). Closing the last reference releases the vault's lock.
class Session {
public:
    ~Session();
    const CenterFacts &center() const;
    const Domain::StaffMember &person() const;
    const Domain::RuleBook &rules() const;
    const Clock &clock() const;
    /// The vault's folder, or the server's address without a password.
    QString directory() const;
    /// What signing in noticed and did not refuse: "ledger.older-than-seen".
    const Verification &remarks() const;
    Result<void> demand(Domain::Right right) const;

    struct Private; // for the services only
    Private &d() const { return *m_d; }

private:
    friend class SessionMaker;
    Session();
    std::unique_ptr<Private> m_d;
};
using SessionPtr = std::shared_ptr<Session>;

/// Whether a location is a database server's address and not a folder.
bool isServer(const QString &location);

struct NewCenter {
    QString directory; // must not exist or be empty; or a server's address, of an empty database
    QString evidence; // on a server: the shared folder for the evidence, new or empty
    QString name;
    QString procedure; // id or id@version
    QString taxonomy = QStringLiteral("cn-internet-finance");
    QString adminName; // display name and login
    Crypto::SecretBytes adminPassword;
    bool demo = false;
    bool cheapKeys
        = false; // tests and the demo vault: a small Argon2 cost, recorded in the key ring
};
struct CreatedCenter {
    SessionPtr session;
    QString recoveryCode; // shown once
};

/// Makes a vault: database, evidence folder, key ring, certificate authority, log; leaves nothing
/// behind on failure.
Result<CreatedCenter> createCenter(const NewCenter &center,
                                   std::shared_ptr<const Clock> clock = {});
/// WrongPassword, NewerVersion, InUse, ReadOnly, NotFound, Corrupt: each with its own sentence; the
/// vault stays as it was.
Result<SessionPtr> signIn(const QString &directory, const QString &login,
                          const Crypto::SecretBytes &password,
                          std::shared_ptr<const Clock> clock = {});
/// Opens with the recovery code when every password is lost and sets a new password for `login` (a
/// new key and certificate are issued; the act is recorded).
Result<SessionPtr> recover(const QString &directory, const QString &recoveryCode,
                           const QString &login, const Crypto::SecretBytes &newPassword,
                           std::shared_ptr<const Clock> clock = {});
/// Names on the sign-in page, without a password. Empty for a folder that is no vault.
struct VaultPeek {
    bool isVault = false;
    QString centerName;
    QStringList logins;
    bool demo = false;
};
Result<VaultPeek> peekVault(const QString &directory);

} // namespace Redress::Services
