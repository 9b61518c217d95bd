// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/connection.h"
#include "models/store/ledgerrepository.h"
#include "models/store/schema.h"
#include "postgresground.h"
#include "tamperer.h"
#include "verifykit.h"

#include <QFile>
#include <QProcess>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

/// From this version's schema to later ones: tests/store/later, which only the program laterdesk
/// has. On a server every test but those of the file's own bytes runs as well.
class tst_Upgrade : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void takesEveryStepOrNone();
    void standsAtOneVersionWhereverItWasKilled_data();
    void standsAtOneVersionWhereverItWasKilled();
    void standsAtOneVersionWheneverItWasKilled();
    void leavesWhatALaterProgramMadeUntouched();
    void upgradesOnceWhenSeveralDesksComeAtOnce();
    void refusesTheActOfADeskThatAnotherOvertook();

private:
    std::unique_ptr<StoreCenter> m_sample;
    int m_version = 0; // today's
};

namespace {

constexpr int kLaterSteps = 2;
constexpr int kPlaces = 6; // of step_reached in tests/store/later
const QString kLaterDesk = QStringLiteral(REDRESS_BIN_DIR "/laterdesk");

/// Each row of each table; on a server also when and where it was written.
QMap<QString, QList<QVariantList>> everything(const QString &location)
{
    QMap<QString, QList<QVariantList>> all;
    Tamperer reader(location);
    const auto tables = onPostgres()
        ? reader.rows(u"SELECT relname::text FROM pg_class WHERE relkind = 'r'"
                      " AND relnamespace = 'redress'::regnamespace"_s)
        : reader.rows(u"SELECT name FROM sqlite_schema WHERE type = 'table'"_s);
    const QString what = onPostgres() ? u"xmin::text, ctid::text, *"_s : u"*"_s;
    for (const QVariantList &table : tables)
        all.insert(table.first().toString(),
                   reader.rows(u"SELECT %1 FROM %2"_s.arg(what, table.first().toString())));
    return all;
}

QByteArray fileBytes(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

int versionOf(const QString &location)
{
    const auto connection = need(Connection::open(location));
    return need(connection->engine().schemaVersion(*connection));
}

/// What laterdesk says: version, entries as it found them, findings.
QList<qint64> laterDesk(const QString &directory, int seed = 5)
{
    QProcess desk;
    desk.start(kLaterDesk, {directory, QString::number(seed)});
    QList<qint64> numbers;
    if (!desk.waitForFinished(60'000) || desk.exitCode() != 0)
        return numbers;
    for (const QByteArray &word : desk.readAllStandardOutput().simplified().split(' '))
        numbers.append(word.toLongLong());
    if (numbers.value(2) != 0)
        qWarning("%s", desk.readAllStandardError().constData());
    return numbers;
}

/// Waits until the server works on the statement that marks this place of a step.
bool isAt(const QString &location, int place)
{
    Tamperer watcher(location);
    for (int tries = 0; tries < 2000; ++tries) {
        if (!watcher
                 .rows(u"SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                       " AND pid <> pg_backend_pid() AND state = 'active'"
                       " AND query LIKE '%reached %1%'"_s.arg(place))
                 .isEmpty())
            return true;
        QTest::qSleep(5);
    }
    return false;
}

/// Until no other connection is left: what a killed desk had asked for is undone by then.
void awaitEnd(const QString &location)
{
    Tamperer watcher(location);
    for (int tries = 0; tries < 2000; ++tries) {
        if (watcher
                .rows(u"SELECT 1 FROM pg_stat_activity WHERE datname = current_database()"
                      " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"_s)
                .isEmpty())
            return;
        QTest::qSleep(5);
    }
    QFAIL("the killed desk is still connected");
}

} // namespace

void tst_Upgrade::initTestCase()
{
    m_sample = sampleCenter();
    m_version = int(need(schemaSteps(Engine::of(m_sample->path()))).size());
}

void tst_Upgrade::takesEveryStepOrNone()
{
    const SampleCopy copy(*m_sample);
    StoreCenter &center = *copy.center;
    const qint64 size = need(LedgerRepository(center.database()).size());
    center.close();
    const auto before = everything(center.path());
    auto steps = need(schemaSteps(Engine::of(center.path())));
    const QString schema = onPostgres() ? u"redress."_s : QString();
    steps.append({u"CREATE TABLE %1later(a INTEGER)"_s.arg(schema)});
    steps.append({u"INSERT INTO %1later VALUES(1)"_s.arg(schema), u"CREATE NONSENSE"_s});
    {
        const auto connection = need(Connection::open(center.path()));
        const auto upgraded = upgrade(*connection, center.path(), steps);
        QVERIFY(!upgraded);
        QVERIFY2(upgraded.error().detail.contains(u"schema step %1"_s.arg(m_version + 2)),
                 qPrintable(upgraded.error().detail));
        QCOMPARE(need(connection->engine().schemaVersion(*connection)), m_version);
    }
    QVERIFY(everything(center.path()) == before);
    steps.last().removeLast(); // the mistake is mended, and the desk comes again
    {
        const auto connection = need(Connection::open(center.path()));
        need(upgrade(*connection, center.path(), steps));
        QCOMPARE(need(connection->number(u"SELECT a FROM later"_s)), 1);
        QCOMPARE(need(connection->number(u"SELECT count(*) FROM entry"_s)), size);
    }
    QCOMPARE(versionOf(center.path()), m_version + 2);
}

void tst_Upgrade::standsAtOneVersionWhereverItWasKilled_data()
{
    QTest::addColumn<int>("place");
    for (int place = 1; place <= kPlaces; ++place)
        QTest::addRow("place %d", place) << place;
}

void tst_Upgrade::standsAtOneVersionWhereverItWasKilled()
{
    QFETCH(int, place);
    const SampleCopy copy(*m_sample);
    StoreCenter &center = *copy.center;
    const qint64 size = need(LedgerRepository(center.database()).size());
    center.close();
    const auto before = everything(center.path());

    QProcess desk;
    if (!onPostgres()) {
        auto environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"REDRESS_DIE_AT"_s, QString::number(place));
        desk.setProcessEnvironment(environment);
    }
    desk.start(kLaterDesk, {center.directory(), u"5"_s});
    QVERIFY(desk.waitForStarted());
    if (onPostgres()) {
        QVERIFY(isAt(center.path(), place));
        desk.kill(); // SIGKILL
    }
    QVERIFY(desk.waitForFinished(60'000));
    QCOMPARE(desk.exitStatus(), QProcess::CrashExit);
    if (onPostgres())
        awaitEnd(center.path());

    // Today's program opens it as it was, or would be told that it is of a later version.
    QCOMPARE(versionOf(center.path()), m_version);
    QVERIFY(everything(center.path()) == before);
    need(center.open());
    QCOMPARE(center.verify().verification.findings.size(), 0);
    center.close();
    QCOMPARE(laterDesk(center.directory()), (QList<qint64>{m_version + kLaterSteps, size, 0}));
}

void tst_Upgrade::standsAtOneVersionWheneverItWasKilled()
{
    QRandomGenerator random(1907);
    int cut = 0;
    for (int round = 0; round < (onPostgres() ? 3 : 6); ++round) {
        const SampleCopy copy(*m_sample);
        StoreCenter &center = *copy.center;
        const qint64 size = need(LedgerRepository(center.database()).size());
        center.close();
        QProcess desk;
        desk.start(kLaterDesk, {center.directory(), u"5"_s});
        QVERIFY(desk.waitForStarted());
        QTest::qSleep(20 + random.bounded(onPostgres() ? 700 : 150));
        desk.kill();
        QVERIFY(desk.waitForFinished());
        cut += desk.exitStatus() == QProcess::CrashExit;
        if (onPostgres())
            awaitEnd(center.path());
        const int version = versionOf(center.path());
        QVERIFY(version == m_version || version == m_version + kLaterSteps);
        const auto after = laterDesk(center.directory(), 6);
        QCOMPARE(after.value(0), m_version + kLaterSteps);
        QVERIFY(after.value(1) >= size);
        QCOMPARE(after.value(2), 0);
    }
    QVERIFY(cut > 0);
}

void tst_Upgrade::leavesWhatALaterProgramMadeUntouched()
{
    const SampleCopy copy(*m_sample);
    StoreCenter &center = *copy.center;
    center.close();
    QCOMPARE(laterDesk(center.directory()).value(0), m_version + kLaterSteps);
    const auto before = everything(center.path());
    const QByteArray bytes = onPostgres() ? QByteArray() : fileBytes(center.path());
    const auto opened = center.open();
    QVERIFY(!opened);
    QCOMPARE(opened.error().code, ErrorCode::NewerVersion);
    QVERIFY(opened.error().detail.contains(
        u"of version %1, this program knows %2"_s.arg(m_version + kLaterSteps).arg(m_version)));
    QVERIFY(!opened.error().hint.isEmpty());
    QVERIFY(everything(center.path()) == before);
    if (onPostgres())
        return;
    QCOMPARE(fileBytes(center.path()), bytes);
    // And the copy of before is one that today's program opens.
    QVERIFY(QFile::remove(center.path()));
    QVERIFY(QFile::rename(u"%1.v%2"_s.arg(center.path()).arg(m_version), center.path()));
    need(center.open());
    QCOMPARE(center.verify().verification.findings.size(), 0);
}

void tst_Upgrade::upgradesOnceWhenSeveralDesksComeAtOnce()
{
    const SampleCopy copy(*m_sample);
    StoreCenter &center = *copy.center;
    const qint64 size = need(LedgerRepository(center.database()).size());
    center.close();
    // A file has one program at a time, which its vault's lock sees to: there they come in turn.
    const int desks = onPostgres() ? 3 : 1;
    std::vector<std::unique_ptr<QProcess>> all;
    for (int i = 0; i < desks; ++i) {
        all.push_back(std::make_unique<QProcess>());
        all.back()->start(kLaterDesk, {center.directory(), QString::number(10 + i)});
    }
    for (const auto &desk : all) {
        QVERIFY(desk->waitForFinished(120'000));
        QVERIFY2(desk->exitCode() == 0, desk->readAllStandardError().constData());
        const auto words = desk->readAllStandardOutput().simplified().split(' ');
        QCOMPARE(words.value(0).toInt(), m_version + kLaterSteps);
        QCOMPARE(words.value(2), "0");
    }
    // Taken once, before anybody worked: it knows the entries of then.
    QCOMPARE(Tamperer(center.path()).rows(u"SELECT count(*) FROM later_size"_s).first().first(),
             QVariant(size));
}

void tst_Upgrade::refusesTheActOfADeskThatAnotherOvertook()
{
    const SampleCopy copy(*m_sample);
    StoreCenter &center = *copy.center;
    if (!onPostgres()) // nobody overtakes who has the file alone
        center.close();
    QCOMPARE(laterDesk(center.directory()).value(0), m_version + kLaterSteps);
    const auto before = everything(center.path());
    const auto refused = onPostgres()
        ? [&] {
              auto scope = WriteScope::begin(center.database());
              return scope ? Result<void>() : Result<void>(scope.error());
          }()
        : center.open();
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::NewerVersion);
    QVERIFY(everything(center.path()) == before);
}

QTEST_GUILESS_MAIN(tst_Upgrade)
#include "tst_upgrade.moc"
