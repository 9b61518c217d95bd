// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/calendar.h"
#include "models/domain/procedure.h"
#include "models/domain/taxonomy.h"
#include "tests/fuzz/targets.h"

using namespace Qt::StringLiterals;

namespace Redress::Fuzz {

void rulefiles(QByteArrayView bytes)
{
    const QByteArray file = bytes.toByteArray();
    static const QDate day(2026, 2, 28);
    if (const auto taxonomy = Domain::Taxonomy::parse(file)) {
        for (const Domain::TaxonomyCode &code : taxonomy->products()) {
            (void)taxonomy->issuesOf(code.code);
            (void)taxonomy->codeAsOf(code.code, day);
        }
        (void)taxonomy->suggest(u"withdraw"_s, 10);
    }
    if (const auto calendar = Domain::Calendar::parse(file)) {
        (void)calendar->isWorkDay(day);
        (void)calendar->dayOf(calendar->endOfDayUtc(day));
    }
    (void)Domain::Procedure::parse(file);
}

} // namespace Redress::Fuzz
