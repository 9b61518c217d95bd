// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/documentservice.h"

#include "models/core/text.h"
#include "models/domain/actfacts.h"
#include "models/domain/codes.h"
#include "models/seals/cades.h"
#include "models/services/act.h"
#include "models/services/mediatype.h"
#include "models/services/sessionstate.h"
#include "models/store/caserepository.h"

#include <QBuffer>
#include <QFileInfo>

#include <optional>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

/// A paper on its way: durable in the vault once `blob` is there, in the ledger once `result` says
/// so.
struct Arrival {
    Domain::PaperFacts facts;
    QString subject;
    std::optional<Error> error;
    qint64 entry = -1;
};

/// One file's part of the progress over all.
class PartOfProgress final : public Progress {
public:
    PartOfProgress(Progress &whole, qint64 before) : m_whole(whole), m_before(before) { }
    void setTotal(qint64) override { }
    void setDone(qint64 done) override { m_whole.setDone(m_before + done); }
    bool isCancelled() const override { return m_whole.isCancelled(); }

private:
    Progress &m_whole;
    qint64 m_before;
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

/// Hash, encrypt, store; durable after the batch was synced.
Result<void> keepBytes(const Session &session, const NewPaper &paper, Arrival &arrival,
                       Progress &progress)
{
    auto key = session.d().database->subjectKey(arrival.subject);
    if (!key && key.error().code == ErrorCode::NotFound)
        return Error{ErrorCode::Conflict, u"the data of this person was erased"_s,
                     u"Nothing personal can be recorded about this person any more."_s};
    if (!key)
        return key.error();
    REDRESS_TRY(identity, Vault::UnlockedKeys::ageIdentity(*key));
    Vault::EvidenceStore &evidence = *session.d().evidence;
    QByteArray bytes = paper.bytes;
    QBuffer pasted(&bytes);
    if (paper.path.isEmpty() && !pasted.open(QIODevice::ReadOnly))
        return Error{ErrorCode::Io, u"couldn't read what was pasted"_s, {}};
    REDRESS_TRY(blob,
                paper.path.isEmpty() ? evidence.archive(pasted, identity.recipientRaw(), progress,
                                                        Vault::Durability::WithBatch)
                                     : evidence.archive(paper.path, identity.recipientRaw(),
                                                        progress, Vault::Durability::WithBatch));
    arrival.facts.size = blob.size;
    arrival.facts.blob = blob.blobId;
    arrival.facts.sha256 = blob.sha256;
    arrival.facts.cipherSha256 = blob.cipherSha256;
    arrival.facts.cipherSize = blob.cipherSize;
    return {};
}

/// One entry a paper, all in one commit.
Result<void> recordAll(const Session &session, QList<Arrival> &arrivals)
{
    REDRESS_TRY(acting, Acting::begin(session));
    const int year = acting.now().date().year();
    bool any = false;
    for (Arrival &arrival : arrivals) {
        if (arrival.error)
            continue;
        if (const auto state
            = acting.caseFor(Domain::Act::documentArchived, arrival.facts.caseId, -1);
            !state) {
            arrival.error = state.error();
            continue;
        }
        REDRESS_TRY(id, acting.scope().nextDocumentId(year));
        arrival.facts.document = id;
        REDRESS_TRY(entry,
                    acting.record(Domain::Act::documentArchived, arrival.facts.caseId,
                                  arrival.subject, Domain::documentArchived(arrival.facts)));
        arrival.entry = entry.seq;
        any = true;
    }
    return any ? acting.commit() : Result<void>();
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
    REDRESS_TRY(signer, Seals::CadesSigner::create(d.signing, d.certificate, {d.root}));
    qint64 total = 0;
    for (const NewPaper &paper : papers)
        total += sizeOf(paper);
    progress.setTotal(total);

    const std::lock_guard turn(d.evidenceTurn);
    QList<Arrival> arrivals;
    qint64 done = 0;
    for (const NewPaper &paper : papers) {
        Arrival arrival;
        if (auto known = received(*m_session, paper); known)
            arrival = *known;
        else
            arrival.error = known.error();
        PartOfProgress part(progress, done);
        if (!arrival.error) {
            if (auto kept = keepBytes(*m_session, paper, arrival, part); !kept)
                arrival.error = kept.error();
        }
        if (!arrival.error) {
            // The claimed time is that of sealing; the entry tells its own.
            if (auto seal = signer.signDigest(arrival.facts.sha256, m_session->clock().nowUtc());
                seal)
                arrival.facts.seal = *seal;
            else
                arrival.error = seal.error();
        }
        arrivals.append(arrival);
        done += sizeOf(paper);
        progress.setDone(done);
    }
    // The bytes are on disk before an entry names them: an orphan is swept, a missing file cannot
    // be.
    Result<void> recorded = d.evidence->syncBatch();
    if (recorded)
        recorded = recordAll(*m_session, arrivals);
    QList<Result<ArchivedPaper>> results;
    for (const Arrival &arrival : std::as_const(arrivals)) {
        if (arrival.error)
            results.append(arrival.error->wrapped(u"couldn't archive the paper"_s));
        else if (!recorded)
            results.append(recorded.error().wrapped(u"couldn't archive the paper"_s));
        else
            results.append(ArchivedPaper{arrival.facts.document, arrival.entry,
                                         arrival.facts.sha256, arrival.facts.size});
    }
    return results;
}

} // namespace Redress::Services
