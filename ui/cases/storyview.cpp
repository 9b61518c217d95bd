// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/storyview.h"

#include "ui/shell/room.h"
#include "ui/widgets/codewords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timewords.h"

#include <QFormLayout>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kFactsWidth = 80 * kGrid;

StoryView::StoryView(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_facts(new QFormLayout), m_story(new QPlainTextEdit),
      m_storyHead(new Label(Tone::Secondary)), m_revealed(new Label(Tone::Secondary)),
      m_reveal(new QPushButton)
{
    m_story->setReadOnly(true);
    m_story->setFrameShape(QFrame::NoFrame);
    m_story->setObjectName(u"story"_s);
    m_story->document()->setDocumentMargin(2 * kGrid);
    m_reveal->setIcon(icon(u"eye"_s));
    m_reveal->setObjectName(u"reveal"_s);
    m_revealed->setWordWrap(true);
    auto *storyColumn = new QVBoxLayout;
    storyColumn->setSpacing(kGrid);
    storyColumn->addWidget(m_storyHead);
    storyColumn->addWidget(m_story, 1);

    auto *sheet = new QWidget;
    auto *sheetRows = new QVBoxLayout(sheet);
    sheetRows->setContentsMargins(0, 0, 2 * kGrid, 0);
    m_facts->setHorizontalSpacing(3 * kGrid);
    m_facts->setVerticalSpacing(kGrid + 2);
    m_facts->setLabelAlignment(Qt::AlignLeft | Qt::AlignTop);
    m_facts->setRowWrapPolicy(QFormLayout::DontWrapRows);
    sheetRows->addLayout(m_facts);
    sheetRows->addSpacing(kGrid);
    sheetRows->addWidget(m_reveal, 0, Qt::AlignLeft);
    sheetRows->addWidget(m_revealed);
    sheetRows->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    scroll->setWidget(sheet);
    scroll->viewport()->setAutoFillBackground(false);
    sheet->setAutoFillBackground(false);
    scroll->setFixedWidth(kFactsWidth);

    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 2 * kGrid, 0, 0);
    row->setSpacing(4 * kGrid);
    row->addLayout(storyColumn, 1);
    row->addWidget(scroll);
    connect(m_reveal, &QPushButton::clicked, this, &StoryView::revealWanted);
    retranslate();
}

void StoryView::setCase(const Services::CaseCard &card)
{
    m_card = card;
    rebuild();
}

void StoryView::retranslate()
{
    m_storyHead->setText(tr("As the consumer told it"));
    m_story->setAccessibleName(m_storyHead->text());
    m_story->setPlaceholderText(tr("No story was taken down."));
    m_reveal->setText(tr("Show personal data"));
    m_reveal->setToolTip(tr("That you looked is recorded."));
    m_revealed->setText(tr("Personal data is shown. That you looked is recorded."));
    rebuild();
}

void StoryView::addFact(const QString &name, const QString &value)
{
    if (value.isEmpty())
        return;
    auto *words = new Label(value, Tone::Normal);
    words->setWordWrap(true);
    words->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_facts->addRow(new Label(name, Tone::Secondary), words);
}

void StoryView::addLinks()
{
    for (const CaseId &id : m_card.state.links) {
        auto *button = new QPushButton(id.value);
        button->setFlat(true);
        connect(button, &QPushButton::clicked, this,
                [this, id] { m_desk->go({.room = RoomId::queue, .caseId = id}); });
        m_facts->addRow(new Label(tr("Linked with"), Tone::Secondary), button);
    }
}

void StoryView::rebuild()
{
    while (m_facts->rowCount() > 0)
        m_facts->removeRow(0);
    const Services::CaseRow &row = m_card.row;
    const Domain::CaseState &state = m_card.state;
    const Domain::ConsumerFacts &person = m_card.consumer;
    m_story->setPlainText(m_card.narrative);
    m_reveal->setVisible(!m_card.revealed && !row.consumerErased && !state.id.isEmpty());
    m_revealed->setVisible(m_card.revealed);
    if (state.id.isEmpty())
        return;
    if (row.consumerErased)
        addFact(tr("Consumer"), tr("lawfully erased"));
    addFact(tr("Consumer"), person.name);
    addFact(tr("Telephone"), person.phone);
    addFact(tr("Identity no."), person.idNumber);
    addFact(tr("E-mail"), person.email);
    addFact(tr("Address"), person.address);
    addFact(tr("Speaks for"), person.speaksFor);
    addFact(tr("Account"), m_card.account);
    if (state.specialCare)
        addFact(tr("Care"), tr("needs special care"));
    addFact(tr("Company"), row.companyName);
    if (row.amount)
        addFact(tr("Amount"), formatMoney(*row.amount));
    QStringList remedies;
    for (const QString &code : state.remedies)
        remedies.append(CodeWords::remedy(code));
    addFact(tr("Sought"), remedies.join(CodeWords::tr(", ", "between the words of a list")));
    if (state.happenedOn)
        addFact(tr("Happened"), TimeWords::day(*state.happenedOn));
    addFact(tr("Received"), TimeWords::moment(state.receivedUtc, m_desk->zone()));
    addFact(tr("By"), CodeWords::channel(state.channel));
    addFact(tr("Works on it"), state.assignee.isEmpty() ? tr("nobody yet") : row.assigneeName);
    if (!state.isOpen()) {
        addFact(tr("Outcome"), CodeWords::outcome(state.outcome));
        if (state.relief)
            addFact(tr("Relief"), formatMoney(*state.relief));
    }
    addLinks();
}

} // namespace Redress::Ui
