// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/actdialog.h"

namespace Redress::Ui {

/// Acts that are a text and no more: a note, a message to the company, the reason to reopen.
class TextActDialog final : public ActDialog {
    Q_OBJECT
public:
    enum class Kind { Note, Forward, Reopen };
    TextActDialog(Kind kind, Desk *desk, const Services::CaseCard &card, QWidget *parent);

protected:
    void retranslate() override;
    QString title() const override;
    QString verb() const override;
    QString doneWords() const override;
    QString notDoneWords() const override;
    Act act() override;

private:
    Kind m_kind;
    Label *m_label;
    QPlainTextEdit *m_text;
};

/// What the company or the center answered.
class AnswerDialog final : public ActDialog {
    Q_OBJECT
public:
    AnswerDialog(Desk *desk, const Services::CaseCard &card, QWidget *parent);

protected:
    void retranslate() override;
    QString title() const override;
    QString verb() const override;
    QString doneWords() const override;
    QString notDoneWords() const override;
    Act act() override;

private:
    Label *m_fromLabel, *m_textLabel;
    QComboBox *m_from;
    QPlainTextEdit *m_text;
};

} // namespace Redress::Ui
