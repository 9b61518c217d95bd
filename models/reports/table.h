// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reports/pageflow.h"

#include <QStringList>

namespace Redress::Reports {

struct TableColumn {
    QString title;
    qreal share = 1; // of the table's width, relative to the others
    Style style = Style::Small;
    bool alignRight = false; // numbers
};

/// A table whose head is repeated on each page. Rows come one by one and are not kept; a row higher
/// than a page goes on over as many pages as it needs.
class Table {
public:
    Table(PageFlow &flow, QList<TableColumn> columns);
    void row(const QStringList &cells);

private:
    void head();
    void drawLines(const QStringList &cells, qsizetype from, qsizetype count);

    struct Place {
        qreal x = 0;
        qreal width = 0;
    };
    PageFlow &m_flow;
    QList<TableColumn> m_columns;
    QList<Place> m_places;
    QList<QList<TextLine>> m_lines; // of the row at hand, reused
    qreal m_lineHeight = 0;
};

} // namespace Redress::Reports
