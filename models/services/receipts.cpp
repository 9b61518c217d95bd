// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/crypto/primitives.h"
#include "models/domain/actfacts.h"
#include "models/ledger/checkpoint.h"
#include "models/ledger/note.h"
#include "models/reports/receipt.h"
#include "models/seals/pdfsigner.h"
#include "models/seals/receipt.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/documentservice.h"
#include "models/services/papers.h"
#include "models/services/policykeeping.h"
#include "models/services/proofs.h"
#include "models/services/sessionstate.h"
#include "models/services/witnessservice.h"
#include "models/store/caserepository.h"
#include "models/vault/durablefile.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr auto kProofHead = "c2sp.org/tlog-proof@v1\nindex %1\n\n"_L1;

constexpr unsigned kReceiptMode = 0600;

/// The act by which the paper was archived and its place under the ledger's head.
struct Proved {
    Seals::ReceiptContents contents;
    Ledger::Checkpoint head;
    QByteArray headText; // what the ledger signed
};

Result<Proved> proofOf(const Session &session, const Store::DocumentRecord &document)
{
    const Session::Private &d = session.d();
    const Store::LedgerRepository ledger(*d.database);
    Proved proved;
    REDRESS_TRY(policy, policyOf(session));
    REDRESS_TRY(note, headNote(session));
    REDRESS_TRY(witnessed, witnessedCheckpoint(session, policy, document.entry));
    if (witnessed)
        note = witnessed->note;
    REDRESS_TRY(head, Ledger::openCheckpoint(note, *d.logKey));
    REDRESS_TRY(parsed, Ledger::parseNote(note));
    proved.head = head;
    proved.headText = parsed.text.toUtf8();
    REDRESS_TRY(stored, ledger.entry(document.entry));
    REDRESS_TRY(view, Ledger::parseEntry(stored.jwt));
    REDRESS_TRY(disclosures, ledger.disclosures(document.entry));
    disclosures.removeIf(
        [](const Ledger::Disclosure &shown) { return shown.name != Domain::Fact::content; });
    proved.contents.presentation = Ledger::present(stored.jwt, disclosures);
    REDRESS_TRY(proof, proofUnder(ledger, document.entry, {head.size, note}));
    proved.contents.proof = proof;
    REDRESS_TRY(signer, ledger.certificate(view.kid));
    proved.contents.signer = signer.certificate;
    proved.contents.root = d.root;
    proved.contents.policy = policy.format();
    return proved;
}

Result<QByteArray> paint(const Session &session, const Store::DocumentRecord &document,
                         const Proved &proved, const QString &language, const QDateTime &now)
{
    const Store::CaseRepository cases(*session.d().database);
    REDRESS_TRY(state, cases.state(document.paper.caseId));
    const Domain::Calendar *calendar = session.rules().calendar(state.calendar);
    const bool isChinese = calendar && calendar->id() == "cn"_L1;
    Reports::Receipt receipt;
    receipt.language = !language.isEmpty() ? language : isChinese ? u"zh_CN"_s : u"en"_s;
    if (calendar)
        receipt.timeZone = calendar->timeZone();
    receipt.demo = session.center().demo;
    receipt.madeUtc = now;
    receipt.madeBy = session.person().name;
    receipt.centerName = session.center().name;
    receipt.origin = proved.head.origin;
    receipt.caseId = document.paper.caseId;
    receipt.paper = document.paper.document;
    receipt.kind = document.paper.kind;
    receipt.fileName = document.paper.fileName;
    receipt.size = document.paper.size;
    receipt.sha256 = document.paper.sha256;
    receipt.archivedUtc = document.archivedUtc;
    receipt.archivedBy = session.d().nameOf(document.by);
    receipt.entry = document.entry;
    receipt.treeSize = proved.head.size;
    receipt.rootFingerprint
        = QString::fromLatin1(Crypto::sha256(session.d().root.der()).toHex(':')).toUpper();
    receipt.code = QString(kProofHead).arg(document.entry).toLatin1() + proved.headText;
    return Reports::renderReceipt(receipt);
}

Result<void> recordReceipt(const Session &session, const Store::DocumentRecord &document)
{
    return untilRecorded(session, [&]() -> Result<void> {
        REDRESS_TRY(acting, Acting::begin(session, document.paper.caseId));
        REDRESS_CHECK(acting.caseFor(Domain::Act::documentReceipted, document.paper.caseId, -1));
        REDRESS_CHECK(acting.record(Domain::Act::documentReceipted, document.paper.caseId,
                                    document.subject,
                                    Domain::documentReceipted(document.paper.document)));
        return acting.commit();
    });
}

} // namespace

Result<void> DocumentService::receipt(const DocumentId &id, const QString &path,
                                      const QString &language)
{
    REDRESS_CHECK(m_session->demand(Domain::Right::LogCase));
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return Error{
            ErrorCode::Unsupported, u"receipts need the graphics part of the program"_s, {}};
    const Session &session = *m_session;
    const Session::Private &d = session.d();
    REDRESS_TRY(target, exportTarget(session, path));
    REDRESS_TRY(document, Store::DocumentRepository(*d.database).document(id));
    REDRESS_CHECK(identityOf(session, document)); // the digest of an erased person's paper is gone
    REDRESS_TRY(proved, proofOf(session, document));
    const QDateTime now = session.clock().nowUtc();
    REDRESS_TRY(page, paint(session, document, proved, language, now));
    REDRESS_TRY(signer, Seals::CadesSigner::create(d.signing, d.certificate, {d.root}));
    REDRESS_TRY(pdf,
                Seals::signPdf(page, signer, now, session.center().name,
                               Seals::receiptText(proved.contents)));
    ExportFile out(target);
    REDRESS_TRY(file, Vault::DurableFile::create(out.beside(), kReceiptMode));
    REDRESS_CHECK(file.write(pdf));
    REDRESS_CHECK(file.commit(true));
    // Nothing leaves under its name before the ledger tells that it did.
    REDRESS_CHECK(recordReceipt(session, document));
    return out.put();
}

} // namespace Redress::Services
