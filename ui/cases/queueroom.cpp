// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/cases/queueroom.h"

#include "ui/cases/casecardview.h"
#include "ui/cases/casedelegate.h"
#include "ui/reports/tabledialog.h"
#include "ui/shell/settings.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QListView>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

using Services::Queue;

constexpr int kListWidth = 116 * kGrid;
constexpr Queue kTabs[]
    = {Queue::Mine, Queue::Unassigned, Queue::Due, Queue::Overdue, Queue::Open, Queue::All};

static Services::CaseQuery inQueue(Queue queue)
{
    Services::CaseQuery query;
    query.queue = queue;
    return query;
}

QueuePage::QueuePage(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_counting(desk->workers()), m_resolving(desk->workers()),
      m_model(desk->workers(), desk->session()), m_export(new QAction(this)), m_tabs(new QTabBar),
      m_filter(new Label), m_clearFilter(new QPushButton), m_notice(new Notice),
      m_listStack(new QStackedWidget), m_list(new QListView), m_empty(new EmptyState(u"queue"_s)),
      m_splitter(new QSplitter), m_left(new QWidget), m_card(new CaseCardView(desk))
{
    m_tabs->setExpanding(false);
    m_tabs->setDrawBase(false);
    m_tabs->setUsesScrollButtons(true);
    m_tabs->setElideMode(Qt::ElideNone);
    m_tabs->setObjectName(u"queueTabs"_s);
    for (size_t i = 0; i < std::size(kTabs); ++i)
        m_tabs->addTab(QString());
    m_list->setModel(&m_model);
    m_delegate = new CaseDelegate(
        Items::CasesModel::RowRole, [desk] { return desk->nowUtc(); }, desk->zone(), m_list);
    m_list->setItemDelegate(m_delegate);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setObjectName(u"caseList"_s);
    m_listStack->addWidget(m_list);
    m_listStack->addWidget(m_empty);

    auto *filterRow = new QHBoxLayout;
    filterRow->setContentsMargins(3 * kGrid, kGrid, 2 * kGrid, kGrid);
    filterRow->addWidget(m_filter, 1);
    filterRow->addWidget(m_clearFilter);
    m_clearFilter->setFlat(true);
    auto *column = new QVBoxLayout(m_left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addWidget(m_tabs);
    column->addLayout(filterRow);
    column->addWidget(m_notice);
    column->addWidget(m_listStack, 1);
    m_left->setMinimumWidth(80 * kGrid);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_left);
    m_splitter->addWidget(m_card);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({kListWidth, 3 * kListWidth});
    m_splitter->restoreState(Settings::queueSplitter.get());
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_splitter);

    m_tabs->setCurrentIndex(4);
    m_base.queue = Queue::Open;
    connect(m_tabs, &QTabBar::currentChanged, this, [this](int tab) { chooseTab(kTabs[tab]); });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            [this](const QModelIndex &index) {
                m_list->setAccessibleDescription(m_delegate->spoken(index));
                if (index.isValid() && m_isWide)
                    showCase(CaseId{index.data(Items::CasesModel::IdRole).toString()}, false);
            });
    connect(m_list, &QListView::activated, this, [this](const QModelIndex &index) {
        showCase(CaseId{index.data(Items::CasesModel::IdRole).toString()}, true);
    });
    connect(m_list, &QListView::clicked, this, [this](const QModelIndex &index) {
        showCase(CaseId{index.data(Items::CasesModel::IdRole).toString()}, !m_isWide);
    });
    connect(&m_model, &Items::PagedModel::pageArrived, this, &QueuePage::showList);
    connect(m_clearFilter, &QPushButton::clicked, this, [this] {
        m_base = inQueue(m_base.queue);
        m_filterName.clear();
        ask();
    });
    connect(m_empty, &EmptyState::wanted, this, [this] { m_desk->go({.room = RoomId::newCall}); });
    connect(m_card, &CaseCardView::backWanted, this, &QueuePage::goBack);
    m_export->setIcon(icon(u"export"_s));
    m_export->setShortcut(QKeySequence(u"Ctrl+Shift+S"_s));
    m_export->setEnabled(desk->may(Domain::Right::ExportList));
    m_export->setObjectName(u"exportList"_s);
    connect(m_export, &QAction::triggered, this, &QueuePage::exportList);
    addAction(m_export);
    m_list->addAction(m_export);
    addStep(QKeySequence(u"J"_s), 1);
    addStep(QKeySequence(u"K"_s), -1);
    m_list->addActions(m_card->commands()); // their keys work in the list, too
    setFocusProxy(m_list);
    retranslate();
    arrange();
}

QueuePage::~QueuePage()
{
    Settings::queueSplitter.set(m_splitter->saveState());
}

void QueuePage::refresh()
{
    m_counting.ask(
        [session = m_desk->session()] { return Services::CaseService(session).counts(); },
        [this](const Result<Services::QueueCounts> &counts) {
            if (counts)
                m_counts = *counts;
            showCounts();
        });
    ask();
    m_card->reload();
}

void QueuePage::chooseTab(Queue queue)
{
    m_base.queue = queue;
    ask();
}

void QueuePage::open(const Destination &destination)
{
    const bool narrows = !destination.consumer.isEmpty() || !destination.company.isEmpty()
        || !destination.product.isEmpty() || !destination.issue.isEmpty()
        || destination.receivedFrom.isValid();
    if (narrows) {
        m_base = inQueue(destination.queue.value_or(Queue::All));
        m_base.company = destination.company;
        m_base.consumer = destination.consumer;
        m_base.product = destination.product;
        m_base.issue = destination.issue;
        m_base.receivedFrom = destination.receivedFrom;
        m_base.receivedTo = destination.receivedTo;
        m_filterName
            = destination.consumer.isEmpty() ? destination.companyName : destination.consumerName;
    } else if (destination.queue) {
        m_base = inQueue(*destination.queue);
        m_filterName.clear();
    }
    const QSignalBlocker quiet(m_tabs);
    for (int tab = 0; tab < m_tabs->count(); ++tab) {
        if (kTabs[tab] == m_base.queue)
            m_tabs->setCurrentIndex(tab);
    }
    if (destination.caseId.isEmpty())
        m_search = destination.search;
    if (destination.caseId.isEmpty()) {
        ask();
        return;
    }
    showCase(destination.caseId, true);
    if (destination.papers || !destination.document.isEmpty())
        m_card->showPapers(destination.document);
}

void QueuePage::exportList()
{
    // What is in the list now, also when a search or a filter was typed meanwhile.
    Services::CaseQuery query = m_model.query();
    auto *dialog = new TableDialog(
        m_desk, tr("Export this list"), u"cases.csv"_s, true,
        [session = m_desk->session(), query](const Services::TableFile &file, bool names,
                                             Progress &progress) {
            return Services::ExportService(session).cases(query, names, file, progress);
        },
        this);
    dialog->open();
}

void QueuePage::ask()
{
    m_filter->setText(m_filterName.isEmpty()
                          ? QString()
                          : tr("Cases of %1", "a person or company").arg(m_filterName));
    m_filter->setVisible(!m_filterName.isEmpty());
    m_clearFilter->setVisible(!m_filterName.isEmpty());
    Items::SearchWords search = Items::parseSearch(m_search);
    if (!search.caseId.isEmpty()) {
        showCase(search.caseId, true);
        search = {};
    }
    Services::CaseQuery base = m_base;
    // Work that is due is listed by its deadline, everything else by arrival.
    base.sort = base.queue == Queue::All ? Services::CaseQuery::Sort::Newest
                                         : Services::CaseQuery::Sort::Due;
    if (!search.words.isEmpty())
        base.sort = Services::CaseQuery::Sort::Newest;
    m_resolving.ask(
        [session = m_desk->session(), search, base] {
            return resolveSearch(session, search, base);
        },
        [this](const Result<Services::CaseQuery> &query) {
            if (!query) {
                m_notice->say(
                    Mark::Due,
                    query.error().code == ErrorCode::NotFound
                        ? tr("Nothing is called \"%1\" here. The list shows the last search.")
                              .arg(query.error().detail)
                        : ErrorWords::sentence({}, query.error()));
                return;
            }
            m_notice->clear();
            m_model.setQuery(*query);
        });
}

void QueuePage::showList()
{
    if (m_model.problem())
        m_notice->say(Mark::Due,
                      ErrorWords::sentence(tr("The list could not be read."), *m_model.problem()));
    m_listStack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    if (m_isWide && m_model.rowCount() > 0 && m_card->caseId().isEmpty())
        m_list->setCurrentIndex(m_model.index(0));
    else
        markShown();
}

void QueuePage::markShown()
{
    // A case that is not in this list leaves no other one marked as if it were shown.
    const QSignalBlocker quiet(m_list->selectionModel());
    m_list->setCurrentIndex(m_model.indexOf(m_card->caseId()));
    m_list->viewport()->update();
}

void QueuePage::showCounts()
{
    const auto named = [this](const QString &name, qint64 Services::QueueCounts::*count) {
        return m_counts
            ? tr("%1 %2", "a filter and how many").arg(name, QLocale().toString((*m_counts).*count))
            : name;
    };
    m_tabs->setTabText(0, named(tr("Mine"), &Services::QueueCounts::mine));
    m_tabs->setTabText(1, named(tr("Unassigned"), &Services::QueueCounts::unassigned));
    m_tabs->setTabText(2, named(tr("Due"), &Services::QueueCounts::due));
    m_tabs->setTabText(3, named(tr("Overdue"), &Services::QueueCounts::overdue));
    m_tabs->setTabText(4, named(tr("Open"), &Services::QueueCounts::open));
    m_tabs->setTabText(5, named(tr("All"), &Services::QueueCounts::all));
}

void QueuePage::showCase(const CaseId &id, bool goThere)
{
    m_card->showCase(id);
    markShown();
    if (goThere) {
        m_isCardInFront = true;
        arrange();
        m_card->setFocus();
    }
}

void QueuePage::arrange()
{
    m_left->setVisible(m_isWide || !m_isCardInFront);
    m_card->setVisible(m_isWide || m_isCardInFront);
    m_card->setBackShown(!m_isWide);
}

bool QueuePage::goBack()
{
    if (m_isWide || !m_isCardInFront)
        return false;
    m_isCardInFront = false;
    arrange();
    m_list->setFocus();
    return true;
}

QList<QAction *> QueuePage::actions() const
{
    QList<QAction *> actions = m_card->actions();
    if (m_export->isEnabled())
        actions.append(m_export);
    return actions;
}

void QueuePage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    const bool wide = window()->width() >= kWideEnough;
    if (wide != m_isWide) {
        m_isWide = wide;
        arrange();
    }
}

void QueuePage::addStep(const QKeySequence &key, int rows)
{
    auto *step = new QAction(this);
    step->setShortcut(key);
    step->setShortcutContext(Qt::WidgetShortcut);
    connect(step, &QAction::triggered, this, [this, rows] {
        const int row = m_list->currentIndex().row() + rows;
        if (row >= 0 && row < m_model.rowCount())
            m_list->setCurrentIndex(m_model.index(row));
    });
    m_list->addAction(step);
}

void QueuePage::retranslate()
{
    m_list->setAccessibleName(tr("Cases"));
    m_export->setText(tr("Export this list…"));
    m_clearFilter->setText(tr("Show all"));
    m_empty->setWords(tr("No case here."), tr("Nothing waits under this filter."),
                      tr("Log a call"));
    showCounts();
    m_filter->setText(m_filterName.isEmpty()
                          ? QString()
                          : tr("Cases of %1", "a person or company").arg(m_filterName));
    m_list->viewport()->update();
}

QString QueueRoom::name() const
{
    return QueuePage::tr("Queue");
}

QWidget *QueueRoom::widget()
{
    if (!m_page)
        m_page = new QueuePage(m_desk);
    return m_page;
}

void QueueRoom::load()
{
    m_page->refresh();
}

void QueueRoom::open(const Destination &destination)
{
    m_page->open(destination);
}

bool QueueRoom::goBack()
{
    return m_page && m_page->goBack();
}

QList<QAction *> QueueRoom::actions() const
{
    return m_page ? m_page->actions() : QList<QAction *>();
}

} // namespace Redress::Ui
