// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"
#include "app/cli/invocation.h"

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static Result<Answer> add(Invocation &in)
{
    REDRESS_TRY(roleWords, in.required(u"role"_s));
    REDRESS_TRY(roles, Domain::rolesFromWords(roleWords.split(u',')));
    REDRESS_TRY(secret,
                in.newPassword(u"new-password-file"_s, "New password of "_L1 + in.argument(0)));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(id, Services::StaffService(session).add(in.argument(0), roles, secret));
    QString text = u"%1 can sign in now (%2)."_s.arg(in.argument(0), id.value);
    REDRESS_TRY(members, Services::StaffService(session).list());
    Domain::Roles now;
    for (const Domain::StaffMember &member : members) {
        if (member.id == session->person().id)
            now = member.roles;
    }
    if (const Domain::Roles left = session->person().roles & ~now; left)
        text
            += u" You yourself are no longer %1: the first person holds a role only until somebody else does."_s
                   .arg(Domain::toWords(left).join(u", "_s));
    return Answer{{{u"staff"_s, id.value}, {u"login"_s, in.argument(0)}}, text};
}

static Result<Answer> list(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(members, Services::StaffService(session).list());
    QString text;
    for (const Domain::StaffMember &member : members) {
        text += member.id.value + u"  "_s + member.login.leftJustified(16) + u' '
            + Domain::toWords(member.roles).join(u", "_s)
            + (member.retired ? u"  (retired)\n"_s : u"\n"_s);
    }
    return Answer{listJson(members, {}), text};
}

static Result<Answer> retire(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(members, Services::StaffService(session).list());
    for (const Domain::StaffMember &member : members) {
        if (member.id.value == in.argument(0)
            || (member.login == in.argument(0) && !member.retired)) {
            REDRESS_CHECK(Services::StaffService(session).retire(member.id));
            return Answer{{{u"staff"_s, member.id.value}},
                          u"%1 can no longer sign in or sign."_s.arg(member.login)};
        }
    }
    return Error{ErrorCode::NotFound, "nobody here is called "_L1 + in.argument(0).left(60),
                 u"See redress-cli staff list."_s};
}

static Result<Answer> password(Invocation &in)
{
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(before, in.password(u"password-file"_s, u"Present password"_s));
    REDRESS_TRY(after, in.newPassword(u"new-password-file"_s, u"New password"_s));
    REDRESS_CHECK(Services::StaffService(session).changeOwnPassword(before, after));
    return Answer{{{u"login"_s, session->person().login}}, u"The password is changed."_s};
}

QList<Command> staffCommands()
{
    const Option newPassword{u"new-password-file"_s, u"F"_s,
                             u"File whose first line is the new password"_s};
    return {
        {{u"staff"_s, u"add"_s},
         u"Adds a person: key, certificate and a slot in the key ring"_s,
         {{u"NAME"_s, u"Login name"_s}},
         {{u"role"_s, u"ROLES"_s,
           u"operator, supervisor, auditor, administrator; several with commas"_s},
          newPassword},
         add,
         u"redress-cli --vault ~/center --as li staff add wang --role operator --new-password-file pw2"_s},
        {{u"staff"_s, u"list"_s}, u"Lists everyone with roles"_s, {}, {}, list},
        {{u"staff"_s, u"retire"_s},
         u"Ends a person's rights; what they signed stays valid"_s,
         {{u"NAME"_s, u"Login name or staff id"_s}},
         {},
         retire},
        {{u"staff"_s, u"password"_s}, u"Changes one's own password"_s, {}, {newPassword}, password},
    };
}

} // namespace Redress::Cli
