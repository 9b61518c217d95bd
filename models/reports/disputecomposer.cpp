// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/disputecomposer.h"

#include "models/reports/sentences.h"

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

constexpr qreal kLabelWidth = millimetres(40);
constexpr qreal kCardLabelWidth = millimetres(28); // beside a picture

} // namespace

DisputeComposer::DisputeComposer(const DisputeReport &report, const Words &words, PageFlow &flow,
                                 QList<int> chapterPages)
    : m_report(report), m_words(words), m_flow(flow), m_chapterPages(std::move(chapterPages))
{
}

const QList<Phrase> &DisputeComposer::chapterTitles()
{
    static const QList<Phrase> titles{
        {u"Parties and complaint", u"当事人与投诉内容"},
        {u"Chronology", u"处理经过"},
        {u"Legal clocks", u"法定期限"},
        {u"Papers", u"证据材料"},
        {u"What was asked and answered", u"诉求与答复"},
        {u"Outcome", u"处理结果"},
        {u"How to verify this report", u"如何核验本报告"},
    };
    return titles;
}

PageFrame DisputeComposer::frameFor(const DisputeReport &report, const Words &words)
{
    PageFrame frame;
    frame.header
        = printable(report.state.id.value) + u"  ·  "_s + words(u"Dispute report", u"争议处理报告");
    frame.headerRight = printable(report.centerName);
    frame.footer = words(u"Made %1", u"制作时间 %1").arg(words.timeWithZone(report.madeUtc));
    if (report.demo) {
        frame.footer += u"   ·   "_s
            + words(u"DEMO: fictional persons and papers", u"示例（DEMO）：人物与材料均属虚构");
        frame.watermark = words(u"DEMO", u"DEMO 示例");
    }
    return frame;
}

void DisputeComposer::compose()
{
    cover();
    m_flow.newPage();
    chapter(1);
    parties();
    complaint();
    chapter(2);
    chronology();
    chapter(3);
    clocks();
    chapter(4);
    papers();
    chapter(5);
    exchange();
    chapter(6);
    outcome();
    m_flow.newPage();
    chapter(7);
    verification();
}

void DisputeComposer::chapter(int number)
{
    if (m_flow.y() > m_flow.top()) {
        m_flow.skip(millimetres(13));
        m_flow.ensure(millimetres(60));
    }
    m_foundPages.append(m_flow.page());
    const Phrase &title = chapterTitles().at(number - 1);
    const QString words = m_words(title);
    Typeface &heading = m_flow.face(Style::Heading);
    const qreal y = m_flow.y();
    m_flow.line(m_flow.left(), y, QString::number(number), Style::Heading, Ink::accent);
    const qreal x = m_flow.left() + millimetres(9);
    m_flow.line(x, y, words, Style::Heading);
    // The other language stands beside on the same base line.
    const qreal drop = heading.ascent() - m_flow.face(Style::Body).ascent();
    m_flow.line(x + heading.width(words) + millimetres(4), y + drop, m_words.other(title),
                Style::Body, Ink::quiet);
    m_flow.skip(heading.lineHeight() + millimetres(1.5));
    m_flow.rule(m_flow.left(), m_flow.y(), m_flow.width(), Ink::accent, points(1));
    m_flow.skip(millimetres(5));
}

void DisputeComposer::subheading(const QString &text)
{
    m_flow.skip(millimetres(4));
    m_flow.ensure(millimetres(22));
    m_flow.line(m_flow.left(), m_flow.y(), text, Style::Subheading);
    m_flow.skip(m_flow.face(Style::Subheading).lineHeight() + millimetres(1.5));
}

void DisputeComposer::sentence(const QString &text)
{
    m_flow.paragraph(text, Style::Body, Ink::quiet);
}

void DisputeComposer::facts(const QList<Row> &rows, qreal indent)
{
    const qreal x = m_flow.left() + indent;
    const qreal labelWidth = indent > 0 ? kCardLabelWidth : kLabelWidth;
    const qreal valueIndent = indent + labelWidth;
    const qreal room = m_flow.width() - valueIndent;
    for (const Row &row : rows) {
        if (row.value.isEmpty())
            continue;
        // The label keeps company with at least the first lines of its value.
        Typeface &type = m_flow.face(row.style);
        m_flow.ensure(qMin(m_flow.heightOf(row.value, row.style, room), 2 * type.lineHeight()));
        const qreal drop = type.ascent() - m_flow.face(Style::Small).ascent();
        const int page = m_flow.page();
        const qreal labelHeight = m_flow.block(x, m_flow.y() + drop, labelWidth - millimetres(3),
                                               row.label, Style::Small, Ink::quiet);
        const qreal labelEnd = m_flow.y() + drop + labelHeight;
        m_flow.paragraph(row.value, row.style, Ink::text, valueIndent);
        if (m_flow.page() == page)
            m_flow.moveTo(qMax(m_flow.y(), labelEnd));
        m_flow.skip(millimetres(0.9));
    }
}

void DisputeComposer::quote(const QString &text, QRgb bar)
{
    constexpr qreal kIndent = millimetres(5);
    Typeface &type = m_flow.face(Style::Body);
    QList<TextLine> lines;
    type.breakLines(text, m_flow.width() - kIndent, lines);
    for (const TextLine &part : std::as_const(lines)) {
        m_flow.ensure(type.lineHeight());
        m_flow.fill({m_flow.left(), m_flow.y(), points(1.6), type.lineHeight()}, bar);
        m_flow.line(m_flow.left() + kIndent, m_flow.y(), text.mid(part.start, part.length),
                    Style::Body);
        m_flow.skip(type.lineHeight());
    }
}

QString DisputeComposer::shown(const QString &text, QLatin1String fact) const
{
    if (!text.isEmpty())
        return printable(text);
    if (m_report.consumerErased)
        return erasedSentence(m_words);
    return m_report.withheldFacts.contains(fact) ? withheldSentence(m_words) : QString();
}

} // namespace Redress::Reports
