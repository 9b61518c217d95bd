// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/store/question.h"

#include <optional>

namespace Redress::Store {

using AnswerRows = QList<QList<QVariant>>;

/// Answers that came together with the writer's turn, to questions that were sure to be asked in
/// it: nobody else can change what they tell before it ends.
class Foreseen {
public:
    void add(const Question &question, const AnswerRows &rows);
    /// Once.
    std::optional<AnswerRows> take(const QString &sql, const QList<QVariant> &values);
    /// This connection wrote to a table: what was told of it is old.
    void forget(const QString &table);
    bool isEmpty() const { return m_answers.isEmpty(); }
    void clear() { m_answers.clear(); }

private:
    struct Answer {
        Question question;
        AnswerRows rows;
    };
    QList<Answer> m_answers;
};

} // namespace Redress::Store
