// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"
#include "app/cli/invocation.h"
#include "models/services/exportservice.h"
#include "models/services/reportservice.h"

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static Result<Answer> dispute(Invocation &in)
{
    REDRESS_TRY(number, parseNumber(u'C', in.argument(0)));
    REDRESS_TRY(word, in.required(u"for"_s));
    REDRESS_TRY(recipient, Services::recipientFromWord(word));
    REDRESS_TRY(path, in.required(u"out"_s));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(
        made,
        Services::ReportService(session).dispute(CaseId{number}, recipient, path, in.progress()));
    const QString digest = QString::fromLatin1(made.sha256.toHex());
    return Answer{
        {{u"case"_s, number},
         {u"path"_s, made.path},
         {u"sha256"_s, digest},
         {u"size"_s, made.size},
         {u"entry"_s, made.entry}},
        u"The dossier of %1 lies at %2 (%3 bytes).\nAnyone can check it: redress-verify %2, or unzip it and run sh verify.sh."_s
            .arg(number, made.path, QString::number(made.size))};
}

// A month by itself or the month of a day.
static Result<int> month(const Invocation &in, const QString &option)
{
    if (const QDate first = QDate::fromString(in.value(option) + "-01"_L1, Qt::ISODate);
        first.isValid())
        return Services::monthOf(first);
    REDRESS_TRY(day, in.day(option));
    return day.isValid() ? Services::monthOf(day) : 0;
}

static QJsonObject toJson(const Services::Figures &figures)
{
    return {{u"received"_s, figures.received},
            {u"closed"_s, figures.closed},
            {u"inTime"_s, figures.inTime()},
            {u"late"_s, figures.late}};
}

static QJsonArray toJson(const QList<Services::MoneyFigures> &money)
{
    QJsonArray all;
    for (const Services::MoneyFigures &figures : money)
        all.append(QJsonObject{{u"currency"_s, figures.currency},
                               {u"askedCases"_s, figures.askedCases},
                               {u"asked"_s, toJson(figures.asked)},
                               {u"refundedCases"_s, figures.refundedCases},
                               {u"refunded"_s, toJson(figures.refunded)}});
    return all;
}

static QJsonArray toJson(const QList<Services::NamedFigures> &list)
{
    QJsonArray all;
    for (const Services::NamedFigures &named : list) {
        QJsonObject object = toJson(named.figures);
        object.insert(u"code"_s, named.code);
        if (!named.label.isEmpty())
            object.insert(u"label"_s, named.label);
        if (!named.money.isEmpty())
            object.insert(u"money"_s, toJson(named.money));
        all.append(object);
    }
    return all;
}

static QString monthWord(int month)
{
    return u"%1-%2"_s.arg(month / 100).arg(month % 100, 2, 10, QChar(u'0'));
}

static QString figureLine(const QString &name, const Services::Figures &figures)
{
    return u"%1 %2 received %3 closed %4 late\n"_s.arg(name.left(44), -44)
        .arg(figures.received, 9)
        .arg(figures.closed, 9)
        .arg(figures.late, 9);
}

static QString section(const QString &title, const QList<Services::NamedFigures> &list)
{
    QString text = list.isEmpty() ? QString() : u'\n' + title + u'\n';
    for (const Services::NamedFigures &named : list)
        text += figureLine(!named.label.isEmpty()     ? named.label
                               : named.code.isEmpty() ? u"(not known)"_s
                                                      : named.code,
                           named.figures);
    return text;
}

static QString textOf(const Services::Statistics &found)
{
    QString text = u"%1%2 to %3 (months in UTC)\n"_s.arg(
        found.companyName.isEmpty() ? QString() : found.companyName + u": "_s,
        monthWord(found.fromMonth), monthWord(found.toMonth));
    for (const Services::MonthFigures &month : found.months)
        text += figureLine(monthWord(month.month), month.figures);
    text += figureLine(u"all"_s, found.all);
    text += u"Now open: %1, of these overdue: %2\n"_s.arg(found.open).arg(found.overdue);
    text += section(u"Companies"_s, found.companies) + section(u"Products"_s, found.products)
        + section(u"Issues"_s, found.issues) + section(u"Channels"_s, found.channels)
        + section(u"Outcomes"_s, found.outcomes);
    for (const Services::MoneyFigures &money : found.money)
        text += u"\nAsked in %1 cases: %2; refunded in %3: %4\n"_s.arg(money.askedCases)
                    .arg(formatMoney(money.asked))
                    .arg(money.refundedCases)
                    .arg(formatMoney(money.refunded));
    return text;
}

static Result<Answer> statistics(Invocation &in)
{
    Services::StatisticsQuery query;
    REDRESS_TRY(from, month(in, u"from"_s));
    REDRESS_TRY(to, month(in, u"to"_s));
    REDRESS_TRY(top, in.number(u"top"_s, query.top, 1, 10'000));
    query.fromMonth = from;
    query.toMonth = to;
    query.top = int(top);
    query.company = CompanyId{in.value(u"company"_s)};
    REDRESS_TRY(session, in.session());
    if (in.has(u"csv"_s)) {
        REDRESS_TRY(file, tableFile(in, in.value(u"csv"_s)));
        REDRESS_TRY(made, Services::ExportService(session).statistics(query, file));
        return answer(made);
    }
    REDRESS_TRY(found, Services::StatisticsService(session).statistics(query));
    QJsonArray months;
    for (const Services::MonthFigures &one : found.months) {
        QJsonObject object = toJson(one.figures);
        object.insert(u"month"_s, monthWord(one.month));
        months.append(object);
    }
    QJsonObject object{{u"from"_s, monthWord(found.fromMonth)},
                       {u"to"_s, monthWord(found.toMonth)},
                       {u"months"_s, months},
                       {u"all"_s, toJson(found.all)},
                       {u"open"_s, found.open},
                       {u"overdue"_s, found.overdue},
                       {u"products"_s, toJson(found.products)},
                       {u"issues"_s, toJson(found.issues)},
                       {u"channels"_s, toJson(found.channels)},
                       {u"outcomes"_s, toJson(found.outcomes)},
                       {u"money"_s, toJson(found.money)}};
    if (found.company.isEmpty())
        object.insert(u"companies"_s, toJson(found.companies));
    else
        object.insert(u"company"_s, found.company.value);
    return Answer{object, textOf(found)};
}

QList<Command> reportCommands()
{
    return {
        {{u"report"_s, u"statistics"_s},
         u"Tells cases received, closed and late by month, company, product, issue, and money"_s,
         {},
         {{u"from"_s, u"MONTH"_s, u"First month, 2025-12; eleven months before --to by default"_s},
          {u"to"_s, u"MONTH"_s, u"Last month; this one by default"_s},
          {u"company"_s, u"ID"_s, u"Only of this company"_s},
          {u"top"_s, u"N"_s, u"How many companies, products and issues, 20 by default"_s},
          {u"csv"_s, u"FILE"_s, u"Writes a table for a spreadsheet instead; recorded"_s},
          {u"language"_s, u"LANGUAGE"_s, u"Of that table: en (default) or zh_CN"_s},
          {u"no-bom"_s, {}, u"Without the byte order mark that spreadsheets expect"_s}},
         statistics,
         u"redress-cli --vault ~/center --as li report statistics --from 2025-12 --to 2026-11"_s},
        {{u"report"_s, u"dispute"_s},
         u"Exports a signed dossier that anyone can verify without this program"_s,
         {{u"CASE"_s, u"Case number"_s}},
         {{u"for"_s, u"RECIPIENT"_s, u"court, company, department, public"_s},
          {u"out"_s, u"FILE"_s, u"The .asice file to write"_s}},
         dispute,
         u"redress-cli --vault ~/center --as li report dispute C-2026-000001-7 --for court --out case.asice"_s}};
}

} // namespace Redress::Cli
