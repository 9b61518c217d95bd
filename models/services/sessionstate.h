// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/crypto/certificate.h"
#include "models/crypto/keys.h"
#include "models/ledger/note.h"
#include "models/services/session.h"
#include "models/services/vaultplace.h"
#include "models/store/database.h"
#include "models/vault/evidencestore.h"
#include "models/vault/unlockedkeys.h"

#include <QHash>

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>

namespace Redress::Services {

/// How the origin of a center's log begins. That of a demo is signed into the ledger, so that
/// nobody passes it off as real.
inline constexpr QLatin1String kOrigin{"redress/"};
inline constexpr QLatin1String kDemoOrigin{"redress-demo/"};

/// What an open vault consists of. Members go in reverse order: the lock last.
struct Session::Private {
    VaultPlace place;
    std::unique_ptr<VaultLock> lock;
    CenterFacts center;
    Domain::RuleBook rules;
    std::shared_ptr<const Clock> clock;

    Vault::UnlockedKeys keys;
    Crypto::P256PrivateKey signing; // of the person signed in
    Crypto::Certificate certificate; // of the person signed in
    Crypto::Certificate root;
    std::optional<Ledger::VerifierKey> logKey;
    Verification remarks; // of signing in

    Domain::StaffMember person; // roles as they were at sign-in
    std::atomic<int> roles = 0; // as they are now

    std::shared_ptr<Store::Database> database;
    std::unique_ptr<Vault::EvidenceStore> evidence;
    /// Held from the first byte of a new paper until its entry is committed, and by the sweep of
    /// orphans.
    std::mutex evidenceTurn;
    std::thread sweeper;

    std::mutex namesGuard;
    QHash<StaffId, QString> names; // of staff, filled when asked

    ~Private();
    QString nameOf(const StaffId &id); // empty for an empty id
};

/// The only maker of sessions.
class SessionMaker {
public:
    static SessionPtr make() { return SessionPtr(new Session()); }
};

/// The roles `id` has now: as given, but the first person of a center holds the roles that no other
/// active person has (design.md 8), and is administrator alone once they are all taken.
Result<Domain::Roles> rolesNow(Store::Database &database, const StaffId &id);

} // namespace Redress::Services
