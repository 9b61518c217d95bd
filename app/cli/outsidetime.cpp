// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"
#include "app/cli/invocation.h"
#include "models/core/clock.h"
#include "models/services/timeservice.h"
#include "models/services/vaultfolder.h"

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static QString told(const Services::OutsideTime &state)
{
    if (state.authorities == 0 && state.stamped == 0)
        return u"No outside time: the center asks no time-stamp authority.\n"_s;
    QString text = state.stamped == 0
        ? u"No outside time yet.\n"_s
        : u"%1 stamped the first %2 entries on %3.\n"_s.arg(state.stampedBy)
              .arg(state.stamped)
              .arg(shortTime(state.stampedUtc));
    if (state.waiting() > 0)
        text += u"%1 entries wait for a time stamp, the first since %2.\n"_s.arg(state.waiting())
                    .arg(shortTime(state.waitsSinceUtc));
    return text;
}

static QJsonValue momentOrNull(const QDateTime &utc)
{
    return utc.isValid() ? QJsonValue(formatUtc(utc)) : QJsonValue();
}

static Result<Answer> stamp(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(outcome, Services::TimeService(session).stamp(in.progress()));
    const Services::OutsideTime &state = outcome.state;
    QString text;
    QJsonArray refusals;
    for (const Exchange::StampRefusal &refusal : std::as_const(outcome.refusals)) {
        text += refusal.url.toString() + u": "_s + refusal.error.detail + u'\n';
        refusals.append(QJsonObject{{u"url"_s, refusal.url.toString()},
                                    {u"why"_s, refusal.error.detail},
                                    {u"findings"_s, findingArray(refusal.verification)}});
    }
    text += findingLines(outcome.remarks) + told(state);
    const bool isDone = state.waiting() <= 0 || outcome.isStamped;
    return Answer{{{u"stamped"_s, outcome.isStamped},
                   {u"size"_s, state.size},
                   {u"stampedSize"_s, state.stamped},
                   {u"stampedAt"_s, momentOrNull(state.stampedUtc)},
                   {u"stampedBy"_s, state.stampedBy},
                   {u"waiting"_s, state.waiting()},
                   {u"waitsSince"_s, momentOrNull(state.waitsSinceUtc)},
                   {u"remarks"_s, findingArray(outcome.remarks)},
                   {u"refusals"_s, refusals}},
                  text,
                  isDone ? 0 : exitCodeFor(ErrorCode::Network)};
}

static Result<Answer> add(Invocation &in)
{
    REDRESS_TRY(path, in.required(u"root"_s));
    REDRESS_TRY(pem, Services::readWhole(path, Services::kMaxRootPemBytes));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(
        entry,
        Services::TimeService(session).addAuthority(in.argument(0), pem, in.value(u"policy"_s)));
    return Answer{
        {{u"entry"_s, entry}},
        u"Recorded as entry %1: the center asks this authority for the time."_s.arg(entry)};
}

static Result<Answer> remove(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(entry, Services::TimeService(session).removeAuthority(in.argument(0)));
    return Answer{
        {{u"entry"_s, entry}},
        u"Recorded as entry %1: the center does not ask this authority any more."_s.arg(entry)};
}

static Result<Answer> list(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    Services::TimeService service(session);
    REDRESS_TRY(authorities, service.authorities());
    REDRESS_TRY(state, service.state());
    QJsonArray items;
    QString text;
    for (const Services::TimeAuthorityFacts &authority : std::as_const(authorities)) {
        items.append(QJsonObject{{u"entry"_s, authority.entry},
                                 {u"url"_s, authority.url},
                                 {u"policy"_s, authority.policy},
                                 {u"root"_s, authority.rootName},
                                 {u"fingerprint"_s, authority.rootFingerprint},
                                 {u"rootEnds"_s, momentOrNull(authority.rootEndsUtc)}});
        text += u"%1\n  %2, until %3\n  SHA-256 %4\n"_s.arg(authority.url, authority.rootName,
                                                            shortTime(authority.rootEndsUtc),
                                                            authority.rootFingerprint);
        if (!authority.policy.isEmpty())
            text += u"  policy %1\n"_s.arg(authority.policy);
    }
    return Answer{{{u"items"_s, items}, {u"next"_s, QJsonValue()}}, text + told(state)};
}

QList<Command> outsideTimeCommands()
{
    const Argument url{u"URL"_s, u"Where the authority answers (http or https)"_s};
    return {
        {{u"ledger"_s, u"stamp"_s},
         u"Has the ledger's present state stamped by an outside time-stamp authority (RFC 3161)"_s,
         {},
         {},
         stamp},
        {{u"ledger"_s, u"authority"_s, u"add"_s},
         u"Trusts a time-stamp authority from now on; recorded"_s,
         {url},
         {{u"root"_s, u"FILE"_s, u"The authority's root certificate, PEM"_s},
          {u"policy"_s, u"OID"_s, u"The policy under which it must stamp, such as 1.2.3.4.1"_s}},
         add,
         u"redress-cli … ledger authority add http://tsa.example/tsr --root tsa-root.pem"_s},
        {{u"ledger"_s, u"authority"_s, u"list"_s},
         u"Shows the time-stamp authorities, what is stamped and what waits"_s,
         {},
         {},
         list},
        {{u"ledger"_s, u"authority"_s, u"remove"_s},
         u"Asks a time-stamp authority no more; recorded"_s,
         {url},
         {},
         remove},
    };
}

} // namespace Redress::Cli
