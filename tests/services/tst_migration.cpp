// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/services/ledgerservice.h"
#include "models/services/migration.h"
#include "models/services/timeservice.h"
#include "tests/exchange/timeserver.h"
#include "tests/services/office.h"
#include "tests/store/postgresground.h"

#include <QDirIterator>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// From a desk's vault to a server and back. Runs under tests/support/with-postgres.sh.
class tst_Migration : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void movesThereAndBack();
    void refusesAPlaceThatIsTaken();
    void leavesTheOldPlaceWhenItIsStopped();
    void refusesWhileTheFolderOfPapersIsNotMounted();
    void tellsWhichPapersTheOldPlaceNoLongerHas();
};

namespace {

/// A center on the server, some work in it, its boss signed in.
struct Working {
    Office office;
    CaseId caseId;
    Working()
    {
        const auto opened = CaseService(office.boss).open(aCall());
        NewPaper paper;
        paper.caseId = opened->caseId;
        paper.bytes = QByteArray(100'000, 'v');
        paper.fileName = u"voucher.txt"_s;
        NoProgress progress;
        if (!DocumentService(office.boss).archive(paper, progress))
            qFatal("no paper");
        caseId = opened->caseId;
    }
};

} // namespace

void tst_Migration::movesThereAndBack()
{
    Working working;
    Office &office = working.office;
    QVERIFY2(Store::onPostgres(), "to be run under tests/support/with-postgres.sh");
    NoProgress progress;
    TimeServer authority;
    Exchange::StampRules direct;
    direct.proxy = QUrl();
    TimeService time(office.boss, direct);
    QVERIFY_OK(time.addAuthority(authority.authority().url.toString(),
                                 authority.authority().root.pem(), {}));
    const auto stamped = time.stamp(progress);
    QVERIFY_OK(stamped);
    QVERIFY(stamped->isStamped);
    const auto head = LedgerService(office.boss).head();
    const QString folder = office.folder.path() + u"/desk"_s;
    const auto moved = moveCenter(office.boss, folder, {}, progress);
    QVERIFY_OK(moved);
    QCOMPARE(moved->root, head->root);
    QCOMPARE(moved->papers, 1);

    // The old place says where the center went, to who is there and to who comes.
    const auto late = CaseService(office.boss).open(aCall());
    QVERIFY(!late.ok());
    QCOMPARE(late.error().code, ErrorCode::Conflict);
    QVERIFY(late.error().detail.contains(folder));
    QVERIFY(!signIn(office.path(), u"boss"_s, password("secret"), office.clock).ok());

    const QString again = Store::newDatabase();
    {
        const auto here = signIn(folder, u"boss"_s, password("secret"), office.clock);
        QVERIFY_OK(here);
        QCOMPARE(damageOf(*here), QString());
        QVERIFY_OK(CaseService(*here).card(working.caseId, true));
        QCOMPARE(TimeService(*here).state()->stamped, stamped->state.stamped);
        QVERIFY_OK(CaseService(*here).note(working.caseId, u"written in the folder"_s));
        QVERIFY_OK(moveCenter(*here, again, office.folder.path() + u"/evidence2"_s, progress));
    }
    QVERIFY(!signIn(folder, u"boss"_s, password("secret"), office.clock).ok());
    const auto back = signIn(again, u"boss"_s, password("secret"), office.clock);
    QVERIFY_OK(back);
    QCOMPARE(damageOf(*back), QString());
    // Opened, a paper, looked at, noted, looked at again.
    QCOMPARE(CaseService(*back).card(working.caseId, true)->chronology.size(), 5);
}

void tst_Migration::refusesAPlaceThatIsTaken()
{
    Working working;
    const Office other;
    NoProgress progress;
    const QString taken = working.office.writeFile(u"taken"_s, "x");
    QVERIFY(!moveCenter(working.office.boss, working.office.folder.path(), {}, progress).ok());
    QVERIFY(!moveCenter(working.office.boss, taken, {}, progress).ok());
    QCOMPARE(moveCenter(working.office.boss, other.path(),
                        working.office.folder.path() + u"/more"_s, progress)
                 .error()
                 .code,
             ErrorCode::Conflict);
    QVERIFY_OK(CaseService(working.office.boss).open(aCall())); // and work goes on
    QCOMPARE(damageOf(other.boss), QString());
}

void tst_Migration::leavesTheOldPlaceWhenItIsStopped()
{
    Working working;
    struct Stopped final : Progress {
        void setTotal(qint64) override { }
        void setDone(qint64) override { }
        bool isCancelled() const override { return true; }
    } cancelled;
    const QString folder = working.office.folder.path() + u"/desk"_s;
    QCOMPARE(moveCenter(working.office.boss, folder, {}, cancelled).error().code,
             ErrorCode::Cancelled);
    QVERIFY_OK(CaseService(working.office.boss).open(aCall()));
    QCOMPARE(damageOf(working.office.boss), QString());
}

void tst_Migration::refusesWhileTheFolderOfPapersIsNotMounted()
{
    Working working;
    const QString evidence = working.office.path(u"evidence"_s);
    QVERIFY(QDir().rename(evidence, evidence + u".elsewhere"_s));
    QVERIFY(QDir().mkdir(evidence));
    NoProgress progress;
    const QString folder = working.office.folder.path() + u"/desk"_s;
    QCOMPARE(moveCenter(working.office.boss, folder, {}, progress).error().code,
             ErrorCode::NotFound);
    QVERIFY(QDir().rmdir(evidence));
    QVERIFY(QDir().rename(evidence + u".elsewhere"_s, evidence));
    QVERIFY_OK(CaseService(working.office.boss).open(aCall()));
    QCOMPARE(damageOf(working.office.boss), QString());
}

void tst_Migration::tellsWhichPapersTheOldPlaceNoLongerHas()
{
    Working working;
    NoProgress progress;
    NewPaper second;
    second.caseId = working.caseId;
    second.bytes = "a second voucher";
    second.fileName = u"second.txt"_s;
    QVERIFY_OK(DocumentService(working.office.boss).archive(second, progress));
    QStringList files;
    QDirIterator all(working.office.path(u"evidence"_s), QDir::Files, QDirIterator::Subdirectories);
    while (all.hasNext())
        files.append(all.next());
    QCOMPARE(files.size(), 2);
    QVERIFY(QFile::remove(files.first()));
    const auto moved
        = moveCenter(working.office.boss, working.office.folder.path() + u"/desk"_s, {}, progress);
    QVERIFY_OK(moved);
    QCOMPARE(moved->papers, 1);
    QCOMPARE(moved->verification.findings.size(), 1);
    QCOMPARE(moved->verification.findings.first().code, u"evidence.missing"_s);
    QVERIFY(moved->verification.findings.first().subject.endsWith(
        QFileInfo(files.first()).completeBaseName()));
}

QTEST_GUILESS_MAIN(tst_Migration)
#include "tst_migration.moc"
