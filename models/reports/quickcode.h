// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QList>
#include <QRectF>

namespace Redress::Reports {

inline constexpr qsizetype kMaxQuickCodeBytes = 1000; // what a telephone still reads from A5 paper

/// The dark parts of a QR code (ISO/IEC 18004, correction level M) that fills `square` with its
/// quiet zone. TooLarge above kMaxQuickCodeBytes.
Result<QList<QRectF>> quickCode(const QByteArray &text, const QRectF &square);

} // namespace Redress::Reports
