// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/foreseen.h"

#include <algorithm>

namespace Redress::Store {

void Foreseen::add(const Question &question, const AnswerRows &rows)
{
    m_answers.append({question, rows});
}

std::optional<AnswerRows> Foreseen::take(const QString &sql, const QList<QVariant> &values)
{
    const auto found = std::find_if(m_answers.begin(), m_answers.end(), [&](const Answer &answer) {
        return answer.question.sql == sql && answer.question.values == values;
    });
    if (found == m_answers.end())
        return {};
    AnswerRows rows = std::move(found->rows);
    m_answers.erase(found);
    return rows;
}

void Foreseen::forget(const QString &table)
{
    if (table.isEmpty())
        return;
    m_answers.removeIf(
        [&table](const Answer &answer) { return answer.question.sql.contains(table); });
}

} // namespace Redress::Store
