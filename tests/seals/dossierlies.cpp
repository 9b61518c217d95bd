// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/seals/dossierlies.h"

#include "models/crypto/primitives.h"
#include "models/seals/bytesource.h"
#include "models/seals/dossierlayout.h"
#include "models/seals/pdfsignature.h"
#include "models/seals/zip.h"

#include <QBuffer>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace Redress::Seals;

namespace Redress::Test {

Files unpack(const QByteArray &archive)
{
    Files files;
    const ZipListing listing = *readZip(MemoryBytes(archive));
    for (const ZipEntry &entry : listing.entries)
        files.insert(entry.name,
                     archive.mid(qsizetype(zipDataOffset(entry)), qsizetype(entry.size)));
    return files;
}

QByteArray pack(const Files &files)
{
    QBuffer buffer;
    buffer.open(QIODevice::ReadWrite);
    ZipWriter zip(&buffer);
    QList<QByteArray> names = files.keys();
    std::sort(names.begin(), names.end(), zipNameBefore);
    for (const QByteArray &name : std::as_const(names))
        (void)zip.add(name, files.value(name)).ok();
    (void)zip.finish().ok();
    return buffer.data();
}

void sealAgain(Files *files, const CadesSigner &signer)
{
    Layout::Digests digests;
    for (auto it = files->cbegin(); it != files->cend(); ++it)
        digests.insert(it.key(), Crypto::sha256(it.value()));
    const auto put = [&](const char *name, const QByteArray &bytes) {
        files->insert(name, bytes);
        digests.insert(name, Crypto::sha256(bytes));
    };
    put(Layout::kManifest, Layout::manifestText(digests));
    put(Layout::kAsicManifest, Layout::asicManifestText(digests));
    put(Layout::kSignature,
        *signer.signDigest(digests.value(Layout::kAsicManifest), noon().addDays(2)));
}

namespace {

// The small case has its acts at 1, 3, 5 and 7, and paper 1 signed.
constexpr auto kOpened = "entries/000001.sd-jwt";
constexpr auto kNoted = "entries/000007.sd-jwt";
constexpr auto kNotedProof = "META-INF/000007.tlog-proof";
constexpr auto kOpenedProof = "META-INF/000001.tlog-proof";

void flip(QByteArray *bytes, qsizetype at)
{
    (*bytes)[at] = char(bytes->at(at) ^ 1);
}

QByteArray anotherAct(const QString &kid, const Crypto::P256PrivateKey &key, const QDateTime &at,
                      const QString &caseId)
{
    Ledger::EntryDraft draft;
    draft.act = u"case.noted"_s;
    draft.at = at;
    draft.caseId = caseId;
    draft.id = u"E-99"_s;
    return Ledger::present(Ledger::signEntry(draft, key, kid)->jwt, {});
}

QByteArray byTheClerk(const DossierKit &kit, const QDateTime &at, const QString &caseId)
{
    return anotherAct(kit.center().clerk.thumbprint(), kit.center().clerkKey, at, caseId);
}

const Center &stranger()
{
    static const Center center = makeCenter();
    return center;
}

} // namespace

const QList<Lie> &lies()
{
    static const QList<Lie> all{
        {"a paper changed", "dossier.digest",
         [](Files *files, const DossierKit &) { flip(&(*files)["evidence/001.pdf"], 9); }, false},
        {"a proof changed", "dossier.asic-digest",
         [](Files *files, const DossierKit &) { flip(&(*files)[kNotedProof], 40); }, false},
        {"a paper changed and the manifest with it", "dossier.asic-digest",
         [](Files *files, const DossierKit &kit) {
             const QByteArray signature = files->value(Layout::kSignature);
             const QByteArray manifest = files->value(Layout::kAsicManifest);
             flip(&(*files)["evidence/001.pdf"], 9);
             sealAgain(files, kit.signer());
             files->insert(Layout::kSignature, signature);
             files->insert(Layout::kAsicManifest, manifest);
         },
         false},
        {"both lists made again but not the signature", "seal.digest",
         [](Files *files, const DossierKit &kit) {
             const QByteArray signature = files->value(Layout::kSignature);
             flip(&(*files)["report.pdf"], 20);
             sealAgain(files, kit.signer());
             files->insert(Layout::kSignature, signature);
         },
         false},
        {"signed by a stranger of the same name", "seal.chain",
         [](Files *files, const DossierKit &) {
             sealAgain(
                 files,
                 *CadesSigner::create(stranger().clerkKey, stranger().clerk, {stranger().root}));
         },
         false},
        {"manifest with another order", "dossier.manifest",
         [](Files *files, const DossierKit &) {
             QByteArray &text = (*files)[Layout::kManifest];
             const qsizetype end = text.indexOf('\n') + 1;
             text = text.mid(end) + text.first(end);
         },
         false},
        {"a blank line in the signed list", "dossier.asic-manifest",
         [](Files *files, const DossierKit &) { (*files)[Layout::kAsicManifest] += '\n'; }, false},
        {"the report is missing", "dossier.file-missing",
         [](Files *files, const DossierKit &) { files->remove(Layout::kReport); }},
        {"the report's own signature is not over all of it", "pdf.signature",
         [](Files *files, const DossierKit &) {
             (*files)[Layout::kReport] += pdfByteRange(40, 90, 200) + " /Contents <00>";
         },
         true, true},
        {"a file more", "dossier.file-unknown",
         [](Files *files, const DossierKit &) { files->insert("extra.txt", "hello"); }},
        {"a hidden file", "dossier.file-unknown",
         [](Files *files, const DossierKit &) { files->insert("evidence/.hidden", "hello"); }},
        {"a paper called like a script", "dossier.file-unknown",
         [](Files *files, const DossierKit &) { files->insert("evidence/003.PDF", "hello"); }},
        {"another mimetype", "dossier.mimetype",
         [](Files *files, const DossierKit &) {
             files->insert(Layout::kMimetype, "application/zip");
         }},
        {"a fact shown that was never recorded", "dossier.entry-malformed",
         [](Files *files, const DossierKit &) {
             (*files)[kNoted] += Ledger::Disclosure::make(u"note"_s, u"paid"_s).encoded + '~';
         }},
        {"a fact changed", "dossier.entry-malformed",
         [](Files *files, const DossierKit &) {
             QByteArray &entry = (*files)[kOpened];
             flip(&entry, entry.indexOf('~') + 40);
         }},
        {"a fact shown twice", "dossier.entry-malformed",
         [](Files *files, const DossierKit &) {
             QByteArray &entry = (*files)[kOpened];
             entry += entry.mid(entry.indexOf('~') + 1);
         }},
        {"an act changed", "dossier.entry-signature",
         [](Files *files, const DossierKit &) {
             // Another signature of the same form.
             QByteArray &entry = (*files)[kNoted];
             const qsizetype at = entry.indexOf('~') - 40;
             entry[at] = entry.at(at) == 'A' ? 'B' : 'A';
         }},
        {"an act that is in no ledger", "dossier.proof",
         [](Files *files, const DossierKit &kit) {
             files->insert(kNoted, byTheClerk(kit, noon(), DossierKit::caseNumber()));
         }},
        {"an act of another case", "dossier.case-mixed",
         [](Files *files, const DossierKit &kit) {
             files->insert(kNoted, byTheClerk(kit, noon(), u"C-2026-000124-5"_s));
         }},
        {"an act dated after the certificate ended", "dossier.entry-chain",
         [](Files *files, const DossierKit &kit) {
             files->insert(kNoted, byTheClerk(kit, noon().addYears(9), DossierKit::caseNumber()));
         }},
        {"an act by a stranger", "dossier.entry-chain",
         [](Files *files, const DossierKit &) {
             const QString kid = stranger().clerk.thumbprint();
             files->insert(kNoted,
                           anotherAct(kid, stranger().clerkKey, noon(), DossierKit::caseNumber()));
             files->insert(Layout::certificateName(kid.toLatin1()), stranger().clerk.pem());
         }},
        {"an act by somebody unknown", "dossier.entry-signer",
         [](Files *files, const DossierKit &) {
             files->insert(kNoted,
                           anotherAct(stranger().clerk.thumbprint(), stranger().clerkKey, noon(),
                                      DossierKit::caseNumber()));
         }},
        {"no proof", "dossier.proof-missing",
         [](Files *files, const DossierKit &) { files->remove(kNotedProof); }},
        {"a proof too many", "dossier.proof-stray",
         [](Files *files, const DossierKit &) {
             files->insert("META-INF/000009.tlog-proof", files->value(kNotedProof));
         }},
        {"the proof of another act", "dossier.proof-index",
         [](Files *files, const DossierKit &) {
             files->insert(kNotedProof, files->value(kOpenedProof));
         }},
        {"a path cut short", "dossier.proof",
         [](Files *files, const DossierKit &) {
             QByteArray &proof = (*files)[kNotedProof];
             const qsizetype end = proof.indexOf("\n\n");
             proof.remove(end - 45, 45);
         }},
        {"a proof that is none", "dossier.proof-malformed",
         [](Files *files, const DossierKit &) { (*files)[kNotedProof].prepend('x'); }},
        {"another state of the ledger", "dossier.checkpoint",
         [](Files *files, const DossierKit &) {
             for (auto it = files->begin(); it != files->end(); ++it) {
                 if (it.key().endsWith(".tlog-proof") || it.key() == Layout::kTreeHead)
                     it.value().replace("\n12\n", "\n13\n");
             }
         }},
        {"one proof under another state", "dossier.proof-checkpoint",
         [](Files *files, const DossierKit &) {
             (*files)[kNotedProof].replace("\n12\n", "\n13\n");
         }},
        {"another tree head", "dossier.tree-head",
         [](Files *files, const DossierKit &) {
             (*files)[Layout::kTreeHead].replace("\n12\n", "\n13\n");
         }},
        {"the key of another ledger", "dossier.checkpoint",
         [](Files *files, const DossierKit &kit) {
             const DossierKit other;
             (*files)[Layout::kPolicy].replace(kit.logKey().text(), other.logKey().text());
         }},
        {"a policy that is none", "dossier.policy",
         [](Files *files, const DossierKit &) { files->insert(Layout::kPolicy, "trust me\n"); }},
        {"a paper that no act names", "dossier.evidence-unbound",
         [](Files *files, const DossierKit &) {
             const QByteArray paper = "an invented paper";
             files->insert("evidence/003.txt", paper);
             (*files)[Layout::kCustody].replace(
                 "]}", ",{\"hashValue\":\"" + Crypto::sha256(paper).toHex() + "\"}]}");
         }},
        {"a paper that the custody does not know", "dossier.evidence-custody",
         [](Files *files, const DossierKit &) { files->insert(Layout::kCustody, "{}"); }},
        {"two papers of one number", "dossier.evidence-number",
         [](Files *files, const DossierKit &) {
             files->insert("evidence/001.txt", files->value("evidence/001.pdf"));
         }},
        {"the signature of another paper", "seal.digest",
         [](Files *files, const DossierKit &) {
             files->insert("signatures/002.p7s", files->value("signatures/001.p7s"));
         }},
        {"a signature that is none", "seal.malformed",
         [](Files *files, const DossierKit &) { files->insert("signatures/001.p7s", "signed"); }},
        {"a signature of no paper", "dossier.signature-stray",
         [](Files *files, const DossierKit &) {
             files->insert("signatures/009.p7s", files->value("signatures/001.p7s"));
         }},
        {"a certificate that nobody needs", "dossier.certificate-unused",
         [](Files *files, const DossierKit &) {
             files->insert(Layout::certificateName(stranger().clerk.thumbprint().toLatin1()),
                           stranger().clerk.pem());
         }},
        {"a certificate under another name", "dossier.certificate-name",
         [](Files *files, const DossierKit &kit) {
             files->insert(Layout::certificateName(stranger().clerk.thumbprint().toLatin1()),
                           kit.center().clerk.pem());
         }},
        {"no acts", "dossier.no-entries",
         [](Files *files, const DossierKit &) {
             files->removeIf([](const Files::iterator &it) {
                 return it.key().startsWith("entries/") || it.key().endsWith(".tlog-proof");
             });
         }},
    };
    return all;
}

} // namespace Redress::Test
