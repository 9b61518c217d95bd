// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/casecardview.h"

#include "ui/archive/paperspanel.h"
#include "ui/cases/chronologyview.h"
#include "ui/cases/clockpanel.h"
#include "ui/cases/storyview.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/codewords.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QMenu>
#include <QRegularExpression>
#include <QStackedWidget>
#include <QTabWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

namespace Act = Domain::Act;

CaseCardView::CaseCardView(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_asker(desk->workers()), m_actions(desk, this),
      m_addPaper(new QAction(this)), m_stack(new QStackedWidget),
      m_empty(new EmptyState(u"queue"_s)), m_notice(new Notice), m_back(new QToolButton),
      m_more(new QToolButton), m_number(new Label(Tone::Secondary)),
      m_status(new Label(Tone::Secondary)), m_title(new ElidedLabel(Tone::Heading)),
      m_clock(new ClockPanel(desk)), m_tabs(new QTabWidget), m_story(new StoryView(desk)),
      m_papers(new PapersPanel(desk)), m_chronology(new ChronologyView(desk))
{
    auto *card = new QWidget;
    m_number->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_number->setObjectName(u"caseNumber"_s);
    m_back->setIcon(icon(u"back"_s));
    m_back->hide();
    auto *head = new QHBoxLayout;
    head->addWidget(m_back);
    head->addWidget(m_number);
    head->addStretch(1);
    head->addWidget(m_status);
    m_tabs->setDocumentMode(true);
    for (QWidget *tab : {static_cast<QWidget *>(m_story), static_cast<QWidget *>(m_papers),
                         static_cast<QWidget *>(m_chronology)})
        m_tabs->addTab(tab, QString());

    auto *foot = new QHBoxLayout;
    for (const QLatin1String act :
         {Act::caseAnswered, Act::caseForwarded, Act::caseAssigned, Act::caseNoted,
          Act::caseResumed, Act::caseClosed, Act::caseReopened}) {
        auto *button = new ActionButton(m_actions.action(act));
        button->setObjectName(act);
        m_buttons.append({act, button});
        foot->addWidget(button);
    }
    foot->addStretch(1);
    auto *exportButton = new ActionButton(m_actions.action(Act::reportExported));
    foot->addWidget(exportButton);
    m_more->setIcon(icon(u"more"_s));
    m_more->setPopupMode(QToolButton::InstantPopup);
    auto *menu = new QMenu(m_more);
    menu->addActions(m_actions.actions());
    menu->setToolTipsVisible(true);
    m_more->setMenu(menu);
    m_more->setObjectName(u"more"_s);
    foot->addWidget(m_more);

    auto *column = new QVBoxLayout(card);
    column->setContentsMargins(6 * kGrid, 4 * kGrid, 4 * kGrid, 3 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addLayout(head);
    column->addWidget(m_title);
    column->addWidget(m_clock);
    column->addWidget(m_notice);
    column->addWidget(m_tabs, 1);
    column->addLayout(foot);
    m_stack->addWidget(m_empty);
    m_stack->addWidget(card);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);

    m_addPaper->setShortcut(QKeySequence(u"P"_s));
    m_addPaper->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_addPaper->setIcon(icon(u"papers"_s));
    addAction(m_addPaper);
    connect(m_addPaper, &QAction::triggered, this, [this] { showPapers(); });
    connect(m_back, &QToolButton::clicked, this, &CaseCardView::backWanted);
    connect(m_story, &StoryView::revealWanted, this, [this] { load(true); });
    retranslate();
}

void CaseCardView::showCase(const CaseId &id)
{
    if (id == m_id && m_card)
        return;
    m_id = id;
    m_wantedPaper = {};
    if (id.isEmpty()) {
        m_asker.forget();
        m_card.reset();
        fill();
        return;
    }
    load(false);
}

void CaseCardView::reload()
{
    if (!m_id.isEmpty())
        load(false);
}

void CaseCardView::load(bool reveal)
{
    const auto job = [session = m_desk->session(), id = m_id, reveal] {
        return Services::CaseService(session).card(id, reveal);
    };
    if (!reveal) {
        m_asker.ask(job, [this](const Result<Services::CaseCard> &card) { show(card); });
        return;
    }
    // Looking is an act, so it waits its turn among the acts.
    m_asker.forget();
    m_desk->workers()->write(this, job, [this, id = m_id](const Result<Services::CaseCard> &card) {
        if (id == m_id)
            show(card);
    });
}

void CaseCardView::show(const Result<Services::CaseCard> &card)
{
    m_notice->clear();
    if (!card) {
        const bool wasShown = m_card && m_card->state.id == m_id;
        if (!wasShown)
            m_card.reset();
        fill();
        const QString words
            = ErrorWords::sentence(tr("%1 could not be opened.").arg(m_id.value), card.error());
        if (wasShown)
            m_notice->say(Mark::Due, words);
        else
            m_empty->setWords(words, {});
        return;
    }
    m_card = *card;
    fill();
    if (!m_wantedPaper.isEmpty())
        m_papers->select(std::exchange(m_wantedPaper, {}));
    Q_EMIT loaded();
}

QLatin1String CaseCardView::nextAct() const
{
    switch (m_card->state.status) {
    case Domain::CaseStatus::Open:
        return m_card->state.assignee.isEmpty() ? Act::caseAssigned : Act::caseForwarded;
    case Domain::CaseStatus::Forwarded:
        return Act::caseAnswered;
    case Domain::CaseStatus::Answered:
        return Act::caseClosed;
    case Domain::CaseStatus::Paused:
        return Act::caseResumed;
    case Domain::CaseStatus::Closed:
        return Act::reportExported;
    }
    return Act::caseNoted;
}

void CaseCardView::fill()
{
    m_actions.setCard(m_card);
    m_addPaper->setEnabled(m_card.has_value());
    m_stack->setCurrentIndex(m_card ? 1 : 0);
    if (!m_card) {
        m_empty->setWords(tr("No case is chosen."),
                          tr("Choose one on the left, or press Ctrl+N for a new call."));
        return;
    }
    const Services::CaseRow &row = m_card->row;
    m_number->setText(row.id.value);
    m_status->setText(row.assigneeName.isEmpty()
                          ? CodeWords::status(row.status)
                          : tr("%1 · %2", "a state and who works on it")
                                .arg(CodeWords::status(row.status), row.assigneeName));
    const QString product = CodeWords::label(row.productLabel, row.productLabelZh);
    const QString issue = CodeWords::label(row.issueLabel, row.issueLabelZh);
    m_title->setFullText(QStringList{row.companyName, product, issue}
                             .filter(QRegularExpression(u"."_s))
                             .join(u" · "_s));
    m_clock->setCase(*m_card);
    m_story->setCase(*m_card);
    m_papers->setCase(m_card->state.id);
    m_chronology->setLines(m_card->chronology);
    m_tabs->setTabText(1, tr("Papers %1", "a tab and how many").arg(m_card->papers.size()));
    const QLatin1String next = nextAct();
    for (const auto &button : std::as_const(m_buttons))
        button.second->setPrimary(button.first == next);
}

void CaseCardView::showPapers(const DocumentId &selected)
{
    m_tabs->setCurrentWidget(m_papers);
    m_wantedPaper = selected;
    if (m_card && m_card->state.id == m_id && !selected.isEmpty())
        m_papers->select(std::exchange(m_wantedPaper, {}));
    m_papers->setFocus();
}

void CaseCardView::setBackShown(bool shown)
{
    m_back->setVisible(shown);
}

QList<QAction *> CaseCardView::actions() const
{
    return m_card ? m_actions.actions() + QList<QAction *>{m_addPaper} + m_papers->actions()
                  : QList<QAction *>();
}

void CaseCardView::retranslate()
{
    m_actions.retranslate();
    m_addPaper->setText(tr("Papers of this case"));
    m_back->setToolTip(tr("Back to the list (Esc)"));
    m_back->setAccessibleName(m_back->toolTip());
    m_more->setToolTip(tr("Everything that can be done with this case"));
    m_more->setAccessibleName(m_more->toolTip());
    m_tabs->setTabText(0, tr("Story"));
    m_tabs->setTabText(1, tr("Papers"));
    m_tabs->setTabText(2, tr("Chronology"));
    fill();
}

} // namespace Redress::Ui
