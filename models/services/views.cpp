// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/views.h"

#include "models/core/text.h"
#include "models/services/sessionstate.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

QString maskEmail(const QString &email)
{
    const qsizetype at = email.lastIndexOf(u'@');
    return email.isEmpty() ? QString()
                           : email.left(1) + u"***"_s + (at > 0 ? email.mid(at) : QString());
}

QString maskAddress(const QString &address)
{
    return address.isEmpty() ? QString() : address.left(3) + u"***"_s;
}

} // namespace

Domain::ConsumerFacts masked(const Domain::ConsumerFacts &facts)
{
    return {maskName(facts.name),   maskDigits(facts.phone),    maskDigits(facts.idNumber),
            maskEmail(facts.email), maskAddress(facts.address), maskName(facts.speaksFor)};
}

QJsonObject maskedPersonal(const QJsonObject &personal)
{
    QJsonObject shown = personal;
    if (shown.contains(Domain::Fact::consumer)) {
        const auto facts
            = Domain::consumerFactsFromJson(shown.value(Domain::Fact::consumer).toObject());
        shown.insert(Domain::Fact::consumer,
                     facts ? Domain::toJson(masked(*facts)) : QJsonObject());
    }
    if (shown.contains(Domain::Fact::account))
        shown.insert(Domain::Fact::account,
                     maskDigits(shown.value(Domain::Fact::account).toString()));
    return shown;
}

CaseRow caseRow(const Session &session, const Store::CaseRow &row)
{
    CaseRow shown;
    shown.id = row.id;
    shown.status = row.status;
    shown.maskedConsumer = maskName(row.consumerFacts.name);
    shown.consumerErased = row.consumerErased;
    shown.company = row.company;
    shown.companyName = row.companyName;
    shown.productCode = row.product;
    shown.issueCode = row.issue;
    if (const Domain::Taxonomy *taxonomy = session.rules().taxonomy(row.taxonomy)) {
        if (const Domain::TaxonomyCode *product = taxonomy->find(row.product)) {
            shown.productLabel = product->label;
            shown.productLabelZh = product->labelZh;
        }
        if (const Domain::TaxonomyCode *issue = taxonomy->find(row.issue)) {
            shown.issueLabel = issue->label;
            shown.issueLabelZh = issue->labelZh;
        }
    }
    shown.assignee = row.assignee;
    shown.assigneeName = session.d().nameOf(row.assignee);
    shown.receivedUtc = row.receivedUtc;
    shown.dueUtc = row.dueUtc;
    shown.closedUtc = row.closedUtc;
    shown.paperCount = row.paperCount;
    shown.specialCare = row.specialCare;
    shown.amount = row.amount;
    return shown;
}

Chronicle chronicle(const Session &session, const Store::ReadAct &read)
{
    return {read.act.seq,
            read.act.act,
            read.act.at,
            read.act.by,
            session.d().nameOf(read.act.by),
            read.act.facts,
            read.act.personal,
            read.erased};
}

PaperRow paperRow(const Session &session, const Store::DocumentRecord &document)
{
    const Domain::PaperFacts &paper = document.paper;
    PaperRow shown;
    shown.id = paper.document;
    shown.caseId = paper.caseId;
    shown.kind = paper.kind;
    shown.fileName = paper.fileName;
    shown.mediaType = paper.mediaType;
    shown.size = paper.size;
    shown.sha256 = paper.sha256;
    shown.archivedUtc = document.archivedUtc;
    shown.byName = session.d().nameOf(document.by);
    shown.receivedFrom = paper.receivedFrom;
    shown.entry = document.entry;
    shown.sealed = document.erased || !paper.seal.isEmpty();
    shown.erased = document.erased;
    shown.signatures = paper.signatures;
    return shown;
}

CompanyRow companyRow(const Store::CompanyRecord &record)
{
    return {record.id,
            record.facts.name,
            record.facts.aliases,
            record.facts.hotline,
            record.facts.officialDomains,
            record.facts.verified,
            record.openCases,
            record.allCases};
}

ConsumerRow consumerRow(const Store::ConsumerRecord &record)
{
    return {record.id,
            maskName(record.facts.name),
            maskDigits(record.facts.phone),
            record.openCases,
            record.allCases,
            record.erased};
}

Result<QList<Store::DocumentRecord>> papersOf(const Session &session, const CaseId &id)
{
    const Store::DocumentRepository documents(*session.d().database);
    QList<Store::DocumentRecord> all;
    QString cursor;
    do {
        REDRESS_TRY(page, documents.list(id, cursor, Store::kMaxPage));
        all += page.rows;
        cursor = page.next;
    } while (!cursor.isEmpty());
    return all;
}

} // namespace Redress::Services
