// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/dossierlayout.h"
#include "tests/seals/dossiercorpus.h"
#include "tests/seals/rawzip.h"

#include <zlib.h>

using namespace Redress::Seals;

namespace Redress::Test {

namespace {

constexpr auto kPaper = "evidence/001.pdf";
constexpr auto kNext = "evidence/002.png";

using Bend = std::function<void(RawZip *)>;

void bent(CorpusWriter *corpus, const char *name, const char *code, const Bend &bend)
{
    RawZip zip(corpus->good());
    bend(&zip);
    corpus->add(name, code, zip.bytes());
}

// Bends one field of both headers of the paper.
void both(CorpusWriter *corpus, const char *name, const char *code,
          const std::function<void(RawHeader *)> &bend)
{
    bent(corpus, name, code, [&](RawZip *zip) {
        bend(&zip->file(kPaper).local);
        bend(&zip->file(kPaper).central);
    });
}

QByteArray deflated(const QByteArray &data)
{
    // Between the zlib header and its checksum stands what ZIP stores.
    return qCompress(data).mid(4 + 2).chopped(4);
}

QByteArray extendedTime()
{
    return QByteArray("\x55\x54\x05\x00\x01\x00\x00\x00\x00", 9);
}

void addSizeLies(CorpusWriter *corpus)
{
    bent(corpus, "zip-a-file-really-compressed", "dossier.zip-compressed", [](RawZip *zip) {
        RawFile &report = zip->file(Layout::kVerifyScript);
        report.data = deflated(report.data);
        for (RawHeader *header : {&report.local, &report.central}) {
            header->method = 8;
            header->packed = quint32(report.data.size());
        }
    });
    both(corpus, "zip-said-to-be-compressed", "dossier.zip-compressed",
         [](RawHeader *header) { header->method = 8; });
    both(corpus, "zip-two-sizes", "dossier.zip-size",
         [](RawHeader *header) { header->packed -= 1; });
    both(corpus, "zip-bomb", "dossier.zip-bomb",
         [](RawHeader *header) { header->size = header->packed * 1000; });
    both(corpus, "zip-longer-than-the-archive", "dossier.zip-outside",
         [](RawHeader *header) { header->packed = header->size = 0x7fffffff; });
    bent(corpus, "zip-sizes-only-behind-the-data", "dossier.zip-descriptor", [](RawZip *zip) {
        RawFile &paper = zip->file(kPaper);
        paper.local.flags = paper.central.flags = 0x0808;
        paper.local.crc32 = paper.local.packed = paper.local.size = 0;
    });
    both(corpus, "zip-checksum-of-another-file", "dossier.zip-crc",
         [](RawHeader *header) { header->crc32 ^= 1; });
    both(corpus, "zip-needless-wide-sizes", "dossier.zip-zip64", [](RawHeader *header) {
        header->extra = QByteArray("\x01\x00\x10\x00", 4) + QByteArray(16, '\0');
        header->extra[4] = header->extra[12] = char(header->size);
        header->size = header->packed = 0xffffffff;
    });
}

void addHeaderLies(CorpusWriter *corpus)
{
    bent(corpus, "zip-another-name-before-the-data", "dossier.zip-header",
         [](RawZip *zip) { zip->file(kPaper).local.name = "evidence/003.pdf"; });
    bent(corpus, "zip-another-size-before-the-data", "dossier.zip-header",
         [](RawZip *zip) { zip->file(kPaper).local.size -= 1; });
    bent(corpus, "zip-another-checksum-before-the-data", "dossier.zip-header",
         [](RawZip *zip) { zip->file(kPaper).local.crc32 ^= 1; });
    both(corpus, "zip-encrypted", "dossier.zip-encrypted",
         [](RawHeader *header) { header->flags |= 1; });
    both(corpus, "zip-names-in-another-code", "dossier.zip-flags",
         [](RawHeader *header) { header->flags = 0; });
    both(corpus, "zip-strong-encryption", "dossier.zip-flags",
         [](RawHeader *header) { header->flags |= 0x40; });
    both(corpus, "zip-another-day", "dossier.zip-header-fields",
         [](RawHeader *header) { header->date = 0x5a21; });
    both(corpus, "zip-another-version", "dossier.zip-header-fields",
         [](RawHeader *header) { header->version = 10; });
    bent(corpus, "zip-a-symbolic-link", "dossier.zip-header-fields",
         [](RawZip *zip) { zip->file(kPaper).central.attributes = 0120777u << 16; });
    bent(corpus, "zip-made-on-windows", "dossier.zip-header-fields",
         [](RawZip *zip) { zip->file(kPaper).central.madeBy = 20; });
    both(corpus, "zip-a-second-time-stamp", "dossier.zip-extra",
         [](RawHeader *header) { header->extra = extendedTime(); });
    bent(corpus, "zip-an-extra-field-before-the-data", "dossier.zip-header",
         [](RawZip *zip) { zip->file(kPaper).local.extra = extendedTime(); });
    bent(corpus, "zip-a-comment-beside-a-file", "dossier.zip-comment",
         [](RawZip *zip) { zip->file(kPaper).central.comment = "paid"; });
    bent(corpus, "zip-a-comment-at-the-end", "dossier.zip-comment",
         [](RawZip *zip) { zip->comment = "paid"; });
    bent(corpus, "zip-one-of-several-parts", "dossier.zip-parts",
         [](RawZip *zip) { zip->disk = 1; });
}

void addLayoutLies(CorpusWriter *corpus)
{
    bent(corpus, "zip-bytes-before-the-first-file", "dossier.zip-leading-bytes",
         [](RawZip *zip) { zip->files.first().gap = "#!/bin/sh\n"; });
    bent(corpus, "zip-bytes-between-two-files", "dossier.zip-gap",
         [](RawZip *zip) { zip->file(kNext).gap = "hidden"; });
    bent(corpus, "zip-bytes-before-the-directory", "dossier.zip-gap",
         [](RawZip *zip) { zip->beforeDirectory = "hidden"; });
    bent(corpus, "zip-bytes-behind-the-directory", "dossier.zip-gap",
         [](RawZip *zip) { zip->afterDirectory = "hidden"; });
    bent(corpus, "zip-bytes-behind-the-end", "dossier.zip-trailing-bytes",
         [](RawZip *zip) { zip->end = "hidden"; });
    bent(corpus, "zip-a-whole-archive-behind-the-end", "dossier.zip-directory-malformed",
         [corpus](RawZip *zip) {
             zip->end = pack({{"mimetype", corpus->good()["mimetype"]}});
         });
    bent(corpus, "zip-two-names-for-the-same-bytes", "dossier.zip-overlap", [](RawZip *zip) {
        RawFile &next = zip->file(kNext);
        const RawFile &paper = zip->file(kPaper);
        next.moved = -qint64(30 + paper.local.name.size() + paper.data.size());
    });
    bent(corpus, "zip-a-file-inside-another-one", "dossier.zip-overlap",
         [](RawZip *zip) { zip->file(kNext).moved = -5; });
    bent(corpus, "zip-a-file-behind-the-archive", "dossier.zip-outside",
         [](RawZip *zip) { zip->file(kPaper).moved = 0x7000000; });
    bent(corpus, "zip-the-directory-in-another-order", "dossier.zip-order",
         [](RawZip *zip) { zip->directory.swapItemsAt(3, 4); });
    bent(corpus, "zip-the-files-in-another-order", "dossier.zip-order",
         [](RawZip *zip) { zip->files.swapItemsAt(3, 4); });
    bent(corpus, "zip-the-mimetype-last", "dossier.zip-order",
         [](RawZip *zip) { zip->files.move(0, zip->files.size() - 1); });
    bent(corpus, "zip-the-same-file-twice", "dossier.zip-duplicate", [](RawZip *zip) {
        const RawFile paper = zip->file(kPaper);
        zip->directory += zip->files.size();
        zip->files += paper;
    });
    bent(corpus, "zip-another-file-of-the-same-name", "dossier.zip-duplicate", [](RawZip *zip) {
        RawFile paper = zip->file(kNext);
        paper.local.name = paper.central.name = kPaper;
        zip->directory += zip->files.size();
        zip->files += paper;
    });
    bent(corpus, "zip-a-file-that-is-not-in-the-directory", "dossier.zip-gap",
         [](RawZip *zip) { zip->directory.removeLast(); });
    bent(corpus, "zip-more-files-told-than-there", "dossier.zip-directory-malformed",
         [](RawZip *zip) { zip->moreEntries = 1; });
    bent(corpus, "zip-fewer-files-told-than-there", "dossier.zip-gap",
         [](RawZip *zip) { zip->moreEntries = -1; });
    bent(corpus, "zip-too-many-files-told", "dossier.zip-too-many",
         [](RawZip *zip) { zip->moreEntries = 60'000; });
    bent(corpus, "zip-the-directory-elsewhere", "dossier.zip-directory-outside",
         [](RawZip *zip) { zip->directoryMoved = 0x10000000; });
    bent(corpus, "zip-the-directory-begins-later", "dossier.zip-directory-malformed",
         [](RawZip *zip) { zip->directoryMoved = 7; });
    bent(corpus, "zip-wide-records-asked-for-and-missing", "dossier.zip-zip64",
         [](RawZip *zip) { zip->moreEntries = 0xffff - int(zip->files.size()); });
}

} // namespace

void addZipLies(CorpusWriter *corpus)
{
    addSizeLies(corpus);
    addHeaderLies(corpus);
    addLayoutLies(corpus);
    const QByteArray good = pack(corpus->good());
    corpus->add("zip-cut-before-the-end", "dossier.zip-no-directory", good.chopped(22));
    corpus->add("zip-cut-in-the-middle", "dossier.zip-no-directory", good.first(good.size() / 2));
    corpus->add("zip-two-dossiers-in-one-file", "dossier.zip-gap", good + good);
}

void addNameLies(CorpusWriter *corpus)
{
    const auto more = [&](const char *fault, const char *code, const QByteArray &name) {
        corpus->sealedAgain(fault, code, [&](Files *files) { files->insert(name, "hello"); });
    };
    more("name-out-of-the-folder", "dossier.zip-name-traversal", "evidence/../../evil.sh");
    more("name-from-the-root-of-the-disk", "dossier.zip-name-absolute", "/etc/cron.d/evil");
    more("name-with-a-backslash", "dossier.zip-name-backslash", "evidence\\..\\evil.bat");
    more("name-of-a-folder", "dossier.zip-name-directory", "evidence/");
    more("name-with-an-empty-step", "dossier.zip-name-not-plain", "evidence//003.pdf");
    more("name-with-a-dot-step", "dossier.zip-name-not-plain", "./report.pdf");
    more("name-of-a-windows-stream", "dossier.zip-name-unsafe", "report.pdf:hidden");
    more("name-with-a-hidden-letter", "dossier.zip-name-invisible", "report\xe2\x80\x8b.pdf");
    more("name-that-runs-backwards", "dossier.zip-name-invisible",
         "report\xe2\x80\xae"
         "fdp.exe");
    more("name-with-separate-accents", "dossier.zip-name-not-nfc", "evidence/cafe\xcc\x81.pdf");
    more("name-that-is-no-text", "dossier.zip-name-encoding", "evidence/\xff.pdf");
    more("name-with-a-control-character", "dossier.zip-name-invisible", "evidence/003\n.pdf");
    more("name-that-differs-only-in-case", "dossier.zip-name-collision", "REPORT.pdf");
    more("name-in-wide-letters", "dossier.zip-name-collision",
         "\xef\xbd\x92"
         "eport.pdf");
    // The writer itself refuses these.
    const auto renamed = [&](const char *fault, const char *code, const QByteArray &name) {
        bent(corpus, fault, code, [&](RawZip *zip) {
            RawFile &paper = zip->file(kPaper);
            paper.local.name = paper.central.name = name;
        });
    };
    renamed("name-too-long", "dossier.zip-name-long", "evidence/" + QByteArray(300, 'a') + ".pdf");
    renamed("name-empty", "dossier.zip-name-empty", {});
}

} // namespace Redress::Test
