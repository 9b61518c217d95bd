// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/codes.h"

using namespace Qt::StringLiterals;

namespace Redress::Domain {

const QStringList &channels()
{
    static const QStringList words{u"phone"_s, u"web"_s, u"letter"_s,   u"visit"_s,
                                   u"email"_s, u"fax"_s, u"referral"_s, u"other"_s};
    return words;
}

const QStringList &remedies()
{
    static const QStringList words{u"refund"_s,     u"contract-ended"_s, u"apology"_s,
                                   u"correction"_s, u"compensation"_s,   u"other"_s};
    return words;
}

const QStringList &outcomes()
{
    static const QStringList words{u"upheld"_s,    u"partly-upheld"_s,   u"rejected"_s,
                                   u"settled"_s,   u"withdrawn"_s,       u"out-of-scope"_s,
                                   u"explained"_s, u"monetary-relief"_s, u"non-monetary-relief"_s,
                                   u"relief"_s,    u"no-relief"_s,       u"untimely"_s};
    return words;
}

const QStringList &pauseReasons()
{
    static const QStringList words{u"papers-missing"_s, u"waiting-for-consumer"_s,
                                   u"waiting-for-expert"_s, u"waiting-for-court"_s, u"other"_s};
    return words;
}

const QStringList &linkKinds()
{
    static const QStringList words{u"same-wording"_s, u"same-company"_s, u"same-consumer"_s,
                                   u"other"_s};
    return words;
}

const QStringList &answerers()
{
    static const QStringList words{u"company"_s, u"center"_s};
    return words;
}

const QStringList &paperSources()
{
    static const QStringList words{u"consumer"_s, u"company"_s, u"center"_s, u"third-party"_s};
    return words;
}

const QStringList &recipients()
{
    static const QStringList words{u"court"_s, u"company"_s, u"department"_s, u"public"_s};
    return words;
}

const QStringList &exportedLists()
{
    static const QStringList words{u"cases"_s, u"statistics"_s};
    return words;
}

const QStringList &importedResponses()
{
    static const QStringList words{
        u"in-progress"_s, u"closed"_s,          u"explained"_s,           u"relief"_s,
        u"no-relief"_s,   u"monetary-relief"_s, u"non-monetary-relief"_s, u"untimely"_s};
    return words;
}

} // namespace Redress::Domain
