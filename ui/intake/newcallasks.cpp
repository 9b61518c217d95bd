// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/newcallpage.h"

#include "ui/intake/asidepanel.h"
#include "ui/intake/draftkeeper.h"
#include "ui/intake/loggedpanel.h"
#include "ui/intake/suggestedit.h"
#include "ui/shell/room.h"
#include "ui/widgets/codewords.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/timewords.h"

#include <QCheckBox>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QStackedWidget>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

using Field = TypedCall::Field;

constexpr int kFewestDigits = 5; // before that, too many people would fit
constexpr int kMostProposed = 8;

void NewCallPage::askCaller()
{
    const QString number = m_phone->text().trimmed();
    if (number.size() < kFewestDigits) {
        m_callerAsker.forget();
        m_callers.clear();
        showCaller();
        return;
    }
    m_callerAsker.ask([session = m_desk->session(),
                       number] { return Services::ConsumerService(session).find(number); },
                      [this](const Result<QList<Services::ConsumerRow>> &found) {
                          m_callers = found ? *found : QList<Services::ConsumerRow>();
                          showCaller();
                      });
}

void NewCallPage::showCaller()
{
    if (!m_phoneNote->isMistake()) {
        if (m_callers.isEmpty())
            m_phoneNote->hint({});
        else
            m_phoneNote->hint(tr("Known: %1, %n open case(s). Enter shows them.", "a masked name",
                                 int(m_callers.first().openCases))
                                  .arg(m_callers.first().maskedName));
    }
    m_isKnown->setVisible(!m_callers.isEmpty() || m_isKnown->isChecked());
    if (!m_callers.isEmpty())
        m_isKnown->setProperty("consumer", m_callers.first().id.value);
}

void NewCallPage::openCaller()
{
    if (m_callers.isEmpty())
        return;
    const Services::ConsumerRow &caller = m_callers.first();
    m_desk->go({.room = RoomId::queue, .consumer = caller.id, .consumerName = caller.maskedName});
}

void NewCallPage::askCompany(const QString &typed)
{
    if (typed.isEmpty()) {
        m_companyAsker.forget();
        m_company->propose({});
        return;
    }
    m_companyAsker.ask(
        [session = m_desk->session(), typed] {
            return Services::CompanyService(session).suggest(typed, kMostProposed);
        },
        [this](const Result<QList<Services::CompanyRow>> &found) {
            QList<Suggestion> suggestions;
            m_companies = found ? *found : QList<Services::CompanyRow>();
            for (const Services::CompanyRow &company : std::as_const(m_companies))
                suggestions.append({company.name,
                                    tr("%n open", "cases of a company", int(company.openCases)),
                                    company.id.value});
            m_company->propose(suggestions);
            showHints();
        });
}

void NewCallPage::askIssue(const QString &typed)
{
    if (typed.isEmpty()) {
        m_issueAsker.forget();
        m_issue->propose({});
        return;
    }
    m_issueAsker.ask(
        [session = m_desk->session(), typed] {
            const Domain::Taxonomy *taxonomy
                = session->rules().taxonomy(session->center().taxonomy);
            return taxonomy ? taxonomy->suggest(typed, kMostProposed)
                            : QList<Domain::TaxonomyCode>();
        },
        [this](const QList<Domain::TaxonomyCode> &found) {
            QList<Suggestion> suggestions;
            const Domain::Taxonomy *taxonomy = m_desk->taxonomy();
            for (const Domain::TaxonomyCode &code : found) {
                const Domain::TaxonomyCode *product = taxonomy->find(code.parent);
                const QString label = CodeWords::label(code.label, code.labelZh);
                suggestions.append(
                    {product ? tr("%1 › %2", "a product and its issue")
                                   .arg(CodeWords::label(product->label, product->labelZh), label)
                             : label,
                     {},
                     (product ? product->code : QString()) + u'|' + code.code});
            }
            m_issue->propose(suggestions);
        });
}

void NewCallPage::askPromise()
{
    m_promiseAsker.ask(
        [session = m_desk->session(),
         draft = typed().draft(m_desk->today(), m_desk->session()->center().currency)] {
            return Services::CaseService(session).promise(draft);
        },
        [this](const Result<QList<Domain::Deadline>> &promise) {
            m_promise = promise ? *promise : QList<Domain::Deadline>();
            showPromise();
        });
}

void NewCallPage::showPromise()
{
    const Domain::Procedure *procedure
        = m_desk->session()->rules().procedure(m_desk->session()->center().procedure);
    // The first clock that runs from receipt is what the caller may count on.
    for (const Domain::Deadline &deadline : std::as_const(m_promise)) {
        if (!deadline.isStarted())
            continue;
        const QString until = TimeWords::day(deadline.dueUtc.toTimeZone(m_desk->zone()).date());
        m_say->setText(tr("\"You will hear from us by %1.\"", "a day").arg(until));
        m_sayWhy->setText(procedure
                              ? tr("%n day(s); %1", "a procedure", deadline.totalDays)
                                    .arg(CodeWords::label(procedure->title, procedure->titleZh))
                              : QString());
        return;
    }
    m_say->clear();
    m_sayWhy->clear();
}

void NewCallPage::showHints()
{
    for (FieldNote *note : {m_phoneNote, m_nameNote, m_issueNote, m_storyNote, m_amountNote})
        note->hint({});
    showCaller();
    const QString id = m_company->value();
    m_companyNote->hint({});
    for (const Services::CompanyRow &company : std::as_const(m_companies)) {
        if (company.id.value == id && !id.isEmpty())
            m_companyNote->hint(
                company.hotline.isEmpty()
                    ? tr("%n open case(s)", nullptr, int(company.openCases))
                    : tr("%n open case(s) · hotline %1", nullptr, int(company.openCases))
                          .arg(company.hotline));
    }
    if (id.isEmpty() && !m_company->text().trimmed().isEmpty() && !m_companyAsker.isAsking()
        && m_companies.isEmpty())
        m_companyNote->hint(tr("New to the center; it is kept as unchecked."));
}

FieldNote *NewCallPage::noteOf(Field field) const
{
    switch (field) {
    case Field::Phone:
        return m_phoneNote;
    case Field::IdNumber:
        return m_nameNote;
    case Field::Issue:
        return m_issueNote;
    case Field::Story:
        return m_storyNote;
    case Field::Amount:
    case Field::Happened:
        break;
    }
    return m_amountNote;
}

void NewCallPage::checkField(Field field)
{
    const auto mistakes = typed().mistakes(m_desk->today(), m_desk->session()->center().currency);
    QString mistake = mistakes.value(field);
    // Amount and day share their line of words.
    if (mistake.isEmpty() && (field == Field::Amount || field == Field::Happened))
        mistake = mistakes.value(Field::Amount, mistakes.value(Field::Happened));
    if (!mistake.isEmpty())
        noteOf(field)->mistake(mistake);
    else if (noteOf(field)->isMistake())
        showHints();
}

bool NewCallPage::checkAll()
{
    const auto mistakes = typed().mistakes(m_desk->today(), m_desk->session()->center().currency);
    showHints();
    for (auto at = mistakes.cbegin(); at != mistakes.cend(); ++at)
        noteOf(at.key())->mistake(at.value());
    const std::pair<Field, QWidget *> order[]
        = {{Field::Phone, m_phone}, {Field::IdNumber, m_idNumber}, {Field::Issue, m_issue},
           {Field::Story, m_story}, {Field::Amount, m_amount},     {Field::Happened, m_happened}};
    for (const auto &step : order) {
        if (mistakes.contains(step.first)) {
            step.second->setFocus();
            return false;
        }
    }
    return true;
}

void NewCallPage::log()
{
    if (m_isLogging || m_stack->currentWidget() == m_logged)
        return;
    m_company->takeObvious();
    m_issue->takeObvious();
    m_notice->clear();
    if (!checkAll())
        return;
    m_isLogging = true;
    m_log->setEnabled(false);
    m_desk->workers()->write(
        this,
        [session = m_desk->session(), id = m_keeper->id(), fields = typed().toJson(),
         hasLine = m_desk->hasLine(),
         draft = typed().draft(m_desk->today(), m_desk->session()->center().currency)]()
            -> Result<Services::SentCall> {
            if (!Services::isServer(session->directory())) {
                const auto done = Services::CaseService(session).open(draft);
                return done ? Result(Services::SentCall{{}, *done, {}}) : done.error();
            }
            auto sent = Services::Outbox(session).send(*id, fields, draft, hasLine);
            if (sent && !sent->done && !sent->isWaiting())
                *id = sent->draft;
            return sent;
        },
        [this, edition = m_edition](const Result<Services::SentCall> &sent) {
            m_isLogging = false;
            m_log->setEnabled(true);
            // Whoever typed on while the call was being logged keeps what came after, as a new
            // draft.
            if (sent && sent->done && edition == m_edition)
                m_keeper->forget();
            m_loggedEdition = edition;
            takeSent(sent);
        });
}

void NewCallPage::takeSent(const Result<Services::SentCall> &sent)
{
    if (sent && sent->done) {
        takeLogged(*sent->done);
        return;
    }
    if (sent && sent->isWaiting()) {
        const bool isTouched = m_loggedEdition != m_edition;
        m_keeper->release();
        if (isTouched)
            edited(); // what was typed on is another call
        else
            setTyped({});
        m_phone->setFocus();
        m_notice->say(
            Mark::Due,
            sent->error->code == ErrorCode::Unsettled
                ? tr("The line broke while the call was being logged. It is kept, and logged once "
                     "when the server is back; do not enter it again.")
                : tr("The server does not answer. The call is kept and will be logged by itself "
                     "when the server is back."));
        return;
    }
    m_notice->say(Mark::Due,
                  ErrorWords::sentence(tr("The call was not logged; everything you typed is kept."),
                                       sent ? *sent->error : sent.error()));
}

void NewCallPage::takeLogged(const Services::ActDone &done)
{
    m_logged->showCase(done);
    m_stack->setCurrentWidget(m_logged);
    m_logged->setFocus();
    m_desk->tellChanged(done.caseId);
}

} // namespace Redress::Ui
