// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/documentservice.h"

#include "models/core/text.h"
#include "models/domain/actfacts.h"
#include "models/domain/codes.h"
#include "models/seals/cades.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/arrivingsignatures.h"
#include "models/services/mediatype.h"
#include "models/services/papers.h"
#include "models/services/sessionstate.h"
#include "models/store/caserepository.h"
#include "models/store/documentrepository.h"

#include <QBuffer>
#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <atomic>
#include <mutex>
#include <optional>
#include <thread>
#include <utility>
#include <vector>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr int kMostArchivingThreads = 4;

/// A paper on its way: durable in the vault once `facts.blob` is there, in the ledger once `entry`
/// is.
struct Arrival {
    Domain::PaperFacts facts;
    QString subject;
    std::optional<Crypto::AgeIdentity> identity; // of the person it belongs to
    std::optional<Error> error;
    qint64 entry = -1;
};

/// Progress over all papers, told by several threads, one at a time.
class SharedProgress {
public:
    explicit SharedProgress(Progress &whole) : m_whole(whole) { }
    void add(qint64 bytes)
    {
        const std::lock_guard guard(m_turn);
        m_done += bytes;
        m_whole.setDone(m_done);
    }
    bool isCancelled()
    {
        const std::lock_guard guard(m_turn);
        return m_whole.isCancelled();
    }

private:
    Progress &m_whole;
    std::mutex m_turn;
    qint64 m_done = 0;
};

/// One paper's part of it.
class PartOfProgress final : public Progress {
public:
    explicit PartOfProgress(SharedProgress &shared) : m_shared(shared) { }
    void setTotal(qint64) override { }
    void setDone(qint64 done) override { m_shared.add(done - std::exchange(m_done, done)); }
    bool isCancelled() const override { return m_shared.isCancelled(); }

private:
    SharedProgress &m_shared;
    qint64 m_done = 0;
};

qint64 sizeOf(const NewPaper &paper)
{
    if (paper.path.isEmpty())
        return paper.bytes.size();
    return paper.path.contains(QChar::Null) ? 0 : QFileInfo(paper.path).size();
}

/// Everything about a paper that is known before its bytes are read.
Result<Arrival> received(const Session &session, const NewPaper &paper)
{
    Arrival arrival;
    if (paper.path.contains(QChar::Null))
        return Error{ErrorCode::BadInput, u"the file's name holds a NUL"_s,
                     u"Choose the file again."_s};
    if (!Domain::paperSources().contains(paper.receivedFrom))
        return Error{
            ErrorCode::BadInput, u"papers come from "_s + Domain::paperSources().join(u", "_s), {}};
    if (!paper.kind.isEmpty() && !Domain::documentKinds().contains(paper.kind))
        return Error{ErrorCode::BadInput,
                     u"\"%1\" is not a kind of paper"_s.arg(paper.kind.left(40)),
                     u"Kinds: "_s + Domain::documentKinds().join(u", "_s)};
    const QString name = paper.fileName.isEmpty() ? paper.path : paper.fileName;
    REDRESS_TRY(fileName,
                cleanShortText(name.mid(name.lastIndexOf(u'/') + 1), u"the file's name"_s));
    REDRESS_TRY(state, Store::CaseRepository(*session.d().database).state(paper.caseId));
    REDRESS_CHECK(Domain::mayFollow(state, Domain::Act::documentArchived));
    arrival.subject = state.consumer.value;
    arrival.facts.caseId = paper.caseId;
    arrival.facts.fileName = fileName.isEmpty() ? u"paper"_s : fileName;
    arrival.facts.receivedFrom = paper.receivedFrom;
    arrival.facts.mediaType = mediaTypeOf(paper.path.isEmpty() ? paper.bytes.left(kSniffedBytes)
                                                               : beginningOf(paper.path));
    arrival.facts.kind = paper.kind.isEmpty() ? guessedKind(arrival.facts.mediaType) : paper.kind;
    return arrival;
}

Result<Crypto::AgeIdentity> ownerOf(const Session &session, const QString &subject)
{
    auto key = session.d().database->subjectKey(subject);
    if (!key && key.error().code == ErrorCode::NotFound)
        return Error{ErrorCode::Conflict, u"the data of this person was erased"_s,
                     u"Nothing personal can be recorded about this person any more."_s};
    if (!key)
        return key.error();
    return Vault::UnlockedKeys::ageIdentity(*key);
}

/// All that is asked of the database before any byte is read.
QList<Arrival> receiveAll(const Session &session, const QList<NewPaper> &papers)
{
    QList<Arrival> arrivals;
    QHash<QString, Crypto::AgeIdentity> owners;
    for (const NewPaper &paper : papers) {
        Arrival arrival;
        if (auto known = received(session, paper); known)
            arrival = *known;
        else
            arrival.error = known.error();
        if (!arrival.error && !owners.contains(arrival.subject)) {
            if (auto owner = ownerOf(session, arrival.subject); owner)
                owners.insert(arrival.subject, *owner);
            else
                arrival.error = owner.error();
        }
        if (const auto owner = owners.constFind(arrival.subject); owner != owners.constEnd())
            arrival.identity = *owner;
        arrivals.append(arrival);
    }
    return arrivals;
}

/// Hash, encrypt, store, sign; durable after the batch was synced.
Result<void> keepBytes(const Session &session, const Seals::CadesSigner &signer,
                       ArrivingSignatures &signatures, const NewPaper &paper, Arrival &arrival,
                       Progress &progress)
{
    Vault::EvidenceStore &evidence = *session.d().evidence;
    QByteArray bytes = paper.bytes;
    QBuffer pasted(&bytes);
    if (paper.path.isEmpty() && !pasted.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, u"couldn't read what was pasted"_s, {}};
    constexpr auto later = Vault::Durability::WithBatch;
    const QByteArray recipient = arrival.identity->recipientRaw();
    REDRESS_TRY(blob,
                paper.path.isEmpty() ? evidence.archive(pasted, recipient, progress, later)
                                     : evidence.archive(paper.path, recipient, progress, later));
    arrival.facts.size = blob.size;
    arrival.facts.blob = blob.blobId;
    arrival.facts.sha256 = blob.sha256;
    arrival.facts.cipherSha256 = blob.cipherSha256;
    arrival.facts.cipherSize = blob.cipherSize;
    // The claimed time is that of sealing; the entry tells its own.
    REDRESS_TRY(seal, signer.signDigest(blob.sha256, session.clock().nowUtc()));
    arrival.facts.seal = seal;
    REDRESS_TRY(found,
                signatures.of(blob.blobId, *arrival.identity, arrival.facts.mediaType, paper.path));
    arrival.facts.signatures = found;
    return {};
}

/// keepBytes of all papers on as many threads as serve: reading, hashing and encrypting wait for
/// nothing but each other.
Result<void> keepAll(const Session &session, const QList<NewPaper> &papers,
                     QList<Arrival> &arrivals, Progress &progress)
{
    const Session::Private &d = session.d();
    const int threads
        = int(qBound(qsizetype(1), papers.size(),
                     qsizetype(qMin(kMostArchivingThreads, QThread::idealThreadCount()))));
    std::vector<Seals::CadesSigner> signers;
    for (int i = 0; i < threads; ++i) {
        REDRESS_TRY(signer, Seals::CadesSigner::create(d.signing, d.certificate, {d.root}));
        signers.push_back(std::move(signer));
    }
    SharedProgress shared(progress);
    ArrivingSignatures signatures(session);
    Arrival *const all = arrivals.data();
    std::atomic<qsizetype> next = 0;
    const auto work = [&](const Seals::CadesSigner &signer) {
        for (qsizetype i = next++; i < papers.size(); i = next++) {
            PartOfProgress part(shared);
            if (!all[i].error) {
                if (auto kept = keepBytes(session, signer, signatures, papers.at(i), all[i], part);
                    !kept)
                    all[i].error = kept.error();
            }
            part.setDone(sizeOf(papers.at(i)));
        }
    };
    std::vector<std::thread> helpers;
    for (int i = 1; i < threads; ++i)
        helpers.emplace_back(work, std::cref(signers.at(size_t(i))));
    work(signers.front());
    for (std::thread &helper : helpers)
        helper.join();
    return {};
}

/// One entry a paper, all in one commit.
Result<void> recordAll(const Session &session, QList<Arrival> &arrivals)
{
    REDRESS_TRY(acting, Acting::begin(session));
    const int year = acting.now().date().year();
    QList<Acting::Planned> planned;
    QList<Arrival *> coming;
    for (Arrival &arrival : arrivals) {
        if (arrival.error)
            continue;
        if (const auto state
            = acting.caseFor(Domain::Act::documentArchived, arrival.facts.caseId, -1);
            !state) {
            if (state.error().code == ErrorCode::Network)
                return state.error(); // says nothing of this paper
            arrival.error = state.error();
            continue;
        }
        REDRESS_TRY(id, acting.scope().nextDocumentId(year));
        arrival.facts.document = id;
        REDRESS_TRY(facts, Domain::documentArchived(arrival.facts));
        planned.append(
            {Domain::Act::documentArchived, arrival.facts.caseId, arrival.subject, facts});
        coming.append(&arrival);
    }
    const auto recorded = acting.recordAll(planned);
    for (qsizetype i = 0; i < recorded.size(); ++i) {
        REDRESS_TRY(act, recorded.at(i));
        coming.at(i)->entry = act.seq;
    }
    return planned.isEmpty() ? Result<void>() : acting.commit();
}

} // namespace

Result<ArchivedPaper> DocumentService::archive(const NewPaper &paper, Progress &progress)
{
    REDRESS_TRY(results, archiveMany({paper}, progress));
    return results.first();
}

Result<QList<Result<ArchivedPaper>>> DocumentService::archiveMany(const QList<NewPaper> &papers,
                                                                  Progress &progress)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::LogCase));
    Session::Private &d = m_session->d();
    qint64 total = 0;
    for (const NewPaper &paper : papers)
        total += sizeOf(paper);
    progress.setTotal(total);

    const std::lock_guard turn(d.evidenceTurn);
    REDRESS_CHECK(demandEvidenceIsThere(*m_session));
    QList<Arrival> arrivals = receiveAll(*m_session, papers);
    REDRESS_CHECK(keepAll(*m_session, papers, arrivals, progress));
    // The bytes are on disk before an entry names them: an orphan is swept, a missing file cannot
    // be.
    Result<void> recorded = d.evidence->syncBatch();
    if (recorded)
        recorded = untilRecorded(*m_session, [&] { return recordAll(*m_session, arrivals); });
    QList<Result<ArchivedPaper>> results;
    QSet<QString> named;
    for (const Arrival &arrival : std::as_const(arrivals)) {
        if (recorded && !arrival.error)
            named.insert(arrival.facts.blob);
        if (arrival.error)
            results.append(arrival.error->wrapped(u"couldn't archive the paper"_s));
        else if (!recorded)
            results.append(recorded.error().wrapped(u"couldn't archive the paper"_s));
        else
            results.append(ArchivedPaper{arrival.facts.document, arrival.entry,
                                         arrival.facts.sha256, arrival.facts.size});
    }
    d.evidence->settle(named);
    return results;
}

} // namespace Redress::Services
