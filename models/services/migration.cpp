// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/migration.h"

#include "models/ledger/policy.h"
#include "models/services/again.h"
#include "models/services/backupfiles.h"
#include "models/services/drafts.h"
#include "models/services/opening.h"
#include "models/services/papers.h"
#include "models/services/sessionstate.h"
#include "models/store/documentrepository.h"
#include "models/store/filerepository.h"
#include "models/store/ledgercopy.h"
#include "models/store/ledgerrepository.h"
#include "models/store/snapshot.h"
#include "models/store/writescope.h"
#include "models/vault/durablefile.h"
#include "models/vault/keyring.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <filesystem>
#include <system_error>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr qint64 kMaxPlaceName = 4096;

/// Copies of the sealed papers that the ledger names: a folder that cannot be read just now looks
/// empty. One that is missing here is missing there, and is told.
Result<void> copyEvidence(const Vault::EvidenceStore &from, const QSet<QString> &blobs,
                          const QString &folder, Migration &moved, Progress &progress)
{
    const Vault::EvidenceStore to(folder);
    REDRESS_TRY(sync, FolderSync::begin(folder));
    for (const QString &blob : blobs) {
        const QString target = to.pathOf(blob);
        const auto digest = digestOf(from.pathOf(blob), progress);
        if (!digest && digest.error().code == ErrorCode::NotFound) {
            moved.verification.broken(u"evidence.missing"_s, u"evidence "_s + blob,
                                      digest.error().detail);
            continue;
        }
        if (!digest)
            return digest.error();
        REDRESS_CHECK(makePrivateFolder(QFileInfo(target).absolutePath()));
        REDRESS_CHECK(copyVerified(from.pathOf(blob), target, *digest, progress));
        ++moved.papers;
    }
    return sync.finish();
}

/// The drafts of a folder. Unlike QDir it tells when it cannot look.
Result<QStringList> draftsIn(const QString &folder)
{
    QStringList names;
    std::error_code problem;
    std::filesystem::directory_iterator file(QFile::encodeName(folder).toStdString(), problem);
    for (; !problem && file != std::filesystem::directory_iterator(); file.increment(problem)) {
        const QString name = QFile::decodeName(file->path().filename().c_str());
        if (name.endsWith(kDraftEnding) && file->is_regular_file(problem))
            names.append(name);
    }
    if (problem && problem != std::errc::no_such_file_or_directory)
        return Vault::fileError(u"couldn't look into "_s + folder, problem.value());
    return names;
}

/// What was typed and not yet logged, still sealed. On a server each desk keeps its own.
Result<void> copyDrafts(const Session::Private &from, const VaultPlace &to,
                        const Progress &progress)
{
    const QString source = from.place.drafts(from.center.id);
    const QString target = to.drafts(from.center.id);
    REDRESS_CHECK(makePrivateFolder(target));
    REDRESS_TRY(sync, FolderSync::begin(target));
    REDRESS_TRY(names, draftsIn(source));
    for (const QString &name : std::as_const(names)) {
        const QString path = source + u'/' + name;
        REDRESS_TRY(digest, digestOf(path, progress));
        REDRESS_CHECK(copyVerified(path, target + u'/' + name, digest, progress));
    }
    return sync.finish();
}

/// What the center is called goes last: without it nobody takes the new place for a center.
Result<void> copyFiles(const Session::Private &from, const VaultPlace &to,
                       Store::Database &database)
{
    struct Small {
        QLatin1String name;
        qint64 limit;
    };
    for (const Small &file : {Small{VaultFile::keyRing, Vault::kMaxKeyRingBytes},
                              Small{VaultFile::root, kMaxCertificateBytes},
                              Small{VaultFile::logKey, Ledger::kMaxPolicyBytes},
                              Small{VaultFile::policy, Ledger::kMaxPolicyBytes},
                              Small{VaultFile::facts, kMaxVaultFactsBytes}}) {
        REDRESS_TRY(bytes, from.place.read(*from.database, file.name, file.limit));
        REDRESS_CHECK(to.write(database, file.name, bytes));
    }
    return {};
}

/// Both hold the same history, told from the new place's entries alone.
Result<Migration> proved(Store::Database &from, Store::Database &to, Progress &progress)
{
    REDRESS_TRY(size, Store::LedgerRepository(from).size());
    REDRESS_TRY(root, Store::LedgerRepository(from).root());
    REDRESS_TRY(newSize, Store::LedgerRepository(to).size());
    REDRESS_TRY(newRoot, Store::recomputedRoot(to, progress));
    if (size != newSize || root != newRoot)
        return Error{ErrorCode::Corrupt, u"the two places do not hold the same ledger"_s,
                     u"Check the ledger of the old place; it was not changed."_s};
    Migration moved;
    moved.entries = newSize;
    moved.root = newRoot;
    return moved;
}

} // namespace

Result<Migration> moveCenter(const SessionPtr &session, const QString &to, const QString &evidence,
                             Progress &progress)
{
    REDRESS_CHECK(session->demand(Domain::Right::ManageStaff));
    REDRESS_CHECK(demandEvidenceIsThere(*session));
    Session::Private &d = session->d();
    const VaultPlace place(to);
    const QString folder = place.isServer() ? evidence : to;
    if (folder.isEmpty() || folder.contains(QChar::Null))
        return Error{ErrorCode::BadInput, u"the folder has no name"_s,
                     u"Name a new or empty folder."_s};
    REDRESS_CHECK(demandNewFolder(folder));
    const QString base = QDir::cleanPath(QDir(folder).absolutePath());
    const QString papers = place.isServer() ? base : vaultPath(base, VaultFile::evidence);
    REDRESS_CHECK(makePrivateFolder(papers));
    if (!place.isServer()) {
        REDRESS_CHECK(makePrivateFolder(vaultPath(base, VaultFile::drafts)));
        REDRESS_CHECK(makePrivateFolder(vaultPath(base, VaultFile::trust)));
    }
    const std::lock_guard turn(d.evidenceTurn); // no paper arrives meanwhile
    REDRESS_TRY(database, Store::Database::create(place.database(), keyAccessOf(d.keys), d.rules));
    REDRESS_CHECK(Store::copyLedger(*d.database, *database, progress));
    REDRESS_TRY(moved, proved(*d.database, *database, progress));
    REDRESS_TRY(named, Store::DocumentRepository(*d.database).blobs());
    REDRESS_CHECK(copyEvidence(*d.evidence, named, papers, moved, progress));
    moved.to = place.name();
    if (place.isServer())
        REDRESS_CHECK(Store::FileRepository(*database).write(VaultFile::evidence, papers.toUtf8()));
    REDRESS_CHECK(copyDrafts(d, place, progress));
    REDRESS_CHECK(copyFiles(d, place, *database));
    REDRESS_CHECK(database->settle());
    // From here on there is one center again, and it is the new one.
    const auto recorded = untilRecorded(*session, [&]() -> Result<void> {
        REDRESS_TRY(last, Store::WriteScope::begin(*d.database));
        const auto mark = d.place.read(*d.database, VaultFile::moved, kMaxPlaceName);
        if (mark && *mark == moved.to.toUtf8())
            return {}; // the answer to an earlier try was lost
        if (last.size() != moved.entries)
            return Error{ErrorCode::Conflict, u"somebody acted while the center was moved"_s,
                         u"Nothing is lost; move it again, into another new place."_s};
        REDRESS_CHECK(d.place.write(*d.database, VaultFile::moved, moved.to.toUtf8()));
        return last.commit();
    });
    REDRESS_CHECK(recorded);
    return moved;
}

} // namespace Redress::Services
