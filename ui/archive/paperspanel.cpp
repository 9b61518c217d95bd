// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/paperspanel.h"

#include "models/preview/previewer.h"
#include "ui/archive/addpapersdialog.h"
#include "ui/archive/clipboardpapers.h"
#include "ui/archive/paperdelegate.h"
#include "ui/archive/paperpreview.h"
#include "ui/shell/room.h"
#include "ui/widgets/actionbutton.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/icons.h"
#include "ui/widgets/messages.h"
#include "ui/widgets/signaturewords.h"
#include "ui/widgets/theme.h"

#include <QClipboard>
#include <QDragEnterEvent>
#include <QFileInfo>
#include <QGuiApplication>
#include <QHBoxLayout>
#include <QListView>
#include <QMimeData>
#include <QSplitter>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr int kListWidth = 84 * kGrid;

PapersPanel::PapersPanel(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_model(desk->workers(), desk->session()),
      m_add(new QAction(this)), m_paste(new QAction(this)), m_export(new QAction(this)),
      m_receipt(new QAction(this)), m_play(new QAction(this)), m_openCase(new QAction(this)),
      m_splitter(new QSplitter), m_list(new QListView), m_listStack(new QStackedWidget),
      m_empty(new EmptyState(u"papers"_s)), m_notice(new Notice),
      m_seal(new Label(Tone::Secondary)), m_signatures(new Notice),
      m_preview(new PaperPreview(desk))
{
    setAcceptDrops(true);
    m_list->setModel(&m_model);
    m_list->setUniformItemSizes(true);
    m_list->setFrameShape(QFrame::NoFrame);
    m_list->setVerticalScrollMode(QAbstractItemView::ScrollPerPixel);
    m_list->setObjectName(u"paperList"_s);
    m_listStack->addWidget(m_list);
    m_empty->setObjectName(u"noPapers"_s);
    m_listStack->addWidget(m_empty);
    setFocusProxy(m_list);

    m_add->setIcon(icon(u"add"_s));
    m_paste->setShortcut(QKeySequence::Paste);
    m_export->setIcon(icon(u"export"_s));
    m_receipt->setIcon(icon(u"seal"_s));
    m_receipt->setShortcut(QKeySequence(u"Ctrl+Shift+R"_s));
    m_receipt->setObjectName(u"receipt"_s);
    m_play->setShortcut(QKeySequence(Qt::Key_Space));
    m_play->setIcon(icon(u"play"_s));
    m_openCase->setIcon(icon(u"queue"_s));
    for (QAction *action : {m_add, m_paste, m_export, m_receipt, m_play, m_openCase}) {
        action->setShortcutContext(Qt::WidgetWithChildrenShortcut);
        addAction(action);
    }
    auto *buttons = new QHBoxLayout;
    buttons->setContentsMargins(0, kGrid, 0, kGrid);
    for (QAction *action : {m_add, m_export, m_receipt, m_openCase}) {
        m_buttons.append(new ActionButton(action));
        buttons->addWidget(m_buttons.last());
    }
    buttons->addStretch(1);
    auto *right = new QWidget;
    auto *rightColumn = new QVBoxLayout(right);
    rightColumn->setContentsMargins(2 * kGrid, 0, 0, 0);
    rightColumn->addWidget(m_preview, 1);
    m_seal->setWordWrap(true);
    rightColumn->addWidget(m_seal);
    m_signatures->setObjectName(u"signatures"_s);
    rightColumn->addWidget(m_signatures);
    m_listStack->setMinimumWidth(60 * kGrid);
    m_splitter->setChildrenCollapsible(false);
    m_splitter->addWidget(m_listStack);
    m_splitter->addWidget(right);
    m_splitter->setStretchFactor(1, 1);
    m_splitter->setSizes({kListWidth, 2 * kListWidth});
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, kGrid, 0, 0);
    column->setSpacing(kGrid);
    column->addLayout(buttons);
    column->addWidget(m_notice);
    column->addWidget(m_splitter, 1);

    connect(m_add, &QAction::triggered, this, [this] {
        Messages::instance().chooseFiles(
            this, tr("Choose papers to archive"),
            [this](const QStringList &paths) { add(papersAt(paths)); });
    });
    connect(m_paste, &QAction::triggered, this, &PapersPanel::paste);
    connect(m_export, &QAction::triggered, this, &PapersPanel::exportCurrent);
    connect(m_receipt, &QAction::triggered, this, &PapersPanel::giveReceipt);
    connect(m_play, &QAction::triggered, m_preview, &PaperPreview::togglePlay);
    connect(m_openCase, &QAction::triggered, this, [this] {
        if (const QModelIndex at = m_list->currentIndex(); at.isValid()) {
            const Services::PaperRow &paper = m_model.rowAt(at.row());
            m_desk->go({.room = RoomId::queue, .caseId = paper.caseId, .document = paper.id});
        }
    });
    connect(m_list->selectionModel(), &QItemSelectionModel::currentChanged, this,
            &PapersPanel::showCurrent);
    connect(&m_model, &Items::PagedModel::pageArrived, this, &PapersPanel::showList);
    connect(m_empty, &EmptyState::wanted, m_add, &QAction::trigger);
    setCase({});
    retranslate();
}

void PapersPanel::setCase(const CaseId &id)
{
    if (id != m_case || !m_delegate) {
        m_case = id;
        delete m_delegate;
        m_delegate = new PaperDelegate(Items::PapersModel::RowRole, m_desk, id.isEmpty(), this);
        m_list->setItemDelegate(m_delegate);
        m_preview->clear();
        m_seal->clear();
        m_signatures->clear();
        m_notice->clear();
        sayWhenEmpty();
    }
    m_add->setEnabled(!m_case.isEmpty() && m_desk->may(Domain::Right::LogCase));
    m_paste->setEnabled(m_add->isEnabled());
    m_openCase->setEnabled(m_case.isEmpty());
    m_model.setQuery(m_case);
}

void PapersPanel::refresh()
{
    m_model.reload();
}

void PapersPanel::select(const DocumentId &id)
{
    m_wanted = id;
    if (const QModelIndex at = m_model.indexOf(id); at.isValid()) {
        m_list->setCurrentIndex(at);
        m_wanted = {};
    }
}

QList<QAction *> PapersPanel::actions() const
{
    return {m_add, m_export, m_receipt};
}

void PapersPanel::showList()
{
    if (m_model.problem())
        m_notice->say(
            Mark::Due,
            ErrorWords::sentence(tr("The papers could not be read."), *m_model.problem()));
    m_listStack->setCurrentIndex(m_model.rowCount() > 0 ? 0 : 1);
    if (!m_wanted.isEmpty())
        select(m_wanted);
    if (!m_list->currentIndex().isValid() && m_model.rowCount() > 0)
        m_list->setCurrentIndex(m_model.index(0));
    showCurrent();
}

void PapersPanel::showCurrent()
{
    const QModelIndex at = m_list->currentIndex();
    m_export->setEnabled(at.isValid() && m_desk->may(Domain::Right::ExportDocument));
    m_receipt->setEnabled(at.isValid() && m_desk->may(Domain::Right::LogCase));
    if (!at.isValid()) {
        m_preview->clear();
        m_seal->clear();
        m_signatures->clear();
        return;
    }
    const Services::PaperRow &paper = m_model.rowAt(at.row());
    m_seal->setText(m_delegate->sealWords(paper));
    if (paper.signatures.isEmpty())
        m_signatures->clear();
    else
        m_signatures->say(SignatureWords::mark(paper.signatures),
                          SignatureWords::sentences(paper.signatures, m_desk->zone()));
    if (isVisible())
        m_preview->show(paper);
}

void PapersPanel::showEvent(QShowEvent *event)
{
    Page::showEvent(event);
    Preview::Previewer::shared().warmUp();
    showCurrent(); // a paper is decrypted when somebody sees it, not before
}

void PapersPanel::hideEvent(QHideEvent *event)
{
    Page::hideEvent(event);
    Preview::Previewer::shared().cool();
}

void PapersPanel::add(QList<Services::NewPaper> papers)
{
    if (papers.isEmpty() || m_case.isEmpty())
        return;
    m_notice->clear();
    if (papers.size() > kMostPapersAtOnce) {
        refuse(Flood::Files);
        return;
    }
    for (Services::NewPaper &paper : papers)
        paper.caseId = m_case;
    auto *dialog = new AddPapersDialog(std::move(papers), this);
    connect(dialog, &AddPapersDialog::confirmed, this, &PapersPanel::archive);
    dialog->open();
}

void PapersPanel::archive(const QList<Services::NewPaper> &papers)
{
    m_notice->clear();
    const auto progress
        = m_desk->work()->begin(tr("Archiving %n paper(s)", nullptr, int(papers.size())), false);
    m_desk->workers()->write(
        m_desk,
        [session = m_desk->session(), papers, progress] {
            return Services::DocumentService(session).archiveMany(papers, *progress);
        },
        [desk = m_desk, panel = QPointer(this), progress, papers,
         id = m_case](const Archived &archived) {
            desk->work()->finish(progress);
            if (panel)
                panel->tellArchived(archived, papers);
            desk->tellChanged(id);
        });
}

void PapersPanel::tellArchived(const Archived &archived, const QList<Services::NewPaper> &papers)
{
    if (!archived) {
        m_notice->say(Mark::Due,
                      ErrorWords::sentence(tr("Nothing was archived."), archived.error()));
        return;
    }
    int done = 0;
    QStringList problems;
    for (qsizetype i = 0; i < archived->size(); ++i) {
        const Result<Services::ArchivedPaper> &one = archived->at(i);
        if (one) {
            ++done;
            m_wanted = one->id;
            continue;
        }
        const QString name
            = papers[i].path.isEmpty() ? papers[i].fileName : papers[i].path.section(u'/', -1);
        problems.append(
            !papers[i].path.isEmpty() && QFileInfo(papers[i].path).isDir()
                ? tr("%1 was not archived: it is a folder. Choose the files in it.").arg(name)
                : ErrorWords::sentence(tr("%1 was not archived.", "a file").arg(name),
                                       one.error()));
    }
    if (!problems.isEmpty())
        m_notice->say(Mark::Due, problems.join(u'\n'));
    if (done > 0)
        m_desk->say(tr("%n paper(s) archived and signed.", nullptr, done));
    refresh();
}

QDateTime PapersPanel::now() const
{
    return m_desk->nowUtc().toTimeZone(m_desk->zone());
}

void PapersPanel::refuse(Flood flood)
{
    switch (flood) {
    case Flood::None:
        return;
    case Flood::Files:
        m_notice->say(Mark::Due,
                      tr("More than %n file(s) at once. Nothing was taken; choose fewer.", nullptr,
                         kMostPapersAtOnce));
        return;
    case Flood::Text:
        m_notice->say(Mark::Due,
                      tr("That text is too long to paste. Nothing was taken; keep it "
                         "as a file and add the file."));
        return;
    }
}

void PapersPanel::take(const QMimeData *pasted)
{
    if (const Flood flood = floodIn(pasted); flood != Flood::None)
        refuse(flood);
    else
        add(papersFrom(pasted, now()));
}

void PapersPanel::paste()
{
    take(QGuiApplication::clipboard()->mimeData());
}

void PapersPanel::dragEnterEvent(QDragEnterEvent *event)
{
    if (m_add->isEnabled() && event->mimeData()->hasUrls())
        event->acceptProposedAction();
}

void PapersPanel::dropEvent(QDropEvent *event)
{
    event->acceptProposedAction();
    take(event->mimeData());
}

void PapersPanel::exportCurrent()
{
    const QModelIndex at = m_list->currentIndex();
    if (!at.isValid())
        return;
    const Services::PaperRow paper = m_model.rowAt(at.row());
    write({paper, tr("Export this paper to"), paper.fileName,
           tr("Exporting %1").arg(paper.fileName),
           tr("Exported, bit by bit as it was archived: %1"), tr("%1 was not exported."),
           [](const Services::SessionPtr &session, const DocumentId &id, const QString &path,
              Progress &progress) {
               return Services::DocumentService(session).exportTo(id, path, progress);
           }});
}

void PapersPanel::giveReceipt()
{
    const QModelIndex at = m_list->currentIndex();
    if (!at.isValid())
        return;
    const Services::PaperRow paper = m_model.rowAt(at.row());
    write({paper, tr("Save the consumer's receipt to"),
           tr("Receipt %1.pdf", "a file name, with the paper's number").arg(paper.id.value),
           tr("Making the receipt for %1").arg(paper.fileName),
           tr("The receipt is signed and ready for the consumer: %1"),
           tr("The receipt for %1 was not made."),
           [](const Services::SessionPtr &session, const DocumentId &id, const QString &path,
              Progress &) { return Services::DocumentService(session).receipt(id, path); }});
}

void PapersPanel::write(const Leaving &leaving)
{
    Messages::instance().chooseTarget(
        this, leaving.title, leaving.suggested, [this, leaving](const QString &path) {
            if (path.isEmpty())
                return;
            const auto progress = m_desk->work()->begin(leaving.working, false);
            m_desk->workers()->write(
                m_desk,
                [session = m_desk->session(), leaving, path, progress] {
                    return leaving.job(session, leaving.paper.id, path, *progress);
                },
                [desk = m_desk, panel = QPointer(this), progress, path,
                 leaving](const Result<void> &done) {
                    desk->work()->finish(progress);
                    if (done)
                        desk->say(leaving.done.arg(path));
                    else if (panel)
                        panel->m_notice->say(
                            Mark::Due,
                            ErrorWords::sentence(leaving.notDone.arg(leaving.paper.fileName),
                                                 done.error()));
                    desk->tellChanged(leaving.paper.caseId);
                });
        });
}

void PapersPanel::sayWhenEmpty()
{
    const bool canAdd = !m_case.isEmpty() && m_desk->may(Domain::Right::LogCase);
    m_empty->setWords(tr("No papers yet."),
                      canAdd ? tr("Drop files here, paste a picture or text, or choose files.")
                             : tr("Papers are archived in their case."),
                      canAdd ? tr("Choose files…") : QString());
}

void PapersPanel::retranslate()
{
    m_add->setText(tr("Add papers…"));
    m_add->setToolTip(tr("Choose files; or drop them here, or paste with Ctrl+V"));
    m_export->setText(tr("Export this paper…"));
    m_export->setToolTip(m_export->text());
    m_receipt->setText(tr("Receipt for the consumer…"));
    m_receipt->setToolTip(tr("A signed page that proves what was archived, and when"));
    m_openCase->setText(tr("Open its case"));
    m_play->setText(tr("Play or pause"));
    m_paste->setText(tr("Paste a paper"));
    m_list->setAccessibleName(tr("Papers"));
    sayWhenEmpty();
    m_list->viewport()->update();
    showCurrent();
}

} // namespace Redress::Ui
