// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/disputetext.h"

#include "models/crypto/primitives.h"
#include "models/reports/disputereport.h"
#include "models/reports/thumbnail.h"
#include "models/services/papers.h"
#include "models/services/rulebook.h"
#include "models/services/sessionstate.h"
#include "models/services/thumbnails.h"
#include "models/services/views.h"
#include "models/store/companyrepository.h"
#include "models/store/staffrepository.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

QString fingerprint(const Crypto::Certificate &certificate)
{
    return QString::fromLatin1(Crypto::sha256(certificate.der()).toHex());
}

Reports::ReportPaper reportPaper(const Session &session, const Store::DocumentRecord &document)
{
    const Domain::PaperFacts &facts = document.paper;
    Reports::ReportPaper paper;
    paper.id = facts.document;
    paper.kind = facts.kind;
    paper.size = facts.size;
    paper.archivedUtc = document.archivedUtc;
    paper.byName = session.d().nameOf(document.by);
    paper.receivedFrom = facts.receivedFrom;
    paper.entry = document.entry;
    paper.erased = document.erased;
    return paper;
}

Result<Reports::ReportPaper> travellingPaper(const Session &session, const NumberedPaper &numbered,
                                             const Progress &progress)
{
    Reports::ReportPaper paper = reportPaper(session, numbered.document);
    paper.fileName = numbered.document.paper.fileName;
    paper.mediaType = numbered.document.paper.mediaType;
    paper.sha256 = numbered.document.paper.sha256;
    paper.signatures = numbered.document.paper.signatures;
    paper.pathInDossier = numbered.pathInDossier;
    REDRESS_TRY(device, openPaper(session, numbered.document));
    REDRESS_TRY(thumbnail,
                thumbnailOf(*device, paper.mediaType,
                            {Reports::kThumbnailEdge, Reports::kThumbnailEdge}, progress));
    paper.thumbnail = thumbnail;
    return paper;
}

Result<void> fillCompany(const Session &session, Reports::DisputeReport &report)
{
    if (report.state.company.isEmpty())
        return {};
    REDRESS_TRY(company,
                Store::CompanyRepository(*session.d().database).company(report.state.company));
    report.companyName = company.facts.name;
    report.companyHotline = company.facts.hotline;
    report.companyAliases = company.facts.aliases;
    report.companyDomains = company.facts.officialDomains;
    report.companyVerified = company.facts.verified;
    return {};
}

Result<void> fillRules(const Session &session, Reports::DisputeReport &report)
{
    const Domain::Procedure *procedure = session.rules().procedure(report.state.procedure);
    const Domain::Calendar *calendar = session.rules().calendar(report.state.calendar);
    if (!procedure || !calendar)
        return Error{ErrorCode::Unsupported, u"this version does not know the rules of the case"_s,
                     u"Use a newer version."_s};
    report.procedure = *procedure;
    report.calendar = *calendar;
    report.timeZone = calendar->timeZone();
    REDRESS_TRY(clocks, deadlinesOf(session, report.state));
    report.deadlines = clocks;
    if (report.language.isEmpty())
        report.language = calendar->id() == "cn"_L1 ? u"zh_CN"_s : u"en"_s;
    return {};
}

} // namespace

Result<QByteArray> disputeReport(const Session &session, const CaseFile &file,
                                 const DisputeReportFacts &facts, const Progress &progress)
{
    if (!qobject_cast<QGuiApplication *>(QCoreApplication::instance()))
        return Error{
            ErrorCode::Unsupported, u"reports need the graphics part of the program"_s, {}};
    Reports::DisputeReport report;
    report.language = facts.language;
    report.recipient = wordFor(facts.recipient);
    report.madeUtc = facts.madeUtc;
    report.madeBy = session.person().name;
    report.demo = session.center().demo;
    report.centerName = session.center().name;
    report.origin = session.center().origin;
    report.state = file.state;
    REDRESS_CHECK(fillRules(session, report));
    REDRESS_CHECK(fillCompany(session, report));
    const CaseRow row = caseRow(session, file.row);
    report.assigneeName = row.assigneeName;
    report.productLabel = row.productLabel;
    report.productLabelZh = row.productLabelZh;
    report.issueLabel = row.issueLabel;
    report.issueLabelZh = row.issueLabelZh;
    report.consumer = shownTo(facts.recipient, file.row.consumerFacts);
    report.consumerErased = file.row.consumerErased;
    report.narrative = file.narrative;
    report.account = file.account;
    report.withheldFacts = file.hiddenFacts;
    REDRESS_TRY(staff, Store::StaffRepository(*session.d().database).list());
    for (const Domain::StaffMember &member : staff)
        report.staffNames.insert(member.id, member.name);
    for (const Store::ReadAct &act : file.acts)
        report.chronology.append({act.act.seq, act.act.act, act.act.at,
                                  report.staffNames.value(act.act.by), act.act.facts,
                                  act.act.personal, act.erased});
    for (const NumberedPaper &paper : facts.papers) {
        if (progress.isCancelled())
            return Error{ErrorCode::Cancelled, u"the export was cancelled"_s, {}};
        REDRESS_TRY(shown, travellingPaper(session, paper, progress));
        report.papers.append(shown);
    }
    for (const Store::DocumentRecord &paper : file.withheld)
        report.papers.append(reportPaper(session, paper));
    if (session.d().logKey)
        report.proof.logKey = QString::fromLatin1(session.d().logKey->text());
    report.proof.treeSize = facts.treeSize;
    report.proof.rootHash = facts.root;
    report.proof.witnesses = facts.witnesses;
    report.proof.signerName = session.person().name;
    report.proof.signerThumbprint = fingerprint(session.d().certificate);
    report.proof.rootThumbprint = fingerprint(session.d().root);
    return Reports::renderDisputeReport(report);
}

} // namespace Redress::Services
