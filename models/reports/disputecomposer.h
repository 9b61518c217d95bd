// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/reports/disputereport.h"
#include "models/reports/pageflow.h"
#include "models/reports/words.h"

namespace Redress::Reports {

/// Lays the report out on a flow. A first pass over a flow without a writer learns on which pages
/// the chapters begin, the second prints them on the cover.
class DisputeComposer {
public:
    DisputeComposer(const DisputeReport &report, const Words &words, PageFlow &flow,
                    QList<int> chapterPages);

    void compose();
    QList<int> foundPages() const { return m_foundPages; }
    static PageFrame frameFor(const DisputeReport &report, const Words &words);

private:
    struct Row {
        QString label;
        QString value;
        Style style = Style::Body;
    };

    // disputecover.cpp
    void cover();
    void coverHead();
    void coverFacts();
    void contents();
    // disputechapters.cpp
    void parties();
    void complaint();
    void chronology();
    void clocks();
    void clock(const Domain::Deadline &deadline);
    void exchange();
    void message(const ReportAct &act);
    void outcome();
    // disputeproof.cpp
    void papers();
    void paper(const ReportPaper &paper, qsizetype number);
    void verification();
    void claims();
    void step(int number, const QString &text, const QString &command = {});
    // disputecomposer.cpp
    void chapter(int number);
    void subheading(const QString &text);
    void sentence(const QString &text); // quiet, where there is nothing to show
    /// Rows without a value are left out. `indent` from the left edge.
    void facts(const QList<Row> &rows, qreal indent = 0);
    void quote(const QString &text, QRgb bar);
    QString shown(const QString &text, QLatin1String fact) const;
    static const QList<Phrase> &chapterTitles();
    QString t(QStringView en, QStringView zh) const { return m_words(en, zh); }

    const DisputeReport &m_report;
    const Words &m_words;
    PageFlow &m_flow;
    QList<int> m_chapterPages; // to print in the contents
    QList<int> m_foundPages; // where the chapters began in this pass
};

} // namespace Redress::Reports
