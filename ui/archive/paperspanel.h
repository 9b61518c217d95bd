// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/papersmodel.h"
#include "models/services/documentservice.h"
#include "ui/archive/clipboardpapers.h"
#include "ui/shell/desk.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

#include <functional>

class QListView;
class QMimeData;
class QPushButton;
class QSplitter;
class QStackedWidget;

namespace Redress::Ui {

class ActionButton;
class PaperDelegate;
class PaperPreview;

/// The papers of one case (or of all cases) and the one in view. Papers come in by dropping,
/// pasting or choosing files.
class PapersPanel final : public Page {
    Q_OBJECT
public:
    explicit PapersPanel(Desk *desk, QWidget *parent = nullptr);
    /// Empty: the papers of all cases; then none can be added.
    void setCase(const CaseId &id);
    void refresh();
    void select(const DocumentId &id);
    QList<QAction *> actions() const;
    /// What was dropped or pasted; refused with a sentence where it is too much at once.
    void take(const QMimeData *pasted);
    /// Asks for kind and origin of these, then archives them.
    void add(QList<Services::NewPaper> papers);
    QString notice() const { return m_notice->text(); }
    void retranslate() override;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void showEvent(QShowEvent *event) override;
    void hideEvent(QHideEvent *event) override;

private:
    using Archived = Result<QList<Result<Services::ArchivedPaper>>>;
    void archive(const QList<Services::NewPaper> &papers);
    void refuse(Flood flood);
    void tellArchived(const Archived &archived, const QList<Services::NewPaper> &papers);
    void paste();
    QDateTime now() const; // in the center's zone
    void sayWhenEmpty();
    /// Something of a paper that is written where the person chooses.
    struct Leaving {
        Services::PaperRow paper;
        QString title; // of the dialog that asks where
        QString suggested; // a file name
        QString working;
        QString done; // %1: where
        QString notDone; // %1: the paper
        std::function<Result<void>(const Services::SessionPtr &, const DocumentId &,
                                   const QString &path, Progress &)>
            job;
    };
    void write(const Leaving &leaving);
    void exportCurrent();
    void giveReceipt();
    void showCurrent();
    void showList();

    Desk *m_desk;
    CaseId m_case;
    DocumentId m_wanted;
    Items::PapersModel m_model;
    QAction *m_add, *m_paste, *m_export, *m_receipt, *m_play, *m_openCase;
    QSplitter *m_splitter;
    QListView *m_list;
    QStackedWidget *m_listStack;
    EmptyState *m_empty;
    Notice *m_notice;
    Label *m_seal;
    Notice *m_signatures;
    PaperPreview *m_preview;
    PaperDelegate *m_delegate = nullptr;
    QList<ActionButton *> m_buttons;
};

} // namespace Redress::Ui
