// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/seals/dossierlayout.h"
#include "tests/seals/dossiercorpus.h"

using namespace Redress::Seals;

namespace Redress::Test {

// Whatever stands in the lists, in the anchors and in the small files of a dossier.

void addListLies(CorpusWriter *corpus)
{
    // The signature is made anew over a signed list that is spelled otherwise.
    const auto listed = [&](const char *name, const char *code, const char *file,
                            const std::function<void(QByteArray *)> &change) {
        corpus->packed(name, code, [&](Files *files) {
            change(&(*files)[file]);
            if (file != QByteArray(Layout::kManifest)
                && file != QByteArray(Layout::kAsicManifest)) {
                sealAgain(files, corpus->kit().signer());
                return;
            }
            files->insert(Layout::kSignature,
                          *corpus->kit().signer().signDigest(
                              Crypto::sha256(files->value(Layout::kAsicManifest)), noon()));
        });
    };
    const auto replaced = [](const QByteArray &before, const QByteArray &after) {
        return [=](QByteArray *text) { text->replace(before, after); };
    };
    const char *const manifest = Layout::kManifest;
    const char *const asic = Layout::kAsicManifest;
    listed("list-with-the-line-ends-of-windows", "dossier.manifest", manifest,
           replaced("\n", "\r\n"));
    listed("list-in-binary-mode", "dossier.digest", manifest, replaced("  ", " *"));
    listed("list-in-capital-digits", "dossier.digest", manifest,
           [](QByteArray *text) { *text = text->toUpper(); });
    listed("list-with-a-line-twice", "dossier.manifest", manifest,
           [](QByteArray *text) { *text += text->first(text->indexOf('\n') + 1); });
    listed("list-without-its-last-line-end", "dossier.digest", manifest,
           [](QByteArray *text) { text->chop(1); });
    listed("list-with-a-remark", "dossier.manifest", manifest,
           [](QByteArray *text) { text->prepend("# all good\n"); });
    listed("list-empty", "dossier.digest", manifest, [](QByteArray *text) { text->clear(); });
    listed("signed-list-with-a-comment", "dossier.asic-manifest", asic,
           replaced("</asic:ASiCManifest>", "<!-- paid --></asic:ASiCManifest>"));
    listed(
        "signed-list-with-a-doctype", "dossier.asic-manifest", asic,
        replaced("<asic:ASiCManifest ", "<!DOCTYPE x [<!ENTITY e \"e\">]>\n<asic:ASiCManifest "));
    listed("signed-list-with-a-byte-order-mark", "dossier.asic-manifest", asic,
           [](QByteArray *text) { text->prepend("\xef\xbb\xbf"); });
    listed("signed-list-with-an-old-digest", "dossier.asic-digest", asic,
           replaced("http://www.w3.org/2001/04/xmlenc#sha256",
                    "http://www.w3.org/2000/09/xmldsig#sha1"));
    listed("signed-list-with-a-name-in-escapes", "dossier.asic-digest", asic,
           replaced("URI=\"report.pdf\"", "URI=\"report%2Epdf\""));
    listed("signed-list-that-names-no-file", "dossier.asic-digest", asic, [](QByteArray *text) {
        const qsizetype from = text->indexOf("  <asic:DataObjectReference");
        *text = text->first(from) + "</asic:ASiCManifest>\n";
    });
    listed("signed-list-with-a-file-twice", "dossier.asic-manifest", asic, [](QByteArray *text) {
        const qsizetype from = text->indexOf("  <asic:DataObjectReference");
        const qsizetype to = text->indexOf("  <asic:DataObjectReference", from + 1);
        text->insert(to, text->mid(from, to - from));
    });

    listed("root-with-words-around-it", "dossier.root", Layout::kRoot,
           [](QByteArray *text) { text->prepend("Trust me:\n"); });
    listed("root-with-the-line-ends-of-windows", "dossier.root", Layout::kRoot,
           replaced("\n", "\r\n"));
    listed("root-twice", "dossier.root", Layout::kRoot, [](QByteArray *text) { *text += *text; });
    listed("root-that-is-none", "dossier.root", Layout::kRoot,
           [](QByteArray *text) { *text = "trust me\n"; });
    listed("root-of-somebody-else", "seal.chain", Layout::kRoot,
           [](QByteArray *text) { *text = makeCenter().root.pem(); });
    listed("policy-without-its-last-line-end", "dossier.policy", Layout::kPolicy,
           [](QByteArray *text) { text->chop(1); });
    listed("policy-without-a-quorum", "dossier.policy", Layout::kPolicy,
           replaced("quorum none\n", ""));
    listed("policy-that-names-an-unknown-witness", "dossier.policy", Layout::kPolicy,
           replaced("quorum none", "quorum bank"));
    listed("policy-with-a-wrong-key-id", "dossier.policy", Layout::kPolicy, [](QByteArray *text) {
        const qsizetype at = text->indexOf('+') + 1;
        (*text)[at] = text->at(at) == '0' ? '1' : '0';
    });

    listed("custody-that-is-no-object", "dossier.custody", Layout::kCustody,
           [](QByteArray *text) { *text = "[" + text->trimmed() + "]\n"; });
    listed("custody-cut", "dossier.custody", Layout::kCustody,
           [](QByteArray *text) { text->chop(4); });
    listed("custody-in-capital-digits", "dossier.evidence-custody", Layout::kCustody,
           [](QByteArray *text) { *text = text->toUpper(); });
    listed("certification-that-is-no-text", "dossier.certification", Layout::kCertification,
           [](QByteArray *text) { *text += '\xff'; });
    listed("report-that-is-no-pdf", "dossier.report", Layout::kReport,
           [](QByteArray *text) { *text = "MZ" + *text; });
    listed("mimetype-with-a-line-end", "dossier.mimetype", Layout::kMimetype,
           [](QByteArray *text) { *text += '\n'; });
}

} // namespace Redress::Test
