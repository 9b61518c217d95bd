// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/dossier.h"

#include "models/core/text.h"
#include "models/crypto/primitives.h"
#include "models/seals/dossierchecks.h"
#include "models/seals/dossierlayout.h"
#include "models/seals/dossiertime.h"
#include "models/seals/dossiertexts.h"
#include "models/seals/pdfsignature.h"
#include "models/seals/zip.h"
#include "models/seals/ziphash.h"
#include "models/seals/zipnames.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

using Layout::Digests;
using Layout::Kind;

// Everything but papers and the report is read into memory, one file at a time.
constexpr quint64 kMaxReadBytes = 32 * 1024 * 1024;
constexpr qsizetype kHexDigestBytes = 64;
constexpr qsizetype kManifestPrefixBytes = kHexDigestBytes + 2; // and two spaces

/// Every digest that a text names, in lower-case hex: runs of exactly that many digits.
QSet<QByteArray> digestsNamedIn(const QByteArray &text)
{
    const auto isHex = [](char c) { return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f'); };
    QSet<QByteArray> found;
    qsizetype begin = 0;
    for (qsizetype at = 0; at <= text.size(); ++at) {
        if (at < text.size() && isHex(text[at]))
            continue;
        if (at - begin == kHexDigestBytes)
            found.insert(text.mid(begin, kHexDigestBytes));
        begin = at + 1;
    }
    return found;
}

class DossierVerifier {
public:
    DossierVerifier(const ByteSource &source, const DossierTrust &trust, Progress *progress)
        : m_source(source), m_trust(trust), m_progress(*progress)
    {
    }

    Result<DossierVerdict> run()
    {
        REDRESS_TRY(listing, readZip(m_source));
        found().add(listing.verification);
        m_verdict.files = listing.entries.size();
        checkNames(listing.entries);
        if (!listing.isReadable)
            return m_verdict;
        REDRESS_CHECK(hashFiles(listing.entries));
        REDRESS_CHECK(checkFixedFiles());
        REDRESS_CHECK(checkManifest());
        REDRESS_CHECK(checkAsicManifest());
        REDRESS_CHECK(findAnchors());
        REDRESS_CHECK(checkOutsideTime());
        std::optional<CadesVerifier> signatures;
        if (m_root)
            signatures.emplace(*m_root);
        EntryChecks entries([this](const QByteArray &name) { return read(name); },
                            signatures ? &signatures->chains() : nullptr,
                            m_policy ? &*m_policy : nullptr, &m_verdict);
        if (signatures)
            REDRESS_CHECK(checkSignatures(&*signatures, &entries));
        REDRESS_CHECK(checkEntries(&entries));
        REDRESS_CHECK(checkEvidence(entries.boundDigests()));
        entries.finish();
        tellLimits();
        return m_verdict;
    }

private:
    Verification &found() { return m_verdict.verification; }
    void broken(const char *what, const QByteArray &name, const QString &detail)
    {
        found().broken("dossier."_L1 + QLatin1String(what), shownName(name), detail);
    }

    void checkNames(const QList<ZipEntry> &entries)
    {
        for (const ZipEntry &entry : entries) {
            if (Layout::parseName(entry.name).kind == Kind::Unknown)
                broken("file-unknown", entry.name, u"no dossier has such a file"_s);
            m_entries.insert(entry.name, entry);
        }
        for (const QByteArray &name : Layout::requiredNames()) {
            if (!m_entries.contains(name))
                broken("file-missing", name, u"each dossier has this file"_s);
        }
    }

    Result<void> hashFiles(const QList<ZipEntry> &entries)
    {
        REDRESS_TRY(hashes, hashZipEntries(m_source, entries, m_progress));
        for (qsizetype i = 0; i < entries.size(); ++i) {
            const ZipEntry &entry = entries.at(i);
            if (hashes.at(i).crc32 != entry.crc32)
                broken("zip-crc", entry.name, u"the checksum does not fit the bytes"_s);
            m_digests.insert(entry.name, hashes.at(i).sha256);
        }
        return {};
    }

    // Empty for a missing file: its absence has a finding already.
    Result<QByteArray> read(const QByteArray &name)
    {
        const auto entry = m_entries.constFind(name);
        if (entry == m_entries.constEnd())
            return QByteArray();
        if (entry->size > kMaxReadBytes) {
            broken("file-large", name, u"larger than any such file in a dossier"_s);
            return QByteArray();
        }
        REDRESS_TRY(bytes, m_source.bytesAt(qint64(zipDataOffset(*entry)), qint64(entry->size)));
        if (Crypto::sha256(bytes) != m_digests.value(name))
            return Error{ErrorCode::Io, u"the file changed while it was read"_s, {}};
        return bytes;
    }

    // A missing file has its finding already.
    bool isExactly(const char *name, const QByteArray &bytes) const
    {
        return !m_digests.contains(name) || m_digests.value(name) == Crypto::sha256(bytes);
    }

    Result<void> checkFixedFiles()
    {
        if (!isExactly(Layout::kMimetype, Layout::kMimetypeText))
            broken("mimetype", Layout::kMimetype,
                   u"it does not say that this is a signed container"_s);
        // Other versions write other instructions; that they were signed is checked elsewhere.
        for (const char *name : {Layout::kVerifyText, Layout::kVerifyScript, Layout::kVerifyPage}) {
            if (m_digests.contains(name) && !Layout::isKnownText(name, m_digests.value(name)))
                found().remark(u"dossier.instructions"_s, QString::fromLatin1(name),
                               u"this program does not know this text: do not rely on it"_s);
        }
        const QByteArray magic = "%PDF-";
        if (const auto report = m_entries.constFind(Layout::kReport);
            report != m_entries.constEnd()) {
            const auto count = qint64(qMin<quint64>(report->size, quint64(magic.size())));
            REDRESS_TRY(begin, m_source.bytesAt(qint64(zipDataOffset(*report)), count));
            if (begin != magic)
                broken("report", Layout::kReport, u"it is not a PDF file"_s);
        }
        REDRESS_TRY(certification, read(Layout::kCertification));
        if (!decodeUtf8(certification))
            broken("certification", Layout::kCertification, u"it is not UTF-8 text"_s);
        return {};
    }

    // Names the files of a list whose digests do not stand in it; whether there are any.
    bool tellMissing(const QSet<QByteArray> &right, bool (*isListed)(const QByteArray &),
                     const char *what, const QString &detail)
    {
        bool any = false;
        for (auto it = m_digests.constBegin(); it != m_digests.constEnd(); ++it) {
            if (!isListed(it.key()) || right.contains(it.key()))
                continue;
            broken(what, it.key(), detail);
            any = true;
        }
        return any;
    }

    Result<void> checkManifest()
    {
        REDRESS_TRY(actual, read(Layout::kManifest));
        const QByteArray expected = Layout::manifestText(m_digests);
        if (actual == expected)
            return {};
        // Once through the list, not once through it for every file: a stranger may send many.
        QSet<QByteArray> right;
        qsizetype end = -1;
        for (qsizetype at = 0; (end = actual.indexOf('\n', at)) >= 0; at = end + 1) {
            const QByteArray line = actual.mid(at, end + 1 - at);
            const QByteArray name = line.mid(kManifestPrefixBytes)
                                        .chopped(line.size() > kManifestPrefixBytes ? 1 : 0);
            if (const auto file = m_digests.constFind(name);
                file != m_digests.constEnd() && line == Layout::manifestLine(name, *file))
                right.insert(name);
        }
        const bool named = tellMissing(right, Layout::isInManifest, "digest",
                                       u"it is not the file that the manifest names"_s);
        if (!named || actual.size() != expected.size())
            broken("manifest", Layout::kManifest,
                   u"it is not the list of the files that are here"_s);
        return {};
    }

    Result<void> checkAsicManifest()
    {
        REDRESS_TRY(actual, read(Layout::kAsicManifest));
        const QByteArray expected = Layout::asicManifestText(m_digests);
        if (actual == expected)
            return {};
        QSet<QByteArray> right;
        const QByteArray begin = Layout::asicReferenceBegin();
        for (qsizetype at = 0; (at = actual.indexOf(begin, at)) >= 0;) {
            at += begin.size();
            const QByteArray near = actual.mid(at, kMaxZipNameBytes + 1);
            const QByteArray name = near.first(qMax(near.indexOf('"'), qsizetype(0)));
            const auto file = m_digests.constFind(name);
            if (file != m_digests.constEnd()
                && QByteArrayView(actual)
                       .sliced(at - begin.size())
                       .startsWith(Layout::asicReference(name, *file)))
                right.insert(name);
        }
        const bool named = tellMissing(right, Layout::isInAsicManifest, "asic-digest",
                                       u"it is not the file that was signed"_s);
        if (!named || actual.size() != expected.size())
            broken("asic-manifest", Layout::kAsicManifest,
                   u"it is not the list of the files that are here"_s);
        return {};
    }

    Result<void> findAnchors()
    {
        REDRESS_TRY(pem, read(Layout::kRoot));
        const auto inside = certificateFromPem(pem);
        if (!inside || inside->pem() != pem)
            broken("root", Layout::kRoot,
                   inside ? u"it is not plain PEM"_s : inside.error().detail);
        if (inside)
            m_root = *inside;
        if (m_trust.root) {
            if (inside && inside->der() != m_trust.root->der())
                broken("anchor-differs", Layout::kRoot,
                       u"it is not the certificate that you trust"_s);
            m_root = m_trust.root;
        }
        REDRESS_TRY(text, read(Layout::kPolicy));
        const auto policy = Ledger::Policy::parse(text);
        if (!policy)
            broken("policy", Layout::kPolicy, policy.error().detail);
        else
            m_policy = *policy;
        if (m_trust.policy)
            m_policy = m_trust.policy;

        m_verdict.rootFromInside = !m_trust.root;
        m_verdict.policyFromInside = !m_trust.policy;
        if (m_root) {
            const QByteArray hash = Crypto::sha256(m_root->der());
            m_verdict.rootFingerprint = QString::fromLatin1(hash.toHex(':')).toUpper();
        }
        return {};
    }

    Result<void> checkOutsideTime()
    {
        DossierTimeCheck time(m_trust.timeRoots, &found());
        for (auto it = m_digests.begin(); it != m_digests.end(); ++it) {
            const Layout::FileName name = Layout::parseName(it.key());
            if (name.kind != Kind::TimeRoot && name.kind != Kind::TimeList)
                continue;
            REDRESS_TRY(bytes, read(it.key()));
            if (name.kind == Kind::TimeRoot)
                time.addRoot(it.key(), name.thumbprint, bytes);
            else
                time.addList(it.key(), name.thumbprint, bytes);
        }
        if (m_entries.contains(Layout::kCheckpointTime)) {
            REDRESS_TRY(token, read(Layout::kCheckpointTime));
            const TimeStampCheck check
                = time.check(Layout::kCheckpointTime, token, m_digests.value(Layout::kTreeHead));
            if (check.verification.isIntact()) {
                m_verdict.outsideTimeUtc = check.timeUtc;
                m_verdict.outsideTimeBy = check.authority;
                m_verdict.timeRootFingerprint = check.chain.last().fingerprint();
            }
        }
        m_verdict.timeRootFromInside = m_trust.timeRoots.isEmpty();
        time.finish();
        return {};
    }

    Result<void> checkSignatures(CadesVerifier *verifier, EntryChecks *entries)
    {
        const auto check
            = [&](const QByteArray &name, const QByteArray &sha256) -> Result<SignatureCheck> {
            REDRESS_TRY(bytes, read(name));
            SignatureCheck made = verifier->check(bytes, sha256, QString::fromLatin1(name));
            found().add(made.verification);
            if (made.signer)
                entries->markUsed(made.signer->thumbprint().toLatin1());
            return made;
        };
        if (m_entries.contains(Layout::kSignature)) {
            REDRESS_TRY(container,
                        check(Layout::kSignature, m_digests.value(Layout::kAsicManifest)));
            m_verdict.signedAtUtc = container.signedAtUtc;
            if (container.signer) {
                m_verdict.signerName = container.signer->commonName();
                m_verdict.signerOrganization = container.signer->organization();
                const QByteArray name
                    = Layout::certificateName(container.signer->thumbprint().toLatin1());
                if (!m_entries.contains(name))
                    broken("signer-missing", name, u"the signer's certificate is not in trust/"_s);
            }
        }
        REDRESS_CHECK(checkReport(verifier, entries));
        QHash<qint64, QByteArray> papers;
        for (auto it = m_entries.constBegin(); it != m_entries.constEnd(); ++it) {
            const Layout::FileName name = Layout::parseName(it.key());
            if (name.kind == Kind::Evidence)
                papers.insert(name.number, it.key());
        }
        for (auto it = m_digests.begin(); it != m_digests.end(); ++it) {
            const Layout::FileName name = Layout::parseName(it.key());
            if (name.kind != Kind::EvidenceSignature)
                continue;
            const QByteArray paper = papers.value(name.number);
            if (paper.isEmpty()) {
                broken("signature-stray", it.key(), u"there is no paper of this number"_s);
                continue;
            }
            REDRESS_CHECK(check(it.key(), m_digests.value(paper)));
            ++m_verdict.evidenceSignatures;
        }
        return {};
    }

    // Reports of earlier versions are covered by the dossier's signature alone.
    Result<void> checkReport(CadesVerifier *verifier, EntryChecks *entries)
    {
        const auto entry = m_entries.constFind(Layout::kReport);
        if (entry == m_entries.constEnd())
            return {};
        const PartBytes pdf(m_source, qint64(zipDataOffset(*entry)), qint64(entry->size));
        REDRESS_TRY(isSigned, hasPdfSignature(pdf));
        if (!isSigned)
            return {};
        REDRESS_TRY(check, checkPdf(pdf, verifier, QString::fromLatin1(Layout::kReport)));
        found().add(check.verification);
        if (check.signer)
            entries->markUsed(check.signer->thumbprint().toLatin1());
        m_verdict.isReportSigned = true;
        return {};
    }

    Result<void> checkEntries(EntryChecks *checks)
    {
        for (auto it = m_digests.begin(); it != m_digests.end(); ++it) {
            const Layout::FileName name = Layout::parseName(it.key());
            if (name.kind == Kind::Certificate)
                REDRESS_CHECK(checks->addCertificate(it.key(), name.thumbprint));
        }
        for (auto it = m_digests.begin(); it != m_digests.end(); ++it) {
            if (m_progress.isCancelled())
                return Error{ErrorCode::Cancelled, u"cancelled"_s, {}};
            const Layout::FileName name = Layout::parseName(it.key());
            if (name.kind == Kind::Entry)
                REDRESS_CHECK(checks->addEntry(name.number,
                                               m_entries.contains(Layout::proofName(name.number))));
            if (name.kind == Kind::Proof && !m_entries.contains(Layout::entryName(name.number)))
                broken("proof-stray", it.key(), u"there is no act of this number"_s);
        }
        if (m_verdict.entries == 0)
            broken("no-entries", "entries/", u"the dossier shows no act"_s);
        return {};
    }

    Result<void> checkEvidence(const QSet<QByteArray> &bound)
    {
        REDRESS_TRY(custody, read(Layout::kCustody));
        if (m_entries.contains(Layout::kCustody) && !parseJsonObject(custody, kMaxReadBytes))
            broken("custody", Layout::kCustody, u"it is not a JSON object"_s);
        const QSet<QByteArray> known = digestsNamedIn(custody);
        QSet<qint64> numbers;
        for (auto it = m_digests.begin(); it != m_digests.end(); ++it) {
            const Layout::FileName name = Layout::parseName(it.key());
            if (name.kind != Kind::Evidence)
                continue;
            ++m_verdict.evidence;
            const QByteArray hex = it.value().toHex();
            if (numbers.contains(name.number))
                broken("evidence-number", it.key(), u"two papers have this number"_s);
            numbers.insert(name.number);
            if (!bound.contains(hex))
                broken("evidence-unbound", it.key(), u"no act here records these bytes"_s);
            if (!known.contains(hex))
                broken("evidence-custody", it.key(),
                       u"the chain of custody does not know these bytes"_s);
        }
        return {};
    }

    // What nobody may read into an intact dossier.
    void tellLimits()
    {
        const bool isTimed = m_verdict.outsideTimeUtc.isValid();
        if (m_verdict.rootFromInside || m_verdict.policyFromInside
            || (isTimed && m_verdict.timeRootFromInside))
            found().remark(
                u"dossier.anchor-inside"_s, u"trust/"_s,
                u"the anchors came with the dossier: compare their fingerprints by another way"_s);
        if (!isTimed)
            found().remark(
                u"dossier.no-outside-time"_s, QString::fromLatin1(Layout::kSignature),
                u"the times are the signers' own; no outside authority confirms them yet"_s);
    }

    const ByteSource &m_source;
    const DossierTrust &m_trust;
    Progress &m_progress;
    DossierVerdict m_verdict;
    QHash<QByteArray, ZipEntry> m_entries;
    Digests m_digests;
    std::optional<Crypto::Certificate> m_root;
    std::optional<Ledger::Policy> m_policy;
};

// Whether there is anything to judge: the beginning or the end of a dossier, either will do.
Result<bool> looksLikeDossier(const ByteSource &source)
{
    const QByteArray mimetype = Layout::kMimetypeText;
    const QByteArray begin
        = zipLocalHeader({Layout::kMimetype, quint64(mimetype.size()), crc32Of(0, mimetype), 0})
        + mimetype;
    constexpr qint64 kEndBytes = 22;
    if (source.size() < kEndBytes)
        return false;
    REDRESS_TRY(end, source.bytesAt(source.size() - kEndBytes, kEndBytes));
    if (end.startsWith("PK\x05\x06"))
        return true;
    REDRESS_TRY(first, source.bytesAt(0, qMin<qint64>(begin.size(), source.size())));
    return first == begin;
}

} // namespace

Result<DossierVerdict> verifyDossier(const ByteSource &source, const DossierTrust &trust,
                                     Progress &progress)
{
    REDRESS_TRY(worthwhile, looksLikeDossier(source));
    if (!worthwhile)
        return Error{ErrorCode::BadInput, u"this is not a dossier"_s,
                     u"A dossier is a file ending in .asice."_s};
    return DossierVerifier(source, trust, &progress).run();
}

Result<DossierVerdict> verifyDossier(const QString &path, const DossierTrust &trust,
                                     Progress &progress)
{
    REDRESS_TRY(source, FileBytes::open(path));
    return verifyDossier(*source, trust, progress);
}

} // namespace Redress::Seals
