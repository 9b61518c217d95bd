// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "ui/widgets/actwords.h"

#include "models/core/money.h"
#include "models/domain/acts.h"
#include "ui/widgets/codewords.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace Redress::Ui {

namespace Act = Domain::Act;

static QString word(const QJsonObject &facts, QLatin1String name)
{
    return facts.value(name).toString();
}

static QString closedTitle(const QJsonObject &facts)
{
    const QString outcome = CodeWords::outcome(word(facts, "outcome"_L1));
    const QJsonObject relief = facts.value("relief"_L1).toObject();
    if (relief.isEmpty())
        return ActWords::tr("Closed: %1").arg(outcome);
    const Money money{relief.value("minorUnits"_L1).toInteger(),
                      relief.value("currency"_L1).toString()};
    return ActWords::tr("Closed: %1, %2", "an outcome and an amount")
        .arg(outcome, formatMoney(money));
}

static QString assignedTitle(const QString &assignee, const ActWords::Names &names)
{
    if (assignee.isEmpty())
        return ActWords::tr("Given back to the shared queue");
    return ActWords::tr("Assigned to %1").arg(names.value(assignee, assignee));
}

static QString paperTitle(const Services::Chronicle &line)
{
    const QString kind = CodeWords::paperKind(word(line.facts, "kind"_L1));
    const QString from = CodeWords::source(word(line.facts, "receivedFrom"_L1));
    return ActWords::tr("%1 archived, received from %2", "a kind of paper and who brought it")
        .arg(kind, from);
}

QString ActWords::title(const Services::Chronicle &line, const Names &names)
{
    const QJsonObject &facts = line.facts;
    const QString &act = line.act;
    if (act == Act::caseOpened)
        return tr("Complaint received by %1", "a channel: telephone, letter")
            .arg(CodeWords::channel(word(facts, "channel"_L1)));
    if (act == Act::caseImported)
        return tr("Complaint taken over from another system");
    if (act == Act::caseNoted)
        return tr("Note");
    if (act == Act::caseAssigned)
        return assignedTitle(word(facts, "assignee"_L1), names);
    if (act == Act::caseForwarded)
        return tr("Forwarded to the company");
    if (act == Act::caseAnswered)
        return word(facts, "from"_L1) == "company"_L1 ? tr("The company answered")
                                                      : tr("The center answered");
    if (act == Act::caseExtended)
        return tr("Deadline extended by %n day(s): %1", "a reason", facts.value("days"_L1).toInt())
            .arg(word(facts, "reason"_L1));
    if (act == Act::casePaused)
        return tr("Clock paused: %1").arg(CodeWords::pauseReason(word(facts, "reason"_L1)));
    if (act == Act::caseResumed)
        return tr("Clock resumed");
    if (act == Act::caseLinked)
        return tr("Linked with %1: %2", "a case and the kind of connection")
            .arg(word(facts, "to"_L1), CodeWords::linkKind(word(facts, "kind"_L1)));
    if (act == Act::caseUnlinked)
        return tr("Link with %1 removed").arg(word(facts, "to"_L1));
    if (act == Act::caseClosed)
        return closedTitle(facts);
    if (act == Act::caseReopened)
        return tr("Reopened: %1").arg(word(facts, "reason"_L1));
    if (act == Act::documentArchived)
        return paperTitle(line);
    if (act == Act::documentExported)
        return tr("Paper exported");
    if (act == Act::documentReceipted)
        return tr("Receipt for a paper given");
    if (act == Act::reportExported)
        return tr("Dossier exported, for: %1")
            .arg(CodeWords::recipient(word(facts, "recipient"_L1)));
    if (act == Act::consumerViewed)
        return tr("Personal data viewed");
    if (act == Act::consumerErased)
        return tr("Personal data erased: %1").arg(word(facts, "reason"_L1));
    if (act == Act::consumerChanged)
        return tr("Personal data corrected");
    return act;
}

QString ActWords::body(const Services::Chronicle &line)
{
    if (line.erased)
        return tr(
            "What was written here has been lawfully erased. That it was written stays provable.");
    for (const QLatin1String name : {Domain::Fact::note, Domain::Fact::message,
                                     Domain::Fact::answer, Domain::Fact::statement}) {
        if (const QString text = line.personal.value(name).toString(); !text.isEmpty())
            return text;
    }
    return line.personal.value(Domain::Fact::file).toObject().value("name"_L1).toString();
}

QString ActWords::command(const QString &act)
{
    static const QHash<QString, const char *> words{
        {Act::caseNoted, QT_TR_NOOP("Note…")},
        {Act::caseAssigned, QT_TR_NOOP("Assign…")},
        {Act::caseForwarded, QT_TR_NOOP("Forward…")},
        {Act::caseAnswered, QT_TR_NOOP("Answer…")},
        {Act::caseExtended, QT_TR_NOOP("Extend…")},
        {Act::casePaused, QT_TR_NOOP("Pause…")},
        {Act::caseResumed, QT_TR_NOOP("Resume")},
        {Act::caseLinked, QT_TR_NOOP("Link…")},
        {Act::caseUnlinked, QT_TR_NOOP("Remove link…")},
        {Act::caseClosed, QT_TR_NOOP("Close…")},
        {Act::caseReopened, QT_TR_NOOP("Reopen…")},
        {Act::reportExported, QT_TR_NOOP("Export the dossier…")}};
    const char *found = words.value(act);
    return found ? tr(found) : act;
}

} // namespace Redress::Ui
