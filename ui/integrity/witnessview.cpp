// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/integrity/witnessview.h"

#include "ui/shell/witnessround.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timewords.h"

#include <QHBoxLayout>
#include <QLocale>
#include <QPushButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

WitnessView::WitnessView(Desk *desk, QWidget *parent)
    : QWidget(parent), m_desk(desk), m_asker(desk->workers()), m_sentence(new Label(Tone::Normal)),
      m_lines(new Label(Tone::Secondary)), m_warning(new Notice), m_ask(new QPushButton)
{
    setObjectName(u"witnesses"_s);
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(u"witnessSentence"_s);
    m_lines->setWordWrap(true);
    m_lines->setTextFormat(Qt::PlainText);
    m_lines->setObjectName(u"witnessLines"_s);
    m_ask->setObjectName(u"askWitnesses"_s);
    m_warning->setObjectName(u"witnessWarning"_s);
    auto *row = new QHBoxLayout;
    row->addWidget(m_sentence, 1);
    row->addWidget(m_ask, 0, Qt::AlignTop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(2 * kGrid);
    column->addWidget(m_warning);
    column->addLayout(row);
    column->addWidget(m_lines);
    WitnessRound *round = desk->witnessRound();
    connect(m_ask, &QPushButton::clicked, this, [this, round] {
        m_ask->setEnabled(false);
        round->askAll();
    });
    connect(round, &WitnessRound::finished, this, [this] {
        m_ask->setEnabled(true);
        refresh();
    });
    hide();
}

void WitnessView::refresh()
{
    m_asker.ask([session = m_desk->session()] { return Services::WitnessService(session).state(); },
                [this](const Result<Services::Witnessing> &state) {
                    if (state) // who may not look at the ledger is told nothing of its witnesses
                        show(*state);
                });
}

void WitnessView::show(const Services::Witnessing &state)
{
    m_state = state;
    say();
    Q_EMIT changed();
}

QString WitnessView::lineOf(const Services::WitnessRow &row) const
{
    const QLocale locale;
    QString line;
    if (row.size == 0)
        line = tr("%1 has confirmed nothing yet.").arg(row.name);
    else if (row.size == m_state->size)
        line = tr("%1 confirmed everything recorded, %2.", "an office; a time")
                   .arg(row.name, TimeWords::moment(row.cosignedUtc, m_desk->zone()));
    else
        line = tr("%1 confirmed the first %2 of %3 entries, %4.", "an office; numbers; a time")
                   .arg(row.name, locale.toString(row.size), locale.toString(m_state->size),
                        TimeWords::moment(row.cosignedUtc, m_desk->zone()));
    if (!row.isRefusal() && !row.code.isEmpty() && row.againUtc.isValid())
        line += u' '
            + tr("It did not answer as it should; it is asked again after %1. Nothing is lost.")
                  .arg(TimeWords::moment(row.againUtc, m_desk->zone()));
    if (row.url.isEmpty())
        line += u' ' + tr("It is asked by mail or on a stick.");
    return line;
}

QString WitnessView::warningOf(const Services::WitnessRow &row) const
{
    if (row.code == "witness.shorter"_L1)
        return tr("%1 confirmed more entries of this history than are here. An old copy was put "
                  "back, or entries are gone. Stop, and put back the newest backup.")
            .arg(row.name);
    if (row.code == "witness.key"_L1)
        return tr("%1 knows another key for this history than this center has. Compare the key "
                  "below under \"Fingerprints and keys\" with the one that office was given.")
            .arg(row.name);
    return tr("%1 confirmed another history than the one here: entries from before were changed, "
              "or there are two histories. Stop, and compare with that office what each of you "
              "holds; it keeps the proof.")
        .arg(row.name);
}

void WitnessView::say()
{
    m_ask->setText(tr("Ask the witnesses now"));
    if (!m_state)
        return;
    setVisible(!m_state->witnesses.isEmpty());
    QStringList warnings;
    QStringList lines;
    bool canAsk = false;
    for (const Services::WitnessRow &row : std::as_const(m_state->witnesses)) {
        if (row.isRefusal())
            warnings.append(warningOf(row));
        lines.append(lineOf(row));
        canAsk = canAsk || !row.url.isEmpty();
    }
    m_lines->setText(lines.join(u'\n'));
    m_ask->setVisible(canAsk);
    if (warnings.isEmpty())
        m_warning->clear();
    else
        m_warning->say(Mark::Broken, warnings.join(u"\n\n"_s));
    const QLocale locale;
    const int count = int(m_state->witnesses.size());
    if (m_state->metSize == 0)
        m_sentence->setText(tr("%n other office(s) may witness this history; until enough of them "
                               "have, only this center vouches for it.",
                               nullptr, count));
    else if (m_state->metSize == m_state->size)
        m_sentence->setText(tr("As many other offices as the policy demands have confirmed that "
                               "this history only grew, up to its newest entry."));
    else
        m_sentence->setText(
            tr("As many other offices as the policy demands have confirmed that "
               "this history only grew, up to entry %1 of %2; the rest waits for "
               "their next answer.")
                .arg(locale.toString(m_state->metSize), locale.toString(m_state->size)));
}

void WitnessView::retranslate()
{
    say();
}

} // namespace Redress::Ui
