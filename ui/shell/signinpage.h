// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/workers.h"
#include "models/services/session.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"
#include "ui/widgets/workbar.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;

namespace Redress::Ui {

class CreateCenterForm;
class RecoverForm;

/// The first page: which vault, who, the password. From here a new center is made, or one is opened
/// with its recovery code.
class SignInPage final : public Page {
    Q_OBJECT
public:
    explicit SignInPage(Items::Workers *workers, QWidget *parent = nullptr);

    void setVault(const QString &directory);
    /// After locking: the same vault and person, only the password is missing.
    void askAgain(const QString &directory, const QString &login);
    /// Opens a vault by something that takes its time (the demo is made first), saying so with a
    /// bar.
    using Opening = std::function<Result<Services::SessionPtr>(Progress &)>;
    void openBy(const QString &sentence, Opening opening);
    void retranslate() override;

Q_SIGNALS:
    void signedIn(const Redress::Services::SessionPtr &session);

private:
    QWidget *makeSignIn();
    void peek();
    void signIn();
    void show(const Result<Services::SessionPtr> &session);
    void remember(const Services::SessionPtr &session);
    void setBusy(bool busy);

    Items::Workers *m_workers;
    Items::Asker m_peek;
    QStackedWidget *m_stack;
    QWidget *m_signInForm;
    CreateCenterForm *m_create;
    RecoverForm *m_recover;
    Label *m_title, *m_center, *m_vaultLabel, *m_loginLabel, *m_passwordLabel;
    QComboBox *m_vault, *m_login;
    QLineEdit *m_password;
    QPushButton *m_browse, *m_enter, *m_toCreate, *m_toRecover;
    Notice *m_notice;
    WorkBar *m_bar;
    Items::SharedProgressPtr m_opening;
    std::optional<Services::VaultPeek> m_peeked;
};

} // namespace Redress::Ui
