// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"
#include "models/core/result.h"

#include <QIODevice>
#include <QImage>

namespace Redress::Services {

/// A small picture of a paper, never null: what the helper sees in it (models/preview), a
/// recording's loudness, else a drawn sheet with its type. `source` is hostile and may be sought
/// in; `mediaType` is what was recorded, the content decides. An error only where it cannot be read
/// or `progress` says stop. Needs a QGuiApplication.
Result<QImage> thumbnailOf(QIODevice &source, const QString &mediaType, const QSize &size,
                           const Progress &progress);

} // namespace Redress::Services
