// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/summarysums.h"

#include <QHashFunctions>

#include <algorithm>
#include <array>
#include <tuple>
#include <utility>

using namespace Qt::StringLiterals;

namespace Redress::Store {

namespace {

constexpr qint64 kMillion = 1'000'000;

SummarySum money(const Money &amount, int sign)
{
    SummarySum sum;
    sum.millions = sign * (amount.minorUnits / kMillion);
    sum.rest = sign * (amount.minorUnits % kMillion);
    return sum;
}

} // namespace

QString wordFor(FigureKind kind)
{
    static const std::array words{u"case"_s,    u"company"_s, u"product"_s, u"issue"_s,
                                  u"channel"_s, u"outcome"_s, u"asked"_s,   u"refunded"_s};
    return words[size_t(kind)];
}

bool SummaryKey::operator<(const SummaryKey &other) const
{
    return std::tie(scope, kind, month, code)
        < std::tie(other.scope, other.kind, other.month, other.code);
}

size_t qHash(const SummaryKey &key, size_t seed)
{
    return qHashMulti(seed, key.scope, int(key.kind), key.month, key.code);
}

int monthOf(const QDateTime &time)
{
    const QDate day = time.toUTC().date();
    return day.year() * 100 + day.month();
}

SummarySum &SummarySum::operator+=(const SummarySum &other)
{
    received += other.received;
    closed += other.closed;
    late += other.late;
    millions += other.millions;
    rest += other.rest;
    return *this;
}

bool SummarySum::isNothing() const
{
    return received == 0 && closed == 0 && late == 0 && millions == 0 && rest == 0;
}

bool SummarySum::takesAway() const
{
    return std::min({received, closed, late, millions, rest}) < 0;
}

void SummarySums::add(const Domain::CaseState &state, FigureKind kind, int month,
                      const QString &code, const SummarySum &sum)
{
    m_sums[{QString(), kind, month, code}] += sum;
    // Whose company nobody knows yet is seen among all alone.
    if (!state.company.isEmpty() && kind != FigureKind::Company)
        m_sums[{state.company.value, kind, month, code}] += sum;
}

void SummarySums::count(const Domain::CaseState &state, bool late, int sign)
{
    const auto everyKind = [&](int month, const SummarySum &sum) {
        add(state, FigureKind::Case, month, {}, sum);
        add(state, FigureKind::Company, month, state.company.value, sum);
        add(state, FigureKind::Product, month, state.product, sum);
        add(state, FigureKind::Issue, month, state.issue, sum);
        add(state, FigureKind::Channel, month, state.channel, sum);
    };
    const int received = monthOf(state.receivedUtc);
    SummarySum sum;
    sum.received = sign;
    everyKind(received, sum);
    if (state.amount) {
        SummarySum asked = money(*state.amount, sign);
        asked.received = sign;
        add(state, FigureKind::Asked, received, state.amount->currency, asked);
    }
    if (!state.closedUtc.isValid())
        return;
    const int closed = monthOf(state.closedUtc);
    sum = {};
    sum.closed = sign;
    sum.late = late ? sign : 0;
    everyKind(closed, sum);
    add(state, FigureKind::Outcome, closed, state.outcome, sum);
    if (state.relief) {
        SummarySum refunded = money(*state.relief, sign);
        refunded.closed = sign;
        add(state, FigureKind::Refunded, closed, state.relief->currency, refunded);
    }
}

QList<SummarySums::Change> SummarySums::take()
{
    const QHash<SummaryKey, SummarySum> sums = std::exchange(m_sums, {});
    QList<Change> changes;
    for (auto sum = sums.constBegin(); sum != sums.constEnd(); ++sum) {
        if (!sum->isNothing())
            changes.append({sum.key(), *sum});
    }
    std::sort(changes.begin(), changes.end(),
              [](const Change &a, const Change &b) { return a.key < b.key; });
    return changes;
}

} // namespace Redress::Store
