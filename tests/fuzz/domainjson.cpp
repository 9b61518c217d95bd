// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/domain/casestate.h"
#include "models/domain/drafts.h"
#include "tests/fuzz/targets.h"

namespace Redress::Fuzz {

void domainjson(QByteArrayView bytes)
{
    const auto object = parseJsonObject(bytes.toByteArray());
    if (!object)
        return;
    static const QDateTime now(QDate(2026, 11, 1), QTime(12, 0), Qt::UTC);
    if (const auto draft = Domain::caseDraftFromJson(*object)) {
        demand(Domain::caseDraftFromJson(Domain::toJson(*draft)).ok(), "a draft survives its form");
        if (const auto fit = Domain::checked(*draft, now))
            demand(Domain::checked(*fit, now).ok(), "a checked draft passes the check");
    }
    if (const auto facts = Domain::consumerFactsFromJson(*object)) {
        const auto again = Domain::consumerFactsFromJson(Domain::toJson(*facts));
        demand(again && *again == *facts, "what is known of a person survives its form");
    }
    if (const auto company = Domain::companyDraftFromJson(*object)) {
        if (const auto fit = Domain::checked(*company))
            demand(Domain::checked(*fit).ok(), "a checked company passes the check");
    }
    if (const auto state = Domain::caseStateFromJson(*object)) {
        const auto again = Domain::caseStateFromJson(Domain::toJson(*state));
        demand(again && *again == *state, "a state survives its form");
    }
}

} // namespace Redress::Fuzz
