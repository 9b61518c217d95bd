// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/storecenter.h"

#include "models/domain/codes.h"

using namespace Qt::StringLiterals;

namespace Redress::Store {

CaseId StoreCenter::randomCase(QRandomGenerator &random) const
{
    return m_cases.at(random.bounded(int(m_cases.size()))).first;
}

void StoreCenter::oneAct(WriteScope &scope, QRandomGenerator &random)
{
    static const QStringList products{u"p2p"_s, u"payment"_s, u"crowdfunding"_s};
    static const QStringList words{u"提现"_s, u"refused"_s, u"合同"_s,    u"interest"_s,
                                   u"欠款"_s, u"caller"_s,  u"账户冻结"_s};
    const auto sentence = [&] {
        QStringList chosen;
        for (int i = 0; i < 6; ++i)
            chosen.append(words.at(random.bounded(int(words.size()))));
        return chosen.join(u' ');
    };
    const int kind = random.bounded(20);
    if (m_companies.isEmpty() || kind == 0) {
        addCompany(scope, u"Company %1 Lending Co., Ltd."_s.arg(random.bounded(1000)),
                   {u"平台%1"_s.arg(random.bounded(1000))});
        return;
    }
    if (m_cases.isEmpty() || kind < 6) {
        Domain::CaseDraft draft;
        draft.consumer.name = u"王%1明"_s.arg(random.bounded(50));
        draft.consumer.phone = u"+86138001%1"_s.arg(random.bounded(100000), 5, 10, QChar(u'0'));
        draft.product = products.at(random.bounded(3));
        draft.issue = draft.product + ".cannot-withdraw"_L1;
        draft.narrative = sentence();
        draft.amount = Money{random.bounded(100000), u"CNY"_s};
        draft.receivedUtc = m_now.addDays(-random.bounded(60));
        draft.specialCare = random.bounded(5) == 0;
        const bool known = !m_people.isEmpty() && random.bounded(3) == 0;
        openCase(scope, draft,
                 known ? m_people.at(random.bounded(int(m_people.size()))) : newConsumer(),
                 m_companies.at(random.bounded(int(m_companies.size()))),
                 random.bounded(2) ? m_operator : StaffId{});
        return;
    }
    const CaseId id = randomCase(random);
    const Domain::CaseState state = need(scope.caseState(id));
    const QString subject = state.consumer.value;
    const auto allowed = [&](const QString &act) { return bool(Domain::mayFollow(state, act)); };
    if (kind < 9)
        append(scope, Domain::Act::caseNoted, need(Domain::caseNoted(sentence())), id, subject);
    else if (kind < 11)
        paper(scope, id, sentence() + ".pdf"_L1);
    else if (kind == 11 && allowed(Domain::Act::caseAssigned))
        append(scope, Domain::Act::caseAssigned,
               need(Domain::caseAssigned(state.assignee.isEmpty() ? m_operator : StaffId{})), id);
    else if (kind == 12 && allowed(Domain::Act::caseForwarded))
        append(scope, Domain::Act::caseForwarded,
               need(Domain::caseForwarded(m_companies.at(random.bounded(int(m_companies.size()))),
                                          sentence())),
               id, subject);
    else if (kind == 13 && allowed(Domain::Act::caseAnswered))
        append(scope, Domain::Act::caseAnswered,
               need(Domain::caseAnswered(u"company"_s, {}, sentence())), id, subject);
    else if (kind == 14 && allowed(Domain::Act::casePaused))
        append(scope, Domain::Act::casePaused, need(Domain::casePaused(u"waiting-for-consumer"_s)),
               id);
    else if (kind == 15 && allowed(Domain::Act::caseResumed))
        append(scope, Domain::Act::caseResumed, need(Domain::caseResumed()), id);
    else if (kind == 16 && allowed(Domain::Act::caseClosed))
        append(scope, Domain::Act::caseClosed,
               need(Domain::caseClosed(Domain::outcomes().first(), {}, sentence())), id, subject);
    else if (kind == 17 && allowed(Domain::Act::caseReopened))
        append(scope, Domain::Act::caseReopened, need(Domain::caseReopened(u"new facts"_s)), id);
    else if (kind == 18)
        append(scope, Domain::Act::consumerChanged,
               need(Domain::consumerChanged(
                   state.consumer,
                   {u"李四"_s,
                    u"+8613900%1"_s.arg(random.bounded(100000), 6, 10, QChar(u'0')),
                    {},
                    {},
                    {},
                    {}})),
               id, subject);
    else
        append(scope, Domain::Act::consumerViewed, need(Domain::consumerViewed(state.consumer)),
               id);
}

void StoreCenter::work(int acts, quint32 seed, int batch)
{
    QRandomGenerator random(seed);
    while (acts > 0) {
        auto scope = need(WriteScope::begin(*m_database));
        for (int i = random.bounded(batch) + 1; i > 0 && acts > 0; --i, --acts)
            oneAct(scope, random);
        need(scope.commit());
    }
}

} // namespace Redress::Store
