// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/policykeeping.h"

#include "models/domain/actfacts.h"
#include "models/services/act.h"
#include "models/services/again.h"
#include "models/services/sessionstate.h"
#include "models/store/staffrepository.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace {

constexpr QByteArrayView kNone{"none"};

Error ownGroups()
{
    return {ErrorCode::Conflict, u"this center's policy has groups of its own"_s,
            u"Write the whole policy into a file and adopt it with \"ledger witness adopt\"."_s};
}

Ledger::PolicyGroup *groupOf(Ledger::Policy *policy)
{
    const auto found = std::find_if(
        policy->groups.begin(), policy->groups.end(),
        [](const Ledger::PolicyGroup &group) { return group.name == kWitnessGroup; });
    return found == policy->groups.end() ? nullptr : &*found;
}

} // namespace

Result<Ledger::Policy> policyOf(const Session &session)
{
    REDRESS_TRY(adopted, Store::StaffRepository(*session.d().database).adoptedPolicy());
    if (adopted.seq < 0)
        return Ledger::Policy::trustingOnly(*session.d().logKey);
    const auto policy = Ledger::Policy::parse(adopted.text.toUtf8());
    if (!policy)
        return Error{ErrorCode::Corrupt,
                     u"the policy of entry %1 cannot be read: "_s.arg(adopted.seq)
                         + policy.error().detail,
                     {}};
    return policy;
}

Result<bool> restorePolicyFile(const Session &session)
{
    const Session::Private &d = session.d();
    REDRESS_TRY(policy, policyOf(session));
    const auto file = d.place.read(*d.database, VaultFile::policy, Ledger::kMaxPolicyBytes);
    if (file && *file == policy.format())
        return false;
    REDRESS_TRY(scope, Store::WriteScope::begin(*d.database));
    REDRESS_CHECK(d.place.write(*d.database, VaultFile::policy, policy.format()));
    REDRESS_CHECK(scope.commit());
    return true;
}

Result<qint64> adoptPolicy(const Session &session, const Ledger::Policy &policy)
{
    REDRESS_CHECK(session.demand(Domain::Right::ManageRules));
    const QByteArray text = policy.format();
    if (const auto read = Ledger::Policy::parse(text); !read)
        return Error{ErrorCode::BadInput, read.error().detail, {}};
    if (policy.logs.size() != 1 || policy.logs.first().key.text() != session.d().logKey->text())
        return Error{ErrorCode::BadInput, u"the policy must name this center's log and no other"_s,
                     u"Its key stands in \"ledger head\"."_s};
    const auto recorded = untilRecorded(session, [&]() -> Result<qint64> {
        REDRESS_TRY(acting, Acting::begin(session));
        REDRESS_TRY(before, policyOf(session));
        if (before.format() == text)
            return Error{ErrorCode::Conflict, u"that is the policy in force"_s, {}};
        REDRESS_TRY(facts, Domain::policyAdopted(QString::fromUtf8(text)));
        REDRESS_TRY(entry,
                    acting.record(Domain::Act::policyAdopted, {}, Domain::kCenterSubject, facts));
        REDRESS_CHECK(acting.commit());
        return entry.seq;
    });
    if (recorded)
        REDRESS_CHECK(restorePolicyFile(session));
    return recorded;
}

Result<Ledger::Policy> withWitness(const Ledger::Policy &policy,
                                   const Ledger::PolicyWitness &witness, int quorum)
{
    Ledger::Policy made = policy;
    made.witnesses.append(witness);
    if (made.groups.isEmpty() && made.quorum == kNone) {
        made.groups.append({kWitnessGroup.toByteArray(), 1, {}});
        made.quorum = kWitnessGroup.toByteArray();
    }
    Ledger::PolicyGroup *group = groupOf(&made);
    if (!group || made.groups.size() != 1 || made.quorum != kWitnessGroup)
        return ownGroups();
    group->members.append(witness.name);
    if (quorum < 0 || quorum > group->members.size())
        return Error{
            ErrorCode::BadInput,
            u"%1 of %2 witnesses cannot be needed"_s.arg(quorum).arg(group->members.size()),
            {}};
    if (quorum > 0)
        group->threshold = quorum;
    return Ledger::Policy::parse(made.format());
}

Result<Ledger::Policy> withoutWitness(const Ledger::Policy &policy, const QByteArray &name)
{
    Ledger::Policy made = policy;
    if (made.witnesses.removeIf([&name](const auto &witness) { return witness.name == name; }) == 0)
        return Error{ErrorCode::NotFound,
                     u"no witness is called \"%1\""_s.arg(QString::fromUtf8(name).left(60)),
                     u"\"ledger witness list\" shows their names."_s};
    Ledger::PolicyGroup *group = groupOf(&made);
    if (!group || made.groups.size() != 1 || made.quorum != kWitnessGroup)
        return ownGroups();
    group->members.removeAll(name);
    group->threshold = std::min(group->threshold, int(group->members.size()));
    if (group->members.isEmpty()) {
        made.groups.clear();
        made.quorum = kNone.toByteArray();
    }
    return Ledger::Policy::parse(made.format());
}

} // namespace Redress::Services
