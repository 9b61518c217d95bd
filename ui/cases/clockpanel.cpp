// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/clockpanel.h"

#include "ui/widgets/codewords.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timewords.h"

#include <QHBoxLayout>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

ClockPanel::ClockPanel(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_mark(new MarkWidget), m_head(new Label(Tone::Title)),
      m_due(new Label), m_others(new Label(Tone::Secondary)), m_bar(new ClockBar),
      m_why(new QToolButton), m_trace(new QWidget), m_traceRows(new QVBoxLayout(m_trace))
{
    m_mark->setFont(titleFont());
    m_why->setCheckable(true);
    m_why->setObjectName(u"why"_s);
    m_others->setWordWrap(true);
    auto *line = new QHBoxLayout;
    line->addWidget(m_mark);
    line->addWidget(m_head);
    line->addSpacing(2 * kGrid);
    line->addWidget(m_due, 0, Qt::AlignBottom);
    line->addStretch(1);
    line->addWidget(m_why, 0, Qt::AlignBottom);
    m_traceRows->setContentsMargins(0, kGrid, 0, kGrid);
    m_traceRows->setSpacing(2);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(kGrid);
    column->addLayout(line);
    column->addWidget(m_bar);
    column->addWidget(m_others);
    column->addWidget(m_trace);
    m_trace->hide();
    connect(m_why, &QToolButton::toggled, this, [this](bool on) {
        rebuildTrace();
        m_trace->setVisible(on);
    });
    connect(desk, &Desk::staffKnown, this, &ClockPanel::rebuild);
    retranslate();
}

void ClockPanel::setCase(const Services::CaseCard &card)
{
    if (card.state.id != m_card.state.id)
        m_why->setChecked(false);
    m_card = card;
    rebuild();
}

void ClockPanel::showTrace(bool shown)
{
    m_why->setChecked(shown);
}

void ClockPanel::retranslate()
{
    m_why->setText(tr("Why?"));
    m_why->setToolTip(tr("How this deadline was counted"));
    rebuild();
}

void ClockPanel::rebuild()
{
    const auto &deadlines = m_card.deadlines;
    setVisible(!deadlines.isEmpty());
    if (deadlines.isEmpty())
        return;
    const QDateTime now = m_desk->nowUtc();
    // The clock that matters is the first that still runs; when all are met, the main one.
    const Domain::Deadline *main = &deadlines.first();
    for (const Domain::Deadline &deadline : deadlines) {
        if (deadline.isStarted() && !deadline.isMet()) {
            main = &deadline;
            break;
        }
    }
    const Mark mark = m_card.state.isOpen() ? TimeWords::clockMark(*main, now) : Mark::Done;
    m_mark->setMark(mark);
    m_head->setText(m_card.state.isOpen() || main->isMet()
                        ? TimeWords::clockHead(*main, now, m_desk->zone())
                        : tr("closed"));
    QString due = CodeWords::label(main->title, main->titleZh);
    if (main->isStarted())
        due = tr("%1: until %2", "a clock's name and its last day")
                  .arg(due, TimeWords::day(main->dueUtc.toTimeZone(m_desk->zone()).date()));
    m_due->setText(due);
    m_bar->setClock(main->usedDays, main->totalDays, mark);
    m_bar->setVisible(main->isStarted());
    QStringList others;
    for (const Domain::Deadline &deadline : deadlines) {
        if (&deadline != main)
            others.append(tr("%1: %2", "a clock and where it stands")
                              .arg(CodeWords::label(deadline.title, deadline.titleZh),
                                   TimeWords::clockHead(deadline, now, m_desk->zone())));
    }
    m_others->setText(others.join(u"   "_s));
    m_others->setVisible(!others.isEmpty());
    if (m_why->isChecked())
        rebuildTrace();
}

void ClockPanel::rebuildTrace()
{
    while (QLayoutItem *item = m_traceRows->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    const Domain::RuleBook &rules = m_desk->session()->rules();
    const Domain::Procedure *procedure = rules.procedure(m_card.state.procedure);
    const Domain::Calendar *calendar = rules.calendar(m_card.state.calendar);
    if (procedure)
        m_traceRows->addWidget(
            new Label(tr("Counted by: %1", "a procedure")
                          .arg(CodeWords::label(procedure->title, procedure->titleZh)),
                      Tone::Normal));
    for (const Domain::Deadline &deadline : std::as_const(m_card.deadlines)) {
        if (deadline.trace.isEmpty())
            continue;
        m_traceRows->addWidget(
            new Label(CodeWords::label(deadline.title, deadline.titleZh), Tone::Normal));
        QStringList steps;
        for (const Domain::TraceStep &step : deadline.trace) {
            const QString by = m_desk->staffNames().value(step.by.value);
            steps.append(u"  "_s + TimeWords::traceStep(step, by, calendar));
        }
        auto *words = new Label(steps.join(u'\n'), Tone::Secondary);
        words->setWordWrap(true);
        words->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_traceRows->addWidget(words);
    }
}

} // namespace Redress::Ui
