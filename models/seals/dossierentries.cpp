// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/dossierchecks.h"

#include "models/core/text.h"
#include "models/crypto/x509parts.h"
#include "models/ledger/entry.h"
#include "models/ledger/merkle.h"
#include "models/ledger/note.h"
#include "models/ledger/tlogproof.h"
#include "models/seals/zipnames.h"

using namespace Qt::StringLiterals;

namespace Redress::Seals {

namespace {

// The disclosure that ties a paper to its act, and its member.
constexpr auto kContentFact = "content"_L1;
constexpr auto kContentDigest = "sha256"_L1;

} // namespace

Result<Crypto::Certificate> certificateFromPem(const QByteArray &pem)
{
    REDRESS_TRY(der, Crypto::fromPem(Crypto::kCertificateLabel, pem));
    return Crypto::Certificate::fromDer(der);
}

EntryChecks::EntryChecks(Read read, ChainCheck *chains, const Ledger::Policy *policy,
                         DossierVerdict *verdict)
    : m_read(std::move(read)), m_chains(chains), m_policy(policy), m_verdict(*verdict)
{
}

Result<void> EntryChecks::addCertificate(const QByteArray &name, const QByteArray &thumbprint)
{
    REDRESS_TRY(pem, m_read(name));
    const QString subject = QString::fromLatin1(name);
    const auto certificate = certificateFromPem(pem);
    if (!certificate || certificate->pem() != pem)
        found().broken(u"dossier.certificate"_s, subject,
                       certificate ? u"it is not plain PEM"_s : certificate.error().detail);
    else if (certificate->thumbprint().toLatin1() != thumbprint)
        found().broken(u"dossier.certificate-name"_s, subject,
                       u"the file is not named after its certificate"_s);
    else
        m_certificates.insert(thumbprint, *certificate);
    return {};
}

void EntryChecks::checkCase(const QString &subject, const QString &caseId)
{
    if (caseId.isEmpty())
        return;
    if (m_verdict.caseNumber.isEmpty())
        m_verdict.caseNumber = caseId;
    if (m_verdict.caseNumber != caseId)
        found().broken(u"dossier.case-mixed"_s, subject,
                       u"the act belongs to case %1"_s.arg(caseId));
}

Result<void> EntryChecks::addEntry(qint64 index, bool hasProof)
{
    const QByteArray name = Layout::entryName(index);
    const QString subject = QString::fromLatin1(name);
    REDRESS_TRY(bytes, m_read(name));
    ++m_verdict.entries;
    const auto entry = Ledger::parsePresentation(bytes);
    if (!entry) {
        found().broken(u"dossier.entry-malformed"_s, subject, entry.error().detail);
        return {};
    }
    const Ledger::EntryView &view = entry->view;
    m_verdict.disclosures += entry->disclosures.size();
    m_verdict.withheld += view.digests.size() - entry->disclosures.size();
    checkCase(subject, view.caseId);
    const QByteArray kid = view.kid.toLatin1();
    m_used.insert(kid);
    const auto certificate = m_certificates.constFind(kid);
    if (certificate == m_certificates.constEnd()) {
        found().broken(u"dossier.entry-signer"_s, subject,
                       u"the certificate of the person who signed is missing"_s);
    } else {
        if (!Ledger::verifyEntrySignature(entry->jwt, certificate->publicKey()))
            found().broken(u"dossier.entry-signature"_s, subject,
                           u"the signature does not fit the act"_s);
        if (m_chains) {
            if (const auto chain = m_chains->holdsAt(*certificate, view.at); !chain)
                found().broken(u"dossier.entry-chain"_s, subject, chain.error().detail);
        }
    }
    const QString digest
        = entry->disclosed(kContentFact).toObject().value(kContentDigest).toString();
    if (!digest.isEmpty())
        m_bound.insert(digest.toLatin1());
    if (hasProof)
        return checkProof(Layout::proofName(index), index, Ledger::leafHash(entry->jwt));
    found().broken(u"dossier.proof-missing"_s, subject,
                   u"nothing proves its place in the ledger"_s);
    return {};
}

Result<void> EntryChecks::checkProof(const QByteArray &name, qint64 index,
                                     const QByteArray &leafHash)
{
    const QString subject = QString::fromLatin1(name);
    REDRESS_TRY(bytes, m_read(name));
    const auto proof = Ledger::parseTlogProof(bytes);
    if (!proof) {
        found().broken(u"dossier.proof-malformed"_s, subject, proof.error().detail);
        return {};
    }
    if (proof->index != index || !proof->extra.isEmpty())
        found().broken(u"dossier.proof-index"_s, subject, u"the proof is not that of this act"_s);
    if (m_note.isNull()) {
        m_note = proof->checkpoint;
        openCheckpoint(subject, m_note);
    }
    if (m_note != proof->checkpoint) {
        found().broken(u"dossier.proof-checkpoint"_s, subject,
                       u"the proof is for another state of the ledger than the first one"_s);
        return {};
    }
    if (m_checkpoint
        && !Ledger::verifyInclusion(leafHash, index, m_checkpoint->size, proof->path,
                                    m_checkpoint->root))
        found().broken(u"dossier.proof"_s, subject,
                       u"the act does not stand in the ledger at this place"_s);
    return {};
}

void EntryChecks::openCheckpoint(const QString &subject, const QByteArray &note)
{
    const auto parsed = Ledger::parseNote(note);
    const auto head = m_read(Layout::kTreeHead);
    if (head && parsed && parsed->text.toUtf8() != *head)
        found().broken(u"dossier.tree-head"_s, QString::fromLatin1(Layout::kTreeHead),
                       u"it is not the text that the ledger signed"_s);
    if (!m_policy)
        return;
    // The center's own demands on itself are told, met or not; those of whoever asks must be met.
    Ledger::Policy demanded = *m_policy;
    if (m_verdict.policyFromInside)
        demanded.quorum = "none";
    const auto checkpoint = Ledger::openCheckpoint(note, demanded);
    if (checkpoint)
        describeCheckpoint(subject, *checkpoint, note);
    else
        found().broken(u"dossier.checkpoint"_s, subject, checkpoint.error().detail);
}

void EntryChecks::describeCheckpoint(const QString &subject, const Ledger::Checkpoint &checkpoint,
                                     const QByteArray &note)
{
    m_checkpoint = checkpoint;
    m_verdict.logOrigin = checkpoint.origin;
    m_verdict.treeSize = checkpoint.size;
    const auto parsed = Ledger::parseNote(note);
    if (!parsed)
        return;
    for (const Ledger::PolicyLog &log : m_policy->logs) {
        if (Ledger::isSignedBy(*parsed, log.key))
            m_verdict.logKey = QString::fromUtf8(log.key.text());
    }
    m_verdict.quorum = Ledger::standingOf(*parsed, *m_policy);
    for (const auto &witness : m_verdict.quorum.witnesses) {
        if (witness.isWrong)
            found().broken(u"dossier.checkpoint"_s, subject,
                           u"the cosignature of %1 does not hold"_s.arg(shownName(witness.name)));
    }
}

void EntryChecks::finish()
{
    for (auto it = m_certificates.constBegin(); it != m_certificates.constEnd(); ++it) {
        if (!m_used.contains(it.key()))
            found().broken(u"dossier.certificate-unused"_s,
                           QString::fromLatin1(Layout::certificateName(it.key())),
                           u"nobody of this name signed anything here"_s);
    }
    if (m_checkpoint && m_verdict.quorum.cosigned() == 0)
        found().remark(u"dossier.not-witnessed"_s, m_verdict.logOrigin,
                       u"no outside witness has confirmed this state of the ledger yet"_s);
    else if (m_checkpoint && !m_verdict.quorum.isMet)
        found().remark(u"dossier.quorum"_s, m_verdict.logOrigin,
                       u"fewer witnesses confirmed this state of the ledger than the center's own"
                       " policy demands"_s);
}

} // namespace Redress::Seals
