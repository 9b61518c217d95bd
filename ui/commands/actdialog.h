// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/money.h"
#include "ui/shell/desk.h"
#include "ui/widgets/fieldnote.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

#include <QDialog>

class QComboBox;
class QLineEdit;
class QPlainTextEdit;
class QPushButton;
class QSpinBox;
class QVBoxLayout;

namespace Redress::Ui {

/// A small dialog for one act on one case. The act runs on the writer's thread; when it fails the
/// dialog stays, with everything typed, and says what happened. When somebody else acted meanwhile
/// it says who and when, and the act can be repeated on the newest state.
class ActDialog : public Spoken<QDialog> {
    Q_OBJECT
public:
    using Act = std::function<Result<Services::ActDone>(Services::CaseService &, qint64 seen)>;

    ActDialog(Desk *desk, const Services::CaseCard &card, QWidget *parent);
    QString notice() const { return m_notice->text(); }
    /// As the button: runs the act.
    void commit();
    /// A text that was typed is not thrown away by a slip of the hand.
    void reject() override;

protected:
    void retranslate() override; // derived classes call it
    virtual QString title() const = 0;
    virtual QString verb() const = 0; // on the button
    virtual QString doneWords() const = 0; // for the bottom line
    virtual QString notDoneWords() const = 0; // "The case was not extended."
    /// The act with what is typed now; an empty function after saying what is missing.
    virtual Act act() = 0;
    void start(); // derived constructors call it last

    const Services::CaseCard &card() const { return m_card; }
    Desk *desk() const { return m_desk; }
    void addRow(Label *label, QWidget *field, FieldNote *note = nullptr);
    QPlainTextEdit *addText(Label **label);
    QLineEdit *lineField(); // says in the notice when it takes nothing
    QComboBox *addChoice(Label **label);
    /// Says beside the field what is wrong, and goes there.
    Act missing(QWidget *field, FieldNote *note, const QString &mistake);

private:
    void take(const Result<Services::ActDone> &done);
    void tellConflict();
    void showOthers(const QList<Services::Chronicle> &acts);
    void leaveIt();
    void setBusy(bool busy);

    Desk *m_desk;
    Services::CaseCard m_card;
    qint64 m_seen;
    QVBoxLayout *m_rows;
    QWidget *m_first = nullptr, *m_last = nullptr; // fields
    Label *m_head;
    Notice *m_notice;
    QPlainTextEdit *m_others; // what somebody else wrote meanwhile
    QPushButton *m_commit, *m_cancel, *m_leave;
    bool m_isConflict = false;
};

} // namespace Redress::Ui
