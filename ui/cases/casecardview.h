// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "ui/commands/casecommand.h"
#include "ui/shell/desk.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

class QStackedWidget;
class QTabWidget;
class QToolButton;

namespace Redress::Ui {

class ActionButton;
class ChronologyView;
class ClockPanel;
class PapersPanel;
class StoryView;

/// One case: its clock, its facts and story, its papers, its chronology, and what can be done with
/// it now.
class CaseCardView final : public Page {
    Q_OBJECT
public:
    explicit CaseCardView(Desk *desk, QWidget *parent = nullptr);

    void showCase(const CaseId &id); // empty: none
    const CaseId &caseId() const { return m_id; }
    void reload();
    void showPapers(const DocumentId &selected = {});
    void setBackShown(bool shown);
    QList<QAction *> actions() const; // possible now
    QList<QAction *> commands() const { return m_actions.actions() + QList<QAction *>{m_addPaper}; }
    void retranslate() override;

Q_SIGNALS:
    void backWanted();
    void loaded();

private:
    void load(bool reveal);
    void show(const Result<Services::CaseCard> &card);
    void fill();
    QLatin1String nextAct() const;

    Desk *m_desk;
    Items::Asker m_asker;
    CaseId m_id;
    std::optional<Services::CaseCard> m_card;
    DocumentId m_wantedPaper;
    CaseActions m_actions;
    QAction *m_addPaper;
    QStackedWidget *m_stack;
    EmptyState *m_empty;
    Notice *m_notice;
    QToolButton *m_back, *m_more;
    Label *m_number, *m_status;
    ElidedLabel *m_title;
    ClockPanel *m_clock;
    QTabWidget *m_tabs;
    StoryView *m_story;
    PapersPanel *m_papers;
    ChronologyView *m_chronology;
    QList<std::pair<QLatin1String, ActionButton *>> m_buttons;
};

} // namespace Redress::Ui
