// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/cli/invocation.h"
#include "models/services/doctor.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Redress::Cli {

static Result<Answer> doctor(Invocation &in)
{
    REDRESS_TRY(location, in.vaultDirectory());
    const QList<Services::HealthLine> lines = Services::examine(location, SystemClock());
    QJsonArray checks;
    QString text;
    for (const Services::HealthLine &line : lines) {
        const QString state = Services::wordFor(line.state);
        checks.append(QJsonObject{{u"check"_s, line.name},
                                  {u"state"_s, state},
                                  {u"detail"_s, line.detail},
                                  {u"advice"_s, line.advice}});
        text += state.leftJustified(6) + line.name.leftJustified(16) + line.detail + u'\n';
        if (!line.advice.isEmpty())
            text += QString(22, u' ') + line.advice + u'\n';
    }
    const auto worst = Services::worst(lines);
    return Answer{{{u"worst"_s, Services::wordFor(worst)}, {u"checks"_s, checks}},
                  text,
                  worst == Services::HealthLine::State::Fail ? exitCodeFor(ErrorCode::Io) : 0};
}

QList<Command> doctorCommands()
{
    return {{{u"doctor"_s},
             u"Looks at what surrounds the center: disk, clock, rights, server, fonts"_s,
             {},
             {},
             doctor}};
}

} // namespace Redress::Cli
