// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// Which time-stamp authorities the center trusts.
#include "models/domain/actfacts.h"

#include "models/core/text.h"
#include "models/domain/jsonfields.h"

using namespace Qt::StringLiterals;

namespace Redress::Domain {

Result<ActFacts> authorityAdded(const TimeAuthorityRecord &authority)
{
    if (authority.url.isEmpty() || authority.root.isEmpty())
        return Error{ErrorCode::BadInput,
                     u"a time-stamp authority has an address and a root certificate"_s,
                     {}};
    ActFacts act{
        {{"url"_L1, authority.url}, {"root"_L1, QString::fromLatin1(authority.root.toBase64())}},
        {}};
    if (!authority.policy.isEmpty())
        act.facts.insert("policy"_L1, authority.policy);
    return act;
}

Result<TimeAuthorityRecord> authorityFrom(const RecordedAct &act)
{
    JsonFields fields(act.facts, act.act, ErrorCode::Corrupt);
    TimeAuthorityRecord authority;
    authority.url = fields.requiredText("url"_L1);
    const auto root = fromBase64(fields.requiredText("root"_L1).toLatin1());
    if (!root)
        fields.fail("\"root\" is "_L1 + root.error().detail);
    else
        authority.root = *root;
    authority.policy = fields.text("policy"_L1);
    REDRESS_CHECK(fields.finish());
    return authority;
}

Result<ActFacts> authorityRemoved(const QString &url)
{
    return ActFacts{{{"url"_L1, url}}, {}};
}

Result<QString> removedAuthorityFrom(const RecordedAct &act)
{
    JsonFields fields(act.facts, act.act, ErrorCode::Corrupt);
    const QString url = fields.requiredText("url"_L1);
    REDRESS_CHECK(fields.finish());
    return url;
}

} // namespace Redress::Domain
