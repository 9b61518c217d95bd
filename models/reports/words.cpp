// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/words.h"

#include "models/reports/typeface.h"

#include <QLocale>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

struct Entry {
    CodeList list;
    QLatin1String code;
    Phrase phrase;
};

constexpr Entry kEntries[] = {
    {CodeList::Act, "case.opened"_L1, {u"Complaint received", u"受理登记"}},
    {CodeList::Act, "case.imported"_L1, {u"Complaint imported", u"导入登记"}},
    {CodeList::Act, "case.noted"_L1, {u"Note", u"记录"}},
    {CodeList::Act, "case.assigned"_L1, {u"Assigned", u"分派"}},
    {CodeList::Act, "case.forwarded"_L1, {u"Forwarded to the company", u"转交企业"}},
    {CodeList::Act, "case.answered"_L1, {u"Answered", u"答复"}},
    {CodeList::Act, "case.extended"_L1, {u"Deadline extended", u"延长期限"}},
    {CodeList::Act, "case.paused"_L1, {u"Paused", u"中止计时"}},
    {CodeList::Act, "case.resumed"_L1, {u"Resumed", u"恢复计时"}},
    {CodeList::Act, "case.linked"_L1, {u"Linked", u"关联"}},
    {CodeList::Act, "case.unlinked"_L1, {u"Link undone", u"解除关联"}},
    {CodeList::Act, "case.closed"_L1, {u"Closed", u"结案"}},
    {CodeList::Act, "case.reopened"_L1, {u"Reopened", u"重新受理"}},
    {CodeList::Act, "document.archived"_L1, {u"Paper archived", u"材料归档"}},
    {CodeList::Act, "document.exported"_L1, {u"Paper exported", u"材料导出"}},
    {CodeList::Act, "document.receipted"_L1, {u"Receipt given", u"出具材料收据"}},
    {CodeList::Act, "report.exported"_L1, {u"Dossier exported", u"卷宗导出"}},
    {CodeList::Act, "consumer.changed"_L1, {u"Consumer's details changed", u"消费者信息变更"}},
    {CodeList::Act, "consumer.viewed"_L1, {u"Consumer's details viewed", u"查看消费者信息"}},
    {CodeList::Act, "consumer.erased"_L1, {u"Consumer's details erased", u"删除消费者信息"}},

    {CodeList::Channel, "phone"_L1, {u"by telephone", u"电话"}},
    {CodeList::Channel, "web"_L1, {u"through the web site", u"网站"}},
    {CodeList::Channel, "letter"_L1, {u"by letter", u"信函"}},
    {CodeList::Channel, "visit"_L1, {u"in person", u"来访"}},
    {CodeList::Channel, "email"_L1, {u"by e-mail", u"电子邮件"}},
    {CodeList::Channel, "fax"_L1, {u"by fax", u"传真"}},
    {CodeList::Channel, "referral"_L1, {u"referred by another office", u"其他部门转办"}},

    {CodeList::Remedy, "refund"_L1, {u"refund", u"退款"}},
    {CodeList::Remedy, "contract-ended"_L1, {u"end of the contract", u"解除合同"}},
    {CodeList::Remedy, "apology"_L1, {u"apology", u"道歉"}},
    {CodeList::Remedy, "correction"_L1, {u"correction", u"更正"}},
    {CodeList::Remedy, "compensation"_L1, {u"compensation", u"赔偿"}},
    {CodeList::Remedy, "other"_L1, {u"other", u"其他"}},

    {CodeList::Outcome, "upheld"_L1, {u"Upheld", u"支持诉求"}},
    {CodeList::Outcome, "partly-upheld"_L1, {u"Partly upheld", u"部分支持"}},
    {CodeList::Outcome, "rejected"_L1, {u"Not upheld", u"不予支持"}},
    {CodeList::Outcome, "settled"_L1, {u"Settled between the parties", u"双方和解"}},
    {CodeList::Outcome, "withdrawn"_L1, {u"Withdrawn by the consumer", u"消费者撤诉"}},
    {CodeList::Outcome, "out-of-scope"_L1, {u"Outside the center's remit", u"不属受理范围"}},
    {CodeList::Outcome, "explained"_L1, {u"Closed with explanation", u"解释后结案"}},
    {CodeList::Outcome, "monetary-relief"_L1, {u"Closed with monetary relief", u"给予金钱救济"}},
    {CodeList::Outcome,
     "non-monetary-relief"_L1,
     {u"Closed with non-monetary relief", u"给予非金钱救济"}},
    {CodeList::Outcome, "relief"_L1, {u"Closed with relief", u"给予救济"}},
    {CodeList::Outcome, "no-relief"_L1, {u"Closed without relief", u"未给予救济"}},
    {CodeList::Outcome, "untimely"_L1, {u"Company answered too late", u"企业逾期答复"}},
    {CodeList::Outcome, "in-progress"_L1, {u"In progress at the company", u"企业处理中"}},
    {CodeList::Outcome, "closed"_L1, {u"Closed", u"已结案"}},

    {CodeList::PauseReason, "papers-missing"_L1, {u"papers were missing", u"材料不齐"}},
    {CodeList::PauseReason,
     "waiting-for-consumer"_L1,
     {u"waiting for the consumer", u"等待消费者"}},
    {CodeList::PauseReason, "waiting-for-expert"_L1, {u"waiting for an expert", u"等待鉴定"}},
    {CodeList::PauseReason, "waiting-for-court"_L1, {u"waiting for a court", u"等待法院"}},
    {CodeList::PauseReason, "other"_L1, {u"other reason", u"其他原因"}},

    {CodeList::LinkKind, "same-wording"_L1, {u"same wording", u"文字相同"}},
    {CodeList::LinkKind, "same-company"_L1, {u"same company", u"同一企业"}},
    {CodeList::LinkKind, "same-consumer"_L1, {u"same consumer", u"同一消费者"}},
    {CodeList::LinkKind, "other"_L1, {u"other", u"其他"}},

    {CodeList::Answerer, "company"_L1, {u"the company", u"企业"}},
    {CodeList::Answerer, "center"_L1, {u"the center", u"本中心"}},

    {CodeList::PaperKind, "contract"_L1, {u"Contract", u"合同"}},
    {CodeList::PaperKind, "voucher"_L1, {u"Voucher", u"凭证"}},
    {CodeList::PaperKind, "statement"_L1, {u"Statement of account", u"账单"}},
    {CodeList::PaperKind, "screenshot"_L1, {u"Screenshot", u"截图"}},
    {CodeList::PaperKind, "chat-log"_L1, {u"Chat log", u"聊天记录"}},
    {CodeList::PaperKind, "call-recording"_L1, {u"Call recording", u"通话录音"}},
    {CodeList::PaperKind, "identity"_L1, {u"Proof of identity", u"身份证明"}},
    {CodeList::PaperKind, "correspondence"_L1, {u"Correspondence", u"往来信函"}},
    {CodeList::PaperKind, "decision"_L1, {u"Decision", u"决定书"}},

    {CodeList::PaperSource, "consumer"_L1, {u"the consumer", u"消费者"}},
    {CodeList::PaperSource, "company"_L1, {u"the company", u"企业"}},
    {CodeList::PaperSource, "center"_L1, {u"the center itself", u"本中心"}},
    {CodeList::PaperSource, "third-party"_L1, {u"a third party", u"第三方"}},

    {CodeList::Recipient, "court"_L1, {u"Court", u"法院"}},
    {CodeList::Recipient, "company"_L1, {u"Company complained about", u"被投诉企业"}},
    {CodeList::Recipient, "department"_L1, {u"Supervising department", u"监管部门"}},
    {CodeList::Recipient, "public"_L1, {u"Public", u"公众"}},

    {CodeList::Status, "open"_L1, {u"Open", u"处理中"}},
    {CodeList::Status, "forwarded"_L1, {u"With the company", u"已转交企业"}},
    {CodeList::Status, "answered"_L1, {u"Answered", u"已答复"}},
    {CodeList::Status, "paused"_L1, {u"Paused", u"已中止"}},
    {CodeList::Status, "closed"_L1, {u"Closed", u"已结案"}},

    {CodeList::ClockStart, "received"_L1, {u"the complaint was received", u"收到投诉"}},
    {CodeList::ClockStart, "forwarded"_L1, {u"it was forwarded to the company", u"转交企业"}},
    {CodeList::ClockStart, "completed"_L1, {u"its papers were complete", u"材料补齐"}},
    {CodeList::ClockStart, "reopened"_L1, {u"the case was reopened", u"重新受理"}},
};

} // namespace

Result<Words> Words::create(const QString &language, const QString &timeZone)
{
    if (language != "en"_L1 && language != "zh_CN"_L1)
        return Error{ErrorCode::BadInput,
                     "reports are not written in \""_L1 + language.left(20) + u'"',
                     u"Choose en or zh_CN."_s};
    const QTimeZone zone(timeZone.toUtf8());
    if (!zone.isValid())
        return Error{ErrorCode::BadInput, "there is no time zone \""_L1 + timeZone.left(60) + u'"',
                     u"Give an IANA name such as Asia/Shanghai."_s};
    return Words(language == "zh_CN"_L1, zone);
}

QString Words::operator()(const Phrase &phrase) const
{
    return (m_chinese ? phrase.zh : phrase.en).toString();
}

QString Words::other(const Phrase &phrase) const
{
    return (m_chinese ? phrase.en : phrase.zh).toString();
}

QString Words::label(const QString &en, const QString &zh) const
{
    const QString &first = m_chinese ? zh : en;
    return first.isEmpty() ? (m_chinese ? en : zh) : first;
}

QString Words::code(CodeList list, const QString &code) const
{
    const auto found
        = std::find_if(std::begin(kEntries), std::end(kEntries), [&](const Entry &entry) {
              return entry.list == list && entry.code == code;
          });
    return found == std::end(kEntries) ? printable(code) : (*this)(found->phrase);
}

QString Words::day(const QDate &day) const
{
    return day.toString(Qt::ISODate);
}

QString Words::dayWithName(const QDate &day) const
{
    static constexpr std::array<Phrase, 7> names{{{u"Monday", u"星期一"},
                                                  {u"Tuesday", u"星期二"},
                                                  {u"Wednesday", u"星期三"},
                                                  {u"Thursday", u"星期四"},
                                                  {u"Friday", u"星期五"},
                                                  {u"Saturday", u"星期六"},
                                                  {u"Sunday", u"星期日"}}};
    if (!day.isValid())
        return {};
    const QString name = (*this)(names[size_t(day.dayOfWeek() - 1)]);
    return m_chinese ? this->day(day) + u'（' + name + u'）' : name + u' ' + this->day(day);
}

QString Words::time(const QDateTime &utc) const
{
    return utc.toTimeZone(m_zone).toString(u"yyyy-MM-dd HH:mm"_s);
}

QString Words::timeWithZone(const QDateTime &utc) const
{
    if (!utc.isValid())
        return {};
    const int minutes = m_zone.offsetFromUtc(utc) / 60;
    const QString sign = minutes < 0 ? u"-"_s : u"+"_s;
    const QString offset
        = u"UTC%1%2:%3"_s.arg(sign, QString::number(qAbs(minutes) / 60).rightJustified(2, u'0'),
                              QString::number(qAbs(minutes) % 60).rightJustified(2, u'0'));
    return time(utc) + u' ' + (minutes == 0 ? u"UTC"_s : offset);
}

QString Words::money(const Money &money) const
{
    return formatMoney(money);
}

QString Words::bytes(qint64 count) const
{
    const QLocale plain(QLocale::English);
    const QString exact = (*this)(u"%1 bytes", u"%1 字节").arg(plain.toString(count));
    if (count < 1000)
        return exact;
    const QString rounded = plain.formattedDataSize(count, 1, QLocale::DataSizeSIFormat);
    return m_chinese ? rounded + u'（' + exact + u'）' : rounded + " ("_L1 + exact + u')';
}

QString Words::days(int count, Domain::ClockRule::Unit unit) const
{
    const QString number = QString::number(count);
    if (unit == Domain::ClockRule::Unit::WorkDays)
        return (*this)(count == 1 ? u"%1 working day" : u"%1 working days", u"%1 个工作日")
            .arg(number);
    return (*this)(count == 1 ? u"%1 day" : u"%1 days", u"%1 天").arg(number);
}

QString Words::list(const QStringList &items) const
{
    return items.join(m_chinese ? u"、"_s : u", "_s);
}

} // namespace Redress::Reports
