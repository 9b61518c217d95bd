// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"
#include "app/cli/invocation.h"

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static Result<Answer> findConsumer(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(rows, Services::ConsumerService(session).find(in.argument(0)));
    QString text;
    for (const Services::ConsumerRow &row : rows)
        text += u"%1  %2  %3  %4 open\n"_s.arg(row.id.value, row.maskedName, row.maskedPhone,
                                               QString::number(row.openCases));
    return Answer{listJson(rows, {}), text.isEmpty() ? u"Nobody by that number or name."_s : text};
}

static Result<Answer> showConsumer(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(card, Services::ConsumerService(session).show(ConsumerId{in.argument(0)}));
    QJsonObject object = toJson(card.row);
    object.insert(u"facts"_s, Domain::toJson(card.facts));
    QJsonArray cases;
    QString text = card.row.erased
        ? u"%1: the personal data was erased.\n"_s.arg(card.row.id.value)
        : u"%1  %2  %3  %4\n"_s.arg(card.row.id.value, card.facts.name, card.facts.phone,
                                    card.facts.idNumber);
    for (const CaseId &id : card.cases) {
        cases.append(id.value);
        text += u"  "_s + id.value + u'\n';
    }
    object.insert(u"cases"_s, cases);
    return Answer{object, text};
}

static Result<Answer> eraseConsumer(Invocation &in)
{
    REDRESS_TRY(reason, in.required(u"reason"_s));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(entry,
                Services::ConsumerService(session).erase(ConsumerId{in.argument(0)}, reason));
    return Answer{{{u"consumer"_s, in.argument(0)}, {u"entry"_s, entry}},
                  u"The personal data of %1 is gone for good; every other proof still holds."_s.arg(
                      in.argument(0))};
}

// Options are laid over --json-file, and both over what is known of the company.
static Result<Domain::CompanyDraft> companyFrom(Invocation &in, const QString &name,
                                                QJsonObject object = {})
{
    REDRESS_TRY(given, in.jsonFile());
    for (auto member = given.constBegin(); member != given.constEnd(); ++member)
        object.insert(member.key(), member.value());
    if (!name.isEmpty())
        object.insert(u"name"_s, name);
    if (in.has(u"hotline"_s))
        object.insert(u"hotline"_s, in.value(u"hotline"_s));
    if (in.has(u"alias"_s))
        object.insert(u"aliases"_s, QJsonArray::fromStringList(in.value(u"alias"_s).split(u',')));
    if (in.has(u"domain"_s))
        object.insert(u"domains"_s, QJsonArray::fromStringList(in.value(u"domain"_s).split(u',')));
    return Domain::companyDraftFromJson(object);
}

static Result<Answer> addCompany(Invocation &in)
{
    REDRESS_TRY(draft, companyFrom(in, in.argument(0)));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(id, Services::CompanyService(session).add(draft));
    return Answer{{{u"company"_s, id.value}, {u"name"_s, draft.name}},
                  u"%1 is known now (%2)."_s.arg(draft.name, id.value)};
}

static Result<Answer> changeCompany(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    Services::CompanyService companies(session);
    const CompanyId id{in.argument(0)};
    REDRESS_TRY(row, companies.show(id));
    Domain::CompanyDraft before;
    before.name = row.name;
    before.aliases = row.aliases;
    before.hotline = row.hotline;
    before.officialDomains = row.officialDomains;
    before.verified = row.verified || in.has(u"verified"_s);
    REDRESS_TRY(draft, companyFrom(in, in.value(u"name"_s), Domain::toJson(before)));
    REDRESS_CHECK(companies.change(id, draft));
    return Answer{{{u"company"_s, id.value}, {u"name"_s, draft.name}},
                  u"The record of %1 is changed."_s.arg(draft.name)};
}

static QString companyLine(const Services::CompanyRow &row)
{
    return u"%1  %2  %3  %4 open, %5 in all%6\n"_s.arg(
        row.id.value, row.name.left(40).leftJustified(40), row.hotline,
        QString::number(row.openCases), QString::number(row.allCases),
        row.verified ? QString() : u"  (unverified)"_s);
}

static Result<Answer> listCompanies(Invocation &in)
{
    REDRESS_TRY(limit, in.number(u"limit"_s, 50, 1, 500));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(page,
                Services::CompanyService(session).list(in.value(u"prefix"_s), in.value(u"cursor"_s),
                                                       int(limit)));
    QString text;
    for (const Services::CompanyRow &row : page.rows)
        text += companyLine(row);
    if (!page.next.isEmpty())
        text += u"More with --cursor %1\n"_s.arg(page.next);
    return Answer{listJson(page.rows, page.next), text.isEmpty() ? u"No company here."_s : text};
}

static Result<Answer> showCompany(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(row, Services::CompanyService(session).show(CompanyId{in.argument(0)}));
    return Answer{toJson(row),
                  companyLine(row) + row.aliases.join(u", "_s) + u'\n'
                      + row.officialDomains.join(u", "_s)};
}

QList<Command> consumerCommands()
{
    return {
        {{u"consumer"_s, u"find"_s},
         u"Finds a person by telephone, identity number or name"_s,
         {{u"TEXT"_s, u"What was typed"_s}},
         {},
         findConsumer},
        {{u"consumer"_s, u"show"_s},
         u"Shows a person's data; the look is recorded"_s,
         {{u"ID"_s, u"P-…"_s}},
         {},
         showConsumer},
        {{u"consumer"_s, u"erase"_s},
         u"Destroys a person's key: the data is gone, all other proofs hold"_s,
         {{u"ID"_s, u"P-…"_s}},
         {{u"reason"_s, u"TEXT"_s, u"The lawful reason, kept in the record"_s}},
         eraseConsumer},
    };
}

QList<Command> companyCommands()
{
    return {
        {{u"company"_s, u"add"_s},
         u"Adds a company"_s,
         {{u"NAME"_s, u"Its name"_s, false}},
         {{u"json-file"_s, u"FILE"_s, u"The fields as one JSON object"_s},
          {u"hotline"_s, u"TEXT"_s, u"Its published rights-protection hotline"_s},
          {u"alias"_s, u"NAMES"_s, u"Other names, with commas"_s},
          {u"domain"_s, u"DOMAINS"_s, u"Official domains, with commas"_s}},
         addCompany,
         u"redress-cli --vault ~/center --as li company add \"Acme Lending\" --hotline 95000"_s},
        {{u"company"_s, u"change"_s},
         u"Changes what is known of a company; what is not given stays"_s,
         {{u"ID"_s, u"K-…"_s}},
         {{u"json-file"_s, u"FILE"_s, u"The fields as one JSON object"_s},
          {u"name"_s, u"NAME"_s, u"Its full name"_s},
          {u"hotline"_s, u"TEXT"_s, u"Its published rights-protection hotline"_s},
          {u"alias"_s, u"NAMES"_s, u"All other names, with commas"_s},
          {u"domain"_s, u"DOMAINS"_s, u"All official domains, with commas"_s},
          {u"verified"_s, {}, u"The company was looked up and is the one meant"_s}},
         changeCompany,
         u"redress-cli --vault ~/center --as li company change K-4M8TQ2W9Z6R1X5VB --name \"Acme Lending Co., Ltd.\" --verified"_s},
        {{u"company"_s, u"list"_s},
         u"Lists companies"_s,
         {},
         {{u"prefix"_s, u"TEXT"_s, u"Only names that begin so"_s},
          {u"limit"_s, u"N"_s, u"1 to 500"_s},
          {u"cursor"_s, u"CURSOR"_s, u"The \"next\" of the page before"_s}},
         listCompanies},
        {{u"company"_s, u"show"_s}, u"Shows a company"_s, {{u"ID"_s, u"K-…"_s}}, {}, showCompany},
    };
}

} // namespace Redress::Cli
