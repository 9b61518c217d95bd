// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"
#include "app/cli/invocation.h"
#include "models/core/clock.h"
#include "models/services/ledgerservice.h"

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static Result<Answer> head(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(head, Services::LedgerService(session).head());
    const QString root = QString::fromLatin1(head.root.toHex());
    return Answer{{{u"origin"_s, head.origin},
                   {u"size"_s, head.size},
                   {u"root"_s, root},
                   {u"logKey"_s, head.logKey},
                   {u"checkpointSize"_s, head.checkpointSize},
                   {u"checkpoint"_s, QString::fromUtf8(head.checkpoint)}},
                  u"%1\n%2 entries\nroot %3\nlog key %4\nlast checkpoint covers %5 entries"_s.arg(
                      head.origin, QString::number(head.size), root, head.logKey,
                      QString::number(head.checkpointSize))};
}

static Result<Answer> verify(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    Services::LedgerService::VerifyOptions options;
    options.evidence = !in.has(u"without-evidence"_s);
    options.full = in.has(u"full"_s);
    REDRESS_TRY(check, Services::LedgerService(session).verify(options, in.progress()));
    QString text = findingLines(check.verification);
    const QString verdict = wordFor(check.verification.worst());
    if (check.known > 0)
        text += u"Signatures of the first %1 entries: verified by this desk before, all of them "
                "last on %2, and their bytes are the same; %3 newer ones were verified now. "
                "--full verifies each again.\n"_s.arg(check.known)
                    .arg(shortTime(check.fullUtc))
                    .arg(check.entries - check.known);
    text += u"%1: %2 entries, %3 disclosures, %4 rows, %5 evidence files checked; %6 findings."_s
                .arg(verdict)
                .arg(check.entries)
                .arg(check.disclosures)
                .arg(check.projectionRows)
                .arg(check.evidenceFiles)
                .arg(check.verification.findings.size());
    return Answer{{{u"verdict"_s, verdict},
                   {u"findings"_s, findingArray(check.verification)},
                   {u"entries"_s, check.entries},
                   {u"disclosures"_s, check.disclosures},
                   {u"projectionRows"_s, check.projectionRows},
                   {u"evidenceFiles"_s, check.evidenceFiles},
                   {u"knownEntries"_s, check.known},
                   {u"allSignaturesAt"_s, formatUtc(check.fullUtc)}},
                  text,
                  check.verification.isIntact() ? 0 : 1};
}

static Result<Answer> acceptCopy(Invocation &in)
{
    REDRESS_TRY(reason, in.required(u"reason"_s));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(entry, Services::LedgerService(session).acceptCopy(reason));
    return Answer{{{u"entry"_s, entry}},
                  u"Recorded as entry %1: the center goes on from this copy."_s.arg(entry)};
}

// Text goes to standard output, or with --out to a file that appears whole or not at all.
static Result<Answer> deliver(Invocation &in, const QString &name, const QByteArray &bytes)
{
    if (!in.has(u"out"_s))
        return Answer{{{name, QString::fromUtf8(bytes)}}, QString::fromUtf8(bytes)};
    REDRESS_TRY(session, in.session());
    REDRESS_CHECK(Services::LedgerService(session).save(bytes, in.value(u"out"_s)));
    return Answer{{{u"path"_s, in.value(u"out"_s)}}, u"Written to %1."_s.arg(in.value(u"out"_s))};
}

static Result<qint64> entryNumber(const Invocation &in)
{
    bool fits = false;
    const qint64 number = in.argument(0).toLongLong(&fits);
    if (!fits || number < 0)
        return Error{ErrorCode::BadInput,
                     "\""_L1 + in.argument(0).left(40) + "\" is not an entry's number"_L1,
                     u"Entries are numbered from 0."_s};
    return number;
}

static Result<Answer> checkpoint(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(note, Services::LedgerService(session).checkpoint());
    return deliver(in, u"checkpoint"_s, note);
}

static Result<Answer> proof(Invocation &in)
{
    REDRESS_TRY(number, entryNumber(in));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(text, Services::LedgerService(session).proof(number));
    return deliver(in, u"proof"_s, text);
}

static Result<Answer> entry(Invocation &in)
{
    REDRESS_TRY(number, entryNumber(in));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(text, Services::LedgerService(session).entry(number));
    return deliver(in, u"entry"_s, text);
}

static Result<Answer> rebuild(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(rows, Services::LedgerService(session).rebuild(in.progress()));
    return Answer{{{u"rows"_s, rows}},
                  u"%1 damaged rows were restored from the ledger."_s.arg(rows)};
}

static Result<Answer> tiles(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(files, Services::LedgerService(session).tiles(in.argument(0), in.progress()));
    return Answer{{{u"files"_s, files}},
                  u"%1 tile files are in %2."_s.arg(files).arg(in.argument(0))};
}

QList<Command> ledgerCommands()
{
    const Option out{u"out"_s, u"FILE"_s, u"Write to a file"_s};
    const Argument number{u"ENTRY"_s, u"Its number, from 0"_s};
    return {
        {{u"ledger"_s, u"head"_s},
         u"Shows the ledger's size, root and last checkpoint"_s,
         {},
         {},
         head},
        {{u"ledger"_s, u"verify"_s},
         u"Checks everything recorded and reports all findings by name"_s,
         {},
         {{u"without-evidence"_s, {}, u"Do not read the evidence files"_s},
          {u"full"_s, {}, u"Verify each signature again, also those this desk knows"_s}},
         verify},
        {{u"ledger"_s, u"accept-copy"_s},
         u"Goes on from a restored copy although this desk has seen more; recorded"_s,
         {},
         {{u"reason"_s, u"TEXT"_s, u"What happened; no personal data"_s}},
         acceptCopy},
        {{u"ledger"_s, u"checkpoint"_s},
         u"Signs the present head (C2SP tlog-checkpoint)"_s,
         {},
         {out},
         checkpoint},
        {{u"ledger"_s, u"proof"_s},
         u"Writes the tlog-proof of one entry"_s,
         {number},
         {out},
         proof},
        {{u"ledger"_s, u"entry"_s},
         u"Writes one entry as an SD-JWT with its disclosures"_s,
         {number},
         {out},
         entry},
        {{u"ledger"_s, u"rebuild"_s},
         u"Restores damaged tables from the ledger"_s,
         {},
         {},
         rebuild},
        {{u"ledger"_s, u"tiles"_s},
         u"Exports the log as C2SP tlog-tiles"_s,
         {{u"DIR"_s, u"An empty or new folder"_s}},
         {},
         tiles},
    };
}

} // namespace Redress::Cli
