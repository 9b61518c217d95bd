// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/textacts.h"

#include <QComboBox>
#include <QPlainTextEdit>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

TextActDialog::TextActDialog(Kind kind, Desk *desk, const Services::CaseCard &card, QWidget *parent)
    : ActDialog(desk, card, parent), m_kind(kind), m_text(addText(&m_label))
{
    m_text->setObjectName(u"text"_s);
    start();
}

void TextActDialog::retranslate()
{
    switch (m_kind) {
    case Kind::Note:
        m_label->setText(tr("What should be remembered? Only the center reads it."));
        break;
    case Kind::Forward:
        m_label->setText(tr("Message to %1", "a company").arg(card().row.companyName));
        break;
    case Kind::Reopen:
        m_label->setText(
            tr("Why? Name no personal data here: the reason stays readable for good."));
        break;
    }
    ActDialog::retranslate();
}

QString TextActDialog::title() const
{
    switch (m_kind) {
    case Kind::Note:
        return tr("Note");
    case Kind::Forward:
        return tr("Forward to the company");
    case Kind::Reopen:
        return tr("Reopen");
    }
    return {};
}

QString TextActDialog::verb() const
{
    switch (m_kind) {
    case Kind::Note:
        return tr("Record the note");
    case Kind::Forward:
        return tr("Record as forwarded");
    case Kind::Reopen:
        return tr("Reopen the case");
    }
    return {};
}

QString TextActDialog::doneWords() const
{
    switch (m_kind) {
    case Kind::Note:
        return tr("The note on %1 is recorded.").arg(card().state.id.value);
    case Kind::Forward:
        return tr("%1 is recorded as forwarded.").arg(card().state.id.value);
    case Kind::Reopen:
        return tr("%1 is open again.").arg(card().state.id.value);
    }
    return {};
}

QString TextActDialog::notDoneWords() const
{
    return m_kind == Kind::Reopen ? tr("The case was not reopened.")
                                  : tr("Nothing was recorded; your text is kept.");
}

ActDialog::Act TextActDialog::act()
{
    const QString text = m_text->toPlainText().trimmed();
    if (text.isEmpty() && m_kind != Kind::Forward)
        return missing(m_text, nullptr, tr("Write a sentence first."));
    return
        [kind = m_kind, id = card().state.id, text](Services::CaseService &service, qint64 seen) {
            switch (kind) {
            case Kind::Note:
                break;
            case Kind::Forward:
                return service.forward(id, text, seen);
            case Kind::Reopen:
                return service.reopen(id, text, seen);
            }
            return service.note(id, text, seen);
        };
}

AnswerDialog::AnswerDialog(Desk *desk, const Services::CaseCard &card, QWidget *parent)
    : ActDialog(desk, card, parent), m_from(addChoice(&m_fromLabel)), m_text(addText(&m_textLabel))
{
    m_from->addItem(QString(), u"company"_s);
    m_from->addItem(QString(), u"center"_s);
    // Once the company has been asked, the answer that comes next is most likely its own.
    m_from->setCurrentIndex(card.state.status == Domain::CaseStatus::Forwarded ? 0 : 1);
    m_text->setObjectName(u"text"_s);
    start();
    m_text->setFocus();
}

void AnswerDialog::retranslate()
{
    m_fromLabel->setText(tr("Who answers?"));
    m_from->setItemText(0, tr("The company"));
    m_from->setItemText(1, tr("The center"));
    m_textLabel->setText(tr("The answer, as it was given"));
    ActDialog::retranslate();
}

QString AnswerDialog::title() const
{
    return tr("Answer");
}

QString AnswerDialog::verb() const
{
    return tr("Record the answer");
}

QString AnswerDialog::doneWords() const
{
    return tr("The answer in %1 is recorded.").arg(card().state.id.value);
}

QString AnswerDialog::notDoneWords() const
{
    return tr("The answer was not recorded; your text is kept.");
}

ActDialog::Act AnswerDialog::act()
{
    const QString text = m_text->toPlainText().trimmed();
    if (text.isEmpty())
        return missing(m_text, nullptr, tr("Write what was answered."));
    return [id = card().state.id, from = m_from->currentData().toString(),
            text](Services::CaseService &service, qint64 seen) {
        return service.answer(id, from, text, seen);
    };
}

} // namespace Redress::Ui
