// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/reports/sentences.h"

#include "models/reports/typeface.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Reports {

namespace {

namespace Act = Domain::Act;

QString fact(const ReportAct &act, QLatin1String name)
{
    return printable(act.facts.value(name).toString());
}

QString openedDetail(const Words &words, const ReportAct &act)
{
    QString detail = words.code(CodeList::Channel, fact(act, "channel"_L1));
    if (act.act == Act::caseImported) {
        const QJsonObject source = act.facts.value("source"_L1).toObject();
        detail = words(u"%1, from %2 no. %3", u"%1，来自 %2，编号 %3")
                     .arg(detail, printable(source.value("system"_L1).toString()),
                          printable(source.value("id"_L1).toString()));
        const QJsonObject response = act.facts.value("response"_L1).toObject();
        if (!response.isEmpty())
            detail += u'\n'
                + words(u"Response told there: %1", u"该系统记载的处理结果：%1")
                      .arg(words.code(CodeList::Outcome, response.value("outcome"_L1).toString()));
    }
    return detail;
}

QString assignedDetail(const Words &words, const DisputeReport &report, const ReportAct &act)
{
    const QString to = fact(act, "assignee"_L1);
    if (to.isEmpty())
        return words(u"back to the shared queue", u"退回公共队列");
    return words(u"to %1", u"承办人：%1").arg(printable(report.staffNames.value(StaffId{to}, to)));
}

QString extendedDetail(const Words &words, const DisputeReport &report, const ReportAct &act)
{
    const QString clockId = fact(act, "clock"_L1);
    const Domain::ClockRule *rule = report.procedure.clock(clockId);
    const QString title = rule ? words.label(rule->title, rule->titleZh) : clockId;
    const int days = act.facts.value("days"_L1).toInt();
    return words(u"%1: %2 more; %3", u"%1：延长 %2；%3")
        .arg(printable(title), words.days(days, unitOf(report, clockId)),
             words.code(CodeList::PauseReason, fact(act, "reason"_L1)));
}

QString closedDetail(const Words &words, const ReportAct &act)
{
    QString detail = words.code(CodeList::Outcome, fact(act, "outcome"_L1));
    const QJsonObject relief = act.facts.value("relief"_L1).toObject();
    if (!relief.isEmpty())
        detail += words(u"; relief %1", u"；救济 %1")
                      .arg(words.money(Money{relief.value("minorUnits"_L1).toInteger(),
                                             printable(relief.value("currency"_L1).toString())}));
    return detail;
}

QString paperDetail(const Words &words, const DisputeReport &report, const ReportAct &act)
{
    const auto paper
        = std::find_if(report.papers.begin(), report.papers.end(),
                       [&act](const ReportPaper &one) { return one.entry == act.entry; });
    const QString id = fact(act, "document"_L1);
    const QString kind = words.code(CodeList::PaperKind, fact(act, "kind"_L1));
    if (paper == report.papers.end())
        return words.list({id, kind});
    const QString number = words(u"paper %1", u"材料 %1").arg(paper - report.papers.begin() + 1);
    QStringList parts{number, id, kind};
    if (!paper->fileName.isEmpty())
        parts.append(printable(paper->fileName));
    return words.list(parts);
}

} // namespace

QString withheldSentence(const Words &words)
{
    return words(u"Not disclosed to this recipient; its salted digest stands in the entry.",
                 u"不向本接收方披露；其加盐摘要载于账本条目。");
}

QString erasedSentence(const Words &words)
{
    return words(u"Erased under the law; its salted digest stands in the entry.",
                 u"已依法删除；其加盐摘要载于账本条目。");
}

QString personalText(const Words &words, const DisputeReport &report, const ReportAct &act,
                     QLatin1String fact)
{
    const QString text = printable(act.personal.value(fact).toString());
    if (!text.isEmpty())
        return text;
    if (act.erased)
        return erasedSentence(words);
    return report.withheldFacts.contains(fact) ? withheldSentence(words) : QString();
}

QString actDetail(const Words &words, const DisputeReport &report, const ReportAct &act)
{
    if (act.act == Act::caseOpened || act.act == Act::caseImported)
        return openedDetail(words, act);
    if (act.act == Act::caseNoted)
        return personalText(words, report, act, Domain::Fact::note);
    if (act.act == Act::caseAssigned)
        return assignedDetail(words, report, act);
    if (act.act == Act::caseForwarded)
        return words(u"message in chapter 5", u"内容见第 5 部分");
    if (act.act == Act::caseAnswered)
        return words(u"by %1; text in chapter 5", u"答复方：%1；内容见第 5 部分")
            .arg(words.code(CodeList::Answerer, fact(act, "from"_L1)));
    if (act.act == Act::caseExtended)
        return extendedDetail(words, report, act);
    if (act.act == Act::casePaused)
        return words.code(CodeList::PauseReason, fact(act, "reason"_L1));
    if (act.act == Act::caseReopened || act.act == Act::consumerErased)
        return fact(act, "reason"_L1);
    if (act.act == Act::caseLinked)
        return words(u"with %1: %2", u"%1（%2）")
            .arg(fact(act, "to"_L1), words.code(CodeList::LinkKind, fact(act, "kind"_L1)));
    if (act.act == Act::caseUnlinked)
        return fact(act, "to"_L1);
    if (act.act == Act::caseClosed)
        return closedDetail(words, act);
    if (act.act == Act::documentArchived)
        return paperDetail(words, report, act);
    if (act.act == Act::documentExported || act.act == Act::documentReceipted)
        return fact(act, "document"_L1);
    if (act.act == Act::reportExported)
        return words.code(CodeList::Recipient, fact(act, "recipient"_L1));
    return {};
}

} // namespace Redress::Reports
