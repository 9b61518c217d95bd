// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/reports/exportdialog.h"

#include "ui/reports/tabledialog.h"
#include "ui/widgets/codewords.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messages.h"
#include "ui/widgets/theme.h"

#include <QButtonGroup>
#include <QDesktopServices>
#include <QDir>
#include <QFileInfo>
#include <QHBoxLayout>
#include <QLineEdit>
#include <QPushButton>
#include <QRadioButton>
#include <QScrollArea>
#include <QStackedWidget>
#include <QUrl>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

using Services::Recipient;

constexpr int kDialogWidth = 720;
constexpr int kDialogHeight = 560;
constexpr Recipient kRecipients[]
    = {Recipient::Court, Recipient::Company, Recipient::Department, Recipient::Public};

ExportDialog::ExportDialog(Desk *desk, const Services::CaseCard &card, QWidget *parent)
    : Spoken<QDialog>(parent), m_desk(desk), m_card(card), m_asker(desk->workers()),
      m_head(new Label(Tone::Heading)), m_forLabel(new Label(Tone::Secondary)),
      m_seesLabel(new Label(Tone::Secondary)), m_targetLabel(new Label),
      m_recipients(new QButtonGroup(this)), m_sees(new QVBoxLayout), m_target(new QLineEdit),
      m_browse(new QPushButton), m_make(new QPushButton), m_cancel(new QPushButton),
      m_bar(new WorkBar), m_notice(new Notice), m_stack(new QStackedWidget),
      m_doneHead(new Label(Tone::Heading)), m_doneWords(new Label), m_commands(new Label),
      m_folder(new QPushButton)
{
    setAttribute(Qt::WA_DeleteOnClose);
    resize(kDialogWidth, kDialogHeight);
    auto *choosing = new QWidget;
    auto *recipients = new QVBoxLayout;
    recipients->addWidget(m_forLabel);
    for (const Recipient recipient : kRecipients) {
        auto *choice = new QRadioButton;
        choice->setObjectName("for-"_L1 + wordFor(recipient));
        m_recipients->addButton(choice, int(recipient));
        m_choices.append(choice);
        recipients->addWidget(choice);
    }
    m_choices.first()->setChecked(true);
    recipients->addStretch(1);
    auto *sheet = new QWidget;
    sheet->setLayout(m_sees);
    m_sees->setAlignment(Qt::AlignTop);
    m_sees->setSpacing(kGrid);
    auto *scroll = new QScrollArea;
    scroll->setWidgetResizable(true);
    scroll->setWidget(sheet);
    scroll->setObjectName(u"preview"_s);
    auto *seesColumn = new QVBoxLayout;
    seesColumn->addWidget(m_seesLabel);
    seesColumn->addWidget(scroll, 1);
    auto *middle = new QHBoxLayout;
    middle->setSpacing(6 * kGrid);
    middle->addLayout(recipients);
    middle->addLayout(seesColumn, 1);
    m_target->setObjectName(u"target"_s);
    m_targetLabel->setBuddy(m_target);
    auto *targetRow = new QHBoxLayout;
    targetRow->addWidget(m_targetLabel);
    targetRow->addWidget(m_target, 1);
    targetRow->addWidget(m_browse);
    auto *chooseColumn = new QVBoxLayout(choosing);
    chooseColumn->setContentsMargins(0, 0, 0, 0);
    chooseColumn->addLayout(middle, 1);
    chooseColumn->addLayout(targetRow);

    auto *done = new QWidget;
    auto *doneColumn = new QVBoxLayout(done);
    doneColumn->setContentsMargins(0, 0, 0, 0);
    doneColumn->setSpacing(3 * kGrid);
    m_doneWords->setWordWrap(true);
    m_doneWords->setTextInteractionFlags(Qt::TextSelectableByMouse);
    m_commands->setFont(monospaceFont());
    m_commands->setWordWrap(true);
    m_commands->setTextInteractionFlags(Qt::TextSelectableByMouse | Qt::TextSelectableByKeyboard);
    m_folder->setIcon(icon(u"folder"_s));
    for (QWidget *widget : {static_cast<QWidget *>(m_doneHead), static_cast<QWidget *>(m_doneWords),
                            static_cast<QWidget *>(m_commands)})
        doneColumn->addWidget(widget);
    doneColumn->addWidget(m_folder, 0, Qt::AlignLeft);
    doneColumn->addStretch(1);
    m_stack->addWidget(choosing);
    m_stack->addWidget(done);

    m_bar->setFixedWidth(50 * kGrid);
    m_make->setDefault(true);
    m_make->setObjectName(u"make"_s);
    m_cancel->setAutoDefault(false);
    m_browse->setAutoDefault(false);
    m_folder->setAutoDefault(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_bar);
    buttons->addStretch(1);
    buttons->addWidget(m_cancel);
    buttons->addWidget(m_make);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(6 * kGrid, 5 * kGrid, 6 * kGrid, 5 * kGrid);
    column->setSpacing(3 * kGrid);
    column->addWidget(m_head);
    column->addWidget(m_stack, 1);
    column->addWidget(m_notice);
    column->addLayout(buttons);

    connect(m_recipients, &QButtonGroup::idClicked, this,
            [this](int id) { choose(Recipient(id)); });
    connect(m_browse, &QPushButton::clicked, this, [this] {
        Messages::instance().chooseTarget(this, tr("Write the dossier to"), m_target->text(),
                                          [this](const QString &path) {
                                              if (!path.isEmpty())
                                                  m_target->setText(path);
                                          });
    });
    connect(m_make, &QPushButton::clicked, this, [this] { m_made ? accept() : makeDossier(); });
    connect(m_cancel, &QPushButton::clicked, this, [this] {
        if (m_progress)
            m_progress->cancel();
        else
            reject();
    });
    connect(m_folder, &QPushButton::clicked, this, [this] {
        QDesktopServices::openUrl(QUrl::fromLocalFile(QFileInfo(m_made->path).absolutePath()));
    });
    setTarget(QDir(usualFolder()).filePath(card.state.id.value + ".asice"_L1));
    retranslate();
    preview();
}

ExportDialog::~ExportDialog()
{
    if (m_progress) {
        m_progress->cancel(); // nobody waits for it any more
        m_desk->work()->finish(m_progress);
    }
}

void ExportDialog::setTarget(const QString &path)
{
    m_target->setText(path);
}

void ExportDialog::choose(Recipient recipient)
{
    m_recipient = recipient;
    m_recipients->button(int(recipient))->setChecked(true);
    preview();
}

void ExportDialog::preview()
{
    m_notice->clear();
    m_make->setEnabled(false);
    m_asker.ask(
        [session = m_desk->session(), id = m_card.state.id, recipient = m_recipient] {
            return Services::ReportService(session).preview(id, recipient);
        },
        [this](const Result<Services::DossierPreview> &seen) {
            m_preview.reset();
            if (seen)
                m_preview = *seen;
            else
                m_notice->say(Mark::Due,
                              ErrorWords::sentence(tr("No dossier can be made for this recipient."),
                                                   seen.error()));
            m_make->setEnabled(m_preview.has_value());
            showPreview();
        });
}

void ExportDialog::addGroup(const QString &head, const QStringList &lines)
{
    if (lines.isEmpty())
        return;
    m_sees->addWidget(new Label(head, Tone::Normal));
    auto *words = new Label(lines.join(u'\n'), Tone::Secondary);
    words->setWordWrap(true);
    words->setIndent(3 * kGrid);
    m_sees->addWidget(words);
    m_sees->addSpacing(2 * kGrid);
}

void ExportDialog::showPreview()
{
    while (QLayoutItem *item = m_sees->takeAt(0)) {
        delete item->widget();
        delete item;
    }
    if (!m_preview)
        return;
    const Domain::ConsumerFacts &person = m_preview->consumer;
    QStringList who;
    for (const QString &fact :
         {person.name, person.phone, person.idNumber, person.email, person.address}) {
        if (!fact.isEmpty())
            who.append(fact);
    }
    addGroup(tr("The consumer appears as"), {who.join(u" · "_s)});
    QStringList shown, hidden;
    for (const QString &name : m_preview->shownFacts)
        shown.append(CodeWords::factGroup(name));
    for (const QString &name : m_preview->hiddenFacts)
        hidden.append(CodeWords::factGroup(name));
    const QString comma = CodeWords::tr(", ", "between the words of a list");
    addGroup(tr("Can be read"), shown.isEmpty() ? QStringList() : QStringList{shown.join(comma)});
    addGroup(tr("Stays closed, but provable"),
             hidden.isEmpty() ? QStringList() : QStringList{hidden.join(comma)});
    const auto named = [](const QList<Services::PaperRow> &papers) {
        QStringList names;
        for (const Services::PaperRow &paper : papers)
            names.append(tr("%1: %2", "a kind of paper and its name")
                             .arg(CodeWords::paperKind(paper.kind),
                                  paper.fileName.isEmpty() ? paper.id.value : paper.fileName));
        return names;
    };
    addGroup(tr("%n paper(s) travel", nullptr, int(m_preview->papers.size())),
             named(m_preview->papers));
    addGroup(tr("%n paper(s) stay here", nullptr, int(m_preview->withheldPapers.size())),
             named(m_preview->withheldPapers));
    addGroup(tr("Besides"),
             {tr("%n act(s) of the chronology, signed and provable", nullptr,
                 int(m_preview->chronology.size())),
              tr("about %1 in all").arg(CodeWords::fileSize(m_preview->totalBytes))});
}

void ExportDialog::setBusy(bool busy)
{
    for (QRadioButton *choice : std::as_const(m_choices))
        choice->setEnabled(!busy);
    m_target->setEnabled(!busy);
    m_browse->setEnabled(!busy);
    m_make->setEnabled(!busy);
    m_bar->follow(busy ? m_progress : nullptr);
}

void ExportDialog::makeDossier()
{
    const QString path = m_target->text().trimmed();
    if (path.isEmpty()) {
        m_notice->say(Mark::Due, tr("Choose where the dossier is written to."));
        m_target->setFocus();
        return;
    }
    m_notice->clear();
    m_progress
        = m_desk->work()->begin(tr("Making the dossier of %1").arg(m_card.state.id.value), false);
    setBusy(true);
    m_desk->workers()->write(
        this,
        [session = m_desk->session(), id = m_card.state.id, recipient = m_recipient, path,
         progress = m_progress] {
            return Services::ReportService(session).dispute(id, recipient, path, *progress);
        },
        [this](const Result<Services::DossierMade> &made) { take(made); });
}

void ExportDialog::take(const Result<Services::DossierMade> &made)
{
    m_desk->work()->finish(m_progress);
    m_progress.reset();
    setBusy(false);
    if (!made) {
        m_notice->say(Mark::Due,
                      ErrorWords::sentence(tr("The dossier was not made; no file was left behind."),
                                           made.error()));
        return;
    }
    m_made = *made;
    m_stack->setCurrentIndex(1);
    m_cancel->hide();
    m_make->setFocus(); // Enter closes
    m_desk->tellChanged(m_card.state.id);
    retranslate();
}

void ExportDialog::retranslate()
{
    setWindowTitle(tr("Export the dossier"));
    m_head->setText(tr("Dossier of %1").arg(m_card.state.id.value));
    m_forLabel->setText(tr("For whom?"));
    for (int i = 0; i < int(std::size(kRecipients)); ++i)
        m_choices[i]->setText(CodeWords::recipient(wordFor(kRecipients[i])));
    m_seesLabel->setText(tr("What they will see"));
    m_targetLabel->setText(tr("File"));
    m_target->setAccessibleName(m_targetLabel->text());
    m_browse->setText(tr("Choose…"));
    m_make->setText(m_made ? tr("Close") : tr("Make the dossier"));
    m_cancel->setText(tr("Cancel"));
    m_folder->setText(tr("Open the folder"));
    m_doneHead->setText(tr("The dossier is made."));
    if (m_made) {
        m_doneWords->setText(
            tr("It lies at %1 (%2). Everything in it is signed. Whoever receives it can check it "
               "without this program: unpack it and follow VERIFY.txt, or use redress-verify. "
               "This is its fingerprint, to be told by another way:")
                .arg(m_made->path, CodeWords::fileSize(m_made->size)));
        m_commands->setText("SHA-256  "_L1 + QString::fromLatin1(m_made->sha256.toHex())
                            + "\n\nredress-verify "_L1 + QFileInfo(m_made->path).fileName()
                            + "\nunzip "_L1 + QFileInfo(m_made->path).fileName()
                            + " -d dossier && cd dossier && sh verify.sh"_L1);
    }
    showPreview();
}

} // namespace Redress::Ui
