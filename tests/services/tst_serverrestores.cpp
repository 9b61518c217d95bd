// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/drafts.h"
#include "models/store/snapshot.h"
#include "tests/services/backupkit.h"
#include "tests/store/cuttingproxy.h"
#include "tests/store/postgresground.h"

#include <QRandomGenerator>

#include <algorithm>
#include <memory>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

using How = CuttingProxy::How;
using Towards = CuttingProxy::Towards;

/// Centers made from copies on another server: whole or none. Runs under
/// tests/support/with-postgres.sh.
class tst_ServerRestores : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void refusesADatabaseThatIsTaken();
    void findsAChangedByteBeforeTheServerHasACenter();
    void leavesNoHalfCenterWhenTheLineBreaks();
    void leavesNoHalfCenterWhenKilled();
    void findsOutWhatBecameOfTheLastStep_data();
    void findsOutWhatBecameOfTheLastStep();
    void takesTheDeskDraftsAlong();
    void knowsAnOldCopy();

private:
    QTemporaryDir m_home;
};

void tst_ServerRestores::initTestCase()
{
    QVERIFY2(Store::onPostgres(), "to be run under tests/support/with-postgres.sh");
    QVERIFY(m_home.isValid());
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
}

void tst_ServerRestores::refusesADatabaseThatIsTaken()
{
    Office office;
    const Office other;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const QString papers = office.folder.filePath(u"papers"_s);
    for (const QString &taken : {office.path(), other.path()})
        QCOMPARE_ERROR(restoreBackup(backup, taken, quiet, papers), ErrorCode::Conflict);
    QVERIFY(!QFileInfo::exists(papers));
    const ServerPlace place(office, u"vault/evidence"_s); // the one at work
    QCOMPARE_ERROR(restoreTo(place, backup), ErrorCode::Conflict);
    QCOMPARE(damageOf(office.boss), QString());
    QCOMPARE(damageOf(other.boss), QString());
}

void tst_ServerRestores::findsAChangedByteBeforeTheServerHasACenter()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const ServerPlace place(office, u"papers"_s);
    for (const QString &file : filesIn(backup + u"/state-000001"_s)) {
        const QString path = backup + u"/state-000001/"_s + file;
        const QByteArray good = contentOf(path);
        QByteArray bad = good;
        bad[bad.size() / 2] = char(bad.at(bad.size() / 2) ^ 1);
        put(path, bad);
        QCOMPARE_ERROR(restoreTo(place, backup), ErrorCode::Corrupt);
        QVERIFY(!peekVault(place.address)->isVault);
        QVERIFY(!QFileInfo::exists(place.papers));
        put(path, good);
    }
    QVERIFY_OK(restoreTo(place, backup));
    QCOMPARE(damageIn(office, place.address), QString());
}

void tst_ServerRestores::leavesNoHalfCenterWhenTheLineBreaks()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const ServerPlace place(office, u"papers"_s);
    CuttingProxy line(place.address);
    int cut = 0;
    for (int message = 1;; message += 23) {
        line.arm({Towards::Server, message});
        const auto restored = restoreBackup(backup, line.address(), quiet, place.papers);
        line.disarm();
        if (restored)
            break;
        ++cut;
        QCOMPARE(restored.error().code, ErrorCode::Network);
        QVERIFY(!QFileInfo::exists(place.papers));
        QVERIFY(!peekVault(place.address)->isVault);
    }
    QVERIFY(cut > 3);
    QCOMPARE(damageIn(office, place.address), QString());
}

/// The program itself, at a moment of chance.
void tst_ServerRestores::leavesNoHalfCenterWhenKilled()
{
    Office office;
    const CaseId id = addCase(office.boss, 4);
    for (int i = 0; i < 10; ++i)
        addPaper(office.boss, id, QByteArray(500'000, char('a' + i)));
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    QRandomGenerator chance(QRandomGenerator::global()->generate());
    int longest = 1500, killed = 0, whole = 0;
    auto place = std::make_unique<ServerPlace>(office, u"papers"_s);
    for (int i = 0; i < 40 && killed < 4; ++i) {
        Program program(
            office,
            {u"--server"_s, place->address, u"restore"_s, backup, u"--evidence"_s, place->papers});
        QVERIFY(program.process.waitForStarted());
        program.process.waitForFinished(1 + chance.bounded(longest));
        const bool isOver = program.process.state() == QProcess::NotRunning;
        program.process.kill();
        program.process.waitForFinished();
        (isOver ? whole : killed) += 1;
        if (isOver)
            longest = std::max(20, longest * 2 / 3);
        // What it had sent already is done or given up.
        QTRY_VERIFY(
            Store::runOn(place->address,
                         u"SELECT 1 / CASE count(*) WHEN 0 THEN 1 ELSE 0 END FROM pg_stat_activity"
                         " WHERE datname = current_database()"
                         " AND application_name LIKE 'redress-%'"_s));
        const auto peek = peekVault(place->address);
        QVERIFY_OK(peek);
        QVERIFY(peek->isVault || !isOver);
        if (peek->isVault) {
            QCOMPARE(damageIn(office, place->address), QString());
            place = std::make_unique<ServerPlace>(office, u"papers%1"_s.arg(i));
        } else if (QFileInfo::exists(place->papers)) { // between the papers and the commit
            QVERIFY(QDir(place->papers).removeRecursively());
        }
    }
    qInfo("%d killed, %d whole", killed, whole);
    QVERIFY(killed > 0);
    QVERIFY_OK(restoreTo(*place, backup));
    QCOMPARE(damageIn(office, place->address), QString());
}

void tst_ServerRestores::findsOutWhatBecameOfTheLastStep_data()
{
    QTest::addColumn<bool>("passes");
    QTest::addColumn<How>("how");
    QTest::newRow("it did not arrive") << false << How::Reset;
    QTest::newRow("the answer is lost") << true << How::Reset;
    QTest::newRow("the server does not hear of it") << false << How::HalfOpen;
}

void tst_ServerRestores::findsOutWhatBecameOfTheLastStep()
{
    QFETCH(bool, passes);
    QFETCH(How, how);
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const ServerPlace place(office, u"papers"_s);
    { // the tables stand already: the first commit is the one that matters
        Stopping early(0);
        QVERIFY(!restoreBackup(backup, place.address, early, place.papers));
        QVERIFY_OK(Store::Database::create(place.address, Store::noKeys(), office.boss->rules()));
    }
    CuttingProxy line(place.address);
    line.arm({Towards::Server, 1, passes, how, 0, "COMMIT"});
    const auto restored = restoreBackup(backup, line.address(), quiet, place.papers);
    QVERIFY(line.disarm());
    QCOMPARE(restored.ok(), passes);
    QCOMPARE(peekVault(place.address)->isVault, passes);
    QCOMPARE(QFileInfo::exists(place.papers), passes);
    if (!passes)
        QVERIFY_OK(restoreTo(place, backup));
    QCOMPARE(damageIn(office, place.address), QString());
}

void tst_ServerRestores::takesTheDeskDraftsAlong()
{
    Office office;
    const QString desk = m_home.filePath(u"redress/desks/"_s + office.boss->center().id);
    QVERIFY_OK(DraftService(office.boss).save({}, {{u"narrative"_s, u"not logged yet"_s}}));
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    office.boss.reset();
    const QStringList kept = filesIn(desk);
    QCOMPARE(kept.size(), 1);
    const QString draft = desk + u'/' + kept.first();
    const QByteArray old = contentOf(draft);
    put(draft, "a newer one");
    QVERIFY_OK(restoreTo(ServerPlace(office, u"papers1"_s), backup));
    QCOMPARE(contentOf(draft), "a newer one");
    QVERIFY(QDir(desk).removeRecursively());
    QVERIFY_OK(restoreTo(ServerPlace(office, u"papers2"_s), backup));
    QCOMPARE(contentOf(draft), old);
    // Where it cannot be kept the center stands all the same.
    QVERIFY(QDir(desk).removeRecursively());
    put(desk, "in the way");
    const ServerPlace place(office, u"papers3"_s);
    const auto restored = restoreTo(place, backup);
    QVERIFY(QFile::remove(desk));
    QVERIFY_OK(restored);
    QCOMPARE(codesOf(restored->verification), u"drafts.missing"_s);
    QCOMPARE(damageIn(office, place.address), QString());
}

void tst_ServerRestores::knowsAnOldCopy()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    addCase(office.boss);
    office.boss.reset(); // the end of the session is remembered
    const ServerPlace place(office, u"papers"_s);
    const auto restored = restoreTo(place, backup);
    QVERIFY_OK(restored);
    QCOMPARE(codesOf(restored->verification), u"ledger.older-than-seen"_s);
    const auto session = signIn(place.address, u"boss"_s, password("secret"), office.clock);
    QVERIFY_OK(session); // told, not refused
    QCOMPARE(codesOf((*session)->remarks()), u"ledger.older-than-seen"_s);
    QVERIFY(damageOf(*session).contains(u"ledger.older-than-seen"_s));
    {
        Program program(office, {u"--server"_s, place.address, u"ledger"_s, u"verify"_s});
        QCOMPARE(program.answer().value("verdict"_L1).toString(), u"broken"_s);
        QCOMPARE(program.process.exitCode(), 1);
    }
    addCase(*session, 8); // longer, but not the same history
    QVERIFY(damageOf(*session).contains(u"ledger.older-than-seen"_s));
    QVERIFY_OK(LedgerService(*session).acceptCopy(u"the server's disk is lost"_s));
    QVERIFY(!damageOf(*session).contains(u"older-than-seen"_s));
}

QTEST_GUILESS_MAIN(tst_ServerRestores)
#include "tst_serverrestores.moc"
