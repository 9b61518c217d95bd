// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/ledgerpass.h"

#include "models/ledger/merkle.h"
#include "models/store/projector.h"
#include "models/store/sealing.h"

#include <QFuture>
#include <QThreadPool>
#include <QtConcurrentMap>

#include <limits>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qint64 kBatchEntries = 512;
constexpr qint64 kBatchBytes = 64 * 1024 * 1024; // of sealed facts
constexpr qint64 kMaxSealedBytes = Ledger::kMaxDisclosureBytes + 64; // nonce and tag included
constexpr qint64 kMaxSeq = std::numeric_limits<qint64>::max() / kMaxDisclosuresPerEntry - 1;

} // namespace

struct LedgerPass::Work {
    struct Sealed {
        QByteArray sealed;
        QByteArray wrapped;
    };
    PassedEntry entry;
    QByteArray jwt;
    QList<Sealed> sealed; // beside entry.disclosures
};

LedgerPass::LedgerPass(Connection &connection, SubjectKeys &keys,
                       const Crypto::SecretBytes &searchKey, const KnownCertificates &certificates,
                       qint64 signaturesFrom)
    : m_connection(connection), m_keys(keys), m_searchKey(searchKey), m_certificates(certificates),
      m_signaturesFrom(signaturesFrom)
{
}

Result<QList<LedgerPass::Work>> LedgerPass::nextBatch()
{
    QList<Work> batch;
    // What cannot be read ends the pass, but not what is asked after it.
    REDRESS_TRY(part, Savepoint::begin(m_connection));
    REDRESS_CHECK(readEntries(batch));
    if (!batch.isEmpty())
        REDRESS_CHECK(readDisclosures(batch));
    REDRESS_CHECK(part.keep());
    if (!batch.isEmpty())
        m_last = batch.last().entry.seq;
    return batch;
}

Result<qint64> LedgerPass::countEntries()
{
    REDRESS_TRY(part, Savepoint::begin(m_connection));
    REDRESS_TRY(count, m_connection.number(u"SELECT count(*) FROM entry"_s));
    REDRESS_CHECK(part.keep());
    return count;
}

Result<void> LedgerPass::readEntries(QList<Work> &batch)
{
    Query read = m_connection.query(
        u"SELECT seq, CASE WHEN length(jwt) <= ? THEN jwt END, CASE WHEN length(leaf) <= 64 THEN"
        " leaf END FROM entry WHERE seq >= ? AND seq <= ? ORDER BY seq LIMIT ?"_s);
    read.bind(qint64(Ledger::kMaxEntryBytes));
    read.bind(m_last ? *m_last + 1 : std::numeric_limits<qint64>::min());
    read.bind(kMaxSeq).bind(kBatchEntries);
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return {};
        Work work;
        work.entry.seq = read.integer(0);
        if (const auto before = batch.isEmpty() ? m_last : batch.last().entry.seq;
            before && work.entry.seq <= *before)
            return outOfOrder("entry"_L1);
        work.jwt = read.bytes(1);
        work.entry.storedLeaf = read.bytes(2);
        batch.append(std::move(work));
    }
}

Result<void> LedgerPass::readDisclosures(QList<Work> &batch)
{
    qsizetype at = 0;
    qint64 bytes = 0;
    Query read = m_connection.query(
        u"SELECT d.place, d.subject, CASE WHEN length(d.digest) <= 64 THEN d.digest END,"
        " CASE WHEN length(d.sealed) <= ? THEN d.sealed END, k.wrapped FROM disclosure d"
        " LEFT JOIN subject_key k ON k.subject = d.subject"
        " WHERE d.place >= ? AND d.place < ? ORDER BY d.place"_s);
    read.bind(kMaxSealedBytes).bind(placeOf(qMax<qint64>(0, batch.first().entry.seq), 0));
    read.bind(placeOf(batch.last().entry.seq + 1, 0));
    REDRESS_CHECK(read.run());
    for (;;) {
        REDRESS_TRY(more, read.next());
        if (!more)
            return {};
        const qint64 seq = read.integer(0) / kMaxDisclosuresPerEntry;
        while (at + 1 < batch.size() && batch.at(at).entry.seq < seq) {
            ++at;
            if (bytes > kBatchBytes) { // the rest waits for the next batch
                batch.resize(at);
                return {};
            }
        }
        if (batch.at(at).entry.seq != seq) // of an entry that is missing
            continue;
        PassedDisclosure disclosure;
        disclosure.position = read.integer(0) - placeOf(seq, 0);
        disclosure.subject = read.text(1);
        disclosure.digest = read.bytes(2);
        batch[at].entry.disclosures.append(disclosure);
        batch[at].sealed.append({read.bytes(3), read.bytes(4)});
        bytes += batch.at(at).sealed.last().sealed.size();
    }
}

void LedgerPass::compute(Work &work) const
{
    PassedEntry &entry = work.entry;
    entry.leaf = Ledger::leafHash(work.jwt);
    auto view = Ledger::parseEntry(work.jwt);
    if (!view)
        entry.problem = view.error().detail;
    else
        entry.view = *view;
    entry.signatureHolds = entry.seq < m_signaturesFrom;
    if (!entry.signatureHolds && entry.view) {
        const auto signer = m_certificates.constFind(entry.view->kid);
        entry.signatureHolds = signer != m_certificates.constEnd()
            && Ledger::verifyEntrySignature(work.jwt, signer->key);
    }
    for (qsizetype i = 0; i < entry.disclosures.size(); ++i) {
        PassedDisclosure &disclosure = entry.disclosures[i];
        const auto key = m_keys.disclosureKey(disclosure.subject, work.sealed.at(i).wrapped);
        if (!key) {
            disclosure.state = PassedDisclosure::State::KeyBroken;
        } else if (!*key) {
            disclosure.state = PassedDisclosure::State::KeyGone;
        } else if (const auto opened
                   = openDisclosure(**key, entry.seq, disclosure.digest, work.sealed.at(i).sealed,
                                    disclosure.subject)) {
            disclosure.state = PassedDisclosure::State::Opened;
            disclosure.opened = *opened;
        }
    }
    Domain::RecordedAct spoken;
    for (const PassedDisclosure &disclosure : std::as_const(entry.disclosures)) {
        if (disclosure.opened)
            spoken.personal.insert(disclosure.opened->name, disclosure.opened->value);
    }
    entry.words = blindWordsIn(spoken, m_searchKey);
    work.jwt.clear();
    work.sealed.clear();
}

Result<void> LedgerPass::run(const Each &each, Progress &progress)
{
    QThreadPool cores;
    QList<Work> coming;
    QFuture<void>
        computing; // over `coming`, which therefore stays where it is until it is finished
    const auto start = [&]() -> Result<void> {
        REDRESS_TRY(batch, nextBatch());
        coming = std::move(batch);
        computing = QtConcurrent::map(&cores, coming, [this](Work &work) { compute(work); });
        return {};
    };
    if (const auto total = countEntries())
        progress.setTotal(*total);
    REDRESS_CHECK(start());
    qint64 done = 0;
    while (!coming.isEmpty()) {
        computing.waitForFinished();
        const QList<Work> ready = std::exchange(coming, {});
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, u"the check was stopped"_s, {}};
        auto result = start();
        for (const Work &work : ready) {
            if (result)
                result = each(work.entry);
        }
        if (!result) {
            computing.waitForFinished();
            return result;
        }
        done += ready.size();
        progress.setDone(done);
    }
    return {};
}

} // namespace Redress::Store
