// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/actdialog.h"

#include "ui/widgets/actwords.h"
#include "ui/widgets/boundedfields.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/messages.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timewords.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QShortcut>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kDialogWidth = 480;
constexpr int kTextRows = 6;

ActDialog::ActDialog(Desk *desk, const Services::CaseCard &card, QWidget *parent)
    : Spoken<QDialog>(parent), m_desk(desk), m_card(card), m_seen(card.state.lastSeq),
      m_rows(new QVBoxLayout), m_head(new Label(Tone::Heading)), m_notice(new Notice),
      m_others(new QPlainTextEdit), m_commit(new QPushButton), m_cancel(new QPushButton),
      m_leave(new QPushButton)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(kDialogWidth);
    m_commit->setDefault(true);
    m_commit->setObjectName(u"commit"_s);
    m_cancel->setAutoDefault(false);
    m_rows->setSpacing(kGrid);
    auto *buttons = new QHBoxLayout;
    m_leave->setObjectName(u"leave"_s);
    m_leave->setAutoDefault(false);
    m_leave->hide();
    m_others->setObjectName(u"others"_s);
    m_others->setReadOnly(true);
    m_others->setTabChangesFocus(true);
    m_others->setMaximumHeight(m_others->fontMetrics().lineSpacing() * kTextRows);
    m_others->hide();
    buttons->addStretch(1);
    buttons->addWidget(m_leave);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_commit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6 * kGrid, 5 * kGrid, 6 * kGrid, 5 * kGrid);
    column->setSpacing(3 * kGrid);
    column->addWidget(m_head);
    column->addLayout(m_rows, 1);
    column->addWidget(m_notice);
    column->addWidget(m_others);
    column->addLayout(buttons);
    connect(m_commit, &QPushButton::clicked, this, &ActDialog::commit);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
    connect(m_leave, &QPushButton::clicked, this, &ActDialog::leaveIt);
    auto *key = new QShortcut(QKeySequence(u"Ctrl+Return"_s), this);
    connect(key, &QShortcut::activated, this, &ActDialog::commit);
}

void ActDialog::start()
{
    setTabOrder(m_last, m_commit);
    setTabOrder(m_commit, m_cancel);
    m_first->setFocus();
    retranslate();
}

void ActDialog::retranslate()
{
    setWindowTitle(title());
    m_head->setText(
        tr("%1: %2", "an act and the case's number").arg(title(), m_card.state.id.value));
    m_commit->setText(
        m_isConflict ? tr("%1 anyway", "a verb, after somebody else changed the case").arg(verb())
                     : verb());
    m_cancel->setText(tr("Cancel"));
    m_leave->setText(tr("Leave it as it is now", "drops what was typed"));
    m_others->setAccessibleName(tr("What was written meanwhile"));
}

void ActDialog::leaveIt()
{
    Spoken<QDialog>::reject(); // both texts were in view
}

void ActDialog::showOthers(const QList<Services::Chronicle> &acts)
{
    QStringList lines;
    for (const Services::Chronicle &act : acts) {
        const QString written = ActWords::body(act);
        lines.append(tr("%1, %2: %3", "a person, two minutes ago, an act")
                         .arg(act.byName, TimeWords::ago(act.atUtc, m_desk->nowUtc()),
                              ActWords::title(act, m_desk->staffNames())));
        if (!written.isEmpty())
            lines.append(u"“%1”"_s.arg(written));
    }
    m_others->setPlainText(lines.join(u'\n'));
    m_others->show();
    m_leave->show();
    setTabOrder(m_last, m_others);
    setTabOrder(m_others, m_commit);
    setTabOrder(m_commit, m_leave);
    setTabOrder(m_leave, m_cancel);
}

void ActDialog::reject()
{
    const auto texts = findChildren<QPlainTextEdit *>();
    const bool hasText = std::any_of(texts.begin(), texts.end(), [](const QPlainTextEdit *text) {
        return !text->isReadOnly() && !text->toPlainText().trimmed().isEmpty();
    });
    if (!hasText) {
        Spoken<QDialog>::reject();
        return;
    }
    Messages::instance().ask(this,
                             {title(), tr("What you typed here is not recorded yet."),
                              tr("Throw the text away"), tr("Keep writing")},
                             [this](bool yes) {
                                 if (yes)
                                     Spoken<QDialog>::reject();
                             });
}

void ActDialog::addRow(Label *label, QWidget *field, FieldNote *note)
{
    label->setBuddy(field);
    if (!m_first)
        m_first = field;
    m_last = field;
    m_rows->addWidget(label);
    m_rows->addWidget(field);
    if (note)
        m_rows->addWidget(note);
    m_rows->addSpacing(kGrid);
}

QLineEdit *ActDialog::lineField()
{
    auto *field = new LineField;
    connect(field, &LineField::refused, this,
            [this](const QString &sentence) { m_notice->say(Mark::Due, sentence); });
    return field;
}

QPlainTextEdit *ActDialog::addText(Label **label)
{
    *label = new Label;
    auto *text = new TextField;
    connect(text, &TextField::refused, this,
            [this](const QString &sentence) { m_notice->say(Mark::Due, sentence); });
    text->setTabChangesFocus(true);
    text->document()->setDocumentMargin(kGrid + 2);
    text->setMinimumHeight(text->fontMetrics().lineSpacing() * kTextRows);
    addRow(*label, text);
    return text;
}

QComboBox *ActDialog::addChoice(Label **label)
{
    *label = new Label;
    auto *choice = new QComboBox;
    addRow(*label, choice);
    return choice;
}

ActDialog::Act ActDialog::missing(QWidget *field, FieldNote *note, const QString &mistake)
{
    if (note)
        note->mistake(mistake);
    else
        m_notice->say(Mark::Due, mistake);
    field->setFocus();
    return {};
}

void ActDialog::setBusy(bool busy)
{
    m_commit->setEnabled(!busy);
}

void ActDialog::commit()
{
    if (!m_commit->isEnabled())
        return;
    const Act job = act();
    if (!job)
        return;
    m_notice->clear();
    setBusy(true);
    m_desk->workers()->write(
        this,
        [session = m_desk->session(), job, seen = m_seen] {
            Services::CaseService service(session);
            return job(service, seen);
        },
        [this](const Result<Services::ActDone> &result) { take(result); });
}

void ActDialog::take(const Result<Services::ActDone> &result)
{
    setBusy(false);
    if (result) {
        m_desk->say(doneWords());
        m_desk->tellChanged(m_card.state.id);
        accept();
        return;
    }
    if (result.error().code == ErrorCode::Conflict)
        tellConflict();
    m_notice->say(Mark::Due, ErrorWords::sentence(notDoneWords(), result.error()));
}

void ActDialog::tellConflict()
{
    m_desk->workers()->read(
        this,
        [session = m_desk->session(), id = m_card.state.id] {
            return Services::CaseService(session).card(id, false);
        },
        [this](const Result<Services::CaseCard> &now) {
            if (!now || now->state.lastSeq == m_seen || now->chronology.isEmpty())
                return; // not a change by others: the state forbids the act, which is said already
            QList<Services::Chronicle> others;
            for (const Services::Chronicle &act : now->chronology) {
                if (act.entry > m_seen)
                    others.append(act);
            }
            const Services::Chronicle last = now->chronology.last();
            m_card = *now;
            m_seen = now->state.lastSeq;
            m_isConflict = true;
            m_notice->say(
                Mark::Due,
                tr("%1 changed this case %2. What you typed is kept; look whether it still fits.")
                    .arg(last.byName, TimeWords::ago(last.atUtc, m_desk->nowUtc())));
            showOthers(others);
            m_desk->tellChanged(m_card.state.id);
            retranslate();
        });
}

} // namespace Redress::Ui
