// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/demopapers.h"

#include "models/reports/pageflow.h"
#include "models/reports/pdffile.h"

#include <QRandomGenerator>
#include <QTimeZone>

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

constexpr int kMostPages = 10;
constexpr QRgb kSealRed = 0xffc23b32;

/// What the seed decides.
struct Terms {
    QString number;
    int months = 12;
    QString rate;
};

Terms termsFor(quint32 seed, const DemoFacts &facts)
{
    QRandomGenerator random(seed);
    static constexpr int kMonths[] = {6, 9, 12, 18, 24};
    Terms terms;
    terms.number = u"DEMO-%1-%2"_s.arg(facts.date.toString(u"yyyyMMdd"_s),
                                       QString::number(100000 + random.bounded(900000)));
    terms.months = kMonths[random.bounded(5)];
    terms.rate = QString::number(4.8 + 0.3 * random.bounded(20), 'f', 1);
    return terms;
}

struct Clause {
    QString title;
    QString text;
};

QList<Clause> chineseClauses(const DemoFacts &facts, const Terms &terms)
{
    const QString money = formatMoney(facts.amount);
    const QString months = QString::number(terms.months);
    const QString start = facts.date.toString(Qt::ISODate);
    const QString end = facts.date.addMonths(terms.months).toString(Qt::ISODate);
    return {
        {u"借款金额"_s,
         u"甲方通过乙方平台出借资金，本金合计 %1。资金自划付至指定账户之日起计息。"_s.arg(money)},
        {u"借款期限"_s,
         u"借款期限为 %1 个月，自 %2 起至 %3 止。期限届满之日为法定节假日的，顺延至其后第一个工作日。"_s
             .arg(months, start, end)},
        {u"利率与计息"_s,
         u"年化利率为 %1%，按实际天数计算，一年按三百六十五天计。除本合同列明者外，乙方不得收取任何"
         "其他费用。"_s.arg(terms.rate)},
        {u"还款方式"_s,
         u"按月付息，到期还本。每期应付款项于当月对应日二十四时前划入甲方登记的银行账户。"_s},
        {u"提前退出"_s,
         u"甲方持有满三个月后可申请提前退出，乙方应在五个工作日内办理，并按实际持有天数支付利息。"_s},
        {u"信息披露"_s,
         u"乙方应在平台显著位置披露借款人基本情况、资金用途、还款来源及逾期情况，并保证内容真实、准"
         u"确、"
         "完整。"_s},
        {u"风险提示"_s,
         u"网络借贷有风险。乙方不以任何方式承诺保本保息，亦不提供任何形式的担保。"_s},
        {u"个人信息"_s,
         u"乙方处理甲方个人信息应遵循合法、正当、必要原则，未经甲方同意不得向第三方提供。"_s},
        {u"逾期责任"_s,
         u"逾期支付的，自逾期之日起按应付未付金额每日万分之五支付违约金，直至清偿之日。"_s},
        {u"通知与送达"_s,
         u"与本合同有关的通知以书面、电子邮件或平台站内信方式送达，发出之次日视为送达。"_s},
        {u"争议解决"_s,
         u"因本合同产生的争议，双方应协商解决；协商不成的，甲方可向消费者服务机构投诉，或向合同签订"
         u"地"
         "人民法院起诉。"_s},
        {u"其他"_s,
         u"本合同一式两份，双方各执一份，自双方签字或盖章之日起生效。未尽事宜由双方另行约定。"_s},
    };
}

QList<Clause> englishClauses(const DemoFacts &facts, const Terms &terms)
{
    const QString money = formatMoney(facts.amount);
    const QString months = QString::number(terms.months);
    const QString start = facts.date.toString(Qt::ISODate);
    const QString end = facts.date.addMonths(terms.months).toString(Qt::ISODate);
    return {
        {u"Amount"_s,
         u"Party A lends through the platform of Party B a principal of %1. Interest runs from the "
         u"day on "
         "which the money reaches the account named for it."_s.arg(money)},
        {u"Term"_s,
         u"The term is %1 months, from %2 to %3. Where the last day is a public holiday, the next "
         u"working day "
         "takes its place."_s.arg(months, start, end)},
        {u"Interest"_s,
         u"The rate is %1 % a year on the days actually elapsed, the year counted as 365 days. "
         u"Party B may "
         "charge no fee that is not named in this contract."_s.arg(terms.rate)},
        {u"Repayment"_s,
         u"Interest is paid each month, the principal at the end of the term. Each payment reaches "
         u"the "
         "registered bank account of Party A before midnight of the day on which it is due."_s},
        {u"Early exit"_s,
         u"After three months Party A may ask to leave. Party B settles this within five working "
         u"days "
         "and pays interest for the days held."_s},
        {u"Disclosure"_s,
         u"Party B shows on its platform who borrows, for what, from what the loan will be repaid, "
         u"and "
         "which payments are late, truly and completely."_s},
        {u"Risk"_s,
         u"Lending over the Internet carries risk. Party B promises neither principal nor interest "
         u"and gives "
         "no guarantee of any kind."_s},
        {u"Personal data"_s,
         u"Party B handles the personal data of Party A lawfully and only as far as needed, and "
         u"hands "
         "them to nobody without consent."_s},
        {u"Late payment"_s,
         u"On late payments 0.05 % of the amount outstanding is due for each day until it is paid."_s},
        {u"Notices"_s,
         u"Notices are given in writing, by e-mail or on the platform, and count as received on "
         u"the day "
         "after they were sent."_s},
        {u"Disputes"_s,
         u"The parties settle disputes by talking. Where this fails, Party A may complain to a "
         u"consumer "
         "service center or sue at the court of the place where this contract was signed."_s},
        {u"Other"_s,
         u"This contract is made in two copies, one for each party, and takes effect when both "
         u"have signed or "
         "sealed it."_s},
    };
}

/// A round seal as companies press on paper, with a word across that no real one carries.
QImage seal(const QString &company)
{
    constexpr int kEdge = 420;
    QImage image(kEdge, kEdge, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor::fromRgb(kSealRed), 10));
    painter.drawEllipse(QRectF(image.rect()).adjusted(8, 8, -8, -8));
    QFont font(QStringList{u"Noto Sans"_s, u"Noto Sans CJK SC"_s});
    font.setBold(true);
    font.setPixelSize(34);
    painter.setFont(font);
    painter.save();
    painter.translate(kEdge / 2.0, kEdge / 2.0);
    const QString name = company.left(14);
    const qreal step = qMin(26.0, 260.0 / qMax<qsizetype>(1, name.size()));
    painter.rotate(-step * qreal(name.size() - 1) / 2);
    for (const QChar c : name) {
        painter.drawText(QRectF(-30, -kEdge / 2.0 + 22, 60, 50), Qt::AlignCenter, QString(c));
        painter.rotate(step);
    }
    painter.restore();
    font.setPixelSize(44);
    painter.setFont(font);
    painter.drawText(image.rect(), Qt::AlignCenter, u"DEMO\n示例"_s);
    return image;
}

class Contract {
public:
    Contract(PageFlow &flow, const DemoFacts &facts, const Terms &terms)
        : m_flow(flow), m_facts(facts), m_terms(terms)
    {
    }

    void write()
    {
        head();
        const QList<Clause> clauses
            = m_facts.chinese ? chineseClauses(m_facts, m_terms) : englishClauses(m_facts, m_terms);
        for (qsizetype i = 0; i < clauses.size(); ++i) {
            const QString number = m_facts.chinese ? u"第%1条"_s.arg(i + 1) : u"§ %1"_s.arg(i + 1);
            m_flow.skip(millimetres(5));
            m_flow.ensure(millimetres(22));
            m_flow.paragraph(number + u"  "_s + clauses.at(i).title, Style::Strong);
            m_flow.skip(millimetres(1));
            m_flow.paragraph(clauses.at(i).text, Style::Body);
        }
        signatures();
    }

private:
    QString t(QStringView en, QStringView zh) const
    {
        return (m_facts.chinese ? zh : en).toString();
    }

    void head()
    {
        m_flow.paragraph(u"DEMO / 示例 — fictional, of no legal effect · 虚构，不具法律效力"_s,
                         Style::Small, kSealRed);
        m_flow.skip(millimetres(8));
        m_flow.paragraph(t(u"Loan contract", u"网络借款合同"), Style::Title);
        m_flow.skip(millimetres(2));
        m_flow.paragraph(t(u"No. %1", u"合同编号：%1").arg(m_terms.number), Style::Body,
                         Ink::quiet);
        m_flow.skip(millimetres(8));
        m_flow.paragraph(
            t(u"Party A (lender): %1", u"甲方（出借人）：%1").arg(m_facts.consumerName),
            Style::Subheading);
        m_flow.skip(millimetres(2));
        m_flow.paragraph(
            t(u"Party B (platform): %1", u"乙方（平台方）：%1").arg(m_facts.companyName),
            Style::Subheading);
        m_flow.skip(millimetres(6));
        m_flow.paragraph(
            t(u"The parties, being equal and acting of their own will, agree as follows.",
              u"甲乙双方本着平等、自愿、诚实信用的原则，就出借资金事宜订立本合同，共同遵守。"),
            Style::Body);
    }

    void signatures()
    {
        m_flow.skip(millimetres(14));
        m_flow.ensure(millimetres(62));
        const qreal y = m_flow.y();
        const qreal left = m_flow.left();
        const qreal half = m_flow.width() / 2;
        const QString date = m_facts.date.toString(Qt::ISODate);
        m_flow.picture(
            {left + half + millimetres(28), y - millimetres(4), millimetres(38), millimetres(38)},
            seal(m_facts.companyName));
        m_flow.line(left, y, t(u"Party A", u"甲方（签字）"), Style::Small, Ink::quiet);
        m_flow.line(left + half, y, t(u"Party B", u"乙方（盖章）"), Style::Small, Ink::quiet);
        Typeface &number = m_flow.face(Style::Number);
        m_flow.line(left, y + millimetres(10), number.elided(m_facts.consumerName, half * 0.8),
                    Style::Number);
        m_flow.rule(left, y + millimetres(19), half * 0.8);
        m_flow.rule(left + half, y + millimetres(35), half * 0.9);
        m_flow.line(left, y + millimetres(21), date, Style::Small, Ink::quiet);
        m_flow.line(left + half, y + millimetres(37), date, Style::Small, Ink::quiet);
    }

    PageFlow &m_flow;
    const DemoFacts &m_facts;
    const Terms &m_terms;
};

} // namespace

QByteArray demoContractPdf(quint32 seed, const DemoFacts &given)
{
    DemoFacts facts = given;
    facts.companyName = printable(given.companyName).simplified();
    facts.consumerName = printable(given.consumerName).simplified();
    auto faces = Typefaces::load();
    if (!faces)
        return {};
    const Terms terms = termsFor(seed, facts);
    PageFrame frame;
    frame.header = terms.number;
    frame.headerRight = facts.companyName;
    frame.footer = u"DEMO / 示例 — fictional"_s;
    frame.watermark = u"DEMO 示例"_s;
    PageFlow counting(**faces, frame, 0, kMostPages, nullptr);
    Contract(counting, facts, terms).write();
    PdfFile file(terms.number, facts.date.startOfDay(QTimeZone::utc()));
    {
        PageFlow printing(**faces, frame, counting.page(), kMostPages, file.writer());
        Contract(printing, facts, terms).write();
    }
    return file.finish();
}

} // namespace Redress::Reports
