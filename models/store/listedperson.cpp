// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/listedperson.h"

#include "models/store/sealing.h"

#include <QJsonObject>

namespace Redress::Store {

ListedPerson listedPerson(const Query &row, int column, SubjectKeys &keys)
{
    ListedPerson person;
    person.erased = !row.isNull(column);
    if (row.isNull(column + 1))
        return person;
    const QString subject = row.text(column + 2);
    const auto key = keys.disclosureKey(subject, row.bytes(column + 5));
    if (!key || !*key)
        return person;
    const auto opened = openDisclosure(**key, row.integer(column + 1) / kMaxDisclosuresPerEntry,
                                       row.bytes(column + 3), row.bytes(column + 4), subject);
    if (!opened)
        return person;
    if (const auto facts = Domain::consumerFactsFromJson(opened->value.toObject()))
        person.facts = *facts;
    return person;
}

} // namespace Redress::Store
