// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/center/centerdialogs.h"

#include "models/services/directoryservice.h"
#include "ui/shell/centerforms.h"
#include "ui/widgets/codewords.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/theme.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kDialogWidth = 440;
constexpr Domain::Role kRoles[] = {Domain::Role::Operator, Domain::Role::Supervisor,
                                   Domain::Role::Auditor, Domain::Role::Administrator};

CenterDialog::CenterDialog(Desk *desk, QWidget *parent)
    : Spoken<QDialog>(parent), m_rows(new QVBoxLayout), m_desk(desk),
      m_head(new Label(Tone::Heading)), m_notice(new Notice), m_commit(new QPushButton),
      m_cancel(new QPushButton)
{
    setAttribute(Qt::WA_DeleteOnClose);
    setMinimumWidth(kDialogWidth);
    m_commit->setDefault(true);
    m_commit->setObjectName(u"commit"_s);
    m_cancel->setAutoDefault(false);
    m_rows->setSpacing(kGrid);
    auto *buttons = new QHBoxLayout;
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_commit);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6 * kGrid, 5 * kGrid, 6 * kGrid, 5 * kGrid);
    column->setSpacing(3 * kGrid);
    column->addWidget(m_head);
    column->addLayout(m_rows);
    column->addStretch(1);
    column->addWidget(m_notice);
    column->addLayout(buttons);
    connect(m_commit, &QPushButton::clicked, this, &CenterDialog::commit);
    connect(m_cancel, &QPushButton::clicked, this, &QDialog::reject);
}

QLineEdit *CenterDialog::addField(Label **label, const QString &name, bool isSecret)
{
    auto *field = new QLineEdit;
    field->setObjectName(name);
    if (isSecret)
        field->setEchoMode(QLineEdit::Password);
    *label = new Label;
    (*label)->setBuddy(field);
    m_rows->addWidget(*label);
    m_rows->addWidget(field);
    m_rows->addSpacing(kGrid);
    return field;
}

CenterDialog::Act CenterDialog::missing(QWidget *field, const QString &mistake)
{
    m_notice->say(Mark::Due, mistake);
    field->setFocus();
    return {};
}

void CenterDialog::commit()
{
    m_notice->clear();
    Act what = act();
    if (!what)
        return;
    setBusy(true);
    m_desk->workers()->write(this, std::move(what), [this](const Result<void> &result) {
        setBusy(false);
        if (!result) {
            m_notice->say(Mark::Due, ErrorWords::sentence(notDoneWords(), result.error()));
            return;
        }
        m_desk->say(doneWords());
        Q_EMIT carriedOut();
        accept();
    });
}

void CenterDialog::setBusy(bool busy)
{
    m_commit->setEnabled(!busy);
    m_cancel->setEnabled(!busy);
}

void CenterDialog::retranslate()
{
    setWindowTitle(title());
    m_head->setText(title());
    m_commit->setText(verb());
    m_cancel->setText(tr("Cancel"));
}

PersonDialog::PersonDialog(Desk *desk, QWidget *parent)
    : CenterDialog(desk, parent), m_rolesLabel(new Label)
{
    m_name = addField(&m_nameLabel, u"personName"_s);
    m_rows->addWidget(m_rolesLabel);
    for (const Domain::Role role : kRoles) {
        auto *box = new QCheckBox;
        box->setObjectName("role-"_L1 + Domain::toWords(role).first());
        m_roles.append(box);
        m_rows->addWidget(box);
    }
    m_roles.first()->setChecked(true);
    m_rows->addSpacing(kGrid);
    m_password = addField(&m_passwordLabel, u"newPassword"_s, true);
    m_again = addField(&m_againLabel, u"again"_s, true);
    retranslate();
    m_name->setFocus();
}

Domain::Roles PersonDialog::roles() const
{
    Domain::Roles chosen;
    for (qsizetype i = 0; i < m_roles.size(); ++i)
        chosen.setFlag(kRoles[i], m_roles[i]->isChecked());
    return chosen;
}

CenterDialog::Act PersonDialog::act()
{
    const QString name = m_name->text().trimmed();
    if (name.isEmpty())
        return missing(m_name, tr("Write the name first."));
    if (!roles())
        return missing(m_roles.first(), tr("Choose at least one thing this person does."));
    if (const QString mistake = CenterForm::passwordMistake(m_password, m_again);
        !mistake.isEmpty())
        return missing(m_password, mistake);
    return [session = desk()->session(), name, roles = roles(),
            password = std::make_shared<Crypto::SecretBytes>(secretOf(m_password))] {
        const auto added = Services::StaffService(session).add(name, roles, *password);
        return added ? Result<void>() : Result<void>(added.error());
    };
}

void PersonDialog::retranslate()
{
    m_nameLabel->setText(tr("Name, also for signing in"));
    m_rolesLabel->setText(tr("What they do"));
    for (qsizetype i = 0; i < m_roles.size(); ++i)
        m_roles[i]->setText(CodeWords::roles(kRoles[i]));
    m_passwordLabel->setText(tr("First password"));
    m_againLabel->setText(tr("The same again"));
    CenterDialog::retranslate();
}

QString PersonDialog::title() const
{
    return tr("Add a person");
}

QString PersonDialog::verb() const
{
    return tr("Add");
}

QString PersonDialog::notDoneWords() const
{
    return tr("Nobody was added.");
}

QString PersonDialog::doneWords() const
{
    return tr("%1 can sign in.").arg(m_name->text().trimmed());
}

PasswordDialog::PasswordDialog(Desk *desk, QWidget *parent) : CenterDialog(desk, parent)
{
    m_old = addField(&m_oldLabel, u"oldPassword"_s, true);
    m_new = addField(&m_newLabel, u"newPassword"_s, true);
    m_again = addField(&m_againLabel, u"again"_s, true);
    retranslate();
    m_old->setFocus();
}

CenterDialog::Act PasswordDialog::act()
{
    if (m_old->text().isEmpty())
        return missing(m_old, tr("Enter the present password first."));
    if (const QString mistake = CenterForm::passwordMistake(m_new, m_again); !mistake.isEmpty())
        return missing(m_new, mistake);
    return
        [session = desk()->session(), old = std::make_shared<Crypto::SecretBytes>(secretOf(m_old)),
         fresh = std::make_shared<Crypto::SecretBytes>(secretOf(m_new))] {
            return Services::StaffService(session).changeOwnPassword(*old, *fresh);
        };
}

void PasswordDialog::retranslate()
{
    m_oldLabel->setText(tr("Present password"));
    m_newLabel->setText(tr("New password"));
    m_againLabel->setText(tr("The new one again"));
    CenterDialog::retranslate();
}

QString PasswordDialog::title() const
{
    return tr("Change my password");
}

QString PasswordDialog::verb() const
{
    return tr("Change it");
}

QString PasswordDialog::notDoneWords() const
{
    return tr("The password is still the old one.");
}

QString PasswordDialog::doneWords() const
{
    return tr("The new password is in force.");
}

} // namespace Redress::Ui
