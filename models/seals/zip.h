// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"
#include "models/core/result.h"
#include "models/seals/bytesource.h"

#include <QByteArray>
#include <QIODevice>
#include <QList>

#include <functional>

namespace Redress::Seals {

// ZIP in one spelling only (resources/help/dossier.md): every archive of the same files has the
// same bytes, and the reader accepts no others.

inline constexpr qsizetype kMaxZipEntries = 50'000;
inline constexpr qsizetype kMaxZipNameBytes = 200;
inline constexpr qint64 kMaxZipDirectoryBytes = 16 * 1024 * 1024;

struct ZipEntry {
    QByteArray name; // UTF-8
    quint64 size = 0; // stored: the same in the archive and outside
    quint32 crc32 = 0;
    quint64 headerOffset = 0;

    bool operator==(const ZipEntry &) const = default;
};

/// The bytes that stand before the data, in the directory, and at the end. The one place where the
/// spelling is decided; the writer writes them, the reader compares with them.
QByteArray zipLocalHeader(const ZipEntry &entry);
QByteArray zipDirectoryHeader(const ZipEntry &entry);
QByteArray zipEnd(quint64 entries, quint64 directoryOffset, quint64 directoryBytes);

/// Incremental CRC-32 as ZIP uses it; begins with 0.
quint32 crc32Of(quint32 before, QByteArrayView bytes);
/// `mimetype` comes first, everything else in ascending order of its bytes.
bool zipNameBefore(const QByteArray &a, const QByteArray &b);

/// Writes an archive into a random-access device. Names must come in the order of zipNameBefore.
class ZipWriter {
public:
    /// Fills at most `count` bytes, returns how many; 0 at the end.
    using Source = std::function<Result<qint64>(char *to, qint64 count)>;

    explicit ZipWriter(QIODevice *device) : m_device(device) { }
    Result<void> add(const QByteArray &name, const QByteArray &bytes);
    /// BadInput when the source yields more or less than `size`; then the archive is of no use.
    Result<void> add(const QByteArray &name, quint64 size, const Source &read);
    Result<void> finish();

private:
    Result<void> begin(ZipEntry *entry);
    Result<void> write(QByteArrayView bytes);

    QIODevice *m_device; // not owned
    QList<ZipEntry> m_entries;
    quint64 m_offset = 0;
};

struct ZipListing {
    QList<ZipEntry> entries; // in the order of the directory
    /// Findings "dossier.zip-…": whatever is not as ZipWriter would have written it, but for the
    /// data and its CRC.
    Verification verification;
    /// The data of every entry lies inside the file and apart from all other data.
    bool isReadable = false;
};

/// Reads the structure of an archive, believing nothing. Io errors only; lies are findings.
Result<ZipListing> readZip(const ByteSource &source);

/// Where the data of a canonical entry begins.
quint64 zipDataOffset(const ZipEntry &entry);

} // namespace Redress::Seals
