// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/vaultcheck.h"

#include "models/crypto/primitives.h"
#include "models/domain/actfacts.h"
#include "models/ledger/policy.h"
#include "models/seals/cades.h"
#include "models/services/opening.h"
#include "models/services/papers.h"
#include "models/services/policykeeping.h"
#include "models/services/sessionstate.h"
#include "models/store/ledgerrepository.h"
#include "models/vault/keyring.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

/// Why a file could not be found to be what it must be, as a finding.
void tellFile(Verification &found, const Error &error, const QString &subject)
{
    if (error.code == ErrorCode::Cancelled)
        return;
    if (error.code == ErrorCode::NotFound)
        found.broken(u"evidence.missing"_s, subject, error.detail);
    else if (error.code == ErrorCode::Corrupt || error.code == ErrorCode::BadInput)
        found.broken(u"evidence.changed"_s, subject, error.detail);
    else
        found.findings.append(
            {Verdict::CannotTell, u"evidence.unreadable"_s, subject, error.detail});
}

bool trusts(const Ledger::Policy &policy, const Ledger::VerifierKey &key)
{
    for (const Ledger::PolicyLog &log : policy.logs) {
        if (log.key.text() == key.text())
            return true;
    }
    return false;
}

void checkTrust(const Session &session, const Domain::CenterRecord &center, Verification &found)
{
    const VaultPlace &place = session.d().place;
    Store::Database &database = *session.d().database;
    const auto pem = place.read(database, VaultFile::root, kMaxCertificateBytes);
    const auto root = pem ? certificateFromPem(*pem, VaultFile::root) : pem.error();
    if (!root)
        found.broken(u"trust.root"_s, VaultFile::root, root.error().detail);
    else if (Crypto::sha256(root->der()) != center.rootSha256)
        found.broken(u"trust.root"_s, VaultFile::root, u"it is not the certificate of entry 0"_s);

    const Ledger::VerifierKey &key = *session.d().logKey;
    const auto keyText = place.read(database, VaultFile::logKey, Ledger::kMaxPolicyBytes);
    if (!keyText || *keyText != key.text() + '\n')
        found.broken(u"trust.log-key"_s, VaultFile::logKey,
                     keyText ? u"it is not the key of this center's log"_s
                             : keyText.error().detail);

    const auto policyText = place.read(database, VaultFile::policy, Ledger::kMaxPolicyBytes);
    const auto policy = policyText ? Ledger::Policy::parse(*policyText) : policyText.error();
    if (!policy)
        found.broken(u"trust.policy"_s, VaultFile::policy, policy.error().detail);
    else if (!trusts(*policy, key))
        found.broken(u"trust.policy"_s, VaultFile::policy, u"it does not name this center's log"_s);
    const auto adopted = policyOf(session);
    if (!adopted)
        found.broken(u"trust.policy"_s, u"the ledger"_s, adopted.error().detail);
    else if (policy && policy->format() != adopted->format())
        found.broken(u"trust.policy"_s, VaultFile::policy,
                     u"it is not the policy that was last adopted in the ledger; \"ledger rebuild\""
                     " restores it"_s);
}

} // namespace

PaperCheck::PaperCheck(const Session &session) : m_session(session)
{
}

PaperCheck::~PaperCheck() = default;

Verification PaperCheck::seal(const Domain::PaperFacts &paper)
{
    std::unique_ptr<Seals::CadesVerifier> verifier;
    {
        const std::lock_guard guard(m_turn);
        if (!m_idle.empty()) {
            verifier = std::move(m_idle.back());
            m_idle.pop_back();
        }
    }
    if (!verifier)
        verifier = std::make_unique<Seals::CadesVerifier>(m_session.d().root);
    Verification found
        = verifier->check(paper.seal, paper.sha256, u"document "_s + paper.document.value)
              .verification;
    const std::lock_guard guard(m_turn);
    m_idle.push_back(std::move(verifier));
    return found;
}

Verification PaperCheck::check(const Store::DocumentRecord &document, Progress &progress)
{
    Verification found;
    const Domain::PaperFacts &paper = document.paper;
    const Vault::EvidenceStore &evidence = *m_session.d().evidence;
    const QString subject = u"document %1 (evidence %2)"_s.arg(paper.document.value, paper.blob);
    if (document.erased) {
        if (const auto same
            = evidence.checkCipher(paper.blob, paper.cipherSha256, paper.cipherSize, progress);
            !same)
            tellFile(found, same.error(), subject);
        return found;
    }
    const auto identity = identityOf(m_session, document);
    const auto same = identity ? evidence.checkPlain(paper.blob, *identity, paper.sha256, progress)
                               : Result<void>(identity.error());
    if (!same)
        tellFile(found, same.error(), subject);
    found.add(seal(paper));
    return found;
}

Verification checkOrphans(const Session &session)
{
    Verification found;
    const auto known = Store::DocumentRepository(*session.d().database).blobs();
    if (!known) {
        found.findings.append(
            {Verdict::CannotTell, u"evidence.list"_s, u"evidence"_s, known.error().detail});
        return found;
    }
    for (const QString &blob : session.d().evidence->blobs()) {
        if (!known->contains(blob))
            found.remark(u"evidence.orphan"_s, u"evidence "_s + blob,
                         u"no entry names this file"_s);
    }
    return found;
}

Verification checkVaultFiles(const Session &session)
{
    Verification found;
    const VaultPlace &place = session.d().place;
    const auto ringBytes
        = place.read(*session.d().database, VaultFile::keyRing, Vault::kMaxKeyRingBytes);
    const auto ring = ringBytes ? Vault::KeyRing::fromBytes(*ringBytes) : ringBytes.error();
    if (ring)
        found.add(ring->verify(session.d().keys));
    else
        found.broken(u"keyring.ring"_s, VaultFile::keyRing, ring.error().detail);

    const auto first = Store::LedgerRepository(*session.d().database).act(0);
    const auto center = first ? Domain::centerFrom(first->act) : first.error();
    if (!center) {
        found.broken(u"vault.facts"_s, u"entry 0"_s, center.error().detail);
        return found;
    }
    checkTrust(session, *center, found);
    const auto facts = place.facts();
    const bool demo = center->origin.startsWith(kDemoOrigin);
    if (!facts)
        found.broken(u"vault.facts"_s, VaultFile::facts, facts.error().detail);
    else if (facts->id != center->id || facts->name != center->name
             || facts->origin != center->origin || facts->procedure != center->procedure
             || facts->demo != demo || facts->taxonomy != session.center().taxonomy
             || facts->currency != session.center().currency)
        found.broken(u"vault.facts"_s, VaultFile::facts,
                     u"it tells of the center what the ledger does not"_s);
    return found;
}

} // namespace Redress::Services
