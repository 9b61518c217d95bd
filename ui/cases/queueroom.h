// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/items/casesmodel.h"
#include "models/items/searchwords.h"
#include "ui/shell/desk.h"
#include "ui/shell/room.h"
#include "ui/widgets/labels.h"
#include "ui/widgets/page.h"

#include <QPointer>

class QListView;
class QPushButton;
class QSplitter;
class QStackedWidget;
class QTabBar;

namespace Redress::Ui {

class CaseCardView;
class CaseDelegate;

/// The queue: cases by filter at the left, the chosen one at the right (a page of its own in a
/// narrow window).
class QueuePage final : public Page {
    Q_OBJECT
public:
    explicit QueuePage(Desk *desk, QWidget *parent = nullptr);
    ~QueuePage() override;

    void refresh();
    void open(const Destination &destination);
    bool goBack();
    QList<QAction *> actions() const;
    CaseCardView *card() { return m_card; }
    void retranslate() override;

protected:
    void resizeEvent(QResizeEvent *event) override;

private:
    void addStep(const QKeySequence &key, int rows);
    void chooseTab(Services::Queue queue);
    void ask();
    void showCounts();
    void showList();
    void markShown();
    void showCase(const CaseId &id, bool goThere);
    void arrange();
    void exportList();

    Desk *m_desk;
    Items::Asker m_counting, m_resolving;
    Items::CasesModel m_model;
    std::optional<Services::QueueCounts> m_counts;
    Services::CaseQuery m_base; // queue and person or company chosen elsewhere
    QString m_search;
    QString m_filterName; // of that person, company, product …
    QAction *m_export;
    QTabBar *m_tabs;
    Label *m_filter;
    QPushButton *m_clearFilter;
    Notice *m_notice;
    QStackedWidget *m_listStack;
    QListView *m_list;
    CaseDelegate *m_delegate = nullptr;
    EmptyState *m_empty;
    QSplitter *m_splitter;
    QWidget *m_left;
    CaseCardView *m_card;
    bool m_isWide = true;
    bool m_isCardInFront = false; // in a narrow window
};

class QueueRoom final : public Room {
public:
    explicit QueueRoom(Desk *desk) : m_desk(desk) { }
    QString id() const override { return RoomId::queue; }
    QString name() const override;
    QString iconName() const override { return QStringLiteral("queue"); }
    QWidget *widget() override;
    void load() override;
    void open(const Destination &destination) override;
    bool goBack() override;
    QList<QAction *> actions() const override;

private:
    Desk *m_desk;
    QPointer<QueuePage> m_page;
};

} // namespace Redress::Ui
