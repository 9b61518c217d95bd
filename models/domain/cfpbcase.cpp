// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// From the CFPB's words to ours.
#include "models/domain/cfpbreader.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace Redress::Domain {

namespace {

QString channelFor(const QString &submittedVia)
{
    static const QHash<QString, QString> channels{
        {u"web"_s, u"web"_s},
        {u"phone"_s, u"phone"_s},
        {u"postal mail"_s, u"letter"_s},
        {u"fax"_s, u"fax"_s},
        {u"email"_s, u"email"_s},
        {u"referral"_s, u"referral"_s},
        {u"web referral"_s, u"referral"_s},
    };
    return channels.value(submittedVia.toLower(), u"other"_s);
}

QString responseFor(const QString &companyResponse)
{
    static const QHash<QString, QString> responses{
        {u"in progress"_s, u"in-progress"_s},
        {u"closed"_s, u"closed"_s},
        {u"closed with explanation"_s, u"explained"_s},
        {u"closed with monetary relief"_s, u"monetary-relief"_s},
        {u"closed with non-monetary relief"_s, u"non-monetary-relief"_s},
        {u"closed with relief"_s, u"relief"_s},
        {u"closed without relief"_s, u"no-relief"_s},
        {u"untimely response"_s, u"untimely"_s},
    };
    return responses.value(companyResponse.toLower());
}

} // namespace

CfpbCase cfpbCase(const CfpbRow &row, const Taxonomy &taxonomy, const Calendar &calendar)
{
    CfpbCase made;
    made.remarks = row.remarks;
    made.company = row.company;
    made.receivedUtc = calendar.startOfDayUtc(row.received);
    ImportedCase &imported = made.imported;
    imported.system = u"cfpb"_s;
    imported.id = row.complaintId;
    imported.channel = channelFor(row.submittedVia);
    imported.product = taxonomy.codeForLabel(row.product, {}, row.received);
    imported.issue = taxonomy.codeForLabel(row.issue, u"*"_s, row.received);
    imported.asFiled = {{u"product"_s, row.product},
                        {u"subProduct"_s, row.subProduct},
                        {u"issue"_s, row.issue},
                        {u"subIssue"_s, row.subIssue},
                        {u"submittedVia"_s, row.submittedVia},
                        {u"companyResponse"_s, row.companyResponse},
                        {u"consent"_s, row.consent}};
    if (row.sent.isValid())
        imported.sentUtc = calendar.startOfDayUtc(row.sent);
    imported.outcome = responseFor(row.companyResponse);
    imported.timely = row.timely;
    imported.disputed = row.disputed;
    imported.publicResponse = row.publicResponse;
    imported.narrative = row.narrative;
    imported.zip = row.zip;
    imported.state = row.state;
    imported.tags = row.tags;

    const auto unknown = [&made](const QString &what, const QString &label, const QString &code) {
        if (!label.isEmpty() && code.isEmpty())
            made.remarks.append(
                u"%1 \"%2\" is not in the taxonomy, kept as filed"_s.arg(what, label.left(120)));
    };
    unknown(u"the product"_s, row.product, imported.product);
    unknown(u"the issue"_s, row.issue, imported.issue);
    unknown(u"the company's response"_s, row.companyResponse, imported.outcome);
    if (!imported.product.isEmpty())
        unknown(u"the sub-product"_s, row.subProduct,
                taxonomy.codeForLabel(row.subProduct, imported.product));
    if (!imported.issue.isEmpty())
        unknown(u"the sub-issue"_s, row.subIssue,
                taxonomy.codeForLabel(row.subIssue, imported.issue));
    if (!row.submittedVia.isEmpty() && imported.channel == "other"_L1)
        made.remarks.append(u"the way of filing \"%1\" is unknown, kept as filed"_s.arg(
            row.submittedVia.left(120)));
    if (row.sent.isValid() && row.sent < row.received)
        made.remarks.append(u"sent to the company before it was received"_s);
    return made;
}

} // namespace Redress::Domain
