// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/backupkit.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QThread>

#include <sys/mount.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// Copies that were damaged, stopped, killed, or met a full disk.
class tst_BackupFaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void findsEveryFlippedByteAndMissingFile();
    void tellsWhatTheVaultItselfHasLost();
    void healsAPaperOfTheBackup();
    void stopsWhenTold();
    void staysUsableWhenKilled();
    void restoreLeavesNothingHalfWhenKilled();
    void clearsAwayWhatAKilledWriterLeft();
    void keepsTheLastOneWhenTheDiskIsFull();

private:
    QTemporaryDir m_home;
};

void tst_BackupFaults::initTestCase()
{
    QVERIFY(m_home.isValid());
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
}

/// Each file in turn, some bytes of each: restore refuses and leaves nothing, or makes all the rest
/// and names the paper.
void tst_BackupFaults::findsEveryFlippedByteAndMissingFile()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const QString room = office.folder.filePath(u"room"_s);
    QVERIFY(QDir().mkpath(room));
    const QString target = room + u"/new"_s;
    int tried = 0;
    for (const QString &file : filesIn(backup)) {
        if (file == u"vault.lock"_s) // empty
            continue;
        const QString path = backup + u'/' + file;
        const QByteArray good = contentOf(path);
        QVERIFY2(!good.isEmpty(), qPrintable(file));
        const bool isPaper = file.startsWith(u"evidence/"_s);
        for (const qsizetype at : {qsizetype(0), good.size() / 3, good.size() - 1, qsizetype(-1)}) {
            if (at < 0) {
                QVERIFY(QFile::remove(path));
            } else {
                QByteArray bad = good;
                bad[at] = char(bad.at(at) ^ 1);
                put(path, bad);
            }
            const auto restored = restoreBackup(backup, target, quiet);
            ++tried;
            const QString what = u"%1 at %2"_s.arg(file).arg(at);
            if (isPaper) {
                QVERIFY2(restored.ok(), qPrintable(what));
                QVERIFY2(codesOf(restored->verification)
                             == (at < 0 ? u"evidence.missing"_s : u"evidence.changed"_s),
                         qPrintable(what));
                QTRY_VERIFY(!QFileInfo::exists(target) || QDir(target).removeRecursively());
            } else {
                QVERIFY2(!restored, qPrintable(what));
                const ErrorCode code = restored.error().code;
                QVERIFY2(code == ErrorCode::Corrupt
                             || (file == u"backup.json"_s && code == ErrorCode::NotFound),
                         qPrintable(what + u": "_s + restored.error().detail));
                QCOMPARE(namesIn(room), QStringList());
            }
            put(path, good);
        }
    }
    QVERIFY(tried > 30);
    QCOMPARE(damageAfterRestore(office, backup, target), QString());
}

void tst_BackupFaults::tellsWhatTheVaultItselfHasLost()
{
    Office office;
    const CaseId id = addCase(office.boss);
    const QString gone = *DocumentService(office.boss).vaultFile(addPaper(office.boss, id, "gone"));
    const QString bad = *DocumentService(office.boss).vaultFile(addPaper(office.boss, id, "bad"));
    QVERIFY(QFile::remove(gone));
    put(bad, "something else");
    const QString backup = office.folder.filePath(u"backup"_s);
    const auto made = backUp(office, backup);
    QVERIFY_OK(made);
    QCOMPARE(codesOf(made->verification), u"evidence.missing evidence.changed"_s);
    const auto restored = restoreBackup(backup, office.folder.filePath(u"new"_s), quiet);
    QVERIFY_OK(restored);
    QCOMPARE(codesOf(restored->verification), u"evidence.missing evidence.missing"_s);
}

void tst_BackupFaults::healsAPaperOfTheBackup()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const QString paper
        = QDirIterator(backup + u"/evidence"_s, QDir::Files, QDirIterator::Subdirectories).next();
    QByteArray bytes = contentOf(paper);
    bytes[bytes.size() / 2] = char(bytes.at(bytes.size() / 2) ^ 8);
    put(paper, bytes);
    const auto again = backUp(office, backup);
    QVERIFY_OK(again);
    QCOMPARE(again->newFiles, 6 + 1);
    QCOMPARE(damageAfterRestore(office, backup, office.folder.filePath(u"new"_s)), QString());
}

void tst_BackupFaults::stopsWhenTold()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const QByteArray statement = contentOf(backup + u"/backup.json"_s);
    addCase(office.boss);
    const QString target = office.folder.filePath(u"room/new"_s);
    int stopped = 0;
    for (int after = 0;; ++after) {
        Stopping progress(after);
        const auto made = BackupService(office.boss).backUp(backup, progress);
        if (made)
            break;
        ++stopped;
        QCOMPARE(made.error().code, ErrorCode::Cancelled);
        QVERIFY(made.error().detail.contains(u"the backup before this one stands"_s));
        QCOMPARE(contentOf(backup + u"/backup.json"_s), statement);
        QCOMPARE(QDir(backup).entryList({u"state-*"_s}), QStringList{u"state-000001"_s});
    }
    QVERIFY(stopped > 10);
    for (int after = 0;; ++after) {
        Stopping progress(after);
        const auto restored = restoreBackup(backup, target, progress);
        if (restored)
            break;
        QCOMPARE(restored.error().code, ErrorCode::Cancelled);
        QCOMPARE(namesIn(office.folder.filePath(u"room"_s)), QStringList());
    }
}

/// A real process, killed at a moment of chance, again and again.
void tst_BackupFaults::staysUsableWhenKilled()
{
    Office office;
    const CaseId id = addCase(office.boss, 6);
    for (int i = 0; i < 20; ++i)
        addPaper(office.boss, id, QByteArray(700'000, char('a' + i)));
    const QString backup = office.folder.filePath(u"backup"_s);
    office.boss.reset();
    QRandomGenerator chance(QRandomGenerator::global()->generate());
    QElapsedTimer timer;
    timer.start();
    {
        Program whole(office, {u"--vault"_s, office.path(), u"backup"_s, backup});
        QCOMPARE(whole.answer().value("newFiles"_L1).toInt(), 26 + 6);
    }
    const int took = int(timer.elapsed());
    int killed = 0;
    for (int i = 0; i < 14; ++i) {
        QVERIFY(office.signIn(u"boss"_s));
        addPaper(office.boss, id, QByteArray(700'000, char('A' + i)));
        office.boss.reset();
        Program program(office, {u"--vault"_s, office.path(), u"backup"_s, backup});
        QVERIFY(program.process.waitForStarted());
        QThread::msleep(ulong(took / 4 + chance.bounded(qMax(1, took))));
        program.process.kill();
        program.process.waitForFinished();
        killed += program.process.exitStatus() == QProcess::CrashExit ? 1 : 0;
        const QString target = office.folder.filePath(u"new%1"_s.arg(i));
        QCOMPARE(damageAfterRestore(office, backup, target), QString());
        QTRY_VERIFY(!QFileInfo::exists(target) || QDir(target).removeRecursively());
    }
    qInfo("%d of 14 killed", killed);
    QVERIFY2(killed >= 3, "the backup was too quick to be killed");
    QVERIFY(office.signIn(u"boss"_s));
    QVERIFY_OK(backUp(office, backup));
    QCOMPARE(QDir(backup).entryList({u"state-*"_s}).size(), 1);
    for (const QString &file : filesIn(backup))
        QVERIFY2(!file.endsWith(u".part"_s), qPrintable(file));
}

void tst_BackupFaults::restoreLeavesNothingHalfWhenKilled()
{
    Office office;
    const CaseId id = addCase(office.boss, 6);
    for (int i = 0; i < 20; ++i)
        addPaper(office.boss, id, QByteArray(700'000, char('a' + i)));
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const QString target = office.folder.filePath(u"room/new"_s);
    QRandomGenerator chance(QRandomGenerator::global()->generate());
    QElapsedTimer timer;
    timer.start();
    {
        Program whole(office, {u"--vault"_s, target, u"restore"_s, backup});
        QVERIFY(whole.answer().contains("root"_L1));
    }
    const int took = int(timer.elapsed());
    QTRY_VERIFY(!QFileInfo::exists(target) || QDir(target).removeRecursively());
    int killed = 0;
    for (int i = 0; i < 12; ++i) {
        Program program(office, {u"--vault"_s, target, u"restore"_s, backup});
        QVERIFY(program.process.waitForStarted());
        QThread::msleep(ulong(chance.bounded(qMax(1, took))));
        program.process.kill();
        program.process.waitForFinished();
        if (!QFileInfo::exists(target)) {
            ++killed;
            continue;
        }
        const auto session = signIn(target, u"boss"_s, password("secret"), office.clock);
        QVERIFY_OK(session);
        QCOMPARE(damageOf(*session), QString());
        QTRY_VERIFY(!QFileInfo::exists(target) || QDir(target).removeRecursively());
    }
    qInfo("%d of 12 killed", killed);
    QVERIFY2(killed >= 3, "the restore was too quick to be killed");
    QCOMPARE(damageAfterRestore(office, backup, target), QString());
    QCOMPARE(namesIn(office.folder.filePath(u"room"_s)), QStringList{u"new"_s});
}

void tst_BackupFaults::clearsAwayWhatAKilledWriterLeft()
{
    Office office;
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const QString halfCopy = backup + u"/.0123456789ab.part"_s;
    const QString halfKeyRing = office.path(u".ab0123456789.part"_s);
    put(halfCopy, "half");
    QVERIFY_OK(backUp(office, backup));
    QVERIFY(!QFileInfo::exists(halfCopy));
    if (isServer(office.path()))
        return; // it has no key ring in a file
    put(halfKeyRing, "half");
    office.boss.reset();
    QVERIFY(office.signIn(u"boss"_s));
    QVERIFY(!QFileInfo::exists(halfKeyRing));
}

void tst_BackupFaults::keepsTheLastOneWhenTheDiskIsFull()
{
    QTemporaryDir disk;
    if (::geteuid() != 0
        || ::mount("tmpfs", disk.path().toUtf8().constData(), "tmpfs", 0, "size=6m") != 0) {
        qWarning("a small disk cannot be mounted here: not tried");
        return;
    }
    struct Unmount {
        QByteArray path;
        ~Unmount() { ::umount2(path.constData(), MNT_DETACH); }
    } unmount{disk.path().toUtf8()};
    Office office;
    const CaseId id = addCase(office.boss);
    const QString backup = disk.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    for (int i = 0; i < 8; ++i)
        addPaper(office.boss, id, QByteArray(900'000, char('a' + i)));
    const QByteArray statement = contentOf(backup + u"/backup.json"_s);
    QCOMPARE_ERROR(backUp(office, backup), ErrorCode::DiskFull);
    QCOMPARE(contentOf(backup + u"/backup.json"_s), statement);
    QCOMPARE(damageAfterRestore(office, backup, office.folder.filePath(u"new"_s)), QString());
    // A full disk on the other side: nothing is left of the vault.
    const QString large = office.folder.filePath(u"large"_s);
    QVERIFY_OK(backUp(office, large));
    QVERIFY(QDir(backup).removeRecursively());
    QCOMPARE_ERROR(restoreBackup(large, disk.filePath(u"new"_s), quiet), ErrorCode::DiskFull);
    QCOMPARE(namesIn(disk.path()), QStringList());
    // Where the last step could not put it, it is not begun.
    QCOMPARE_ERROR(restoreBackup(large, disk.path(), quiet), ErrorCode::BadInput);
}

QTEST_GUILESS_MAIN(tst_BackupFaults)
#include "tst_backupfaults.moc"
