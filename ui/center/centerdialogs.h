// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/shell/desk.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;
class QVBoxLayout;

namespace Redress::Ui {

/// A few fields and one verb that runs on the writer's thread; when it fails the dialog stays, with
/// everything typed, and says what happened.
class CenterDialog : public Spoken<QDialog> {
    Q_OBJECT
public:
    CenterDialog(Desk *desk, QWidget *parent);
    QString notice() const { return m_notice->text(); }

Q_SIGNALS:
    void carriedOut();

protected:
    void retranslate() override; // derived classes call it
    virtual QString title() const = 0;
    virtual QString verb() const = 0;
    virtual QString notDoneWords() const = 0;
    virtual QString doneWords() const = 0;
    using Act = std::function<Result<void>()>;
    /// The act with what is typed now; an empty function after saying what is missing.
    virtual Act act() = 0;

    Desk *desk() const { return m_desk; }
    QLineEdit *addField(Label **label, const QString &name, bool isSecret = false);
    Act missing(QWidget *field, const QString &mistake);

    QVBoxLayout *m_rows;

private:
    void commit();
    void setBusy(bool busy);

    Desk *m_desk;
    Label *m_head;
    Notice *m_notice;
    QPushButton *m_commit, *m_cancel;
};

/// A new colleague: name, what they do, a first password.
class PersonDialog final : public CenterDialog {
    Q_OBJECT
public:
    PersonDialog(Desk *desk, QWidget *parent);
    void retranslate() override;

protected:
    QString title() const override;
    QString verb() const override;
    QString notDoneWords() const override;
    QString doneWords() const override;
    Act act() override;

private:
    Domain::Roles roles() const;

    Label *m_nameLabel, *m_rolesLabel, *m_passwordLabel, *m_againLabel;
    QLineEdit *m_name, *m_password, *m_again;
    QList<QCheckBox *> m_roles; // in the order of kRoles
};

/// One's own password.
class PasswordDialog final : public CenterDialog {
    Q_OBJECT
public:
    PasswordDialog(Desk *desk, QWidget *parent);
    void retranslate() override;

protected:
    QString title() const override;
    QString verb() const override;
    QString notDoneWords() const override;
    QString doneWords() const override;
    Act act() override;

private:
    Label *m_oldLabel, *m_newLabel, *m_againLabel;
    QLineEdit *m_old, *m_new, *m_again;
};

} // namespace Redress::Ui
