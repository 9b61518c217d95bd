// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/receipt.h"

#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/ledger/entry.h"
#include "models/ledger/tlogproof.h"
#include "models/seals/dossierchecks.h"
#include "models/seals/pdfsignature.h"

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

constexpr QByteArrayView kMagic{"%PDF-"};
constexpr QByteArrayView kMark{"redress-receipt@v1\n"};
constexpr QByteArrayView kBefore{"stream\n"};
constexpr QByteArrayView kBehind{"\nendstream"};
constexpr auto kArchivedAct = "document.archived"_L1;
constexpr int kPartLines = 4; // before the proof
constexpr qint64 kStep = 1024 * 1024;
const QString kSubject = u"receipt"_s;

Error malformed(const QString &detail)
{
    return Error{ErrorCode::Corrupt, detail, {}};
}

Result<Crypto::Certificate> certificateIn(const QByteArray &line)
{
    REDRESS_TRY(der, fromBase64(line));
    return Crypto::Certificate::fromDer(der);
}

/// The text that the PDF carries; Corrupt when there is none or more than one.
Result<QByteArray> textIn(const QByteArray &pdf)
{
    const QByteArray begin = kBefore.toByteArray() + kMark.toByteArray();
    const qsizetype at = pdf.indexOf(begin);
    const qsizetype end = at < 0 ? -1 : pdf.indexOf(kBehind, at);
    if (end < 0 || pdf.indexOf(begin, at + 1) >= 0)
        return malformed(u"it does not carry exactly one proof of a paper"_s);
    return pdf.mid(at + kBefore.size(), end - at - kBefore.size());
}

Result<ReceiptContents> parse(const QByteArray &text)
{
    QByteArrayList lines;
    qsizetype at = kMark.size();
    for (int line = 0; line < kPartLines; ++line) {
        const qsizetype end = text.indexOf('\n', at);
        if (end < 0)
            return malformed(u"the proof is cut off"_s);
        lines.append(text.mid(at, end - at));
        at = end + 1;
    }
    ReceiptContents contents;
    contents.presentation = lines.at(0);
    REDRESS_TRY(signer, certificateIn(lines.at(1)));
    contents.signer = signer;
    REDRESS_TRY(root, certificateIn(lines.at(2)));
    contents.root = root;
    REDRESS_TRY(policy, fromBase64(lines.at(3)));
    contents.policy = policy;
    contents.proof = text.mid(at);
    if (receiptText(contents) != text)
        return malformed(u"the proof is not written as this format writes it"_s);
    return contents;
}

Result<QByteArray> digestOfFile(const ByteSource &file, Progress &progress)
{
    Crypto::Sha256 hash;
    progress.setTotal(file.size());
    for (qint64 at = 0; at < file.size(); at += kStep) {
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, u"cancelled"_s, {}};
        REDRESS_TRY(bytes, file.bytesAt(at, qMin(kStep, file.size() - at)));
        hash.add(bytes);
        progress.setDone(at + bytes.size());
    }
    return hash.result();
}

class ReceiptVerifier {
public:
    ReceiptVerifier(const ByteSource &receipt, const DossierTrust &trust)
        : m_receipt(receipt), m_trust(trust)
    {
    }

    Result<ReceiptVerdict> run(const ByteSource *file, Progress &progress)
    {
        REDRESS_TRY(pdf, m_receipt.bytesAt(0, m_receipt.size()));
        const auto text = textIn(pdf);
        const auto contents = text ? parse(*text) : Result<ReceiptContents>(text.error());
        if (!contents) {
            broken("malformed", contents.error().detail);
            return m_verdict;
        }
        readAct(*contents);
        REDRESS_CHECK(checkProof(*contents));
        if (file)
            REDRESS_CHECK(compare(*file, progress));
        else
            found().remark(u"receipt.no-file"_s, kSubject,
                           u"give the paper's file, too: only then it is compared"_s);
        found().remark(u"dossier.no-outside-time"_s, kSubject,
                       u"the times are the signers' own; no outside authority confirms them yet"_s);
        return m_verdict;
    }

private:
    Verification &found() { return m_verdict.proof.verification; }
    void broken(const char *what, const QString &detail)
    {
        found().broken("receipt."_L1 + QLatin1String(what), kSubject, detail);
    }

    void readAct(const ReceiptContents &contents)
    {
        const auto entry = Ledger::parsePresentation(contents.presentation);
        if (!entry)
            return; // named with the other checks of the act
        m_verdict.document = entry->view.facts.value("document"_L1).toString();
        m_verdict.archivedUtc = entry->view.at;
        const QString digest
            = entry->disclosed("content"_L1).toObject().value("sha256"_L1).toString();
        m_verdict.sha256 = QByteArray::fromHex(digest.toLatin1());
        if (entry->view.act != kArchivedAct || m_verdict.sha256.size() != Crypto::kDigestBytes
            || QLatin1String(m_verdict.sha256.toHex()) != digest)
            broken("act", u"its act does not tell which paper was archived"_s);
    }

    Result<void> checkProof(const ReceiptContents &contents)
    {
        const Crypto::Certificate root = m_trust.root.value_or(contents.root);
        if (root.der() != contents.root.der())
            found().broken(u"dossier.anchor-differs"_s, kSubject,
                           u"it is not the certificate that you trust"_s);
        auto policy = Ledger::Policy::parse(contents.policy);
        if (!policy)
            found().broken(u"dossier.policy"_s, kSubject, policy.error().detail);
        const Ledger::Policy *asked = m_trust.policy ? &*m_trust.policy
            : policy                                 ? &*policy
                                                     : nullptr;
        DossierVerdict &verdict = m_verdict.proof;
        verdict.rootFromInside = !m_trust.root;
        verdict.policyFromInside = !m_trust.policy;
        verdict.rootFingerprint
            = QString::fromLatin1(Crypto::sha256(root.der()).toHex(':')).toUpper();
        if (verdict.rootFromInside || verdict.policyFromInside)
            found().remark(u"dossier.anchor-inside"_s, kSubject,
                           u"the anchors came with the receipt: compare their fingerprints by "
                           u"another way"_s);

        CadesVerifier verifier(root);
        REDRESS_TRY(signature, checkPdf(m_receipt, &verifier, kSubject));
        found().add(signature.verification);
        verdict.signedAtUtc = signature.signedAtUtc;
        if (signature.signer) {
            verdict.signerName = signature.signer->commonName();
            verdict.signerOrganization = signature.signer->organization();
        }
        return checkAct(contents, &verifier, asked);
    }

    /// The act is checked as one of a dossier that has nothing else.
    Result<void> checkAct(const ReceiptContents &contents, CadesVerifier *verifier,
                          const Ledger::Policy *policy)
    {
        const auto proof = Ledger::parseTlogProof(contents.proof);
        const qint64 index = proof ? proof->index : 0;
        const QByteArray thumbprint = contents.signer.thumbprint().toLatin1();
        const auto read = [&](const QByteArray &name) -> Result<QByteArray> {
            switch (Layout::parseName(name).kind) {
            case Layout::Kind::Entry:
                return contents.presentation;
            case Layout::Kind::Proof:
                return contents.proof;
            case Layout::Kind::Certificate:
                return contents.signer.pem();
            default:
                return Error{ErrorCode::NotFound, u"a receipt has no such part"_s, {}};
            }
        };
        EntryChecks checks(read, &verifier->chains(), policy, &m_verdict.proof);
        REDRESS_CHECK(checks.addCertificate(Layout::certificateName(thumbprint), thumbprint));
        REDRESS_CHECK(checks.addEntry(index, true));
        checks.finish();
        return {};
    }

    Result<void> compare(const ByteSource &file, Progress &progress)
    {
        REDRESS_TRY(digest, digestOfFile(file, progress));
        m_verdict.matches = digest == m_verdict.sha256;
        if (!*m_verdict.matches)
            broken("file", u"the file is not the paper that was archived"_s);
        return {};
    }

    const ByteSource &m_receipt;
    const DossierTrust &m_trust;
    ReceiptVerdict m_verdict;
};

} // namespace

QByteArray receiptText(const ReceiptContents &contents)
{
    return kMark.toByteArray() + contents.presentation + '\n' + contents.signer.der().toBase64()
        + '\n' + contents.root.der().toBase64() + '\n' + contents.policy.toBase64() + '\n'
        + contents.proof;
}

Result<bool> looksLikeReceipt(const ByteSource &source)
{
    REDRESS_TRY(begin, source.bytesAt(0, qMin<qint64>(kMagic.size(), source.size())));
    return begin == kMagic;
}

Result<ReceiptVerdict> verifyReceipt(const ByteSource &receipt, const ByteSource *file,
                                     const DossierTrust &trust, Progress &progress)
{
    REDRESS_TRY(worthwhile, looksLikeReceipt(receipt));
    if (!worthwhile)
        return Error{ErrorCode::BadInput, u"this is not a receipt"_s,
                     u"A receipt is a PDF file that the center signed."_s};
    if (receipt.size() > kMaxReceiptBytes)
        return Error{ErrorCode::TooLarge, u"it is larger than any receipt"_s, {}};
    return ReceiptVerifier(receipt, trust).run(file, progress);
}

} // namespace Redress::Seals
