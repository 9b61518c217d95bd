// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/paperpreview.h"

#include "models/services/documentservice.h"
#include "ui/archive/pictureview.h"
#include "ui/archive/soundplayer.h"
#include "ui/widgets/errorwords.h"
#include "ui/widgets/theme.h"

#include <QBuffer>
#include <QImageReader>
#include <QPdfDocument>
#include <QPdfView>
#include <QPlainTextEdit>
#include <QStackedWidget>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr qint64 kMaxInMemory = 96 * 1024 * 1024; // pages and sound that are shown from memory
constexpr qint64 kMaxTextShown = 512 * 1024;
constexpr int kMaxPictureEdge = 6000; // larger pictures are shown smaller

struct PaperPreview::Content {
    enum class Kind { Nothing, Picture, Pages, Sound, Text, TooLarge, Unknown };
    Kind kind = Kind::Nothing;
    QImage picture;
    QByteArray bytes;
    QString text;
    std::optional<Error> problem;
};

PaperPreview::PaperPreview(Desk *desk, QWidget *parent)
    : Page(parent), m_desk(desk), m_asker(desk->workers()), m_stack(new QStackedWidget),
      m_empty(new EmptyState(u"papers"_s)), m_picture(new PictureView),
      m_pages(new QPdfView(nullptr)), m_document(new QPdfDocument(this)),
      m_text(new QPlainTextEdit), m_sound(new SoundPlayer)
{
    m_pages->setDocument(m_document);
    m_pages->setPageMode(QPdfView::PageMode::MultiPage);
    m_pages->setZoomMode(QPdfView::ZoomMode::FitToWidth);
    m_pages->setFrameShape(QFrame::NoFrame);
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
    retranslate();
}

PaperPreview::~PaperPreview()
{
    m_document->close(); // before its bytes go
}

void PaperPreview::show(const Services::PaperRow &paper)
{
    if (paper.id == m_shown)
        return;
    clear();
    m_shown = paper.id;
    if (paper.erased) {
        tell(tr("The paper was lawfully erased; that it was there stays provable."));
        return;
    }
    tell(tr("Opening…"));
    m_asker.ask([session = m_desk->session(), paper] { return read(session, paper); },
                [this](const Content &content) { take(content); });
}

void PaperPreview::clear()
{
    m_asker.forget();
    m_shown = {};
    m_document->close();
    m_bytes.reset();
    m_picture->setPicture({});
    m_text->clear();
    m_sound->stop();
    retranslate();
}

PaperPreview::Content PaperPreview::read(const Services::SessionPtr &session,
                                         const Services::PaperRow &paper)
{
    using Kind = Content::Kind;
    auto device = Services::DocumentService(session).open(paper.id);
    if (!device)
        return {Kind::Nothing, {}, {}, {}, device.error()};
    QIODevice &source = **device;
    if (paper.mediaType.startsWith("image/"_L1)) {
        QImageReader reader(&source);
        reader.setDecideFormatFromContent(true);
        reader.setAutoTransform(true);
        if (const QSize size = reader.size(); qMax(size.width(), size.height()) > kMaxPictureEdge)
            reader.setScaledSize(
                size.scaled(kMaxPictureEdge, kMaxPictureEdge, Qt::KeepAspectRatio));
        QImage picture = reader.read();
        return picture.isNull() ? Content{Kind::Unknown, {}, {}, {}, {}}
                                : Content{Kind::Picture, picture, {}, {}, {}};
    }
    if (paper.mediaType.startsWith("text/"_L1))
        return {Kind::Text, {}, {}, QString::fromUtf8(source.read(kMaxTextShown)), {}};
    const bool isPages = paper.mediaType == "application/pdf"_L1;
    if (!isPages && !paper.mediaType.startsWith("audio/"_L1))
        return {Kind::Unknown, {}, {}, {}, {}};
    if (source.size() > kMaxInMemory)
        return {Kind::TooLarge, {}, {}, {}, {}};
    return {isPages ? Kind::Pages : Kind::Sound, {}, source.readAll(), {}, {}};
}

void PaperPreview::take(const Content &content)
{
    using Kind = Content::Kind;
    switch (content.kind) {
    case Kind::Nothing:
        tell(ErrorWords::sentence(tr("The paper could not be opened."),
                                  content.problem.value_or(Error{})));
        return;
    case Kind::Unknown:
        tell(tr("This kind of file cannot be shown here. Export it to look at it."));
        return;
    case Kind::TooLarge:
        tell(tr("This paper is too large to be shown here. Export it to look at it."));
        return;
    case Kind::Picture:
        m_picture->setPicture(content.picture);
        m_stack->setCurrentWidget(m_picture);
        return;
    case Kind::Text:
        m_text->setPlainText(content.text);
        m_stack->setCurrentWidget(m_text);
        return;
    case Kind::Sound:
        m_sound->setSound(content.bytes);
        m_stack->setCurrentWidget(m_sound);
        return;
    case Kind::Pages:
        m_bytes = std::make_unique<QBuffer>();
        m_bytes->setData(content.bytes);
        m_bytes->open(QIODevice::ReadOnly);
        m_document->load(m_bytes.get());
        if (m_document->status() == QPdfDocument::Status::Error)
            tell(tr(
                "This file says it is a PDF, but cannot be read as one. Export it to look at it."));
        else
            m_stack->setCurrentWidget(m_pages);
        return;
    }
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
    if (m_shown.isEmpty())
        tell(tr("Choose a paper to see it."));
}

} // namespace Redress::Ui
