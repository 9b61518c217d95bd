// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/supervision/monthchart.h"

#include "ui/widgets/theme.h"

#include <QKeyEvent>
#include <QLocale>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>
#include <array>
#include <cmath>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

namespace {

constexpr int kLines = 4; // of the scale
constexpr int kScaleWidth = 14 * kGrid;
constexpr int kWidestBar = 6 * kGrid;
constexpr int kMonthWidth = 11 * kGrid; // that a month's name needs
constexpr qreal kCorner = 2;

/// The least of 1, 2, 5, 10, 20 … times four lines that holds `most`.
qint64 topFor(qint64 most)
{
    for (qint64 step = 1;; step *= 10) {
        for (const qint64 factor : {1, 2, 5}) {
            if (step * factor * kLines >= most)
                return step * factor * kLines;
        }
    }
}

QColor mixed(const QColor &front, const QColor &back, qreal share)
{
    const auto mix
        = [share](int a, int b) { return int(std::lround(a * share + b * (1 - share))); };
    return {mix(front.red(), back.red()), mix(front.green(), back.green()),
            mix(front.blue(), back.blue())};
}

QColor closedColor()
{
    return mixed(theme().accent, theme().window, theme().dark ? 0.45 : 0.35);
}

void paintLate(QPainter &painter, const QRectF &bar)
{
    painter.setPen(Qt::NoPen);
    painter.setBrush(mixed(theme().late, theme().window, 0.35));
    painter.drawRect(bar);
    painter.setBrush(QBrush(theme().late, Qt::BDiagPattern));
    painter.drawRect(bar);
}

QDate firstOf(int month)
{
    return {month / 100, month % 100, 1};
}

} // namespace

MonthChart::MonthChart(QWidget *parent) : Page(parent)
{
    setMouseTracking(true);
    setFocusPolicy(Qt::StrongFocus);
    setObjectName(u"months"_s);
    retranslate();
}

QSize MonthChart::sizeHint() const
{
    return {160 * kGrid, 56 * kGrid};
}

QSize MonthChart::minimumSizeHint() const
{
    return {80 * kGrid, 40 * kGrid};
}

void MonthChart::setMonths(const QList<Services::MonthFigures> &months)
{
    m_months = months;
    m_looked = -1;
    qint64 most = 1;
    for (const Services::MonthFigures &month : m_months)
        most = std::max({most, month.figures.received, month.figures.closed});
    m_top = topFor(most);
    retranslate();
}

QString MonthChart::sentence() const
{
    if (m_looked < 0 || m_looked >= m_months.size())
        return {};
    const Services::MonthFigures &month = m_months.at(m_looked);
    const QLocale locale;
    return tr("%1: %2 received, %3 closed, of these %4 late", "a month and numbers of cases")
        .arg(locale.toString(firstOf(month.month), tr("MMMM yyyy", "a month, as QDate writes it")),
             locale.toString(month.figures.received), locale.toString(month.figures.closed),
             locale.toString(month.figures.late));
}

QRect MonthChart::plot() const
{
    const int line = fontMetrics().height();
    return rect().adjusted(kScaleWidth, line + 4 * kGrid, -kGrid, -2 * line - 2 * kGrid);
}

QRectF MonthChart::bandOf(qsizetype index) const
{
    const QRectF inner = plot();
    const qreal width = inner.width() / qreal(std::max<qsizetype>(1, m_months.size()));
    return {inner.left() + width * qreal(index), inner.top(), width, inner.height()};
}

qsizetype MonthChart::indexAt(const QPoint &point) const
{
    for (qsizetype i = 0; i < m_months.size(); ++i) {
        const QRectF band = bandOf(i);
        if (point.x() >= band.left() && point.x() < band.right())
            return i;
    }
    return -1;
}

void MonthChart::look(qsizetype index)
{
    if (index == m_looked)
        return;
    m_looked = index;
    setAccessibleDescription(sentence());
    setCursor(index < 0 ? Qt::ArrowCursor : Qt::PointingHandCursor);
    update();
}

void MonthChart::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    if (m_looked >= 0 && m_looked < m_months.size()) {
        painter.fillRect(bandOf(m_looked), theme().selection);
        if (hasFocus()) {
            const QRectF band = bandOf(m_looked);
            painter.fillRect(QRectF(band.left(), band.bottom(), band.width(), 2), theme().accent);
        }
    }
    paintLegend(painter);
    paintScale(painter);
    paintBars(painter);
    paintNames(painter);
}

void MonthChart::paintLegend(QPainter &painter) const
{
    const QFontMetrics metrics = fontMetrics();
    const int line = metrics.height();
    const int side = line * 2 / 3;
    int x = plot().left();
    const std::array<QString, 3> words{tr("Received"), tr("Closed in time"), tr("Closed late")};
    for (size_t i = 0; i < words.size(); ++i) {
        const QRectF square(x, kGrid + (line - side) / 2.0, side, side);
        painter.setPen(Qt::NoPen);
        if (i == 2) {
            paintLate(painter, square);
        } else {
            painter.setBrush(i == 0 ? theme().accent : closedColor());
            painter.drawRoundedRect(square, kCorner, kCorner);
        }
        x += side + 2 * kGrid;
        painter.setPen(theme().secondary);
        painter.drawText(x, kGrid + metrics.ascent(), words[i]);
        x += metrics.horizontalAdvance(words[i]) + 5 * kGrid;
    }
    const QString looked = sentence();
    const int room = plot().right() - x;
    if (looked.isEmpty() || room <= 0)
        return;
    painter.setPen(theme().text);
    painter.drawText(QRect(x, kGrid, room, line), Qt::AlignRight | Qt::AlignVCenter,
                     metrics.elidedText(looked, Qt::ElideRight, room));
}

void MonthChart::paintScale(QPainter &painter) const
{
    const QRect inner = plot();
    const int line = fontMetrics().height();
    for (int i = 0; i <= kLines; ++i) {
        const int y = inner.bottom() + 1 - inner.height() * i / kLines;
        painter.setPen(i == 0 ? theme().secondary : theme().line);
        painter.drawLine(QPointF(inner.left(), y + 0.5), QPointF(inner.right() + 1, y + 0.5));
        painter.setPen(theme().secondary);
        painter.drawText(QRect(0, y - line / 2, kScaleWidth - 2 * kGrid, line),
                         Qt::AlignRight | Qt::AlignVCenter, QLocale().toString(m_top / kLines * i));
    }
}

void MonthChart::paintBars(QPainter &painter) const
{
    const QRect inner = plot();
    const qreal bottom = inner.bottom() + 1;
    const auto heightOf
        = [&](qint64 cases) { return inner.height() * qreal(cases) / qreal(m_top); };
    for (qsizetype i = 0; i < m_months.size(); ++i) {
        const Services::Figures &figures = m_months.at(i).figures;
        const QRectF band = bandOf(i);
        const qreal width = std::clamp(band.width() * 0.32, 1.0, qreal(kWidestBar));
        const qreal gap = width < 4 ? 0 : 2;
        const qreal left = band.center().x() - width - gap / 2;
        painter.setPen(Qt::NoPen);
        painter.setBrush(theme().accent);
        const qreal received = heightOf(figures.received);
        painter.drawRoundedRect(QRectF(left, bottom - received, width, received), kCorner, kCorner);
        const qreal inTime = heightOf(figures.inTime());
        const qreal late = heightOf(figures.late);
        const qreal right = left + width + gap;
        painter.setBrush(closedColor());
        painter.drawRoundedRect(QRectF(right, bottom - inTime - late, width, inTime), kCorner,
                                kCorner);
        if (late > 0)
            paintLate(painter, QRectF(right, bottom - late, width, late));
    }
}

void MonthChart::paintNames(QPainter &painter) const
{
    const QFontMetrics metrics = fontMetrics();
    const int line = metrics.height();
    const int top = plot().bottom() + 2 * kGrid;
    const qreal width = m_months.isEmpty() ? 1 : bandOf(0).width();
    const qsizetype every = std::max<qsizetype>(1, qsizetype(std::ceil(kMonthWidth / width)));
    int lastYear = 0;
    for (qsizetype i = 0; i < m_months.size(); i += every) {
        const QRectF band = bandOf(i);
        const QDate day = firstOf(m_months.at(i).month);
        const QRectF name(band.center().x() - kMonthWidth / 2.0, top, kMonthWidth, line);
        painter.setPen(i == m_looked ? theme().text : theme().secondary);
        painter.drawText(name, Qt::AlignCenter,
                         QLocale().standaloneMonthName(day.month(), QLocale::ShortFormat));
        if (day.year() == lastYear)
            continue;
        lastYear = day.year();
        painter.setPen(theme().secondary);
        painter.drawText(name.translated(0, line), Qt::AlignCenter, QString::number(lastYear));
    }
}

void MonthChart::mouseMoveEvent(QMouseEvent *event)
{
    look(indexAt(event->position().toPoint()));
}

void MonthChart::leaveEvent(QEvent *event)
{
    if (!hasFocus())
        look(-1);
    Page::leaveEvent(event);
}

void MonthChart::mousePressEvent(QMouseEvent *event)
{
    const qsizetype index = indexAt(event->position().toPoint());
    if (event->button() == Qt::LeftButton && index >= 0)
        Q_EMIT chosen(m_months.at(index).month);
}

void MonthChart::keyPressEvent(QKeyEvent *event)
{
    const qsizetype last = m_months.size() - 1;
    switch (event->key()) {
    case Qt::Key_Left:
        look(std::max<qsizetype>(0, m_looked - 1));
        return;
    case Qt::Key_Right:
        look(std::min(last, m_looked + 1));
        return;
    case Qt::Key_Home:
        look(std::min<qsizetype>(0, last));
        return;
    case Qt::Key_End:
        look(last);
        return;
    case Qt::Key_Return:
    case Qt::Key_Enter:
        if (m_looked >= 0 && m_looked <= last)
            Q_EMIT chosen(m_months.at(m_looked).month);
        return;
    default:
        Page::keyPressEvent(event);
    }
}

void MonthChart::focusInEvent(QFocusEvent *event)
{
    if (m_looked < 0)
        look(m_months.size() - 1);
    Page::focusInEvent(event);
}

void MonthChart::retranslate()
{
    setAccessibleName(tr("Cases month by month"));
    setAccessibleDescription(sentence());
    update();
}

} // namespace Redress::Ui
