// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>

namespace Redress::Reports {

/// Mends what Qt writes about the characters behind the glyphs of a PDF, in place: of the code
/// points that share a glyph it names the lowest, so a blank became a tab and 人 (U+4EBA) the
/// radical ⼈ (U+2F08), which nobody who searches the file would type.
void mendUnicodeMaps(QByteArray &pdf);

} // namespace Redress::Reports
