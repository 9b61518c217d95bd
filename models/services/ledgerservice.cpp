// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/ledgerservice.h"

#include "models/domain/actfacts.h"
#include "models/domain/acts.h"
#include "models/ledger/tiles.h"
#include "models/ledger/tlogproof.h"
#include "models/services/act.h"
#include "models/services/papers.h"
#include "models/services/policykeeping.h"
#include "models/services/proofs.h"
#include "models/services/seen.h"
#include "models/services/sessionstate.h"
#include "models/services/vaultcheck.h"
#include "models/services/verifiedhead.h"
#include "models/services/witnessservice.h"
#include "models/store/verify.h"

#include <QDir>
#include <QFileInfo>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

/// One paper's bytes: the check over all counts entries, not bytes.
class PaperProgress final : public Progress {
public:
    explicit PaperProgress(const Progress &whole) : m_whole(whole) { }
    void setTotal(qint64) override { }
    void setDone(qint64) override { }
    bool isCancelled() const override { return m_whole.isCancelled(); }

private:
    const Progress &m_whole;
};

Result<void> writeTile(const QString &directory, const QString &path, const QByteArray &bytes)
{
    const QString full = directory + u'/' + path;
    if (!QDir().mkpath(QFileInfo(full).absolutePath()))
        return Error{ErrorCode::Io, u"couldn't make the folder of "_s + full,
                     u"Choose a folder that you may write in."_s};
    return writeDurably(full, bytes);
}

Error nothingIsMissing()
{
    return {ErrorCode::Conflict, u"this desk has seen nothing that this copy lacks"_s,
            u"There is nothing to accept."_s};
}

} // namespace

LedgerService::LedgerService(SessionPtr session) : m_session(std::move(session))
{
}

Result<LedgerHead> LedgerService::head()
{
    const Store::LedgerRepository ledger(*m_session->d().database);
    LedgerHead head;
    head.origin = m_session->center().origin;
    head.logKey = QString::fromLatin1(m_session->d().logKey->text());
    REDRESS_TRY(size, ledger.size());
    REDRESS_TRY(root, ledger.root());
    REDRESS_TRY(lastAct, ledger.lastActUtc());
    REDRESS_TRY(checkpoint, ledger.lastCheckpoint());
    head.size = size;
    head.root = root;
    head.lastActUtc = lastAct;
    head.checkpoint = checkpoint.note;
    head.checkpointSize = checkpoint.size;
    return head;
}

Result<LedgerCheck> LedgerService::verify(const VerifyOptions &options, Progress &progress)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadLedger));
    const Session &session = *m_session;
    PaperCheck papers(session);
    Store::EvidenceCheck evidence;
    if (options.evidence)
        evidence = [&papers, &progress](const Store::DocumentRecord &document) {
            PaperProgress part(progress);
            return papers.check(document, part);
        };
    LedgerCheck check;
    check.verification = checkVaultFiles(session);
    check.verification.add(SeenCheckpoint(session.center().id, *session.d().logKey)
                               .compare(Store::LedgerRepository(*session.d().database)));
    const VerifiedHead memory(session);
    const auto remembered = options.full ? std::optional<VerifiedHead::Content>() : memory.load();
    Store::VerifyInputs inputs{session.d().root, *session.d().logKey};
    if (remembered)
        inputs.known = remembered->known;
    REDRESS_TRY(report, Store::verifyLedger(*session.d().database, inputs, evidence, progress));
    if (progress.isCancelled())
        return Error{ErrorCode::Cancelled, u"the check was cancelled"_s, {}};
    check.verification.add(report.verification);
    if (options.evidence)
        check.verification.add(checkOrphans(session));
    check.verification.add(witnessFindings(session));
    check.entries = report.entries;
    check.disclosures = report.disclosures;
    check.projectionRows = report.projectionRows;
    check.evidenceFiles = report.evidenceFiles;
    check.atUtc = session.clock().nowUtc();
    check.known = report.known;
    check.fullUtc = report.known > 0 ? remembered->fullUtc : check.atUtc;
    // Where the entries themselves are in order, another history than the one of then.
    if (report.knownDiffers && check.verification.isIntact())
        check.verification.add(olderThanSeen(
            u"this desk has verified other entries among the first %1"_s.arg(inputs.known.size)));
    if (check.verification.isIntact() && !report.head.root.isEmpty())
        memory.remember({report.head, check.fullUtc});
    return check;
}

Result<qint64> LedgerService::acceptCopy(const QString &reason)
{
    const Session &session = *m_session;
    REDRESS_CHECK(session.demand(Domain::Right::AcceptCopy));
    const Store::LedgerRepository ledger(*session.d().database);
    const SeenCheckpoint seen(session.center().id, *session.d().logKey);
    const VerifiedHead memory(session);
    const auto verified = memory.load();
    Domain::AcceptedCopy copy;
    if (const auto unmet = seen.unmet(ledger)) {
        copy.seenSize = unmet->size;
        copy.seenRoot = unmet->root;
    } else if (verified) {
        const auto root = Ledger::rootAt(verified->known.size, ledger);
        if (root && *root == verified->known.root)
            return nothingIsMissing();
        copy.seenSize = verified->known.size;
        copy.seenRoot = verified->known.root;
    } else {
        return nothingIsMissing();
    }
    copy.reason = reason;
    REDRESS_TRY(acting, Acting::begin(session));
    copy.size = acting.scope().size();
    REDRESS_TRY(recorded,
                acting.record(Domain::Act::copyAccepted, {}, Domain::kCenterSubject,
                              Domain::copyAccepted(copy)));
    REDRESS_CHECK(acting.commit());
    REDRESS_CHECK(seen.accept(ledger));
    memory.forget();
    return recorded.seq;
}

Result<QByteArray> LedgerService::checkpoint()
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadLedger));
    return headNote(*m_session);
}

Result<QByteArray> LedgerService::proof(qint64 entry)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadLedger));
    const Store::LedgerRepository ledger(*m_session->d().database);
    REDRESS_CHECK(ledger.entry(entry));
    REDRESS_TRY(policy, policyOf(*m_session));
    REDRESS_TRY(witnessed, witnessedCheckpoint(*m_session, policy, entry));
    if (witnessed)
        return proofUnder(ledger, entry, *witnessed);
    REDRESS_TRY(covering, ledger.checkpointCovering(entry));
    return proofUnder(ledger, entry, covering);
}

Result<QByteArray> LedgerService::entry(qint64 entry)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadLedger));
    const Store::LedgerRepository ledger(*m_session->d().database);
    REDRESS_TRY(stored, ledger.entry(entry));
    REDRESS_TRY(disclosures, ledger.disclosures(entry));
    // Who sees no cases sees their acts, but not the people in them.
    if (!m_session->demand(Domain::Right::ReadCases))
        disclosures.removeIf([](const Ledger::Disclosure &disclosure) {
            return disclosure.subject != Domain::kCenterSubject;
        });
    return Ledger::present(stored.jwt, disclosures);
}

Result<int> LedgerService::rebuild(Progress &progress)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::RebuildProjections));
    REDRESS_TRY(rows, Store::rebuildProjections(*m_session->d().database, progress));
    REDRESS_TRY(restored, restorePolicyFile(*m_session));
    return int(rows) + (restored ? 1 : 0);
}

Result<void> LedgerService::save(const QByteArray &text, const QString &path)
{
    REDRESS_TRY(target, exportTarget(*m_session, path));
    return writeDurably(target, text);
}

Result<int> LedgerService::tiles(const QString &directory, Progress &progress)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ReadLedger));
    const QFileInfo target(directory);
    if (directory.isEmpty() || directory.contains(QChar::Null)
        || (target.exists() && (!target.isDir() || !QDir(directory).isEmpty())))
        return Error{ErrorCode::BadInput, u"tiles go into a new or empty folder"_s,
                     u"Choose another folder."_s};
    REDRESS_CHECK(demandOutsideVault(*m_session, directory));
    REDRESS_TRY(note, headNote(*m_session));
    const Store::LedgerRepository ledger(*m_session->d().database);
    REDRESS_TRY(head, Ledger::openCheckpoint(note, *m_session->d().logKey));
    progress.setTotal(head.size);
    int files = 0;
    const auto entryAt = [&](qint64 index) -> Result<QByteArray> {
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, u"writing tiles was cancelled"_s, {}};
        progress.setDone(index + 1);
        REDRESS_TRY(stored, ledger.entry(index));
        return stored.jwt;
    };
    REDRESS_CHECK(Ledger::makeTiles(head.size, ledger, entryAt,
                                    [&](const QString &path, const QByteArray &bytes) {
                                        ++files;
                                        return writeTile(directory, path, bytes);
                                    }));
    REDRESS_CHECK(writeTile(directory, u"checkpoint"_s, note));
    return files + 1;
}

} // namespace Redress::Services
