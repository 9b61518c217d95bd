// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
//
// What else can happen around a vault: a disk with a few kilobytes left, no memory, a clock that
// was set back or forward, a second program, a share that is gone.
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/services/ledgerservice.h"
#include "tests/faults/verbs.h"
#include "tests/services/office.h"

#include <QJsonObject>
#include <QProcess>

#include <cerrno>
#include <sys/mount.h>
#include <sys/resource.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Faults;
using namespace Redress::Services;

namespace {

constexpr int kSampledPlaces = 2; // of each verb
NoProgress quiet;

/// So much is left: of the disk, of the memory.
struct Left {
    qint64 kilobytes = 0;
    QString text() const { return u"%1 kB left"_s.arg(kilobytes); }
};

/// A disk of its own, whose size can be changed.
class SmallDisk {
public:
    SmallDisk()
        : m_mounted(
            ::geteuid() == 0
            && ::mount("none", m_folder.path().toUtf8().constData(), "tmpfs", 0, "size=256m") == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_mounted)
            ::umount2(m_folder.path().toUtf8().constData(), MNT_DETACH);
    }
    Q_DISABLE_COPY_MOVE(SmallDisk)
    bool isMounted() const { return m_mounted; }
    QString path() const { return m_folder.path(); }
    void leave(qint64 kilobytes) const
    {
        struct statvfs facts = {};
        QVERIFY(::statvfs(path().toUtf8().constData(), &facts) == 0);
        const qint64 used = qint64(facts.f_blocks - facts.f_bfree) * qint64(facts.f_frsize) / 1024;
        resize(used + kilobytes);
    }
    void clear() const { resize(256 * 1024); }

private:
    void resize(qint64 kilobytes) const
    {
        const QByteArray size = "size=" + QByteArray::number(kilobytes) + "k";
        QVERIFY(::mount("none", path().toUtf8().constData(), "tmpfs", MS_REMOUNT, size.constData())
                == 0);
    }
    QTemporaryDir m_folder;
    bool m_mounted;
};

QString codesOf(const Verification &verification)
{
    QStringList codes;
    for (const Finding &finding : verification.findings)
        codes.append(finding.code);
    return codes.join(u' ');
}

Result<CaseId> openCase(const Test::Office &office)
{
    REDRESS_TRY(made, CaseService(office.boss).open(Test::aCall()));
    return made.caseId;
}

} // namespace

class tst_FaultyPlaces : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void standsAFullDisk_data();
    void standsAFullDisk();
    void standsTheEndOfMemory_data();
    void standsTheEndOfMemory();
    void tellsOfAClockThatWasSetBack();
    void recordsNothingOutsideItsCertificate();
    void tellsOfAnotherProgram();
    void putsNoPaperWhereAShareIsGone();
    void tellsOfAShareThatFails_data();
    void tellsOfAShareThatFails();
    void confirmsThoughAShareHangs();

private:
    void addVerbs() const;
    std::unique_ptr<Ground> m_ground;
    QList<Verb> m_verbs;
    quint32 m_seed = 0;
};

void tst_FaultyPlaces::initTestCase()
{
    m_ground = std::make_unique<Ground>();
    m_verbs = allVerbs(*m_ground);
    m_seed = drawnSeed();
}

void tst_FaultyPlaces::addVerbs() const
{
    QTest::addColumn<int>("index");
    for (int i = 0; i < m_verbs.size(); ++i) {
        if (isWanted(m_verbs.at(i).name))
            QTest::newRow(qPrintable(m_verbs.at(i).name)) << i;
    }
}

void tst_FaultyPlaces::standsAFullDisk_data()
{
    addVerbs();
}

void tst_FaultyPlaces::standsAFullDisk()
{
    QFETCH(int, index);
    const Verb &verb = m_verbs.at(index);
    QList<Left> points;
    for (qint64 left = 0; left <= 4096; left += left < 512 ? 4 : 128)
        points.append(Left{left});
    QRandomGenerator random(m_seed + quint32(index));
    points = chosen(std::move(points), kSampledPlaces, random);
    int refused = 0;
    for (const Left &left : std::as_const(points)) {
        const SmallDisk disk;
        if (!disk.isMounted()) {
            qWarning("only root can mount a small disk; tst_faults refuses room instead");
            return;
        }
        const Room room(m_ground->path(), disk.path() + u"/room"_s);
        disk.leave(left.kilobytes);
        const Ran ran = runStruck(room, verb.program, verb.words(room), {});
        disk.clear();
        const QString what
            = u"%1, %2 (%3): "_s.arg(verb.name, left.text(), QString::fromUtf8(ran.err.left(300)));
        QVERIFY2(!ran.killed(), qPrintable(what));
        if (ran.code != 0) {
            ++refused;
            QVERIFY2(ran.code == 3, qPrintable(what));
            const QString code = ran.error().value("code"_L1).toString();
            QVERIFY2(code == "disk-full"_L1, qPrintable(what));
            QVERIFY2(!ran.error().value("hint"_L1).toString().isEmpty(), qPrintable(what));
        }
        const QString bad = verb.judge(room, ran);
        QVERIFY2(bad.isEmpty(), qPrintable(what + bad));
    }
    qInfo("%s: %d of %d refused", qPrintable(verb.name), refused, int(points.size()));
}

void tst_FaultyPlaces::standsTheEndOfMemory_data()
{
    addVerbs();
}

/// Our program may die; the vault may not.
void tst_FaultyPlaces::standsTheEndOfMemory()
{
    QFETCH(int, index);
    const Verb &verb = m_verbs.at(index);
    QList<Left> points;
    for (qint64 left = 40; left <= 400; left += 4)
        points.append(Left{left * 1024});
    QRandomGenerator random(m_seed + quint32(index));
    points = chosen(std::move(points), kSampledPlaces, random);
    int ended = 0;
    for (const Left &left : std::as_const(points)) {
        const Room room(m_ground->path());
        const Ran ran = runStruck(room, verb.program, verb.words(room), {}, {}, left.kilobytes);
        ended += ran.code != 0;
        const QString bad = verb.judge(room, ran);
        QVERIFY2(bad.isEmpty(),
                 qPrintable(u"%1, %2 of memory: %3"_s.arg(verb.name, left.text(), bad)));
    }
    qInfo("%s: %d of %d ended early", qPrintable(verb.name), ended, int(points.size()));
}

void tst_FaultyPlaces::tellsOfAClockThatWasSetBack()
{
    Test::Office office;
    office.clock->passDays(200); // the certificate is old enough to go back
    const auto before = openCase(office);
    QVERIFY_OK(before);
    const auto due = CaseService(office.boss).card(*before, false);
    QVERIFY_OK(due);
    office.clock->passDays(-30);
    QVERIFY(office.signIn(u"boss"_s));
    QCOMPARE(codesOf(office.boss->remarks()), u"clock.behind"_s);
    QVERIFY(office.boss->remarks().findings.first().detail.contains(u"set the clock right"_s));
    const auto after = openCase(office);
    QVERIFY_OK(after);
    QVERIFY(*after != *before);
    // The clock of a case that "will be" received is not overdue, and its end does not move.
    const auto card = CaseService(office.boss).card(*before, false);
    QVERIFY_OK(card);
    QCOMPARE(card->row.dueUtc, due->row.dueUtc);
    QCOMPARE(CaseService(office.boss).counts()->overdue, 0);
    for (const Domain::Deadline &deadline : card->deadlines)
        QVERIFY(deadline.dueUtc > office.clock->nowUtc());
    QVERIFY_OK(CaseService(office.boss).note(*before, u"They rang."_s));
    // In the order in which it happened, and the check says what the clock did.
    const auto check = LedgerService(office.boss).verify({}, quiet);
    QVERIFY_OK(check);
    QCOMPARE(codesOf(check->verification), u"ledger.clock"_s);
    QVERIFY(check->verification.isIntact());
    const auto again = CaseService(office.boss).card(*before, false);
    QVERIFY_OK(again);
    QCOMPARE(again->chronology.last().act, u"case.noted"_s);
    office.clock->passDays(30);
    QVERIFY(office.signIn(u"boss"_s));
    QCOMPARE(codesOf(office.boss->remarks()), QString());
}

void tst_FaultyPlaces::recordsNothingOutsideItsCertificate()
{
    Test::Office office;
    const auto head = LedgerService(office.boss).head();
    for (const int days : {-1, 3650}) {
        office.clock->passDays(days);
        const auto refused = openCase(office);
        QCOMPARE_ERROR(refused, ErrorCode::Conflict);
        QVERIFY(refused.error().hint.contains(u"Set the clock right"_s));
        QVERIFY(office.signIn(u"boss"_s)); // reading goes on
        QCOMPARE(LedgerService(office.boss).head()->size, head->size);
        office.clock->passDays(-days);
    }
    QVERIFY_OK(openCase(office));
    QCOMPARE(Test::damageOf(office.boss), QString());
}

void tst_FaultyPlaces::tellsOfAnotherProgram()
{
    const Room room(m_ground->path());
    const auto session = enterVault(room.vault(), u"li"_s, Test::password("secret"));
    QVERIFY_OK(session);
    for (const Verb &verb : std::as_const(m_verbs)) {
        if (!verb.words(room).contains(room.vault()))
            continue; // restore and init make a vault of their own
        const Ran ran = runStruck(room, verb.program, verb.words(room), {});
        QCOMPARE(ran.code, 3);
        QCOMPARE(ran.error().value("code"_L1).toString(), u"in-use"_s);
        QVERIFY(!ran.error().value("hint"_L1).toString().isEmpty());
    }
    QCOMPARE(Test::damageOf(*session), QString());
}

void tst_FaultyPlaces::putsNoPaperWhereAShareIsGone()
{
    for (const bool leavesAnEmptyFolder : {true, false}) {
        const Room room(m_ground->path());
        const auto session = enterVault(room.vault(), u"li"_s, Test::password("secret"));
        QVERIFY_OK(session);
        const QString evidence = room.path(u"vault/evidence"_s);
        QVERIFY(QDir().rename(evidence, room.path(u"away"_s)));
        if (leavesAnEmptyFolder)
            QVERIFY(QDir().mkdir(evidence));
        const auto refused = DocumentService(*session).archive(
            {{m_ground->caseId}, {}, {}, "a voucher", u"voucher.txt"_s, u"consumer"_s}, quiet);
        QVERIFY(!refused);
        QCOMPARE(refused.error().code, ErrorCode::NotFound);
        QVERIFY2(refused.error().hint.contains(u"mounted"_s), qPrintable(refused.error().hint));
        QVERIFY(!DocumentService(*session).open({m_ground->documentId}));
        // What needs no paper goes on; and a check does not call the vault sound.
        QVERIFY_OK(CaseService(*session).note({m_ground->caseId}, u"They rang."_s));
        const auto check = LedgerService(*session).verify({}, quiet);
        QVERIFY_OK(check);
        QVERIFY(!check->verification.isIntact());
        if (leavesAnEmptyFolder)
            QVERIFY(QDir().rmdir(evidence));
        QVERIFY(QDir().rename(room.path(u"away"_s), evidence));
        QCOMPARE(Test::damageOf(*session), QString());
    }
}

void tst_FaultyPlaces::tellsOfAShareThatFails_data()
{
    QTest::addColumn<int>("reason");
    QTest::newRow("not there") << ENOENT;
    QTest::newRow("stale") << ESTALE;
    QTest::newRow("broken") << EIO;
    QTest::newRow("line cut") << EHOSTDOWN;
}

void tst_FaultyPlaces::tellsOfAShareThatFails()
{
    QFETCH(int, reason);
    for (const QString &name :
         {u"document-add"_s, u"document-export"_s, u"report-dispute"_s, u"case-open"_s}) {
        const auto verb = std::find_if(m_verbs.begin(), m_verbs.end(),
                                       [&name](const Verb &one) { return one.name == name; });
        for (const QString &call : {u"any"_s, u"read"_s}) {
            const Room room(m_ground->path());
            const Ran ran
                = runStruck(room, verb->program, verb->words(room),
                            {call, 1, QString::number(reason), true, u"vault/evidence/"_s});
            const QString what = name + u": "_s + QString::fromUtf8(ran.err.left(300));
            QVERIFY2((ran.code == 0) == (name == "case-open"_L1 || !ran.struck), qPrintable(what));
            const QString bad = verb->judge(room, ran);
            QVERIFY2(bad.isEmpty(), qPrintable(what + bad));
            if (ran.code != 0 && !ran.error().isEmpty())
                QVERIFY2(ran.error().value("code"_L1) != u"corrupt"_s, qPrintable(what));
        }
    }
}

/// The share with the papers does not answer; what needs no paper is confirmed all the same.
void tst_FaultyPlaces::confirmsThoughAShareHangs()
{
    const Room room(m_ground->path());
    const Verb &verb = m_verbs.first();
    QCOMPARE(verb.name, u"case-open"_s);
    QProcess process;
    process.setProcessEnvironment(
        surroundings(room, {u"open"_s, 1, u"hang"_s, true, u"vault/evidence"_s}, {}));
    process.start(programs() + u'/' + verb.program, verb.words(room));
    QVERIFY(process.waitForReadyRead(60'000));
    QCOMPARE(process.state(), QProcess::Running); // the sweep still waits for the share
    process.kill();
    QVERIFY(process.waitForFinished());
    Ran ran;
    ran.out = process.readAllStandardOutput();
    QVERIFY(ran.confirmed());
    const QString bad = verb.judge(room, ran);
    QVERIFY2(bad.isEmpty(), qPrintable(bad));
}

QTEST_GUILESS_MAIN(tst_FaultyPlaces)
#include "tst_faultyplaces.moc"
