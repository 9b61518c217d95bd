// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/ids.h"
#include "models/services/caseservice.h"

#include <QString>

#include <optional>

namespace Redress::Items {

/// What was typed into the search line, taken apart: `company:acme due:<3d status:open "refuses to
/// pay"`. Each key also in Chinese: 机构 or 公司, 业务, 问题, 状态, 到期.
struct SearchWords {
    QString company; // a name or part of it
    QString product; // a taxonomy code or part of a label
    QString issue;
    QString status; // a code of CaseQuery::status, empty for any
    std::optional<int> dueWithinDays; // 0: overdue
    QString words; // the rest
    CaseId caseId; // a whole case number was typed: nothing else matters
    bool mayBePerson = false; // the rest looks like a telephone or identity number

    bool isEmpty() const;
    bool operator==(const SearchWords &) const = default;
};
SearchWords parseSearch(const QString &typed);

/// The query for it, on top of `base`; looks up companies and persons, so it belongs on a reader
/// thread. NotFound names the word nothing fits.
Result<Services::CaseQuery> resolveSearch(const Services::SessionPtr &session,
                                          const SearchWords &search,
                                          const Services::CaseQuery &base);

} // namespace Redress::Items
