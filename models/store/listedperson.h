// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/domain/drafts.h"
#include "models/store/connection.h"
#include "models/store/subjectkeys.h"

namespace Redress::Store {

/// Columns and joins by which a list brings a person's sealed facts along; `p` is the alias of
/// consumer.
inline constexpr QLatin1String kFactsColumns{
    "p.erased_by, d.place, d.subject, d.digest, d.sealed, f.wrapped"};
inline constexpr QLatin1String kFactsJoins{" LEFT JOIN disclosure d ON d.place = p.facts_place"
                                           " LEFT JOIN subject_key f ON f.subject = d.subject"};

struct ListedPerson {
    Domain::ConsumerFacts facts; // empty when nothing is known, erased, or damaged
    bool erased = false;
};
/// Reads the columns above from `column` on. A damaged fact leaves a list readable: naming it is
/// the check's work.
ListedPerson listedPerson(const Query &row, int column, SubjectKeys &keys);

} // namespace Redress::Store
