// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/backupkit.h"
#include "tests/store/cuttingproxy.h"
#include "tests/store/postgresground.h"

#include <QThread>
#include <QUrl>

#include <atomic>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

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
    void stopsARestoreWhenTold();
    void tellsAPaperThatIsMissing();

private:
    QTemporaryDir m_home;
};

namespace {

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
    const ServerPlace place(office, u"papers"_s);
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

void tst_ServerBackups::stopsARestoreWhenTold()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const ServerPlace place(office, u"papers"_s);
    int stopped = 0;
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
    const ServerPlace place(office, u"papers"_s);
    const auto restored = restoreTo(place, backup);
    QVERIFY_OK(restored);
    QCOMPARE(codesOf(restored->verification), u"evidence.missing"_s);
    QVERIFY(damageIn(office, place.address).contains(u"evidence.missing"_s));
}

QTEST_GUILESS_MAIN(tst_ServerBackups)
#include "tst_serverbackups.moc"
