// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/services/backupkit.h"

#include <QDirIterator>

#include <thread>

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
    void goesOnlyWhereNothingElseStands();
    void refusesAnotherOnesBackup();
    void doesNotReplaceANewerBackup();
    void isReadByShaSum();
    void knowsAnOldCopy();

private:
    QTemporaryDir m_home;
};

namespace {

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
    QCOMPARE_ERROR(backUp(office, office.path(u"evidence/inside"_s)), ErrorCode::BadInput);
    QCOMPARE_ERROR(backUp(office, QString()), ErrorCode::BadInput);
    const QString backup = office.folder.filePath(u"backup"_s);
    QCOMPARE_ERROR(restoreBackup(backup, full + u"/new"_s, quiet), ErrorCode::NotFound);
    QVERIFY_OK(backUp(office, backup));
    QCOMPARE_ERROR(restoreBackup(backup, full, quiet), ErrorCode::Conflict);
    QCOMPARE_ERROR(restoreBackup(backup, full + u"/thesis.txt"_s, quiet), ErrorCode::BadInput);
    QCOMPARE_ERROR(restoreBackup(backup, backup + u"/new"_s, quiet), ErrorCode::BadInput);
    // On a server the papers need a folder of their own; a vault has its own.
    QCOMPARE_ERROR(restoreBackup(backup, office.folder.filePath(u"new"_s), quiet,
                                 office.folder.filePath(u"papers"_s)),
                   ErrorCode::BadInput);
    QCOMPARE_ERROR(restoreBackup(backup, u"postgresql://x@localhost/y"_s, quiet),
                   ErrorCode::BadInput);
    QCOMPARE_ERROR(
        restoreBackup(backup, u"postgresql://x@localhost/y"_s, quiet, backup + u"/papers"_s),
        ErrorCode::BadInput);
    QCOMPARE_ERROR(restoreBackup(backup, u"postgresql://x@localhost/y"_s, quiet, full),
                   ErrorCode::Conflict);
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
    QVERIFY((*session)->remarks().findings.first().detail.contains(u"ledger accept-copy"_s));
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
    // Accepted on record, the old copy is the present one.
    session = signIn(old, u"boss"_s, password("secret"), office.clock);
    QVERIFY_OK(session);
    QVERIFY_OK(LedgerService(*session).acceptCopy(u"the disk of the other one is lost"_s));
    QVERIFY(!damageOf(*session).contains(u"older-than-seen"_s));
}

QTEST_GUILESS_MAIN(tst_Backups)
#include "tst_backups.moc"
