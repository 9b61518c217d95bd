// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/actdialog.h"

namespace Redress::Ui {

/// To whom the case belongs.
class AssignDialog final : public ActDialog {
    Q_OBJECT
public:
    AssignDialog(Desk *desk, const Services::CaseCard &card, QWidget *parent);

protected:
    void retranslate() override;
    QString title() const override;
    QString verb() const override;
    QString doneWords() const override;
    QString notDoneWords() const override;
    Act act() override;

private:
    void fill();
    Label *m_label;
    QComboBox *m_who;
};

/// More days, with the reason that is told.
class ExtendDialog final : public ActDialog {
    Q_OBJECT
public:
    ExtendDialog(Desk *desk, const Services::CaseCard &card, QWidget *parent);

protected:
    void retranslate() override;
    QString title() const override;
    QString verb() const override;
    QString doneWords() const override;
    QString notDoneWords() const override;
    Act act() override;

private:
    Label *m_daysLabel, *m_reasonLabel;
    QSpinBox *m_days;
    QLineEdit *m_reason;
    FieldNote *m_note;
};

/// The clock stops while the center waits for something, or runs on.
class PauseDialog final : public ActDialog {
    Q_OBJECT
public:
    enum class Kind { Pause, Resume };
    PauseDialog(Kind kind, Desk *desk, const Services::CaseCard &card, QWidget *parent);

protected:
    void retranslate() override;
    QString title() const override;
    QString verb() const override;
    QString doneWords() const override;
    QString notDoneWords() const override;
    Act act() override;

private:
    Kind m_kind;
    Label *m_label = nullptr;
    QComboBox *m_reason = nullptr;
    Label *m_sentence = nullptr;
};

/// Two cases that belong together, or no longer do.
class LinkDialog final : public ActDialog {
    Q_OBJECT
public:
    enum class Kind { Link, Unlink };
    LinkDialog(Kind kind, Desk *desk, const Services::CaseCard &card, QWidget *parent);

protected:
    void retranslate() override;
    QString title() const override;
    QString verb() const override;
    QString doneWords() const override;
    QString notDoneWords() const override;
    Act act() override;

private:
    Kind m_kind;
    Label *m_otherLabel = nullptr, *m_howLabel = nullptr;
    QLineEdit *m_other = nullptr; // Link
    FieldNote *m_note = nullptr;
    QComboBox *m_how = nullptr; // Link
    QComboBox *m_which = nullptr; // Unlink
};

/// The end: outcome, relief, what the parties are told.
class CloseDialog final : public ActDialog {
    Q_OBJECT
public:
    CloseDialog(Desk *desk, const Services::CaseCard &card, QWidget *parent);

protected:
    void retranslate() override;
    QString title() const override;
    QString verb() const override;
    QString doneWords() const override;
    QString notDoneWords() const override;
    Act act() override;

private:
    QComboBox *m_outcome;
    Label *m_outcomeLabel, *m_reliefLabel, *m_statementLabel;
    QLineEdit *m_relief;
    FieldNote *m_reliefNote;
    QPlainTextEdit *m_statement;
};

} // namespace Redress::Ui
