// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/backup.h"
#include "models/services/backupstatement.h"
#include "models/services/buildingsite.h"
#include "models/services/seen.h"
#include "models/services/vaultplace.h"
#include "models/store/documentrepository.h"
#include "models/store/filerepository.h"
#include "models/store/serverstate.h"
#include "models/store/snapshot.h"
#include "models/store/writescope.h"
#include "models/vault/evidencestore.h"
#include "models/vault/keyring.h"

#include <QDir>
#include <QFileInfo>
#include <QSet>

#include <optional>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

Error damaged(const QString &what)
{
    return {ErrorCode::Corrupt, what, u"Keep this backup as it is and use another one."_s};
}

/// A disk that does not let something be read has not damaged it.
bool isUnreadable(const Error &error)
{
    return exitCodeFor(error.code) == 3 && error.code != ErrorCode::NotFound;
}

/// On a server `target` is where the papers go.
class RestoreRun {
public:
    RestoreRun(const QString &backup, const VaultPlace &place, const QString &target,
               Progress &progress)
        : m_backup(backup), m_place(place), m_target(target), m_progress(progress)
    {
    }
    Result<RestoreReport> run();

private:
    Result<void> enter();
    Result<void> readStatement();
    Result<void> copyFiles(const BuildingSite &site);
    Result<void> copyFile(const BuildingSite &site, const ManifestEntry &entry);
    Result<void> demandWhole(const BuildingSite &site) const;
    Result<void> prove(const BuildingSite &site);
    Result<void> putOnServer(const BuildingSite &site, Store::Database &server);
    Result<void> finishServer(const BuildingSite &site, Store::Database &server);
    Result<void> copyDrafts(const BuildingSite &site) const;
    void finishDesk(const BuildingSite &site);
    QString path(const QString &relative) const { return m_backup + u'/' + relative; }

    QString m_backup;
    VaultPlace m_place;
    QString m_target;
    Progress &m_progress;
    std::unique_ptr<VaultLock> m_lock;
    std::optional<Ledger::VerifierKey> m_logKey;
    std::optional<BackupStatement> m_statement;
    Ledger::Checkpoint m_checkpoint;
    QSet<QString> m_seenPaths;
    QSet<QString> m_blobs; // accounted for: restored, or told as damaged
    RestoreReport m_report;
};

Result<void> RestoreRun::enter()
{
    if (!QFileInfo(path(kStatementFile)).isFile())
        return Error{ErrorCode::NotFound, m_backup + u" holds no finished backup"_s,
                     u"Choose the folder that holds backup.json."_s};
    // A backup that is being replaced would be taken from under our hands; one on a medium that
    // cannot be written is not being replaced.
    auto lock = VaultLock::take(m_backup);
    if (!lock && lock.error().code == ErrorCode::InUse)
        return Error{ErrorCode::InUse, u"a backup is being written into "_s + m_backup,
                     u"Wait until it is done."_s};
    if (lock)
        m_lock = *std::move(lock);
    return {};
}

Result<void> RestoreRun::readStatement()
{
    REDRESS_TRY(bytes, readWhole(path(kStatementFile), kMaxStatementBytes));
    REDRESS_TRY(state, claimedState(bytes));
    const auto keyText = readWhole(path(state + u'/' + VaultFile::logKey), kMaxVaultFactsBytes);
    if (!keyText && isUnreadable(keyText.error()))
        return keyText.error();
    if (!keyText)
        return damaged(u"the backup lacks the key of its log: "_s + keyText.error().detail);
    const auto key = keyText->endsWith('\n')
        ? Ledger::VerifierKey::parse(QByteArrayView(*keyText).chopped(1))
        : Result<Ledger::VerifierKey>(damaged(u"not a line"_s));
    if (!key)
        return damaged(u"the key of the backup's log cannot be read: "_s + key.error().detail);
    m_logKey = *key;
    REDRESS_TRY(statement, openStatement(bytes, *key));
    m_statement = statement;
    const auto checkpoint = Ledger::openCheckpoint(statement.checkpoint, *key);
    if (!checkpoint)
        return damaged(u"the backup's checkpoint is not signed by its log"_s);
    m_checkpoint = *checkpoint;
    const auto manifest = digestOf(path(state + u'/' + kManifestFile), m_progress);
    if (!manifest
        && (manifest.error().code == ErrorCode::Cancelled || isUnreadable(manifest.error())))
        return manifest.error();
    if (!manifest || manifest->size != statement.manifest.size
        || manifest->sha256 != statement.manifest.sha256)
        return damaged(u"the backup's manifest is missing or damaged"_s);
    return {};
}

Result<void> RestoreRun::copyFile(const BuildingSite &site, const ManifestEntry &entry)
{
    if (m_seenPaths.contains(entry.path))
        return damaged(u"the backup's manifest names "_s + entry.path + u" twice"_s);
    m_seenPaths.insert(entry.path);
    const QString state = m_statement->state() + u'/';
    const bool isPaper = entry.path.startsWith(VaultFile::evidence + u'/');
    if (!isPaper && !entry.path.startsWith(state))
        return damaged(u"the backup's manifest names a file of another state"_s);
    const QString name = isPaper ? entry.path : entry.path.mid(state.size());
    const QString target = site.path(name);
    const qint64 size = QFileInfo(path(entry.path)).size();
    if (isPaper)
        REDRESS_CHECK(makePrivateFolder(QFileInfo(target).absolutePath()));
    const auto copied = copyVerified(path(entry.path), target, {size, entry.sha256}, m_progress);
    const QString blob = QFileInfo(name).completeBaseName();
    if (isPaper)
        m_blobs.insert(blob);
    if (copied) {
        ++m_report.files;
        m_report.bytes += size;
        return {};
    }
    const ErrorCode code = copied.error().code;
    const bool isLost = code == ErrorCode::NotFound && !QFileInfo::exists(path(entry.path));
    if (!isLost && code != ErrorCode::Corrupt && code != ErrorCode::BadInput)
        return copied.error();
    // Without a paper or somebody's draft the vault is worth having; without the rest it is none.
    const bool isDraft = name.startsWith(VaultFile::drafts + u'/');
    if (!isPaper && !isDraft)
        return damaged(u"the backup's "_s + name + (isLost ? u" is missing"_s : u" is damaged"_s));
    const QString kind = isPaper ? u"evidence"_s : u"drafts"_s;
    m_report.verification.broken(kind + (isLost ? u".missing"_s : u".changed"_s),
                                 (isPaper ? u"evidence "_s : u"draft "_s) + blob,
                                 copied.error().detail);
    return {};
}

Result<void> RestoreRun::copyFiles(const BuildingSite &site)
{
    for (const QLatin1String folder : {VaultFile::evidence, VaultFile::drafts, VaultFile::trust})
        REDRESS_CHECK(makePrivateFolder(site.path(folder)));
    QFile manifest(path(m_statement->state() + u'/' + kManifestFile));
    if (!manifest.open(QIODevice::ReadOnly))
        return Error{
            ErrorCode::Io, u"couldn't read the backup's manifest: "_s + manifest.errorString(), {}};
    m_progress.setTotal(m_statement->files);
    for (qint64 done = 1; !manifest.atEnd(); ++done) {
        REDRESS_TRY(entry, manifestEntry(manifest.readLine(kMaxManifestLine)));
        REDRESS_CHECK(copyFile(site, entry));
        m_progress.setDone(done);
    }
    return demandWhole(site);
}

Result<void> RestoreRun::demandWhole(const BuildingSite &site) const
{
    for (const QLatin1String file : {VaultFile::facts, VaultFile::database, VaultFile::keyRing,
                                     VaultFile::root, VaultFile::logKey, VaultFile::policy}) {
        if (!QFileInfo(site.path(file)).isFile())
            return damaged(u"the backup holds no "_s + file);
    }
    REDRESS_TRY(facts, readWhole(site.path(VaultFile::facts), kMaxVaultFactsBytes));
    REDRESS_TRY(center, vaultFactsFrom(facts));
    REDRESS_TRY(ring, Vault::KeyRing::load(site.path(VaultFile::keyRing)));
    if (center.id != m_statement->center || ring.centerId() != m_statement->center)
        return damaged(u"the backup's files belong to different centers"_s);
    return {};
}

Result<void> RestoreRun::prove(const BuildingSite &site)
{
    REDRESS_TRY(rules, Domain::RuleBook::shipped());
    REDRESS_TRY(database,
                Store::Database::open(site.path(VaultFile::database), Store::noKeys(), rules));
    REDRESS_TRY(size, Store::LedgerRepository(*database).size());
    REDRESS_TRY(root, Store::recomputedRoot(*database, m_progress));
    if (size != m_checkpoint.size || root != m_checkpoint.root)
        return damaged(u"the backup's ledger is not the one its checkpoint was signed over"_s);
    m_report.entries = size;
    m_report.root = root;
    REDRESS_TRY(named, Store::DocumentRepository(*database).blobs());
    for (const QString &blob : std::as_const(named)) {
        if (!m_blobs.contains(blob))
            m_report.verification.broken(
                u"evidence.missing"_s, u"evidence "_s + blob,
                u"an entry names it; the vault no longer had it when it was backed up"_s);
    }
    // Who restores knows that the backup is of its day: a remark.
    const SeenCheckpoint seen(m_statement->center, *m_logKey);
    for (Finding older : seen.compare(Store::LedgerRepository(*database)).findings) {
        older.verdict = Verdict::IntactWithRemarks;
        m_report.verification.findings.append(older);
    }
    return database->settle();
}

/// What stands on the server before its commit, beside the tables.
Result<void> RestoreRun::finishServer(const BuildingSite &site, Store::Database &server)
{
    REDRESS_TRY(root, Store::recomputedRoot(server, m_progress));
    if (root != m_report.root)
        return Error{ErrorCode::Corrupt, u"the server does not hold the backup's ledger"_s,
                     u"Look at the server; nothing was kept there."_s};
    const Store::FileRepository files(server);
    REDRESS_CHECK(files.write(VaultFile::evidence, m_target.toUtf8()));
    for (const QLatin1String file : {VaultFile::keyRing, VaultFile::root, VaultFile::logKey,
                                     VaultFile::policy, VaultFile::facts}) {
        REDRESS_TRY(bytes, readWhole(site.path(file), Vault::kMaxKeyRingBytes));
        REDRESS_CHECK(files.write(file, bytes));
    }
    // Durable before an entry names them; without the commit they go back.
    return moveFolder(site.path(VaultFile::evidence), m_target);
}

/// After a commit whose answer was lost: once it is over, for it has the writer's turn.
Result<bool> stands(Store::Database &server)
{
    REDRESS_TRY(turn, Store::WriteScope::begin(server));
    const auto facts = Store::FileRepository(server).read(VaultFile::facts, kMaxVaultFactsBytes);
    if (!facts && facts.error().code != ErrorCode::NotFound)
        return facts.error();
    return facts.ok();
}

Result<void> RestoreRun::putOnServer(const BuildingSite &site, Store::Database &server)
{
    REDRESS_TRY(rules, Domain::RuleBook::shipped());
    REDRESS_TRY(file,
                Store::Database::open(site.path(VaultFile::database), Store::noKeys(), rules));
    const auto filled = Store::fillServer(
        *file, server, [&] { return finishServer(site, server); }, m_progress);
    if (filled) {
        finishDesk(site);
        return {};
    }
    const bool moved = !QFileInfo::exists(site.path(VaultFile::evidence));
    const auto there
        = moved && filled.error().code == ErrorCode::Network ? stands(server) : Result<bool>(false);
    if (!there)
        return Error{ErrorCode::Unsettled,
                     u"the server went away at the last step: "_s + there.error().detail,
                     u"When it is back look whether the center is there; where it is not, remove "
                     "the folder %1 and restore again."_s.arg(m_target)};
    if (*there) {
        finishDesk(site);
        return {};
    }
    if (moved)
        REDRESS_CHECK(moveFolder(m_target, site.path(VaultFile::evidence)));
    return filled;
}

/// Each desk keeps its own; one that stands there is newer than the backup's.
Result<void> RestoreRun::copyDrafts(const BuildingSite &site) const
{
    const QString target = m_place.drafts(m_statement->center);
    REDRESS_CHECK(makePrivateFolder(target));
    REDRESS_TRY(sync, FolderSync::begin(target));
    for (const QFileInfo &draft : QDir(site.path(VaultFile::drafts)).entryInfoList(QDir::Files)) {
        const QString place = target + u'/' + draft.fileName();
        if (QFileInfo::exists(place))
            continue;
        REDRESS_TRY(digest, digestOf(draft.filePath(), m_progress));
        REDRESS_CHECK(copyVerified(draft.filePath(), place, digest, m_progress));
    }
    return sync.finish();
}

/// The center stands: what this desk cannot keep of it is told, and undoes nothing.
void RestoreRun::finishDesk(const BuildingSite &site)
{
    if (const auto copied = copyDrafts(site); !copied)
        m_report.verification.broken(u"drafts.missing"_s, m_place.drafts(m_statement->center),
                                     copied.error().detail);
}

Result<RestoreReport> RestoreRun::run()
{
    REDRESS_CHECK(demandNewFolder(m_target));
    REDRESS_CHECK(enter());
    REDRESS_CHECK(readStatement());
    std::shared_ptr<Store::Database> server;
    if (m_place.isServer()) {
        REDRESS_TRY(rules, Domain::RuleBook::shipped());
        REDRESS_TRY(made, Store::Database::create(m_place.database(), Store::noKeys(), rules));
        server = made;
    }
    REDRESS_CHECK(makePrivateFolder(QFileInfo(m_target).absolutePath()));
    REDRESS_TRY(site, BuildingSite::begin(m_target, "restoring"_L1));
    REDRESS_TRY(sync, FolderSync::begin(site.folder()));
    REDRESS_CHECK(copyFiles(site));
    REDRESS_CHECK(prove(site));
    if (m_progress.isCancelled())
        return Error{ErrorCode::Cancelled, u"stopped at your request; nothing was kept"_s, {}};
    REDRESS_CHECK(sync.finish());
    REDRESS_TRY(facts, readWhole(site.path(VaultFile::facts), kMaxVaultFactsBytes));
    REDRESS_TRY(center, vaultFactsFrom(facts));
    REDRESS_CHECK(server ? putOnServer(site, *server) : site.moveTo(m_target));
    m_report.center = center;
    m_report.directory = m_place.name();
    m_report.backupUtc = m_statement->atUtc;
    return m_report;
}

} // namespace

Result<RestoreReport> restoreBackup(const QString &backup, const QString &place, Progress &progress,
                                    const QString &evidence)
{
    const bool toServer = Store::isServerAddress(place);
    if (!toServer && !evidence.isEmpty())
        return Error{ErrorCode::BadInput, u"a vault's folder holds its papers itself"_s,
                     u"Give --evidence with --server only."_s};
    const QString target = toServer ? evidence : place;
    for (const QString &folder : {backup, target}) {
        if (folder.isEmpty() || folder.contains(QChar::Null))
            return Error{
                ErrorCode::BadInput, u"the folder has no name"_s,
                toServer
                    ? u"Name the backup's folder and with --evidence a new one for the papers."_s
                    : u"Name the backup's folder and a new one for the vault."_s};
    }
    const QString from = QDir::cleanPath(QDir(backup).absolutePath());
    const QString to = QDir::cleanPath(QDir(target).absolutePath());
    if (to == from || to.startsWith(from + u'/'))
        return Error{ErrorCode::BadInput, u"a vault is not restored into its own backup"_s,
                     u"Choose another folder."_s};
    auto report = RestoreRun(from, VaultPlace(place), to, progress).run();
    if (!report)
        return report.error().wrapped(u"couldn't restore the backup"_s);
    return report;
}

} // namespace Redress::Services
