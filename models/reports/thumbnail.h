// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QImage>
#include <QIODevice>
#include <QSize>
#include <QString>

namespace Redress::Reports {

inline constexpr int kThumbnailEdge = 480; // pixels, longest side
inline constexpr qint64 kMaxThumbnailSource
    = 64 * 1024 * 1024; // larger papers get an icon; PDF is read piecewise
inline constexpr int kMaxImageMegabytes = 128; // a decoded picture
inline constexpr int kMaxImageEdge = 20'000; // pixels

/// A small picture of a paper, never null: the first page of a PDF, the picture itself, the
/// waveform of a PCM WAV file, else a drawn sheet with the type's name. `source` is hostile; it is
/// read from its start and stays open. `mediaType` is what was recorded; the content decides. Needs
/// a QGuiApplication.
QImage thumbnailOf(QIODevice &source, const QString &mediaType,
                   const QSize &size = {kThumbnailEdge, kThumbnailEdge});
QImage thumbnailOf(const QByteArray &source, const QString &mediaType,
                   const QSize &size = {kThumbnailEdge, kThumbnailEdge});

/// "PDF", "DOCX", "MP3": what a sheet says about a media type, "FILE" where it says nothing.
QString sheetLabel(const QString &mediaType);
/// The drawn sheet alone: `label` as "PDF", "WAV", "DOCX".
QImage sheetIcon(const QString &label, const QSize &size = {kThumbnailEdge, kThumbnailEdge});

} // namespace Redress::Reports
