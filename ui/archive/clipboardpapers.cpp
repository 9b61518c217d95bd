// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/clipboardpapers.h"

#include <QBuffer>
#include <QDateTime>
#include <QImage>
#include <QMimeData>
#include <QUrl>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

Flood floodIn(const QMimeData *data)
{
    if (!data)
        return Flood::None;
    // Counted as bytes: a million addresses take their time to be parsed.
    if (data->hasUrls())
        return data->data(u"text/uri-list"_s).trimmed().count('\n') >= kMostPapersAtOnce
            ? Flood::Files
            : Flood::None;
    return data->hasText() && data->text().size() > kMostPastedText ? Flood::Text : Flood::None;
}

QList<Services::NewPaper> papersAt(const QStringList &paths)
{
    QList<Services::NewPaper> papers;
    for (const QString &path : paths) {
        Services::NewPaper paper;
        paper.path = path;
        papers.append(paper);
    }
    return papers;
}

namespace {

struct PictureBytes {
    QByteArray bytes;
    QString suffix;
};

/// The picture as whoever offers it made it; other forms would have to be decoded here.
PictureBytes pictureFrom(const QMimeData *data)
{
    static const QList<std::pair<QString, QString>> forms{{u"image/png"_s, u"png"_s},
                                                          {u"image/jpeg"_s, u"jpg"_s},
                                                          {u"image/gif"_s, u"gif"_s},
                                                          {u"image/webp"_s, u"webp"_s},
                                                          {u"image/bmp"_s, u"bmp"_s}};
    for (const auto &[type, suffix] : forms) {
        if (data->hasFormat(type))
            return {data->data(type), suffix};
    }
    const QStringList offered = data->formats();
    const bool isForeign = std::any_of(offered.begin(), offered.end(), [](const QString &type) {
        return type.startsWith("image/"_L1);
    });
    if (isForeign || !data->hasImage())
        return {};
    QBuffer png;
    png.open(QIODevice::WriteOnly);
    qvariant_cast<QImage>(data->imageData()).save(&png, "PNG");
    return {png.data(), u"png"_s};
}

} // namespace

QList<Services::NewPaper> papersFrom(const QMimeData *data, const QDateTime &now)
{
    QList<Services::NewPaper> papers;
    if (!data)
        return papers;
    QStringList paths;
    for (const QUrl &url : data->urls()) {
        if (url.isLocalFile())
            paths.append(url.toLocalFile());
    }
    if (!paths.isEmpty())
        return papersAt(paths);
    Services::NewPaper paper;
    const QString stamp = now.toString(u"yyyyMMdd-HHmmss"_s);
    if (const PictureBytes picture = pictureFrom(data); !picture.bytes.isEmpty()) {
        paper.bytes = picture.bytes;
        paper.fileName = u"pasted-%1.%2"_s.arg(stamp, picture.suffix);
        papers.append(paper);
    } else if (data->hasText() && !data->text().trimmed().isEmpty()) {
        paper.bytes = data->text().toUtf8();
        paper.fileName = u"pasted-%1.txt"_s.arg(stamp);
        papers.append(paper);
    }
    return papers;
}

} // namespace Redress::Ui
