// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/core/text.h"
#include "models/ledger/tlogproof.h"
#include "models/ledger/witnessing.h"
#include "models/seals/dossier.h"
#include "models/services/caseservice.h"
#include "models/services/policykeeping.h"
#include "models/services/reportservice.h"
#include "models/services/sessionstate.h"
#include "models/services/witnessservice.h"
#include "tests/services/department.h"

#include <QDirIterator>
#include <QGuiApplication>
#include <future>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

namespace {

void copyFolder(const QString &from, const QString &to)
{
    QVERIFY(QDir(to).removeRecursively());
    QDirIterator files(from, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        const QString target = to + files.next().mid(from.size());
        QVERIFY(QDir().mkpath(QFileInfo(target).path()));
        QVERIFY(QFile::copy(files.filePath(), target));
    }
}

} // namespace

/// A center that lets others witness its ledger, and what they catch.
class tst_Asking : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void cleanup();
    void keepsWhatItsWitnessesCosign();
    void recordsWhoMayWitness();
    void keepsThePolicyOfTheLedger();
    void tellsWhatIsNotYetWitnessed();
    void worksByMail();
    void isCaughtByMailWithAnotherHistory();
    void goesOnFromWhereTheWitnessStands();
    void waitsLongerAfterEachFailure();
    void losesNothingWhereverTheLineBreaks_data();
    void losesNothingWhereverTheLineBreaks();
    void believesNoForeignAnswer_data();
    void believesNoForeignAnswer();
    void isCaughtWithAnotherHistory_data();
    void isCaughtWithAnotherHistory();
    void isCaughtWithAnotherKey();
    void noticesAWitnessThatForgot();
    void putsCosignaturesIntoDossiers();
    void exportsTilesWithACosignedCheckpoint();

private:
    Services::SessionPtr boss() const { return m_office->boss; }
    qint64 act(int count = 1)
    {
        for (int i = 0; i < count; ++i) {
            if (!CaseService(boss()).open(aCall()))
                return -1;
        }
        return LedgerService(boss()).head()->size;
    }
    /// On a thread of its own, as a window does.
    QList<WitnessAsked> ask(WitnessService::Which which = WitnessService::Which::All)
    {
        NoProgress progress;
        const auto asked = std::async(std::launch::async, [&] {
                               return WitnessService(boss(), client()).ask(which, progress);
                           }).get();
        if (!asked)
            qWarning("not asked: %s", qPrintable(asked.error().detail));
        return asked ? *asked : QList<WitnessAsked>();
    }
    static Exchange::HttpClient client()
    {
        Exchange::HttpLimits limits;
        limits.totalMs = 3000;
        limits.answerBytes = Ledger::kMaxWitnessAnswerBytes;
        return Exchange::HttpClient(limits, QUrl());
    }
    Witnessing state() const { return *WitnessService(boss(), client()).state(); }
    QStringList findings() const
    {
        NoProgress progress;
        const auto check = LedgerService(boss()).verify({false, false}, progress);
        QStringList codes;
        for (const Finding &finding : check->verification.findings)
            codes.append(finding.code);
        return codes;
    }
    void addDepartment(int quorum = 0)
    {
        m_departments.push_back(std::make_unique<Department>(
            u"dept.example/%1"_s.arg(m_departments.size() + 1), m_office->clock));
        Department &department = *m_departments.back();
        department.knows(boss());
        const auto added = WitnessService(boss()).add(u"dept%1"_s.arg(m_departments.size()),
                                                      department.key(), department.url(), quorum);
        QVERIFY2(added, added ? "" : qPrintable(added.error().detail));
    }
    Department &department(size_t index = 0) { return *m_departments[index]; }
    bool reopen()
    {
        const bool isOpen = m_office->signIn(u"boss"_s);
        if (!isOpen)
            qWarning("not open: %s", qPrintable(m_office->error.detail));
        return isOpen;
    }
    void forgetAtThisDesk()
    {
        QVERIFY(QDir(m_home->filePath(u"redress/seen"_s)).removeRecursively());
    }

    std::unique_ptr<QTemporaryDir> m_home;
    std::unique_ptr<Office> m_office;
    std::vector<std::unique_ptr<Department>> m_departments;
};

void tst_Asking::initTestCase()
{
    QVERIFY(m_departments.empty());
}

void tst_Asking::init()
{
    m_home = std::make_unique<QTemporaryDir>();
    qputenv("XDG_DATA_HOME", m_home->path().toUtf8());
    m_office = std::make_unique<Office>();
    QVERIFY(m_office->isOpen());
}

void tst_Asking::cleanup()
{
    m_departments.clear();
    m_office.reset();
}

void tst_Asking::keepsWhatItsWitnessesCosign()
{
    addDepartment();
    addDepartment(2);
    const qint64 size = act(3);
    QCOMPARE(state().metSize, 0);
    QList<WitnessAsked> asked = ask();
    QCOMPARE(asked.size(), 2);
    for (const WitnessAsked &one : asked) {
        QVERIFY2(one.isCosigned, qPrintable(one.finding.detail));
        QCOMPARE(one.size, size);
    }
    const auto check = [&](qint64 at) {
        const Witnessing now = state();
        QCOMPARE(now.metSize, at);
        QCOMPARE(now.quorum, "witnesses");
        for (const WitnessRow &row : now.witnesses) {
            QCOMPARE(row.size, at);
            QCOMPARE(row.cosignedUtc, m_office->clock->nowUtc());
            QVERIFY(row.code.isEmpty());
        }
    };
    check(size);
    // The proof of any act carries both, and stays small.
    const QByteArray proof = *LedgerService(boss()).proof(size - 2);
    const auto policy = policyOf(*boss());
    QVERIFY(policy);
    QVERIFY(Ledger::openCheckpoint(Ledger::parseTlogProof(proof)->checkpoint, *policy));
    QCOMPARE(damageOf(boss()), QString());
    // The center goes on; so do they.
    m_office->clock->pass(3600);
    const qint64 later = act(20);
    QCOMPARE(state().metSize, size);
    ask();
    check(later);
    QCOMPARE(department().log().size, later);
    // Asked again there is nothing to do, and nothing is written.
    const QByteArray note = LedgerService(boss()).head()->checkpoint;
    m_office->clock->pass(60);
    QVERIFY(ask(WitnessService::Which::Due).isEmpty());
    QVERIFY(ask().first().isCosigned);
    QCOMPARE(LedgerService(boss()).head()->checkpoint, note);
    m_office->clock->pass(-60);
    // An act that is not recorded does not take cosignatures away.
    QVERIFY(!CaseService(boss()).note({u"C-2026-999999-0"_s}, u"x"_s));
    QCOMPARE(state().metSize, later);
}

void tst_Asking::recordsWhoMayWitness()
{
    QVERIFY(state().witnesses.isEmpty());
    const Department one(u"dept.example/1"_s, m_office->clock);
    const qint64 before = LedgerService(boss()).head()->size;
    std::optional<WitnessService> service(boss());
    const auto added = service->add(u"dept"_s, one.key(), {}, 0);
    QVERIFY_OK(added);
    QCOMPARE(*added, before);
    QCOMPARE(policyOf(*boss())->format(),
             "log " + LedgerService(boss()).head()->logKey.toUtf8() + "\nwitness dept "
                 + one.key().toUtf8() + "\ngroup witnesses 1 dept\nquorum witnesses\n");
    QCOMPARE_ERROR(service->add(u"dept"_s, one.key(), {}, 0), ErrorCode::BadInput);
    QCOMPARE_ERROR(service->add(u"other"_s, one.key(), {}, 0), ErrorCode::BadInput);
    const Department two(u"dept.example/2"_s, m_office->clock);
    for (const QString &name : {u""_s, u"a b"_s, u"none"_s, u"witnesses"_s, u"#x"_s})
        QCOMPARE_ERROR(service->add(name, two.key(), {}, 0), ErrorCode::BadInput);
    QCOMPARE_ERROR(service->add(u"two"_s, two.key(), u"file:///etc/passwd"_s, 0),
                   ErrorCode::BadInput);
    QCOMPARE_ERROR(service->add(u"two"_s, LedgerService(boss()).head()->logKey, {}, 0),
                   ErrorCode::BadInput);
    QCOMPARE_ERROR(service->add(u"two"_s, two.key(), {}, 3), ErrorCode::BadInput);
    QVERIFY_OK(service->add(u"two"_s, two.key(), two.url(), 2));
    QCOMPARE(policyOf(*boss())->groups.first().threshold, 2);
    QVERIFY_OK(service->remove(u"dept"_s));
    QCOMPARE(policyOf(*boss())->groups.first().threshold, 1);
    QCOMPARE_ERROR(service->remove(u"dept"_s), ErrorCode::NotFound);
    QVERIFY_OK(service->remove(u"two"_s));
    QCOMPARE(policyOf(*boss())->quorum, "none");
    // A whole policy: groups of banks and departments.
    const QByteArray log = "log " + LedgerService(boss()).head()->logKey.toUtf8() + '\n';
    const QByteArray groups = "witness a " + one.key().toUtf8() + "\nwitness b "
        + two.key().toUtf8() + "\ngroup g all a b\nquorum g\n";
    QVERIFY_OK(service->adopt(log + groups));
    QCOMPARE_ERROR(service->adopt(log + groups), ErrorCode::Conflict);
    QCOMPARE_ERROR(service->adopt(groups), ErrorCode::BadInput);
    QCOMPARE_ERROR(service->add(u"c"_s, u"x"_s, {}, 0), ErrorCode::BadInput);
    QCOMPARE_ERROR(service->remove(u"a"_s), ErrorCode::Conflict);
    QCOMPARE(damageOf(boss()), QString());
    // An operator may not.
    m_office->hire(u"wang"_s, Domain::Role::Operator);
    service.reset();
    QVERIFY(m_office->signIn(u"wang"_s));
    QCOMPARE_ERROR(WitnessService(boss()).add(u"c"_s, two.key(), {}, 0), ErrorCode::NotPermitted);
    QCOMPARE_ERROR(WitnessService(boss()).adopt(log + "quorum none\n"), ErrorCode::NotPermitted);
}

void tst_Asking::keepsThePolicyOfTheLedger()
{
    addDepartment();
    const QByteArray adopted = policyOf(*boss())->format();
    if (!m_office->path().startsWith(u"postgresql"_s)) {
        QFile file(m_office->path(u"trust/policy"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), adopted);
        file.close();
        // Somebody takes the witness out of the file: the ledger still tells.
        const QByteArray lie
            = Ledger::Policy::trustingOnly(policyOf(*boss())->logs.first().key).format();
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write(lie);
        file.close();
        QCOMPARE(policyOf(*boss())->format(), adopted);
        QCOMPARE(findings(), QStringList{u"trust.policy"_s});
        NoProgress progress;
        QCOMPARE(*LedgerService(boss()).rebuild(progress), 1);
        QCOMPARE(findings(), QStringList());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), adopted);
    }
}

void tst_Asking::tellsWhatIsNotYetWitnessed()
{
    addDepartment();
    const qint64 seen = act(2);
    ask();
    const qint64 size = act(2);
    const Witnessing now = state();
    QCOMPARE(now.size, size);
    QCOMPARE(now.metSize, seen);
    QCOMPARE(now.witnesses.first().size, seen);
    QCOMPARE(now.groups.first().met, 0);
    QVERIFY(now.witnesses.first().code.isEmpty());
}

void tst_Asking::worksByMail()
{
    Department away(u"dept.example/away"_s, m_office->clock);
    away.knows(boss());
    QVERIFY_OK(WitnessService(boss()).add(u"away"_s, away.key(), {}, 0));
    const qint64 size = act(2);
    QVERIFY(ask().isEmpty());
    const auto request = WitnessService(boss()).request(u"away"_s);
    QVERIFY_OK(request);
    QCOMPARE_ERROR(WitnessService(boss()).request(u"nobody"_s), ErrorCode::NotFound);
    auto answer = away.witness().answer(*request);
    QVERIFY_OK(answer);
    const QByteArray note = Ledger::parseWitnessRequest(*request)->checkpoint + answer->cosignature;
    act(3); // the mail takes its time
    QCOMPARE(*WitnessService(boss()).answer(note, {}), QStringList{u"away"_s});
    QCOMPARE(state().metSize, size);
    // A desk that forgot asks from the beginning; the witness answers where it stands.
    forgetAtThisDesk();
    QVERIFY(reopen());
    WitnessService again(boss());
    answer = away.witness().answer(*again.request(u"away"_s));
    QVERIFY_OK(answer);
    QCOMPARE(answer->decision.verdict, Ledger::WitnessVerdict::OtherSize);
    const QByteArray told = QByteArray::number(answer->decision.size) + '\n';
    QCOMPARE_ERROR(again.answer(told, {}), ErrorCode::NotFound);
    QVERIFY_OK(again.answer(told, u"away"_s));
    const QByteArray second = *again.request(u"away"_s);
    answer = away.witness().answer(second);
    QVERIFY_OK(answer);
    QVERIFY_OK(
        again.answer(Ledger::parseWitnessRequest(second)->checkpoint + answer->cosignature, {}));
    QCOMPARE(state().metSize, LedgerService(boss()).head()->size);
    for (const QByteArray &foreign :
         {QByteArray(), QByteArray("hello\n"), Ledger::parseWitnessRequest(second)->checkpoint})
        QCOMPARE_ERROR(again.answer(foreign, {}), ErrorCode::BadInput);
    QCOMPARE(damageOf(boss()), QString());
}

// The center's own key signed something else, and a witness saw only that.
void tst_Asking::isCaughtByMailWithAnotherHistory()
{
    Department away(u"dept.example/away"_s, m_office->clock);
    away.knows(boss());
    QVERIFY_OK(WitnessService(boss()).add(u"away"_s, away.key(), {}, 0));
    act(2);
    const QByteArray shown = *Ledger::signCheckpoint(
        {boss()->center().origin, 3, Ledger::leafHash("other"), {}}, boss()->d().keys.logKey);
    const auto answer = away.witness().answer(*Ledger::formatWitnessRequest({0, {}, shown}));
    QVERIFY_OK(answer);
    QCOMPARE_ERROR(WitnessService(boss()).answer(shown + answer->cosignature, {}),
                   ErrorCode::Corrupt);
    QCOMPARE(findings(), QStringList{u"witness.refused"_s});
    QVERIFY(state().witnesses.first().isRefusal());
    QCOMPARE(state().metSize, 0);
}

void tst_Asking::goesOnFromWhereTheWitnessStands()
{
    addDepartment();
    act(2);
    ask();
    forgetAtThisDesk();
    act(3);
    const QList<WitnessAsked> asked = ask();
    QVERIFY2(asked.first().isCosigned, qPrintable(asked.first().finding.detail));
    QCOMPARE(state().metSize, state().size);
}

void tst_Asking::waitsLongerAfterEachFailure()
{
    addDepartment();
    act();
    department().server().behave(HttpStranger::says(HttpStranger::answer(503, "text/plain", "")));
    qint64 pause = 0;
    for (int i = 0; i < 12; ++i) {
        const QList<WitnessAsked> asked = ask(WitnessService::Which::Due);
        QCOMPARE(asked.size(), 1);
        QVERIFY(!asked.first().isCosigned);
        const WitnessRow row = state().witnesses.first();
        QVERIFY(!row.isRefusal());
        const qint64 now = m_office->clock->nowUtc().secsTo(row.againUtc);
        QVERIFY(now >= pause && now >= 60 && now <= 6 * 3600);
        pause = now;
        m_office->clock->pass(now - 1);
        QVERIFY(ask(WitnessService::Which::Due).isEmpty());
        m_office->clock->pass(1);
    }
    QCOMPARE(pause, 6 * 3600);
    QCOMPARE(findings(), QStringList());
    Department &there = department();
    there.server().behave(
        [&there](QTcpSocket &line, const HttpHeard &heard) { line.write(there.replyTo(heard)); });
    QVERIFY(ask(WitnessService::Which::Due).first().isCosigned);
    QVERIFY(state().witnesses.first().code.isEmpty());
}

void tst_Asking::losesNothingWhereverTheLineBreaks_data()
{
    QTest::addColumn<bool>("politely");
    QTest::newRow("the cable") << false;
    QTest::newRow("the program there") << true;
}

// The line is closed at every place of the question and of the answer.
void tst_Asking::losesNothingWhereverTheLineBreaks()
{
    QFETCH(bool, politely);
    addDepartment();
    Department &there = department();
    const auto close = politely ? HttpStranger::Close::Politely : HttpStranger::Close::Reset;
    const auto answerWhole
        = [&there](QTcpSocket &line, const HttpHeard &heard) { line.write(there.replyTo(heard)); };
    qint64 size = act();
    for (int bytes = 0; bytes < 700; bytes += 23) {
        there.server().hangUpAfter(bytes, close);
        const QList<WitnessAsked> asked = ask();
        QCOMPARE(asked.size(), 1);
        if (asked.first().isCosigned)
            break; // the whole question is shorter
        QCOMPARE(asked.first().finding.verdict, Verdict::CannotTell);
        QCOMPARE(state().metSize, 0);
        QVERIFY(!state().witnesses.first().isRefusal());
    }
    there.server().hangUpAfter(-1, close);
    ask();
    QCOMPARE(state().metSize, size);
    int broken = 0;
    for (int bytes = 0; bytes < 400; bytes += 13) {
        const qint64 before = size;
        size = act();
        std::atomic_bool isWhole = false;
        there.server().behave([&, bytes](QTcpSocket &line, const HttpHeard &heard) {
            const QByteArray reply = there.replyTo(heard);
            isWhole = bytes >= reply.size();
            line.write(reply.left(bytes));
            line.flush();
            if (!isWhole && !politely)
                HttpStranger::reset(line);
        });
        const QList<WitnessAsked> asked = ask();
        QCOMPARE(asked.size(), 1);
        QCOMPARE(asked.first().isCosigned, bool(isWhole));
        QCOMPARE(state().metSize, isWhole ? size : before);
        // It had cosigned, and nobody here knows: nothing is claimed, and the next one is given.
        QCOMPARE(there.log().size, size);
        there.server().behave(answerWhole);
        QVERIFY(ask().first().isCosigned);
        QCOMPARE(state().metSize, size);
        broken += isWhole ? 0 : 1;
    }
    QVERIFY(broken > 10);
    QCOMPARE(damageOf(boss()), QString());
}

void tst_Asking::believesNoForeignAnswer_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("type");
    QTest::addColumn<QByteArray>("body");
    const QByteArray text = "text/plain";
    const QByteArray size = "text/x.tlog.size";
    const QByteArray strange = *Ledger::cosignatureLine(
        "o\n1\n" + QByteArray(32, 'x').toBase64() + "\n\n\xE2\x80\x94 o AAAAAAAA\n", u"w"_s,
        *Crypto::Ed25519PrivateKey::generate(), 5);
    QTest::newRow("nothing") << 200 << text << QByteArray();
    QTest::newRow("a page") << 200 << QByteArray("text/html") << QByteArray("<html></html>\n");
    QTest::newRow("somebody else's line") << 200 << text << strange;
    QTest::newRow("a long answer") << 200 << text << QByteArray(1'000'000, 'x');
    QTest::newRow("no size") << 409 << size << QByteArray("many\n");
    QTest::newRow("no line end") << 409 << size << QByteArray("5");
    QTest::newRow("the size asked from") << 409 << size << QByteArray("0\n");
    QTest::newRow("a negative size") << 409 << size << QByteArray("-1\n");
    QTest::newRow("unknown") << 404 << text << QByteArray("who?\n");
    QTest::newRow("created") << 201 << text << QByteArray("fine\n");
    QTest::newRow("broken") << 500 << text << QByteArray("oh\n");
}

void tst_Asking::believesNoForeignAnswer()
{
    QFETCH(int, status);
    QFETCH(QByteArray, type);
    QFETCH(QByteArray, body);
    addDepartment();
    act();
    department().server().behave(HttpStranger::says(HttpStranger::answer(status, type, body)));
    const QList<WitnessAsked> asked = ask();
    QCOMPARE(asked.size(), 1);
    QVERIFY(!asked.first().isCosigned);
    QCOMPARE(asked.first().finding.verdict, Verdict::CannotTell);
    QVERIFY(!asked.first().finding.detail.isEmpty());
    QCOMPARE(state().metSize, 0);
    QVERIFY(!state().witnesses.first().isRefusal());
    QCOMPARE(damageOf(boss()), QString());
}

void tst_Asking::isCaughtWithAnotherHistory_data()
{
    QTest::addColumn<int>("acts"); // in the second history, after the copy
    QTest::addColumn<int>("days"); // by which its clock is set back
    QTest::addColumn<QString>("code");
    // The first history has four acts after the copy, and they are cosigned.
    QTest::newRow("shortened") << 0 << 0 << u"witness.shorter"_s;
    QTest::newRow("shortened and rewritten") << 2 << 0 << u"witness.shorter"_s;
    QTest::newRow("forked") << 4 << 0 << u"witness.refused"_s;
    QTest::newRow("rewritten and longer") << 7 << 0 << u"witness.refused"_s;
    QTest::newRow("backdated") << 4 << -20 << u"witness.refused"_s;
    QTest::newRow("backdated and longer") << 9 << -20 << u"witness.refused"_s;
}

// Real second histories: the whole vault of before is put back, and the center's own people act on.
void tst_Asking::isCaughtWithAnotherHistory()
{
    QFETCH(int, acts);
    QFETCH(int, days);
    QFETCH(QString, code);
    m_office->clock->passDays(30);
    addDepartment();
    act(2);
    ask();
    const QString vault = m_office->path();
    const QString before = m_office->folder.filePath(u"before"_s);
    const QString honest = m_office->folder.filePath(u"honest"_s);
    m_office->boss.reset();
    copyFolder(vault, before);
    QVERIFY(reopen());
    const qint64 witnessed = act(4);
    ask();
    QCOMPARE(state().metSize, witnessed);
    m_office->boss.reset();
    copyFolder(vault, honest);
    copyFolder(before, vault);
    forgetAtThisDesk();
    m_office->clock->passDays(days);
    QVERIFY(reopen());
    act(acts);
    const qint64 shown = LedgerService(boss()).head()->size;
    QCOMPARE(shown, witnessed - 4 + acts);
    QCOMPARE(findings().filter(u"ledger.clock"_s), findings()); // no more is seen here
    for (int i = 0; i < 2; ++i) {
        const QList<WitnessAsked> asked = ask();
        QVERIFY(!asked.first().isCosigned);
        QCOMPARE(asked.first().finding.verdict, Verdict::Broken);
        QCOMPARE(asked.first().finding.code, code);
        QCOMPARE(findings().filter(u"witness."_s), QStringList{code});
        QVERIFY(state().witnesses.first().isRefusal());
        QVERIFY(acts == 0 || state().metSize < shown);
        // What this desk knows can be thrown away; the witness says it again.
        if (i == 0)
            forgetAtThisDesk();
    }
    // Nor does a line that breaks take it away.
    department().server().hangUpAfter(10, HttpStranger::Close::Reset);
    ask();
    QCOMPARE(state().witnesses.first().code, code);
    department().server().hangUpAfter(-1, HttpStranger::Close::Reset);
    QCOMPARE(department().log().size, witnessed);
    QCOMPARE(department().log().forks.size() + department().log().unproved.size(),
             code == u"witness.refused"_s ? 1 : 0);
    // The true history comes back and is believed again.
    m_office->boss.reset();
    copyFolder(honest, vault);
    m_office->clock->passDays(-days);
    QVERIFY(reopen());
    act(12);
    QVERIFY(ask().first().isCosigned);
    QCOMPARE(findings().filter(u"witness."_s), QStringList());
}

void tst_Asking::isCaughtWithAnotherKey()
{
    Department there(u"dept.example/1"_s, m_office->clock);
    const auto other = Ledger::VerifierKey::make(
        boss()->center().origin, Crypto::Ed25519PrivateKey::generate()->publicKey());
    QVERIFY_OK(Witness::addLog(there.path(), other->text()));
    QVERIFY_OK(WitnessService(boss()).add(u"dept"_s, there.key(), there.url(), 0));
    QCOMPARE(ask().first().finding.code, u"witness.key"_s);
    QCOMPARE(findings(), QStringList{u"witness.key"_s});
}

void tst_Asking::noticesAWitnessThatForgot()
{
    addDepartment();
    act(2);
    ask();
    const QString copy = department().path() + u"-before"_s;
    copyFolder(department().path(), copy);
    act(2);
    ask();
    const qint64 seen = state().metSize;
    // Put back on another computer, which has no memory of its own.
    copyFolder(copy, department().path());
    for (const QString &note :
         QDir(m_home->filePath(u"redress/seen"_s)).entryList({u"witness-*"_s}))
        QVERIFY(QFile::remove(m_home->filePath(u"redress/seen/"_s) + note));
    act(2);
    const QList<WitnessAsked> asked = ask();
    QVERIFY(!asked.first().isCosigned);
    QCOMPARE(asked.first().finding.code, u"witness.forgot"_s);
    QCOMPARE(state().metSize, seen);
    QCOMPARE(findings(), QStringList{u"witness.forgot"_s});
}

void tst_Asking::putsCosignaturesIntoDossiers()
{
    addDepartment();
    addDepartment(2);
    const auto logged = CaseService(boss()).open(aCall());
    QVERIFY_OK(logged);
    const auto verdictOf = [&](const QString &name) {
        NoProgress progress;
        const QString path = m_office->folder.filePath(name);
        const auto made = ReportService(boss()).dispute(logged->caseId, Recipient::Court, path,
                                                        progress, u"en"_s);
        if (!made)
            qWarning("%s", qPrintable(made.error().detail));
        return *Seals::verifyDossier(path, {}, progress);
    };
    const auto codes = [](const Seals::DossierVerdict &verdict) {
        QStringList found;
        for (const Finding &finding : verdict.verification.findings)
            found.append(finding.code);
        return found;
    };
    Seals::DossierVerdict verdict = verdictOf(u"none.asice"_s);
    QVERIFY(verdict.verification.isIntact());
    QVERIFY(codes(verdict).contains(u"dossier.not-witnessed"_s));
    QVERIFY(!codes(verdict).contains(u"dossier.quorum"_s));
    // One of two.
    department(1).server().behave(
        HttpStranger::says(HttpStranger::answer(503, "text/plain", "later\n")));
    ask();
    verdict = verdictOf(u"one.asice"_s);
    QVERIFY(verdict.verification.isIntact());
    QCOMPARE(verdict.quorum.cosigned(), 1);
    QVERIFY(!verdict.quorum.isMet);
    QVERIFY(codes(verdict).contains(u"dossier.quorum"_s));
    QVERIFY(!codes(verdict).contains(u"dossier.not-witnessed"_s));
    // Who demands both himself is not content with one.
    NoProgress progress;
    const auto demanding = Seals::verifyDossier(m_office->folder.filePath(u"one.asice"_s),
                                                {std::nullopt, *policyOf(*boss())}, progress);
    QVERIFY_OK(demanding);
    QVERIFY(codes(*demanding).contains(u"dossier.checkpoint"_s));
    Department &second = department(1);
    second.server().behave(
        [&second](QTcpSocket &line, const HttpHeard &heard) { line.write(second.replyTo(heard)); });
    ask();
    const qint64 witnessed = state().metSize;
    QVERIFY_OK(CaseService(boss()).open(aCall(u"Somebody"_s, u"13900009999"_s)));
    // The newest state is not witnessed, and covers nothing more of this case: the dossier shows
    // the one that is.
    verdict = verdictOf(u"two.asice"_s);
    QVERIFY(verdict.verification.isIntact());
    QCOMPARE(verdict.treeSize, witnessed);
    QCOMPARE(verdict.quorum.cosigned(), 2);
    QVERIFY(verdict.quorum.isMet);
    QCOMPARE(verdict.quorum.groups.first().name, "witnesses");
    QVERIFY(!codes(verdict).contains(u"dossier.not-witnessed"_s));
    QVERIFY(!codes(verdict).contains(u"dossier.quorum"_s));
}

void tst_Asking::exportsTilesWithACosignedCheckpoint()
{
    addDepartment();
    act(2);
    ask();
    NoProgress progress;
    const QString folder = m_office->folder.filePath(u"tiles"_s);
    QVERIFY_OK(LedgerService(boss()).tiles(folder, progress));
    QFile file(folder + u"/checkpoint"_s);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QVERIFY(Ledger::openCheckpoint(file.readAll(), *policyOf(*boss())));
}

int main(int argc, char **argv)
{
    qputenv("QT_QPA_PLATFORM", "offscreen");
    const QGuiApplication app(argc, argv); // reports are painted
    tst_Asking test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_asking.moc"
