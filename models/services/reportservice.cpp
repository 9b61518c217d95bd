// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/reportservice.h"

#include "models/domain/actfacts.h"
#include "models/domain/codes.h"
#include "models/seals/dossier.h"
#include "models/seals/pdfsigner.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/custody.h"
#include "models/services/disputetext.h"
#include "models/services/papers.h"
#include "models/services/policykeeping.h"
#include "models/services/proofs.h"
#include "models/services/recipientview.h"
#include "models/services/sessionstate.h"
#include "models/services/timeservice.h"
#include "models/services/views.h"
#include "models/services/witnessservice.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

/// The acts with what this recipient may see of them, all proved under one checkpoint.
Result<QList<Seals::DossierEntry>> entriesOf(const Session &session, const CaseFile &file,
                                             const Store::StoredCheckpoint &checkpoint,
                                             QList<Crypto::Certificate> *signers)
{
    const Store::LedgerRepository ledger(*session.d().database);
    QList<Seals::DossierEntry> entries;
    QSet<QString> kids;
    for (const Store::ReadAct &act : file.acts) {
        REDRESS_TRY(stored, ledger.entry(act.act.seq));
        REDRESS_TRY(view, Ledger::parseEntry(stored.jwt));
        REDRESS_TRY(disclosures, ledger.disclosures(act.act.seq));
        disclosures.removeIf([&act](const Ledger::Disclosure &disclosure) {
            return !act.act.personal.contains(disclosure.name);
        });
        REDRESS_TRY(proof, proofUnder(ledger, act.act.seq, checkpoint));
        entries.append({act.act.seq, Ledger::present(stored.jwt, disclosures), proof});
        if (kids.contains(view.kid))
            continue;
        kids.insert(view.kid);
        REDRESS_TRY(certificate, ledger.certificate(view.kid));
        signers->append(certificate.certificate);
    }
    return entries;
}

QList<NumberedPaper> numbered(const Session &session, const CaseFile &file)
{
    QList<NumberedPaper> papers;
    for (const Store::DocumentRecord &document : file.papers) {
        const int number = int(papers.size()) + 1;
        papers.append({document,
                       u"evidence/%1.%2"_s.arg(number, 3, 10, QChar(u'0'))
                           .arg(Seals::evidenceExtension(document.paper.fileName)),
                       session.d().nameOf(document.by)});
    }
    return papers;
}

QList<Seals::DossierEvidence> evidenceOf(const Session &session, const QList<NumberedPaper> &papers)
{
    QList<Seals::DossierEvidence> evidence;
    for (const NumberedPaper &paper : papers) {
        Seals::DossierEvidence item;
        item.number = int(evidence.size()) + 1;
        item.extension = Seals::evidenceExtension(paper.document.paper.fileName);
        item.size = paper.document.paper.size;
        item.sha256 = paper.document.paper.sha256;
        item.signature = paper.document.paper.seal;
        item.open = [&session, document = paper.document] { return openPaper(session, document); };
        evidence.append(item);
    }
    return evidence;
}

QStringList witnessesOf(const QByteArray &bytes, const Ledger::Policy &policy)
{
    QStringList names;
    const auto note = Ledger::parseNote(bytes);
    const auto standing = note ? Ledger::standingOf(*note, policy) : Ledger::QuorumStanding();
    for (const auto &witness : standing.witnesses) {
        if (witness.cosignedAt)
            names.append(QString::fromUtf8(witness.name));
    }
    return names;
}

constexpr int kExportStampMs = 5'000; // a dossier does not wait longer for the time

/// The outside time of the dossier's checkpoint, `note`. Where no witness speaks for that one, an
/// earlier one that is stamped and covers the case takes its place; else an authority is asked now.
/// Without a line the dossier goes as it is.
Result<std::optional<Seals::DossierTime>> timeFor(const SessionPtr &session, qint64 lastAct,
                                                  bool isWitnessed, QByteArray *note,
                                                  Progress &progress)
{
    Exchange::StampRules rules;
    rules.rounds = 1;
    rules.limits.totalMs = kExportStampMs;
    TimeService service(session, rules);
    REDRESS_TRY(checkpoint, Ledger::openCheckpoint(*note, *session->d().logKey));
    REDRESS_TRY(stamp, service.of(checkpoint.size));
    if (!stamp && !isWitnessed) {
        REDRESS_TRY(earlier, service.covering(lastAct));
        stamp = earlier;
    }
    if (!stamp) {
        const auto asked = service.stampNote(*note, progress);
        if (!asked && asked.error().code == ErrorCode::Cancelled)
            return asked.error();
        if (asked)
            stamp = *asked;
    }
    if (!stamp)
        return std::optional<Seals::DossierTime>();
    *note = stamp->note;
    REDRESS_TRY(lists, Seals::splitRevocations(stamp->stored.revoked));
    return std::optional(Seals::DossierTime{stamp->stored.token, stamp->check.chain.last(), lists});
}

Result<qint64> recordExport(const Session &session, const CaseFile &file, Recipient recipient,
                            const QByteArray &sha256)
{
    return untilRecorded(session, [&]() -> Result<qint64> {
        REDRESS_TRY(acting, Acting::begin(session));
        REDRESS_CHECK(acting.caseFor(Domain::Act::reportExported, file.state.id, -1));
        REDRESS_TRY(entry,
                    acting.record(Domain::Act::reportExported, file.state.id,
                                  file.state.consumer.value,
                                  Domain::reportExported(wordFor(recipient), sha256)));
        REDRESS_CHECK(acting.commit());
        return entry.seq;
    });
}

} // namespace

Result<Recipient> recipientFromWord(const QString &word)
{
    const qsizetype index = Domain::recipients().indexOf(word);
    if (index < 0)
        return Error{ErrorCode::BadInput, u"\"%1\" is not a recipient"_s.arg(word.left(40)),
                     u"Recipients: "_s + Domain::recipients().join(u", "_s)};
    return Recipient(int(index));
}

QString wordFor(Recipient recipient)
{
    return Domain::recipients().at(int(recipient));
}

ReportService::ReportService(SessionPtr session) : m_session(std::move(session))
{
}

Result<DossierPreview> ReportService::preview(const CaseId &id, Recipient recipient)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ExportDossier));
    REDRESS_TRY(file, caseFileFor(*m_session, id, recipient));
    DossierPreview preview;
    preview.recipient = recipient;
    preview.shownFacts = file.shownFacts;
    preview.hiddenFacts = file.hiddenFacts;
    preview.consumer = shownTo(recipient, file.row.consumerFacts);
    for (const Store::DocumentRecord &paper : std::as_const(file.papers)) {
        preview.papers.append(paperRow(*m_session, paper));
        preview.totalBytes += paper.paper.size;
    }
    for (const Store::DocumentRecord &paper : std::as_const(file.withheld))
        preview.withheldPapers.append(paperRow(*m_session, paper));
    for (const Store::ReadAct &act : std::as_const(file.acts))
        preview.chronology.append(chronicle(*m_session, act));
    return preview;
}

Result<DossierMade> ReportService::dispute(const CaseId &id, Recipient recipient,
                                           const QString &path, Progress &progress,
                                           const QString &language)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::ExportDossier));
    const Session &session = *m_session;
    const Session::Private &d = session.d();
    REDRESS_TRY(target, exportTarget(session, path));
    REDRESS_TRY(file, caseFileFor(session, id, recipient));
    REDRESS_TRY(policy, policyOf(session));
    REDRESS_TRY(note, headNote(session));
    // What witnesses confirmed tells more than what is newest, as long as it covers the case.
    qint64 lastAct = -1;
    for (const Store::ReadAct &act : std::as_const(file.acts))
        lastAct = qMax(lastAct, act.act.seq);
    REDRESS_TRY(witnessed, witnessedCheckpoint(session, policy, lastAct));
    if (witnessed)
        note = witnessed->note;
    REDRESS_TRY(time, timeFor(m_session, lastAct, witnessed.has_value(), &note, progress));
    REDRESS_TRY(head, Ledger::openCheckpoint(note, *d.logKey));
    const QStringList witnesses = witnessesOf(note, policy);
    const QDateTime now = session.clock().nowUtc();
    const QList<NumberedPaper> papers = numbered(session, file);

    Seals::DossierContents contents;
    contents.root = d.root;
    REDRESS_TRY(entries, entriesOf(session, file, {head.size, note}, &contents.certificates));
    contents.entries = entries;
    contents.certificates.append(d.certificate);
    contents.evidence = evidenceOf(session, papers);
    contents.policy = policy;
    contents.time = time;
    contents.custody = custodyOf(session, id, papers, now);
    REDRESS_TRY(certification,
                certificationOf(session,
                                {id, wordFor(recipient), now, head.size, head.root, papers.size(),
                                 file.withheld.size(), witnesses}));
    contents.certification = certification;
    REDRESS_TRY(report,
                disputeReport(
                    session, file,
                    {recipient, language, now, head.size, head.root, int(witnesses.size()), papers},
                    progress));
    REDRESS_TRY(signer, Seals::CadesSigner::create(d.signing, d.certificate, {d.root}));
    REDRESS_TRY(signedReport, Seals::signPdf(report, signer, now, session.center().name));
    contents.report = signedReport;

    // Written beside first: nothing leaves under its name before the ledger tells that it did.
    ExportFile out(target);
    REDRESS_TRY(written, Seals::writeDossier(contents, signer, now, out.beside(), progress));
    REDRESS_TRY(entry, recordExport(session, file, recipient, written.sha256));
    REDRESS_CHECK(out.put());
    return DossierMade{target, written.sha256, entry, written.size};
}

} // namespace Redress::Services
