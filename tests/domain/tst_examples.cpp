// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// The pages that describe our formats show examples: they must be true.
#include "models/core/text.h"
#include "models/domain/actfacts.h"
#include "models/domain/cfpbreader.h"
#include "models/domain/rules.h"

#include <QBuffer>
#include <QFile>
#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Domain;

namespace {

/// The fenced blocks of a page of resources/help in this language.
QList<QByteArray> blocks(const QString &page, const QString &language)
{
    QFile file(QStringLiteral(REDRESS_SOURCE_DIR "/resources/help/") + page);
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QRegularExpression fence(u"```%1\\n(.*?)\\n```"_s.arg(language),
                                   QRegularExpression::DotMatchesEverythingOption);
    QList<QByteArray> found;
    auto matches = fence.globalMatch(QString::fromUtf8(file.readAll()));
    while (matches.hasNext())
        found.append(matches.next().captured(1).toUtf8());
    return found;
}

} // namespace

class tst_Examples : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void showsEveryActAsItIsRead();
    void showsRulesThatParse();
    void showsAnExportThatIsRead();
};

void tst_Examples::showsEveryActAsItIsRead()
{
    // What each act follows in the life of the one case of the page.
    const QHash<QString, CaseStatus> before{{Act::caseResumed, CaseStatus::Paused},
                                            {Act::caseReopened, CaseStatus::Closed}};
    QSet<QString> shown;
    for (const QByteArray &block : blocks(u"acts.md"_s, u"json"_s)) {
        const auto object = parseJsonObject(block);
        QVERIFY2(object, block.constData());
        RecordedAct act;
        act.seq = 3;
        act.act = object->value("act"_L1).toString();
        act.at = QDateTime(QDate(2026, 3, 2), QTime(8, 15), Qt::UTC);
        act.caseId = {object->value("case"_L1).toString()};
        act.facts = object->value("facts"_L1).toObject();
        act.personal = object->value("sealed"_L1).toObject();
        shown.insert(act.act);
        CaseState state;
        state.id = act.caseId;
        state.status = before.value(act.act, CaseStatus::Open);
        if (act.act == Act::caseUnlinked)
            state.links = {{act.facts.value("to"_L1).toString()}};
        QString problem;
        const auto note = [&problem](const auto &result) {
            if (!result)
                problem = result.error().detail;
        };
        if (!act.caseId.isEmpty())
            note(applied(state, act));
        if (act.act == Act::documentArchived)
            note(paperFrom(act));
        else if (act.act.startsWith("company."_L1))
            note(companyFrom(act));
        else if (act.act.startsWith("consumer."_L1))
            note(consumerFrom(act));
        else if (act.act == Act::centerCreated)
            note(centerFrom(act));
        else if (act.act == Act::copyAccepted)
            note(acceptedCopyFrom(act));
        else if (act.act == Act::policyAdopted)
            note(adoptedPolicyFrom(act));
        else if (act.act == Act::authorityAdded)
            note(authorityFrom(act));
        else if (act.act == Act::authorityRemoved)
            note(removedAuthorityFrom(act));
        else if (act.act == Act::staffAdded)
            note(staffFrom(act));
        else if (act.act == Act::staffRetired)
            note(retiredFrom(act));
        else if (act.act == Act::listExported)
            note(listExportedFrom(act));
        else if (act.act == Act::passwordChanged) {
            act.by = {act.facts.value("staffId"_L1).toString()};
            note(passwordChangedFrom(act));
        }
        QVERIFY2(problem.isEmpty(), qPrintable(act.act + u": "_s + problem));
        if (act.personal.contains(Fact::consumer))
            QVERIFY(consumerFactsFromJson(act.personal.value(Fact::consumer).toObject()));
    }
    const QSet<QString> all{
        Act::centerCreated,     Act::rulesAdopted,   Act::staffAdded,       Act::staffRetired,
        Act::companyAdded,      Act::companyChanged, Act::consumerChanged,  Act::consumerViewed,
        Act::consumerErased,    Act::caseOpened,     Act::caseImported,     Act::caseNoted,
        Act::caseAssigned,      Act::caseForwarded,  Act::caseAnswered,     Act::caseExtended,
        Act::casePaused,        Act::caseResumed,    Act::caseLinked,       Act::caseUnlinked,
        Act::caseClosed,        Act::caseReopened,   Act::documentArchived, Act::documentExported,
        Act::documentReceipted, Act::reportExported, Act::listExported,     Act::passwordChanged,
        Act::copyAccepted,      Act::policyAdopted,  Act::authorityAdded,   Act::authorityRemoved};
    QCOMPARE(shown, all);
}

void tst_Examples::showsRulesThatParse()
{
    const auto calendars = blocks(u"calendars.md"_s, u"json"_s);
    const auto procedures = blocks(u"procedures.md"_s, u"json"_s);
    const auto taxonomies = blocks(u"taxonomies.md"_s, u"json"_s);
    QVERIFY(calendars.size() == 1 && procedures.size() == 1 && taxonomies.size() == 1);
    QVERIFY(Calendar::parse(calendars.first()));
    QVERIFY(Procedure::parse(procedures.first()));
    const auto taxonomy = Taxonomy::parse(taxonomies.first());
    QVERIFY2(taxonomy, qPrintable(taxonomy ? QString() : taxonomy.error().detail));
    QCOMPARE(taxonomy->codeAsOf(u"lending-2011"_s, QDate(2020, 1, 1)), u"lending"_s);
}

void tst_Examples::showsAnExportThatIsRead()
{
    const auto examples = blocks(u"imports.md"_s, u"csv"_s);
    QCOMPARE(examples.size(), 1);
    QBuffer buffer;
    buffer.setData(examples.first());
    QVERIFY(buffer.open(QIODevice::ReadOnly));
    CfpbReader reader(&buffer);
    const auto item = reader.next();
    QVERIFY(item && *item && std::holds_alternative<CfpbRow>(**item));
    QCOMPARE(std::get<CfpbRow>(**item).narrative, u"They said \"pay\",\nthen hung up."_s);
    const auto end = reader.next();
    QVERIFY(end && !*end);
}

QTEST_GUILESS_MAIN(tst_Examples)
#include "tst_examples.moc"
