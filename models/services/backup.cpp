// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/backup.h"

#include "models/crypto/primitives.h"
#include "models/services/backupstatement.h"
#include "models/services/centerstate.h"
#include "models/services/drafts.h"
#include "models/services/opening.h"
#include "models/services/papers.h"
#include "models/services/proofs.h"
#include "models/services/seen.h"
#include "models/services/sessionstate.h"
#include "models/store/snapshot.h"
#include "models/vault/durablefile.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr int kPapersAPage = 500;

/// One run of a backup. The order is what makes it safe: a state of its own, the papers it names,
/// all of it on disk, and only then the statement that points to it.
class BackupRun {
public:
    BackupRun(const Session &session, const QString &directory, Progress &progress)
        : m_session(session), m_d(session.d()), m_directory(directory), m_progress(progress),
          m_papers(directory + u'/' + VaultFile::evidence)
    {
    }
    /// What a failed run began goes again, but for papers: the next run need not copy those.
    Result<BackupReport> run()
    {
        REDRESS_CHECK(enter());
        auto report = write();
        if (!report && m_begun)
            QDir(path(BackupStatement::stateName(m_number))).removeRecursively();
        if (!report && report.error().code == ErrorCode::Cancelled)
            return Error{ErrorCode::Cancelled,
                         u"stopped at your request; the backup before this one stands"_s,
                         {}};
        return report;
    }

private:
    Result<BackupReport> write();
    Result<void> enter();
    Result<std::optional<BackupStatement>> previous() const;
    Result<void> demandOlder(const BackupStatement &standing) const;
    QList<qint64> states() const;
    void removeStates(qint64 kept) const;
    std::optional<EarlierDatabase> databaseOf(const BackupStatement &standing) const;
    Result<void> copyState(const std::optional<EarlierDatabase> &earlier);
    Result<void> copyDrafts();
    Result<void> proveCopy(Store::Database &copy);
    Result<void> copyPapers(Store::Database &copy);
    Result<void> copyPaper(const Domain::PaperFacts &paper);
    Result<void> putSmall(const QString &file, const QByteArray &bytes);
    Result<void> list(const QString &path, const FileDigest &digest, bool isNew);
    Result<void> cancelled() const;
    QString inState(const QString &file) const
    {
        return BackupStatement::stateName(m_number) + u'/' + file;
    }
    QString path(const QString &relative) const { return m_directory + u'/' + relative; }

    const Session &m_session;
    const Session::Private &m_d;
    QString m_directory;
    Progress &m_progress;
    Vault::EvidenceStore m_papers;
    std::unique_ptr<VaultLock> m_lock;
    std::optional<Vault::DurableFile> m_manifest;
    qint64 m_number = 1;
    bool m_begun = false;
    QByteArray m_note;
    qint64 m_missing = 0;
    BackupReport m_report;
};

bool isOurs(const QString &name)
{
    return name == VaultFile::lock || name == VaultFile::evidence
        || BackupStatement::numberOf(name) > 0
        || (name.startsWith(u'.') && name.endsWith(Vault::DurableFile::kPartSuffix));
}

Result<void> BackupRun::cancelled() const
{
    if (m_progress.isCancelled())
        return Error{ErrorCode::Cancelled, u"stopped at your request"_s, {}};
    return {};
}

Result<void> BackupRun::enter()
{
    const QFileInfo folder(m_directory);
    if (folder.exists() && !folder.isDir())
        return Error{ErrorCode::BadInput, m_directory + u" is a file"_s,
                     u"Choose a folder for the backup."_s};
    if (!QFileInfo::exists(path(kStatementFile))) {
        const QStringList names
            = QDir(m_directory)
                  .entryList(QDir::AllEntries | QDir::Hidden | QDir::System | QDir::NoDotAndDotDot);
        for (const QString &name : names) {
            if (!isOurs(name))
                return Error{ErrorCode::Conflict,
                             m_directory + u" holds something else than a backup"_s,
                             u"Choose a new or empty folder, or that of an earlier backup."_s};
        }
    }
    REDRESS_CHECK(makePrivateFolder(m_directory));
    auto lock = VaultLock::take(m_directory);
    if (!lock && lock.error().code == ErrorCode::InUse)
        return Error{ErrorCode::InUse, u"another backup is being written into "_s + m_directory,
                     u"Wait until it is done."_s};
    if (!lock)
        return lock.error();
    m_lock = *std::move(lock);
    return {};
}

Result<std::optional<BackupStatement>> BackupRun::previous() const
{
    const auto bytes = readWhole(path(kStatementFile), kMaxStatementBytes);
    if (!bytes && bytes.error().code == ErrorCode::NotFound)
        return std::optional<BackupStatement>();
    if (!bytes)
        return bytes.error();
    auto statement = openStatement(*bytes, *m_d.logKey);
    if (!statement && statement.error().code == ErrorCode::NewerVersion)
        return statement.error();
    if (!statement)
        return Error{ErrorCode::Conflict,
                     m_directory + u" holds the backup of another center, or a damaged one"_s,
                     u"Choose another folder."_s};
    return std::optional(*std::move(statement));
}

/// A backup is replaced only by one that contains it: a vault that was set back must not take the
/// later entries' last copy with it.
Result<void> BackupRun::demandOlder(const BackupStatement &standing) const
{
    REDRESS_TRY(kept, Ledger::openCheckpoint(standing.checkpoint, *m_d.logKey));
    const Store::LedgerRepository ledger(*m_d.database);
    REDRESS_TRY(size, ledger.size());
    const auto root
        = kept.size <= size ? Ledger::rootAt(kept.size, ledger) : Result<QByteArray>(QByteArray());
    if (!root)
        return root.error();
    if (*root != kept.root)
        return Error{ErrorCode::Conflict,
                     u"the backup in %1 has %2 entries that this vault of %3 does not continue"_s
                         .arg(m_directory)
                         .arg(kept.size)
                         .arg(size),
                     u"Keep it and choose another folder."_s};
    return {};
}

QList<qint64> BackupRun::states() const
{
    QList<qint64> numbers;
    for (const QString &name : QDir(m_directory).entryList(QDir::Dirs | QDir::NoDotAndDotDot)) {
        if (const qint64 number = BackupStatement::numberOf(name); number > 0)
            numbers.append(number);
    }
    return numbers;
}

void BackupRun::removeStates(qint64 kept) const
{
    for (const qint64 number : states()) {
        if (number != kept)
            QDir(path(BackupStatement::stateName(number))).removeRecursively();
    }
}

Result<void> BackupRun::list(const QString &relative, const FileDigest &digest, bool isNew)
{
    ++m_report.files;
    m_report.bytes += digest.size;
    if (isNew) {
        ++m_report.newFiles;
        m_report.newBytes += digest.size;
    }
    return m_manifest->write(manifestLine(digest, relative));
}

Result<void> BackupRun::putSmall(const QString &file, const QByteArray &bytes)
{
    REDRESS_TRY(copy, Vault::DurableFile::create(path(inState(file)), 0600));
    REDRESS_CHECK(copy.write(bytes));
    REDRESS_CHECK(copy.commit(false));
    return list(inState(file), {bytes.size(), Crypto::sha256(bytes)}, true);
}

Result<void> BackupRun::copyDrafts()
{
    constexpr qint64 kMaxDraftFileBytes = 16 * 1024 * 1024;
    const QString folder = m_d.place.drafts(m_d.center.id);
    for (const QString &name : QDir(folder).entryList({u'*' + kDraftEnding}, QDir::Files)) {
        const auto bytes = readWhole(folder + u'/' + name, kMaxDraftFileBytes);
        const QString file = VaultFile::drafts + u'/' + name;
        if (!bytes && bytes.error().code == ErrorCode::NotFound)
            continue; // logged or thrown away meanwhile
        if (!bytes)
            return bytes.error();
        if (manifestEntry(manifestLine({0, Crypto::sha256({})}, inState(file))))
            REDRESS_CHECK(putSmall(file, *bytes));
    }
    return {};
}

/// Nothing where the standing backup is not whole: then its database is copied anew.
std::optional<EarlierDatabase> BackupRun::databaseOf(const BackupStatement &standing) const
{
    const auto sha256 = manifestDigest(m_directory, standing, VaultFile::database, m_progress);
    const QString file = path(standing.state() + u'/' + VaultFile::database);
    return sha256 ? std::optional(EarlierDatabase{file, {QFileInfo(file).size(), *sha256}})
                  : std::nullopt;
}

Result<void> BackupRun::copyState(const std::optional<EarlierDatabase> &earlier)
{
    const QString database = path(inState(VaultFile::database));
    for (const QString &folder : {QString(VaultFile::trust), QString(VaultFile::drafts)})
        REDRESS_CHECK(makePrivateFolder(path(inState(folder))));
    REDRESS_CHECK(makePrivateFolder(path(VaultFile::evidence)));
    // Every act signs the head; where the last one did not, it is signed now.
    REDRESS_CHECK(headNote(m_session));
    REDRESS_TRY(files, copyCenterState(m_session, database, earlier, m_progress));
    for (const StateFile &file : std::as_const(files))
        REDRESS_CHECK(putSmall(file.name, file.bytes));
    return copyDrafts();
}

Result<void> BackupRun::proveCopy(Store::Database &copy)
{
    REDRESS_TRY(last, Store::LedgerRepository(copy).lastCheckpoint());
    REDRESS_TRY(checkpoint, Ledger::openCheckpoint(last.note, *m_d.logKey));
    REDRESS_TRY(size, Store::LedgerRepository(copy).size());
    REDRESS_TRY(root, Store::recomputedRoot(copy, m_progress));
    if (checkpoint.size != size || checkpoint.root != root)
        return Error{ErrorCode::Corrupt,
                     u"the ledger does not hold together; the backup before this one stands"_s,
                     u"Run ledger verify, which names what is wrong."_s};
    m_note = last.note;
    m_report.entries = size;
    m_report.root = root;
    return {};
}

Result<void> BackupRun::copyPaper(const Domain::PaperFacts &paper)
{
    const FileDigest wanted{paper.cipherSize, paper.cipherSha256};
    const QString subject = u"document %1 (evidence %2)"_s.arg(paper.document.value, paper.blob);
    const QString target = m_papers.pathOf(paper.blob);
    if (target.isEmpty()) {
        ++m_missing;
        m_report.verification.broken(u"evidence.missing"_s, subject, u"it has no name"_s);
        return {};
    }
    const QString relative
        = VaultFile::evidence + u'/' + paper.blob.left(2) + u'/' + paper.blob + u".age"_s;
    if (QFileInfo(target).size() == wanted.size) {
        const auto there = digestOf(target, m_progress);
        if (there && there->sha256 == wanted.sha256)
            return list(relative, wanted, false);
    }
    REDRESS_CHECK(cancelled());
    REDRESS_CHECK(makePrivateFolder(QFileInfo(target).absolutePath()));
    const auto copied = copyVerified(m_d.evidence->pathOf(paper.blob), target, wanted, m_progress);
    if (copied)
        return list(relative, wanted, true);
    const ErrorCode code = copied.error().code;
    if (code != ErrorCode::NotFound && code != ErrorCode::Corrupt && code != ErrorCode::BadInput)
        return copied.error();
    ++m_missing;
    m_report.verification.broken(code == ErrorCode::NotFound ? u"evidence.missing"_s
                                                             : u"evidence.changed"_s,
                                 subject, copied.error().detail);
    return {};
}

Result<void> BackupRun::copyPapers(Store::Database &copy)
{
    m_progress.setTotal(m_report.entries);
    const Store::DocumentRepository papers(copy);
    REDRESS_CHECK(papers.blobs()); // complete, or the check says so
    QString cursor;
    do {
        REDRESS_TRY(page, papers.list({}, cursor, kPapersAPage));
        for (const Store::DocumentRecord &record : std::as_const(page.rows)) {
            REDRESS_CHECK(cancelled());
            REDRESS_CHECK(copyPaper(record.paper));
            m_progress.setDone(record.entry + 1);
        }
        cursor = page.next;
    } while (!cursor.isEmpty());
    m_progress.setDone(m_report.entries);
    return {};
}

Result<BackupReport> BackupRun::write()
{
    REDRESS_TRY(standing, previous());
    if (standing) {
        REDRESS_CHECK(demandOlder(*standing));
        // Without a statement nobody knows which state was the good one: they stay until there is
        // a better one.
        removeStates(standing->number);
    }
    for (const qint64 number : states())
        m_number = std::max(m_number, number + 1);
    REDRESS_TRY(sync, FolderSync::begin(m_directory));
    m_begun = true;
    REDRESS_CHECK(makePrivateFolder(path(BackupStatement::stateName(m_number))));
    const QString manifestPath = path(inState(kManifestFile));
    REDRESS_TRY(manifest, Vault::DurableFile::create(manifestPath, 0600));
    m_manifest.emplace(std::move(manifest));
    BackupStatement statement;
    statement.atUtc = m_report.atUtc = m_session.clock().nowUtc();
    REDRESS_CHECK(copyState(standing ? databaseOf(*standing) : std::nullopt));
    {
        REDRESS_TRY(copy,
                    Store::Database::open(path(inState(VaultFile::database)), keyAccessOf(m_d.keys),
                                          m_d.rules));
        REDRESS_CHECK(proveCopy(*copy));
        REDRESS_CHECK(copyPapers(*copy));
        REDRESS_CHECK(copy->settle());
    }
    REDRESS_TRY(database, digestOf(path(inState(VaultFile::database)), m_progress));
    REDRESS_CHECK(list(inState(VaultFile::database), database, true));
    REDRESS_CHECK(m_manifest->commit(false));
    REDRESS_TRY(manifestDigest, digestOf(manifestPath, m_progress));
    REDRESS_CHECK(cancelled());
    REDRESS_CHECK(sync.finish());

    statement.center = m_d.center.id;
    statement.origin = m_d.center.origin;
    statement.by = m_session.person().id;
    statement.number = m_number;
    statement.checkpoint = m_note;
    statement.manifest = manifestDigest;
    statement.files = m_report.files;
    statement.bytes = m_report.bytes;
    statement.missing = m_missing;
    REDRESS_TRY(text, signedStatement(statement, m_d.keys.logKey));
    // Even when this fails, the name may have come to stand for the new state: it stays. The next
    // run sees which of them is not needed.
    m_begun = false;
    REDRESS_CHECK(writeDurably(path(kStatementFile), text));
    // From here on the new one stands. What it does not need goes; what cannot go is harmless.
    removeStates(m_number);
    (void)Vault::sweepParts(path(VaultFile::evidence));
    SeenCheckpoint(m_d.center.id, *m_d.logKey).remember(Store::LedgerRepository(*m_d.database));
    m_report.directory = m_directory;
    return m_report;
}

} // namespace

BackupService::BackupService(SessionPtr session) : m_session(std::move(session))
{
}

Result<BackupReport> BackupService::backUp(const QString &directory, Progress &progress)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadLedger));
    if (directory.isEmpty() || directory.contains(QChar::Null))
        return Error{ErrorCode::BadInput, u"the folder has no name"_s,
                     u"Name a new or empty folder, or that of an earlier backup."_s};
    const QString folder = QDir::cleanPath(QDir(directory).absolutePath());
    REDRESS_CHECK(demandOutsideVault(*m_session, folder));
    auto report = BackupRun(*m_session, folder, progress).run();
    if (!report)
        return report.error().wrapped(u"couldn't make the backup"_s);
    return report;
}

} // namespace Redress::Services
