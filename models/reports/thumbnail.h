// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QImage>
#include <QList>
#include <QSize>
#include <QString>

namespace Redress::Reports {

inline constexpr int kThumbnailEdge = 480; // pixels, longest side

/// "PDF", "DOCX", "MP3": what a sheet says about a media type, "FILE" where it says nothing.
QString sheetLabel(const QString &mediaType);
/// A drawn sheet for what has no picture: `label` as "PDF", "WAV", "DOCX".
QImage sheetIcon(const QString &label, const QSize &size = {kThumbnailEdge, kThumbnailEdge});
/// A recording at a glance: loudness 0…1 evenly over it, and how long it is.
QImage soundPicture(const QList<float> &peaks, qint64 milliseconds,
                    const QSize &size = {kThumbnailEdge, kThumbnailEdge});

} // namespace Redress::Reports
