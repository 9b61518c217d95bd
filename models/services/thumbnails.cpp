// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/thumbnails.h"

#include "models/preview/previewer.h"
#include "models/reports/thumbnail.h"

using namespace Qt::StringLiterals;

namespace Redress::Services {

Result<QImage> thumbnailOf(QIODevice &source, const QString &mediaType, const QSize &size,
                           const Progress &progress)
{
    Preview::Request request;
    request.box = size;
    REDRESS_TRY(seen, Preview::Previewer::shared().ask(request, source, progress));
    if (seen.outcome == Preview::Outcome::Cancelled)
        return Error{ErrorCode::Cancelled, u"looking at the paper was cancelled"_s, {}};
    if (seen.content == Preview::Content::Sound)
        return Reports::soundPicture(seen.peaks, seen.milliseconds, size);
    return seen.picture.isNull() ? Reports::sheetIcon(Reports::sheetLabel(mediaType), size)
                                 : seen.picture;
}

} // namespace Redress::Services
