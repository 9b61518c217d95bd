// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/finding.h"

#include <QHash>

namespace Redress::Store {

/// Collects findings and keeps a flood of one kind short: of each code kMaxFindingsPerCode, then a
/// number.
class FindingList {
public:
    void broken(const QString &code, const QString &subject, const QString &detail = {});
    void remark(const QString &code, const QString &subject, const QString &detail = {});
    void add(const Verification &others);
    Verification take();

private:
    void put(const Finding &finding);

    Verification m_listed;
    QHash<QString, qint64> m_counts;
};

} // namespace Redress::Store
