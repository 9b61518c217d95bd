// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/reportservice.h"
#include "ui/shell/desk.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"
#include "ui/widgets/workbar.h"

#include <QDialog>

class QButtonGroup;
class QLineEdit;
class QPushButton;
class QRadioButton;
class QStackedWidget;
class QVBoxLayout;

namespace Redress::Ui {

/// The dossier of a case: for whom, what they will see, where it goes; then where it lies and how
/// to verify it.
class ExportDialog final : public Spoken<QDialog> {
    Q_OBJECT
public:
    ExportDialog(Desk *desk, const Services::CaseCard &card, QWidget *parent);
    ~ExportDialog() override;
    QString notice() const { return m_notice->text(); }
    void setTarget(const QString &path);
    void choose(Services::Recipient recipient);
    void retranslate() override;

private:
    void preview();
    void showPreview();
    void addGroup(const QString &head, const QStringList &lines);
    void makeDossier();
    void take(const Result<Services::DossierMade> &made);
    void setBusy(bool busy);

    Desk *m_desk;
    Services::CaseCard m_card;
    Services::Recipient m_recipient = Services::Recipient::Court;
    Items::Asker m_asker;
    std::optional<Services::DossierPreview> m_preview;
    std::optional<Services::DossierMade> m_made;
    Items::SharedProgressPtr m_progress;

    Label *m_head, *m_forLabel, *m_seesLabel, *m_targetLabel;
    QButtonGroup *m_recipients;
    QList<QRadioButton *> m_choices;
    QVBoxLayout *m_sees;
    QLineEdit *m_target;
    QPushButton *m_browse, *m_make, *m_cancel;
    WorkBar *m_bar;
    Notice *m_notice;
    QStackedWidget *m_stack;
    Label *m_doneHead, *m_doneWords, *m_commands;
    QPushButton *m_folder;
};

} // namespace Redress::Ui
