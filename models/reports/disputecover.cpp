// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/disputecomposer.h"

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

constexpr Phrase kTitle{u"Dispute report", u"争议处理报告"};

} // namespace

void DisputeComposer::cover()
{
    coverHead();
    coverFacts();
    contents();
}

void DisputeComposer::coverHead()
{
    const qreal left = m_flow.left();
    m_flow.fill({0, 0, millimetres(6), millimetres(297)}, Ink::accent);
    const QString center = printable(m_report.centerName);
    Typeface &number = m_flow.face(Style::Number);
    m_flow.line(left, millimetres(24), number.elided(center, m_flow.width()), Style::Number);
    m_flow.line(left, millimetres(31.5),
                m_flow.face(Style::Small).elided(printable(m_report.origin), m_flow.width()),
                Style::Small, Ink::quiet);

    m_flow.line(left, millimetres(66), m_words(kTitle), Style::Title);
    m_flow.line(left, millimetres(82), m_words.other(kTitle), Style::Number, Ink::quiet);
    m_flow.rule(left, millimetres(94), millimetres(24), Ink::accent, points(2.5));
    m_flow.line(left, millimetres(99), printable(m_report.state.id.value), Style::Heading,
                Ink::accent);
    const QString product = m_words.label(m_report.productLabel, m_report.productLabelZh);
    const QString issue = m_words.label(m_report.issueLabel, m_report.issueLabelZh);
    QStringList subject{product, issue};
    subject.removeAll(QString());
    m_flow.line(
        left, millimetres(108.5),
        m_flow.face(Style::Body).elided(printable(subject.join(u"  ·  "_s)), m_flow.width()),
        Style::Body);
}

void DisputeComposer::coverFacts()
{
    const Domain::CaseState &state = m_report.state;
    const QString name = shown(m_report.consumer.name, Domain::Fact::consumer);
    const QList<Row> rows{
        {t(u"Consumer", u"消费者"), name},
        {t(u"Company", u"被投诉企业"), printable(m_report.companyName)},
        {t(u"Amount in dispute", u"争议金额"),
         state.amount ? m_words.money(*state.amount) : QString()},
        {t(u"Received", u"收到日期"), m_words.timeWithZone(state.receivedUtc)},
        {t(u"Status", u"状态"), m_words.code(CodeList::Status, Domain::wordFor(state.status))},
        {t(u"Outcome", u"处理结果"), m_words.code(CodeList::Outcome, state.outcome)},
        {t(u"Papers", u"材料份数"), QString::number(m_report.papers.size())},
        {t(u"Acts recorded", u"账本记录数"), QString::number(m_report.chronology.size())},
        {t(u"Made for", u"接收方"), m_words.code(CodeList::Recipient, m_report.recipient)},
        {t(u"Made by", u"制作人"), printable(m_report.madeBy)},
        {t(u"Made on", u"制作时间"), m_words.timeWithZone(m_report.madeUtc)},
    };
    constexpr qreal kLabel = millimetres(40);
    qreal y = millimetres(126);
    for (const Row &row : rows) {
        if (row.value.isEmpty())
            continue;
        Typeface &body = m_flow.face(Style::Body);
        m_flow.rule(m_flow.left(), y, m_flow.width());
        const qreal drop = body.ascent() - m_flow.face(Style::Small).ascent();
        m_flow.line(m_flow.left(), y + points(3) + drop, row.label, Style::Small, Ink::quiet);
        m_flow.line(m_flow.left() + kLabel, y + points(3),
                    body.elided(row.value, m_flow.width() - kLabel), Style::Body);
        y += body.lineHeight() + points(6);
    }
    m_flow.rule(m_flow.left(), y, m_flow.width());
}

void DisputeComposer::contents()
{
    constexpr qreal kStep = points(14);
    qreal y = millimetres(218);
    m_flow.line(m_flow.left(), y, t(u"Contents", u"目录"), Style::Small, Ink::quiet);
    const qreal x = m_flow.left() + millimetres(40);
    for (qsizetype i = 0; i < chapterTitles().size(); ++i) {
        m_flow.line(x, y, QString::number(i + 1), Style::Body, Ink::accent);
        m_flow.line(x + millimetres(6), y, m_words(chapterTitles().at(i)), Style::Body);
        const int page = m_chapterPages.value(i);
        m_flow.lineRight(m_flow.left() + m_flow.width(), y,
                         page > 0 ? QString::number(page) : QString(), Style::Body);
        y += kStep;
    }
}

} // namespace Redress::Reports
