// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/thumbnail.h"

#include <QFont>
#include <QHash>
#include <QPainter>
#include <QPainterPath>

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

QSize sane(const QSize &size)
{
    return size.expandedTo({kMinEdge, kMinEdge}).boundedTo({kMaxEdge, kMaxEdge});
}

QFont labelFont(int pixels, bool bold)
{
    QFont font(QStringList{u"Noto Sans"_s, u"Noto Sans CJK SC"_s});
    font.setPixelSize(qMax(6, pixels));
    font.setBold(bold);
    return font;
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

QImage soundPicture(const QList<float> &peaks, qint64 milliseconds, const QSize &size)
{
    const QSize canvas = sane(size);
    QImage image(canvas.width(), qMin(canvas.height(), canvas.width() * 3 / 4),
                 QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    const qreal middle = image.height() * 0.45;
    const qreal step = image.width() * 0.88 / qreal(qMax<qsizetype>(1, peaks.size()));
    qreal x = image.width() * 0.06;
    for (const float peak : peaks) {
        const qreal half = qMax(image.height() * 0.006, peak * image.height() * 0.34);
        painter.fillRect(QRectF(x, middle - half, step * 0.62, 2 * half), QColor::fromRgb(kAccent));
        x += step;
    }
    const qint64 seconds = (milliseconds + 500) / 1000;
    const QString time = u"%1:%2"_s.arg(QString::number(seconds / 60),
                                        QString::number(seconds % 60).rightJustified(2, u'0'));
    painter.setFont(labelFont(image.height() / 11, false));
    painter.setPen(QColor::fromRgb(kQuiet));
    painter.drawText(QRectF(0, image.height() * 0.82, image.width(), image.height() * 0.16),
                     Qt::AlignCenter, u"WAV  "_s + time);
    return image;
}

} // namespace Redress::Reports
