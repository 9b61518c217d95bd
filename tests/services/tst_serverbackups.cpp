// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/drafts.h"
#include "models/store/snapshot.h"
#include "tests/services/backupkit.h"
#include "tests/store/cuttingproxy.h"
#include "tests/store/postgresground.h"

#include <QRandomGenerator>
#include <QThread>
#include <QUrl>

#include <algorithm>
#include <atomic>
#include <memory>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

using How = CuttingProxy::How;
using Towards = CuttingProxy::Towards;

/// Copies of a center on a server, and centers made from copies on another one. Runs under
/// tests/support/with-postgres.sh.
class tst_ServerBackups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void makesACenterAgainInAFolderAndOnAServer();
    void needsNoMoreThanADesksAccount();
    void isOneMomentWhileAnotherDeskWrites();
    void forgetsWhoWasErased();
    void beginsAnewWhereTheEarlierStateIsDamaged();
    void saysThatARewrittenLedgerIsNoBackup();
    void keepsTheLastOneWhenTheLineBreaks();
    void stopsWhenTold();
    void refusesADatabaseThatIsTaken();
    void tellsAPaperThatIsMissing();
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

namespace {

/// Stops the n-th time it is asked.
class Stopping final : public Progress {
public:
    explicit Stopping(int after) : m_left(after) { }
    void setTotal(qint64) override { }
    void setDone(qint64) override { }
    bool isCancelled() const override { return m_left-- <= 0; }

private:
    mutable int m_left;
};

/// A new place on the server.
struct Place {
    QString address = Store::newDatabase();
    QString papers;
    Place(const Office &office, const QString &name) : papers(office.folder.filePath(name)) { }
};

Result<RestoreReport> restoreTo(const Place &place, const QString &backup)
{
    return restoreBackup(backup, place.address, quiet, place.papers);
}

/// What a check of everything finds, but for this desk's memory.
QString damageIn(const SessionPtr &session)
{
    QStringList damage = damageOf(session).split(u'\n', Qt::SkipEmptyParts);
    damage.removeIf([](const QString &line) { return line.contains(u"older-than-seen"_s); });
    return damage.join(u'\n');
}

QString damageIn(const Office &office, const QString &location)
{
    const auto session = signIn(location, u"boss"_s, password("secret"), office.clock);
    return session ? damageIn(*session) : session.error().detail;
}

QStringList statesIn(const QString &backup)
{
    return QDir(backup).entryList({u"state-*"_s});
}

} // namespace

void tst_ServerBackups::initTestCase()
{
    QVERIFY2(Store::onPostgres(), "to be run under tests/support/with-postgres.sh");
    QVERIFY(m_home.isValid());
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
}

void tst_ServerBackups::makesACenterAgainInAFolderAndOnAServer()
{
    Office office;
    const CaseId id = addCase(office.boss, 3);
    const DocumentId voucher = addPaper(office.boss, id, "what the voucher says");
    QVERIFY_OK(CaseService(office.boss).note(id, u"before the copy"_s));
    const QString backup = office.folder.filePath(u"backup"_s);
    const auto made = backUp(office, backup);
    QVERIFY_OK(made);
    QCOMPARE(codesOf(made->verification), QString());
    QCOMPARE(made->files, 4 + 6);
    const auto head = LedgerService(office.boss).head();
    QCOMPARE(made->entries, head->size);
    QCOMPARE(made->root, head->root);

    const QString folder = office.folder.filePath(u"again"_s);
    const auto inFolder = restoreBackup(backup, folder, quiet);
    QVERIFY_OK(inFolder);
    QCOMPARE(codesOf(inFolder->verification), QString());
    QCOMPARE(inFolder->root, head->root);
    const Place place(office, u"papers"_s);
    const auto onServer = restoreTo(place, backup);
    QVERIFY_OK(onServer);
    QCOMPARE(codesOf(onServer->verification), QString());
    QCOMPARE(onServer->root, head->root);
    QCOMPARE(onServer->entries, head->size);
    QCOMPARE(onServer->directory, place.address);
    QVERIFY(!namesIn(office.folder.path()).join(u' ').contains(u"restoring"_s));
    office.boss.reset();
    for (const QString &where : {folder, place.address}) {
        const auto session = signIn(where, u"boss"_s, password("secret"), office.clock);
        QVERIFY_OK(session);
        QCOMPARE(damageIn(*session), QString()); // opening a paper is an act of its own
        const QString out = office.folder.filePath(u"voucher.out"_s);
        QVERIFY_OK(DocumentService(*session).exportTo(voucher, out, quiet));
        QCOMPARE(contentOf(out), "what the voucher says");
        QVERIFY(QFile::remove(out));
        CaseQuery words;
        words.words = u"review weeks"_s;
        QCOMPARE(CaseService(*session).list(words)->rows.size(), 1);
    }
    // Both go on from here, each in its own way; the backup goes on with the first.
    for (const QString &where : {place.address, folder}) {
        const auto session = signIn(where, u"boss"_s, password("secret"), office.clock);
        QVERIFY_OK(session);
        QVERIFY_OK(CaseService(*session).open(aCall(u"New Caller"_s, u"13900002222"_s)));
        QCOMPARE(damageIn(*session), QString());
        const auto next = BackupService(*session).backUp(backup, quiet);
        QCOMPARE(next.ok(), where == place.address);
    }
}

void tst_ServerBackups::needsNoMoreThanADesksAccount()
{
    Office office;
    addCase(office.boss);
    QVERIFY(Store::runOn(office.path(), u"CREATE ROLE copier LOGIN IN ROLE redress_desk"_s));
    QUrl address(office.path());
    address.setUserName(u"copier"_s);
    const auto desk = signIn(address.toString(), u"boss"_s, password("secret"), office.clock);
    QVERIFY_OK(desk);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(BackupService(*desk).backUp(backup, quiet));
    addCase(office.boss);
    QVERIFY_OK(BackupService(*desk).backUp(backup, quiet));
    QCOMPARE(damageAfterRestore(office, backup, office.folder.filePath(u"new"_s)), QString());
}

void tst_ServerBackups::isOneMomentWhileAnotherDeskWrites()
{
    Office office;
    addCase(office.boss);
    const auto other = signIn(office.path(), u"boss"_s, password("secret"), office.clock);
    QVERIFY_OK(other);
    const QString backup = office.folder.filePath(u"backup"_s);
    std::atomic_bool isOver = false;
    std::atomic_int acts = 0;
    std::thread busy([&] {
        while (!isOver) {
            addCase(*other, 1);
            ++acts;
        }
    });
    QStringList damage;
    for (int i = 0; i < 3; ++i) {
        const int before = acts;
        const auto made = backUp(office, backup);
        damage.append(made ? codesOf(made->verification) : made.error().detail);
        while (acts == before)
            QThread::msleep(1);
        damage.append(
            damageAfterRestore(office, backup, office.folder.filePath(u"new%1"_s.arg(i))));
    }
    isOver = true;
    busy.join();
    QCOMPARE(damage.join(QString()), QString());
}

void tst_ServerBackups::forgetsWhoWasErased()
{
    Office office;
    addCase(office.boss);
    const auto person = ConsumerService(office.boss).find(u"13800001111"_s);
    QVERIFY_OK(person);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    QVERIFY_OK(ConsumerService(office.boss).erase(person->first().id, u"asked for it"_s));
    QVERIFY_OK(backUp(office, backup));
    const QString folder = office.folder.filePath(u"new"_s);
    QCOMPARE(damageAfterRestore(office, backup, folder), QString());
    const auto session = signIn(folder, u"boss"_s, password("secret"), office.clock);
    QVERIFY_OK(session);
    QVERIFY(ConsumerService(*session).find(u"13800001111"_s)->isEmpty());
    const auto card = ConsumerService(*session).show(person->first().id);
    QVERIFY(!card || (card->facts.name.isEmpty() && card->facts.phone.isEmpty()));
}

void tst_ServerBackups::beginsAnewWhereTheEarlierStateIsDamaged()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    for (const QString &file : {u"redress.sqlite"_s, u"manifest-sha256.txt"_s}) {
        const QString path = backup + u'/' + statesIn(backup).value(0) + u'/' + file;
        QByteArray bytes = contentOf(path);
        bytes[bytes.size() / 2] = char(bytes.at(bytes.size() / 2) ^ 1);
        put(path, bytes);
        addCase(office.boss);
        QVERIFY_OK(backUp(office, backup));
        const QString target = office.folder.filePath(u"after-"_s + file);
        QCOMPARE(damageAfterRestore(office, backup, target), QString());
    }
}

void tst_ServerBackups::saysThatARewrittenLedgerIsNoBackup()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const QByteArray statement = contentOf(backup + u"/backup.json"_s);
    addCase(office.boss);
    QVERIFY(Store::runOn(office.path(),
                         u"SET session_replication_role = replica;"
                         " UPDATE redress.entry SET seq = -1 WHERE seq = 3"_s));
    QCOMPARE_ERROR(backUp(office, backup), ErrorCode::Corrupt);
    QCOMPARE(contentOf(backup + u"/backup.json"_s), statement);
    QCOMPARE(damageAfterRestore(office, backup, office.folder.filePath(u"new"_s)), QString());
}

void tst_ServerBackups::keepsTheLastOneWhenTheLineBreaks()
{
    Office office;
    addCase(office.boss);
    CuttingProxy line(office.path());
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    addCase(office.boss);
    const auto desk = signIn(line.address(), u"boss"_s, password("secret"), office.clock);
    QVERIFY_OK(desk);
    int failed = 0;
    bool wasCut = true;
    for (int message = 1; wasCut; message += 9) {
        const QByteArray statement = contentOf(backup + u"/backup.json"_s);
        const QStringList states = statesIn(backup);
        line.arm({Towards::Server, message});
        const auto made = BackupService(*desk).backUp(backup, quiet);
        wasCut = line.disarm();
        if (made) // of the questions before it begins, some are asked again
            continue;
        ++failed;
        QCOMPARE(made.error().code, ErrorCode::Network);
        QCOMPARE(contentOf(backup + u"/backup.json"_s), statement);
        QCOMPARE(statesIn(backup), states);
        QCOMPARE(states.size(), 1);
    }
    QVERIFY(failed > 3);
    QVERIFY_OK(BackupService(*desk).backUp(backup, quiet));
    QCOMPARE(damageAfterRestore(office, backup, office.folder.filePath(u"new"_s)), QString());
}

void tst_ServerBackups::stopsWhenTold()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const QByteArray statement = contentOf(backup + u"/backup.json"_s);
    addCase(office.boss);
    int stopped = 0;
    for (int after = 0;; after += 5) {
        Stopping progress(after);
        const auto made = BackupService(office.boss).backUp(backup, progress);
        if (made)
            break;
        ++stopped;
        QCOMPARE(made.error().code, ErrorCode::Cancelled);
        QVERIFY(made.error().detail.contains(u"the backup before this one stands"_s));
        QCOMPARE(contentOf(backup + u"/backup.json"_s), statement);
        QCOMPARE(statesIn(backup), QStringList{u"state-000001"_s});
    }
    QVERIFY(stopped > 5);
    const Place place(office, u"papers"_s);
    stopped = 0;
    for (int after = 0;; after += 11) {
        Stopping progress(after);
        const auto restored = restoreBackup(backup, place.address, progress, place.papers);
        if (restored)
            break;
        ++stopped;
        QCOMPARE(restored.error().code, ErrorCode::Cancelled);
        QVERIFY(!QFileInfo::exists(place.papers));
        QVERIFY(!peekVault(place.address)->isVault);
    }
    QVERIFY(stopped > 5);
    QCOMPARE(damageIn(office, place.address), QString());
}

void tst_ServerBackups::refusesADatabaseThatIsTaken()
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
    const Place place(office, u"vault/evidence"_s); // the one at work
    QCOMPARE_ERROR(restoreTo(place, backup), ErrorCode::Conflict);
    QCOMPARE(damageOf(office.boss), QString());
    QCOMPARE(damageOf(other.boss), QString());
}

void tst_ServerBackups::tellsAPaperThatIsMissing()
{
    Office office;
    const CaseId id = addCase(office.boss);
    const QString gone = *DocumentService(office.boss).vaultFile(addPaper(office.boss, id, "gone"));
    QVERIFY(QFile::remove(gone));
    const QString backup = office.folder.filePath(u"backup"_s);
    const auto made = backUp(office, backup);
    QVERIFY_OK(made);
    QCOMPARE(codesOf(made->verification), u"evidence.missing"_s);
    const Place place(office, u"papers"_s);
    const auto restored = restoreTo(place, backup);
    QVERIFY_OK(restored);
    QCOMPARE(codesOf(restored->verification), u"evidence.missing"_s);
    QVERIFY(damageIn(office, place.address).contains(u"evidence.missing"_s));
}

void tst_ServerBackups::findsAChangedByteBeforeTheServerHasACenter()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const Place place(office, u"papers"_s);
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

void tst_ServerBackups::leavesNoHalfCenterWhenTheLineBreaks()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const Place place(office, u"papers"_s);
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
void tst_ServerBackups::leavesNoHalfCenterWhenKilled()
{
    Office office;
    const CaseId id = addCase(office.boss, 4);
    for (int i = 0; i < 10; ++i)
        addPaper(office.boss, id, QByteArray(500'000, char('a' + i)));
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    QRandomGenerator chance(QRandomGenerator::global()->generate());
    int longest = 1500, killed = 0, whole = 0;
    auto place = std::make_unique<Place>(office, u"papers"_s);
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
            place = std::make_unique<Place>(office, u"papers%1"_s.arg(i));
        } else if (QFileInfo::exists(place->papers)) { // between the papers and the commit
            QVERIFY(QDir(place->papers).removeRecursively());
        }
    }
    qInfo("%d killed, %d whole", killed, whole);
    QVERIFY(killed > 0);
    QVERIFY_OK(restoreTo(*place, backup));
    QCOMPARE(damageIn(office, place->address), QString());
}

void tst_ServerBackups::findsOutWhatBecameOfTheLastStep_data()
{
    QTest::addColumn<bool>("passes");
    QTest::addColumn<How>("how");
    QTest::newRow("it did not arrive") << false << How::Reset;
    QTest::newRow("the answer is lost") << true << How::Reset;
    QTest::newRow("the server does not hear of it") << false << How::HalfOpen;
}

void tst_ServerBackups::findsOutWhatBecameOfTheLastStep()
{
    QFETCH(bool, passes);
    QFETCH(How, how);
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const Place place(office, u"papers"_s);
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

void tst_ServerBackups::takesTheDeskDraftsAlong()
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
    QVERIFY_OK(restoreTo(Place(office, u"papers1"_s), backup));
    QCOMPARE(contentOf(draft), "a newer one");
    QVERIFY(QDir(desk).removeRecursively());
    QVERIFY_OK(restoreTo(Place(office, u"papers2"_s), backup));
    QCOMPARE(contentOf(draft), old);
    // Where it cannot be kept the center stands all the same.
    QVERIFY(QDir(desk).removeRecursively());
    put(desk, "in the way");
    const Place place(office, u"papers3"_s);
    const auto restored = restoreTo(place, backup);
    QVERIFY(QFile::remove(desk));
    QVERIFY_OK(restored);
    QCOMPARE(codesOf(restored->verification), u"drafts.missing"_s);
    QCOMPARE(damageIn(office, place.address), QString());
}

void tst_ServerBackups::knowsAnOldCopy()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    addCase(office.boss);
    office.boss.reset(); // the end of the session is remembered
    const Place place(office, u"papers"_s);
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

QTEST_GUILESS_MAIN(tst_ServerBackups)
#include "tst_serverbackups.moc"
