// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation.h"
#include "models/services/importservice.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static QJsonArray toJson(const QList<Services::ImportProblem> &problems)
{
    QJsonArray array;
    for (const Services::ImportProblem &problem : problems)
        array.append(QJsonObject{{u"line"_s, problem.line}, {u"reason"_s, problem.reason}});
    return array;
}

static Result<Answer> import(Invocation &in)
{
    REDRESS_TRY(format, in.required(u"format"_s));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(report,
                Services::ImportService(session).importFile(in.argument(0), format, in.progress()));
    QString text;
    for (const Services::ImportProblem &problem : report.problems)
        text += u"line %1: %2\n"_s.arg(problem.line).arg(problem.reason);
    text += u"%1 rows read: %2 added, %3 already there, %4 could not be read."_s.arg(report.rows)
                .arg(report.added)
                .arg(report.alreadyThere)
                .arg(report.failed);
    if (report.cancelled)
        text += u" Stopped on request; run it again to go on."_s;
    return Answer{{{u"rows"_s, report.rows},
                   {u"added"_s, report.added},
                   {u"alreadyThere"_s, report.alreadyThere},
                   {u"failed"_s, report.failed},
                   {u"cancelled"_s, report.cancelled},
                   {u"problems"_s, toJson(report.problems)},
                   {u"remarks"_s, toJson(report.remarks)}},
                  text,
                  report.cancelled ? exitCodeFor(ErrorCode::Cancelled) : 0};
}

QList<Command> importCommands()
{
    return {{{u"import"_s},
             u"Reads complaints of another system; running it twice adds nothing twice"_s,
             {{u"FILE"_s, u"The file"_s}},
             {{u"format"_s, u"FORMAT"_s, u"cfpb: the CFPB's complaint CSV, old or new layout"_s}},
             import,
             u"redress-cli --vault ~/center --as li import complaints.csv --format cfpb"_s}};
}

} // namespace Redress::Cli
