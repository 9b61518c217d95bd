// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation.h"
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

QList<Command> reportCommands()
{
    return {
        {{u"report"_s, u"dispute"_s},
         u"Exports a signed dossier that anyone can verify without this program"_s,
         {{u"CASE"_s, u"Case number"_s}},
         {{u"for"_s, u"RECIPIENT"_s, u"court, company, department, public"_s},
          {u"out"_s, u"FILE"_s, u"The .asice file to write"_s}},
         dispute,
         u"redress-cli --vault ~/center --as li report dispute C-2026-000001-7 --for court --out case.asice"_s}};
}

} // namespace Redress::Cli
