// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/companies/companiesroom.h"

#include "ui/widgets/errorwords.h"
#include "ui/widgets/housestyle.h"
#include "ui/widgets/messages.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kFormWidth = 560;
constexpr int kListRows = 3;

static TextField *linesField()
{
    auto *field = new TextField;
    field->setTabChangesFocus(true);
    field->setFixedHeight(field->fontMetrics().lineSpacing() * kListRows + 5 * kGrid);
    return field;
}

CompanyForm::CompanyForm(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_head(new Label(Tone::Title)),
      m_counts(new Label(Tone::Secondary)), m_nameLabel(new Label), m_aliasLabel(new Label),
      m_hotlineLabel(new Label), m_domainLabel(new Label), m_name(new LineField),
      m_hotline(new LineField), m_aliases(linesField()), m_domains(linesField()),
      m_nameNote(new FieldNote), m_aliasNote(new FieldNote), m_domainNote(new FieldNote),
      m_verified(new QCheckBox), m_notice(new Notice), m_save(new QPushButton),
      m_cases(new QPushButton), m_figures(new QPushButton)
{
    makePrimary(m_save);
    m_head->setWordWrap(true);
    m_name->setObjectName(u"companyName"_s);
    m_save->setObjectName(u"saveCompany"_s);
    auto *form = new QWidget;
    form->setMaximumWidth(kFormWidth);
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(6 * kGrid, 4 * kGrid, 4 * kGrid, 3 * kGrid);
    column->setSpacing(kGrid);
    auto *countRow = new QHBoxLayout;
    countRow->addWidget(m_counts);
    countRow->addWidget(m_cases);
    countRow->addWidget(m_figures);
    countRow->addStretch(1);
    column->addWidget(m_head);
    column->addLayout(countRow);
    column->addSpacing(2 * kGrid);
    const auto add = [column](Label *label, QWidget *field, FieldNote *note) {
        label->setBuddy(field);
        column->addWidget(label);
        column->addWidget(field);
        if (note)
            column->addWidget(note);
        column->addSpacing(kGrid);
    };
    add(m_nameLabel, m_name, m_nameNote);
    add(m_aliasLabel, m_aliases, m_aliasNote);
    add(m_hotlineLabel, m_hotline, nullptr);
    add(m_domainLabel, m_domains, m_domainNote);
    column->addWidget(m_verified);
    column->addWidget(m_notice);
    column->addWidget(m_save, 0, Qt::AlignLeft);
    column->addStretch(1);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(form, 1);
    row->addStretch(0);
    const auto refuse = [this](const QString &sentence) { m_notice->say(Mark::Due, sentence); };
    for (LineField *field : {m_name, m_hotline})
        connect(field, &LineField::refused, this, refuse);
    for (TextField *field : {m_aliases, m_domains})
        connect(field, &TextField::refused, this, refuse);
    connect(m_save, &QPushButton::clicked, this, &CompanyForm::save);
    connect(m_figures, &QPushButton::clicked, this, [this] {
        m_desk->go(
            {.room = RoomId::overview, .company = m_company.id, .companyName = m_company.name});
    });
    connect(m_cases, &QPushButton::clicked, this, [this] {
        m_desk->go({.room = RoomId::queue, .company = m_company.id, .companyName = m_company.name});
    });
    retranslate();
}

void CompanyForm::showCompany(const Services::CompanyRow &company)
{
    const bool keepsTyped = company.id == m_company.id && isChanged();
    m_company = company;
    keepsTyped ? look() : fill();
}

void CompanyForm::leave(std::function<void()> go, std::function<void()> stay)
{
    if (!isChanged()) {
        go();
        return;
    }
    Messages::instance().ask(
        this,
        {tr("Unsaved changes"), tr("What you changed about this company is not saved yet."),
         tr("Throw the changes away"), tr("Keep editing")},
        [go = std::move(go), stay = std::move(stay)](bool yes) { yes ? go() : stay(); });
}

void CompanyForm::startNew()
{
    m_company = {};
    m_company.verified = true;
    fill();
    m_name->setFocus();
}

void CompanyForm::fill()
{
    m_name->setText(m_company.name);
    m_aliases->setPlainText(m_company.aliases.join(u'\n'));
    m_hotline->setText(m_company.hotline);
    m_domains->setPlainText(m_company.officialDomains.join(u'\n'));
    m_verified->setChecked(m_company.verified);
    m_nameNote->mistake({});
    m_notice->clear();
    const bool mayChange = m_desk->may(Domain::Right::ManageCompanies);
    for (QWidget *field : {static_cast<QWidget *>(m_name), static_cast<QWidget *>(m_aliases),
                           static_cast<QWidget *>(m_hotline), static_cast<QWidget *>(m_domains),
                           static_cast<QWidget *>(m_verified), static_cast<QWidget *>(m_save)})
        field->setEnabled(mayChange);
    look();
}

void CompanyForm::look()
{
    const bool isNew = m_company.id.isEmpty();
    m_head->setText(isNew ? tr("New company") : m_company.name);
    m_counts->setText(isNew ? QString()
                            : tr("%1 open of %n case(s)", nullptr, int(m_company.allCases))
                                  .arg(QLocale().toString(m_company.openCases)));
    m_cases->setVisible(!isNew && m_company.allCases > 0);
    m_figures->setVisible(!m_cases->isHidden() && m_desk->may(Domain::Right::ReadStatistics));
    m_save->setText(isNew ? tr("Add the company") : tr("Save changes"));
}

void CompanyForm::retranslate()
{
    m_nameLabel->setText(tr("Full name"));
    m_aliasLabel->setText(tr("Also known as"));
    m_aliasNote->hint(tr("One a line: brands, short names, old names"));
    m_hotlineLabel->setText(tr("Hotline"));
    m_domainLabel->setText(tr("Official web addresses"));
    m_domainNote->hint(tr("One a line, without https://"));
    m_verified->setText(tr("The center has checked these facts"));
    m_cases->setText(tr("Show its cases"));
    m_figures->setText(tr("Show its figures"));
    look();
}

static QStringList linesOf(const QPlainTextEdit *field)
{
    QStringList lines;
    for (const QString &line : field->toPlainText().split(u'\n')) {
        if (!line.trimmed().isEmpty())
            lines.append(line.trimmed());
    }
    return lines;
}

Domain::CompanyDraft CompanyForm::typed() const
{
    Domain::CompanyDraft draft;
    draft.name = m_name->text().trimmed();
    draft.aliases = linesOf(m_aliases);
    draft.hotline = m_hotline->text().trimmed();
    draft.officialDomains = linesOf(m_domains);
    draft.verified = m_verified->isChecked();
    return draft;
}

bool CompanyForm::isChanged() const
{
    const Domain::CompanyDraft draft = typed();
    return draft.name != m_company.name || draft.aliases != m_company.aliases
        || draft.hotline != m_company.hotline || draft.officialDomains != m_company.officialDomains
        || draft.verified != m_company.verified;
}

void CompanyForm::save()
{
    const Domain::CompanyDraft draft = typed();
    if (draft.name.isEmpty()) {
        m_nameNote->mistake(tr("A company needs its name."));
        m_name->setFocus();
        return;
    }
    m_nameNote->mistake({});
    m_save->setEnabled(false);
    m_desk->workers()->write(
        this,
        [session = m_desk->session(), id = m_company.id, draft]() -> Result<CompanyId> {
            Services::CompanyService service(session);
            if (id.isEmpty())
                return service.add(draft);
            REDRESS_CHECK(service.change(id, draft));
            return id;
        },
        [this, draft](const Result<CompanyId> &done) {
            m_save->setEnabled(true);
            if (!done) {
                m_notice->say(
                    Mark::Due,
                    ErrorWords::sentence(tr("The company was not saved; what you typed is kept."),
                                         done.error()));
                return;
            }
            m_notice->clear();
            m_company.id = *done;
            // What is on record now; whatever was typed on meanwhile is still to be saved.
            m_company.name = draft.name;
            m_company.aliases = draft.aliases;
            m_company.hotline = draft.hotline;
            m_company.officialDomains = draft.officialDomains;
            m_company.verified = draft.verified;
            look();
            m_desk->say(tr("The company is saved."));
            Q_EMIT saved(*done);
        });
}

} // namespace Redress::Ui
