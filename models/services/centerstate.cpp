// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/centerstate.h"

#include "models/services/sessionstate.h"
#include "models/store/serverstate.h"
#include "models/store/snapshot.h"
#include "models/store/writescope.h"
#include "models/vault/keyring.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

Result<void> notCancelled(const Progress &progress)
{
    if (progress.isCancelled())
        return Error{ErrorCode::Cancelled, u"stopped at your request"_s, {}};
    return {};
}

/// Those who change the key ring write it in the turn of the act that says so.
Result<QByteArray> ringBetweenActs(const Session::Private &d)
{
    REDRESS_TRY(turn, Store::WriteScope::begin(*d.database));
    return d.place.read(*d.database, VaultFile::keyRing, Vault::kMaxKeyRingBytes);
}

/// A vault's: the key ring is a file of its own, so that one is taken which no act changed
/// meanwhile.
Result<QList<StateFile>> copyFolder(const Session::Private &d, const QString &database,
                                    const Progress &progress)
{
    QList<StateFile> files;
    constexpr int kTries = 5;
    for (int i = 0;; ++i) {
        REDRESS_TRY(before, ringBetweenActs(d));
        REDRESS_CHECK(notCancelled(progress));
        REDRESS_CHECK(Store::copyDatabase(*d.database, database));
        REDRESS_CHECK(notCancelled(progress));
        REDRESS_TRY(after, ringBetweenActs(d));
        if (before == after) {
            files.append({VaultFile::keyRing, before});
            break;
        }
        QFile::remove(database);
        if (i == kTries)
            return Error{ErrorCode::Conflict, u"the staff is being changed all the time"_s,
                         u"Try again when that is done."_s};
    }
    for (const QLatin1String file :
         {VaultFile::facts, VaultFile::root, VaultFile::logKey, VaultFile::policy}) {
        REDRESS_TRY(bytes, d.place.read(*d.database, file, kMaxVaultFactsBytes));
        files.append({file, bytes});
    }
    return files;
}

/// Begun with the earlier state where that is whole; with nothing where it is not, or does not lead
/// to what the server holds.
Result<Store::ServerState> copyTables(const Session::Private &d, const QString &database,
                                      const std::optional<EarlierDatabase> &earlier,
                                      Progress &progress)
{
    if (earlier) {
        const auto begun = copyVerified(earlier->path, database, earlier->digest, progress);
        if (begun) {
            auto state = Store::copyServerState(*d.database, database, progress);
            if (state || state.error().code != ErrorCode::Conflict)
                return state;
            for (const QLatin1String ending : {""_L1, "-wal"_L1, "-shm"_L1})
                QFile::remove(database + ending);
        }
        REDRESS_CHECK(notCancelled(progress));
    }
    auto whole = Store::copyServerState(*d.database, database, progress);
    if (!whole && whole.error().code == ErrorCode::Conflict)
        return Error{ErrorCode::Corrupt,
                     u"the ledger does not hold together; the backup before this one stands"_s,
                     u"Run ledger verify, which names what is wrong."_s};
    return whole;
}

/// A server's: everything stands in its tables, and is read in one snapshot of them.
Result<QList<StateFile>> copyServer(const Session::Private &d, const QString &database,
                                    const std::optional<EarlierDatabase> &earlier,
                                    Progress &progress)
{
    REDRESS_TRY(state, copyTables(d, database, earlier, progress));
    QList<StateFile> files;
    for (const QLatin1String file : {VaultFile::keyRing, VaultFile::facts, VaultFile::root,
                                     VaultFile::logKey, VaultFile::policy}) {
        const auto found = state.files.constFind(file);
        if (found == state.files.constEnd())
            return Error{ErrorCode::Corrupt, u"the server's database holds no "_s + file,
                         u"Keep the backup before this one and look at the server."_s};
        files.append({file, *found});
    }
    return files;
}

} // namespace

Result<QList<StateFile>> copyCenterState(const Session &session, const QString &database,
                                         const std::optional<EarlierDatabase> &earlier,
                                         Progress &progress)
{
    const Session::Private &d = session.d();
    return d.place.isServer() ? copyServer(d, database, earlier, progress)
                              : copyFolder(d, database, progress);
}

} // namespace Redress::Services
