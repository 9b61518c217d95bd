// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/companies/companiesroom.h"

#include "ui/shell/settings.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"

#include <QHBoxLayout>
#include <QLineEdit>
#include <QListView>
#include <QPainter>
#include <QPushButton>
#include <QSplitter>
#include <QStackedWidget>
#include <QStyledItemDelegate>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kListWidth = 100 * kGrid;
constexpr int kTypingMs = 200;

namespace {
/// Name, open cases at the right; below it hotline and whether the facts were checked.
class CompanyDelegate final : public QStyledItemDelegate {
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    QSize sizeHint(const QStyleOptionViewItem &option, const QModelIndex &) const override
    {
        return {60 * kGrid, 2 * option.fontMetrics.height() + 5 * kGrid};
    }
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        const auto row = index.data(Items::CompaniesModel::RowRole).value<Services::CompanyRow>();
        const Theme &colors = theme();
        const bool selected = option.state.testFlag(QStyle::State_Selected);
        painter->save();
        painter->fillRect(option.rect, selected ? colors.selection : colors.base);
        painter->setPen(colors.line);
        painter->drawLine(option.rect.bottomLeft(), option.rect.bottomRight());
        const int lineHeight = option.fontMetrics.height();
        const QRect inner = option.rect.adjusted(3 * kGrid, 2 * kGrid, -3 * kGrid, -2 * kGrid);
        const QRect above(inner.left(), inner.top(), inner.width(), lineHeight);
        const QRect below = above.translated(0, lineHeight + kGrid);
        const QString open = CompaniesPage::tr("%n open", "cases of a company", int(row.openCases));
        const int openWidth = option.fontMetrics.horizontalAdvance(open) + 3 * kGrid;
        QFont bold = option.font;
        bold.setWeight(QFont::DemiBold);
        painter->setFont(bold);
        painter->setPen(colors.text);
        painter->drawText(
            above, Qt::AlignLeft | Qt::AlignVCenter,
            QFontMetrics(bold).elidedText(row.name, Qt::ElideRight, above.width() - openWidth));
        painter->setFont(option.font);
        painter->setPen(colors.secondary);
        painter->drawText(above, Qt::AlignRight | Qt::AlignVCenter, open);
        QStringList facts;
        if (!row.hotline.isEmpty())
            facts.append(row.hotline);
        facts += row.aliases;
        if (!row.verified)
            facts.prepend(CompaniesPage::tr("not checked", "the facts of a company"));
        painter->drawText(
            below, Qt::AlignLeft | Qt::AlignVCenter,
            option.fontMetrics.elidedText(facts.join(u" · "_s), Qt::ElideRight, below.width()));
        painter->restore();
    }
};
} // namespace

CompaniesPage::CompaniesPage(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_model(desk->workers(), desk->session()),
      m_add(new QAction(this)), m_splitter(new QSplitter), m_filter(new LineField),
      m_addButton(new QPushButton), m_listStack(new QStackedWidget), m_list(new QListView),
      m_empty(new EmptyState(u"companies"_s)), m_form(new CompanyForm(desk))
{
    m_list->setModel(&m_model);
    m_list->setItemDelegate(new CompanyDelegate(m_list));
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setObjectName(u"companyList"_s);
    m_listStack->addWidget(m_list);
    m_listStack->addWidget(m_empty);
    m_add->setIcon(icon(u"add"_s));
    m_addButton->setIcon(icon(u"add"_s));
    m_add->setEnabled(desk->may(Domain::Right::ManageCompanies));
    m_addButton->setVisible(m_add->isEnabled());
    auto *left = new QWidget;
    auto *top = new QHBoxLayout;
    top->setContentsMargins(3 * kGrid, 2 * kGrid, 3 * kGrid, 2 * kGrid);
    top->addWidget(m_filter, 1);
    top->addWidget(m_addButton);
    auto *column = new QVBoxLayout(left);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    column->addLayout(top);
    column->addWidget(m_listStack, 1);
    left->setMinimumWidth(70 * kGrid);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(left);
    m_splitter->addWidget(m_form);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({kListWidth, 2 * kListWidth});
    m_splitter->restoreState(Settings::companiesSplitter.get());
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_splitter);

    m_typing.setSingleShot(true);
    m_typing.setInterval(kTypingMs);
    connect(m_filter, &LineField::refused, m_desk, &Desk::say);
    connect(m_filter, &QLineEdit::textEdited, &m_typing, qOverload<>(&QTimer::start));
    connect(&m_typing, &QTimer::timeout, this,
            [this] { m_model.setQuery(m_filter->text().trimmed()); });
    connect(m_add, &QAction::triggered, this,
            [this] { m_form->leave([this] { m_form->startNew(); }, [] {}); });
    connect(m_addButton, &QPushButton::clicked, m_add, &QAction::trigger);
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &CompaniesPage::showCurrent);
    connect(&m_model, &Items::PagedModel::pageArrived, this, [this] {
        m_listStack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
        const CompanyId wanted = m_wanted.isEmpty() ? m_form->companyId() : m_wanted;
        QModelIndex at = m_model.indexOf(wanted);
        if (!at.isValid() && m_form->companyId().isEmpty() && m_model.rowCount() > 0)
            at = m_model.index(0);
        if (at.isValid())
            m_list->setCurrentIndex(at);
    });
    setFocusProxy(m_list);
    connect(m_form, &CompanyForm::saved, this, [this](const CompanyId &id) {
        m_wanted = id;
        m_model.reload();
    });
    m_model.setQuery({});
    retranslate();
}

CompaniesPage::~CompaniesPage()
{
    Settings::companiesSplitter.set(m_splitter->saveState());
}

void CompaniesPage::refresh()
{
    m_model.reload();
}

void CompaniesPage::select(const CompanyId &id)
{
    m_wanted = id;
    if (const QModelIndex at = m_model.indexOf(id); at.isValid())
        m_list->setCurrentIndex(at);
}

void CompaniesPage::showCurrent()
{
    const QModelIndex at = m_list->currentIndex();
    if (!at.isValid())
        return;
    m_wanted = {};
    const Services::CompanyRow row = m_model.rowAt(at.row());
    if (row.id == m_form->companyId())
        m_form->showCompany(row);
    else
        m_form->leave([this, row] { m_form->showCompany(row); }, [this] { markShown(); });
}

void CompaniesPage::markShown()
{
    const QSignalBlocker quiet(m_list->selectionModel());
    m_list->setCurrentIndex(m_model.indexOf(m_form->companyId()));
    m_list->viewport()->update();
}

void CompaniesPage::retranslate()
{
    m_filter->setPlaceholderText(tr("Name begins with…"));
    m_filter->setAccessibleName(tr("Find a company"));
    m_add->setText(tr("Add a company"));
    m_addButton->setText(tr("Add…"));
    m_list->setAccessibleName(tr("Companies"));
    m_empty->setWords(tr("No company here."),
                      tr("Companies appear with the first complaint about them."));
    m_list->viewport()->update();
}

QString CompaniesRoom::name() const
{
    return CompaniesPage::tr("Companies");
}

QWidget *CompaniesRoom::widget()
{
    if (!m_page)
        m_page = new CompaniesPage(m_desk);
    return m_page;
}

void CompaniesRoom::load()
{
    m_page->refresh();
}

void CompaniesRoom::open(const Destination &destination)
{
    if (!destination.company.isEmpty())
        m_page->select(destination.company);
}

QList<QAction *> CompaniesRoom::actions() const
{
    return m_page ? QList<QAction *>{m_page->newAction()} : QList<QAction *>();
}

} // namespace Redress::Ui
