// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/papersignature.h"
#include "models/domain/acts.h"
#include "models/domain/casestate.h"
#include "models/domain/drafts.h"
#include "models/domain/staff.h"

#include <QJsonValue>
#include <QList>
#include <QMap>
#include <QPair>

namespace Redress::Domain {

/// What an act says: `facts` stand in the entry for everybody, each group of `personal` becomes a
/// salted disclosure. The builders clean texts from people (BadInput names the field);
/// resources/help/acts.md shows one example of each.
struct ActFacts {
    QJsonObject facts;
    QList<QPair<QString, QJsonValue>> personal;
};

/// Who and which rules an opening case belongs to.
struct Opening {
    ConsumerId consumer;
    CompanyId company; // may be empty
    StaffId assignee; // may be empty
    QString taxonomy; // id@version
    QString procedure; // id@version
    QString calendar; // id@version
    QDateTime receivedUtc;
};
/// `draft` as returned by checked(). The group "consumer" is left out where nothing is known of the
/// person.
Result<ActFacts> caseOpened(const CaseDraft &draft, const Opening &opening);
/// A case as another system exported it.
struct ImportedCase {
    QString system; // "cfpb"
    QString id; // its number there
    QString channel;
    QString product; // taxonomy codes; empty where the label is unknown
    QString issue;
    /// The labels as filed: product, subProduct, issue, subIssue, consent; empty ones are left out.
    QMap<QString, QString> asFiled;
    QDateTime sentUtc; // to the company; may be invalid
    QString outcome; // one of importedResponses(), empty: not told
    std::optional<bool> timely;
    std::optional<bool> disputed;
    QString publicResponse;
    QString narrative; // personal
    QString zip; // personal, with state and tags: together they may point at one person
    QString state;
    QString tags;
    bool specialCare = false;
};
Result<ActFacts> caseImported(const ImportedCase &imported, const Opening &opening);
Result<ActFacts> caseNoted(const QString &note);
Result<ActFacts> caseAssigned(const StaffId &assignee); // empty: back to the shared queue
Result<ActFacts> caseForwarded(const CompanyId &company, const QString &message);
/// `from`: "company" or "center"; `outcome` may be empty.
Result<ActFacts> caseAnswered(const QString &from, const QString &outcome, const QString &answer);
/// `clock`: ClockRule::id; `days` in that clock's unit; `reason` stands in the entry: no personal
/// data.
Result<ActFacts> caseExtended(const QString &clock, int days, const QString &reason);
Result<ActFacts> casePaused(const QString &reason); // one of pauseReasons()
Result<ActFacts> caseResumed();
Result<ActFacts> caseLinked(const CaseState &state, const CaseId &to, const QString &kind);
Result<ActFacts> caseUnlinked(const CaseState &state, const CaseId &to);
Result<ActFacts> caseClosed(const QString &outcome, const std::optional<Money> &relief,
                            const QString &statement);
Result<ActFacts> caseReopened(const QString &reason); // stands in the entry: no personal data

/// A paper as archived.
struct PaperFacts {
    DocumentId document;
    CaseId caseId;
    QString kind; // one of documentKinds()
    qint64 size = 0; // bytes of the paper
    QString blob; // name of the encrypted file in the vault
    QByteArray cipherSha256; // 32 bytes
    qint64 cipherSize = 0;
    QString receivedFrom; // one of paperSources()
    QString fileName; // personal
    QString mediaType; // personal
    QByteArray sha256; // personal: of the paper's bytes, 32 bytes
    QByteArray seal; // personal: CAdES signature (DER) over the paper's bytes
    QList<PaperSignature> signatures; // personal: that it brought along
    bool operator==(const PaperFacts &) const = default;
};
Result<ActFacts> documentArchived(const PaperFacts &paper);
/// The paper of a document.archived act; what was erased stays empty. Corrupt when the facts are
/// not of the act's form.
Result<PaperFacts> paperFrom(const RecordedAct &act);
Result<ActFacts> documentExported(const DocumentId &document);
Result<ActFacts> documentReceipted(const DocumentId &document);
/// `sha256` of the dossier: 32 bytes, or empty where it was not kept.
Result<ActFacts> reportExported(const QString &recipient, const QByteArray &sha256);
/// A table of many cases that left as a file. It is about no case.
struct ListRecord {
    QString list; // one of exportedLists()
    qint64 rows = 0;
    QByteArray sha256; // of the file: 32 bytes
    QStringList filters; // by what it was narrowed, without what was typed: "company", "words"
};
Result<ActFacts> listExported(const ListRecord &record);
Result<ListRecord> listExportedFrom(const RecordedAct &act);

Result<ActFacts> companyAdded(const CompanyId &company, const CompanyDraft &draft);
Result<ActFacts> companyChanged(const CompanyId &company,
                                const CompanyDraft &draft); // the whole new record
struct CompanyRecord {
    CompanyId id;
    CompanyDraft company;
};
Result<CompanyRecord> companyFrom(const RecordedAct &act); // of company.added and company.changed

Result<ActFacts> consumerChanged(const ConsumerId &consumer,
                                 const ConsumerFacts &facts); // the whole new record
Result<ActFacts> consumerViewed(const ConsumerId &consumer);
Result<ActFacts> consumerErased(const ConsumerId &consumer,
                                const QString &reason); // no personal data in the reason
/// The consumer a consumer.* act names.
Result<ConsumerId> consumerFrom(const RecordedAct &act);

struct StaffRecord {
    StaffId id;
    QString name; // personal, as is login; empty where the disclosure cannot be opened
    QString login;
    Roles roles;
    QByteArray certificate; // DER
};
Result<ActFacts> staffAdded(const StaffRecord &staff);
Result<StaffRecord> staffFrom(const RecordedAct &act);
Result<ActFacts> staffRetired(const StaffId &staff);
Result<StaffId> retiredFrom(const RecordedAct &act);
/// One's own; that it was done, never what it is.
Result<ActFacts> passwordChanged(const StaffId &staff);
Result<StaffId> passwordChangedFrom(const RecordedAct &act); // Corrupt when it is somebody else's

/// `kind`: "procedure", "calendar", "taxonomy"; `rule`: id@version; `sha256` of the file's bytes.
Result<ActFacts> rulesAdopted(const QString &kind, const QString &rule, const QByteArray &sha256);
/// That the center goes on from a restored copy of `size` entries, though `seenSize` entries with
/// the root `seenRoot` had been seen: what those held beyond the copy is lost.
struct AcceptedCopy {
    qint64 size = 0;
    qint64 seenSize = 0;
    QByteArray seenRoot; // 32 bytes
    QString reason; // no personal data in it
};
Result<ActFacts> copyAccepted(const AcceptedCopy &copy);
Result<AcceptedCopy> acceptedCopyFrom(const RecordedAct &act);
/// Whom to believe that the ledger is this one: a C2SP tlog-policy, which dossiers carry from then
/// on.
inline constexpr qsizetype kMaxAdoptedPolicy = 30'000; // UTF-16 units
Result<ActFacts> policyAdopted(const QString &policy);
Result<QString> adoptedPolicyFrom(const RecordedAct &act);
/// A time-stamp authority that the center trusts from then on; again with the same address: the new
/// record.
struct TimeAuthorityRecord {
    QString url;
    QByteArray root; // certificate, DER
    QString policy; // dotted object identifier; empty: any
};
Result<ActFacts> authorityAdded(const TimeAuthorityRecord &authority);
Result<TimeAuthorityRecord> authorityFrom(const RecordedAct &act);
/// Not asked any more; what it stamped goes on being checked against its root.
Result<ActFacts> authorityRemoved(const QString &url);
Result<QString> removedAuthorityFrom(const RecordedAct &act);
struct CenterRecord {
    QString id;
    QString name;
    QString origin; // of the ledger's checkpoints
    QString procedure; // id@version: where a draft names none
    QByteArray rootSha256; // of the root certificate, DER
};
Result<ActFacts> centerCreated(const CenterRecord &center);
Result<CenterRecord> centerFrom(const RecordedAct &act);

} // namespace Redress::Domain
