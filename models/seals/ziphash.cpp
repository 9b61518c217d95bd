// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/ziphash.h"

#include "models/crypto/primitives.h"

#include <algorithm>
#include <atomic>
#include <thread>
#include <vector>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

constexpr qint64 kBlockBytes = 256 * 1024;
// Below this a second thread costs more than it saves.
constexpr qint64 kAloneBytes = 2 * 1024 * 1024;

enum class Digest { Sha256, Crc32 };

struct Job {
    qsizetype entry = 0;
    Digest digest = Digest::Sha256;
};

// All the work, for one thread or several. A single large file occupies two threads as well: hash
// and checksum are jobs of their own, and the second reading comes from the page cache.
class Hashing {
public:
    Hashing(const ByteSource &source, const QList<ZipEntry> &entries)
        : m_source(source), m_entries(entries), m_hashes(size_t(entries.size()))
    {
        for (qsizetype i = 0; i < entries.size(); ++i) {
            m_jobs.append({i, Digest::Sha256});
            m_total += qint64(entries.at(i).size);
        }
        // The longest first, so that no thread is left alone with it at the end.
        std::stable_sort(m_jobs.begin(), m_jobs.end(), [&](const Job &a, const Job &b) {
            return entries.at(a.entry).size > entries.at(b.entry).size;
        });
        for (qsizetype i = 0; i < entries.size(); ++i)
            m_jobs.append({m_jobs.at(i).entry, Digest::Crc32});
    }

    qint64 total() const { return m_total; }
    bool wasStopped() const { return m_stop; }
    QList<ZipHash> hashes() const { return {m_hashes.begin(), m_hashes.end()}; }

    // `progress` is heard by one thread only, the caller's; null for the others.
    Result<void> work(Progress *progress)
    {
        QByteArray buffer(qMin(m_total, kBlockBytes), Qt::Uninitialized);
        Crypto::Sha256 sha256;
        for (qsizetype i = m_next++; i < m_jobs.size() && !m_stop; i = m_next++) {
            const Job job = m_jobs.at(i);
            ZipHash &hash = m_hashes[size_t(job.entry)];
            const auto done = [&](QByteArrayView part) {
                if (job.digest == Digest::Crc32) {
                    hash.crc32 = crc32Of(hash.crc32, part);
                } else {
                    sha256.add(part);
                    m_done += part.size();
                }
                if (progress) {
                    progress->setDone(m_done);
                    if (progress->isCancelled())
                        m_stop = true;
                }
            };
            if (const auto read = readEntry(m_entries.at(job.entry), &buffer, done); !read) {
                m_stop = true;
                return read;
            }
            if (job.digest == Digest::Sha256)
                hash.sha256 = sha256.result();
        }
        return {};
    }

private:
    template <typename Sink>
    Result<void> readEntry(const ZipEntry &entry, QByteArray *buffer, const Sink &sink)
    {
        auto offset = qint64(zipDataOffset(entry));
        auto left = qint64(entry.size);
        while (left > 0 && !m_stop) {
            const qint64 part = qMin(left, qint64(buffer->size()));
            REDRESS_CHECK(m_source.readAt(offset, buffer->data(), part));
            sink(QByteArrayView(buffer->constData(), part));
            offset += part;
            left -= part;
        }
        return {};
    }

    const ByteSource &m_source;
    const QList<ZipEntry> &m_entries;
    std::vector<ZipHash> m_hashes; // two jobs write to different members of one
    QList<Job> m_jobs;
    qint64 m_total = 0;
    std::atomic<qsizetype> m_next = 0;
    std::atomic<qint64> m_done = 0;
    std::atomic<bool> m_stop = false;
};

} // namespace

Result<QList<ZipHash>> hashZipEntries(const ByteSource &source, const QList<ZipEntry> &entries,
                                      Progress &progress)
{
    Hashing hashing(source, entries);
    progress.setTotal(hashing.total());
    Result<void> besideResult;
    std::thread beside;
    if (hashing.total() >= kAloneBytes)
        beside = std::thread([&] { besideResult = hashing.work(nullptr); });
    const Result<void> hereResult = hashing.work(&progress);
    if (beside.joinable())
        beside.join();
    REDRESS_CHECK(hereResult);
    REDRESS_CHECK(besideResult);
    if (hashing.wasStopped())
        return Error{ErrorCode::Cancelled, u"cancelled"_s, {}};
    return hashing.hashes();
}

} // namespace Redress::Seals
