// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/rulebook.h"

#include "models/domain/actfacts.h"
#include "models/services/sessionstate.h"
#include "models/store/staffrepository.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

Result<CaseRules> found(const Session &session, const QString &procedure, const QString &calendar)
{
    CaseRules rules;
    rules.procedure = session.rules().procedure(procedure);
    if (!rules.procedure)
        return Error{ErrorCode::BadInput, u"there is no procedure \"%1\""_s.arg(procedure.left(80)),
                     u"Known procedures: "_s + session.rules().procedureIds().join(u", "_s)};
    rules.calendar
        = session.rules().calendar(calendar.isEmpty() ? rules.procedure->calendar : calendar);
    if (!rules.calendar)
        return Error{ErrorCode::Unsupported,
                     u"this version does not know the calendar of %1"_s.arg(procedure.left(80)),
                     u"Open the vault with a newer version."_s};
    return rules;
}

} // namespace

Result<CaseRules> rulesOf(const Session &session, const QString &procedure)
{
    return found(session, procedure.isEmpty() ? session.center().procedure : procedure, {});
}

Result<QList<Domain::Deadline>> deadlinesOf(const Session &session, const Domain::CaseState &state)
{
    REDRESS_TRY(rules, found(session, state.procedure, state.calendar));
    return Domain::deadlines(*rules.procedure, *rules.calendar, state.clock,
                             session.clock().nowUtc());
}

QDateTime dueOf(const QList<Domain::Deadline> &deadlines)
{
    for (const Domain::Deadline &deadline : deadlines) {
        if (deadline.binding && deadline.isStarted() && !deadline.isMet() && !deadline.paused)
            return deadline.dueUtc;
    }
    return {};
}

Result<void> adoptRules(const Session &session, Acting &acting, const CaseRules &rules,
                        const QString &taxonomy)
{
    REDRESS_TRY(adopted, Store::StaffRepository(*session.d().database).adoptedRules());
    const QStringList needed{rules.procedure->idAtVersion(), rules.calendar->idAtVersion(),
                             taxonomy};
    for (const Domain::RuleBook::RuleFile &file : session.rules().files()) {
        const QString name = file.kind + u'/' + file.idAtVersion;
        if (!needed.contains(file.idAtVersion) || adopted.contains(name))
            continue;
        REDRESS_CHECK(
            acting.record(Domain::Act::rulesAdopted, {}, Domain::kCenterSubject,
                          Domain::rulesAdopted(file.kind, file.idAtVersion, file.sha256)));
    }
    return {};
}

} // namespace Redress::Services
