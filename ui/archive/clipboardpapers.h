// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/services/documentservice.h"

class QMimeData;

namespace Redress::Ui {

/// Papers of these files, without case and kind.
QList<Services::NewPaper> papersAt(const QStringList &paths);
/// What was dropped or pasted, as papers without case and kind: files by path, a picture in the
/// bytes in which it was offered (nothing here decodes it; one of this program as PNG), text as
/// UTF-8.
QList<Services::NewPaper> papersFrom(const QMimeData *data, const QDateTime &now);

} // namespace Redress::Ui
