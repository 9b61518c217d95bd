// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/newcallpage.h"

#include "ui/intake/asidepanel.h"
#include "ui/intake/draftkeeper.h"
#include "ui/intake/loggedpanel.h"
#include "ui/intake/suggestedit.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/timewords.h"

#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>

namespace Redress::Ui {

void NewCallPage::arrive()
{
    if (m_stack->currentWidget() == m_logged)
        startAnew();
    m_phone->setFocus();
}

void NewCallPage::startAnew()
{
    const bool isLogged = m_stack->currentWidget() == m_logged && m_loggedEdition == m_edition;
    if (isLogged || typed().isEmpty())
        m_keeper->forget();
    else
        putAside();
    setTyped({});
    m_stack->setCurrentIndex(0);
    m_phone->setFocus();
}

void NewCallPage::putAside()
{
    m_keeper->putAside(typed().toJson(), this,
                       [this](const Services::SavedDraft &draft) { m_offers->add(draft); });
}

void NewCallPage::takeUp(const Services::SavedDraft &draft)
{
    if (!typed().isEmpty())
        putAside();
    setTyped(TypedCall::fromJson(draft.fields));
    m_keeper->takeUp(draft);
    goOn();
}

void NewCallPage::goOn()
{
    for (QLineEdit *field : {m_phone, m_name, static_cast<QLineEdit *>(m_company),
                             static_cast<QLineEdit *>(m_issue)}) {
        if (field->text().isEmpty()) {
            field->setFocus();
            return;
        }
    }
    m_story->setFocus();
    m_story->moveCursor(QTextCursor::End);
}

void NewCallPage::orderOffers()
{
    QWidget *before = m_phone->previousInFocusChain();
    while (before != m_phone && before->focusPolicy() == Qt::NoFocus)
        before = before->previousInFocusChain();
    for (QPushButton *button : m_offers->buttons()) {
        setTabOrder(before, button);
        before = button;
    }
}

void NewCallPage::showDraftState()
{
    if (m_keeper->problem())
        m_draftState->setText(
            ErrorWords::sentence(tr("The draft could not be kept."), *m_keeper->problem()));
    else if (m_keeper->isWaiting())
        m_draftState->setText(tr("keeping the draft…"));
    else if (m_keeper->keptUtc().isValid())
        m_draftState->setText(tr("draft kept %1", "two seconds ago")
                                  .arg(TimeWords::ago(m_keeper->keptUtc(), m_desk->nowUtc())));
    else
        m_draftState->clear();
}

} // namespace Redress::Ui
