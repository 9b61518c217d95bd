// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/backup.h"
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "tests/services/office.h"

#include <QDirIterator>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QRandomGenerator>
#include <QThread>

#include <sys/mount.h>
#include <thread>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// A copy from which a center can be made again, and which says so truly.
class tst_Backups : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void restoresWhatWasRecorded();
    void copiesOnlyWhatIsNew();
    void isOneMomentWhileOthersWrite();
    void holdsNothingInTheClear();
    void findsEveryFlippedByteAndMissingFile();
    void tellsWhatTheVaultItselfHasLost();
    void healsAPaperOfTheBackup();
    void goesOnlyWhereNothingElseStands();
    void refusesAnotherOnesBackup();
    void doesNotReplaceANewerBackup();
    void stopsWhenTold();
    void staysUsableWhenKilled();
    void restoreLeavesNothingHalfWhenKilled();
    void keepsTheLastOneWhenTheDiskIsFull();
    void isReadByShaSum();
    void knowsAnOldCopy();

private:
    QTemporaryDir m_home;
};

namespace {

NoProgress quiet;

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void put(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

QStringList filesIn(const QString &folder)
{
    QStringList names;
    QDirIterator all(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (all.hasNext())
        names.append(all.next().mid(folder.size() + 1));
    names.sort();
    return names;
}

QStringList namesIn(const QString &folder)
{
    return QDir(folder).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot);
}

/// A case with papers, some of more than one block.
DocumentId addPaper(const SessionPtr &session, const CaseId &id, const QByteArray &bytes)
{
    const auto paper = DocumentService(session).archive(
        {id, {}, {}, bytes, u"paper.txt"_s, u"consumer"_s}, quiet);
    if (!paper)
        qFatal("no paper: %s", qPrintable(paper.error().detail));
    return paper->id;
}

CaseId addCase(const SessionPtr &session, int papers = 2)
{
    const auto made = CaseService(session).open(aCall());
    if (!made)
        qFatal("no case: %s", qPrintable(made.error().detail));
    for (int i = 0; i < papers; ++i)
        addPaper(session, made->caseId, "paper number " + QByteArray(i * 300'000 + 5, 'p'));
    return made->caseId;
}

QString codesOf(const Verification &verification)
{
    QStringList codes;
    for (const Finding &finding : verification.findings)
        codes.append(finding.code);
    return codes.join(u' ');
}

Result<BackupReport> backUp(const Office &office, const QString &folder)
{
    return BackupService(office.boss).backUp(folder, quiet);
}

/// The vault made from a backup, entered and wholly checked: empty when all is well. That this desk
/// has seen more of the center meanwhile is no damage.
QString damageAfterRestore(const Office &office, const QString &backup, const QString &target)
{
    const auto restored = restoreBackup(backup, target, quiet);
    if (!restored)
        return restored.error().detail;
    const auto session = signIn(target, u"boss"_s, password("secret"), office.clock);
    if (!session)
        return session.error().detail;
    QStringList damage = damageOf(*session).split(u'\n', Qt::SkipEmptyParts);
    damage.removeIf([](const QString &line) { return line.contains(u"older-than-seen"_s); });
    return damage.join(u'\n');
}

/// Somebody who works until this goes.
class Writing {
public:
    explicit Writing(std::function<void()> act)
        : m_thread([this, act = std::move(act)] {
              while (!m_stop)
                  act();
          })
    {
    }
    ~Writing()
    {
        m_stop = true;
        m_thread.join();
    }
    Q_DISABLE_COPY_MOVE(Writing)

private:
    std::atomic_bool m_stop = false;
    std::thread m_thread;
};

/// The program itself, to be killed.
struct Program {
    QProcess process;
    Program(const Office &office, const QStringList &words)
    {
        const QString word = office.writeFile(u"password"_s, "secret\n");
        process.start(QStringLiteral(REDRESS_BIN_DIR "/redress-cli"),
                      QStringList{u"--as"_s, u"boss"_s, u"--password-file"_s, word, u"--json"_s}
                          + words);
    }
    QJsonObject answer()
    {
        process.waitForFinished(120'000);
        return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
    }
};

} // namespace

void tst_Backups::initTestCase()
{
    QVERIFY(m_home.isValid());
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
}

void tst_Backups::restoresWhatWasRecorded()
{
    Office office;
    const CaseId id = addCase(office.boss, 3);
    const QString backup = office.folder.filePath(u"backup"_s);
    const auto made = backUp(office, backup);
    QVERIFY_OK(made);
    QCOMPARE(codesOf(made->verification), QString());
    QCOMPARE(made->files, 3 + 6);
    const auto head = LedgerService(office.boss).head();
    QCOMPARE(made->entries, head->size);
    QCOMPARE(made->root, head->root);

    const QString target = office.folder.filePath(u"new/again"_s);
    const auto restored = restoreBackup(backup, target, quiet);
    QVERIFY_OK(restored);
    QCOMPARE(codesOf(restored->verification), QString());
    QCOMPARE(restored->entries, made->entries);
    QCOMPARE(restored->root, made->root);
    QCOMPARE(restored->files, made->files);
    QCOMPARE(namesIn(office.folder.filePath(u"new"_s)), QStringList{u"again"_s});
    QVERIFY(!filesIn(target).contains(u"redress.sqlite-wal"_s));
    office.boss.reset();
    const auto session = signIn(target, u"boss"_s, password("secret"), office.clock);
    QVERIFY_OK(session);
    QCOMPARE(damageOf(*session), QString());
    QVERIFY_OK(CaseService(*session).card(id, true));
    QVERIFY_OK(CaseService(*session).note(id, u"Work goes on."_s));
    // And so does the backup.
    QVERIFY_OK(BackupService(*session).backUp(backup, quiet));
}

void tst_Backups::copiesOnlyWhatIsNew()
{
    Office office;
    const CaseId id = addCase(office.boss, 4);
    const QString backup = office.folder.filePath(u"backup"_s);
    const auto first = backUp(office, backup);
    QVERIFY_OK(first);
    QCOMPARE(first->newFiles, first->files);
    const QString old
        = QDirIterator(backup + u"/evidence"_s, QDir::Files, QDirIterator::Subdirectories).next();
    const QDateTime untouched = QFileInfo(old).lastModified();
    addPaper(office.boss, id, QByteArray(100'000, 'n'));
    const auto second = backUp(office, backup);
    QVERIFY_OK(second);
    QCOMPARE(second->files, first->files + 1);
    QCOMPARE(second->newFiles, 6 + 1); // the small state, and the new paper
    QCOMPARE(QFileInfo(old).lastModified(), untouched);
    QCOMPARE(QDir(backup).entryList({u"state-*"_s}), QStringList{u"state-000002"_s});
    QCOMPARE(damageAfterRestore(office, backup, office.folder.filePath(u"new"_s)), QString());
}

void tst_Backups::isOneMomentWhileOthersWrite()
{
    Office office;
    const CaseId id = addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    std::atomic_int acts = 0;
    {
        const Writing writing([&] {
            addPaper(office.boss, id, "while the backup runs");
            acts += CaseService(office.boss).note(id, u"meanwhile"_s) ? 1 : 0;
        });
        for (int i = 0; i < 3; ++i) {
            const int before = acts;
            QVERIFY_OK(backUp(office, backup));
            QTRY_VERIFY(acts > before);
            const QString target = office.folder.filePath(u"new%1"_s.arg(i));
            const auto restored = restoreBackup(backup, target, quiet);
            QVERIFY_OK(restored);
            // More was seen meanwhile, but no paper is missing.
            QVERIFY(!codesOf(restored->verification).contains(u"evidence"_s));
        }
    }
    QVERIFY_OK(backUp(office, backup));
    QCOMPARE(damageAfterRestore(office, backup, office.folder.filePath(u"last"_s)), QString());
}

void tst_Backups::holdsNothingInTheClear()
{
    Office office;
    const CaseId id = addCase(office.boss);
    addPaper(office.boss, id, "the consumer's own words: 13800001111");
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    for (const QString &file : filesIn(backup)) {
        const QByteArray bytes = contentOf(backup + u'/' + file);
        QVERIFY2(!bytes.contains("13800001111") && !bytes.contains("paper.txt")
                     && !bytes.contains(u"李小雨"_s.toUtf8()),
                 qPrintable(file));
    }
}

/// Each file in turn, some bytes of each: restore refuses and leaves nothing, or makes all the rest
/// and names the paper.
void tst_Backups::findsEveryFlippedByteAndMissingFile()
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

void tst_Backups::tellsWhatTheVaultItselfHasLost()
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

void tst_Backups::healsAPaperOfTheBackup()
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

void tst_Backups::goesOnlyWhereNothingElseStands()
{
    Office office;
    addCase(office.boss);
    const QString full = office.folder.filePath(u"full"_s);
    QVERIFY(QDir().mkpath(full));
    put(full + u"/thesis.txt"_s, "x");
    QCOMPARE_ERROR(backUp(office, full), ErrorCode::Conflict);
    QCOMPARE(namesIn(full), QStringList{u"thesis.txt"_s});
    QCOMPARE_ERROR(backUp(office, full + u"/thesis.txt"_s), ErrorCode::BadInput);
    QCOMPARE_ERROR(backUp(office, office.path(u"inside"_s)), ErrorCode::BadInput);
    QCOMPARE_ERROR(backUp(office, QString()), ErrorCode::BadInput);
    const QString backup = office.folder.filePath(u"backup"_s);
    QCOMPARE_ERROR(restoreBackup(backup, full + u"/new"_s, quiet), ErrorCode::NotFound);
    QVERIFY_OK(backUp(office, backup));
    QCOMPARE_ERROR(restoreBackup(backup, full, quiet), ErrorCode::Conflict);
    QCOMPARE_ERROR(restoreBackup(backup, full + u"/thesis.txt"_s, quiet), ErrorCode::BadInput);
    QCOMPARE_ERROR(restoreBackup(backup, backup + u"/new"_s, quiet), ErrorCode::BadInput);
    QCOMPARE_ERROR(restoreBackup(backup, u"postgresql://x@localhost/y"_s, quiet),
                   ErrorCode::Unsupported);
    office.hire(u"op"_s, Domain::Role::Operator);
    QVERIFY(office.signIn(u"op"_s));
    QCOMPARE_ERROR(backUp(office, backup), ErrorCode::NotPermitted);
}

void tst_Backups::refusesAnotherOnesBackup()
{
    Office office;
    Office other;
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    const QByteArray statement = contentOf(backup + u"/backup.json"_s);
    QCOMPARE_ERROR(backUp(other, backup), ErrorCode::Conflict);
    QCOMPARE(contentOf(backup + u"/backup.json"_s), statement);
    QCOMPARE(damageAfterRestore(office, backup, office.folder.filePath(u"new"_s)), QString());
}

void tst_Backups::doesNotReplaceANewerBackup()
{
    Office office;
    addCase(office.boss);
    const QString early = office.folder.filePath(u"early"_s);
    const QString late = office.folder.filePath(u"late"_s);
    QVERIFY_OK(backUp(office, early));
    addCase(office.boss);
    QVERIFY_OK(backUp(office, late));
    const QString back = office.folder.filePath(u"set-back"_s);
    QVERIFY_OK(restoreBackup(early, back, quiet));
    const auto session = signIn(back, u"boss"_s, password("secret"), office.clock);
    QVERIFY_OK(session);
    QCOMPARE_ERROR(BackupService(*session).backUp(late, quiet), ErrorCode::Conflict);
    addCase(*session, 0); // as long, but another history
    addCase(*session, 4);
    QCOMPARE_ERROR(BackupService(*session).backUp(late, quiet), ErrorCode::Conflict);
    QCOMPARE(damageAfterRestore(office, late, office.folder.filePath(u"new"_s)), QString());
}

void tst_Backups::stopsWhenTold()
{
    class Stopping final : public Progress {
    public:
        explicit Stopping(int after) : m_left(after) { }
        void setTotal(qint64) override { }
        void setDone(qint64) override { }
        bool isCancelled() const override { return m_left-- <= 0; }

    private:
        mutable int m_left;
    };
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
void tst_Backups::staysUsableWhenKilled()
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

void tst_Backups::restoreLeavesNothingHalfWhenKilled()
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

void tst_Backups::keepsTheLastOneWhenTheDiskIsFull()
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
}

void tst_Backups::isReadByShaSum()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    QProcess judge;
    judge.setWorkingDirectory(backup);
    judge.start(u"sha256sum"_s,
                {u"--check"_s, u"--strict"_s, u"--quiet"_s, u"state-000001/manifest-sha256.txt"_s});
    QVERIFY(judge.waitForFinished());
    QCOMPARE(judge.exitCode(), 0);
    const QByteArray manifest = contentOf(backup + u"/state-000001/manifest-sha256.txt"_s);
    QCOMPARE(manifest.count('\n'), 2 + 6);
}

void tst_Backups::knowsAnOldCopy()
{
    Office office;
    addCase(office.boss);
    const QString backup = office.folder.filePath(u"backup"_s);
    QVERIFY_OK(backUp(office, backup));
    addCase(office.boss);
    QVERIFY(office.boss->remarks().findings.isEmpty());
    const QString memory = m_home.filePath(u"redress/seen/"_s + office.boss->center().id);
    office.boss.reset(); // the end of the session is remembered
    QVERIFY(QFileInfo::exists(memory));
    const QByteArray newest = contentOf(memory);

    const QString old = office.folder.filePath(u"old"_s);
    const auto restored = restoreBackup(backup, old, quiet);
    QVERIFY_OK(restored);
    QCOMPARE(codesOf(restored->verification), u"ledger.older-than-seen"_s);
    auto session = signIn(old, u"boss"_s, password("secret"), office.clock);
    QVERIFY_OK(session); // told, not refused
    QCOMPARE(codesOf((*session)->remarks()), u"ledger.older-than-seen"_s);
    QVERIFY(damageOf(*session).contains(u"ledger.older-than-seen"_s));
    QVERIFY((*session)->remarks().findings.first().detail.contains(memory));
    // Growing longer than what was seen does not make it the same history.
    addCase(*session, 8);
    session = Error{};
    QCOMPARE(contentOf(memory), newest);
    session = signIn(old, u"boss"_s, password("secret"), office.clock);
    QCOMPARE(codesOf((*session)->remarks()), u"ledger.older-than-seen"_s);
    session = Error{};
    {
        Program program(office, {u"--vault"_s, old, u"ledger"_s, u"head"_s});
        QVERIFY(program.answer().value("size"_L1).toInt() > 0);
        QVERIFY(program.process.readAllStandardError().contains("ledger.older-than-seen"));
    }
    {
        Program program(office, {u"--vault"_s, old, u"ledger"_s, u"verify"_s});
        QCOMPARE(program.answer().value("verdict"_L1).toString(), u"broken"_s);
        QCOMPARE(program.process.exitCode(), 1);
    }
    QVERIFY_OK(recover(old, office.recoveryCode, u"boss"_s, password("secret"), office.clock));
    // The vault itself is what was seen.
    QVERIFY(office.signIn(u"boss"_s));
    QCOMPARE(damageOf(office.boss), QString());
    office.boss.reset();
    // Accepted by hand, the old copy is the present one.
    QVERIFY(QFile::remove(memory));
    session = signIn(old, u"boss"_s, password("secret"), office.clock);
    QVERIFY_OK(session);
    QCOMPARE(damageOf(*session), QString());
}

QTEST_GUILESS_MAIN(tst_Backups)
#include "tst_backups.moc"
