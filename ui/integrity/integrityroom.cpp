// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/integrity/integrityroom.h"

#include "ui/integrity/copyacceptance.h"
#include "ui/integrity/findingdelegate.h"
#include "ui/integrity/outsidetimepanel.h"
#include "ui/integrity/witnessview.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/housestyle.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/theme.h"
#include "ui/widgets/timewords.h"

#include <QCheckBox>
#include <QHBoxLayout>
#include <QListView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QRegularExpression>
#include <QToolButton>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kWidth = 920;

IntegrityPage::IntegrityPage(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_asker(desk->workers()), m_checkAction(new QAction(this)),
      m_mark(new MarkWidget), m_sentence(new Label(Tone::Title)),
      m_counts(new Label(Tone::Secondary)), m_waits(new Label(Tone::Secondary)),
      m_findingsHead(new Label(Tone::Heading)), m_run(new QPushButton), m_cancel(new QPushButton),
      m_checkpoint(new QPushButton), m_evidence(new QCheckBox), m_full(new QCheckBox),
      m_acceptance(new CopyAcceptance(desk)), m_outsideTime(new OutsideTimePanel(desk)),
      m_witnesses(new WitnessView(desk)), m_bar(new WorkBar), m_notice(new Notice),
      m_list(new QListView), m_more(new QToolButton), m_details(new QPlainTextEdit)
{
    m_mark->setFont(titleFont());
    m_sentence->setWordWrap(true);
    m_sentence->setObjectName(u"sentence"_s);
    m_counts->setWordWrap(true);
    m_waits->setWordWrap(true);
    makePrimary(m_run);
    m_run->setObjectName(u"check"_s);
    m_checkAction->setIcon(icon(u"verify"_s));
    m_evidence->setChecked(true);
    m_full->setObjectName(u"everySignature"_s);
    m_bar->setFixedWidth(60 * kGrid);
    m_cancel->hide();
    m_list->setModel(&m_findings);
    m_list->setItemDelegate(new FindingDelegate(Items::FindingsModel::RowRole, m_list));
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setObjectName(u"findings"_s);
    m_more->setCheckable(true);
    m_more->setObjectName(u"fingerprints"_s);
    m_details->setReadOnly(true);
    m_details->setFont(monospaceFont());
    m_details->setObjectName(u"hashes"_s);
    m_details->hide();

    auto *sentenceRow = new QHBoxLayout;
    sentenceRow->setSpacing(3 * kGrid);
    sentenceRow->addWidget(m_mark, 0, Qt::AlignTop);
    sentenceRow->addWidget(m_sentence, 1);
    auto *runRow = new QHBoxLayout;
    runRow->addWidget(m_run);
    runRow->addWidget(m_bar);
    runRow->addWidget(m_cancel);
    runRow->addWidget(m_evidence);
    runRow->addWidget(m_full);
    runRow->addStretch(1);
    auto *moreRow = new QHBoxLayout;
    moreRow->addWidget(m_more);
    moreRow->addStretch(1);
    moreRow->addWidget(m_checkpoint);
    auto *sheet = new QWidget;
    sheet->setMaximumWidth(kWidth);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(8 * kGrid, 8 * kGrid, 8 * kGrid, 4 * kGrid);
    column->setSpacing(3 * kGrid);
    column->addLayout(sentenceRow);
    column->addWidget(m_counts);
    column->addWidget(m_waits);
    column->addWidget(m_outsideTime);
    column->addWidget(m_witnesses);
    column->addSpacing(kGrid);
    column->addLayout(runRow);
    column->addWidget(m_notice);
    column->addSpacing(2 * kGrid);
    column->addWidget(m_findingsHead);
    column->addWidget(m_list, 2);
    column->addWidget(m_acceptance);
    column->addLayout(moreRow);
    column->addWidget(m_details, 1);
    column->addStretch(0);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(sheet, 1);
    row->addStretch(0);

    setFocusProxy(m_run);
    connect(m_run, &QPushButton::clicked, this, &IntegrityPage::check);
    connect(m_checkAction, &QAction::triggered, this, &IntegrityPage::check);
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_progress)
            m_progress->cancel();
    });
    connect(m_checkpoint, &QPushButton::clicked, this, &IntegrityPage::checkpoint);
    connect(m_acceptance, &CopyAcceptance::accepted, this, &IntegrityPage::check);
    connect(desk->timeKeeper(), &Items::TimeKeeper::changed, this, &IntegrityPage::showState);
    connect(m_witnesses, &WitnessView::changed, this, &IntegrityPage::showState);
    connect(m_more, &QToolButton::toggled, m_details, &QWidget::setVisible);
    connect(m_list, &QListView::activated, this, &IntegrityPage::openSubject);
    connect(m_list, &QListView::clicked, this, &IntegrityPage::openSubject);
    retranslate();
}

void IntegrityPage::refresh()
{
    m_witnesses->refresh();
    m_asker.ask([session = m_desk->session()] { return Services::LedgerService(session).head(); },
                [this](const Result<Services::LedgerHead> &head) {
                    if (head)
                        m_head = *head;
                    else
                        m_notice->say(Mark::Due,
                                      ErrorWords::sentence(tr("The history could not be read."),
                                                           head.error()));
                    showState();
                });
}

void IntegrityPage::check()
{
    if (m_progress)
        return;
    m_notice->clear();
    m_progress = m_desk->work()->begin(tr("Checking everything recorded"), false);
    m_run->setEnabled(false);
    m_checkAction->setEnabled(false);
    m_bar->follow(m_progress);
    m_cancel->show();
    m_desk->workers()->read(
        m_desk,
        [session = m_desk->session(), progress = m_progress, evidence = m_evidence->isChecked(),
         full = m_full->isChecked()] {
            return Services::LedgerService(session).verify({evidence, full}, *progress);
        },
        [desk = m_desk, page = QPointer(this),
         progress = m_progress](const Result<Services::LedgerCheck> &check) {
            desk->work()->finish(progress);
            if (check)
                desk->setProof({check->atUtc, check->verification.worst(), check->entries});
            if (page)
                page->take(check);
        });
}

void IntegrityPage::take(const Result<Services::LedgerCheck> &check)
{
    m_progress.reset();
    m_bar->follow(nullptr);
    m_cancel->hide();
    m_run->setEnabled(true);
    m_checkAction->setEnabled(true);
    if (check)
        showResult(*check);
    else
        m_notice->say(Mark::Due,
                      ErrorWords::sentence(tr("The check was not finished; it says nothing."),
                                           check.error()));
}

void IntegrityPage::showResult(const Services::LedgerCheck &check)
{
    m_check = check;
    m_findings.setFindings(check.verification.findings);
    m_acceptance->showFor(check.verification);
    showState();
}

void IntegrityPage::checkpoint()
{
    m_checkpoint->setEnabled(false);
    m_desk->workers()->write(
        this,
        [session = m_desk->session()] { return Services::LedgerService(session).checkpoint(); },
        [this](const Result<QByteArray> &note) {
            m_checkpoint->setEnabled(true);
            if (note)
                m_desk->say(tr("The state of the history is signed."));
            else
                m_notice->say(Mark::Due,
                              ErrorWords::sentence(tr("No checkpoint was made."), note.error()));
            refresh();
        });
}

void IntegrityPage::showState()
{
    const QLocale locale;
    if (!m_check) {
        m_mark->setMark(Mark::Quiet);
        m_sentence->setText(tr("Nothing has been checked in this window yet."));
        m_counts->setText(tr("A check reads the whole history, every signature and every paper, "
                             "and says what it finds."));
    } else {
        const Verdict worst = m_check->verification.worst();
        const QString at = TimeWords::clock(m_check->atUtc, m_desk->zone());
        const int broken = int(std::count_if(
            m_findings.rows().begin(), m_findings.rows().end(), [](const Finding &one) {
                return one.verdict == Verdict::Broken || one.verdict == Verdict::CannotTell;
            }));
        if (worst == Verdict::Broken) {
            m_mark->setMark(Mark::Broken);
            m_sentence->setText(tr("%n record(s) are not as they were signed.", nullptr, broken));
        } else if (worst == Verdict::CannotTell) {
            m_mark->setMark(Mark::Late);
            m_sentence->setText(tr("%n record(s) could not be checked.", nullptr, broken));
        } else {
            m_mark->setMark(Mark::Done);
            m_sentence->setText(tr("Everything recorded until %1 today is intact.").arg(at));
        }
        const QString counts
            = tr("Looked at, at %1: %2 entries with their signatures, %3 groups of personal facts, "
                 "%4 rows of the tables, %5 papers.")
                  .arg(at, locale.toString(m_check->entries), locale.toString(m_check->disclosures),
                       locale.toString(m_check->projectionRows),
                       locale.toString(m_check->evidenceFiles));
        m_counts->setText(
            m_check->known == 0
                ? counts
                : tr("%1 Signatures of %2 entries were not verified once more: this "
                     "desk verified them before, all of them last on %3, and their "
                     "bytes are the same.")
                      .arg(counts, locale.toString(m_check->known),
                           locale.toString(m_check->fullUtc.toTimeZone(m_desk->zone()),
                                           QLocale::ShortFormat)));
    }
    const auto &time = m_desk->timeKeeper()->state();
    const bool isStamped = time && time->stamped > 0;
    m_waits->setVisible(!m_witnesses->isWitnessed() || !isStamped);
    m_waits->setText(
        m_witnesses->isWitnessed()
            ? tr("No outside time: this proves that the records have not been changed since other "
                 "departments saw them, not when they were made.")
            : isStamped
            ? tr("Not yet witnessed by other departments: nobody else has seen this history.")
            : tr("Not yet witnessed by other departments, and no outside time: until then "
                 "this proves that the "
                 "center has not changed its own records, not when they were made."));
    m_findingsHead->setVisible(m_findings.rowCount() > 0);
    m_findingsHead->setText(tr("What was found"));
    m_list->setVisible(m_findings.rowCount() > 0);
    if (!m_head)
        return;
    m_details->setPlainText(
        tr("Log: %1").arg(m_head->origin) + u'\n'
        + tr("Entries: %1").arg(locale.toString(m_head->size)) + u'\n'
        + tr("Root of the tree: %1").arg(QString::fromLatin1(m_head->root.toHex())) + u'\n'
        + tr("Key of the log: %1").arg(m_head->logKey) + "\n\n"_L1
        + (m_head->checkpoint.isEmpty() ? tr("No checkpoint has been signed yet.")
                                        : tr("Last signed checkpoint, over %1 entries:")
                                              .arg(locale.toString(m_head->checkpointSize))
                   + u'\n' + QString::fromUtf8(m_head->checkpoint)));
}

void IntegrityPage::openSubject(const QModelIndex &index)
{
    const QString subject = index.data(Items::FindingsModel::SubjectRole).toString();
    static const QRegularExpression caseNumber(u"C-[0-9]{4}-[0-9]{6,}-[0-9]"_s);
    if (const auto match = caseNumber.match(subject); match.hasMatch())
        m_desk->go({.room = RoomId::queue, .caseId = CaseId{match.captured()}});
}

void IntegrityPage::retranslate()
{
    m_run->setText(tr("Check everything"));
    m_checkAction->setText(m_run->text());
    m_cancel->setText(tr("Cancel"));
    m_evidence->setText(tr("with every paper (slower)"));
    m_full->setText(tr("every signature again"));
    m_full->setToolTip(tr("Otherwise signatures that this desk verified before are not verified "
                          "again while their entries' bytes are the same"));
    m_acceptance->retranslate();
    m_outsideTime->retranslate();
    m_witnesses->retranslate();
    m_checkpoint->setText(tr("Sign a checkpoint now"));
    m_checkpoint->setToolTip(
        tr("Signs the state of the history, so that it can be compared later"));
    m_more->setText(tr("Fingerprints and keys"));
    m_details->setAccessibleName(m_more->text());
    m_list->setAccessibleName(tr("Findings"));
    m_list->viewport()->update();
    showState();
}

QString IntegrityRoom::name() const
{
    return IntegrityPage::tr("Integrity");
}

QWidget *IntegrityRoom::widget()
{
    if (!m_page)
        m_page = new IntegrityPage(m_desk);
    return m_page;
}

void IntegrityRoom::load()
{
    m_page->refresh();
}

void IntegrityRoom::open(const Destination &)
{
}

QList<QAction *> IntegrityRoom::actions() const
{
    return m_page ? QList<QAction *>{m_page->checkAction()} : QList<QAction *>();
}

} // namespace Redress::Ui
