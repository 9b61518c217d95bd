// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/disputecomposer.h"
#include "models/reports/sentences.h"
#include "models/reports/table.h"

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

namespace Act = Domain::Act;
namespace Fact = Domain::Fact;

QStringList allPrintable(const QStringList &texts)
{
    QStringList shown;
    for (const QString &text : texts)
        shown.append(printable(text));
    return shown;
}

} // namespace

void DisputeComposer::parties()
{
    const Domain::ConsumerFacts &consumer = m_report.consumer;
    subheading(t(u"Consumer", u"消费者"));
    facts({
        {t(u"Name", u"姓名"), shown(consumer.name, Fact::consumer)},
        {t(u"Telephone", u"电话"), printable(consumer.phone)},
        {t(u"Identity number", u"证件号码"), printable(consumer.idNumber)},
        {t(u"E-mail", u"电子邮箱"), printable(consumer.email)},
        {t(u"Address", u"地址"), printable(consumer.address)},
        {t(u"Speaks for", u"代理"), printable(consumer.speaksFor)},
        {t(u"Special care", u"特别关注"),
         m_report.state.specialCare ? t(u"yes, a vulnerable consumer", u"是，属弱势消费者")
                                    : QString()},
    });
    if (consumer.isEmpty() && !m_report.consumerErased
        && !m_report.withheldFacts.contains(Fact::consumer))
        sentence(t(u"Nothing is recorded about the consumer.", u"没有消费者信息的记录。"));

    subheading(t(u"Company complained about", u"被投诉企业"));
    if (m_report.companyName.isEmpty()) {
        sentence(t(u"No company is named.", u"未指明企业。"));
        return;
    }
    facts({
        {t(u"Name", u"名称"), printable(m_report.companyName)},
        {t(u"Also known as", u"别名"), m_words.list(allPrintable(m_report.companyAliases))},
        {t(u"Hotline", u"客服电话"), printable(m_report.companyHotline)},
        {t(u"Official sites", u"官方网站"), m_words.list(allPrintable(m_report.companyDomains))},
        {t(u"Identity", u"身份核实"),
         m_report.companyVerified ? QString()
                                  : t(u"as named by the consumer, not verified by the center",
                                      u"由消费者提供，中心尚未核实")},
    });
}

void DisputeComposer::complaint()
{
    const Domain::CaseState &state = m_report.state;
    subheading(t(u"Complaint", u"投诉内容"));
    QStringList remedies;
    for (const QString &remedy : state.remedies)
        remedies.append(m_words.code(CodeList::Remedy, remedy));
    QStringList links;
    for (const CaseId &link : state.links)
        links.append(printable(link.value));
    facts({
        {t(u"Product", u"业务类别"),
         printable(m_words.label(m_report.productLabel, m_report.productLabelZh))},
        {t(u"Issue", u"问题类型"),
         printable(m_words.label(m_report.issueLabel, m_report.issueLabelZh))},
        {t(u"Received", u"收到"),
         m_words.list({m_words.timeWithZone(state.receivedUtc),
                       m_words.code(CodeList::Channel, state.channel)})},
        {t(u"Happened on", u"发生日期"),
         state.happenedOn ? m_words.day(*state.happenedOn) : QString()},
        {t(u"Amount in dispute", u"争议金额"),
         state.amount ? m_words.money(*state.amount) : QString()},
        {t(u"Remedy sought", u"诉求"), m_words.list(remedies)},
        {t(u"Account or contract", u"账户或合同"), shown(m_report.account, Fact::account)},
        {t(u"Number elsewhere", u"外部编号"), printable(state.externalRef)},
        {t(u"Handled by", u"承办人"), printable(m_report.assigneeName)},
        {t(u"Procedure", u"适用程序"),
         printable(m_words.label(m_report.procedure.title, m_report.procedure.titleZh))},
        {t(u"Linked cases", u"关联案件"), m_words.list(links)},
    });
    m_flow.skip(millimetres(2));
    const QString story = shown(m_report.narrative, Fact::narrative);
    if (!story.isEmpty())
        quote(story, Ink::accent);
}

void DisputeComposer::chronology()
{
    if (m_report.chronology.isEmpty()) {
        sentence(t(u"No acts are recorded.", u"没有记录。"));
        return;
    }
    sentence(t(u"Each line is one signed entry of the ledger; its number is its place there.",
               u"每一行对应账本中一条经签名的记录，编号即其在账本中的位置。"));
    m_flow.skip(millimetres(3));
    Table table(m_flow,
                {{t(u"Entry", u"编号"), 0.9, Style::Small, true},
                 {t(u"Time", u"时间"), 2.4},
                 {t(u"By", u"经办人"), 1.9},
                 {t(u"Act", u"事项"), 2.4},
                 {t(u"What", u"内容"), 7.6}});
    for (const ReportAct &act : m_report.chronology) {
        if (m_flow.isTooLong())
            return;
        table.row({QString::number(act.entry), m_words.time(act.atUtc), printable(act.byName),
                   m_words.code(CodeList::Act, act.act), actDetail(m_words, m_report, act)});
    }
}

void DisputeComposer::clocks()
{
    if (m_report.deadlines.isEmpty()) {
        sentence(
            t(u"The procedure sets no deadline for this case.", u"适用程序对本案未规定期限。"));
        return;
    }
    facts({
        {t(u"Procedure", u"适用程序"),
         printable(m_words.label(m_report.procedure.title, m_report.procedure.titleZh))},
        {t(u"Source", u"依据"), printable(m_report.procedure.source)},
        {t(u"Wording", u"条文"),
         m_report.procedure.textChecked
             ? t(u"compared with the published text", u"已与公布文本核对")
             : t(u"not yet compared with the published text", u"尚未与公布文本核对")},
        {t(u"Version, calendar", u"版本、日历"),
         m_words.list({printable(m_report.state.procedure), printable(m_report.state.calendar)})},
    });
    for (const Domain::Deadline &deadline : m_report.deadlines)
        clock(deadline);
}

void DisputeComposer::clock(const Domain::Deadline &deadline)
{
    const qreal left = m_flow.left();
    const qreal width = m_flow.width();
    m_flow.skip(millimetres(6));
    m_flow.ensure(millimetres(34));
    Typeface &strong = m_flow.face(Style::Strong);
    const QString state = deadlineState(m_words, m_report, deadline);
    const qreal stateWidth = strong.width(state);
    const QString title = printable(m_words.label(deadline.title, deadline.titleZh));
    m_flow.line(left, m_flow.y(), strong.elided(title, width - stateWidth - millimetres(6)),
                Style::Strong);
    m_flow.lineRight(left + width, m_flow.y(), state, Style::Strong,
                     deadline.isOverdue(m_report.madeUtc) ? Ink::text : Ink::accent);
    m_flow.skip(strong.lineHeight() + millimetres(1));

    constexpr qreal kBar = points(3);
    m_flow.fill({left, m_flow.y(), width, kBar}, Ink::hairline);
    if (deadline.totalDays > 0) {
        const qreal part = qBound(0.0, qreal(deadline.usedDays) / deadline.totalDays, 1.0);
        m_flow.fill({left, m_flow.y(), width * part, kBar}, Ink::accent);
    }
    m_flow.skip(kBar + millimetres(1));
    const Domain::ClockRule::Unit unit = unitOf(m_report, deadline.clockId);
    const Domain::ClockRule *rule = m_report.procedure.clock(deadline.clockId);
    const QString source = rule ? printable(rule->source) : QString();
    Typeface &small = m_flow.face(Style::Small);
    const QString used
        = t(u"%1 of %2 used", u"已用 %1 / %2")
              .arg(QString::number(deadline.usedDays), m_words.days(deadline.totalDays, unit));
    m_flow.line(left, m_flow.y(), used, Style::Small, Ink::quiet);
    m_flow.lineRight(left + width, m_flow.y(),
                     small.elided(source, width - small.width(used) - millimetres(6)), Style::Small,
                     Ink::quiet);
    m_flow.skip(small.lineHeight() + millimetres(1.5));
    const QStringList sentences = traceSentences(m_words, m_report, deadline);
    for (const QString &one : sentences) {
        m_flow.ensure(m_flow.face(Style::Body).lineHeight());
        m_flow.line(left, m_flow.y(), u"–"_s, Style::Body, Ink::accent);
        m_flow.paragraph(one, Style::Body, Ink::text, millimetres(5));
    }
}

void DisputeComposer::exchange()
{
    QStringList remedies;
    for (const QString &remedy : m_report.state.remedies)
        remedies.append(m_words.code(CodeList::Remedy, remedy));
    if (!remedies.isEmpty() || m_report.state.amount)
        facts({{t(u"The consumer asks for", u"消费者诉求"), m_words.list(remedies)},
               {t(u"Amount in dispute", u"争议金额"),
                m_report.state.amount ? m_words.money(*m_report.state.amount) : QString()}});
    bool any = false;
    for (const ReportAct &act : m_report.chronology) {
        if (act.act != Act::caseForwarded && act.act != Act::caseAnswered)
            continue;
        any = true;
        message(act);
    }
    if (!any)
        sentence(t(u"Nothing has been sent to the company or answered yet.",
                   u"尚未转交企业，亦无答复。"));
}

void DisputeComposer::message(const ReportAct &act)
{
    const bool asked = act.act == Act::caseForwarded;
    m_flow.skip(millimetres(4));
    m_flow.ensure(millimetres(20));
    const QString from = act.facts.value("from"_L1).toString();
    const QString title = asked ? t(u"Asked of the company", u"向企业转交")
        : from == "company"_L1  ? t(u"Answered by the company", u"企业答复")
                                : t(u"Answered by the center", u"中心答复");
    m_flow.line(m_flow.left(), m_flow.y(), title, Style::Strong, asked ? Ink::accent : Ink::text);
    Typeface &small = m_flow.face(Style::Small);
    const QString details
        = t(u"%1  ·  entry %2  ·  %3", u"%1  ·  编号 %2  ·  %3")
              .arg(m_words.time(act.atUtc), QString::number(act.entry), printable(act.byName));
    const qreal room = m_flow.width() - m_flow.face(Style::Strong).width(title) - millimetres(6);
    m_flow.lineRight(m_flow.left() + m_flow.width(), m_flow.y() + points(1.5),
                     small.elided(details, room), Style::Small, Ink::quiet);
    m_flow.skip(m_flow.face(Style::Strong).lineHeight() + millimetres(1));
    const QString text = personalText(m_words, m_report, act, asked ? Fact::message : Fact::answer);
    quote(text.isEmpty() ? t(u"(without text)", u"（无正文）") : text,
          asked ? Ink::accent : Ink::hairline);
}

void DisputeComposer::outcome()
{
    const Domain::CaseState &state = m_report.state;
    if (state.isOpen()) {
        sentence(t(u"The case is not closed; nothing final can be said.",
                   u"本案尚未结案，暂无最终结果。"));
        return;
    }
    facts({
        {t(u"Outcome", u"处理结果"), m_words.code(CodeList::Outcome, state.outcome), Style::Strong},
        {t(u"Relief", u"救济金额"), state.relief ? m_words.money(*state.relief) : QString()},
        {t(u"Closed", u"结案时间"), m_words.timeWithZone(state.closedUtc)},
    });
    QString statement;
    for (const ReportAct &act : m_report.chronology) {
        if (act.act == Act::caseClosed)
            statement = personalText(m_words, m_report, act, Fact::statement);
    }
    if (statement.isEmpty())
        return;
    subheading(t(u"What the parties were told", u"告知当事人的内容"));
    quote(statement, Ink::accent);
}

} // namespace Redress::Reports
