// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/documentservice.h"

class QMimeData;

namespace Redress::Ui {

inline constexpr int kMostPapersAtOnce = 500; // each gets a line to choose its kind in
inline constexpr qsizetype kMostPastedText = 32 * 1024 * 1024; // UTF-16 units

/// What a clipboard or a drop holds too much of to be taken: said before any of it is read.
enum class Flood { None, Files, Text };
Flood floodIn(const QMimeData *data);

/// Papers of these files, without case and kind.
QList<Services::NewPaper> papersAt(const QStringList &paths);
/// What was dropped or pasted, as papers without case and kind: files by path, a picture in the
/// bytes in which it was offered (nothing here decodes it; one of this program as PNG), text as
/// UTF-8.
QList<Services::NewPaper> papersFrom(const QMimeData *data, const QDateTime &now);

} // namespace Redress::Ui
