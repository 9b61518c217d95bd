// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/seals/dossierkit.h"

#include "models/crypto/primitives.h"
#include "models/ledger/checkpoint.h"
#include "models/ledger/tlogproof.h"

#include <QBuffer>
#include <QFile>
#include <QTemporaryDir>

using namespace Qt::StringLiterals;

namespace Redress::Test {

namespace {

constexpr auto kOrigin = "ledger.made-up.example/one"_L1;

std::function<Result<std::unique_ptr<QIODevice>>()> opens(const QByteArray &bytes)
{
    return [bytes]() -> Result<std::unique_ptr<QIODevice>> {
        auto buffer = std::make_unique<QBuffer>();
        buffer->setData(bytes);
        buffer->open(QIODevice::ReadOnly);
        return std::unique_ptr<QIODevice>(std::move(buffer));
    };
}

} // namespace

DossierKit::DossierKit(qint64 ledgerSize, int year)
    : m_year(year), m_center(makeCenter(year)), m_log(*Crypto::Ed25519PrivateKey::generate()),
      m_ledgerSize(ledgerSize)
{
    m_logKey = *Ledger::VerifierKey::make(kOrigin, m_log.publicKey());
    m_contents.root = m_center.root;
    m_contents.certificates = {m_center.clerk};
    m_contents.policy = Ledger::Policy::trustingOnly(*m_logKey);
    m_contents.report = "%PDF-1.4\n% a made-up report\n%%EOF\n";
    m_contents.certification
        = "I certify that these records were made in the course of business.\n";
}

QString DossierKit::caseNumber()
{
    return u"C-2026-000123-7"_s;
}

void DossierKit::appendLeaf(const QByteArray &leafHash)
{
    QList<Ledger::Node> made;
    m_frontier.append(leafHash, &made);
    m_nodes.put(made);
}

void DossierKit::appendForeign()
{
    appendLeaf(Ledger::leafHash("another case " + QByteArray::number(m_frontier.size())));
}

void DossierKit::addAct(const QString &act, const QJsonObject &facts,
                        const QList<Ledger::PersonalFact> &personal, const QString &caseId)
{
    appendForeign();
    Ledger::EntryDraft draft;
    draft.act = act;
    draft.at = noon(m_year).addSecs(60 * m_ids);
    draft.caseId = caseId;
    draft.id = u"E-%1"_s.arg(++m_ids);
    draft.facts = facts;
    draft.personal = personal;
    const Ledger::SignedEntry entry
        = *Ledger::signEntry(draft, m_center.clerkKey, m_center.clerk.thumbprint());
    Seals::DossierEntry made;
    made.index = m_frontier.size();
    made.presentation = Ledger::present(entry.jwt, entry.disclosures);
    m_contents.entries += made;
    appendLeaf(entry.leafHash);
}

void DossierKit::addRawAct(const QByteArray &presentation)
{
    appendForeign();
    Seals::DossierEntry made;
    made.index = m_frontier.size();
    made.presentation = presentation;
    m_contents.entries += made;
    appendLeaf(Ledger::leafHash(presentation.left(presentation.indexOf('~'))));
}

void DossierKit::addPaper(const QByteArray &bytes, const QString &extension, bool isSigned)
{
    Seals::DossierEvidence paper;
    paper.number = int(m_contents.evidence.size()) + 1;
    paper.extension = extension;
    paper.size = bytes.size();
    paper.sha256 = Crypto::sha256(bytes);
    paper.open = opens(bytes);
    if (isSigned)
        paper.signature = *signer().signDigest(paper.sha256, noon(m_year));
    m_contents.evidence += paper;
    const QJsonObject content{{u"sha256"_s, QString::fromLatin1(paper.sha256.toHex())}};
    addAct(u"document.archived"_s,
           {{u"document"_s, u"D-2026-00000%1-0"_s.arg(paper.number)}, {u"size"_s, paper.size}},
           {{u"P-1"_s, u"file"_s, QJsonObject{{u"name"_s, u"借款合同."_s + extension}}},
            {u"P-1"_s, u"content"_s, content}},
           caseNumber());
}

Seals::DossierContents DossierKit::contents()
{
    while (m_frontier.size() < m_ledgerSize)
        appendForeign();
    const Ledger::Checkpoint checkpoint{kOrigin, m_frontier.size(), m_frontier.root(), {}};
    const QByteArray note = *Ledger::signCheckpoint(checkpoint, m_log);
    Seals::DossierContents contents = m_contents;
    for (Seals::DossierEntry &entry : contents.entries) {
        Ledger::TlogProof proof;
        proof.index = entry.index;
        proof.path = *Ledger::inclusionProof(entry.index, checkpoint.size, m_nodes);
        proof.checkpoint = note;
        entry.proof = *Ledger::formatTlogProof(proof);
    }
    contents.custody = "{\"@context\":{},\"@graph\":[";
    for (const Seals::DossierEvidence &paper : std::as_const(contents.evidence)) {
        contents.custody += paper.number == 1 ? "" : ",\n";
        contents.custody += "{\"hashValue\":\"" + paper.sha256.toHex() + "\"}";
    }
    contents.custody += "]}\n";
    return contents;
}

Seals::CadesSigner DossierKit::signer() const
{
    return *Seals::CadesSigner::create(m_center.clerkKey, m_center.clerk, {m_center.root});
}

QByteArray DossierKit::write(const Seals::DossierContents &contents) const
{
    const QTemporaryDir folder;
    const QString path = folder.filePath(u"made.asice"_s);
    NoProgress progress;
    const auto written
        = Seals::writeDossier(contents, signer(), noon(m_year).addDays(1), path, progress);
    if (!written) {
        qWarning("%s", qPrintable(written.error().detail));
        return {};
    }
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

Seals::DossierContents smallCase(DossierKit *kit)
{
    kit->addAct(
        u"case.opened"_s,
        {{u"amount"_s,
          QJsonObject{{u"at"_s, u"a \"trap\" for readers\\"_s}, {u"minorUnits"_s, 5'000'000}}},
         {u"product"_s, u"p2p"_s}},
        {{u"P-1"_s, u"consumer"_s, QJsonObject{{u"name"_s, u"李雷"_s}}},
         {u"P-1"_s, u"narrative"_s, u"They do not answer the telephone."_s}},
        DossierKit::caseNumber());
    kit->addPaper("%PDF-1.4 a made-up contract\n", u"pdf"_s);
    kit->addPaper(QByteArray("\x89PNG\r\n\x1a\n\0made up", 16), u"png"_s, false);
    kit->addAct(u"case.noted"_s, {}, {}, DossierKit::caseNumber());
    return kit->contents();
}

} // namespace Redress::Test
