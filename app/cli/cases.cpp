// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"
#include "app/cli/invocation.h"
#include "models/domain/acts.h"
#include "models/domain/drafts.h"

using namespace Qt::StringLiterals;

namespace Redress::Cli {

// Options are laid over --json-file: what is typed wins.
static Result<Domain::CaseDraft> draftFrom(Invocation &in, const Services::SessionPtr &session)
{
    REDRESS_TRY(object, in.jsonFile());
    static const QStringList direct{u"channel"_s,   u"company"_s, u"product"_s,  u"issue"_s,
                                    u"narrative"_s, u"account"_s, u"procedure"_s};
    for (const QString &name : direct) {
        if (in.has(name))
            object.insert(name, in.value(name));
    }
    QJsonObject consumer = object.value(u"consumer"_s).toObject();
    static const QHash<QString, QString> consumerFields{{u"consumer-name"_s, u"name"_s},
                                                        {u"consumer-phone"_s, u"phone"_s},
                                                        {u"consumer-id-number"_s, u"idNumber"_s},
                                                        {u"consumer-email"_s, u"email"_s},
                                                        {u"consumer-address"_s, u"address"_s}};
    for (auto field = consumerFields.cbegin(); field != consumerFields.cend(); ++field) {
        if (in.has(field.key()))
            consumer.insert(field.value(), in.value(field.key()));
    }
    if (!consumer.isEmpty())
        object.insert(u"consumer"_s, consumer);
    if (in.has(u"amount"_s)) {
        REDRESS_TRY(amount, parseMoney(in.value(u"amount"_s), session->center().currency));
        object.insert(u"amount"_s, toJson(amount));
    }
    if (in.has(u"remedy"_s))
        object.insert(u"remedies"_s, QJsonArray::fromStringList(in.value(u"remedy"_s).split(u',')));
    if (in.has(u"happened"_s)) {
        REDRESS_TRY(day,
                    Domain::parseDay(in.value(u"happened"_s), session->clock().nowUtc().date()));
        object.insert(u"happenedOn"_s, day.toString(Qt::ISODate));
    }
    return Domain::caseDraftFromJson(object);
}

static Result<Answer> open(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(draft, draftFrom(in, session));
    REDRESS_TRY(done, Services::CaseService(session).open(draft));
    const QString due = done.dueUtc.isValid()
        ? u"the answer is due by %1"_s.arg(shortTime(done.dueUtc))
        : u"its clock starts when it is forwarded to the company"_s;
    return Answer{toJson(done), u"%1 is logged; %2."_s.arg(done.caseId.value, due)};
}

static Result<Services::CaseQuery> queryFrom(Invocation &in)
{
    Services::CaseQuery query;
    static const QHash<QString, Services::Queue> queues{
        {u"mine"_s, Services::Queue::Mine}, {u"unassigned"_s, Services::Queue::Unassigned},
        {u"due"_s, Services::Queue::Due},   {u"overdue"_s, Services::Queue::Overdue},
        {u"open"_s, Services::Queue::Open}, {u"all"_s, Services::Queue::All}};
    const QString queue = in.has(u"queue"_s) ? in.value(u"queue"_s) : u"all"_s;
    if (!queues.contains(queue))
        return Error{ErrorCode::BadInput, "\""_L1 + queue.left(40) + "\" is not a queue"_L1,
                     u"Use mine, unassigned, due, overdue, open or all."_s};
    query.queue = queues.value(queue);
    query.company = CompanyId{in.value(u"company"_s)};
    query.consumer = ConsumerId{in.value(u"consumer"_s)};
    query.product = in.value(u"product"_s);
    query.issue = in.value(u"issue"_s);
    query.words = in.value(u"words"_s);
    query.status = in.value(u"status"_s);
    REDRESS_TRY(from, in.day(u"from"_s));
    REDRESS_TRY(to, in.day(u"to"_s));
    query.receivedFrom = from;
    query.receivedTo = to;
    if (in.has(u"sort"_s)) {
        if (in.value(u"sort"_s) != u"due"_s && in.value(u"sort"_s) != u"newest"_s)
            return Error{ErrorCode::BadInput, u"--sort is newest or due"_s, {}};
        query.sort = in.value(u"sort"_s) == u"due"_s ? Services::CaseQuery::Sort::Due
                                                     : Services::CaseQuery::Sort::Newest;
    }
    query.cursor = in.value(u"cursor"_s);
    REDRESS_TRY(limit, in.number(u"limit"_s, 50, 1, 500));
    query.limit = int(limit);
    return query;
}

static Result<Answer> list(Invocation &in)
{
    REDRESS_TRY(query, queryFrom(in));
    REDRESS_TRY(session, in.session());
    Services::CaseService service(session);
    if (in.has(u"count"_s)) {
        REDRESS_TRY(count, service.count(query));
        return Answer{{{u"count"_s, count}}, QString::number(count)};
    }
    REDRESS_TRY(page, service.list(query));
    QString text;
    for (const Services::CaseRow &row : page.rows) {
        text += u"%1  %2  due %3  %4  %5\n"_s.arg(
            row.id.value, statusWord(row.status).leftJustified(9),
            shortTime(row.dueUtc).leftJustified(16), row.companyName.left(28).leftJustified(28),
            row.issueLabel.isEmpty() ? row.productLabel : row.issueLabel);
    }
    if (page.rows.isEmpty())
        text = u"No case here.\n"_s;
    if (!page.next.isEmpty())
        text += u"More with --cursor %1\n"_s.arg(page.next);
    return Answer{listJson(page.rows, page.next), text};
}

static Result<Answer> exportList(Invocation &in)
{
    REDRESS_TRY(query, queryFrom(in));
    REDRESS_TRY(path, in.required(u"out"_s));
    REDRESS_TRY(file, tableFile(in, path));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(
        made,
        Services::ExportService(session).cases(query, in.has(u"names"_s), file, in.progress()));
    return answer(made);
}

// What an act says beside its name, as it was recorded.
static QString wordsOf(const Services::Chronicle &line)
{
    if (line.erased)
        return u"(lawfully erased)"_s;
    for (const QLatin1String fact : {Domain::Fact::note, Domain::Fact::message,
                                     Domain::Fact::answer, Domain::Fact::statement}) {
        if (const QString words = line.personal.value(fact).toString(); !words.isEmpty())
            return words;
    }
    if (const QJsonValue file = line.personal.value(Domain::Fact::file); file.isObject())
        return file[u"name"].toString();
    for (const QLatin1String fact : {"reason"_L1, "to"_L1, "outcome"_L1, "recipient"_L1}) {
        if (const QString words = line.facts.value(fact).toString(); !words.isEmpty())
            return words;
    }
    return {};
}

static Result<Answer> show(Invocation &in)
{
    REDRESS_TRY(number, parseNumber(u'C', in.argument(0)));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(card, Services::CaseService(session).card(CaseId{number}, in.has(u"reveal"_s)));
    QJsonObject object = toJson(card.row);
    object.insert(u"state"_s, Domain::toJson(card.state));
    object.insert(u"consumerFacts"_s, Domain::toJson(card.consumer));
    object.insert(u"revealed"_s, card.revealed);
    object.insert(u"narrative"_s, card.narrative);
    object.insert(u"account"_s, card.account);
    object.insert(u"possible"_s, QJsonArray::fromStringList(card.possibleActs));
    QJsonArray clocks, chronology, papers;
    QString text = u"%1  %2\n%3 · %4 › %5\nReceived %6\n"_s.arg(
        card.row.id.value, statusWord(card.row.status), card.row.companyName, card.row.productLabel,
        card.row.issueLabel, shortTime(card.row.receivedUtc));
    for (const Domain::Deadline &deadline : card.deadlines) {
        clocks.append(toJson(deadline));
        text += u"%1: %2 of %3, %4\n"_s.arg(deadline.title)
                    .arg(deadline.usedDays)
                    .arg(deadline.totalDays)
                    .arg(deadline.isMet() ? "met "_L1 + shortTime(deadline.metUtc)
                                          : "due "_L1 + shortTime(deadline.dueUtc));
    }
    for (const CaseId &other : card.state.links)
        text += u"Linked with %1\n"_s.arg(other.value);
    if (!card.narrative.isEmpty())
        text += u'\n' + card.narrative + u'\n';
    text += u'\n';
    for (const Services::Chronicle &line : card.chronology) {
        chronology.append(toJson(line));
        text += u"%1  %2  %3\n"_s.arg(shortTime(line.atUtc), line.act.leftJustified(18),
                                      line.byName);
        if (const QString words = wordsOf(line); !words.isEmpty())
            text += u"    "_s + QString(words).replace(u'\n', u"\n    "_s) + u'\n';
    }
    for (const Services::PaperRow &paper : card.papers) {
        papers.append(toJson(paper));
        text += u"%1  %2  %3  %4 bytes\n"_s.arg(paper.id.value, paper.kind.leftJustified(14),
                                                paper.fileName, QString::number(paper.size));
    }
    object.insert(u"deadlines"_s, clocks);
    object.insert(u"chronology"_s, chronology);
    object.insert(u"documents"_s, papers);
    return Answer{object, text};
}

// What narrows and orders a list.
static QList<Option> filters()
{
    return {{u"queue"_s, u"QUEUE"_s, u"mine, unassigned, due, overdue, open, all (default)"_s},
            {u"status"_s, u"WORD"_s, u"open, forwarded, answered, paused, closed"_s},
            {u"company"_s, u"ID"_s, u"Only of this company"_s},
            {u"consumer"_s, u"ID"_s, u"Only of this consumer"_s},
            {u"product"_s, u"CODE"_s, u"Only of this product"_s},
            {u"issue"_s, u"CODE"_s, u"Only of this issue"_s},
            {u"words"_s, u"TEXT"_s, u"All these words"_s},
            {u"from"_s, u"DAY"_s, u"Received on or after"_s},
            {u"to"_s, u"DAY"_s, u"Received on or before"_s},
            {u"sort"_s, u"ORDER"_s, u"newest (default) or due"_s}};
}

QList<Command> caseCommands()
{
    return {
        {{u"case"_s, u"open"_s},
         u"Logs a complaint"_s,
         {},
         {{u"json-file"_s, u"FILE"_s, u"All fields as one JSON object (- for standard input)"_s},
          {u"channel"_s, u"WORD"_s, u"phone (default), web, letter, visit, email, fax, referral"_s},
          {u"consumer-name"_s, u"TEXT"_s, u"The consumer's name"_s},
          {u"consumer-phone"_s, u"TEXT"_s, u"Telephone"_s},
          {u"consumer-id-number"_s, u"TEXT"_s, u"Identity number"_s},
          {u"consumer-email"_s, u"TEXT"_s, u"E-mail"_s},
          {u"consumer-address"_s, u"TEXT"_s, u"Address"_s},
          {u"company"_s, u"NAME"_s,
           u"Company name or id; an unknown name is kept as an unverified company"_s},
          {u"product"_s, u"CODE"_s, u"Taxonomy code of the product"_s},
          {u"issue"_s, u"CODE"_s, u"Taxonomy code of the issue"_s},
          {u"narrative"_s, u"TEXT"_s, u"The story"_s},
          {u"account"_s, u"TEXT"_s, u"Account or contract number"_s},
          {u"amount"_s, u"AMOUNT"_s, u"50000, 5w, 5万, 300 USD"_s},
          {u"remedy"_s, u"CODES"_s,
           u"refund, contract-ended, apology, correction, compensation, other"_s},
          {u"happened"_s, u"DAY"_s, u"2026-10-31, 31.10.2026, yesterday"_s},
          {u"procedure"_s, u"ID"_s, u"Another procedure than the center's"_s}},
         open,
         u"redress-cli --vault ~/center --as li case open --consumer-phone 13800138000 --company \"Acme Lending\" --narrative \"cannot withdraw\""_s},
        {{u"case"_s, u"list"_s},
         u"Lists cases, newest or most urgent first, page by page"_s,
         {},
         filters()
             + QList<Option>{{u"limit"_s, u"N"_s, u"1 to 500, 50 by default"_s},
                             {u"cursor"_s, u"CURSOR"_s, u"The \"next\" of the page before"_s},
                             {u"count"_s, {}, u"Only how many"_s}},
         list,
         u"redress-cli --vault ~/center --as li case list --queue overdue"_s},
        {{u"case"_s, u"export"_s},
         u"Writes a list of cases as a table for a spreadsheet; recorded"_s,
         {},
         filters()
             + QList<Option>{{u"out"_s, u"FILE"_s, u"The .csv file to write"_s},
                             {u"names"_s, {}, u"With the masked names of consumers (slower)"_s},
                             {u"language"_s, u"LANGUAGE"_s, u"en (default) or zh_CN"_s},
                             {u"no-bom"_s,
                              {},
                              u"Without the byte order mark that spreadsheets expect"_s}},
         exportList,
         u"redress-cli --vault ~/center --as li case export --queue open --out open.csv"_s},
        {{u"case"_s, u"show"_s},
         u"Shows a case: clocks, story, chronology, papers"_s,
         {{u"CASE"_s, u"Case number"_s}},
         {{u"reveal"_s, {}, u"Show personal data unmasked; the look is recorded"_s}},
         show},
    };
}

} // namespace Redress::Cli
