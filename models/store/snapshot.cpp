// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/snapshot.h"

#include "models/ledger/merkle.h"
#include "models/store/connection.h"
#include "models/store/ledgerrepository.h"
#include "models/store/sqlite.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

Result<void> copyDatabase(const Database &database, const QString &path)
{
    // A connection of its own: the one of this thread may be reading.
    REDRESS_TRY(connection, Connection::open(database.path()));
    if (const auto copied = SqliteEngine::copyTo(*connection, path); !copied)
        return copied.error().wrapped(u"couldn't copy the database"_s);
    return {};
}

Result<QByteArray> recomputedRoot(Database &database, Progress &progress)
{
    const LedgerRepository ledger(database);
    REDRESS_TRY(size, ledger.size());
    progress.setTotal(size);
    Ledger::Frontier frontier;
    for (qint64 seq = 0; seq < size; ++seq) {
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, u"stopped at your request"_s, {}};
        REDRESS_TRY(stored, ledger.entry(seq));
        frontier.append(Ledger::leafHash(stored.jwt), nullptr);
        progress.setDone(seq + 1);
    }
    return frontier.root();
}

KeyAccess noKeys()
{
    const auto refuse = [] {
        return Error{ErrorCode::NotPermitted, u"nobody is signed in"_s, u"Sign in first."_s};
    };
    KeyAccess access;
    access.wrap = [refuse](const QString &, const Crypto::SecretBytes &) -> Result<QByteArray> {
        return refuse();
    };
    access.unwrap = [refuse](const QString &, const QByteArray &) -> Result<Crypto::SecretBytes> {
        return refuse();
    };
    access.disclosureKey
        = [refuse](const Crypto::SecretBytes &) -> Result<Crypto::SecretBytes> { return refuse(); };
    return access;
}

} // namespace Redress::Store
