// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/zip.h"

#include "models/seals/zipfields.h"
#include "models/seals/zipnames.h"

#include <QtEndian>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

using namespace ZipFields;

namespace {

constexpr quint64 kBombRatio = 100;

template <typename T>
quint64 number(QByteArrayView bytes, qsizetype at)
{
    return qFromLittleEndian<T>(bytes.data() + at);
}

quint64 u16(QByteArrayView bytes, qsizetype at)
{
    return number<quint16>(bytes, at);
}

quint64 u32(QByteArrayView bytes, qsizetype at)
{
    return number<quint32>(bytes, at);
}

quint64 u64(QByteArrayView bytes, qsizetype at)
{
    return number<quint64>(bytes, at);
}

struct End {
    quint64 entries = 0;
    quint64 directoryOffset = 0;
    quint64 directoryBytes = 0;
};

class Reader {
public:
    Reader(const ByteSource &source, ZipListing *listing)
        : m_source(source), m_listing(*listing) { }

    Result<void> read()
    {
        REDRESS_TRY(end, readEnd());
        if (!end)
            return {};
        REDRESS_TRY(directory,
                    m_source.bytesAt(qint64(end->directoryOffset),
                                     qint64(m_source.size() - qint64(end->directoryOffset))));
        if (!readDirectory(directory, *end))
            return {};
        REDRESS_CHECK(checkLayout(end->directoryOffset));
        checkOrder();
        // The last word: whatever was not named above still differs in a byte.
        QByteArray expected;
        for (const ZipEntry &entry : std::as_const(m_listing.entries))
            expected += zipDirectoryHeader(entry);
        expected += zipEnd(quint64(m_listing.entries.size()), end->directoryOffset,
                           quint64(expected.size()));
        if (expected != directory && m_listing.verification.findings.isEmpty())
            broken("not-canonical", {}, u"the directory is not written as this format writes it"_s);
        return {};
    }

private:
    void broken(const char *what, const QByteArray &name, const QString &detail)
    {
        m_listing.verification.broken("dossier.zip-"_L1 + QLatin1String(what),
                                      name.isEmpty() ? u"archive"_s : shownName(name), detail);
    }

    // Nothing when there is no directory to believe in.
    Result<std::optional<End>> readEnd()
    {
        const qint64 size = m_source.size();
        const qint64 tail = qMin(size, kEndBytes + kMaxCommentBytes);
        REDRESS_TRY(bytes, m_source.bytesAt(size - tail, tail));
        const QByteArray signature("PK\x05\x06", 4);
        qsizetype at = bytes.size() - kEndBytes;
        if (at < 0 || !QByteArrayView(bytes).sliced(at).startsWith(signature)) {
            at = bytes.size() < kEndBytes ? -1 : bytes.lastIndexOf(signature, at);
            if (at < 0) {
                broken("no-directory", {}, u"the end of the archive is missing"_s);
                return std::optional<End>();
            }
            const bool isComment = qint64(u16(bytes, at + 20)) == bytes.size() - at - kEndBytes;
            broken(isComment ? "comment" : "trailing-bytes", {},
                   u"%1 bytes follow the end of the archive"_s.arg(bytes.size() - at - kEndBytes));
        }
        const QByteArrayView record = QByteArrayView(bytes).sliced(at, kEndBytes);
        const quint64 endOffset = quint64(size - tail + at);
        End end{u16(record, 10), u32(record, 16), u32(record, 12)};
        if (u16(record, 4) != 0 || u16(record, 6) != 0 || u16(record, 8) != u16(record, 10))
            broken("parts", {}, u"the archive says it has several parts"_s);
        quint64 directoryEnd = endOffset;
        REDRESS_TRY(wide, readZip64(endOffset, &end, &directoryEnd));
        if (!wide)
            return std::optional<End>();
        if (end.entries > quint64(kMaxZipEntries)
            || end.directoryBytes > quint64(kMaxZipDirectoryBytes)) {
            broken("too-many", {}, u"the archive names more files than any dossier has"_s);
            return std::optional<End>();
        }
        if (end.directoryOffset > directoryEnd
            || directoryEnd - end.directoryOffset > quint64(kMaxZipDirectoryBytes)) {
            broken("directory-outside", {}, u"the directory is not where the archive says"_s);
            return std::optional<End>();
        }
        if (end.directoryOffset + end.directoryBytes != directoryEnd)
            broken("gap", {}, u"unexplained bytes between the directory and the end"_s);
        m_directoryEnd = directoryEnd;
        return std::optional<End>(end);
    }

    // False when the zip64 records cannot be followed.
    Result<bool> readZip64(quint64 endOffset, End *end, quint64 *directoryEnd)
    {
        const bool asked = end->entries == kNot16 || end->directoryOffset == kNot32
            || end->directoryBytes == kNot32;
        if (!asked)
            return true;
        const qint64 both = kEnd64Bytes + kLocatorBytes;
        if (qint64(endOffset) < both) {
            broken("zip64", {}, u"the records for large archives are missing"_s);
            return false;
        }
        const qint64 recordOffset = qint64(endOffset) - both;
        REDRESS_TRY(bytes, m_source.bytesAt(recordOffset, both));
        if (u32(bytes, 0) != kEnd64Signature || u32(bytes, kEnd64Bytes) != kLocatorSignature
            || u64(bytes, kEnd64Bytes + 8) != quint64(recordOffset)) {
            broken("zip64", {}, u"the records for large archives are missing"_s);
            return false;
        }
        *end = End{u64(bytes, 32), u64(bytes, 48), u64(bytes, 40)};
        *directoryEnd = quint64(recordOffset);
        const QByteArray expected = zipEnd(end->entries, end->directoryOffset, end->directoryBytes);
        if (qint64(expected.size()) != both + kEndBytes || !expected.startsWith(bytes))
            broken("zip64", {}, u"the records for large archives say something else"_s);
        return true;
    }

    // False when the directory cannot be followed.
    bool readDirectory(const QByteArray &directory, const End &end)
    {
        const qsizetype stop = qsizetype(m_directoryEnd - end.directoryOffset);
        qsizetype at = 0;
        ZipNameCheck names;
        for (quint64 i = 0; i < end.entries; ++i) {
            if (stop - at < kDirectoryBytes || u32(directory, at) != kDirectorySignature)
                return malformedDirectory();
            const QByteArrayView fixed = QByteArrayView(directory).sliced(at, kDirectoryBytes);
            const auto nameBytes = qsizetype(u16(fixed, 28));
            const auto extraBytes = qsizetype(u16(fixed, 30));
            const auto commentBytes = qsizetype(u16(fixed, 32));
            const qsizetype whole = kDirectoryBytes + nameBytes + extraBytes + commentBytes;
            if (stop - at < whole)
                return malformedDirectory();
            ZipEntry entry;
            entry.name = directory.mid(at + kDirectoryBytes, nameBytes);
            names.add(entry.name, &m_listing.verification);
            readFields(fixed, directory.mid(at + kDirectoryBytes + nameBytes, extraBytes),
                       commentBytes, &entry);
            if (m_fieldFindings == 0
                && zipDirectoryHeader(entry) != QByteArrayView(directory).sliced(at, whole))
                broken("header-fields", entry.name,
                       u"a version, date or attribute is not the fixed one"_s);
            m_listing.entries += entry;
            at += whole;
        }
        if (at != stop)
            broken("gap", {}, u"unexplained bytes in the directory"_s);
        return true;
    }

    bool malformedDirectory()
    {
        broken("directory-malformed", {},
               u"the directory is cut or names fewer files than it says"_s);
        return false;
    }

    void readFields(QByteArrayView fixed, const QByteArray &extra, qsizetype commentBytes,
                    ZipEntry *entry)
    {
        const qsizetype before = m_listing.verification.findings.size();
        const quint64 flags = u16(fixed, 8);
        quint64 packed = u32(fixed, 20);
        entry->crc32 = quint32(u32(fixed, 16));
        entry->size = u32(fixed, 24);
        entry->headerOffset = u32(fixed, 42);
        if (u16(fixed, 10) != kStored)
            broken("compressed", entry->name, u"the file is compressed"_s);
        if (flags & kFlagEncrypted)
            broken("encrypted", entry->name, u"the file is encrypted"_s);
        if (flags & kFlagDescriptor)
            broken("descriptor", entry->name, u"the size stands behind the data"_s);
        if ((flags & ~quint64(kFlagEncrypted | kFlagDescriptor)) != kFlags)
            broken("flags", entry->name, u"the flags are not the fixed ones"_s);
        if (commentBytes != 0)
            broken("comment", entry->name, u"the file has a comment"_s);
        if (!extra.isEmpty())
            readExtra(extra, &packed, entry);
        if (packed != entry->size)
            broken(packed == 0 || entry->size / packed >= kBombRatio ? "bomb" : "size", entry->name,
                   u"the size inside (%1) is not the size outside (%2)"_s.arg(packed).arg(
                       entry->size));
        m_fieldFindings = m_listing.verification.findings.size() - before;
    }

    void readExtra(const QByteArray &extra, quint64 *packed, ZipEntry *entry)
    {
        if (extra.size() < 4 || u16(extra, 0) != kZip64FieldId) {
            broken("extra", entry->name, u"the file carries an extra field"_s);
            return;
        }
        qsizetype at = 4;
        bool lies = u16(extra, 2) != quint64(extra.size() - at);
        for (quint64 *value : {&entry->size, packed, &entry->headerOffset}) {
            if (*value != kNot32)
                continue;
            if (extra.size() - at < 8) {
                lies = true;
                break;
            }
            *value = u64(extra, at);
            lies = lies || *value < kNot32;
            at += 8;
        }
        if (lies || at != extra.size())
            broken("zip64", entry->name, u"the sizes for large files say something else"_s);
    }

    Result<void> checkLayout(quint64 directoryOffset)
    {
        // In the order of their places, so that one displaced file does not accuse all that follow.
        QList<ZipEntry> placed = m_listing.entries;
        std::stable_sort(placed.begin(), placed.end(), [](const ZipEntry &a, const ZipEntry &b) {
            return a.headerOffset < b.headerOffset;
        });
        quint64 expected = 0;
        m_listing.isReadable = true;
        for (const ZipEntry &entry : std::as_const(placed)) {
            const quint64 header = quint64(zipLocalHeader(entry).size());
            if (entry.headerOffset > directoryOffset
                || header > directoryOffset - entry.headerOffset
                || entry.size > directoryOffset - entry.headerOffset - header) {
                broken("outside", entry.name, u"the file lies outside the archive"_s);
                m_listing.isReadable = false;
                continue;
            }
            if (entry.headerOffset < expected) {
                broken("overlap", entry.name, u"the file shares bytes with another one"_s);
                m_listing.isReadable = false;
            } else if (entry.headerOffset > expected) {
                broken(
                    expected == 0 ? "leading-bytes" : "gap", entry.name,
                    u"%1 unexplained bytes before the file"_s.arg(entry.headerOffset - expected));
            }
            REDRESS_TRY(local, m_source.bytesAt(qint64(entry.headerOffset), qint64(header)));
            if (local != zipLocalHeader(entry))
                broken("header", entry.name,
                       u"what stands before the file is not what the directory says"_s);
            expected = qMax(expected, entry.headerOffset + header + entry.size);
        }
        if (expected < directoryOffset)
            broken("gap", {},
                   u"%1 unexplained bytes before the directory"_s.arg(directoryOffset - expected));
        return {};
    }

    void checkOrder()
    {
        for (qsizetype i = 1; i < m_listing.entries.size(); ++i) {
            const ZipEntry &before = m_listing.entries.at(i - 1);
            const ZipEntry &entry = m_listing.entries.at(i);
            const bool named = before.name == entry.name; // a duplicate has its own finding
            if (!named
                && (!zipNameBefore(before.name, entry.name)
                    || before.headerOffset >= entry.headerOffset))
                broken("order", entry.name, u"the file is not in its place"_s);
        }
    }

    const ByteSource &m_source;
    ZipListing &m_listing;
    quint64 m_directoryEnd = 0;
    qsizetype m_fieldFindings = 0; // of the entry just read
};

} // namespace

Result<ZipListing> readZip(const ByteSource &source)
{
    ZipListing listing;
    REDRESS_CHECK(Reader(source, &listing).read());
    return listing;
}

} // namespace Redress::Seals
