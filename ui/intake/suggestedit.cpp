// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/suggestedit.h"

#include <QAbstractItemView>
#include <QCompleter>
#include <QKeyEvent>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kMostShown = 10;

SuggestEdit::SuggestEdit(QWidget *parent) : LineField(parent), m_completer(new QCompleter(this))
{
    m_completer->setModel(&m_rows);
    m_completer->setCompletionMode(QCompleter::UnfilteredPopupCompletion);
    m_completer->setMaxVisibleItems(kMostShown);
    m_completer->setWidget(this);
    connect(m_completer, qOverload<const QModelIndex &>(&QCompleter::activated), this,
            [this](const QModelIndex &index) { take(index.row()); });
    connect(this, &QLineEdit::textEdited, this, [this](const QString &typed) {
        if (!m_value.isEmpty()) {
            m_value.clear();
            Q_EMIT chosen({});
        }
        Q_EMIT asked(typed.trimmed());
    });
}

void SuggestEdit::propose(const QList<Suggestion> &suggestions)
{
    m_suggestions = suggestions;
    m_rows.clear();
    for (const Suggestion &suggestion : suggestions) {
        const QString line = suggestion.remark.isEmpty()
            ? suggestion.text
            : suggestion.text + u"   "_s + suggestion.remark;
        m_rows.appendRow(new QStandardItem(line));
    }
    if (!hasFocus())
        return;
    if (suggestions.isEmpty())
        m_completer->popup()->hide();
    else
        m_completer->complete();
}

void SuggestEdit::choose(const QString &text, const QString &value)
{
    setText(text);
    setCursorPosition(0);
    m_value = value;
    m_completer->popup()->hide();
    Q_EMIT chosen(value);
}

void SuggestEdit::take(int row)
{
    if (row >= 0 && row < m_suggestions.size())
        choose(m_suggestions[row].text, m_suggestions[row].value);
}

void SuggestEdit::takeObvious()
{
    const QString typed = text().trimmed();
    if (!m_value.isEmpty() || typed.isEmpty())
        return;
    for (int row = 0; row < m_suggestions.size(); ++row) {
        if (m_suggestions[row].text.compare(typed, Qt::CaseInsensitive) == 0) {
            take(row);
            return;
        }
    }
}

void SuggestEdit::keyPressEvent(QKeyEvent *event)
{
    const bool isEnter = event->key() == Qt::Key_Return || event->key() == Qt::Key_Enter;
    if (isEnter && event->modifiers() == Qt::NoModifier && m_value.isEmpty()
        && !m_suggestions.isEmpty()) {
        take(0); // Enter alone takes the best
        return;
    }
    if (event->key() == Qt::Key_Down && !m_suggestions.isEmpty() && m_value.isEmpty())
        m_completer->complete();
    LineField::keyPressEvent(event);
}

} // namespace Redress::Ui
