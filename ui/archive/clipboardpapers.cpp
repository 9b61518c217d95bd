// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/archive/clipboardpapers.h"

#include <QBuffer>
#include <QDateTime>
#include <QImage>
#include <QMimeData>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

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
    if (data->hasImage()) {
        QBuffer bytes;
        bytes.open(QIODevice::WriteOnly);
        if (qvariant_cast<QImage>(data->imageData()).save(&bytes, "PNG")) {
            paper.bytes = bytes.data();
            paper.fileName = u"pasted-%1.png"_s.arg(stamp);
            papers.append(paper);
        }
    } else if (data->hasText() && !data->text().trimmed().isEmpty()) {
        paper.bytes = data->text().toUtf8();
        paper.fileName = u"pasted-%1.txt"_s.arg(stamp);
        papers.append(paper);
    }
    return papers;
}

} // namespace Redress::Ui
