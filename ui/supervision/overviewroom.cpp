// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/overviewroom.h"

#include "ui/reports/tabledialog.h"
#include "ui/supervision/figurelist.h"
#include "ui/supervision/monthchart.h"
#include "ui/widgets/codewords.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QListView>
#include <QLocale>
#include <QPushButton>
#include <QStackedWidget>
#include <QTabBar>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

namespace {

constexpr int kYear = 12;
constexpr int kSpans[] = {kYear, 2 * kYear, 5 * kYear}; // months, this one included
enum Kind { Products, Issues, Channels, Outcomes, KindCount };

QString labelOf(const Services::NamedFigures &row)
{
    const QString label = CodeWords::label(row.label, row.labelZh);
    if (!label.isEmpty())
        return label;
    return row.code.isEmpty() ? OverviewPage::tr("not known", "a company or a product") : row.code;
}

FigureName nameOf(int kind)
{
    if (kind == Channels)
        return [](const Services::NamedFigures &row) { return CodeWords::channel(row.code); };
    if (kind == Outcomes)
        return [](const Services::NamedFigures &row) { return CodeWords::outcome(row.code); };
    return labelOf;
}

const QList<Services::NamedFigures> &rowsOf(const Services::Statistics &found, int kind)
{
    switch (kind) {
    case Issues:
        return found.issues;
    case Channels:
        return found.channels;
    case Outcomes:
        return found.outcomes;
    default:
        return found.products;
    }
}

} // namespace

OverviewPage::OverviewPage(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_asker(desk->workers()), m_export(new QAction(this)),
      m_only(new QAction(this)), m_head(new Label(Tone::Title)),
      m_money(new Label(Tone::Secondary)), m_span(new QComboBox), m_all(new QPushButton),
      m_exportButton(new QPushButton), m_notice(new Notice), m_stack(new QStackedWidget),
      m_empty(new EmptyState(u"overview"_s)), m_received(new FigureTile(false)),
      m_closed(new FigureTile(false)), m_inTime(new FigureTile(false)),
      m_open(new FigureTile(true)), m_overdue(new FigureTile(true)), m_chart(new MonthChart),
      m_companies(new FigureList(labelOf, true)), m_others(new FigureList(labelOf, false)),
      m_kinds(new QTabBar)
{
    for (size_t i = 0; i < std::size(kSpans); ++i)
        m_span->addItem(QString());
    m_span->setObjectName(u"span"_s);
    m_companies->view()->setObjectName(u"topCompanies"_s);
    m_others->view()->setObjectName(u"topOthers"_s);
    m_kinds->setObjectName(u"kinds"_s);
    m_open->setObjectName(u"openNow"_s);
    m_overdue->setObjectName(u"overdueNow"_s);
    m_kinds->setExpanding(false);
    m_kinds->setDrawBase(false);
    for (int kind = 0; kind < KindCount; ++kind)
        m_kinds->addTab(QString());
    m_export->setIcon(icon(u"export"_s));
    m_export->setShortcut(QKeySequence(u"Ctrl+Shift+S"_s));
    m_export->setEnabled(desk->may(Domain::Right::ExportList));
    m_exportButton->setIcon(icon(u"export"_s));
    m_exportButton->setVisible(m_export->isEnabled());
    m_only->setShortcut(QKeySequence(Qt::Key_Space));
    m_only->setShortcutContext(Qt::WidgetWithChildrenShortcut);
    m_companies->addAction(m_only);
    m_companies->view()->addAction(m_only); // its menu
    m_companies->view()->setContextMenuPolicy(Qt::ActionsContextMenu);
    addAction(m_export);

    auto *head = new QHBoxLayout;
    head->setSpacing(2 * kGrid);
    head->addWidget(m_head, 1);
    head->addWidget(m_all);
    head->addWidget(m_span);
    head->addWidget(m_exportButton);
    auto *tiles = new QHBoxLayout;
    tiles->setSpacing(2 * kGrid);
    for (FigureTile *tile : {m_received, m_closed, m_inTime, m_open, m_overdue})
        tiles->addWidget(tile);
    tiles->addStretch(1);
    tiles->addWidget(m_money, 0, Qt::AlignRight | Qt::AlignVCenter);
    m_money->setAlignment(Qt::AlignRight | Qt::AlignVCenter);
    auto *otherColumn = new QVBoxLayout;
    otherColumn->setSpacing(0);
    otherColumn->addWidget(m_kinds);
    otherColumn->addWidget(m_others, 1);
    auto *lists = new QHBoxLayout;
    lists->setSpacing(6 * kGrid);
    lists->addWidget(m_companies, 3);
    lists->addLayout(otherColumn, 2);
    auto *figures = new QWidget;
    auto *figureColumn = new QVBoxLayout(figures);
    figureColumn->setContentsMargins(0, 0, 0, 0);
    figureColumn->setSpacing(3 * kGrid);
    figureColumn->addLayout(tiles);
    figureColumn->addWidget(m_chart, 2);
    figureColumn->addLayout(lists, 3);
    m_stack->addWidget(figures);
    m_stack->addWidget(m_empty);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6 * kGrid, 5 * kGrid, 6 * kGrid, 2 * kGrid);
    column->setSpacing(3 * kGrid);
    column->addLayout(head);
    column->addWidget(m_notice);
    column->addWidget(m_stack, 1);
    setFocusProxy(m_companies);

    connect(m_span, &QComboBox::currentIndexChanged, this, &OverviewPage::refresh);
    connect(m_all, &QPushButton::clicked, this, [this] { showCompany({}, {}); });
    connect(m_exportButton, &QPushButton::clicked, m_export, &QAction::trigger);
    connect(m_export, &QAction::triggered, this, &OverviewPage::exportTable);
    connect(m_only, &QAction::triggered, this, [this] {
        if (const auto *row = m_companies->current(); row && !row->code.isEmpty())
            showCompany({row->code}, row->label);
    });
    connect(m_kinds, &QTabBar::currentChanged, this, &OverviewPage::showKind);
    connect(m_empty, &EmptyState::wanted, this, [this] { m_desk->go({.room = RoomId::newCall}); });
    connect(m_open, &FigureTile::clicked, this,
            [this] { toQueue({.queue = Services::Queue::Open}, {}); });
    connect(m_overdue, &FigureTile::clicked, this,
            [this] { toQueue({.queue = Services::Queue::Overdue}, {}); });
    connect(m_chart, &MonthChart::chosen, this, [this](int month) {
        const QDate first(month / 100, month % 100, 1);
        toQueue(
            {.receivedFrom = first, .receivedTo = first.addMonths(1).addDays(-1)},
            QLocale().toString(first, MonthChart::tr("MMMM yyyy", "a month, as QDate writes it")));
    });
    connect(m_companies, &FigureList::chosen, this, [this](const Services::NamedFigures &row) {
        if (!row.code.isEmpty())
            toQueue({.company = {row.code}}, row.label);
    });
    connect(m_others, &FigureList::chosen, this, [this](const Services::NamedFigures &row) {
        if (row.code.isEmpty() || m_kinds->currentIndex() > Issues)
            return;
        Destination there;
        (m_kinds->currentIndex() == Products ? there.product : there.issue) = row.code;
        toQueue(there, labelOf(row));
    });
    retranslate();
}

Services::StatisticsQuery OverviewPage::query() const
{
    Services::StatisticsQuery query;
    query.toMonth = Services::monthOf(m_desk->nowUtc().date());
    query.fromMonth
        = Services::monthPlus(query.toMonth, 1 - kSpans[std::max(0, m_span->currentIndex())]);
    query.company = m_company;
    return query;
}

void OverviewPage::refresh()
{
    m_asker.ask(
        [session = m_desk->session(), query = query()] {
            return Services::StatisticsService(session).statistics(query);
        },
        [this](const Result<Services::Statistics> &found) { take(found); });
}

void OverviewPage::showCompany(const CompanyId &id, const QString &name)
{
    m_company = id;
    m_companyName = name;
    refresh();
}

bool OverviewPage::goBack()
{
    if (m_company.isEmpty())
        return false;
    showCompany({}, {});
    return true;
}

void OverviewPage::take(const Result<Services::Statistics> &found)
{
    if (!found) {
        m_notice->say(Mark::Due,
                      ErrorWords::sentence(tr("The figures could not be read."), found.error()));
        return;
    }
    m_notice->clear();
    m_found = *found;
    m_companies->setRows(m_found->companies);
    m_chart->setMonths(m_found->months);
    showFigures();
}

void OverviewPage::showKind()
{
    m_others->setName(nameOf(m_kinds->currentIndex()));
    m_others->setTitle(m_kinds->tabText(m_kinds->currentIndex()));
    if (m_found)
        m_others->setRows(rowsOf(*m_found, m_kinds->currentIndex()));
}

void OverviewPage::showSums()
{
    QStringList sums;
    for (const Services::MoneyFigures &money : m_found->money) {
        if (money.askedCases > 0)
            sums.append(tr("%1 asked for", "an amount").arg(formatMoney(money.asked)));
        if (money.refundedCases > 0)
            sums.append(tr("%1 refunded", "an amount").arg(formatMoney(money.refunded)));
    }
    m_money->setText(sums.join(u'\n'));
}

void OverviewPage::showFigures()
{
    m_head->setText(m_company.isEmpty() ? tr("All cases")
                                        : tr("Cases of %1", "a company").arg(m_companyName));
    m_all->setVisible(!m_company.isEmpty());
    m_companies->setVisible(m_company.isEmpty());
    if (!m_found)
        return;
    const QLocale locale;
    const Services::Figures &all = m_found->all;
    const bool nothing = all.received == 0 && all.closed == 0 && m_found->open == 0;
    m_stack->setCurrentIndex(nothing ? 1 : 0);
    m_received->setFigure(locale.toString(all.received), tr("received"));
    m_closed->setFigure(locale.toString(all.closed), tr("closed"));
    m_inTime->setFigure(all.closed == 0
                            ? u"–"_s
                            : locale.toString(100.0 * double(all.inTime()) / double(all.closed),
                                              'f', all.late == 0 ? 0 : 1)
                                + locale.percent(),
                        tr("of these in time"));
    m_open->setFigure(locale.toString(m_found->open), tr("open now"));
    m_overdue->setFigure(locale.toString(m_found->overdue), tr("overdue now"),
                         m_found->overdue > 0);
    showSums();
    showKind();
}

void OverviewPage::toQueue(Destination destination, const QString &name)
{
    destination.room = RoomId::queue;
    QStringList names;
    if (destination.company.isEmpty() && !m_company.isEmpty()) {
        destination.company = m_company;
        names.append(m_companyName);
    }
    if (!name.isEmpty())
        names.append(name);
    destination.companyName = names.join(u" · "_s);
    m_desk->go(destination);
}

void OverviewPage::exportTable()
{
    auto *dialog = new TableDialog(
        m_desk, tr("Export the figures"), u"statistics.csv"_s, false,
        [session = m_desk->session(), query = query()](const Services::TableFile &file, bool,
                                                       Progress &) {
            return Services::ExportService(session).statistics(query, file);
        },
        this);
    dialog->open();
}

void OverviewPage::retranslate()
{
    m_span->setItemText(0, tr("Last 12 months"));
    m_span->setItemText(1, tr("Last 24 months"));
    m_span->setItemText(2, tr("Last 5 years"));
    m_span->setAccessibleName(tr("Which months"));
    m_span->setToolTip(tr("Months begin and end at midnight, UTC"));
    m_all->setText(tr("Show all"));
    m_export->setText(tr("Export the figures…"));
    m_exportButton->setText(m_export->text());
    m_only->setText(tr("Figures of this company alone"));
    m_companies->setTitle(tr("Companies with the most complaints"));
    m_kinds->setTabText(Products, tr("Products"));
    m_kinds->setTabText(Issues, tr("Issues"));
    m_kinds->setTabText(Channels, tr("Channels"));
    m_kinds->setTabText(Outcomes, tr("Outcomes"));
    m_kinds->setAccessibleName(tr("What is listed"));
    m_empty->setWords(tr("No case yet."), tr("Figures appear with the first complaint."),
                      tr("Log a call"));
    showKind();
    showFigures();
}

QString OverviewRoom::name() const
{
    return OverviewPage::tr("Overview");
}

QWidget *OverviewRoom::widget()
{
    if (!m_page)
        m_page = new OverviewPage(m_desk);
    return m_page;
}

void OverviewRoom::load()
{
    m_page->refresh();
}

void OverviewRoom::open(const Destination &destination)
{
    if (!destination.company.isEmpty())
        m_page->showCompany(destination.company, destination.companyName);
}

bool OverviewRoom::goBack()
{
    return m_page && m_page->goBack();
}

QList<QAction *> OverviewRoom::actions() const
{
    return m_page ? m_page->actions() : QList<QAction *>();
}

} // namespace Redress::Ui
