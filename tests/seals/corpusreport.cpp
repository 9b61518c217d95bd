// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/seals/dossierlayout.h"
#include "models/seals/pdfsignature.h"
#include "tests/seals/dossiercorpus.h"

using namespace Redress::Seals;

namespace Redress::Test {

namespace {

struct Places {
    qsizetype hole = 0;
    qsizetype after = 0;
};

// What a verifier looks at of a signed PDF, and no more.
QByteArray signedReport(const CadesSigner &signer, Places *places = nullptr)
{
    const QByteArray begin = "%PDF-1.4\n<< /Type /Sig ";
    const qsizetype hole = begin.size() + pdfByteRange(0, 0, 0).size() + 11;
    const qsizetype after = hole + 2 * kPdfSignatureRoom + 2;
    const QByteArray end = " /M (D:20260303120000Z) >>\n%%EOF\n";
    const QByteArray front = begin + pdfByteRange(hole, after, after + end.size()) + " /Contents ";
    const QByteArray signature = *signer.signDigestInPdf(Crypto::sha256(front + end));
    if (places)
        *places = {hole, after};
    return front + '<' + signature.leftJustified(kPdfSignatureRoom, '\0').toHex() + '>' + end;
}

} // namespace

void addReportLies(CorpusWriter *corpus)
{
    const auto report = [&](const char *name, const char *code,
                            const std::function<void(QByteArray *, const Places &)> &change) {
        Places places;
        QByteArray pdf = signedReport(corpus->kit().signer(), &places);
        change(&pdf, places);
        corpus->sealedAgain(name, code, [&](Files *files) { files->insert(Layout::kReport, pdf); });
    };
    report("good-a-report-signed-by-itself", "", [](QByteArray *, const Places &) {});
    report("report-with-an-update-behind-its-signature", "pdf.signature",
           [](QByteArray *pdf, const Places &) { *pdf += "1 0 obj\n(paid)\nendobj\n%%EOF\n"; });
    report("report-changed-under-its-signature", "seal.digest",
           [](QByteArray *pdf, const Places &) { pdf->replace("/Type", "/Kind"); });
    report("report-with-two-signatures", "pdf.signature", [](QByteArray *pdf, const Places &) {
        pdf->insert(pdf->indexOf("%%EOF"), "/ByteRange [ 0 1 2 3 ]\n");
    });
    report("report-with-a-larger-gap", "pdf.signature", [](QByteArray *pdf, const Places &at) {
        pdf->replace(QByteArray::number(at.after), QByteArray::number(at.after + 1));
    });
    report("report-with-something-behind-the-signature", "pdf.signature",
           [](QByteArray *pdf, const Places &at) { pdf->replace(at.after - 5, 4, "beef"); });
    report("report-with-its-signature-in-capitals", "pdf.signature",
           [](QByteArray *pdf, const Places &at) {
               const QByteArray hole = pdf->mid(at.hole, at.after - at.hole);
               pdf->replace(at.hole, hole.size(), hole.toUpper());
           });
    report("report-signed-without-a-time", "pdf.signature",
           [](QByteArray *pdf, const Places &) { pdf->replace("/M (D:", "/N (D:"); });
    report("report-with-an-empty-signature", "pdf.signature",
           [](QByteArray *pdf, const Places &at) {
               pdf->replace(at.hole + 1, 2 * kPdfSignatureRoom,
                            QByteArray(2 * kPdfSignatureRoom, '0'));
           });
    report("report-signed-by-a-stranger", "seal.chain", [](QByteArray *pdf, const Places &) {
        const Center stranger = makeCenter();
        *pdf = signedReport(
            *CadesSigner::create(stranger.clerkKey, stranger.clerk, {stranger.root}));
    });
}

void addTwins(CorpusWriter *corpus)
{
    corpus->packed("good", "", [](Files *) {});
    corpus->sealedAgain("good-sealed-once-more", "", [](Files *) {});
    corpus->sealedAgain("good-of-the-first-version", "",
                        [](Files *files) { files->remove(Layout::kVerifyPage); });
    corpus->sealedAgain("good-with-instructions-of-another-version", "", [](Files *files) {
        for (const char *name : {Layout::kVerifyText, Layout::kVerifyScript, Layout::kVerifyPage})
            (*files)[name] += "\n";
    });
    corpus->sealedAgain("good-with-fewer-facts-shown", "", [](Files *files) {
        QByteArray &act = (*files)["entries/000001.sd-jwt"];
        act.truncate(act.indexOf('~') + 1);
    });
    corpus->sealedAgain("good-with-facts-in-another-order", "", [](Files *files) {
        QByteArray &act = (*files)["entries/000001.sd-jwt"];
        QByteArrayList parts = act.chopped(1).split('~');
        parts.swapItemsAt(1, 2);
        act = parts.join('~') + '~';
    });
    corpus->sealedAgain("good-without-papers", "", [](Files *files) {
        files->removeIf([](const Files::iterator &it) {
            return it.key().startsWith("evidence/") || it.key().startsWith("signatures/");
        });
    });
    corpus->sealedAgain("good-with-one-act", "", [](Files *files) {
        files->removeIf([](const Files::iterator &it) {
            const QByteArray &name = it.key();
            const bool isAct = name.startsWith("entries/") || name.endsWith(".tlog-proof");
            return name.startsWith("evidence/") || name.startsWith("signatures/")
                || (isAct && !name.contains("000001"));
        });
    });
    DossierKit old(12, 2012);
    corpus->add("good-after-the-certificate-ended", "", old.write(smallCase(&old)));
    DossierKit larger(1000);
    corpus->add("good-in-a-larger-ledger", "", larger.write(smallCase(&larger)));
}

} // namespace Redress::Test
