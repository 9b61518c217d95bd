// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/intake/newcallpage.h"

#include "models/domain/codes.h"
#include "ui/intake/asidepanel.h"
#include "ui/intake/draftkeeper.h"
#include "ui/intake/loggedpanel.h"
#include "ui/intake/suggestedit.h"
#include "ui/widgets/boundedfields.h"
#include "ui/widgets/codewords.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/housestyle.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timewords.h"

#include <QAction>
#include <QCheckBox>
#include <QComboBox>
#include <QGridLayout>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

using Field = TypedCall::Field;

constexpr int kNoteWidth = 66 * kGrid; // the column beside the fields
constexpr int kFormWidth = 330 * kGrid; // wider lines are hard to follow
constexpr int kRemedyRowWidth = 285 * kGrid; // of the page, for all remedies in a row
constexpr int kRemediesInNarrowRow = 3;
constexpr int kCallerPauseMs = 200;
constexpr int kPromisePauseMs = 300;
constexpr int kDraftClockMs = 1000;

NewCallPage::NewCallPage(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_callerAsker(desk->workers()), m_companyAsker(desk->workers()),
      m_issueAsker(desk->workers()), m_promiseAsker(desk->workers()),
      m_keeper(new DraftKeeper(desk, this)), m_logAction(new QAction(this)),
      m_stack(new QStackedWidget), m_logged(new LoggedPanel(desk))
{
    m_logAction->setShortcut(QKeySequence(u"Ctrl+Return"_s));
    m_logAction->setShortcutContext(
        Qt::WindowShortcut); // wherever the keys are, while this is in view
    m_logAction->setIcon(icon(u"check"_s));
    addAction(m_logAction);
    m_stack->addWidget(makeForm());
    m_stack->addWidget(m_logged);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(m_stack);
    connectFields();
    setFocusProxy(m_phone);
    const auto offer = [this] {
        m_keeper->list(
            this, [this](const QList<Services::SavedDraft> &drafts) { m_offers->offer(drafts); });
    };
    connect(m_desk, &Desk::draftsChanged, this, offer);
    offer();
    retranslate();
    askPromise();
}

void NewCallPage::addRow(Label **label, QWidget *field, FieldNote **note)
{
    *label = new Label(Tone::Secondary);
    *note = new FieldNote;
    (*note)->setMinimumWidth(kNoteWidth);
    (*note)->setMaximumWidth(kNoteWidth);
    m_grid->addWidget(*label, m_rows, 0, Qt::AlignLeft | Qt::AlignVCenter);
    m_grid->addWidget(field, m_rows, 1);
    m_grid->addWidget(*note, m_rows, 2);
    ++m_rows;
}

QWidget *NewCallPage::side(std::initializer_list<QWidget *> widgets)
{
    auto *box = new QWidget;
    auto *row = new QHBoxLayout(box);
    row->setContentsMargins(0, 0, 0, 0);
    for (QWidget *widget : widgets)
        row->addWidget(widget);
    return box;
}

QLineEdit *NewCallPage::lineField()
{
    auto *field = new LineField;
    connect(field, &LineField::refused, this, &NewCallPage::refuse);
    return field;
}

void NewCallPage::refuse(const QString &sentence)
{
    m_notice->say(Mark::Due, sentence);
}

QWidget *NewCallPage::makeForm()
{
    // Made in the order of a conversation: that is the tab order, too.
    m_grid = new QGridLayout;
    m_grid->setHorizontalSpacing(3 * kGrid);
    m_grid->setVerticalSpacing(2 * kGrid);
    m_grid->setColumnStretch(1, 1);
    m_phone = lineField();
    m_phone->setObjectName(u"phone"_s);
    m_channel = new QComboBox;
    for (const QString &code : Domain::channels())
        m_channel->addItem(QString(), code);
    m_channel->setFocusPolicy(
        Qt::ClickFocus); // almost always the telephone: not on the way of the keys
    addRow(&m_phoneLabel, side({m_phone, m_channel}), &m_phoneNote);
    m_name = lineField();
    m_name->setObjectName(u"name"_s);
    m_idNumber = lineField();
    m_idNumber->setObjectName(u"idNumber"_s);
    addRow(&m_nameLabel, side({m_name, m_idNumber}), &m_nameNote);
    m_isKnown = new QCheckBox;
    m_isKnown->setObjectName(u"isKnown"_s);
    m_isKnown->hide();
    m_specialCare = new QCheckBox;
    m_speaksFor = lineField();
    m_speaksFor->setObjectName(u"speaksFor"_s);
    m_grid->addWidget(side({m_isKnown, m_speaksFor, m_specialCare}), m_rows++, 1);
    m_company = new SuggestEdit;
    connect(m_company, &LineField::refused, this, &NewCallPage::refuse);
    m_company->setObjectName(u"company"_s);
    addRow(&m_companyLabel, m_company, &m_companyNote);
    m_issue = new SuggestEdit;
    connect(m_issue, &LineField::refused, this, &NewCallPage::refuse);
    m_issue->setObjectName(u"issue"_s);
    addRow(&m_issueLabel, m_issue, &m_issueNote);
    auto *story = new TextField;
    connect(story, &TextField::refused, this, &NewCallPage::refuse);
    m_story = story;
    m_story->setObjectName(u"story"_s);
    m_story->document()->setDocumentMargin(2 * kGrid);
    m_story->setTabChangesFocus(true);
    m_story->setMinimumHeight(m_story->fontMetrics().lineSpacing() * 5);
    addRow(&m_storyLabel, m_story, &m_storyNote);
    m_storyLabel->setContentsMargins(0, 2 * kGrid, 0, 0);
    m_grid->setRowStretch(m_rows - 1, 1);
    m_grid->setAlignment(m_storyLabel, Qt::AlignTop | Qt::AlignLeft);
    m_grid->removeWidget(m_storyNote);
    m_aside = new AsidePanel(m_desk);
    auto *asideScroll = new QScrollArea;
    asideScroll->setWidgetResizable(true);
    asideScroll->setFrameShape(QFrame::NoFrame);
    asideScroll->setFixedWidth(kNoteWidth);
    asideScroll->setFocusPolicy(Qt::NoFocus);
    asideScroll->setWidget(m_aside);
    auto *beside = new QVBoxLayout;
    beside->addWidget(m_storyNote);
    beside->addWidget(asideScroll, 1);
    m_grid->addLayout(beside, m_rows - 1, 2, 3, 1);
    auto *remedyBox = new QWidget;
    m_remedyGrid = new QGridLayout(remedyBox);
    m_remedyGrid->setContentsMargins(0, 0, 0, 0);
    m_remedyGrid->setHorizontalSpacing(4 * kGrid);
    m_remedyGrid->setVerticalSpacing(kGrid);
    for (const QString &code : Domain::remedies()) {
        auto *box = new QCheckBox;
        box->setProperty("code", code);
        m_remedies.append(box);
    }
    arrangeRemedies();
    m_remedyLabel = new Label(Tone::Secondary);
    m_grid->addWidget(m_remedyLabel, m_rows, 0, Qt::AlignLeft | Qt::AlignVCenter);
    m_grid->addWidget(remedyBox, m_rows++, 1);
    m_amount = lineField();
    m_amount->setObjectName(u"amount"_s);
    m_happened = lineField();
    m_happened->setObjectName(u"happened"_s);
    m_account = lineField();
    m_account->setObjectName(u"account"_s);
    m_amountLabel = new Label(Tone::Secondary);
    m_amountLabel->setContentsMargins(0, 2 * kGrid, 0, 0); // on the line of its fields
    m_amountNote = new FieldNote;
    auto *amountColumn = new QWidget;
    auto *amountRows = new QVBoxLayout(amountColumn);
    amountRows->setContentsMargins(0, 0, 0, 0);
    amountRows->setSpacing(kGrid);
    amountRows->addWidget(side({m_amount, m_happened, m_account}));
    amountRows->addWidget(m_amountNote);
    m_grid->addWidget(m_amountLabel, m_rows, 0, Qt::AlignLeft | Qt::AlignTop);
    m_grid->addWidget(amountColumn, m_rows++, 1);
    m_sayLabel = new Label(Tone::Secondary);
    m_say = new Label(Tone::Heading);
    m_say->setWordWrap(true);
    m_say->setObjectName(u"promise"_s);
    m_sayWhy = new Label(Tone::Secondary);
    m_sayWhy->setWordWrap(true);
    m_grid->addWidget(m_sayLabel, m_rows, 0, Qt::AlignLeft | Qt::AlignTop);
    m_grid->addWidget(m_say, m_rows++, 1, 1, 2);
    m_grid->addWidget(m_sayWhy, m_rows++, 1, 1, 2);

    m_offers = new DraftOffers(m_desk);
    m_notice = new Notice;
    m_draftState = new Label(Tone::Secondary);
    m_draftState->setObjectName(u"draftState"_s);
    m_clear = new QPushButton;
    m_clear->setFlat(true);
    m_clear->setObjectName(u"clear"_s);
    m_log = new QPushButton;
    m_log->setObjectName(u"log"_s);
    makePrimary(m_log);
    auto *bottom = new QWidget; // stays in sight while the form scrolls
    bottom->setMaximumWidth(kFormWidth);
    auto *foot = new QHBoxLayout;
    foot->addWidget(m_draftState);
    foot->addStretch(1);
    foot->addWidget(m_clear);
    foot->addWidget(m_log);
    auto *form = new QWidget;
    form->setMaximumWidth(kFormWidth);
    auto *column = new QVBoxLayout(form);
    column->setContentsMargins(6 * kGrid, 4 * kGrid, 6 * kGrid, 0);
    column->setSpacing(2 * kGrid);
    column->addWidget(m_offers);
    column->addLayout(m_grid, 1);
    auto *bottomColumn = new QVBoxLayout(bottom);
    bottomColumn->setContentsMargins(6 * kGrid, 0, 6 * kGrid, 3 * kGrid);
    bottomColumn->setSpacing(2 * kGrid);
    bottomColumn->addWidget(m_notice);
    bottomColumn->addLayout(foot);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setFocusPolicy(Qt::NoFocus); // the keys go from field to field
    scroll->setWidget(form);
    auto *page = new QWidget;
    auto *whole = new QVBoxLayout(page);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->setSpacing(2 * kGrid);
    whole->addWidget(scroll, 1);
    whole->addWidget(bottom);
    return page;
}

void NewCallPage::arrangeRemedies()
{
    const int columns = width() < kRemedyRowWidth ? kRemediesInNarrowRow : int(m_remedies.size());
    for (int i = 0; i < int(m_remedies.size()); ++i)
        m_remedyGrid->addWidget(m_remedies[i], i / columns, i % columns);
    m_remedyGrid->setColumnStretch(int(m_remedies.size()), 1);
}

void NewCallPage::resizeEvent(QResizeEvent *event)
{
    Page::resizeEvent(event);
    arrangeRemedies();
}

void NewCallPage::connectFields()
{
    for (QLineEdit *field :
         {m_phone, m_name, m_idNumber, m_speaksFor, m_amount, m_happened, m_account,
          static_cast<QLineEdit *>(m_company), static_cast<QLineEdit *>(m_issue)})
        connect(field, &QLineEdit::textChanged, this, &NewCallPage::edited);
    connect(m_story, &QPlainTextEdit::textChanged, this, &NewCallPage::edited);
    connect(m_story, &QPlainTextEdit::textChanged, this, [this] {
        if (m_storyNote->isMistake()) // said when logging was tried; gone when it is mended
            checkField(Field::Story);
    });
    for (QCheckBox *box : m_remedies + QList<QCheckBox *>{m_isKnown, m_specialCare})
        connect(box, &QCheckBox::toggled, this, &NewCallPage::edited);
    connect(m_channel, &QComboBox::currentIndexChanged, this, &NewCallPage::edited);

    m_callerPause.setSingleShot(true);
    m_callerPause.setInterval(kCallerPauseMs);
    m_promisePause.setSingleShot(true);
    m_promisePause.setInterval(kPromisePauseMs);
    connect(&m_callerPause, &QTimer::timeout, this, &NewCallPage::askCaller);
    connect(&m_promisePause, &QTimer::timeout, this, &NewCallPage::askPromise);
    connect(m_phone, &QLineEdit::textEdited, &m_callerPause, qOverload<>(&QTimer::start));
    connect(m_phone, &QLineEdit::returnPressed, this, &NewCallPage::openCaller);
    connect(m_phone, &QLineEdit::editingFinished, this, [this] { checkField(Field::Phone); });
    connect(m_idNumber, &QLineEdit::editingFinished, this, [this] { checkField(Field::IdNumber); });
    connect(m_amount, &QLineEdit::editingFinished, this, [this] { checkField(Field::Amount); });
    connect(m_happened, &QLineEdit::editingFinished, this, [this] { checkField(Field::Happened); });
    connect(m_company, &SuggestEdit::asked, this, &NewCallPage::askCompany);
    connect(m_company, &SuggestEdit::chosen, this, [this] { showHints(); });
    connect(m_company, &QLineEdit::editingFinished, this, [this] { m_company->takeObvious(); });
    connect(m_issue, &SuggestEdit::asked, this, &NewCallPage::askIssue);
    connect(m_issue, &SuggestEdit::chosen, this, [this](const QString &value) {
        m_aside->setIssue(value.section(u'|', 1));
        m_promisePause.start();
        m_issueNote->mistake({});
        edited();
    });
    connect(m_issue, &QLineEdit::editingFinished, this, [this] {
        m_issue->takeObvious();
        checkField(Field::Issue);
    });
    connect(m_logAction, &QAction::triggered, this, &NewCallPage::log);
    connect(m_log, &QPushButton::clicked, this, &NewCallPage::log);
    connect(m_clear, &QPushButton::clicked, this, &NewCallPage::startAnew);
    connect(m_logged, &LoggedPanel::nextWanted, this, &NewCallPage::startAnew);
    connect(m_keeper, &DraftKeeper::stateChanged, this, &NewCallPage::showDraftState);
    connect(m_offers, &DraftOffers::taken, this, &NewCallPage::takeUp);
    connect(m_offers, &DraftOffers::rebuilt, this, &NewCallPage::orderOffers);
    connect(m_offers, &DraftOffers::discarded, m_keeper, &DraftKeeper::remove);
    connect(&m_draftClock, &QTimer::timeout, this, &NewCallPage::showDraftState);
    m_draftClock.start(kDraftClockMs);
}

TypedCall NewCallPage::typed() const
{
    TypedCall call;
    call.channel = m_channel->currentData().toString();
    call.phone = m_phone->text();
    call.name = m_name->text();
    call.idNumber = m_idNumber->text();
    call.speaksFor = m_speaksFor->text();
    if (m_isKnown->isChecked())
        call.knownConsumer = m_isKnown->property("consumer").toString();
    call.specialCare = m_specialCare->isChecked();
    call.company = m_company->text();
    call.companyId = m_company->value();
    call.issue = m_issue->text();
    call.productCode = m_issue->value().section(u'|', 0, 0);
    call.issueCode = m_issue->value().section(u'|', 1);
    call.story = m_story->toPlainText();
    call.account = m_account->text();
    for (const QCheckBox *box : m_remedies) {
        if (box->isChecked())
            call.remedies.append(box->property("code").toString());
    }
    call.amount = m_amount->text();
    call.happened = m_happened->text();
    return call;
}

void NewCallPage::setTyped(const TypedCall &call)
{
    m_isSetting = true;
    m_channel->setCurrentIndex(qMax(0, m_channel->findData(call.channel)));
    m_phone->setText(call.phone);
    m_name->setText(call.name);
    m_idNumber->setText(call.idNumber);
    m_speaksFor->setText(call.speaksFor);
    m_isKnown->setProperty("consumer", call.knownConsumer);
    m_isKnown->setChecked(!call.knownConsumer.isEmpty());
    m_specialCare->setChecked(call.specialCare);
    m_company->choose(call.company, call.companyId);
    m_issue->choose(call.issue,
                    call.issueCode.isEmpty() ? QString()
                                             : call.productCode + u'|' + call.issueCode);
    m_story->setPlainText(call.story);
    m_account->setText(call.account);
    for (QCheckBox *box : std::as_const(m_remedies))
        box->setChecked(call.remedies.contains(box->property("code").toString()));
    m_amount->setText(call.amount);
    m_happened->setText(call.happened);
    m_notice->clear();
    m_callers.clear();
    m_isSetting = false;
    showHints();
    askCaller();
    m_promisePause.start();
}

void NewCallPage::edited()
{
    if (m_isSetting)
        return;
    ++m_edition;
    const TypedCall call = typed();
    if (!call.isEmpty())
        m_keeper->changed(call.toJson());
    else
        m_keeper->forget();
}

void NewCallPage::retranslate()
{
    m_logAction->setText(tr("Log the case"));
    m_phoneLabel->setText(tr("Caller"));
    m_phone->setPlaceholderText(tr("telephone number"));
    m_phone->setAccessibleName(tr("Telephone number of the caller"));
    m_channel->setAccessibleName(tr("How the complaint arrived"));
    for (int i = 0; i < m_channel->count(); ++i)
        m_channel->setItemText(i, CodeWords::channel(m_channel->itemData(i).toString()));
    m_nameLabel->setText(tr("Who"));
    m_name->setPlaceholderText(tr("name"));
    m_name->setAccessibleName(tr("Name of the caller"));
    m_idNumber->setPlaceholderText(tr("identity number"));
    m_idNumber->setAccessibleName(tr("Identity number of the caller"));
    m_isKnown->setText(tr("it is this person"));
    m_speaksFor->setPlaceholderText(tr("speaks for someone else: name"));
    m_speaksFor->setAccessibleName(tr("Name of the person the caller speaks for"));
    m_specialCare->setText(tr("needs special care"));
    m_companyLabel->setText(tr("Company"));
    m_company->setPlaceholderText(tr("name or part of it"));
    m_company->setAccessibleName(m_companyLabel->text());
    m_issueLabel->setText(tr("What"));
    m_issue->setPlaceholderText(tr("in the caller's words: withdraw, fee, harassed…"));
    m_issue->setAccessibleName(tr("What the complaint is about"));
    m_storyLabel->setText(tr("Story"));
    m_story->setAccessibleName(m_storyLabel->text());
    m_remedyLabel->setText(tr("Sought"));
    for (QCheckBox *box : std::as_const(m_remedies))
        box->setText(CodeWords::remedy(box->property("code").toString()));
    m_amountLabel->setText(tr("Facts"));
    m_amount->setPlaceholderText(tr("amount: 5w, 300 USD"));
    m_amount->setAccessibleName(tr("Amount in dispute"));
    m_happened->setPlaceholderText(tr("when: 31.10., yesterday"));
    m_happened->setAccessibleName(tr("When it happened"));
    m_account->setPlaceholderText(tr("account or contract no."));
    m_account->setAccessibleName(tr("Account or contract number"));
    m_sayLabel->setText(tr("Say"));
    m_clear->setText(tr("Start anew"));
    m_log->setText(tr("Log case  (Ctrl+Enter)"));
    showHints();
    showPromise();
    showDraftState();
}

} // namespace Redress::Ui
