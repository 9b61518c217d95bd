// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/zip.h"

#include "models/seals/zipfields.h"

#include <QFileInfo>
#include <QStorageInfo>
#include <QtEndian>

#include <zlib.h>

#include <limits>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

using namespace ZipFields;

namespace {

constexpr qint64 kCopyBytes = 256 * 1024;
constexpr quint32 kRegularFile = 0100644u << 16; // unix mode, in the external attributes

class Bytes {
public:
    Bytes &u16(quint64 value) { return append<quint16>(value); }
    Bytes &u32(quint64 value) { return append<quint32>(value); }
    Bytes &u64(quint64 value) { return append<quint64>(value); }
    Bytes &raw(const QByteArray &bytes)
    {
        m_bytes += bytes;
        return *this;
    }
    const QByteArray &made() const { return m_bytes; }

private:
    template <typename T>
    Bytes &append(quint64 value)
    {
        const T little = qToLittleEndian(T(value));
        m_bytes.append(reinterpret_cast<const char *>(&little), sizeof little);
        return *this;
    }
    QByteArray m_bytes;
};

// A number that does not fit is written as all ones and stands in the zip64 field instead.
quint64 capped32(quint64 value)
{
    return qMin<quint64>(value, kNot32);
}

QByteArray zip64Field(std::initializer_list<quint64> values)
{
    Bytes list;
    for (const quint64 value : values) {
        if (value >= kNot32)
            list.u64(value);
    }
    if (list.made().isEmpty())
        return {};
    return Bytes().u16(kZip64FieldId).u16(quint64(list.made().size())).raw(list.made()).made();
}

Error writeError(const QIODevice &device)
{
    // A write that was cut short leaves no reason behind: the disk itself tells.
    constexpr qint64 kNoRoom = 64 * 1024;
    const auto *file = qobject_cast<const QFileDevice *>(&device);
    const bool full = file
        && (file->error() == QFileDevice::ResourceError
            || QStorageInfo(QFileInfo(file->fileName()).absolutePath()).bytesAvailable() < kNoRoom);
    return {full ? ErrorCode::DiskFull : ErrorCode::Io,
            "couldn't write the archive: "_L1
                + (full ? u"the disk is full"_s : device.errorString()),
            full ? u"Free some space and try again."_s : QString()};
}

} // namespace

quint32 crc32Of(quint32 before, QByteArrayView bytes)
{
    return quint32(
        ::crc32_z(before, reinterpret_cast<const uchar *>(bytes.data()), size_t(bytes.size())));
}

bool zipNameBefore(const QByteArray &a, const QByteArray &b)
{
    const bool aFirst = a == "mimetype";
    const bool bFirst = b == "mimetype";
    if (aFirst || bFirst)
        return aFirst && !bFirst;
    return a < b;
}

QByteArray zipLocalHeader(const ZipEntry &entry)
{
    const QByteArray extra = zip64Field({entry.size, entry.size});
    return Bytes()
        .u32(kLocalSignature)
        .u16(extra.isEmpty() ? kVersion : kVersionZip64)
        .u16(kFlags)
        .u16(kStored)
        .u16(kTime)
        .u16(kDate)
        .u32(entry.crc32)
        .u32(capped32(entry.size))
        .u32(capped32(entry.size))
        .u16(quint64(entry.name.size()))
        .u16(quint64(extra.size()))
        .raw(entry.name)
        .raw(extra)
        .made();
}

quint64 zipDataOffset(const ZipEntry &entry)
{
    return entry.headerOffset + quint64(zipLocalHeader(entry).size());
}

QByteArray zipDirectoryHeader(const ZipEntry &entry)
{
    const QByteArray extra = zip64Field({entry.size, entry.size, entry.headerOffset});
    const quint64 version = extra.isEmpty() ? kVersion : kVersionZip64;
    return Bytes()
        .u32(kDirectorySignature)
        .u16(kMadeOnUnix | version)
        .u16(version)
        .u16(kFlags)
        .u16(kStored)
        .u16(kTime)
        .u16(kDate)
        .u32(entry.crc32)
        .u32(capped32(entry.size))
        .u32(capped32(entry.size))
        .u16(quint64(entry.name.size()))
        .u16(quint64(extra.size()))
        .u16(0) // comment
        .u16(0) // disk
        .u16(0) // internal attributes
        .u32(kRegularFile)
        .u32(capped32(entry.headerOffset))
        .raw(entry.name)
        .raw(extra)
        .made();
}

QByteArray zipEnd(quint64 entries, quint64 directoryOffset, quint64 directoryBytes)
{
    Bytes end;
    if (entries >= kNot16 || directoryOffset >= kNot32 || directoryBytes >= kNot32) {
        end.u32(kEnd64Signature)
            .u64(kEnd64Bytes - 12) // of what follows this field
            .u16(kMadeOnUnix | kVersionZip64)
            .u16(kVersionZip64)
            .u32(0)
            .u32(0)
            .u64(entries)
            .u64(entries)
            .u64(directoryBytes)
            .u64(directoryOffset)
            .u32(kLocatorSignature)
            .u32(0)
            .u64(directoryOffset + directoryBytes)
            .u32(1);
    }
    return end.u32(kEndSignature)
        .u16(0)
        .u16(0)
        .u16(qMin<quint64>(entries, kNot16))
        .u16(qMin<quint64>(entries, kNot16))
        .u32(capped32(directoryBytes))
        .u32(capped32(directoryOffset))
        .u16(0)
        .made();
}

Result<void> ZipWriter::write(QByteArrayView bytes)
{
    if (m_device->write(bytes.data(), bytes.size()) != bytes.size())
        return writeError(*m_device);
    m_offset += quint64(bytes.size());
    return {};
}

Result<void> ZipWriter::begin(ZipEntry *entry)
{
    if (entry->name.isEmpty() || entry->name.size() > kMaxZipNameBytes
        || m_entries.size() >= kMaxZipEntries)
        return Error{ErrorCode::TooLarge, u"the archive has too many or too long names"_s, {}};
    if (!m_entries.isEmpty() && !zipNameBefore(m_entries.constLast().name, entry->name))
        return Error{ErrorCode::BadInput,
                     u"\"%1\" is out of order in the archive"_s.arg(QString::fromUtf8(entry->name)),
                     {}};
    entry->headerOffset = m_offset;
    return write(zipLocalHeader(*entry));
}

Result<void> ZipWriter::add(const QByteArray &name, const QByteArray &bytes)
{
    ZipEntry entry{name, quint64(bytes.size()), crc32Of(0, bytes), 0};
    REDRESS_CHECK(begin(&entry));
    m_entries += entry;
    return write(bytes);
}

Result<void> ZipWriter::add(const QByteArray &name, quint64 size, const Source &read)
{
    ZipEntry entry{name, size, 0, 0};
    REDRESS_CHECK(begin(&entry));
    QByteArray buffer(kCopyBytes, Qt::Uninitialized);
    quint64 copied = 0;
    for (;;) {
        REDRESS_TRY(got, read(buffer.data(), buffer.size()));
        if (got == 0)
            break;
        copied += quint64(got);
        if (copied > size)
            break;
        const QByteArrayView part(buffer.constData(), got);
        entry.crc32 = crc32Of(entry.crc32, part);
        REDRESS_CHECK(write(part));
    }
    if (copied != size)
        return Error{ErrorCode::BadInput,
                     u"\"%1\" has not the announced size"_s.arg(QString::fromUtf8(name)),
                     {}};
    // The checksum stands before the data and is known only now.
    const QByteArray header = zipLocalHeader(entry);
    if (!m_device->seek(qint64(entry.headerOffset)) || m_device->write(header) != header.size()
        || !m_device->seek(qint64(m_offset)))
        return writeError(*m_device);
    m_entries += entry;
    return {};
}

Result<void> ZipWriter::finish()
{
    const quint64 directoryOffset = m_offset;
    for (const ZipEntry &entry : std::as_const(m_entries))
        REDRESS_CHECK(write(zipDirectoryHeader(entry)));
    return write(zipEnd(quint64(m_entries.size()), directoryOffset, m_offset - directoryOffset));
}

} // namespace Redress::Seals
