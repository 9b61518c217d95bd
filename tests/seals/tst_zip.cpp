// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/zip.h"
#include "models/seals/ziphash.h"

#include <QBuffer>
#include <QtEndian>
#include <QtTest>

#include <algorithm>
#include <functional>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Seals;

namespace {

struct Member {
    QByteArray name;
    QByteArray data;
};

// Writes what ZipWriter refuses to write: the parts are ours, their bytes may be changed on the
// way.
struct Forge {
    QList<Member> members{{"mimetype", "text"}, {"a.txt", "first"}, {"b.txt", "second one"}};
    std::function<void(qsizetype index, QByteArray *header)> local = [](qsizetype, QByteArray *) {};
    std::function<void(qsizetype index, QByteArray *header)> directory
        = [](qsizetype, QByteArray *) {};
    std::function<void(QByteArray *end)> end = [](QByteArray *) {};
    QByteArray before;
    QByteArray beforeDirectory;
    QByteArray beforeEnd;
    QByteArray after;

    QByteArray made() const
    {
        QByteArray archive = before;
        QByteArray list;
        for (qsizetype i = 0; i < members.size(); ++i) {
            const Member &member = members.at(i);
            const ZipEntry entry{member.name, quint64(member.data.size()), crc32Of(0, member.data),
                                 quint64(archive.size())};
            QByteArray header = zipLocalHeader(entry);
            local(i, &header);
            archive += header + member.data;
            header = zipDirectoryHeader(entry);
            directory(i, &header);
            list += header;
        }
        archive += beforeDirectory;
        QByteArray tail
            = zipEnd(quint64(members.size()), quint64(archive.size()), quint64(list.size()));
        end(&tail);
        return archive + list + beforeEnd + tail + after;
    }
};

void put16(QByteArray *bytes, qsizetype at, quint16 value)
{
    qToLittleEndian(value, bytes->data() + at);
}

void put32(QByteArray *bytes, qsizetype at, quint32 value)
{
    qToLittleEndian(value, bytes->data() + at);
}

// In both headers, at their own places, of the second member.
Forge inBoth(qsizetype localAt, qsizetype directoryAt, quint16 value)
{
    Forge forge;
    forge.local = [=](qsizetype i, QByteArray *header) {
        if (i == 1)
            put16(header, localAt, value);
    };
    forge.directory = [=](qsizetype i, QByteArray *header) {
        if (i == 1)
            put16(header, directoryAt, value);
    };
    return forge;
}

Forge inDirectory(const std::function<void(QByteArray *)> &change)
{
    Forge forge;
    forge.directory = [=](qsizetype i, QByteArray *header) {
        if (i == 1)
            change(header);
    };
    return forge;
}

Forge named(const QByteArray &name)
{
    Forge forge;
    forge.members[2].name = name;
    return forge;
}

// A long file of nothing, so that sizes beyond 4 GiB can be tested without writing them.
class Sparse final : public ByteSource {
public:
    void put(qint64 at, const QByteArray &bytes)
    {
        m_parts.append({at, bytes});
        m_size = qMax(m_size, at + bytes.size());
    }
    qint64 size() const override { return m_size; }
    Result<void> readAt(qint64 offset, char *to, qint64 count) const override
    {
        std::fill_n(to, count, '\0');
        for (const auto &[at, bytes] : m_parts) {
            for (qint64 i = qMax(at, offset); i < qMin(at + bytes.size(), offset + count); ++i)
                to[i - offset] = bytes.at(i - at);
        }
        return {};
    }

private:
    QList<std::pair<qint64, QByteArray>> m_parts;
    qint64 m_size = 0;
};

Sparse largeArchive(bool lie)
{
    Sparse archive;
    QList<ZipEntry> entries{
        {"mimetype", 4, 0, 0}, {"a.bin", 5'000'000'000, 0, 0}, {"b.bin", 1, 0, 0}};
    qint64 at = 0;
    for (ZipEntry &entry : entries) {
        entry.headerOffset = quint64(at);
        archive.put(at, zipLocalHeader(entry));
        at = qint64(zipDataOffset(entry) + entry.size);
    }
    QByteArray directory;
    for (const ZipEntry &entry : std::as_const(entries))
        directory += zipDirectoryHeader(entry);
    if (lie) // the size in the zip64 field, not the one at its usual place
        directory[directory.indexOf("a.bin") + 5 + 4] = '\1';
    directory += zipEnd(3, quint64(at), quint64(directory.size()));
    archive.put(at, directory);
    return archive;
}

QStringList codesOf(const ByteSource &source)
{
    QStringList codes;
    const auto listing = readZip(source);
    for (const Finding &finding : listing->verification.findings)
        codes += finding.code.mid(qsizetype(qstrlen("dossier.zip-")));
    return codes;
}

} // namespace

class tst_Zip : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsWhatItWrote();
    void writesOneSpelling();
    void refusesNamesOutOfOrder();
    void refusesSourcesOfAnotherSize();
    void findsEveryLie_data();
    void findsEveryLie();
    void findsEveryFlippedBit();
    void readsArchivesBeyondFourGigabytes();
    void findsLiesBeyondFourGigabytes();
    void survivesRubbish();
};

void tst_Zip::readsWhatItWrote()
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ZipWriter zip(&buffer);
    QVERIFY(zip.add("mimetype", "text"));
    const QByteArray large(3'000'000, 'x');
    qsizetype at = 0;
    const auto source = [&](char *to, qint64 count) -> Result<qint64> {
        const qint64 part = qMin<qint64>(count, large.size() - at);
        std::copy_n(large.constData() + at, part, to);
        at += part;
        return part;
    };
    QVERIFY(zip.add("a.bin", quint64(large.size()), source));
    QVERIFY(zip.add("b.txt", QByteArray()));
    QVERIFY(zip.finish());
    const MemoryBytes archive(buffer.data());
    const auto listing = readZip(archive);
    QVERIFY(listing.ok());
    QCOMPARE(listing->verification.findings, QList<Finding>());
    QVERIFY(listing->isReadable);
    QCOMPARE(listing->entries.size(), 3);
    NoProgress progress;
    const auto hashes = hashZipEntries(archive, listing->entries, progress);
    QVERIFY(hashes.ok());
    for (qsizetype i = 0; i < 3; ++i) {
        const ZipEntry &entry = listing->entries.at(i);
        const QByteArray data = *archive.bytesAt(qint64(zipDataOffset(entry)), qint64(entry.size));
        QCOMPARE(hashes->at(i).crc32, entry.crc32);
        QCOMPARE(hashes->at(i).sha256, QCryptographicHash::hash(data, QCryptographicHash::Sha256));
    }
}

void tst_Zip::writesOneSpelling()
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ZipWriter zip(&buffer);
    QVERIFY(zip.add("mimetype", "text"));
    QVERIFY(zip.finish());
    QCOMPARE(
        buffer.data().toHex(' '),
        QByteArray(
            "50 4b 03 04 14 00 00 08 00 00 00 00 21 00 c7 a7 8b 3b 04 00 00 00 04 00 00 00 08 00 "
            "00 00 6d 69 6d 65 74 79 70 65 74 65 78 74 50 4b 01 02 14 03 14 00 00 08 00 00 00 00 "
            "21 00 c7 a7 8b 3b 04 00 00 00 04 00 00 00 08 00 00 00 00 00 00 00 00 00 00 00 a4 81 "
            "00 00 00 00 6d 69 6d 65 74 79 70 65 50 4b 05 06 00 00 00 00 01 00 01 00 36 00 00 00 "
            "2a 00 00 00 00 00"));
}

void tst_Zip::refusesNamesOutOfOrder()
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ZipWriter zip(&buffer);
    QVERIFY(zip.add("b", "1"));
    QCOMPARE(zip.add("a", "2").error().code, ErrorCode::BadInput);
    QCOMPARE(zip.add("b", "2").error().code, ErrorCode::BadInput);
    QCOMPARE(zip.add("mimetype", "2").error().code, ErrorCode::BadInput);
    QVERIFY(zip.add("c", "3"));
}

void tst_Zip::refusesSourcesOfAnotherSize()
{
    for (const quint64 announced : {0ull, 9ull, 11ull}) {
        QBuffer buffer;
        buffer.open(QIODevice::ReadWrite);
        ZipWriter zip(&buffer);
        bool given = false;
        const auto ten = [&given](char *to, qint64) -> Result<qint64> {
            std::fill_n(to, 10, 'x');
            return std::exchange(given, true) ? 0 : 10;
        };
        QCOMPARE(zip.add("a", announced, ten).error().code, ErrorCode::BadInput);
    }
}

void tst_Zip::findsEveryLie_data()
{
    QTest::addColumn<QByteArray>("archive");
    QTest::addColumn<QString>("code");
    const auto row = [](const char *name, const Forge &forge, const char *code) {
        QTest::newRow(name) << forge.made() << QString::fromLatin1(code);
    };
    Forge forge;
    row("compressed", inBoth(8, 10, 8), "compressed");
    row("encrypted", inBoth(6, 8, 0x0801), "encrypted");
    row("size behind the data", inBoth(6, 8, 0x0808), "descriptor");
    row("no UTF-8 flag", inBoth(6, 8, 0), "flags");
    row("a date", inBoth(12, 14, 0x5a21), "header-fields");
    row("a time", inBoth(10, 12, 1), "header-fields");
    row("a version", inBoth(4, 6, 63), "header-fields");
    row("an executable", inDirectory([](QByteArray *h) { put32(h, 38, 0100755u << 16); }),
        "header-fields");
    row("a symbolic link", inDirectory([](QByteArray *h) { put32(h, 38, 0120777u << 16); }),
        "header-fields");
    row("another disk", inDirectory([](QByteArray *h) { put16(h, 34, 1); }), "header-fields");
    row("a comment on a file", inDirectory([](QByteArray *h) {
            put16(h, 32, 2);
            *h += "hi";
        }),
        "comment");
    row("an extra field", inDirectory([](QByteArray *h) {
            put16(h, 30, 5);
            *h += QByteArray("\x55\x54\x01\x00x", 5);
        }),
        "extra");
    row("zip64 where none is needed", inDirectory([](QByteArray *h) {
            put16(h, 30, 12);
            put32(h, 24, 0xffffffff);
            *h += QByteArray("\x01\x00\x08\x00\x05\x00\x00\x00\x00\x00\x00\x00", 12);
        }),
        "zip64");
    row("zip64 cut short", inDirectory([](QByteArray *h) {
            put16(h, 30, 4);
            put32(h, 24, 0xffffffff);
            *h += QByteArray("\x01\x00\x00\x00", 4);
        }),
        "zip64");
    row("a bomb", inDirectory([](QByteArray *h) { put32(h, 24, 5'000'000); }), "bomb");
    row("a size that lies", inDirectory([](QByteArray *h) { put32(h, 24, 6); }), "size");
    row(
        "a local size that lies",
        [] {
            Forge f;
            f.local = [](qsizetype i, QByteArray *h) { put32(h, 18, i == 1 ? 4 : 5); };
            return f;
        }(),
        "header");
    row(
        "another name before the data",
        [] {
            Forge f;
            f.local = [](qsizetype, QByteArray *h) { h->replace("a.txt", "z.txt"); };
            return f;
        }(),
        "header");
    row("two files on the same bytes", inDirectory([](QByteArray *h) { put32(h, 42, 0); }),
        "overlap");
    row("outside the archive", inDirectory([](QByteArray *h) { put32(h, 42, 60'000); }), "outside");
    forge = {};
    forge.before = "x";
    row("bytes before", forge, "leading-bytes");
    forge = {};
    forge.after = "x";
    row("bytes after", forge, "trailing-bytes");
    forge = {};
    forge.end = [](QByteArray *e) {
        put16(e, 20, 2);
        *e += "hi";
    };
    row("a comment", forge, "comment");
    forge = {};
    forge.beforeDirectory = "between";
    row("bytes before the directory", forge, "gap");
    forge = {};
    forge.beforeEnd = "between";
    row("bytes behind the directory", forge, "gap");
    forge = {};
    forge.end = [](QByteArray *e) { put16(e, 4, 1); };
    row("several parts", forge, "parts");
    forge = {};
    forge.end = [](QByteArray *e) {
        put16(e, 8, 2);
        put16(e, 10, 2);
    };
    row("fewer files than there are", forge, "gap");
    forge = {};
    forge.end = [](QByteArray *e) {
        put16(e, 8, 4);
        put16(e, 10, 4);
    };
    row("more files than there are", forge, "directory-malformed");
    forge = {};
    forge.end = [](QByteArray *e) { put32(e, 16, 0xfffffff0); };
    row("a directory that is nowhere", forge, "directory-outside");
    forge = {};
    forge.end = [](QByteArray *e) { put16(e, 10, 0xffff); };
    row("zip64 that is not there", forge, "zip64");
    forge = {};
    forge.end = [](QByteArray *e) {
        put16(e, 8, 60'000);
        put16(e, 10, 60'000);
    };
    row("far too many files", forge, "too-many");
    forge = {};
    std::swap(forge.members[1], forge.members[2]);
    row("another order", forge, "order");
    forge = {};
    std::swap(forge.members[0], forge.members[1]);
    row("mimetype not first", forge, "order");
    row("the same name twice", named("a.txt"), "duplicate");
    row("a name in other case", named("A.txt"), "name-collision");
    row("a name in wide letters", named("\xef\xbd\x81.txt"), "name-collision");
    row("out of the folder", named("b/../../x"), "name-traversal");
    row("out of the folder at once", named("../x"), "name-traversal");
    row("from the root", named("/etc/passwd"), "name-absolute");
    row("a drive", named("c:x"), "name-unsafe");
    row("a backslash", named("b\\x"), "name-backslash");
    row("a folder", named("b/"), "name-directory");
    row("an empty step", named("b//x"), "name-not-plain");
    row("a step that is none", named("b/./x"), "name-not-plain");
    row("no name", named(""), "name-empty");
    row("a long name", named(QByteArray(201, 'b')), "name-long");
    row("not UTF-8", named("b\xff"), "name-encoding");
    row("overlong UTF-8", named("b\xc0\xaf"), "name-encoding");
    row("separate accents", named("be\xcc\x81"), "name-not-nfc");
    row("right to left", named("b\xe2\x80\xaetxt.exe"), "name-invisible");
    row("a line break", named("b\nx"), "name-invisible");
    row("NUL", named(QByteArray("b\0x", 3)), "name-invisible");
    QTest::newRow("the end cut off") << Forge().made().chopped(1) << u"no-directory"_s;
    QTest::newRow("nothing") << QByteArray() << u"no-directory"_s;
}

void tst_Zip::findsEveryLie()
{
    QFETCH(QByteArray, archive);
    QFETCH(QString, code);
    const QStringList codes = codesOf(MemoryBytes(archive));
    QVERIFY2(codes.contains(code), qPrintable(codes.join(u", "_s)));
}

void tst_Zip::findsEveryFlippedBit()
{
    const QByteArray archive = Forge().made();
    QCOMPARE(codesOf(MemoryBytes(archive)), QStringList());
    NoProgress progress;
    for (qsizetype at = 0; at < archive.size(); ++at) {
        for (int bit = 0; bit < 8; ++bit) {
            QByteArray flipped = archive;
            flipped[at] = char(flipped.at(at) ^ (1 << bit));
            const MemoryBytes source(flipped);
            const auto listing = readZip(source);
            QVERIFY(listing.ok());
            bool found = !listing->verification.isIntact();
            if (!found) {
                const auto hashes = hashZipEntries(source, listing->entries, progress);
                for (qsizetype i = 0; i < listing->entries.size(); ++i)
                    found = found || hashes->at(i).crc32 != listing->entries.at(i).crc32;
            }
            QVERIFY2(found, qPrintable(u"bit %1 of byte %2"_s.arg(bit).arg(at)));
        }
    }
    qInfo("flipped all %lld bits of an archive", qlonglong(archive.size() * 8));
}

void tst_Zip::readsArchivesBeyondFourGigabytes()
{
    const Sparse archive = largeArchive(false);
    const auto listing = readZip(archive);
    QVERIFY(listing.ok());
    QCOMPARE(listing->verification.findings, QList<Finding>());
    QCOMPARE(listing->entries.at(1).size, 5'000'000'000u);
    QVERIFY(listing->entries.at(2).headerOffset > 5'000'000'000u);
}

void tst_Zip::findsLiesBeyondFourGigabytes()
{
    QVERIFY(!codesOf(largeArchive(true)).isEmpty());
}

void tst_Zip::survivesRubbish()
{
    QRandomGenerator random(42);
    const QByteArray archive = Forge().made();
    for (int i = 0; i < 20'000; ++i) {
        QByteArray bytes = archive;
        for (int n = random.bounded(1, 8); n > 0; --n)
            bytes[random.bounded(int(bytes.size()))] = char(random.generate());
        if (random.bounded(4) == 0)
            bytes.truncate(random.bounded(int(bytes.size())));
        if (bytes != archive)
            (void)codesOf(MemoryBytes(bytes));
    }
}

QTEST_GUILESS_MAIN(tst_Zip)
#include "tst_zip.moc"
