// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"
#include "app/cli/invocation.h"
#include "models/ledger/witnessing.h"
#include "models/services/ledgerservice.h"
#include "models/services/vaultfolder.h"
#include "models/services/witnessservice.h"

#include <future>

using namespace Qt::StringLiterals;

namespace Redress::Cli {

namespace {

QJsonValue timeOrNull(const QDateTime &time)
{
    return time.isValid() ? QJsonValue(formatUtc(time)) : QJsonValue();
}

QJsonObject toJson(const Services::WitnessRow &row)
{
    return {{u"name"_s, row.name},
            {u"key"_s, row.key},
            {u"url"_s, row.url},
            {u"size"_s, row.size},
            {u"cosignedAt"_s, timeOrNull(row.cosignedUtc)},
            {u"refused"_s, row.isRefusal()},
            {u"code"_s, row.code},
            {u"trouble"_s, row.trouble},
            {u"askedAt"_s, timeOrNull(row.askedUtc)},
            {u"againAt"_s, timeOrNull(row.againUtc)}};
}

QString lineOf(const Services::WitnessRow &row, qint64 newest)
{
    QString line = row.name + ": "_L1;
    if (row.size == 0)
        line += "has cosigned nothing yet"_L1;
    else if (row.size == newest)
        line += u"cosigned all %1 entries, %2"_s.arg(row.size).arg(shortTime(row.cosignedUtc));
    else
        line += u"cosigned %1 of %2 entries, %3"_s.arg(row.size).arg(newest).arg(
            shortTime(row.cosignedUtc));
    if (row.isRefusal())
        line += "\n  REFUSES: "_L1 + row.trouble
            + "\n  Whoever keeps this ledger and that witness must compare what each holds;"
              " nothing here is settled until they did."_L1;
    else if (!row.code.isEmpty())
        line += "\n  "_L1 + row.trouble
            + (row.againUtc.isValid() ? u" (asked again after %1)"_s.arg(shortTime(row.againUtc))
                                      : QString());
    if (row.url.isEmpty())
        line += "\n  asked by file: ledger witness request "_L1 + row.name + " FILE"_L1;
    return line + u'\n';
}

Result<Answer> list(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(state, Services::WitnessService(session).state());
    QJsonArray items;
    QJsonArray groups;
    QString text;
    bool refused = false;
    for (const Services::WitnessRow &row : std::as_const(state.witnesses)) {
        items.append(toJson(row));
        text += lineOf(row, state.size);
        refused = refused || row.isRefusal();
    }
    for (const auto &group : std::as_const(state.groups))
        groups.append(QJsonObject{{u"name"_s, QString::fromUtf8(group.name)},
                                  {u"met"_s, group.met},
                                  {u"threshold"_s, group.threshold},
                                  {u"members"_s, group.members}});
    if (state.witnesses.isEmpty())
        text = u"Nobody witnesses this ledger. \"ledger witness add\" names somebody.\n"_s;
    else if (state.metSize > 0)
        text += u"What the policy demands is met for the first %1 of %2 entries.\n"_s
                    .arg(state.metSize)
                    .arg(state.size);
    else
        text += u"What the policy demands is met for no entry yet.\n"_s;
    return Answer{{{u"items"_s, items},
                   {u"next"_s, QJsonValue()},
                   {u"size"_s, state.size},
                   {u"metSize"_s, state.metSize},
                   {u"quorum"_s, QString::fromUtf8(state.quorum)},
                   {u"groups"_s, groups}},
                  text,
                  refused ? 1 : 0};
}

Result<Answer> ask(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    Progress &progress = in.progress();
    // Where windows are drawn nobody may wait for a line; this program has none, but the rule is
    // one.
    const auto asked = std::async(std::launch::async, [&] {
                           return Services::WitnessService(session).ask(
                               Services::WitnessService::Which::All, progress);
                       }).get();
    if (!asked)
        return asked.error();
    QJsonArray items;
    QString text;
    int exitCode = 0;
    for (const Services::WitnessAsked &one : *asked) {
        items.append(QJsonObject{{u"name"_s, one.name},
                                 {u"size"_s, one.size},
                                 {u"cosigned"_s, one.isCosigned},
                                 {u"code"_s, one.finding.code},
                                 {u"trouble"_s, one.finding.detail}});
        text += one.isCosigned ? u"%1: cosigned %2 entries\n"_s.arg(one.name).arg(one.size)
                               : u"%1: NOT cosigned: %2\n"_s.arg(one.name, one.finding.detail);
        if (one.finding.verdict == Verdict::Broken)
            exitCode = 1;
        else if (!one.isCosigned && exitCode == 0)
            exitCode = exitCodeFor(ErrorCode::Network);
    }
    if (asked->isEmpty())
        text = u"There is no witness with an address to ask.\n"_s;
    return Answer{{{u"items"_s, items}, {u"next"_s, QJsonValue()}}, text, exitCode};
}

Answer adopted(qint64 entry)
{
    return {{{u"entry"_s, entry}},
            u"Recorded as entry %1; dossiers name the new policy from now on."_s.arg(entry)};
}

Result<Answer> add(Invocation &in)
{
    REDRESS_TRY(quorum, in.number(u"quorum"_s, 0, 1, 256));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(entry,
                Services::WitnessService(session).add(in.argument(0), in.argument(1),
                                                      in.value(u"url"_s), int(quorum)));
    return adopted(entry);
}

Result<Answer> removeWitness(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(entry, Services::WitnessService(session).remove(in.argument(0)));
    return adopted(entry);
}

Result<Answer> adopt(Invocation &in)
{
    REDRESS_TRY(policy, Services::readWhole(in.argument(0), Ledger::kMaxPolicyBytes));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(entry, Services::WitnessService(session).adopt(policy));
    return adopted(entry);
}

Result<Answer> request(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(bytes, Services::WitnessService(session).request(in.argument(0)));
    const QString path = in.argument(1);
    REDRESS_CHECK(Services::LedgerService(session).save(bytes, path));
    return Answer{{{u"path"_s, path}},
                  u"Send %1 to %2; what comes back is taken by \"ledger witness answer\"."_s.arg(
                      path, in.argument(0))};
}

Result<Answer> takeAnswer(Invocation &in)
{
    REDRESS_TRY(bytes, Services::readWhole(in.argument(0), Ledger::kMaxWitnessRequestBytes));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(names, Services::WitnessService(session).answer(bytes, in.value(u"from"_s)));
    return Answer{{{u"witnesses"_s, QJsonArray::fromStringList(names)}},
                  names.isEmpty() ? u"Noted what it last cosigned: make a new request for it."_s
                                  : u"Kept the cosignatures of %1."_s.arg(names.join(u", "_s))};
}

} // namespace

QList<Command> ledgerWitnessCommands()
{
    const auto path = [](const QString &verb) {
        return QStringList{u"ledger"_s, u"witness"_s, verb};
    };
    const Argument name{u"NAME"_s, u"As the policy calls the witness"_s};
    return {
        {path(u"list"_s),
         u"Shows who witnesses the ledger, how far, and who refuses"_s,
         {},
         {},
         list},
        {path(u"ask"_s), u"Asks every witness that has an address, now"_s, {}, {}, ask},
        {path(u"add"_s),
         u"Lets somebody witness the ledger; recorded"_s,
         {name, {u"KEY"_s, u"The witness's key, compared by another way"_s}},
         {{u"url"_s, u"URL"_s, u"Where it is asked; without: by file"_s},
          {u"quorum"_s, u"N"_s, u"How many of all are needed from now on; else as before, or 1"_s}},
         add,
         u"redress-cli … ledger witness add dept dept.example/w+2b87e986+BDZE… --url https://w.dept.example/"_s},
        {path(u"remove"_s),
         u"Takes a witness out of the policy; recorded"_s,
         {name},
         {},
         removeWitness},
        {path(u"adopt"_s),
         u"Adopts a whole policy with groups (C2SP tlog-policy); recorded"_s,
         {{u"FILE"_s, u"The policy; it names this center's log"_s}},
         {},
         adopt},
        {path(u"request"_s),
         u"Writes the request to one witness into a file, for mail or a stick"_s,
         {name, {u"FILE"_s, u"Where to"_s}},
         {},
         request},
        {path(u"answer"_s),
         u"Takes a witness's answer from a file"_s,
         {{u"FILE"_s, u"What came back"_s}},
         {{u"from"_s, u"NAME"_s, u"Who sent it, where it is only a size"_s}},
         takeAnswer},
    };
}

} // namespace Redress::Cli
