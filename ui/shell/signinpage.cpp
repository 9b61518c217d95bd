// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/shell/signinpage.h"

#include "ui/shell/centerforms.h"
#include "ui/shell/settings.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/housestyle.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messages.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QStackedWidget>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kFormWidth = 460;
constexpr qsizetype kRememberedVaults = 8;

SignInPage::SignInPage(Items::Workers *workers, QWidget *parent)
    : Page(parent), m_workers(workers), m_peek(workers), m_stack(new QStackedWidget),
      m_create(new CreateCenterForm(workers)), m_recover(new RecoverForm(workers))
{
    m_signInForm = makeSignIn();
    for (QWidget *form :
         {m_signInForm, static_cast<QWidget *>(m_create), static_cast<QWidget *>(m_recover)})
        m_stack->addWidget(form);
    m_stack->setFixedWidth(kFormWidth);
    auto *row = new QHBoxLayout(this);
    row->addStretch(1);
    row->addWidget(m_stack);
    row->addStretch(1);

    connect(m_browse, &QPushButton::clicked, this, [this] {
        Messages::instance().chooseFolder(this, tr("Choose the folder of the vault"),
                                          m_vault->currentText(), [this](const QString &folder) {
                                              if (!folder.isEmpty())
                                                  setVault(folder);
                                          });
    });
    connect(m_vault, &QComboBox::currentTextChanged, this, &SignInPage::peek);
    connect(m_password, &QLineEdit::returnPressed, this, &SignInPage::signIn);
    connect(m_enter, &QPushButton::clicked, this, &SignInPage::signIn);
    connect(m_toCreate, &QPushButton::clicked, this, [this] {
        m_stack->setCurrentWidget(m_create);
        m_create->arrive();
    });
    connect(m_toRecover, &QPushButton::clicked, this, [this] {
        m_recover->setVault(m_vault->currentText(), m_login->currentText());
        m_stack->setCurrentWidget(m_recover);
        m_recover->arrive();
    });
    const auto back = [this] { m_stack->setCurrentWidget(m_signInForm); };
    connect(m_create, &CenterForm::backWanted, this, back);
    connect(m_recover, &CenterForm::backWanted, this, back);
    const auto entered = [this, back](const Services::SessionPtr &session) {
        back();
        remember(session);
        Q_EMIT signedIn(session);
    };
    connect(m_create, &CenterForm::entered, this, entered);
    connect(m_recover, &CenterForm::entered, this, entered);

    m_vault->addItems(Settings::vaults.get());
    m_login->setCurrentText(Settings::lastLogin.get());
    retranslate();
    peek();
}

QWidget *SignInPage::makeSignIn()
{
    auto *form = new QWidget;
    m_title = new Label(Tone::Title);
    m_center = new Label(Tone::Secondary);
    m_vaultLabel = new Label;
    m_loginLabel = new Label;
    m_passwordLabel = new Label;
    m_vault = new QComboBox;
    m_login = new QComboBox;
    m_vault->setEditable(true);
    m_vault->setInsertPolicy(QComboBox::NoInsert);
    m_vault->setMinimumContentsLength(20);
    m_vault->setSizeAdjustPolicy(QComboBox::AdjustToMinimumContentsLengthWithIcon);
    m_login->setEditable(true);
    m_login->setInsertPolicy(QComboBox::NoInsert);
    m_password = new QLineEdit;
    m_password->setEchoMode(QLineEdit::Password);
    m_browse = new QPushButton;
    m_enter = new QPushButton;
    makePrimary(m_enter);
    m_toCreate = new QPushButton;
    m_toRecover = new QPushButton;
    m_toCreate->setObjectName(u"toCreate"_s);
    m_toRecover->setObjectName(u"toRecover"_s);
    m_toCreate->setFlat(true);
    m_toRecover->setFlat(true);
    m_notice = new Notice;
    m_notice->setObjectName(u"notice"_s);
    m_bar = new WorkBar;
    m_bar->setFixedHeight(kGrid);
    m_vault->setObjectName(u"vault"_s);
    m_login->setObjectName(u"login"_s);
    m_password->setObjectName(u"password"_s);
    m_enter->setObjectName(u"enter"_s);
    m_vaultLabel->setBuddy(m_vault);
    m_loginLabel->setBuddy(m_login);
    m_passwordLabel->setBuddy(m_password);

    auto *column = new QVBoxLayout(form);
    column->setSpacing(2 * kGrid);
    column->addStretch(2);
    auto *emblem = new QToolButton;
    emblem->setIcon(icon(u"redress"_s));
    emblem->setIconSize({12 * kGrid, 12 * kGrid});
    emblem->setFocusPolicy(Qt::NoFocus);
    emblem->setAttribute(Qt::WA_TransparentForMouseEvents);
    column->addWidget(emblem, 0, Qt::AlignLeft);
    column->addWidget(m_title);
    column->addWidget(m_center);
    column->addSpacing(4 * kGrid);
    column->addWidget(m_vaultLabel);
    auto *vaultRow = new QHBoxLayout;
    vaultRow->addWidget(m_vault, 1);
    vaultRow->addWidget(m_browse);
    column->addLayout(vaultRow);
    column->addWidget(m_loginLabel);
    column->addWidget(m_login);
    column->addWidget(m_passwordLabel);
    column->addWidget(m_password);
    column->addWidget(m_notice);
    column->addWidget(m_bar);
    column->addSpacing(2 * kGrid);
    column->addWidget(m_enter);
    auto *other = new QHBoxLayout;
    other->addWidget(m_toCreate);
    other->addStretch(1);
    other->addWidget(m_toRecover);
    column->addLayout(other);
    column->addStretch(3);
    return form;
}

void SignInPage::setVault(const QString &directory)
{
    m_vault->setCurrentText(directory);
}

void SignInPage::askAgain(const QString &directory, const QString &login)
{
    m_stack->setCurrentWidget(m_signInForm);
    m_vault->setCurrentText(directory);
    m_login->setCurrentText(login);
    m_password->clear();
    m_password->setFocus();
}

void SignInPage::retranslate()
{
    m_title->setText(tr("Sign in"));
    m_vaultLabel->setText(tr("Folder of the vault, or address of the server"));
    m_vault->lineEdit()->setPlaceholderText(
        tr("/home/me/center or postgresql://desk1@db.example/center"));
    m_vault->setToolTip(
        tr("A center of many desks has an address: postgresql://NAME@HOST/DATABASE. "
           "Who runs the server gives it to you; its password stands in the file "
           ".pgpass of your home folder."));
    m_loginLabel->setText(tr("Your name"));
    m_passwordLabel->setText(tr("Password"));
    m_browse->setText(tr("Choose…"));
    m_enter->setText(tr("Sign in"));
    m_toCreate->setText(tr("Set up a new center…"));
    m_toRecover->setText(tr("Password lost…"));
    m_vault->setAccessibleName(m_vaultLabel->text());
    m_login->setAccessibleName(m_loginLabel->text());
    m_password->setAccessibleName(m_passwordLabel->text());
    if (!m_opening)
        m_notice->clear();
    if (!m_peeked || !m_peeked->isVault)
        m_center->setText(tr("The desk of a consumer service center"));
    else
        m_center->setText(m_peeked->demo ? tr("%1 (demo)").arg(m_peeked->centerName)
                                         : m_peeked->centerName);
}

void SignInPage::peek()
{
    const QString directory = m_vault->currentText().trimmed();
    m_notice->clear();
    m_peek.ask([directory] { return Services::peekVault(directory); },
               [this](const Result<Services::VaultPeek> &peeked) {
                   m_peeked.reset();
                   if (peeked) {
                       m_peeked = *peeked;
                       const QString typed = m_login->currentText();
                       m_login->clear();
                       m_login->addItems(peeked->logins);
                       if (!typed.isEmpty() || peeked->logins.isEmpty())
                           m_login->setCurrentText(typed);
                   }
                   retranslate();
               });
}

void SignInPage::setBusy(bool busy)
{
    for (QWidget *field : {static_cast<QWidget *>(m_vault), static_cast<QWidget *>(m_login),
                           static_cast<QWidget *>(m_password), static_cast<QWidget *>(m_enter)})
        field->setEnabled(!busy);
    m_enter->setText(busy ? tr("Opening the key ring…") : tr("Sign in"));
}

void SignInPage::openBy(const QString &sentence, Opening opening)
{
    m_peek.forget();
    setBusy(true);
    m_notice->say(Mark::Quiet, sentence);
    m_opening = std::make_shared<Items::SharedProgress>();
    m_bar->follow(m_opening);
    m_workers->write(
        this, [opening = std::move(opening), progress = m_opening] { return opening(*progress); },
        [this](const Result<Services::SessionPtr> &session) {
            m_opening.reset();
            m_bar->follow(nullptr);
            m_notice->clear();
            show(session);
        });
}

void SignInPage::signIn()
{
    const QString directory = m_vault->currentText().trimmed();
    const QString login = m_login->currentText().trimmed();
    if (directory.isEmpty() || login.isEmpty()) {
        m_notice->say(Mark::Due,
                      directory.isEmpty() ? tr("Choose the folder of the vault first.")
                                          : tr("Enter your name first."));
        return;
    }
    m_notice->clear();
    setBusy(true);
    auto password = std::make_shared<Crypto::SecretBytes>(secretOf(m_password));
    // On the writer's thread: after a lock, the session of before is let go first.
    m_workers->write(
        this,
        [directory, login, password] { return Services::signIn(directory, login, *password); },
        [this](const Result<Services::SessionPtr> &session) { show(session); });
}

void SignInPage::show(const Result<Services::SessionPtr> &session)
{
    setBusy(false);
    if (!session) {
        const Error &error = session.error();
        QString couldnt = tr("You are not signed in.");
        if (error.code == ErrorCode::NotFound)
            couldnt = tr("There is no vault in this folder, or nobody of this name in it.");
        m_notice->say(error.code == ErrorCode::Corrupt ? Mark::Broken : Mark::Due,
                      ErrorWords::sentence(couldnt, {error.code, {}, {}}));
        m_password->setFocus();
        m_password->selectAll();
        return;
    }
    m_password->clear();
    remember(*session);
    Q_EMIT signedIn(*session);
}

void SignInPage::remember(const Services::SessionPtr &session)
{
    QStringList known = Settings::vaults.get();
    known.removeAll(session->directory());
    known.prepend(session->directory());
    Settings::vaults.set(known.mid(0, kRememberedVaults));
    Settings::lastLogin.set(session->person().login);
}

} // namespace Redress::Ui
