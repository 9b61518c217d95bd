// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/decoder.h"

#include "app/preview/waveform.h"

#include <QBuffer>
#include <QImageReader>
#include <QPainter>
#include <QPdfDocument>

using namespace Qt::StringLiterals;
using namespace Redress::Preview;

namespace {

constexpr qint64 kHeadBytes = 1024; // within which a PDF says what it is
constexpr int kFlatBytes = 4; // of a pixel, decoded

/// The form of a picture by its first bytes. Only formats that are pixels and nothing else: SVG and
/// the like would interpret far more.
QByteArray pictureFormat(const QByteArray &head)
{
    struct Magic {
        QByteArrayView beginning;
        const char *format;
    };
    static constexpr Magic known[]{
        {"\x89PNG\r\n\x1a\n", "png"}, {"\xff\xd8\xff", "jpeg"}, {"GIF8", "gif"}, {"BM", "bmp"}};
    for (const Magic &magic : known) {
        if (head.startsWith(magic.beginning))
            return magic.format;
    }
    return head.startsWith("RIFF") && head.mid(8, 4) == "WEBP" ? QByteArray("webp") : QByteArray();
}

/// On white, without transparency.
QImage opaque(const QImage &image)
{
    QImage flat(image.size(), QImage::Format_RGB32);
    if (flat.isNull())
        return flat;
    flat.fill(Qt::white);
    QPainter painter(&flat);
    painter.drawImage(0, 0, image);
    return flat;
}

Answer only(Outcome outcome)
{
    Answer answer;
    answer.outcome = outcome;
    return answer;
}

Answer shown(Content content, const QImage &image)
{
    if (image.isNull())
        return only(Outcome::Unreadable);
    Answer answer;
    answer.outcome = Outcome::Shown;
    answer.content = content;
    answer.picture = opaque(image);
    return answer.picture.isNull() ? only(Outcome::TooLarge) : answer;
}

Answer pictureOf(QIODevice &paper, const QByteArray &format, const QSize &box)
{
    paper.seek(0);
    QImageReader reader(&paper, format);
    reader.setAutoDetectImageFormat(false);
    const QSize full = reader.size();
    if (full.isEmpty())
        return only(Outcome::Unreadable);
    const qint64 pixels = qint64(full.width()) * full.height();
    if (full.width() > kMaxImageEdge || full.height() > kMaxImageEdge
        || pixels * kFlatBytes > qint64(kMaxImageMegabytes) * 1024 * 1024)
        return only(Outcome::TooLarge);
    reader.setAutoTransform(true);
    // A turned picture fits into the turned box.
    const bool isTurned = reader.transformation() & QImageIOHandler::TransformationRotate90;
    const QSize room = fitted(full, isTurned ? box.transposed() : box);
    if (room.width() < full.width() || room.height() < full.height())
        reader.setScaledSize(room);
    return shown(Content::Picture, reader.read());
}

Answer pageOf(QIODevice &paper, int number, const QSize &box)
{
    paper.seek(0);
    QPdfDocument document;
    document.load(&paper);
    if (document.error() == QPdfDocument::Error::IncorrectPassword)
        return only(Outcome::Locked);
    if (document.status() != QPdfDocument::Status::Ready || number >= document.pageCount())
        return only(Outcome::Unreadable);
    QList<QSizeF> pages;
    const int told = qMin(document.pageCount(), kMaxPages);
    for (int page = 0; page < told; ++page)
        pages.append(document.pagePointSize(page));
    const QSizeF size = document.pagePointSize(number);
    if (!(size.width() > 0 && size.height() > 0))
        return only(Outcome::Unreadable);
    Answer answer = shown(Content::Page, document.render(number, fitted(size, box)));
    answer.pageCount = document.pageCount();
    answer.pages = pages;
    return answer;
}

} // namespace

void loadDecoders()
{
    for (const char *format : {"png", "jpeg", "gif", "bmp", "webp"}) {
        QBuffer nothing;
        nothing.open(QIODevice::ReadOnly);
        QImageReader reader(&nothing, format);
        reader.setAutoDetectImageFormat(false);
        reader.canRead();
    }
    QPdfDocument document; // begins PDFium
    QImage canvas(1, 1, QImage::Format_ARGB32);
    canvas.fill(Qt::transparent);
    opaque(canvas);
}

Answer decoded(QIODevice &paper, const Request &request)
{
    const QByteArray head = paper.peek(kHeadBytes);
    if (const QByteArray format = pictureFormat(head); !format.isEmpty())
        return pictureOf(paper, format, request.box);
    if (const auto sound = Redress::Preview::waveformOf(paper, request.peaks)) {
        Answer answer;
        answer.outcome = Outcome::Shown;
        answer.content = Content::Sound;
        answer.milliseconds = sound->milliseconds;
        answer.peaks = sound->peaks;
        return answer;
    }
    if (head.contains("%PDF-"))
        return pageOf(paper, request.page, request.box);
    return only(Outcome::UnknownKind);
}
