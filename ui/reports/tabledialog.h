// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/exportservice.h"
#include "ui/shell/desk.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"
#include "ui/widgets/workbar.h"

#include <QDialog>

class QCheckBox;
class QLineEdit;
class QPushButton;

namespace Redress::Ui {

/// A table on its way to a file: where to, for which program, with progress and a way to stop.
class TableDialog final : public Spoken<QDialog> {
    Q_OBJECT
public:
    /// Runs on a reader thread. `names`: with a column of masked names.
    using Job = std::function<Result<Services::TableMade>(const Services::TableFile &file,
                                                          bool names, Progress &progress)>;
    /// `title` in the window's language; `fileName` is only suggested.
    TableDialog(Desk *desk, const QString &title, const QString &fileName, bool offersNames,
                Job job, QWidget *parent);
    ~TableDialog() override;
    void setTarget(const QString &path);
    QString notice() const { return m_notice->text(); }
    const std::optional<Services::TableMade> &made() const { return m_made; }
    void retranslate() override;

private:
    void run();
    void take(const Result<Services::TableMade> &made);
    void setBusy(bool busy);

    Desk *m_desk;
    QString m_title;
    Job m_job;
    std::optional<Services::TableMade> m_made;
    Items::SharedProgressPtr m_progress;
    Label *m_head, *m_what, *m_targetLabel;
    QLineEdit *m_target;
    QCheckBox *m_mark, *m_names;
    QPushButton *m_browse, *m_make, *m_cancel;
    WorkBar *m_bar;
    Notice *m_notice;
};

/// Where people look for their papers; not every machine has that folder.
QString usualFolder();

} // namespace Redress::Ui
