// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/asidepanel.h"

#include "ui/intake/typedcall.h"
#include "ui/widgets/codewords.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timewords.h"

#include <QHBoxLayout>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr qsizetype kMostOffered = 3;

static void clearRows(QVBoxLayout *rows)
{
    while (QLayoutItem *item = rows->takeAt(0)) {
        if (QWidget *widget = item->widget()) {
            widget->hide();
            widget->deleteLater(); // perhaps the button that was just pressed is in it
        }
        delete item;
    }
}

AsidePanel::AsidePanel(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_head(new Label(Tone::Heading)), m_rows(new QVBoxLayout)
{
    m_head->setWordWrap(true);
    m_rows->setSpacing(kGrid);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_head);
    column->addLayout(m_rows);
    column->addStretch(1);
    retranslate();
}

void AsidePanel::setIssue(const QString &code)
{
    if (code == m_issue)
        return;
    m_issue = code;
    rebuild();
}

void AsidePanel::retranslate()
{
    rebuild();
}

void AsidePanel::rebuild()
{
    clearRows(m_rows);
    const Domain::Taxonomy *taxonomy = m_desk->taxonomy();
    const Domain::TaxonomyCode *issue = taxonomy ? taxonomy->find(m_issue) : nullptr;
    m_head->setText(issue ? CodeWords::label(issue->label, issue->labelZh) : tr("Ask and listen"));
    const auto add = [this](const QString &head, const QStringList &lines) {
        if (lines.isEmpty())
            return;
        m_rows->addWidget(new Label(head, Tone::Secondary));
        for (const QString &line : lines) {
            auto *words = new Label(u"• "_s + line, Tone::Normal);
            words->setWordWrap(true);
            m_rows->addWidget(words);
        }
        m_rows->addSpacing(2 * kGrid);
    };
    if (!issue) {
        add(tr("In every call"),
            {tr("What happened, and when?"), tr("What should the company do?"),
             tr("Which papers are there: contract, slips, messages?")});
        return;
    }
    const bool zh = CodeWords::isChinese();
    add(tr("Ask"), zh && !issue->questionsZh.isEmpty() ? issue->questionsZh : issue->questions);
    add(tr("Papers to ask for"),
        zh && !issue->papersZh.isEmpty() ? issue->papersZh : issue->papers);
}

DraftOffers::DraftOffers(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_rows(new QVBoxLayout(this))
{
    m_rows->setContentsMargins(0, 0, 0, 0);
    m_rows->setSpacing(kGrid);
    hide();
}

void DraftOffers::offer(const QList<Services::SavedDraft> &drafts)
{
    m_drafts = drafts.mid(0, kMostOffered);
    rebuild();
}

void DraftOffers::add(const Services::SavedDraft &draft)
{
    m_drafts.prepend(draft);
    rebuild();
}

void DraftOffers::retranslate()
{
    rebuild();
}

void DraftOffers::drop(const QString &id)
{
    m_drafts.removeIf([&id](const Services::SavedDraft &draft) { return draft.id == id; });
    rebuild();
}

void DraftOffers::rebuild()
{
    clearRows(m_rows);
    m_buttons.clear();
    setVisible(!m_drafts.isEmpty());
    if (m_drafts.isEmpty())
        return;
    m_rows->addWidget(new Label(tr("Not logged yet:"), Tone::Secondary));
    for (const Services::SavedDraft &draft : std::as_const(m_drafts)) {
        const TypedCall call = TypedCall::fromJson(draft.fields);
        QStringList parts{TimeWords::moment(draft.savedUtc, m_desk->zone())};
        for (const QString &part : {call.name, call.phone, call.company, call.issue}) {
            if (!part.isEmpty())
                parts.append(part);
        }
        auto *row = new QWidget;
        auto *line = new QHBoxLayout(row);
        line->setContentsMargins(0, 0, 0, 0);
        auto *words = new ElidedLabel;
        words->setFullText(parts.join(u" · "_s));
        if (!draft.problem.isEmpty()) {
            words->setFullText(tr("Needs a look: %1", "a kept call").arg(words->fullText()));
            words->setToolTip(draft.problem);
        }
        auto *take = new QPushButton(tr("Continue"));
        auto *discard = new QPushButton(tr("Discard"));
        discard->setFlat(true);
        line->addWidget(words, 1);
        line->addWidget(take);
        line->addWidget(discard);
        connect(take, &QPushButton::clicked, this, [this, draft] {
            drop(draft.id);
            Q_EMIT taken(draft);
        });
        connect(discard, &QPushButton::clicked, this, [this, id = draft.id] {
            drop(id);
            Q_EMIT discarded(id);
        });
        m_rows->addWidget(row);
        m_buttons += {take, discard};
    }
    Q_EMIT rebuilt();
}

} // namespace Redress::Ui
