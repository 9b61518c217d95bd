// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation.h"
#include "models/services/demo.h"

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static Result<Answer> init(Invocation &in)
{
    Services::NewCenter center;
    REDRESS_TRY(directory, in.vaultDirectory());
    REDRESS_TRY(name, in.required(u"center"_s));
    REDRESS_TRY(procedure, in.required(u"procedure"_s));
    REDRESS_TRY(admin, in.required(u"admin"_s));
    REDRESS_TRY(secret, in.newPassword(u"password-file"_s, "New password of "_L1 + admin));
    center.directory = directory;
    center.evidence = in.value(u"evidence"_s);
    center.name = name;
    center.procedure = procedure;
    center.adminName = admin;
    center.adminPassword = secret;
    if (in.has(u"taxonomy"_s))
        center.taxonomy = in.value(u"taxonomy"_s);
    REDRESS_TRY(created, Services::createCenter(center));
    const auto &facts = created.session->center();
    return Answer{{{u"center"_s, facts.id},
                   {u"name"_s, facts.name},
                   {u"origin"_s, facts.origin},
                   {u"recoveryCode"_s, created.recoveryCode}},
                  u"The center \"%1\" is ready in %2.\n\nRecovery code (shown once; it opens the "
                  u"archive when every password is "
                  "lost; keep it on paper in a safe):\n\n    %3\n"_s.arg(facts.name, directory,
                                                                         created.recoveryCode)};
}

static Result<Answer> demo(Invocation &in)
{
    REDRESS_TRY(directory, in.vaultDirectory());
    REDRESS_TRY(session, Services::createDemo(directory, in.progress()));
    return Answer{
        {{u"center"_s, session->center().id},
         {u"login"_s, QString(Services::kDemoLogin)},
         {u"password"_s, QString(Services::kDemoPassword)}},
        u"A demo center with fictional consumers is ready in %1. Sign in as \"%2\" with the password \"%3\"."_s
            .arg(directory, Services::kDemoLogin, Services::kDemoPassword)};
}

static Result<Answer> recover(Invocation &in)
{
    REDRESS_TRY(directory, in.vaultDirectory());
    REDRESS_TRY(login, in.required(u"as"_s));
    REDRESS_TRY(code, in.password(u"code-file"_s, u"Recovery code"_s));
    REDRESS_TRY(secret, in.newPassword(u"password-file"_s, "New password of "_L1 + login));
    REDRESS_TRY(session,
                Services::recover(directory, QString::fromUtf8(code.view()), login, secret));
    tellRemarks(*session, in.json());
    return Answer{
        {{u"login"_s, login}, {u"staff"_s, session->person().id.value}},
        u"The archive is open again. %1 has a new password, key and certificate; the recovery is recorded."_s
            .arg(login)};
}

QList<Command> initCommands()
{
    return {
        {{u"init"_s},
         u"Creates a center: vault, key ring, certificate authority, log"_s,
         {},
         {{u"center"_s, u"NAME"_s, u"The center's name"_s},
          {u"procedure"_s, u"ID"_s,
           u"Legal clock, one of redress-cli procedure list: pboc-5-2020, cfpb …"_s},
          {u"admin"_s, u"NAME"_s,
           u"Login name of the first person, who holds every role until others are added"_s},
          {u"taxonomy"_s, u"ID"_s, u"cn-internet-finance (default) or cfpb"_s},
          {u"evidence"_s, u"DIR"_s,
           u"With --server: the new folder, shared by all desks, for the sealed papers"_s}},
         init,
         u"redress-cli --vault ~/center init --center \"Demo Center\" --procedure pboc-5-2020 --admin li --password-file pw"_s,
         false},
        {{u"demo"_s},
         u"Creates a demo center of about 200 fictional cases"_s,
         {},
         {},
         demo,
         u"redress-cli --vault ~/demo demo"_s,
         false},
        {{u"recover"_s},
         u"Opens the archive with the recovery code when every password is lost"_s,
         {},
         {{u"code-file"_s, u"F"_s,
           u"File with the recovery code; asked for on a terminal otherwise"_s}},
         recover,
         u"redress-cli --vault ~/center --as li recover --code-file code --password-file newpw"_s,
         false},
    };
}

} // namespace Redress::Cli
