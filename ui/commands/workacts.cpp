// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/commands/workacts.h"

#include "models/domain/codes.h"
#include "ui/widgets/codewords.h"

#include <QComboBox>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QSpinBox>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kMostDays = 3650; // the procedure's own limit is checked where the act is done
constexpr int kUsualExtension = 15;

AssignDialog::AssignDialog(Desk *desk, const Services::CaseCard &card, QWidget *parent)
    : ActDialog(desk, card, parent), m_who(addChoice(&m_label))
{
    m_who->setObjectName(u"who"_s);
    connect(desk, &Desk::staffKnown, this, &AssignDialog::fill);
    fill();
    start();
}

void AssignDialog::fill()
{
    const StaffId me = desk()->session()->person().id;
    m_who->clear();
    m_who->addItem(tr("Me (%1)").arg(desk()->session()->person().name), me.value);
    for (const Domain::StaffMember &member : desk()->staff()) {
        if (!member.retired && member.id != me
            && Domain::may(member.roles, Domain::Right::WorkCase))
            m_who->addItem(member.name, member.id.value);
    }
    m_who->addItem(tr("Nobody: back to the shared queue"), QString());
    if (card().state.assignee == me)
        m_who->setCurrentIndex(m_who->count() - 1);
}

void AssignDialog::retranslate()
{
    m_label->setText(tr("Who works on this case?"));
    const int chosen = m_who->currentIndex();
    fill();
    m_who->setCurrentIndex(chosen);
    ActDialog::retranslate();
}

QString AssignDialog::title() const
{
    return tr("Assign");
}

QString AssignDialog::verb() const
{
    return tr("Assign");
}

QString AssignDialog::doneWords() const
{
    return tr("%1 is assigned: %2.").arg(card().state.id.value, m_who->currentText());
}

QString AssignDialog::notDoneWords() const
{
    return tr("The case was not assigned.");
}

ActDialog::Act AssignDialog::act()
{
    return
        [id = card().state.id, to = StaffId{m_who->currentData().toString()}](
            Services::CaseService &service, qint64 seen) { return service.assign(id, to, seen); };
}

ExtendDialog::ExtendDialog(Desk *desk, const Services::CaseCard &card, QWidget *parent)
    : ActDialog(desk, card, parent), m_daysLabel(new Label), m_reasonLabel(new Label),
      m_days(new QSpinBox), m_reason(lineField()), m_note(new FieldNote)
{
    m_days->setRange(1, kMostDays);
    m_days->setValue(kUsualExtension);
    m_days->setObjectName(u"days"_s);
    m_reason->setObjectName(u"reason"_s);
    addRow(m_daysLabel, m_days);
    addRow(m_reasonLabel, m_reason, m_note);
    start();
}

void ExtendDialog::retranslate()
{
    m_daysLabel->setText(tr("By how many days, in the unit of the clock?"));
    m_reasonLabel->setText(tr("Reason, as the consumer is told"));
    if (!m_note->isMistake())
        m_note->hint(tr("Name no personal data here: the reason stays readable for good."));
    ActDialog::retranslate();
}

QString ExtendDialog::title() const
{
    return tr("Extend the deadline");
}

QString ExtendDialog::verb() const
{
    return tr("Extend");
}

QString ExtendDialog::doneWords() const
{
    return tr("The deadline of %1 is extended.").arg(card().state.id.value);
}

QString ExtendDialog::notDoneWords() const
{
    return tr("The deadline was not extended.");
}

ActDialog::Act ExtendDialog::act()
{
    const QString reason = m_reason->text().trimmed();
    if (reason.isEmpty())
        return missing(m_reason, m_note, tr("An extension needs its reason."));
    return [id = card().state.id, days = m_days->value(), reason](Services::CaseService &service,
                                                                  qint64 seen) {
        return service.extend(id, days, reason, seen);
    };
}

PauseDialog::PauseDialog(Kind kind, Desk *desk, const Services::CaseCard &card, QWidget *parent)
    : ActDialog(desk, card, parent), m_kind(kind)
{
    if (kind == Kind::Pause) {
        m_reason = addChoice(&m_label);
        for (const QString &code : Domain::pauseReasons())
            m_reason->addItem(QString(), code);
        m_reason->setObjectName(u"reason"_s);
    } else {
        m_sentence = new Label;
        m_sentence->setWordWrap(true);
        auto *noHead = new Label;
        noHead->hide();
        addRow(noHead, m_sentence);
    }
    start();
}

void PauseDialog::retranslate()
{
    if (m_kind == Kind::Pause) {
        m_label->setText(tr("What does the center wait for?"));
        for (int i = 0; i < m_reason->count(); ++i)
            m_reason->setItemText(i, CodeWords::pauseReason(m_reason->itemData(i).toString()));
    } else {
        m_sentence->setText(tr("The clock runs on from today. The days of waiting do not count."));
    }
    ActDialog::retranslate();
}

QString PauseDialog::title() const
{
    return m_kind == Kind::Pause ? tr("Pause the clock") : tr("Resume the clock");
}

QString PauseDialog::verb() const
{
    return m_kind == Kind::Pause ? tr("Pause") : tr("Resume");
}

QString PauseDialog::doneWords() const
{
    return m_kind == Kind::Pause ? tr("The clock of %1 waits.").arg(card().state.id.value)
                                 : tr("The clock of %1 runs again.").arg(card().state.id.value);
}

QString PauseDialog::notDoneWords() const
{
    return tr("The clock was left as it was.");
}

ActDialog::Act PauseDialog::act()
{
    const CaseId id = card().state.id;
    if (m_kind == Kind::Resume)
        return
            [id](Services::CaseService &service, qint64 seen) { return service.resume(id, seen); };
    return [id, reason = m_reason->currentData().toString()](Services::CaseService &service,
                                                             qint64 seen) {
        return service.pause(id, reason, seen);
    };
}

LinkDialog::LinkDialog(Kind kind, Desk *desk, const Services::CaseCard &card, QWidget *parent)
    : ActDialog(desk, card, parent), m_kind(kind)
{
    if (kind == Kind::Link) {
        m_otherLabel = new Label;
        m_other = lineField();
        m_other->setObjectName(u"other"_s);
        m_note = new FieldNote;
        addRow(m_otherLabel, m_other, m_note);
        m_how = addChoice(&m_howLabel);
        for (const QString &code : Domain::linkKinds())
            m_how->addItem(QString(), code);
    } else {
        m_which = addChoice(&m_otherLabel);
        for (const CaseId &id : card.state.links)
            m_which->addItem(id.value, id.value);
    }
    start();
}

void LinkDialog::retranslate()
{
    if (m_kind == Kind::Link) {
        m_otherLabel->setText(tr("Number of the other case"));
        m_howLabel->setText(tr("What connects them?"));
        for (int i = 0; i < m_how->count(); ++i)
            m_how->setItemText(i, CodeWords::linkKind(m_how->itemData(i).toString()));
    } else {
        m_otherLabel->setText(tr("Which link is wrong?"));
    }
    ActDialog::retranslate();
}

QString LinkDialog::title() const
{
    return m_kind == Kind::Link ? tr("Link with another case") : tr("Remove a link");
}

QString LinkDialog::verb() const
{
    return m_kind == Kind::Link ? tr("Link") : tr("Remove the link");
}

QString LinkDialog::doneWords() const
{
    return m_kind == Kind::Link ? tr("%1 is linked.").arg(card().state.id.value)
                                : tr("A link of %1 is removed.").arg(card().state.id.value);
}

QString LinkDialog::notDoneWords() const
{
    return tr("The links were left as they were.");
}

ActDialog::Act LinkDialog::act()
{
    const CaseId id = card().state.id;
    if (m_kind == Kind::Unlink) {
        return [id, to = CaseId{m_which->currentData().toString()}](Services::CaseService &service,
                                                                    qint64 seen) {
            return service.unlink(id, to, seen);
        };
    }
    const auto number = parseNumber(u'C', m_other->text());
    if (!number)
        return missing(m_other, m_note,
                       tr("This is not a case number. One looks like C-2026-000123-7."));
    m_note->mistake({});
    return [id, to = CaseId{*number},
            how = m_how->currentData().toString()](Services::CaseService &service, qint64 seen) {
        return service.link(id, to, how, seen);
    };
}

CloseDialog::CloseDialog(Desk *desk, const Services::CaseCard &card, QWidget *parent)
    : ActDialog(desk, card, parent), m_outcome(addChoice(&m_outcomeLabel)),
      m_reliefLabel(new Label), m_relief(lineField()), m_reliefNote(new FieldNote)
{
    for (const QString &code : Domain::outcomes())
        m_outcome->addItem(QString(), code);
    m_outcome->setObjectName(u"outcome"_s);
    m_relief->setObjectName(u"relief"_s);
    addRow(m_reliefLabel, m_relief, m_reliefNote);
    m_statement = addText(&m_statementLabel);
    m_statement->setObjectName(u"statement"_s);
    start();
}

void CloseDialog::retranslate()
{
    m_outcomeLabel->setText(tr("How did it end?"));
    for (int i = 0; i < m_outcome->count(); ++i)
        m_outcome->setItemText(i, CodeWords::outcome(m_outcome->itemData(i).toString()));
    m_reliefLabel->setText(tr("Money the consumer receives, if any"));
    m_statementLabel->setText(tr("What the parties are told"));
    ActDialog::retranslate();
}

QString CloseDialog::title() const
{
    return tr("Close the case");
}

QString CloseDialog::verb() const
{
    return tr("Close the case");
}

QString CloseDialog::doneWords() const
{
    return tr("%1 is closed.").arg(card().state.id.value);
}

QString CloseDialog::notDoneWords() const
{
    return tr("The case was not closed.");
}

ActDialog::Act CloseDialog::act()
{
    Services::CaseService::Closing closing;
    closing.outcome = m_outcome->currentData().toString();
    closing.statement = m_statement->toPlainText().trimmed();
    if (!m_relief->text().trimmed().isEmpty()) {
        const auto relief = parseMoney(m_relief->text(), desk()->session()->center().currency);
        if (!relief)
            return missing(m_relief, m_reliefNote,
                           tr("This is not an amount. Write it like 50000, 5w or 300 USD."));
        closing.relief = *relief;
    }
    m_reliefNote->mistake({});
    return [id = card().state.id, closing](Services::CaseService &service, qint64 seen) {
        return service.close(id, closing, seen);
    };
}

} // namespace Redress::Ui
