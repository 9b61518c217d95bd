// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/housestyle.h"

#include "ui/widgets/theme.h"

#include <QAbstractItemView>
#include <QComboBox>
#include <QPainter>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QStyleFactory>
#include <QStyleOption>
#include <QTabBar>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

constexpr qreal kRadius = 5;
constexpr const char *kPrimary = "primary";

void makePrimary(QWidget *button)
{
    button->setProperty(kPrimary, true);
}

static bool isPrimary(const QStyleOption *option, const QWidget *widget)
{
    if (widget && widget->property(kPrimary).toBool())
        return true;
    const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
    return button && button->features.testFlag(QStyleOptionButton::DefaultButton);
}

static void drawBox(QPainter *painter, const QRect &rect, const QColor &ground, const QColor &line,
                    qreal width = 1)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(line.isValid() ? QPen(line, width) : QPen(Qt::NoPen));
    painter->setBrush(ground.isValid() ? QBrush(ground) : QBrush(Qt::NoBrush));
    const qreal inset = line.isValid() ? width / 2 : 0;
    painter->drawRoundedRect(QRectF(rect).adjusted(inset, inset, -inset, -inset), kRadius, kRadius);
    painter->restore();
}

static QColor mixed(const QColor &a, const QColor &b, qreal share)
{
    return QColor::fromRgbF(float(a.redF() * (1 - share) + b.redF() * share),
                            float(a.greenF() * (1 - share) + b.greenF() * share),
                            float(a.blueF() * (1 - share) + b.blueF() * share));
}

HouseStyle::HouseStyle() : QProxyStyle(QStyleFactory::create(u"Fusion"_s))
{
}

void HouseStyle::polish(QWidget *widget)
{
    QProxyStyle::polish(widget);
    if (qobject_cast<QAbstractButton *>(widget) || qobject_cast<QComboBox *>(widget)
        || qobject_cast<QTabBar *>(widget))
        widget->setAttribute(Qt::WA_Hover);
}

static void drawButton(const QStyleOption *option, QPainter *painter, const QWidget *widget)
{
    const Theme &colors = theme();
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool primary = isPrimary(option, widget) && enabled;
    QColor ground = primary ? colors.accent : colors.raised;
    if (enabled && option->state.testFlag(QStyle::State_Sunken))
        ground = mixed(ground, colors.text, 0.14);
    else if (enabled && option->state.testFlag(QStyle::State_On))
        ground = colors.selection;
    else if (enabled && option->state.testFlag(QStyle::State_MouseOver))
        ground = mixed(ground, colors.text, 0.06);
    const bool focused = option->state.testFlag(QStyle::State_HasFocus);
    QColor line = primary ? colors.accent : colors.line;
    if (focused)
        line = primary ? colors.text : colors.accent;
    drawBox(painter, option->rect, ground, line, focused ? 2 : 1);
}

static void drawField(const QStyleOption *option, QPainter *painter)
{
    const Theme &colors = theme();
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    const bool focused = option->state.testFlag(QStyle::State_HasFocus) && enabled;
    drawBox(painter, option->rect, enabled ? colors.base : colors.window,
            focused ? colors.accent : colors.line, focused ? 2 : 1);
}

static void drawIndicator(const QStyleOption *option, QPainter *painter, bool isRadio)
{
    const Theme &colors = theme();
    const bool on = option->state.testFlag(QStyle::State_On);
    const bool enabled = option->state.testFlag(QStyle::State_Enabled);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    const QRectF box = QRectF(option->rect).adjusted(1.5, 1.5, -1.5, -1.5);
    const qreal radius = isRadio ? box.width() / 2 : 3;
    const QColor ground = on && enabled ? colors.accent : colors.base;
    painter->setPen(
        QPen(on && enabled ? colors.accent : mixed(colors.line, colors.text, 0.3), 1.2));
    painter->setBrush(ground);
    painter->drawRoundedRect(box, radius, radius);
    if (on && isRadio) {
        painter->setPen(Qt::NoPen);
        painter->setBrush(colors.onAccent);
        painter->drawEllipse(box.center(), box.width() / 5, box.width() / 5);
    } else if (on) {
        painter->setPen(
            QPen(enabled ? colors.onAccent : colors.secondary, 1.8, Qt::SolidLine, Qt::RoundCap));
        painter->drawPolyline(
            QPolygonF{{box.left() + box.width() * 0.25, box.center().y()},
                      {box.left() + box.width() * 0.43, box.bottom() - box.height() * 0.28},
                      {box.right() - box.width() * 0.22, box.top() + box.height() * 0.3}});
    }
    painter->restore();
}

static void drawChevron(QPainter *painter, const QRect &rect, bool down)
{
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(QPen(theme().secondary, 1.5, Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    const QPointF middle = QRectF(rect).center();
    const qreal rise = down ? 2 : -2;
    painter->drawPolyline(QPolygonF{middle + QPointF(-4, -rise), middle + QPointF(0, rise),
                                    middle + QPointF(4, -rise)});
    painter->restore();
}

void HouseStyle::drawPrimitive(PrimitiveElement element, const QStyleOption *option,
                               QPainter *painter, const QWidget *widget) const
{
    const Theme &colors = theme();
    switch (element) {
    case PE_PanelButtonCommand:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option); button
            && button->features.testFlag(QStyleOptionButton::Flat)
            && !(option->state & (State_MouseOver | State_Sunken | State_HasFocus | State_On)))
            return;
        drawButton(option, painter, widget);
        return;
    case PE_PanelButtonTool:
        if (option->state & (State_On | State_Sunken))
            drawBox(painter, option->rect, colors.selection, {});
        else if (option->state.testFlag(State_MouseOver) && option->state.testFlag(State_Enabled))
            drawBox(painter, option->rect, mixed(colors.window, colors.text, 0.07), {});
        if (option->state.testFlag(State_HasFocus))
            drawBox(painter, option->rect, {}, colors.accent, 2);
        return;
    case PE_PanelLineEdit:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0)
            drawField(option, painter);
        else
            painter->fillRect(option->rect, option->palette.brush(QPalette::Base));
        return;
    case PE_FrameLineEdit:
        return; // drawn with the panel
    case PE_Frame:
        if (const auto *frame = qstyleoption_cast<const QStyleOptionFrame *>(option);
            frame && frame->lineWidth > 0) {
            const bool isText = qobject_cast<const QPlainTextEdit *>(widget);
            const bool focused = option->state.testFlag(State_HasFocus) && isText;
            drawBox(painter, option->rect, isText ? colors.base : QColor(),
                    focused ? colors.accent : colors.line, focused ? 2 : 1);
        }
        return;
    case PE_IndicatorCheckBox:
    case PE_IndicatorRadioButton:
        drawIndicator(option, painter, element == PE_IndicatorRadioButton);
        return;
    case PE_FrameFocusRect:
        if (!qobject_cast<const QPushButton *>(widget))
            drawBox(painter, option->rect, {}, colors.accent, 1.5);
        return;
    case PE_FrameTabWidget:
    case PE_FrameTabBarBase:
        painter->fillRect(QRect(option->rect.left(), option->rect.top(), option->rect.width(), 1),
                          colors.line);
        return;
    case PE_PanelMenu:
        painter->fillRect(option->rect, colors.base);
        return;
    case PE_FrameMenu:
        painter->save();
        painter->setPen(colors.line);
        painter->drawRect(option->rect.adjusted(0, 0, -1, -1));
        painter->restore();
        return;
    default:
        QProxyStyle::drawPrimitive(element, option, painter, widget);
    }
}

static void drawTab(const QStyleOptionTab &tab, QPainter *painter)
{
    const Theme &colors = theme();
    const bool selected = tab.state.testFlag(QStyle::State_Selected);
    if (!selected && tab.state.testFlag(QStyle::State_MouseOver))
        painter->fillRect(tab.rect.adjusted(0, 4, 0, -4), mixed(colors.window, colors.text, 0.06));
    if (selected)
        painter->fillRect(QRect(tab.rect.left(), tab.rect.bottom() - 2, tab.rect.width(), 3),
                          colors.accent);
    if (tab.state.testFlag(QStyle::State_HasFocus))
        drawBox(painter, tab.rect.adjusted(0, 3, 0, -4), {}, colors.accent, 1.5);
}

void HouseStyle::drawControl(ControlElement element, const QStyleOption *option, QPainter *painter,
                             const QWidget *widget) const
{
    if (element == CE_PushButtonLabel && isPrimary(option, widget)
        && option->state.testFlag(State_Enabled)) {
        QStyleOptionButton button = *static_cast<const QStyleOptionButton *>(option);
        button.palette.setColor(QPalette::ButtonText, theme().onAccent);
        QProxyStyle::drawControl(element, &button, painter, widget);
        return;
    }
    if (element == CE_TabBarTabShape) {
        if (const auto *tab = qstyleoption_cast<const QStyleOptionTab *>(option))
            drawTab(*tab, painter);
        return;
    }
    if (element == CE_TabBarTabLabel) {
        QStyleOptionTab tab = *static_cast<const QStyleOptionTab *>(option);
        tab.state.setFlag(State_HasFocus, false);
        if (!tab.state.testFlag(State_Selected))
            tab.palette.setColor(QPalette::WindowText, theme().secondary);
        QProxyStyle::drawControl(element, &tab, painter, widget);
        return;
    }
    if (element == CE_Splitter) {
        painter->fillRect(option->rect, theme().line);
        return;
    }
    QProxyStyle::drawControl(element, option, painter, widget);
}

/// On `ground`, the colour of what it scrolls.
static void drawScrollBar(const QStyleOptionSlider &bar, const QRect &handle, const QColor &ground,
                          QPainter *painter)
{
    const Theme &colors = theme();
    painter->fillRect(bar.rect, ground);
    if (bar.maximum <= bar.minimum)
        return;
    const bool busy
        = bar.state.testFlag(QStyle::State_MouseOver) || bar.state.testFlag(QStyle::State_Sunken);
    painter->save();
    painter->setRenderHint(QPainter::Antialiasing);
    painter->setPen(Qt::NoPen);
    painter->setBrush(mixed(ground, colors.text, busy ? 0.45 : 0.24));
    const QRectF body = QRectF(handle).adjusted(2, 2, -2, -2);
    const qreal radius = qMin(body.width(), body.height()) / 2;
    painter->drawRoundedRect(body, radius, radius);
    painter->restore();
}

void HouseStyle::drawComplexControl(ComplexControl control, const QStyleOptionComplex *option,
                                    QPainter *painter, const QWidget *widget) const
{
    if (control == CC_ScrollBar) {
        const auto *bar = static_cast<const QStyleOptionSlider *>(option);
        const auto *area
            = widget && widget->parentWidget() ? widget->parentWidget()->parentWidget() : nullptr;
        const bool isPage = qobject_cast<const QScrollArea *>(area);
        drawScrollBar(*bar, subControlRect(CC_ScrollBar, option, SC_ScrollBarSlider, widget),
                      isPage ? theme().window : theme().base, painter);
        return;
    }
    if (control == CC_ComboBox) {
        const auto *box = static_cast<const QStyleOptionComboBox *>(option);
        box->editable ? drawField(option, painter) : drawButton(option, painter, nullptr);
        drawChevron(painter, subControlRect(CC_ComboBox, option, SC_ComboBoxArrow, widget), true);
        return;
    }
    if (control == CC_SpinBox) {
        drawField(option, painter);
        drawChevron(painter, subControlRect(CC_SpinBox, option, SC_SpinBoxUp, widget), false);
        drawChevron(painter, subControlRect(CC_SpinBox, option, SC_SpinBoxDown, widget), true);
        return;
    }
    if (control == CC_ToolButton) {
        // A button that only opens a menu needs no second arrow.
        QStyleOptionToolButton button = *static_cast<const QStyleOptionToolButton *>(option);
        button.features.setFlag(QStyleOptionToolButton::HasMenu, false);
        QProxyStyle::drawComplexControl(control, &button, painter, widget);
        return;
    }
    QProxyStyle::drawComplexControl(control, option, painter, widget);
}

QRect HouseStyle::subElementRect(SubElement element, const QStyleOption *option,
                                 const QWidget *widget) const
{
    const QRect rect = QProxyStyle::subElementRect(element, option, widget);
    return element == SE_LineEditContents ? rect.adjusted(kGrid, 0, -kGrid, 0) : rect;
}

int HouseStyle::pixelMetric(PixelMetric metric, const QStyleOption *option,
                            const QWidget *widget) const
{
    switch (metric) {
    case PM_ScrollBarExtent:
        return 12;
    case PM_LayoutHorizontalSpacing:
    case PM_LayoutVerticalSpacing:
        return 2 * kGrid;
    case PM_LayoutLeftMargin:
    case PM_LayoutRightMargin:
    case PM_LayoutTopMargin:
    case PM_LayoutBottomMargin:
        return 3 * kGrid;
    case PM_SplitterWidth:
        return 1;
    case PM_TabBarTabHSpace:
        return 6 * kGrid;
    case PM_TabBarTabShiftVertical:
    case PM_TabBarTabOverlap:
    case PM_ButtonShiftHorizontal:
    case PM_ButtonShiftVertical:
        return 0;
    case PM_DefaultFrameWidth:
        return qobject_cast<const QPlainTextEdit *>(widget)
            ? 2 // room for the rounded corners
            : QProxyStyle::pixelMetric(metric, option, widget);
    case PM_IndicatorWidth:
    case PM_IndicatorHeight:
    case PM_ExclusiveIndicatorWidth:
    case PM_ExclusiveIndicatorHeight:
        return 18;
    case PM_SmallIconSize:
    case PM_ButtonIconSize:
        return 16;
    default:
        return QProxyStyle::pixelMetric(metric, option, widget);
    }
}

int HouseStyle::styleHint(StyleHint hint, const QStyleOption *option, const QWidget *widget,
                          QStyleHintReturn *returnData) const
{
    switch (hint) {
    case SH_Widget_Animation_Duration:
    case SH_ScrollBar_Transient:
    case SH_EtchDisabledText:
    case SH_UnderlineShortcut:
        return 0;
    case SH_TabBar_Alignment:
        return Qt::AlignLeft;
    case SH_ItemView_ActivateItemOnSingleClick:
        return 0;
    default:
        return QProxyStyle::styleHint(hint, option, widget, returnData);
    }
}

QSize HouseStyle::sizeFromContents(ContentsType type, const QStyleOption *option, const QSize &size,
                                   const QWidget *widget) const
{
    QSize wanted = QProxyStyle::sizeFromContents(type, option, size, widget);
    switch (type) {
    case CT_PushButton:
        if (const auto *button = qstyleoption_cast<const QStyleOptionButton *>(option);
            button && button->features.testFlag(QStyleOptionButton::Flat))
            wanted.setWidth(size.width() + 4 * kGrid); // no wider than its words
        wanted.rwidth() += 2 * kGrid;
        wanted.setHeight(qMax(wanted.height() + kGrid, 8 * kGrid));
        break;
    case CT_LineEdit:
    case CT_ComboBox:
    case CT_SpinBox:
        wanted.setHeight(qMax(wanted.height() + kGrid, 8 * kGrid));
        break;
    case CT_TabBarTab:
        wanted.rheight() += 2 * kGrid;
        break;
    case CT_MenuItem:
        wanted.rheight() += kGrid;
        break;
    default:
        break;
    }
    return wanted;
}

} // namespace Redress::Ui
