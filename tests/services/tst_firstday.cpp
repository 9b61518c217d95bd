// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "tests/services/office.h"

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// A center on its first day: from an empty folder to an answered case.
class tst_FirstDay : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void opensACenterInAnEmptyFolder();
    void logsACallAndFindsItAgain();
    void livesThroughAWholeCase();
    void keepsPapersAsTheyCame();
    void staysIntactAfterADaysWork();
};

void tst_FirstDay::opensACenterInAnEmptyFolder()
{
    Office office;
    QVERIFY(office.isOpen());
    for (const QString &file :
         {u"vault.json"_s, u"redress.sqlite"_s, u"keyring.json"_s, u"trust/root.pem"_s,
          u"trust/log.vkey"_s, u"trust/policy"_s, u"evidence"_s, u"drafts"_s})
        QVERIFY2(QFileInfo::exists(office.path(file)), qPrintable(file));
    QCOMPARE(QDir(office.folder.path())
                 .entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{u"vault"_s});
    const auto peek = peekVault(office.path());
    QVERIFY_OK(peek);
    QVERIFY(peek->isVault);
    QCOMPARE(peek->logins, QStringList{u"boss"_s});
    QCOMPARE(damageOf(office.boss), QString());
    QVERIFY2(office.signIn(u"boss"_s), qPrintable(office.error.detail));
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_FirstDay::logsACallAndFindsItAgain()
{
    Office office;
    CaseService cases(office.boss);
    const auto logged = cases.open(aCall());
    QVERIFY_OK(logged);
    QCOMPARE(logged->caseId.value.left(7), u"C-2026-"_s);
    QVERIFY(logged->dueUtc.isValid());

    const auto page = cases.list({});
    QVERIFY_OK(page);
    QCOMPARE(page->rows.size(), 1);
    QCOMPARE(page->rows.first().id, logged->caseId);
    QCOMPARE(page->rows.first().maskedConsumer, u"李**"_s);
    QCOMPARE(page->rows.first().companyName, u"Acme Lending"_s);
    QCOMPARE(page->rows.first().issueLabelZh, u"无法提现"_s);
    CaseQuery words;
    words.words = u"审核"_s;
    QCOMPARE(*cases.count(words), 1);
    words.words = u"nonsense"_s;
    QCOMPARE(*cases.count(words), 0);
    QCOMPARE(cases.counts()->unassigned, 1);

    const auto masked = cases.card(logged->caseId, false);
    QVERIFY_OK(masked);
    QCOMPARE(masked->consumer.phone.contains(u"0000"_s), false);
    QVERIFY(masked->narrative.startsWith(u"The money"_s));
    QCOMPARE(masked->chronology.size(), 1);
    const auto shown = cases.card(logged->caseId, true);
    QVERIFY_OK(shown);
    QCOMPARE(shown->consumer.name, u"李小雨"_s);
    QCOMPARE(shown->account, u"L-2026-778812"_s);
    QCOMPARE(shown->chronology.size(), 2); // seeing it was an act

    const auto again = cases.open(aCall(u"李小雨"_s, u"138-0000-1111"_s));
    QVERIFY_OK(again);
    QCOMPARE(again->consumer, logged->consumer); // recognised
    QCOMPARE(again->company, logged->company);
    QVERIFY(again->caseId != logged->caseId);
    const auto sister = cases.open(aCall(u"李大雨"_s, u"13800001111"_s));
    QVERIFY_OK(sister);
    QVERIFY(sister->consumer != logged->consumer); // a shared telephone is no proof
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_FirstDay::livesThroughAWholeCase()
{
    Office office;
    CaseService cases(office.boss);
    const CaseId id = cases.open(aCall())->caseId;
    const CaseId other = cases.open(aCall(u"Max Muster"_s, u"+49 30 555123"_s))->caseId;
    const auto stateNow = [&] { return cases.card(id, false)->state; };

    QVERIFY_OK(cases.note(id, u"Called back, nobody there."_s));
    QVERIFY_OK(cases.assign(id, office.boss->person().id));
    QCOMPARE(stateNow().assignee, office.boss->person().id);
    QVERIFY_OK(cases.assign(id, {}));
    QVERIFY(stateNow().assignee.isEmpty());
    QVERIFY_OK(cases.forward(id, u"Please answer within ten days."_s));
    office.clock->passDays(2);
    QVERIFY_OK(cases.pause(id, u"waiting-for-consumer"_s));
    QCOMPARE_ERROR(cases.answer(id, u"company"_s, u"We refuse."_s), ErrorCode::Conflict);
    office.clock->passDays(3);
    QVERIFY_OK(cases.resume(id));
    const QDateTime due = cases.extend(id, 10, u"The bank has to be asked."_s)->dueUtc;
    QVERIFY(due.isValid());
    QCOMPARE_ERROR(cases.extend(id, 400, u"Longer."_s), ErrorCode::BadInput);
    QVERIFY_OK(cases.link(id, other, u"same-company"_s));
    QCOMPARE(stateNow().links, QList<CaseId>{other});
    QCOMPARE(cases.card(other, false)->state.links, QList<CaseId>{id});
    QVERIFY(!cases.link(other, id, u"other"_s)); // it is one link, seen from both sides
    QVERIFY_OK(cases.unlink(id, other));
    QVERIFY(cases.card(other, false)->state.links.isEmpty());
    QVERIFY_OK(cases.answer(id, u"company"_s, u"We pay back 30,000."_s));
    QVERIFY_OK(cases.close(id, {u"settled"_s, Money{3'000'000, u"CNY"_s}, u"The company paid."_s}));
    QCOMPARE(stateNow().outcome, u"settled"_s);
    QCOMPARE_ERROR(cases.forward(id, {}), ErrorCode::Conflict);
    QVERIFY_OK(cases.reopen(id, u"The payment bounced."_s));
    QVERIFY(stateNow().isOpen());

    const auto card = cases.card(id, false);
    QStringList acts;
    for (const Chronicle &line : card->chronology)
        acts.append(line.act);
    QCOMPARE(acts,
             (QStringList{u"case.opened"_s, u"case.noted"_s, u"case.assigned"_s, u"case.assigned"_s,
                          u"case.forwarded"_s, u"case.paused"_s, u"case.resumed"_s,
                          u"case.extended"_s, u"case.linked"_s, u"case.unlinked"_s,
                          u"case.answered"_s, u"case.closed"_s, u"case.reopened"_s}));
    QVERIFY(card->possibleActs.contains(u"case.forwarded"_s));
    QVERIFY(!card->possibleActs.contains(u"case.reopened"_s));
    QVERIFY(!card->deadlines.isEmpty());
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_FirstDay::keepsPapersAsTheyCame()
{
    Office office;
    const CaseId id = CaseService(office.boss).open(aCall())->caseId;
    const QByteArray pdf = "%PDF-1.4\n" + QByteArray(200'000, 'x') + "\n%%EOF\n";
    const QString source = office.writeFile(u"合同.jpg"_s, pdf); // the ending lies
    DocumentService papers(office.boss);
    NoProgress progress;
    const auto results
        = papers.archiveMany({{id, {}, source, {}, {}, u"consumer"_s},
                              {id, u"chat-log"_s, {}, "hello\n", u"chat.txt"_s, u"company"_s}},
                             progress);
    QVERIFY_OK(results);
    QVERIFY_OK(results->first());
    QVERIFY_OK(results->last());
    const DocumentId paper = results->first()->id;
    const auto row = papers.show(paper);
    QVERIFY_OK(row);
    QCOMPARE(row->mediaType, u"application/pdf"_s);
    QCOMPARE(row->fileName, u"合同.jpg"_s);
    QCOMPARE(row->kind, u"contract"_s);
    QVERIFY(row->sealed);
    QCOMPARE(papers.list(id, {})->rows.size(), 2);

    auto device = papers.open(paper);
    QVERIFY_OK(device);
    QCOMPARE((*device)->readAll(), pdf);
    (*device)->seek(100'000);
    QCOMPARE((*device)->read(4), QByteArray("xxxx"));

    const QString target = office.folder.path() + u"/out.pdf"_s;
    QVERIFY_OK(papers.exportTo(paper, target, progress));
    QFile copy(target);
    QVERIFY(copy.open(QIODevice::ReadOnly));
    QCOMPARE(copy.readAll(), pdf);
    QVERIFY(papers.exportKey(paper)->startsWith(u"AGE-SECRET-KEY-1"_s));
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_FirstDay::staysIntactAfterADaysWork()
{
    Office office;
    CaseService cases(office.boss);
    for (int i = 0; i < 30; ++i) {
        office.clock->pass(60);
        const auto logged = cases.open(aCall(u"Caller %1"_s.arg(i), u"1380000%1"_s.arg(2000 + i)));
        QVERIFY_OK(logged);
        if (i % 3 == 0)
            QVERIFY_OK(cases.forward(logged->caseId, u"Please answer."_s));
    }
    LedgerService ledger(office.boss);
    const auto head = ledger.head();
    QVERIFY_OK(head);
    QCOMPARE(head->checkpointSize, head->size);
    QVERIFY_OK(ledger.proof(0));
    QVERIFY_OK(ledger.proof(head->size - 1));
    QCOMPARE_ERROR(ledger.proof(head->size), ErrorCode::NotFound);
    QVERIFY_OK(ledger.entry(3));
    NoProgress progress;
    QVERIFY(*ledger.tiles(office.folder.path() + u"/tiles"_s, progress) > 1);
    QCOMPARE(*ledger.rebuild(progress), 0);
    QCOMPARE(damageOf(office.boss), QString());
}

QTEST_GUILESS_MAIN(tst_FirstDay)
#include "tst_firstday.moc"
