// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/witnessround.h"

#include "ui/shell/desk.h"

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr std::chrono::seconds kRound{60};
constexpr std::chrono::seconds kAfterAct{10}; // one question for what comes together

WitnessRound::WitnessRound(Desk *desk) : QObject(desk), m_desk(desk)
{
    m_afterAct.setSingleShot(true);
    const auto askDue = [this] { ask(Services::WitnessService::Which::Due); };
    connect(&m_round, &QTimer::timeout, this, askDue);
    connect(&m_afterAct, &QTimer::timeout, this, askDue);
    connect(desk, &Desk::recordsChanged, this, [this] {
        if (!m_afterAct.isActive())
            m_afterAct.start(kAfterAct);
    });
    m_round.start(kRound);
    m_afterAct.start(kAfterAct);
}

WitnessRound::~WitnessRound()
{
    if (m_progress)
        m_progress->cancel(); // whoever signs in next needs not wait for a line
}

void WitnessRound::ask(Services::WitnessService::Which which)
{
    if (m_progress)
        return;
    m_progress = m_desk->workers()->look(
        Items::Lane::Offices, this,
        [session = m_desk->session(), which](Progress &progress) {
            return Services::WitnessService(session).ask(which, progress);
        },
        [this](const Result<QList<Services::WitnessAsked>> &asked) {
            m_progress.reset();
            if (!asked)
                Q_EMIT couldNotAsk(asked.error());
            else
                hear(*asked);
            if (!asked || !asked->isEmpty())
                Q_EMIT finished();
        });
}

void WitnessRound::hear(const QList<Services::WitnessAsked> &asked)
{
    for (const Services::WitnessAsked &one : asked) {
        const QString told = one.name + u' ' + one.finding.code;
        if (one.finding.verdict != Verdict::Broken || m_told.contains(told))
            continue;
        m_told.append(told);
        m_desk->say(tr("%1 refuses to witness this history; see Integrity.").arg(one.name));
    }
}

} // namespace Redress::Ui
