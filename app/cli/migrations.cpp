// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/answers.h"
#include "app/cli/invocation.h"
#include "models/services/migration.h"

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static Result<Answer> migrate(Invocation &in)
{
    REDRESS_TRY(to, in.required(u"to"_s));
    REDRESS_TRY(session, in.session());
    REDRESS_TRY(moved, Services::moveCenter(session, to, in.value(u"evidence"_s), in.progress()));
    const QString root = QString::fromLatin1(moved.root.toHex());
    return Answer{
        {{u"to"_s, moved.to},
         {u"entries"_s, moved.entries},
         {u"root"_s, root},
         {u"papers"_s, moved.papers},
         {u"findings"_s, findingArray(moved.verification)}},
        findingLines(moved.verification)
            + u"The center is now in %1: %2 entries, the same ledger root in both places, %3 papers.\nroot %4"_s
                  .arg(moved.to)
                  .arg(moved.entries)
                  .arg(moved.papers)
                  .arg(root),
        moved.verification.isIntact() ? 0 : 1};
}

QList<Command> migrationCommands()
{
    return {
        {{u"migrate"_s},
         u"Moves the center from its folder to a server, or back"_s,
         {},
         {{u"to"_s, u"PLACE"_s, u"A new folder, or postgresql://NAME@HOST/DATABASE"_s},
          {u"evidence"_s, u"DIR"_s,
           u"To a server: the new folder, shared by all desks, for the sealed papers"_s}},
         migrate,
         u"redress-cli --vault ~/center --as li migrate --to postgresql://owner@db.example/center --evidence /srv/center/evidence"_s,
         true},
    };
}

} // namespace Redress::Cli
