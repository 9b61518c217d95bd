// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/integrity/outsidetimepanel.h"

#include "ui/widgets/timewords.h"

#include <QHBoxLayout>
#include <QPushButton>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

OutsideTimePanel::OutsideTimePanel(Desk *desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_sentence(new Label(Tone::Secondary)),
      m_stamp(new QPushButton)
{
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(u"outsideTime"_s);
    m_stamp->setObjectName(u"stampNow"_s);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(m_sentence, 1);
    row->addWidget(m_stamp, 0, Qt::AlignTop);
    connect(m_desk->timeKeeper(), &Items::TimeKeeper::changed, this, &OutsideTimePanel::showState);
    connect(m_stamp, &QPushButton::clicked, this, [this] {
        m_desk->timeKeeper()->look();
        showState();
    });
    retranslate();
}

QString OutsideTimePanel::words(const Services::OutsideTime &state) const
{
    if (state.authorities == 0 && state.stamped == 0)
        return tr("No outside time: only this center's own clocks say when something was "
                  "recorded. An administrator can name a time-stamp authority.");
    const auto time
        = [this](const QDateTime &utc) { return TimeWords::moment(utc, m_desk->zone()); };
    QStringList sentences;
    if (state.stamped == 0)
        sentences.append(tr("No outside time yet."));
    else
        sentences.append(tr("Outside time: %1 confirmed on %2 the history up to entry %3.",
                            "an authority's name, a time, a number")
                             .arg(state.stampedBy, time(state.stampedUtc))
                             .arg(state.stamped));
    if (state.waiting() > 0)
        sentences.append(tr("%n entries wait for a time stamp, the first since %1.", nullptr,
                            int(state.waiting()))
                             .arg(time(state.waitsSinceUtc)));
    else
        sentences.append(tr("Nothing waits."));
    const QString trouble = m_desk->timeKeeper()->trouble();
    if (!trouble.isEmpty())
        sentences.append(tr("The last try gave none (%1); it is tried again by itself, and nothing "
                            "is lost meanwhile.",
                            "a technical reason")
                             .arg(trouble));
    return sentences.join(u' ');
}

void OutsideTimePanel::showState()
{
    const Items::TimeKeeper *keeper = m_desk->timeKeeper();
    const auto &state = keeper->state();
    m_sentence->setText(state ? words(*state) : QString());
    m_stamp->setVisible(state && state->authorities > 0 && state->waiting() > 0);
    m_stamp->setEnabled(!keeper->isAsking());
}

void OutsideTimePanel::retranslate()
{
    m_stamp->setText(tr("Ask for a time stamp now"));
    showState();
}

} // namespace Redress::Ui
