// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QColor>
#include <QFont>
#include <QPalette>

namespace Redress::Ui {

enum class ThemeChoice { System, Light, Dark };

/// The colours of the house. Text on `window`, `base` and `raised` keeps a contrast of 4.5 or more,
/// also in the four states. One accent; red belongs to `broken` alone.
struct Theme {
    bool dark = false;
    QColor window; // behind everything
    QColor base; // lists, fields, cards
    QColor raised; // buttons, heads
    QColor text, secondary;
    QColor line; // borders
    QColor accent, onAccent;
    QColor selection; // behind selected rows; text stays `text`
    QColor quiet, due, late, broken;
    QColor dueGround, lateGround, brokenGround; // behind notices
};
const Theme &theme();

/// Sets palette, style and style sheet of the application. System: dark when the platform's own
/// palette is.
void applyTheme(ThemeChoice choice);

/// Three sizes: 1.0, 1.15 and 1.5 of the base.
QFont headingFont();
QFont titleFont();
QFont monospaceFont();

inline constexpr int kGrid = 4; // pixels; distances are multiples: 8, 12, 16, 24
inline constexpr int kWideEnough
    = 1200; // from this window width on, list and card stand side by side

} // namespace Redress::Ui
