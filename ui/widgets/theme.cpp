// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/theme.h"

#include "ui/widgets/housestyle.h"

#include <QApplication>
#include <QFontDatabase>
#include <QFontInfo>
#include <QWidget>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

static Theme lightTheme()
{
    Theme light;
    light.window = QColor(0xF3F5F7);
    light.base = QColor(0xFFFFFF);
    light.raised = QColor(0xFBFCFD);
    light.text = QColor(0x1B2026);
    light.secondary = QColor(0x56606B);
    light.line = QColor(0xD3D9DF);
    light.accent = QColor(0x1D5C9E);
    light.onAccent = QColor(0xFFFFFF);
    light.selection = QColor(0xDCE9F6);
    light.quiet = QColor(0x56606B);
    light.due = QColor(0x835400);
    light.late = QColor(0xA63C06);
    light.broken = QColor(0xB3261E);
    light.dueGround = QColor(0xFDF3DC);
    light.lateGround = QColor(0xFCEADF);
    light.brokenGround = QColor(0xFBE4E2);
    return light;
}

static Theme darkTheme()
{
    Theme dark;
    dark.dark = true;
    dark.window = QColor(0x1A1D21);
    dark.base = QColor(0x22262B);
    dark.raised = QColor(0x2B3036);
    dark.text = QColor(0xE4E8EC);
    dark.secondary = QColor(0xA4AEB8);
    dark.line = QColor(0x3B4249);
    dark.accent = QColor(0x7DB2EC);
    dark.onAccent = QColor(0x10202F);
    dark.selection = QColor(0x25384D);
    dark.quiet = QColor(0xA4AEB8);
    dark.due = QColor(0xE3B65C);
    dark.late = QColor(0xF39A67);
    dark.broken = QColor(0xFF8178);
    dark.dueGround = QColor(0x38301C);
    dark.lateGround = QColor(0x3C2A1F);
    dark.brokenGround = QColor(0x422524);
    return dark;
}

static Theme &current()
{
    static Theme chosen = lightTheme();
    return chosen;
}

const Theme &theme()
{
    return current();
}

static QPalette paletteOf(const Theme &colors)
{
    QPalette palette;
    palette.setColor(QPalette::Window, colors.window);
    palette.setColor(QPalette::WindowText, colors.text);
    palette.setColor(QPalette::Base, colors.base);
    palette.setColor(QPalette::AlternateBase, colors.raised);
    palette.setColor(QPalette::Text, colors.text);
    palette.setColor(QPalette::PlaceholderText, colors.secondary);
    palette.setColor(QPalette::Button, colors.raised);
    palette.setColor(QPalette::ButtonText, colors.text);
    palette.setColor(QPalette::BrightText, colors.broken);
    palette.setColor(QPalette::Highlight, colors.accent);
    palette.setColor(QPalette::HighlightedText, colors.onAccent);
    palette.setColor(QPalette::Link, colors.accent);
    palette.setColor(QPalette::LinkVisited, colors.accent);
    palette.setColor(QPalette::ToolTipBase, colors.text);
    palette.setColor(QPalette::ToolTipText, colors.base);
    palette.setColor(QPalette::Light, colors.base);
    palette.setColor(QPalette::Midlight, colors.raised);
    palette.setColor(QPalette::Mid, colors.line);
    palette.setColor(QPalette::Dark, colors.line);
    palette.setColor(QPalette::Shadow, colors.line);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText}) {
        QColor faded = colors.secondary;
        faded.setAlphaF(0.65F);
        palette.setColor(QPalette::Disabled, role, faded);
    }
    return palette;
}

void applyTheme(ThemeChoice choice)
{
    // What the platform says, asked once before our own palette hides it.
    static const bool platformIsDark
        = QApplication::palette().color(QPalette::Window).lightness() < 128;
    const bool dark
        = choice == ThemeChoice::Dark || (choice == ThemeChoice::System && platformIsDark);
    current() = dark ? darkTheme() : lightTheme();
    if (!qobject_cast<HouseStyle *>(QApplication::style())) {
        QApplication::setStyle(new HouseStyle);
        QFont font = QApplication::font();
        // Han characters are unified: without this Chinese text is shown with the first font's
        // (often Japanese) shapes.
        font.setFamilies(
            QStringList{QFontInfo(font).family(), u"Noto Sans CJK SC"_s, u"Source Han Sans SC"_s});
        QApplication::setFont(font);
    }
    QApplication::setPalette(paletteOf(current()));
    for (QWidget *window : QApplication::topLevelWidgets())
        window->update();
}

static QFont scaled(qreal factor, QFont::Weight weight)
{
    QFont font = QApplication::font();
    font.setPointSizeF(font.pointSizeF() * factor);
    font.setWeight(weight);
    return font;
}

QFont headingFont()
{
    return scaled(1.15, QFont::DemiBold);
}

QFont titleFont()
{
    return scaled(1.5, QFont::DemiBold);
}

QFont monospaceFont()
{
    QFont font = QFontDatabase::systemFont(QFontDatabase::FixedFont);
    font.setPointSizeF(QApplication::font().pointSizeF());
    return font;
}

} // namespace Redress::Ui
