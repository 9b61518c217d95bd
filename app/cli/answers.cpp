// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static QJsonValue orNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(formatUtc(time)) : QJsonValue();
}

QString shortTime(const QDateTime &utc)
{
    return utc.isValid() ? utc.toLocalTime().toString(u"yyyy-MM-dd HH:mm"_s) : u"-"_s;
}

Result<Services::TableFile> tableFile(const Invocation &in, const QString &path)
{
    if (path.isEmpty())
        return Error{ErrorCode::BadInput, u"the file to write has no name"_s,
                     u"Give the name of a .csv file."_s};
    Services::TableFile file;
    file.path = path;
    file.byteOrderMark = !in.has(u"no-bom"_s);
    if (in.has(u"language"_s))
        file.language = in.value(u"language"_s);
    return file;
}

Answer answer(const Services::TableMade &made)
{
    return {{{u"path"_s, made.path},
             {u"rows"_s, made.rows},
             {u"size"_s, made.size},
             {u"sha256"_s, QString::fromLatin1(made.sha256.toHex())},
             {u"entry"_s, made.entry}},
            u"%1 rows lie at %2 (%3 bytes); that they left is entry %4.\n"_s.arg(made.rows)
                .arg(made.path)
                .arg(made.size)
                .arg(made.entry)};
}

QJsonArray findingArray(const Verification &verification)
{
    QJsonArray findings;
    for (const Finding &finding : verification.findings)
        findings.append(QJsonObject{{u"verdict"_s, wordFor(finding.verdict)},
                                    {u"code"_s, finding.code},
                                    {u"subject"_s, finding.subject},
                                    {u"detail"_s, finding.detail}});
    return findings;
}

QString findingLines(const Verification &verification)
{
    QString text;
    for (const Finding &finding : verification.findings)
        text += u"%1  %2  %3  %4\n"_s.arg(wordFor(finding.verdict), finding.code, finding.subject,
                                          finding.detail);
    return text;
}

QString statusWord(Domain::CaseStatus status)
{
    switch (status) {
    case Domain::CaseStatus::Open:
        return u"open"_s;
    case Domain::CaseStatus::Forwarded:
        return u"forwarded"_s;
    case Domain::CaseStatus::Answered:
        return u"answered"_s;
    case Domain::CaseStatus::Paused:
        return u"paused"_s;
    case Domain::CaseStatus::Closed:
        return u"closed"_s;
    }
    return {};
}

QJsonObject toJson(const Money &money)
{
    return {{u"minorUnits"_s, money.minorUnits}, {u"currency"_s, money.currency}};
}

QJsonObject toJson(const Services::ActDone &done)
{
    QJsonObject object{
        {u"case"_s, done.caseId.value}, {u"entry"_s, done.entry}, {u"due"_s, orNull(done.dueUtc)}};
    if (!done.consumer.isEmpty())
        object.insert(u"consumer"_s, done.consumer.value);
    if (!done.company.isEmpty())
        object.insert(u"company"_s, done.company.value);
    return object;
}

QJsonObject toJson(const Services::CaseRow &row)
{
    QJsonObject object{
        {u"case"_s, row.id.value},
        {u"status"_s, statusWord(row.status)},
        {u"consumer"_s, row.maskedConsumer},
        {u"consumerErased"_s, row.consumerErased},
        {u"company"_s, row.company.value},
        {u"companyName"_s, row.companyName},
        {u"product"_s, row.productCode},
        {u"issue"_s, row.issueCode},
        {u"productLabel"_s, row.productLabel},
        {u"issueLabel"_s, row.issueLabel},
        {u"assignee"_s, row.assignee.value},
        {u"assigneeName"_s, row.assigneeName},
        {u"received"_s, orNull(row.receivedUtc)},
        {u"due"_s, orNull(row.dueUtc)},
        {u"closed"_s, orNull(row.closedUtc)},
        {u"papers"_s, row.paperCount},
        {u"specialCare"_s, row.specialCare},
    };
    if (row.amount)
        object.insert(u"amount"_s, toJson(*row.amount));
    return object;
}

QJsonObject toJson(const Services::PaperRow &row)
{
    return {
        {u"document"_s, row.id.value},
        {u"case"_s, row.caseId.value},
        {u"kind"_s, row.kind},
        {u"fileName"_s, row.fileName},
        {u"mediaType"_s, row.mediaType},
        {u"size"_s, row.size},
        {u"sha256"_s, QString::fromLatin1(row.sha256.toHex())},
        {u"archived"_s, orNull(row.archivedUtc)},
        {u"by"_s, row.byName},
        {u"receivedFrom"_s, row.receivedFrom},
        {u"entry"_s, row.entry},
        {u"sealed"_s, row.sealed},
        {u"erased"_s, row.erased},
        {u"signatures"_s, Domain::toJson(row.signatures)},
    };
}

QJsonObject toJson(const Services::CompanyRow &row)
{
    return {
        {u"company"_s, row.id.value},
        {u"name"_s, row.name},
        {u"aliases"_s, QJsonArray::fromStringList(row.aliases)},
        {u"hotline"_s, row.hotline},
        {u"domains"_s, QJsonArray::fromStringList(row.officialDomains)},
        {u"verified"_s, row.verified},
        {u"openCases"_s, row.openCases},
        {u"allCases"_s, row.allCases},
    };
}

QJsonObject toJson(const Services::ConsumerRow &row)
{
    return {
        {u"consumer"_s, row.id.value}, {u"name"_s, row.maskedName},
        {u"phone"_s, row.maskedPhone}, {u"openCases"_s, row.openCases},
        {u"allCases"_s, row.allCases}, {u"erased"_s, row.erased},
    };
}

QJsonObject toJson(const Services::Chronicle &line)
{
    return {
        {u"entry"_s, line.entry},       {u"act"_s, line.act},       {u"at"_s, orNull(line.atUtc)},
        {u"by"_s, line.by.value},       {u"byName"_s, line.byName}, {u"facts"_s, line.facts},
        {u"personal"_s, line.personal}, {u"erased"_s, line.erased},
    };
}

QJsonObject toJson(const Domain::StaffMember &member)
{
    return {
        {u"staff"_s, member.id.value},
        {u"name"_s, member.name},
        {u"login"_s, member.login},
        {u"roles"_s, QJsonArray::fromStringList(Domain::toWords(member.roles))},
        {u"retired"_s, member.retired},
        {u"certificate"_s, member.thumbprint},
    };
}

static QString wordFor(Domain::TraceStep::Kind kind)
{
    using Kind = Domain::TraceStep::Kind;
    switch (kind) {
    case Kind::Started:
        return u"started"_s;
    case Kind::Counted:
        return u"counted"_s;
    case Kind::SkippedWeekend:
        return u"weekend"_s;
    case Kind::SkippedHoliday:
        return u"holiday"_s;
    case Kind::CountedMakeUpDay:
        return u"make-up-work-day"_s;
    case Kind::Paused:
        return u"paused"_s;
    case Kind::Extended:
        return u"extended"_s;
    case Kind::ExtendedTooLate:
        return u"extended-too-late"_s;
    case Kind::CappedAtLongest:
        return u"capped"_s;
    case Kind::OutsideCalendar:
        return u"outside-calendar"_s;
    case Kind::Due:
        return u"due"_s;
    case Kind::Met:
        return u"met"_s;
    }
    return {};
}

QJsonObject toJson(const Domain::Deadline &deadline)
{
    QJsonArray trace;
    for (const Domain::TraceStep &step : deadline.trace) {
        trace.append(QJsonObject{{u"step"_s, wordFor(step.kind)},
                                 {u"day"_s, step.day.toString(Qt::ISODate)},
                                 {u"days"_s, step.days},
                                 {u"detail"_s, step.detail}});
    }
    return {
        {u"clock"_s, deadline.clockId},      {u"title"_s, deadline.title},
        {u"due"_s, orNull(deadline.dueUtc)}, {u"met"_s, orNull(deadline.metUtc)},
        {u"usedDays"_s, deadline.usedDays},  {u"totalDays"_s, deadline.totalDays},
        {u"paused"_s, deadline.paused},      {u"trace"_s, trace},
    };
}

} // namespace Redress::Cli
