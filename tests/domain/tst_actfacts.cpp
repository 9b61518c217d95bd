// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/domain/actfacts.h"

#include <QJsonDocument>
#include <QJsonArray>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Domain;

namespace {

RecordedAct recorded(const QString &act, const ActFacts &facts)
{
    RecordedAct done;
    done.seq = 4;
    done.act = act;
    done.at = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
    done.caseId = {u"C-2026-000001-3"_s};
    done.facts = facts.facts;
    for (const auto &group : facts.personal)
        done.personal.insert(group.first, group.second);
    return done;
}

PaperFacts aPaper()
{
    PaperFacts paper;
    paper.document = {u"D-2026-000042-1"_s};
    paper.caseId = {u"C-2026-000001-3"_s};
    paper.kind = u"call-recording"_s;
    paper.size = qint64(4) * 1024 * 1024 * 1024;
    paper.blob = u"a1b2"_s;
    paper.cipherSha256 = QByteArray(32, '\x01');
    paper.cipherSize = paper.size + 1000;
    paper.receivedFrom = u"consumer"_s;
    paper.fileName = u"录音 1.wav"_s;
    paper.mediaType = u"audio/wav"_s;
    paper.sha256 = QByteArray(32, '\x02');
    paper.seal = QByteArray("\x30\x03\x02\x01\x00", 5);
    return paper;
}

} // namespace

class tst_ActFacts : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void keepsPersonalFactsOutOfTheEntry();
    void givesFactsNoNameThatAnEntryUses();
    void readsAPaperBack();
    void readsAnErasedPaper();
    void refusesImpossiblePapers();
    void readsCompanyStaffAndCenterBack();
    void refusesEmptyWords();
    void refusesRecordsOfAnotherForm_data();
    void refusesRecordsOfAnotherForm();
};

void tst_ActFacts::keepsPersonalFactsOutOfTheEntry()
{
    CaseDraft draft;
    draft.consumer.name = u"李小明"_s;
    draft.consumer.phone = u"+8613800138000"_s;
    draft.narrative = u"they kept my deposit"_s;
    draft.account = u"6222000011112222"_s;
    draft.issue = u"p2p.cannot-withdraw"_s;
    Opening opening;
    opening.consumer = {u"P-1"_s};
    opening.taxonomy = opening.procedure = opening.calendar = u"x@1"_s;
    opening.receivedUtc = QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC);
    const auto act = caseOpened(draft, opening);
    QVERIFY(act);
    const QString visible = QString::fromUtf8(QJsonDocument(act->facts).toJson());
    for (const QString &secret :
         {draft.consumer.name, draft.consumer.phone, draft.narrative, draft.account})
        QVERIFY2(!visible.contains(secret), qPrintable(secret));
    QCOMPARE(act->personal.size(), 3);
    opening.receivedUtc = {};
    QCOMPARE(caseOpened(draft, opening).error().code, ErrorCode::BadInput);
}

/// An entry is an SD-JWT: members of its own, or of a sealed group, cannot be plain facts as well.
void tst_ActFacts::givesFactsNoNameThatAnEntryUses()
{
    const CaseId caseId{u"C-2026-000001-3"_s};
    CaseState linked;
    linked.id = caseId;
    linked.links = {{u"C-2026-000002-1"_s}};
    CaseDraft draft;
    draft.consumer.name = u"Li"_s;
    draft.narrative = draft.account = u"x"_s;
    draft.amount = Money{1, u"CNY"_s};
    draft.remedies = {u"refund"_s};
    draft.happenedOn = QDate(2026, 1, 1);
    draft.specialCare = true;
    Opening opening{{u"P-1"_s},
                    {u"K-1"_s},
                    {u"S-1"_s},
                    u"t@1"_s,
                    u"p@1"_s,
                    u"c@1"_s,
                    QDateTime(QDate(2026, 3, 2), QTime(9, 0), Qt::UTC)};
    ImportedCase imported{u"cfpb"_s,
                          u"1"_s,
                          u"web"_s,
                          u"a"_s,
                          u"b"_s,
                          {{u"product"_s, u"P"_s}},
                          opening.receivedUtc,
                          u"explained"_s,
                          true,
                          false,
                          u"public"_s,
                          u"story"_s,
                          u"330XX"_s,
                          u"FL"_s,
                          u"Older"_s,
                          true};
    const CompanyDraft company{u"Bank"_s, {u"B"_s}, u"95588"_s, {u"bank.example"_s}, true};
    const ConsumerFacts consumer = draft.consumer;
    const QByteArray sha(32, 'x');
    const QList<Result<ActFacts>> all{
        caseOpened(draft, opening),
        caseImported(imported, opening),
        caseNoted(u"n"_s),
        caseAssigned({u"S-1"_s}),
        caseForwarded({u"K-1"_s}, u"m"_s),
        caseAnswered(u"company"_s, u"settled"_s, u"a"_s),
        caseExtended(u"answer"_s, 1, u"r"_s),
        casePaused(u"other"_s),
        caseResumed(),
        caseLinked(linked, {u"C-2026-000003-9"_s}, u"other"_s),
        caseUnlinked(linked, linked.links.first()),
        caseClosed(u"settled"_s, Money{1, u"CNY"_s}, u"s"_s),
        caseReopened(u"r"_s),
        documentArchived(aPaper()),
        documentExported({u"D-1"_s}),
        documentReceipted({u"D-1"_s}),
        reportExported(u"court"_s, sha),
        listExported({u"cases"_s, 3, sha, {u"company"_s}}),
        companyAdded({u"K-1"_s}, company),
        companyChanged({u"K-1"_s}, company),
        consumerChanged({u"P-1"_s}, consumer),
        consumerViewed({u"P-1"_s}),
        consumerErased({u"P-1"_s}, u"r"_s),
        staffAdded({{u"S-1"_s}, u"n"_s, u"l"_s, Role::Operator, QByteArray("c")}),
        staffRetired({u"S-1"_s}),
        rulesAdopted(u"calendar"_s, u"cn@1"_s, sha),
        copyAccepted({3, 9, sha, u"r"_s}),
        policyAdopted(u"quorum none\n"_s),
        authorityAdded({u"http://tsa.example/"_s, QByteArray("c"), u"1.2.3"_s}),
        authorityRemoved(u"http://tsa.example/"_s),
        centerCreated({u"Z-1"_s, u"n"_s, u"o"_s, u"p@1"_s, sha}),
    };
    static const QStringList reserved{u"act"_s, u"at"_s,  u"case"_s,  u"jti"_s, u"iss"_s,
                                      u"sub"_s, u"aud"_s, u"exp"_s,   u"nbf"_s, u"iat"_s,
                                      u"cnf"_s, u"vct"_s, u"status"_s};
    for (const Result<ActFacts> &built : all) {
        QVERIFY2(built, qPrintable(built ? QString() : built.error().detail));
        const QStringList names = built->facts.keys();
        for (const QString &name : names)
            QVERIFY2(!reserved.contains(name) && !name.startsWith(u'_'), qPrintable(name));
        for (const auto &group : built->personal)
            QVERIFY2(!names.contains(group.first) && !reserved.contains(group.first),
                     qPrintable(group.first));
    }
}

void tst_ActFacts::readsAPaperBack()
{
    const auto act = documentArchived(aPaper());
    QVERIFY(act);
    QVERIFY(!QString::fromUtf8(QJsonDocument(act->facts).toJson()).contains(aPaper().fileName));
    const auto paper = paperFrom(recorded(Act::documentArchived, *act));
    QVERIFY2(paper, qPrintable(paper ? QString() : paper.error().detail));
    QCOMPARE(*paper, aPaper());
}

void tst_ActFacts::readsAnErasedPaper()
{
    RecordedAct act = recorded(Act::documentArchived, *documentArchived(aPaper()));
    act.personal = {};
    const auto paper = paperFrom(act);
    QVERIFY(paper);
    QVERIFY(paper->fileName.isEmpty() && paper->sha256.isEmpty() && paper->seal.isEmpty());
    QCOMPARE(paper->size, aPaper().size);
}

void tst_ActFacts::refusesImpossiblePapers()
{
    PaperFacts paper = aPaper();
    paper.kind = u"poem"_s;
    QCOMPARE(documentArchived(paper).error().code, ErrorCode::BadInput);
    paper = aPaper();
    paper.size = -1;
    QCOMPARE(documentArchived(paper).error().code, ErrorCode::BadInput);
    paper = aPaper();
    paper.sha256.chop(1);
    QCOMPARE(documentArchived(paper).error().code, ErrorCode::BadInput);
    paper = aPaper();
    paper.fileName = u"safe\u202Efdp.exe"_s;
    QCOMPARE(documentArchived(paper).error().code, ErrorCode::BadInput);
    RecordedAct act = recorded(Act::documentArchived, *documentArchived(aPaper()));
    act.caseId = {};
    QCOMPARE(paperFrom(act).error().code, ErrorCode::Corrupt);
}

void tst_ActFacts::readsCompanyStaffAndCenterBack()
{
    CompanyDraft company;
    company.name = u"某某网络科技有限公司"_s;
    company.aliases = {u"某某贷"_s};
    company.hotline = u"95588"_s;
    company.officialDomains = {u"bank.example"_s};
    const auto added = companyFrom(recorded(Act::companyAdded, *companyAdded({u"K-1"_s}, company)));
    QVERIFY2(added, qPrintable(added ? QString() : added.error().detail));
    QCOMPARE(added->id.value, u"K-1"_s);
    QCOMPARE(toJson(added->company), toJson(company));

    StaffRecord staff;
    staff.id = {u"S-1"_s};
    staff.name = u"王芳"_s;
    staff.login = u"wang"_s;
    staff.roles = Role::Supervisor | Role::Operator;
    staff.certificate = QByteArray("der");
    RecordedAct hired = recorded(Act::staffAdded, *staffAdded(staff));
    QCOMPARE(staffFrom(hired)->name, staff.name);
    QCOMPARE(staffFrom(hired)->roles, staff.roles);
    QCOMPARE(staffFrom(hired)->certificate, staff.certificate);
    hired.personal = {};
    QVERIFY(staffFrom(hired)->name.isEmpty());
    QCOMPARE(retiredFrom(recorded(Act::staffRetired, *staffRetired(staff.id)))->value, u"S-1"_s);

    const CenterRecord center{u"Z-1"_s, u"Demo"_s, u"redress.example/Z-1"_s, u"cfpb@1"_s,
                              QByteArray(32, 'r')};
    const auto created = centerFrom(recorded(Act::centerCreated, *centerCreated(center)));
    QVERIFY(created);
    QCOMPARE(created->origin, center.origin);
    QCOMPARE(created->rootSha256, center.rootSha256);
    QCOMPARE(
        consumerFrom(recorded(Act::consumerErased, *consumerErased({u"P-1"_s}, u"art. 47 PIPL"_s)))
            ->value,
        u"P-1"_s);
}

void tst_ActFacts::refusesEmptyWords()
{
    QVERIFY(!caseNoted(u" \n "_s));
    QVERIFY(!caseNoted(u"a\0b"_s));
    QVERIFY(!caseAnswered(u"consumer"_s, {}, u"x"_s));
    QVERIFY(!caseAnswered(u"company"_s, u"great"_s, u"x"_s));
    QVERIFY(!caseAnswered(u"company"_s, {}, {}));
    QVERIFY(!caseExtended(u"answer"_s, 0, u"x"_s));
    QVERIFY(!caseExtended(u"answer"_s, 5, {}));
    QVERIFY(!caseExtended(u"Answer!"_s, 5, u"x"_s));
    QVERIFY(!casePaused(u"lunch"_s));
    QVERIFY(!caseClosed({}, {}, {}));
    QVERIFY(!caseClosed(u"settled"_s, Money{-1, u"CNY"_s}, {}));
    QVERIFY(!caseReopened({}));
    QVERIFY(!consumerErased({u"P-1"_s}, {}));
    QVERIFY(caseAssigned({})); // back to the shared queue
    QVERIFY(!caseForwarded({}, u"x"_s));
    QVERIFY(!reportExported(u"press"_s, {}));
    QVERIFY(!reportExported(u"court"_s, QByteArray(31, 'a')));
    QVERIFY(!listExported({u"people"_s, 1, QByteArray(32, 'a'), {}}));
    QVERIFY(!listExported({u"cases"_s, 1, QByteArray(31, 'a'), {}}));
    RecordedAct list;
    list.act = Act::listExported;
    list.facts = listExported({u"cases"_s, 1, QByteArray(32, 'a'), {u"words"_s}})->facts;
    QVERIFY(listExportedFrom(list));
    list.facts.insert("filters"_L1, QJsonArray{u"what was typed"_s});
    QVERIFY(!listExportedFrom(list));
    list.facts.remove("filters"_L1);
    list.facts.remove("rows"_L1);
    QVERIFY(!listExportedFrom(list));
    QVERIFY(!policyAdopted(u"quorum none"_s));
    QVERIFY(!policyAdopted({}));
    QVERIFY(!policyAdopted(QString(kMaxAdoptedPolicy, u'#') + u'\n'));
    RecordedAct policy;
    policy.act = Act::policyAdopted;
    policy.facts = policyAdopted(u"quorum none\n"_s)->facts;
    QCOMPARE(*adoptedPolicyFrom(policy), u"quorum none\n"_s);
    policy.facts.insert(u"policy"_s, u"quorum none"_s);
    QVERIFY(!adoptedPolicyFrom(policy));
    QVERIFY(!rulesAdopted(u"law"_s, u"x@1"_s, QByteArray(32, 'a')));
    QVERIFY(!staffAdded({{u"S-1"_s}, u"a"_s, u"b"_s, {}, QByteArray("c")}));
}

void tst_ActFacts::refusesRecordsOfAnotherForm_data()
{
    QTest::addColumn<QJsonObject>("facts");
    const QJsonObject good = documentArchived(aPaper())->facts;
    const auto with = [&good](QLatin1String name, const QJsonValue &value) {
        QJsonObject changed = good;
        changed.insert(name, value);
        return changed;
    };
    QTest::newRow("upper-case digest") << with("cipherSha256"_L1, QString(64, u'A'));
    QTest::newRow("short digest") << with("cipherSha256"_L1, u"ab"_s);
    QTest::newRow("size as text") << with("size"_L1, u"12"_s);
    QTest::newRow("size below zero") << with("size"_L1, -1);
    QTest::newRow("unknown kind") << with("kind"_L1, u"poem"_s);
    QTest::newRow("stranger") << with("note"_L1, u"x"_s);
    QTest::newRow("nothing") << QJsonObject{};
}

void tst_ActFacts::refusesRecordsOfAnotherForm()
{
    QFETCH(QJsonObject, facts);
    QCOMPARE(paperFrom(recorded(Act::documentArchived, {facts, {}})).error().code,
             ErrorCode::Corrupt);
    QVERIFY(!companyFrom(recorded(Act::companyAdded, {facts, {}})));
    QVERIFY(!staffFrom(recorded(Act::staffAdded, {facts, {}})));
    QVERIFY(!centerFrom(recorded(Act::centerCreated, {facts, {}})));
    QVERIFY(!retiredFrom(recorded(Act::staffRetired, {facts, {}})));
    QVERIFY(!consumerFrom(recorded(Act::consumerViewed, {facts, {}})));
}

QTEST_GUILESS_MAIN(tst_ActFacts)
#include "tst_actfacts.moc"
