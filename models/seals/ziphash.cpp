// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/ziphash.h"

#include "models/crypto/primitives.h"

#include <atomic>
#include <functional>
#include <thread>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

constexpr qint64 kBlockBytes = 256 * 1024;
// Below this a second thread costs more than it saves.
constexpr qint64 kAloneBytes = 2 * 1024 * 1024;

using Sink = std::function<void(QByteArrayView)>;

Result<void> readEntry(const ByteSource &source, const ZipEntry &entry, QByteArray *buffer,
                       const std::atomic<bool> &stop, const Sink &sink)
{
    auto offset = qint64(zipDataOffset(entry));
    auto left = qint64(entry.size);
    while (left > 0 && !stop) {
        const qint64 part = qMin(left, qint64(buffer->size()));
        REDRESS_CHECK(source.readAt(offset, buffer->data(), part));
        sink(QByteArrayView(buffer->constData(), part));
        offset += part;
        left -= part;
    }
    return {};
}

} // namespace

Result<QList<ZipHash>> hashZipEntries(const ByteSource &source, const QList<ZipEntry> &entries,
                                      Progress &progress)
{
    qint64 total = 0;
    for (const ZipEntry &entry : entries)
        total += qint64(entry.size);
    progress.setTotal(total);

    QList<ZipHash> hashes(entries.size());
    ZipHash *const out = hashes.data();
    std::atomic<bool> stop = false;
    const bool alone = total < kAloneBytes;

    // The checksum costs half as much as the hash; beside it, on another core, it costs no time.
    // Each thread reads for itself: the second reading comes from the page cache.
    Result<void> checksummed;
    std::thread beside;
    if (!alone) {
        beside = std::thread([&] {
            QByteArray buffer(kBlockBytes, Qt::Uninitialized);
            for (qsizetype i = 0; i < entries.size() && checksummed; ++i) {
                checksummed
                    = readEntry(source, entries.at(i), &buffer, stop, [&](QByteArrayView part) {
                          out[i].crc32 = crc32Of(out[i].crc32, part);
                      });
            }
        });
    }

    Result<void> hashed;
    QByteArray buffer(qMin(total, kBlockBytes), Qt::Uninitialized);
    Crypto::Sha256 sha256;
    qint64 done = 0;
    for (qsizetype i = 0; i < entries.size() && hashed && !stop; ++i) {
        hashed = readEntry(source, entries.at(i), &buffer, stop, [&](QByteArrayView part) {
            sha256.add(part);
            if (alone)
                out[i].crc32 = crc32Of(out[i].crc32, part);
            done += part.size();
            progress.setDone(done);
            stop = progress.isCancelled();
        });
        out[i].sha256 = sha256.result();
    }
    const bool cancelled = stop;
    if (!hashed)
        stop = true;
    if (beside.joinable())
        beside.join();
    if (cancelled)
        return Error{ErrorCode::Cancelled, u"cancelled"_s, {}};
    REDRESS_CHECK(hashed);
    REDRESS_CHECK(checksummed);
    return hashes;
}

} // namespace Redress::Seals
