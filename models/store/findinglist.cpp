// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/findinglist.h"

#include "models/store/verify.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

void FindingList::put(const Finding &finding)
{
    if (++m_counts[finding.code] <= kMaxFindingsPerCode)
        m_listed.findings.append(finding);
}

void FindingList::broken(const QString &code, const QString &subject, const QString &detail)
{
    put({Verdict::Broken, code, subject, detail});
}

void FindingList::remark(const QString &code, const QString &subject, const QString &detail)
{
    put({Verdict::IntactWithRemarks, code, subject, detail});
}

void FindingList::add(const Verification &others)
{
    for (const Finding &finding : others.findings)
        put(finding);
}

Verification FindingList::take()
{
    QStringList codes = m_counts.keys();
    codes.sort();
    for (const QString &code : std::as_const(codes)) {
        const qint64 more = m_counts.value(code) - kMaxFindingsPerCode;
        if (more > 0)
            m_listed.broken(code, u"%1 more"_s.arg(more), u"not listed one by one"_s);
    }
    return m_listed;
}

} // namespace Redress::Store
