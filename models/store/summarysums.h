// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/domain/casestate.h"

#include <QHash>
#include <QList>
#include <QString>

namespace Redress::Store {

/// What a line of the summary counts; what its code is. `Case`: every case, no code.
enum class FigureKind { Case, Company, Product, Issue, Channel, Outcome, Asked, Refunded };
QString wordFor(FigureKind kind);

/// A line of the summary.
struct SummaryKey {
    QString scope; // empty: all cases, else a company
    FigureKind kind = FigureKind::Case;
    int month = 0; // 202611, UTC
    QString code;
    bool operator==(const SummaryKey &) const = default;
    bool operator<(const SummaryKey &other) const;
};
size_t qHash(const SummaryKey &key, size_t seed = 0);

/// A month in which a case was received or closed.
int monthOf(const QDateTime &time);

/// Its figures. Money stands in two parts: the sum of what people may type in a few thousand calls
/// would not fit into one, and an act must never fail for a sum.
struct SummarySum {
    qint64 received = 0, closed = 0, late = 0;
    qint64 millions = 0, rest = 0; // minor units
    SummarySum &operator+=(const SummarySum &other);
    bool isNothing() const;
    bool takesAway() const; // some figure is below 0
};

/// What acts change in the summary, collected: a batch writes each line once.
class SummarySums {
public:
    /// `sign`: 1 counts the case in, -1 out again. `late`: a closed one missed its deadline.
    void count(const Domain::CaseState &state, bool late, int sign);
    qsizetype size() const { return m_sums.size(); }
    struct Change {
        SummaryKey key;
        SummarySum sum;
    };
    /// In the table's order; afterwards this is empty.
    QList<Change> take();

private:
    void add(const Domain::CaseState &state, FigureKind kind, int month, const QString &code,
             const SummarySum &sum);
    QHash<SummaryKey, SummarySum> m_sums;
};

} // namespace Redress::Store
