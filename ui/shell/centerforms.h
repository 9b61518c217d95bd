// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/workers.h"
#include "models/services/session.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

class QComboBox;
class QLineEdit;
class QPushButton;
class QStackedWidget;
class QVBoxLayout;

namespace Redress::Ui {

/// What was typed, as bytes that are wiped when they go; the field keeps its text.
Crypto::SecretBytes secretOf(const QLineEdit *field);

/// A form reached from the sign-in page: a head, labelled fields, a notice, one primary button, a
/// way back.
class CenterForm : public Page {
    Q_OBJECT
public:
    explicit CenterForm(Items::Workers *workers, QWidget *parent = nullptr);
    QString notice() const { return m_notice->text(); }
    /// What is wrong with a new password entered twice; empty when nothing is.
    static QString passwordMistake(const QLineEdit *first, const QLineEdit *again);

Q_SIGNALS:
    void backWanted();
    void entered(const Redress::Services::SessionPtr &session);

protected:
    QLineEdit *addField(Label **label, bool isSecret = false);
    void addRow(Label **label, QWidget *field);
    void setBusy(bool busy);
    /// The same twice and long enough; says what is wrong otherwise.
    bool checkPasswords(const QLineEdit *first, const QLineEdit *again);

    Items::Workers *m_workers;
    QVBoxLayout *m_rows;
    Label *m_title, *m_advice;
    Notice *m_notice;
    QPushButton *m_go, *m_back;
};

/// A new center: its vault, its procedure, its first person; then the recovery code, shown once and
/// typed again.
class CreateCenterForm final : public CenterForm {
    Q_OBJECT
public:
    explicit CreateCenterForm(Items::Workers *workers, QWidget *parent = nullptr);
    /// The cursor where the form starts.
    void arrive();
    void retranslate() override;

private:
    struct ProcedureChoice {
        QString id, title, titleZh;
    };
    void create();
    void showCode(const Services::CreatedCenter &created);
    void confirmCode();
    void fillProcedures();

    QWidget *m_fields;
    QLineEdit *m_name, *m_folder, *m_admin, *m_password, *m_again;
    Label *m_nameLabel, *m_folderLabel, *m_procedureLabel, *m_adminLabel, *m_passwordLabel,
        *m_againLabel;
    QComboBox *m_procedure;
    QPushButton *m_choose;
    QList<ProcedureChoice> m_procedures;

    QWidget *m_codePart;
    Label *m_code, *m_codeAdvice, *m_typedLabel;
    QLineEdit *m_typed;
    Services::SessionPtr m_session; // made, waiting for the code to be confirmed
};

/// The way in when every password is lost.
class RecoverForm final : public CenterForm {
    Q_OBJECT
public:
    explicit RecoverForm(Items::Workers *workers, QWidget *parent = nullptr);
    void setVault(const QString &directory, const QString &login);
    void arrive();
    void retranslate() override;

private:
    void recover();

    QLineEdit *m_folder, *m_login, *m_code, *m_password, *m_again;
    Label *m_folderLabel, *m_loginLabel, *m_codeLabel, *m_passwordLabel, *m_againLabel;
};

} // namespace Redress::Ui
