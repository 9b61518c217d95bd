// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reports/words.h"

#include <array>

// Heads of the tables that leave as CSV (resources/help/tables.md).
namespace Redress::Reports {

inline constexpr std::array kCaseColumns{Phrase{u"Case", u"投诉编号"},
                                         Phrase{u"Status", u"状态"},
                                         Phrase{u"Received (UTC)", u"受理时间（UTC）"},
                                         Phrase{u"Due (UTC)", u"到期时间（UTC）"},
                                         Phrase{u"Closed (UTC)", u"办结时间（UTC）"},
                                         Phrase{u"Company", u"企业"},
                                         Phrase{u"Product", u"业务类型"},
                                         Phrase{u"Issue", u"投诉事由"},
                                         Phrase{u"Assigned to", u"经办人"},
                                         Phrase{u"Papers", u"材料数"},
                                         Phrase{u"Special care", u"特别关照"},
                                         Phrase{u"Amount", u"金额"},
                                         Phrase{u"Currency", u"币种"}};
inline constexpr Phrase kConsumerColumn{u"Consumer (masked)", u"消费者（已脱敏）"};
inline constexpr Phrase kErased{u"(lawfully erased)", u"（已依法删除）"};
inline constexpr Phrase kYes{u"yes", u"是"};

inline constexpr std::array kFigureColumns{Phrase{u"What", u"项目"},
                                           Phrase{u"Code", u"代码"},
                                           Phrase{u"Name", u"名称"},
                                           Phrase{u"Received", u"受理"},
                                           Phrase{u"Closed", u"办结"},
                                           Phrase{u"In time", u"按期"},
                                           Phrase{u"Late", u"逾期"},
                                           Phrase{u"Currency", u"币种"},
                                           Phrase{u"Cases with an amount", u"涉及金额的投诉"},
                                           Phrase{u"Asked", u"诉求金额"},
                                           Phrase{u"Cases with a refund", u"获赔投诉"},
                                           Phrase{u"Refunded", u"退赔金额"}};
inline constexpr Phrase kMonthRow{u"Month (UTC)", u"月份（UTC）"};
inline constexpr Phrase kAllRow{u"All", u"合计"};
inline constexpr Phrase kOpenRow{u"Open now", u"目前在办"};
inline constexpr Phrase kOverdueRow{u"Overdue now", u"目前逾期"};
inline constexpr Phrase kCompanyRow{u"Company", u"企业"};
inline constexpr Phrase kProductRow{u"Product", u"业务类型"};
inline constexpr Phrase kIssueRow{u"Issue", u"投诉事由"};
inline constexpr Phrase kChannelRow{u"Channel", u"来源渠道"};
inline constexpr Phrase kOutcomeRow{u"Outcome", u"处理结果"};
inline constexpr Phrase kMoneyRow{u"Money", u"金额"};

} // namespace Redress::Reports
