// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/reports/samplereport.h"

#include <QCryptographicHash>
#include <QJsonObject>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Reports;
using Domain::TraceStep;

namespace {

QDateTime at(int day, int hour, int minute = 0)
{
    return {QDate(2020, 1, 1).addDays(day - 1), QTime(hour, minute), Qt::UTC};
}

QByteArray digestOf(const QByteArray &text)
{
    return QCryptographicHash::hash(text, QCryptographicHash::Sha256);
}

Domain::ClockRule rule(const QString &id, const QString &title, const QString &titleZh, int length,
                       Domain::ClockRule::Unit unit, const QString &source)
{
    Domain::ClockRule made;
    made.id = id;
    made.title = title;
    made.titleZh = titleZh;
    made.length = length;
    made.unit = unit;
    made.source = source;
    return made;
}

TraceStep traceStep(TraceStep::Kind kind, const QDate &day, int days = 0,
                    const QString &detail = {}, const QString &by = {})
{
    return {kind, day, days, detail, StaffId{by}};
}

Domain::Deadline answerClock()
{
    Domain::Deadline clock;
    clock.clockId = u"answer"_s;
    clock.title = u"Answer to the consumer"_s;
    clock.titleZh = u"答复消费者"_s;
    clock.dueUtc = at(56, 15, 59);
    clock.metUtc = at(44, 8, 12);
    clock.usedDays = 24;
    clock.totalDays = 30;
    using Kind = TraceStep::Kind;
    clock.trace = {traceStep(Kind::Started, {2020, 1, 8}, 0, u"received"_s),
                   traceStep(Kind::Counted, {2020, 1, 10}, 2),
                   traceStep(Kind::SkippedWeekend, {2020, 1, 11}, 2),
                   traceStep(Kind::Counted, {2020, 1, 17}, 7),
                   traceStep(Kind::SkippedWeekend, {2020, 1, 18}, 1),
                   traceStep(Kind::CountedMakeUpDay, {2020, 1, 19}, 8, u"Spring Festival"_s),
                   traceStep(Kind::SkippedHoliday, {2020, 1, 24}, 10, u"Spring Festival"_s),
                   traceStep(Kind::Paused, {2020, 2, 3}, 3, u"waiting-for-consumer"_s),
                   traceStep(Kind::Extended, {2020, 2, 5}, 15,
                             u"the company's bank records were late"_s, u"S-SUPERVISOR"_s),
                   traceStep(Kind::CappedAtLongest, {2020, 2, 5}, 60),
                   traceStep(Kind::Counted, {2020, 2, 25}, 30),
                   traceStep(Kind::Due, {2020, 2, 25}, 30),
                   traceStep(Kind::Met, {2020, 2, 13}, 24, u"case.answered"_s)};
    return clock;
}

Domain::Deadline acceptClock()
{
    Domain::Deadline clock;
    clock.clockId = u"accept"_s;
    clock.title = u"Decision to accept"_s;
    clock.titleZh = u"受理决定"_s;
    clock.dueUtc = at(17, 15, 59);
    clock.usedDays = 7;
    clock.totalDays = 7;
    clock.trace = {traceStep(TraceStep::Kind::Started, {2020, 1, 8}, 0, u"completed"_s),
                   traceStep(TraceStep::Kind::Due, {2020, 1, 17}, 7)};
    return clock;
}

ReportAct act(qint64 entry, QLatin1String name, const QDateTime &when, const QString &by,
              const QJsonObject &facts = {}, const QJsonObject &personal = {})
{
    return {entry, name, when, by, facts, personal, false};
}

void fillPapers(DisputeReport &report, bool zh)
{
    const auto paper = [&](int number, const QString &kind, const QString &name,
                           const QString &type, qint64 size, const QColor &color) {
        ReportPaper made;
        made.id = {u"D-2020-00000%1-4"_s.arg(number)};
        made.kind = kind;
        made.fileName = name;
        made.mediaType = type;
        made.size = size;
        made.sha256 = digestOf(name.toUtf8());
        made.archivedUtc = at(8, 3, 10 + number);
        made.byName = zh ? u"李敏"_s : u"Li Min"_s;
        made.receivedFrom = u"consumer"_s;
        made.entry = 42 + number;
        made.pathInDossier = u"evidence/00%1.%2"_s.arg(number).arg(name.section(u'.', -1));
        if (color.isValid()) {
            made.thumbnail = QImage(340, 480, QImage::Format_RGB32);
            made.thumbnail.fill(color);
        }
        return made;
    };
    report.papers = {
        paper(1, u"contract"_s, zh ? u"借款合同.pdf"_s : u"loan-contract.pdf"_s,
              u"application/pdf"_s, 48'213, QColor(0xee, 0xf2, 0xf4)),
        paper(2, u"voucher"_s, zh ? u"转账凭证.png"_s : u"transfer.png"_s, u"image/png"_s,
              1'204'881, QColor(0xf4, 0xee, 0xe4)),
        paper(3, u"call-recording"_s, u"call-2020-01-07.wav"_s, u"audio/wav"_s, 61'244, QColor()),
    };
    report.papers[2].pathInDossier.clear();
}

void fillChronology(DisputeReport &report, bool zh)
{
    namespace Act = Domain::Act;
    const QString li = zh ? u"李敏"_s : u"Li Min"_s;
    const QString boss = zh ? u"王芳"_s : u"Wang Fang"_s;
    report.chronology = {
        act(41, Act::caseOpened, at(8, 2, 5), li, {{"channel"_L1, u"phone"_s}}),
        act(42, Act::caseAssigned, at(8, 2, 6), li, {{"assignee"_L1, u"S-LI"_s}}),
        act(43, Act::documentArchived, at(8, 3, 11), li,
            {{"document"_L1, u"D-2020-000001-4"_s}, {"kind"_L1, u"contract"_s}}),
        act(44, Act::documentArchived, at(8, 3, 12), li,
            {{"document"_L1, u"D-2020-000002-4"_s}, {"kind"_L1, u"voucher"_s}}),
        act(45, Act::documentArchived, at(8, 3, 13), li,
            {{"document"_L1, u"D-2020-000003-4"_s}, {"kind"_L1, u"call-recording"_s}}),
        act(47, Act::caseForwarded, at(10, 1, 30), li, {{"company"_L1, u"K-1"_s}},
            {{"message"_L1,
              zh ? u"请于七个工作日内说明为何拒绝提现，并提供 2019 年 12 月以来的账户流水。"_s
                 : u"Please explain within seven working days why the withdrawal was refused, and "
                   u"hand in the "
                   "account's movements since December 2019."_s}}),
        act(52, Act::casePaused, at(34, 2), li, {{"reason"_L1, u"waiting-for-consumer"_s}}),
        act(53, Act::caseResumed, at(37, 2), li),
        act(55, Act::caseExtended, at(36, 6), boss,
            {{"clock"_L1, u"answer"_s},
             {"days"_L1, 15},
             {"reason"_L1, u"the company's bank records were late"_s}}),
        act(58, Act::caseNoted, at(40, 7), li, {},
            {{"note"_L1,
              zh ? u"企业客服来电，承诺三日内退款。"_s
                 : u"The company's service called and promised a refund within three days."_s}}),
        act(61, Act::caseAnswered, at(44, 8, 12), li, {{"from"_L1, u"company"_s}},
            {{"answer"_L1,
              zh ? u"经核查，平台已恢复提现功能，本金 50,000 元及利息 1,250 元已退还至原账户。"_s
                 : u"The platform has restored withdrawals. The principal of 50,000 CNY and "
                   u"interest of 1,250 CNY have "
                   "been returned to the account they came from."_s}}),
        act(64, Act::caseClosed, at(46, 3), boss,
            {{"outcome"_L1, u"upheld"_s},
             {"relief"_L1, QJsonObject{{"minorUnits"_L1, 5'125'000}, {"currency"_L1, u"CNY"_s}}}},
            {{"statement"_L1,
              zh ? u"投诉属实。企业已全额退款，案件终结。如有异议，可于收到本告知之日起三十日内申请复核。"_s
                 : u"The complaint was justified. The company has paid back in full and the case "
                   u"ends here. Either "
                   "side may ask for a review within thirty days."_s}}),
    };
}

} // namespace

DisputeReport sampleReport(bool zh)
{
    DisputeReport report;
    report.language = zh ? u"zh_CN"_s : u"en"_s;
    report.timeZone = u"Asia/Shanghai"_s;
    report.recipient = u"court"_s;
    report.madeUtc = at(50, 6, 30);
    report.madeBy = zh ? u"王芳"_s : u"Wang Fang"_s;
    report.demo = true;
    report.centerName = zh ? u"上海浦东消费者服务中心"_s : u"Pudong Consumer Service Center"_s;
    report.origin = u"redress.example/pudong"_s;
    report.state.id = {u"C-2020-000017-3"_s};
    report.state.status = Domain::CaseStatus::Closed;
    report.state.channel = u"phone"_s;
    report.state.procedure = u"pboc-5-2020@1"_s;
    report.state.calendar = u"cn@2020"_s;
    report.state.amount = Money{5'000'000, u"CNY"_s};
    report.state.remedies = {u"refund"_s, u"compensation"_s};
    report.state.happenedOn = QDate(2019, 12, 28);
    report.state.receivedUtc = at(8, 2, 5);
    report.state.closedUtc = at(46, 3);
    report.state.outcome = u"upheld"_s;
    report.state.relief = Money{5'125'000, u"CNY"_s};
    report.state.links = {{u"C-2020-000012-9"_s}};
    report.assigneeName = zh ? u"李敏"_s : u"Li Min"_s;
    report.productLabel = u"P2P lending"_s;
    report.productLabelZh = u"网络借贷"_s;
    report.issueLabel = u"Money cannot be withdrawn"_s;
    report.issueLabelZh = u"无法提现"_s;
    report.procedure.id = u"pboc-5-2020"_s;
    report.procedure.version = u"1"_s;
    report.procedure.title = u"Measures for the protection of financial consumers"_s;
    report.procedure.titleZh = u"金融消费者权益保护实施办法"_s;
    report.procedure.source = u"People's Bank of China, Order No. 5 (2020)"_s;
    using Unit = Domain::ClockRule::Unit;
    report.procedure.clocks = {
        rule(u"answer"_s, u"Answer to the consumer"_s, u"答复消费者"_s, 15, Unit::CalendarDays,
             u"Art. 37"_s),
        rule(u"accept"_s, u"Decision to accept"_s, u"受理决定"_s, 7, Unit::WorkDays, u"Art. 14"_s)};
    report.consumer.name = zh ? u"张伟"_s : u"Zhang Wei"_s;
    report.consumer.phone = u"138****8000"_s;
    report.consumer.idNumber = u"310***********1234"_s;
    report.consumer.address
        = zh ? u"上海市浦东新区世纪大道 100 号"_s : u"100 Century Avenue, Pudong, Shanghai"_s;
    report.account = u"6222 **** **** 0417"_s;
    report.narrative = zh
        ? u"本人于 2019 年 6 月在“诚信宝”平台出借人民币五万元，期限六个月，约定年化收益率 5%。2019 "
          u"年 12 月 28 日到期后"
          "申请提现，平台以“系统升级”为由一再拖延，客服电话无人接听。\n本人要求退还本金及到期利息，并赔偿由此产生的损失。"_s
        : u"In June 2019 I lent 50,000 yuan on the platform “Chengxinbao” for six months at 5 % a "
          u"year. When the term "
          "ended on 28 December 2019 I asked for my money. The platform put me off again and "
          "again, saying that its "
          "system was being upgraded; nobody answers the hotline.\nI want my principal back with "
          "the interest due, and "
          "compensation for what the delay has cost me."_s;
    report.companyName = zh ? u"诚信宝网络科技有限公司"_s : u"Chengxinbao Network Technology Ltd"_s;
    report.companyHotline = u"400-000-0000"_s;
    report.companyAliases = {u"诚信宝"_s, u"CXB"_s};
    report.companyDomains = {u"chengxinbao.example"_s};
    report.deadlines = {answerClock(), acceptClock()};
    report.staffNames = {{StaffId{u"S-SUPERVISOR"_s}, zh ? u"王芳"_s : u"Wang Fang"_s},
                         {StaffId{u"S-LI"_s}, report.assigneeName}};
    fillChronology(report, zh);
    fillPapers(report, zh);
    report.proof.logKey
        = u"redress.example/pudong+5b1f2c3d+AWm0Z2W1mQk2h3nYk2l0b3R0ZXJ5LW5vLXRvb3RoLWhlcmUh"_s;
    report.proof.treeSize = 66;
    report.proof.rootHash = digestOf("root");
    report.proof.signerName = report.madeBy;
    report.proof.signerThumbprint = QString::fromLatin1(digestOf("signer").toHex());
    report.proof.rootThumbprint = QString::fromLatin1(digestOf("anchor").toHex());
    return report;
}

DisputeReport longReport(bool zh, int acts)
{
    DisputeReport report = sampleReport(zh);
    for (int i = 0; i < acts; ++i)
        report.chronology.append(
            act(100 + i, Domain::Act::caseNoted, at(50 + i % 200, i % 24, i % 60),
                report.assigneeName, {},
                {{"note"_L1,
                  zh ? u"第 %1 次电话联系，无人接听。"_s.arg(i)
                     : u"Call number %1: nobody answered, a message was left."_s.arg(i)}}));
    return report;
}
