// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/paperpreview.h"

#include "models/preview/previewer.h"
#include "models/services/documentservice.h"
#include "ui/archive/pagesview.h"
#include "ui/archive/pictureview.h"
#include "ui/archive/soundplayer.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/theme.h"

#include <QPlainTextEdit>
#include <QScreen>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr qint64 kMaxSoundInMemory = 96 * 1024 * 1024; // played from memory
constexpr qint64 kMaxTextShown = 512 * 1024;
constexpr int kShapePoints = 160; // of a recording

struct PaperPreview::Content {
    std::optional<Error> problem; // it could not be read
    std::optional<QString> text;
    Preview::Answer seen; // by the helper, where it is no text
    QByteArray sound;
    QSize box; // for which it was made
    DocumentId paper;
};

PaperPreview::PaperPreview(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_stack(new QStackedWidget), m_empty(new EmptyState(u"papers"_s)),
      m_picture(new PictureView), m_pages(new PagesView), m_text(new QPlainTextEdit),
      m_sound(new SoundPlayer)
{
    m_text->setReadOnly(true);
    m_text->setFrameShape(QFrame::NoFrame);
    m_text->setFont(monospaceFont());
    for (QWidget *view : {static_cast<QWidget *>(m_empty), static_cast<QWidget *>(m_picture),
                          static_cast<QWidget *>(m_pages), static_cast<QWidget *>(m_text),
                          static_cast<QWidget *>(m_sound)})
        m_stack->addWidget(view);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->addWidget(m_stack);
    connect(m_pages, &PagesView::pageWanted, this, &PaperPreview::askForPage);
    retranslate();
}

PaperPreview::~PaperPreview()
{
    forget();
}

void PaperPreview::forget()
{
    if (m_looking)
        m_looking->cancel();
    m_looking.reset();
}

void PaperPreview::show(const Services::PaperRow &paper)
{
    if (paper.id == m_paper.id)
        return;
    clear();
    m_paper = paper;
    if (paper.erased) {
        tell(tr("The paper was lawfully erased; that it was there stays provable."));
        return;
    }
    tell(tr("Opening…"));
    // No more pixels than the screen has; the first page as wide as the view.
    const QSize box = paper.mediaType == "application/pdf"_L1
        ? m_pages->boxFor(width())
        : screen()->size() * devicePixelRatioF();
    m_looking = m_desk->workers()->look(
        Items::Lane::Viewer, this,
        [session = m_desk->session(), paper, box](const Progress &progress) {
            return read(session, paper, box, progress);
        },
        [this](const Content &content) {
            if (content.paper == m_paper.id)
                take(content);
        });
}

void PaperPreview::clear()
{
    forget();
    m_paper = {};
    m_picture->setPicture({});
    m_pages->clear();
    m_text->clear();
    m_sound->stop();
    retranslate();
}

PaperPreview::Content PaperPreview::read(const Services::SessionPtr &session,
                                         const Services::PaperRow &paper, const QSize &box,
                                         const Progress &progress)
{
    Content content;
    content.paper = paper.id;
    content.box = box;
    content.seen.outcome = Preview::Outcome::Cancelled;
    if (progress.isCancelled())
        return content;
    auto device = Services::DocumentService(session).open(paper.id);
    if (!device) {
        content.problem = device.error();
        return content;
    }
    QIODevice &source = **device;
    if (paper.mediaType.startsWith("text/"_L1)) {
        content.text = QString::fromUtf8(source.read(kMaxTextShown));
        return content;
    }
    const bool isSound = paper.mediaType.startsWith("audio/"_L1);
    if (isSound && source.size() > kMaxSoundInMemory) {
        content.seen.outcome = Preview::Outcome::TooLarge;
        return content;
    }
    Preview::Request request;
    request.box = box;
    request.peaks = kShapePoints;
    auto seen = Preview::Previewer::shared().ask(request, source, progress);
    if (!seen) {
        content.problem = seen.error();
        return content;
    }
    content.seen = *std::move(seen);
    if (isSound && source.seek(0))
        content.sound = source.readAll();
    return content;
}

void PaperPreview::take(const Content &content)
{
    if (content.problem) {
        tell(ErrorWords::sentence(tr("The paper could not be opened."), *content.problem));
    } else if (content.text) {
        m_text->setPlainText(*content.text);
        m_stack->setCurrentWidget(m_text);
    } else if (!content.sound.isEmpty()) {
        // Of a compressed recording no shape is told, but it can be played.
        m_sound->setSound(content.sound, content.seen.peaks);
        m_stack->setCurrentWidget(m_sound);
    } else {
        takeSeen(content);
    }
}

void PaperPreview::takeSeen(const Content &content)
{
    using Outcome = Preview::Outcome;
    switch (content.seen.outcome) {
    case Outcome::Shown:
        if (content.seen.content == Preview::Content::Page) {
            m_stack->setCurrentWidget(m_pages);
            m_pages->setPages(content.seen.pages, content.seen.pageCount, content.seen.picture,
                              content.box);
        } else if (!content.seen.picture.isNull()) {
            m_picture->setPicture(content.seen.picture);
            m_stack->setCurrentWidget(m_picture);
        } else {
            tell(tr("This kind of file cannot be shown here. Export it to look at it."));
        }
        return;
    case Outcome::UnknownKind:
        tell(tr("This kind of file cannot be shown here. Export it to look at it."));
        return;
    case Outcome::Unreadable:
        tell(tr("This file cannot be read as what it says it is. It stays archived as it came; "
                "export it to look at it."));
        return;
    case Outcome::TooLarge:
        tell(tr("This paper is too large to be shown here. Export it to look at it."));
        return;
    case Outcome::Locked:
        tell(tr("This PDF asks for a password, so it cannot be shown here. Export it to look at "
                "it."));
        return;
    case Outcome::Crashed:
    case Outcome::Nonsense:
        tell(tr("This paper cannot be shown: reading it went wrong. It may be damaged, or made to "
                "do harm. It stays archived as it came and can be exported."));
        return;
    case Outcome::TooSlow:
        tell(tr("This paper cannot be shown: reading it took too long. It stays archived as it "
                "came and can be exported."));
        return;
    case Outcome::NoHelper:
        tell(tr("This paper cannot be shown: the program redress-preview is missing beside "
                "Redress. The papers are safe; install Redress again."));
        return;
    case Outcome::Cancelled:
        return;
    }
}

void PaperPreview::askForPage(int page, const QSize &box)
{
    m_looking = m_desk->workers()->look(
        Items::Lane::Viewer, this,
        [session = m_desk->session(), id = m_paper.id, page, box](const Progress &progress) {
            Preview::Answer seen;
            auto device = Services::DocumentService(session).open(id);
            if (!device || progress.isCancelled())
                return std::pair(id, seen);
            Preview::Request request;
            request.box = box;
            request.page = page;
            if (auto answer = Preview::Previewer::shared().ask(request, **device, progress))
                seen = *std::move(answer);
            return std::pair(id, seen);
        },
        [this, page, box](const std::pair<DocumentId, Preview::Answer> &answer) {
            if (answer.first == m_paper.id)
                m_pages->setPicture(page, answer.second.picture, box);
        });
}

void PaperPreview::tell(const QString &sentence)
{
    m_empty->setWords(sentence, {});
    m_stack->setCurrentWidget(m_empty);
}

bool PaperPreview::isSound() const
{
    return m_stack->currentWidget() == m_sound;
}

void PaperPreview::togglePlay()
{
    if (isSound())
        m_sound->toggle();
}

void PaperPreview::retranslate()
{
    if (m_paper.id.isEmpty())
        tell(tr("Choose a paper to see it."));
}

} // namespace Redress::Ui
