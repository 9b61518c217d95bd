// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/recipientview.h"

#include "models/core/text.h"
#include "models/services/sessionstate.h"
#include "models/services/views.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace Redress::Services {

namespace Act = Domain::Act;
namespace Fact = Domain::Fact;

bool travels(Recipient recipient, const QString &act)
{
    // What the center does among its own people, and cases of others, are none of the company's and
    // the public's business.
    static const QSet<QString> inner{
        Act::caseNoted,       Act::caseLinked,       Act::caseUnlinked,      Act::consumerViewed,
        Act::consumerChanged, Act::documentExported, Act::documentReceipted, Act::reportExported};
    return recipient == Recipient::Court || recipient == Recipient::Department
        || !inner.contains(act);
}

bool discloses(Recipient recipient, const QString &fact)
{
    switch (recipient) {
    case Recipient::Court:
        return true;
    case Recipient::Department:
        // One disclosure holds the whole person, the identity number with it.
        return fact != Fact::consumer;
    case Recipient::Company:
        return fact != Fact::consumer && fact != Fact::origin && fact != Fact::note;
    case Recipient::Public:
        return false;
    }
    return false;
}

bool travels(Recipient recipient, const Store::DocumentRecord &paper)
{
    if (paper.erased || recipient == Recipient::Public)
        return false;
    return recipient == Recipient::Court || paper.paper.kind != "identity"_L1;
}

Domain::ConsumerFacts shownTo(Recipient recipient, const Domain::ConsumerFacts &facts)
{
    Domain::ConsumerFacts shown;
    switch (recipient) {
    case Recipient::Court:
        shown = facts;
        break;
    case Recipient::Department:
        shown = facts;
        shown.idNumber = maskDigits(facts.idNumber);
        break;
    case Recipient::Company:
        // The company has to find its customer; how to reach the person is not for it.
        shown = masked(facts);
        shown.name = facts.name;
        shown.speaksFor = facts.speaksFor;
        break;
    case Recipient::Public:
        break;
    }
    return shown;
}

QJsonObject shownTo(Recipient recipient, const QJsonObject &personal)
{
    QJsonObject shown;
    for (auto group = personal.constBegin(); group != personal.constEnd(); ++group) {
        if (discloses(recipient, group.key()))
            shown.insert(group.key(), group.value());
    }
    return shown;
}

Result<CaseFile> caseFileFor(const Session &session, const CaseId &id, Recipient recipient)
{
    const Store::CaseRepository cases(*session.d().database);
    CaseFile file;
    REDRESS_TRY(state, cases.state(id));
    REDRESS_TRY(row, cases.row(id));
    REDRESS_TRY(acts, cases.chronology(id));
    REDRESS_TRY(papers, papersOf(session, id));
    file.state = state;
    file.row = row;
    QSet<qint64> withheldEntries;
    for (const Store::DocumentRecord &paper : papers) {
        if (travels(recipient, paper)) {
            file.papers.append(paper);
        } else {
            file.withheld.append(paper);
            withheldEntries.insert(paper.entry);
        }
    }
    for (Store::ReadAct act : acts) {
        if (!travels(recipient, act.act.act))
            continue;
        // The name of a paper that stays here tells of it, too.
        const bool hidden = withheldEntries.contains(act.act.seq);
        QJsonObject shown;
        for (auto group = act.act.personal.constBegin(); group != act.act.personal.constEnd();
             ++group) {
            const bool isShown = !hidden && discloses(recipient, group.key());
            (isShown ? file.shownFacts : file.hiddenFacts).append(group.key());
            if (isShown)
                shown.insert(group.key(), group.value());
        }
        act.act.personal = shown;
        if (act.act.seq == state.firstSeq) {
            file.narrative = shown.value(Fact::narrative).toString();
            file.account = shown.value(Fact::account).toString();
        }
        file.acts.append(act);
    }
    for (QStringList *names : {&file.shownFacts, &file.hiddenFacts}) {
        names->removeDuplicates();
        names->sort();
    }
    return file;
}

} // namespace Redress::Services
