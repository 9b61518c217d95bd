// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/center/centerroom.h"

#include "models/services/directoryservice.h"
#include "ui/center/centerdialogs.h"
#include "ui/shell/settings.h"
#include "ui/widgets/codewords.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messages.h"
#include "ui/widgets/theme.h"

#include <QAction>
#include <QHBoxLayout>
#include <QHeaderView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QTreeWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kWidth = 820;
constexpr int kMostPeopleShown = 8; // then the list scrolls
constexpr int kMayEnd = Qt::UserRole + 1; // of a row: whether this access can be ended
constexpr int kProblemRows = 6;
constexpr QLatin1String kImportFormat{"cfpb"};

CenterPage::CenterPage(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_asker(desk->workers()), m_addPerson(new QAction(this)),
      m_import(new QAction(this)), m_backUp(new QAction(this)), m_password(new QAction(this)),
      m_title(new Label(Tone::Title)), m_facts(new Label(Tone::Secondary)),
      m_peopleHead(new Label(Tone::Heading)), m_people(new QTreeWidget), m_add(new QPushButton),
      m_retire(new QPushButton), m_peopleNotice(new Notice), m_importNotice(new Notice),
      m_backupNotice(new Notice), m_passwordNotice(new Notice), m_problems(new QPlainTextEdit)
{
    m_facts->setWordWrap(true);
    m_facts->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_people->setObjectName(u"people"_s);
    m_people->setRootIsDecorated(false);
    m_people->setUniformRowHeights(true);
    m_people->setFrameShape(QFrame::NoFrame);
    m_people->setColumnCount(2);
    m_people->header()->setSectionResizeMode(0, QHeaderView::ResizeToContents);
    m_people->setHeaderHidden(true);
    m_people->setIndentation(2 * kGrid);
    const bool mayManage = desk->may(Domain::Right::ManageStaff);
    m_addPerson->setIcon(icon(u"add"_s));
    m_addPerson->setEnabled(mayManage);
    m_import->setEnabled(desk->may(Domain::Right::ImportCases));
    m_backUp->setEnabled(desk->may(Domain::Right::ReadLedger));
    m_add->setObjectName(u"addPerson"_s);
    m_retire->setObjectName(u"retire"_s);
    m_add->setVisible(mayManage);
    m_retire->setVisible(mayManage);
    m_retire->setEnabled(false);
    m_problems->setReadOnly(true);
    m_problems->setObjectName(u"problems"_s);
    m_problems->setFixedHeight(m_problems->fontMetrics().lineSpacing() * kProblemRows + 4 * kGrid);
    m_problems->hide();

    auto *sheet = new QWidget;
    sheet->setMaximumWidth(kWidth);
    auto *column = new QVBoxLayout(sheet);
    column->setContentsMargins(8 * kGrid, 8 * kGrid, 8 * kGrid, 8 * kGrid);
    column->setSpacing(2 * kGrid);
    column->addWidget(m_title);
    column->addWidget(m_facts);
    column->addSpacing(4 * kGrid);
    column->addWidget(m_peopleHead);
    column->addWidget(m_people);
    auto *peopleRow = new QHBoxLayout;
    peopleRow->addWidget(m_add);
    peopleRow->addWidget(m_retire);
    peopleRow->addStretch(1);
    column->addLayout(peopleRow);
    column->addWidget(m_peopleNotice);
    addPart(column, &m_importHead, &m_importWords, m_import, m_importNotice)
        ->setObjectName(u"import"_s);
    column->addWidget(m_problems);
    addPart(column, &m_backupHead, &m_backupWords, m_backUp, m_backupNotice)
        ->setObjectName(u"backup"_s);
    QPushButton *change
        = addPart(column, &m_passwordHead, &m_passwordWords, m_password, m_passwordNotice);
    change->setObjectName(u"password"_s);
    column->addStretch(1);
    auto *scroll = new QScrollArea;
    scroll->setFrameShape(QFrame::NoFrame);
    scroll->setWidgetResizable(true);
    scroll->setFocusPolicy(Qt::NoFocus);
    auto *ground = new QWidget;
    auto *row = new QHBoxLayout(ground);
    row->setContentsMargins(0, 0, 0, 0);
    row->addWidget(sheet, 1);
    row->addStretch(0);
    scroll->setWidget(ground);
    auto *whole = new QVBoxLayout(this);
    whole->setContentsMargins(0, 0, 0, 0);
    whole->addWidget(scroll);

    setFocusProxy(mayManage ? static_cast<QWidget *>(m_people) : change);
    connect(m_add, &QPushButton::clicked, m_addPerson, &QAction::trigger);
    connect(m_addPerson, &QAction::triggered, this, [this] {
        auto *dialog = new PersonDialog(m_desk, this);
        connect(dialog, &CenterDialog::carriedOut, this, &CenterPage::refresh);
        dialog->open();
    });
    connect(m_people, &QTreeWidget::currentItemChanged, this, [this](QTreeWidgetItem *item) {
        m_retire->setEnabled(item && item->data(0, kMayEnd).toBool());
    });
    connect(m_retire, &QPushButton::clicked, this, &CenterPage::retire);
    connect(m_import, &QAction::triggered, this, [this] {
        Messages::instance().chooseFiles(this, tr("Complaints of another system"),
                                         [this](const QStringList &files) {
                                             if (!files.isEmpty())
                                                 importFile(files.first());
                                         });
    });
    connect(m_backUp, &QAction::triggered, this, [this] {
        Messages::instance().chooseFolder(this, tr("Where the backup stands or will stand"),
                                          Settings::backupFolder.get(),
                                          [this](const QString &folder) {
                                              if (!folder.isEmpty())
                                                  backUp(folder);
                                          });
    });
    connect(m_password, &QAction::triggered, this,
            [this] { (new PasswordDialog(m_desk, this))->open(); });
    retranslate();
}

QPushButton *CenterPage::addPart(QVBoxLayout *column, Label **head, Label **words, QAction *action,
                                 Notice *notice)
{
    *head = new Label(Tone::Heading);
    *words = new Label(Tone::Secondary);
    (*words)->setWordWrap(true);
    auto *button = new QPushButton;
    button->setEnabled(action->isEnabled());
    connect(action, &QAction::changed, button, [button, action] {
        button->setText(action->text() + u'…');
        button->setEnabled(action->isEnabled());
    });
    connect(button, &QPushButton::clicked, action, &QAction::trigger);
    column->addSpacing(5 * kGrid);
    column->addWidget(*head);
    column->addWidget(*words);
    column->addWidget(button, 0, Qt::AlignLeft);
    column->addWidget(notice);
    return button;
}

QList<QAction *> CenterPage::actions() const
{
    return {m_addPerson, m_import, m_backUp, m_password};
}

void CenterPage::refresh()
{
    m_asker.ask([session = m_desk->session()] { return Services::StaffService(session).list(); },
                [this](const Result<QList<Domain::StaffMember>> &staff) {
                    m_peopleNotice->clear();
                    if (staff)
                        m_staff = *staff;
                    else
                        m_peopleNotice->say(
                            Mark::Due,
                            ErrorWords::sentence(tr("The people are not shown."), staff.error()));
                    showStaff();
                });
}

void CenterPage::showStaff()
{
    const int before = m_people->indexOfTopLevelItem(m_people->currentItem());
    const int rowHeight = m_people->fontMetrics().height() + 3 * kGrid;
    m_people->clear();
    for (const Domain::StaffMember &member : std::as_const(m_staff)) {
        const bool self = member.id == m_desk->session()->person().id;
        QString roles = CodeWords::roles(member.roles);
        if (self)
            roles = tr("%1 · yourself").arg(roles);
        if (member.retired)
            roles = tr("%1 · no longer works here").arg(roles);
        auto *item = new QTreeWidgetItem({member.name, roles});
        item->setSizeHint(
            0, {m_people->fontMetrics().horizontalAdvance(member.name) + 8 * kGrid, rowHeight});
        item->setData(0, Qt::UserRole, member.id.value);
        item->setData(0, kMayEnd, !member.retired && !self);
        item->setDisabled(member.retired);
        m_people->addTopLevelItem(item);
    }
    const int rows = std::clamp(m_people->topLevelItemCount(), 1, kMostPeopleShown);
    m_people->setFixedHeight(rows * rowHeight + kGrid);
    m_people->setCurrentItem(m_people->topLevelItem(std::max(before, 0)));
}

void CenterPage::retire()
{
    const QTreeWidgetItem *item = m_people->currentItem();
    if (!item)
        return;
    const StaffId id{item->data(0, Qt::UserRole).toString()};
    Messages::instance().ask(
        this,
        {tr("End somebody's access"),
         tr("%1 can no longer sign in. What they signed stays valid.").arg(item->text(0)),
         tr("End the access"), tr("Cancel")},
        [this, id](bool yes) {
            if (!yes)
                return;
            m_desk->workers()->write(
                this,
                [session = m_desk->session(), id] {
                    return Services::StaffService(session).retire(id);
                },
                [this](const Result<void> &retired) {
                    refresh();
                    if (!retired)
                        m_peopleNotice->say(
                            Mark::Due,
                            ErrorWords::sentence(tr("Nothing was changed."), retired.error()));
                });
        });
}

void CenterPage::importFile(const QString &path)
{
    m_importNotice->clear();
    m_problems->hide();
    m_import->setEnabled(false);
    const auto progress = m_desk->work()->begin(tr("Reading complaints"), false);
    // Beside the writer: whoever logs a call meanwhile does not wait for the last row.
    m_desk->workers()->read(
        m_desk,
        [session = m_desk->session(), path, progress] {
            return Services::ImportService(session).importFile(path, kImportFormat, *progress);
        },
        [desk = m_desk, page = QPointer(this),
         progress](const Result<Services::ImportReport> &report) {
            desk->work()->finish(progress);
            desk->tellChanged({});
            if (page)
                page->showImport(report);
        });
}

void CenterPage::showImport(const Result<Services::ImportReport> &report)
{
    m_import->setEnabled(true);
    if (!report) {
        m_importNotice->say(Mark::Due,
                            ErrorWords::sentence(tr("The file was not read."), report.error()));
        return;
    }
    const QLocale locale;
    QString words
        = tr("%1 rows read: %2 cases added, %3 already here, %4 could not be read.")
              .arg(locale.toString(report->rows), locale.toString(report->added),
                   locale.toString(report->alreadyThere), locale.toString(report->failed));
    if (report->cancelled)
        words += u' ' + tr("It was stopped; what was added stays. Read the file again to go on.");
    m_importNotice->say(report->failed > 0 || report->cancelled ? Mark::Due : Mark::Done, words);
    QStringList lines;
    for (const Services::ImportProblem &problem : report->problems)
        lines.append(
            tr("Line %1: %2", "of a file").arg(locale.toString(problem.line), problem.reason));
    m_problems->setPlainText(lines.join(u'\n'));
    m_problems->setVisible(!lines.isEmpty());
}

void CenterPage::backUp(const QString &folder)
{
    m_backupNotice->clear();
    m_backUp->setEnabled(false);
    const auto progress = m_desk->work()->begin(tr("Making a backup"), false);
    m_desk->workers()->read(
        m_desk,
        [session = m_desk->session(), folder, progress] {
            return Services::BackupService(session).backUp(folder, *progress);
        },
        [desk = m_desk, page = QPointer(this),
         progress](const Result<Services::BackupReport> &report) {
            desk->work()->finish(progress);
            if (report)
                Settings::backupFolder.set(report->directory);
            if (page)
                page->showBackup(report);
        });
}

void CenterPage::showBackup(const Result<Services::BackupReport> &report)
{
    m_backUp->setEnabled(true);
    if (!report) {
        m_backupNotice->say(
            Mark::Due,
            ErrorWords::sentence(tr("No new backup was made; an earlier one there stays good."),
                                 report.error()));
        return;
    }
    const QLocale locale;
    const QString words
        = tr("The backup is complete: %1 entries, %2 files (%3), of which %4 are new.")
              .arg(locale.toString(report->entries), locale.toString(report->files),
                   CodeWords::fileSize(report->bytes), locale.toString(report->newFiles));
    const auto &findings = report->verification.findings;
    m_backupNotice->say(findings.isEmpty() ? Mark::Done : Mark::Broken,
                        findings.isEmpty() ? words
                                           : words + u' '
                                + tr("%n paper(s) are no longer as they were recorded and could "
                                     "not be copied.",
                                     nullptr, int(findings.size())));
}

void CenterPage::retranslate()
{
    const Services::CenterFacts &center = m_desk->session()->center();
    const Domain::Procedure *procedure = m_desk->session()->rules().procedure(center.procedure);
    m_title->setText(center.name);
    m_facts->setText(tr("It stands at %1.").arg(m_desk->session()->directory())
                     + (procedure ? u'\n'
                                + tr("It works by: %1")
                                      .arg(CodeWords::label(procedure->title, procedure->titleZh))
                                  : QString()));
    m_peopleHead->setText(tr("People"));
    m_people->setAccessibleName(m_peopleHead->text());
    m_add->setText(tr("Add a person…"));
    m_retire->setText(tr("End access…"));
    m_importHead->setText(tr("Complaints of another system"));
    m_importWords->setText(tr("A CSV file as the public complaint database of the CFPB exports it, "
                              "old or new layout. Reading it twice adds nothing twice."));
    m_backupHead->setText(tr("Backup"));
    m_backupWords->setText(
        tr("A sealed copy of everything, made while others work. A second one into the same folder "
           "copies only what is new. Keep it on another disk or in another house."));
    m_passwordHead->setText(tr("My password"));
    m_passwordWords->setText(tr("You are signed in as %1.").arg(m_desk->session()->person().name));
    m_addPerson->setText(tr("Add a person"));
    m_import->setText(tr("Read complaints from a file"));
    m_backUp->setText(tr("Make a backup"));
    m_password->setText(tr("Change my password"));
    m_problems->setAccessibleName(tr("Rows that could not be read"));
    showStaff();
}

QString CenterRoom::name() const
{
    return CenterPage::tr("Center");
}

QWidget *CenterRoom::widget()
{
    if (!m_page)
        m_page = new CenterPage(m_desk);
    return m_page;
}

void CenterRoom::load()
{
    m_page->refresh();
}

void CenterRoom::open(const Destination &)
{
}

QList<QAction *> CenterRoom::actions() const
{
    return m_page ? m_page->actions() : QList<QAction *>();
}

} // namespace Redress::Ui
