// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/thumbnail.h"

#include "models/reports/waveform.h"

#include <QBuffer>
#include <QFont>
#include <QHash>
#include <QImageReader>
#include <QPainter>
#include <QPainterPath>
#include <QPdfDocument>

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

constexpr QRgb kInk = 0xff1d2730;
constexpr QRgb kQuiet = 0xff66717c;
constexpr QRgb kEdge = 0xffc4ccd2;
constexpr QRgb kAccent = 0xff0f5c6e;
constexpr int kMinEdge = 16;
constexpr int kMaxEdge = 4096;
constexpr qsizetype kMaxLabel = 5;
constexpr qint64 kHeadBytes = 1024; // within which a PDF says what it is

/// Pictures whose readers are part of Qt proper; SVG and the like would interpret far more than
/// pixels.
bool isPlainPicture(const QByteArray &format)
{
    static const QList<QByteArray> formats{"png", "jpeg", "jpg", "gif", "bmp", "webp"};
    return formats.contains(format);
}

QSize sane(const QSize &size)
{
    return size.expandedTo({kMinEdge, kMinEdge}).boundedTo({kMaxEdge, kMaxEdge});
}

/// On white, without transparency: printed files allow none.
QImage opaque(const QImage &image)
{
    QImage flat(image.size(), QImage::Format_RGB32);
    flat.fill(Qt::white);
    QPainter painter(&flat);
    painter.drawImage(0, 0, image);
    return flat;
}

QImage pictureOf(QIODevice &source, const QSize &size)
{
    source.seek(0);
    QImageReader reader(&source);
    reader.setDecideFormatFromContent(true);
    if (!isPlainPicture(reader.format().toLower()))
        return {};
    // The limit of QImageReader itself belongs to the whole process, so the size is asked first.
    const QSize full = reader.size();
    const qint64 pixels = qint64(full.width()) * full.height();
    if (!full.isValid() || full.isEmpty() || full.width() > kMaxImageEdge
        || full.height() > kMaxImageEdge || pixels * 4 > qint64(kMaxImageMegabytes) * 1024 * 1024)
        return {};
    reader.setAutoTransform(true);
    if (full.width() > size.width() || full.height() > size.height())
        reader.setScaledSize(full.scaled(size, Qt::KeepAspectRatio).expandedTo({1, 1}));
    const QImage image = reader.read();
    return image.isNull() ? QImage() : opaque(image);
}

QImage firstPageOf(QIODevice &source, const QSize &size)
{
    source.seek(0);
    if (!source.peek(kHeadBytes).contains("%PDF-"))
        return {};
    QPdfDocument document;
    document.load(&source);
    if (document.status() != QPdfDocument::Status::Ready || document.pageCount() < 1)
        return {};
    const QSizeF page = document.pagePointSize(0);
    if (!(page.width() > 0 && page.height() > 0))
        return {};
    const QSize pixels = page.scaled(size, Qt::KeepAspectRatio).toSize().expandedTo({1, 1});
    const QImage image = document.render(0, pixels);
    return image.isNull() ? QImage() : opaque(image);
}

QFont labelFont(int pixels, bool bold)
{
    QFont font(QStringList{u"Noto Sans"_s, u"Noto Sans CJK SC"_s});
    font.setPixelSize(qMax(6, pixels));
    font.setBold(bold);
    return font;
}

QImage soundPicture(const Waveform &sound, const QSize &size)
{
    QImage image(size.width(), qMin(size.height(), size.width() * 3 / 4), QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal middle = image.height() * 0.45;
    const qreal step = image.width() * 0.88 / qreal(sound.peaks.size());
    qreal x = image.width() * 0.06;
    for (const float peak : sound.peaks) {
        const qreal half = qMax(image.height() * 0.006, peak * image.height() * 0.34);
        painter.fillRect(QRectF(x, middle - half, step * 0.62, 2 * half), QColor::fromRgb(kAccent));
        x += step;
    }
    const qint64 seconds = (sound.milliseconds + 500) / 1000;
    const QString time = u"%1:%2"_s.arg(QString::number(seconds / 60),
                                        QString::number(seconds % 60).rightJustified(2, u'0'));
    painter.setFont(labelFont(image.height() / 11, false));
    painter.setPen(QColor::fromRgb(kQuiet));
    painter.drawText(QRectF(0, image.height() * 0.82, image.width(), image.height() * 0.16),
                     Qt::AlignCenter, u"WAV  "_s + time);
    return image;
}

} // namespace

QString sheetLabel(const QString &mediaType)
{
    static const QHash<QString, QString> known{
        {u"text/plain"_s, u"TXT"_s},
        {u"application/octet-stream"_s, u"FILE"_s},
        {u"application/msword"_s, u"DOC"_s},
        {u"application/vnd.openxmlformats-officedocument.wordprocessingml.document"_s, u"DOCX"_s},
        {u"application/vnd.ms-excel"_s, u"XLS"_s},
        {u"application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"_s, u"XLSX"_s},
        {u"message/rfc822"_s, u"MAIL"_s},
        {u"audio/mpeg"_s, u"MP3"_s},
        {u"audio/x-wav"_s, u"WAV"_s},
        {u"audio/vnd.wave"_s, u"WAV"_s},
        {u"video/quicktime"_s, u"MOV"_s},
    };
    const auto found = known.constFind(mediaType);
    if (found != known.constEnd())
        return *found;
    QString label;
    for (const QChar c : mediaType.section(u'/', 1, 1).toUpper()) {
        if (c.unicode() < 128 && c.isLetterOrNumber() && label.size() < kMaxLabel)
            label += c;
    }
    return label.isEmpty() ? u"FILE"_s : label;
}

QImage sheetIcon(const QString &label, const QSize &size)
{
    const QSize canvas = sane(size);
    // The shape of A4 within the canvas.
    const QSize sheet = QSize(210, 297).scaled(canvas, Qt::KeepAspectRatio);
    QImage image(sheet, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal width = sheet.width();
    const qreal fold = width * 0.24;
    const QRectF box
        = QRectF(image.rect()).adjusted(width * 0.06, width * 0.06, -width * 0.06, -width * 0.06);
    QPainterPath outline;
    outline.moveTo(box.topLeft());
    outline.lineTo(box.right() - fold, box.top());
    outline.lineTo(box.right(), box.top() + fold);
    outline.lineTo(box.bottomRight());
    outline.lineTo(box.bottomLeft());
    outline.closeSubpath();
    QPainterPath corner;
    corner.moveTo(box.right() - fold, box.top());
    corner.lineTo(box.right() - fold, box.top() + fold);
    corner.lineTo(box.right(), box.top() + fold);
    painter.setPen(QPen(QColor::fromRgb(kEdge), qMax(1.0, width * 0.012)));
    painter.drawPath(outline);
    painter.drawPath(corner);
    painter.setFont(labelFont(int(width * 0.19), true));
    painter.setPen(QColor::fromRgb(kInk));
    painter.drawText(box, Qt::AlignCenter, label.left(kMaxLabel));
    painter.fillRect(QRectF(box.left() + box.width() * 0.3, box.center().y() + width * 0.16,
                            box.width() * 0.4, qMax(1.0, width * 0.014)),
                     QColor::fromRgb(kAccent));
    return image;
}

QImage thumbnailOf(QIODevice &source, const QString &mediaType, const QSize &size)
{
    const QSize canvas = sane(size);
    if (source.isReadable() && !source.isSequential()) {
        if (const QImage page = firstPageOf(source, canvas); !page.isNull())
            return page;
        if (const auto sound = waveformOf(source, 64))
            return soundPicture(*sound, canvas);
        if (source.size() <= kMaxThumbnailSource) {
            if (const QImage picture = pictureOf(source, canvas); !picture.isNull())
                return picture;
        }
    }
    return sheetIcon(sheetLabel(mediaType), canvas);
}

QImage thumbnailOf(const QByteArray &source, const QString &mediaType, const QSize &size)
{
    QBuffer buffer;
    buffer.setData(source);
    buffer.open(QIODevice::ReadOnly);
    return thumbnailOf(buffer, mediaType, size);
}

} // namespace Redress::Reports
