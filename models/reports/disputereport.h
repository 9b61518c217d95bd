// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/domain/calendar.h"
#include "models/domain/casestate.h"
#include "models/domain/deadline.h"
#include "models/domain/drafts.h"
#include "models/domain/papersignature.h"
#include "models/domain/procedure.h"

#include <QHash>
#include <QImage>
#include <QJsonObject>
#include <QList>
#include <QStringList>

namespace Redress::Reports {

/// One entry of the ledger about this case; the report puts it into words. `facts` and `personal`
/// are as recorded (resources/help/acts.md), `personal` holding only what this recipient may read.
struct ReportAct {
    qint64 entry = -1;
    QString act;
    QDateTime atUtc;
    QString byName;
    QJsonObject facts;
    QJsonObject personal;
    bool erased = false; // the personal facts were lawfully erased
};

struct ReportPaper {
    DocumentId id;
    QString kind; // code: "contract", "call-recording" …
    QString fileName; // empty: withheld or erased
    QString mediaType;
    qint64 size = 0; // bytes
    QByteArray sha256; // 32 raw bytes; empty: withheld or erased
    QDateTime archivedUtc;
    QString byName; // who archived it
    QString receivedFrom; // "consumer", "company", "center", "third-party"
    qint64 entry = -1;
    QString pathInDossier; // "evidence/001.pdf"; empty: does not travel
    QImage thumbnail; // null: a drawn icon of its kind
    bool erased = false;
    QList<Domain::PaperSignature> signatures; // that it brought along
};

/// What the ledger claims at the moment of the report, for the page on how to verify.
struct ReportProof {
    QString logKey; // the log's verifier key, "origin+hash+base64"; may be empty
    qint64 treeSize = 0;
    QByteArray rootHash; // 32 raw bytes
    QString signerName; // who signs the dossier
    QString signerThumbprint; // SHA-256, hex
    QString rootThumbprint; // of the center's root certificate, SHA-256, hex
    int witnesses = 0; // cosignatures on the checkpoint
    QDateTime stampedUtc; // outside time; invalid: none
};

/// Everything that is printed; the caller has masked and withheld what the recipient may not see.
struct DisputeReport {
    QString language
        = QStringLiteral("en"); // "en", "zh_CN"; headings carry the other language beside
    QString timeZone = QStringLiteral("UTC"); // IANA; times are printed in it
    QString recipient; // "court", "company", "department", "public"
    QDateTime madeUtc;
    QString madeBy;
    bool demo = false; // each page says DEMO

    QString centerName;
    QString origin; // of the log

    Domain::CaseState state;
    QString assigneeName;
    QString productLabel, productLabelZh;
    QString issueLabel, issueLabelZh;
    Domain::Procedure procedure; // under which the deadlines were counted
    Domain::Calendar calendar; // for its Chinese names of holidays

    Domain::ConsumerFacts consumer; // as to be shown
    QString account;
    QString narrative;
    bool consumerErased = false;
    QStringList withheldFacts; // Domain::Fact names that stay digests for this recipient

    QString companyName;
    QString companyHotline;
    QStringList companyAliases;
    QStringList companyDomains;
    bool companyVerified = true;

    QList<Domain::Deadline> deadlines;
    QHash<StaffId, QString> staffNames; // for the trace: who extended
    QList<ReportAct> chronology; // oldest first; messages and answers are printed from it in full
    QList<ReportPaper> papers; // in the order of the dossier
    ReportProof proof;
};

inline constexpr int kMaxReportPages = 5000;

/// The report as a PDF/A-1b file with embedded fonts. Needs a QGuiApplication (offscreen suffices)
/// and may run in any thread. Dates in the file are `madeUtc`. BadInput for an unknown language,
/// zone or a missing case number; TooLarge beyond kMaxReportPages; Unsupported when no font can
/// show the text.
Result<QByteArray> renderDisputeReport(const DisputeReport &report);

} // namespace Redress::Reports
