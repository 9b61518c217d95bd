// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/table.h"

namespace Redress::Reports {

namespace {

constexpr qreal kPadding = points(4);
constexpr qreal kGutter = points(8);

} // namespace

Table::Table(PageFlow &flow, QList<TableColumn> columns)
    : m_flow(flow), m_columns(std::move(columns))
{
    qreal shares = 0;
    for (const TableColumn &column : std::as_const(m_columns)) {
        shares += column.share;
        m_lineHeight = qMax(m_lineHeight, m_flow.face(column.style).lineHeight());
    }
    const qreal room = m_flow.width() - kGutter * qreal(m_columns.size() - 1) - 2 * kPadding;
    qreal x = m_flow.left() + kPadding;
    for (const TableColumn &column : std::as_const(m_columns)) {
        const qreal width = room * column.share / shares;
        m_places.append({x, width});
        x += width + kGutter;
    }
    m_lines.resize(m_columns.size());
    // A head alone at the foot of a page would be an orphan.
    m_flow.ensure(6 * m_lineHeight);
    head();
}

void Table::head()
{
    Typeface &label = m_flow.face(Style::Label);
    const qreal height = label.lineHeight() + 2 * kPadding;
    m_flow.fill({m_flow.left(), m_flow.y(), m_flow.width(), height}, Ink::wash);
    const qreal y = m_flow.y() + kPadding;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const Place &place = m_places.at(i);
        if (m_columns.at(i).alignRight)
            m_flow.lineRight(place.x + place.width, y, m_columns.at(i).title, Style::Label,
                             Ink::quiet);
        else
            m_flow.line(place.x, y, m_columns.at(i).title, Style::Label, Ink::quiet);
    }
    m_flow.skip(height);
}

void Table::row(const QStringList &cells)
{
    qsizetype most = 1;
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        m_flow.face(m_columns.at(i).style)
            .breakLines(cells.value(i), m_places.at(i).width, m_lines[i]);
        most = qMax(most, m_lines.at(i).size());
    }
    // A row that a fresh page could hold is not torn, unless it is long and much room is left here.
    const qreal height = qreal(most) * m_lineHeight + 2 * kPadding;
    constexpr qsizetype kTornFrom = 16;
    if (!m_flow.fits(height) && (most < kTornFrom || !m_flow.fits(8 * m_lineHeight))) {
        m_flow.newPage();
        head();
    }
    for (qsizetype done = 0; done < most && !m_flow.isTooLong();) {
        const auto room = qsizetype((m_flow.bottom() - m_flow.y() - 2 * kPadding) / m_lineHeight);
        const qsizetype count = qMin(most - done, qMax<qsizetype>(1, room));
        drawLines(cells, done, count);
        done += count;
        m_flow.skip(qreal(count) * m_lineHeight + 2 * kPadding);
        m_flow.rule(m_flow.left(), m_flow.y(), m_flow.width());
        if (done < most) {
            m_flow.newPage();
            head();
        }
    }
}

void Table::drawLines(const QStringList &cells, qsizetype from, qsizetype count)
{
    for (qsizetype i = 0; i < m_columns.size(); ++i) {
        const Place &place = m_places.at(i);
        const TableColumn &column = m_columns.at(i);
        const QList<TextLine> &lines = m_lines.at(i);
        qreal y = m_flow.y() + kPadding;
        for (qsizetype n = from; n < qMin(from + count, lines.size()); ++n, y += m_lineHeight) {
            const QString text = cells.value(i).mid(lines.at(n).start, lines.at(n).length);
            if (column.alignRight)
                m_flow.lineRight(place.x + place.width, y, text, column.style);
            else
                m_flow.line(place.x, y, text, column.style);
        }
    }
}

} // namespace Redress::Reports
