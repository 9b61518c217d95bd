// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/finding.h"

#include <algorithm>

namespace Redress {

Verdict Verification::worst() const
{
    Verdict worst = Verdict::Intact;
    for (const Finding &finding : findings)
        worst = std::max(worst, finding.verdict);
    return worst;
}

void Verification::broken(const QString &code, const QString &subject, const QString &detail)
{
    findings.append({Verdict::Broken, code, subject, detail});
}

void Verification::remark(const QString &code, const QString &subject, const QString &detail)
{
    findings.append({Verdict::IntactWithRemarks, code, subject, detail});
}

QString wordFor(Verdict verdict)
{
    switch (verdict) {
    case Verdict::Intact:
        return QStringLiteral("intact");
    case Verdict::IntactWithRemarks:
        return QStringLiteral("intact-with-remarks");
    case Verdict::CannotTell:
        return QStringLiteral("cannot-tell");
    case Verdict::Broken:
        return QStringLiteral("broken");
    }
    return QStringLiteral("broken");
}

} // namespace Redress
