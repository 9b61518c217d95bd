// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/doctor.h"
#include "models/services/vaultplace.h"
#include "tests/services/office.h"
#include "tests/store/postgresground.h"
#include "tests/store/tamperer.h"

#include <QTest>

#include <sys/fsuid.h>
#include <sys/stat.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// What doctor says of a center whose surroundings are broken in one way each.
class tst_Doctor : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void findsNothingWhereAllIsWell();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void seesWhatAStrangerMayNot();
    void leavesTheCenterAsItIs();
};

namespace {

using State = HealthLine::State;

State stateOf(const QList<HealthLine> &lines, const QString &name)
{
    for (const HealthLine &line : lines) {
        if (line.name == name)
            return line.state;
    }
    qWarning("there is no line %s", qPrintable(name));
    return State::Ok;
}

QString told(const QList<HealthLine> &lines)
{
    QString all;
    for (const HealthLine &line : lines)
        all += wordFor(line.state) + u' ' + line.name + u": "_s + line.detail + u'\n';
    return all;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

QString evidenceOf(const Office &office)
{
    return Store::onPostgres() ? office.folder.path() + u"/vault/evidence"_s
                               : office.path(u"evidence"_s);
}

class Stranger {
public:
    Stranger() : m_uid(::setfsuid(65534)) { }
    ~Stranger() { ::setfsuid(uid_t(m_uid)); }

private:
    int m_uid;
};

} // namespace

void tst_Doctor::findsNothingWhereAllIsWell()
{
    Office office;
    office.clock->pass(60);
    office.boss.reset();
    if (!Store::onPostgres()) // whatever the umask of whoever tests
        QVERIFY(::chmod(QFile::encodeName(office.path()).constData(), 0700) == 0);
    const auto lines = examine(office.path(), *office.clock);
    for (const HealthLine &line : lines) {
        if (line.name == "fonts"_L1 || line.name == "disk-space"_L1
            || line.name == "evidence-space"_L1) // of the computer that tests
            continue;
        QVERIFY2(line.state == State::Ok, qPrintable(told({line})));
        QVERIFY(!line.detail.isEmpty() && line.advice.isEmpty());
    }
    QVERIFY2(lines.size() >= 12, qPrintable(told(lines)));
}

void tst_Doctor::saysWhatIsWrong_data()
{
    using Break = std::function<void(Office &)>;
    QTest::addColumn<Break>("breaking");
    QTest::addColumn<QString>("line");
    QTest::addColumn<State>("state");
    const auto row = [](const char *name, const char *line, State state, const Break &breaking) {
        QTest::newRow(name) << breaking << QString::fromLatin1(line) << state;
    };
    row("the clock runs behind the newest entry", "clock", State::Fail,
        [](Office &office) { office.clock->pass(-3600); });
    row("the clock stands at the beginning of time", "clock", State::Fail,
        [](Office &office) { office.clock->passDays(-20000); });
    row("the evidence folder is gone", "evidence", State::Fail,
        [](Office &office) { QVERIFY(QDir(evidenceOf(office)).removeRecursively()); });
    row("a newer program wrote the database", "schema", State::Fail, [](Office &office) {
        Store::Tamperer tamperer(Store::onPostgres() ? office.path()
                                                     : office.path(u"redress.sqlite"_s));
        tamperer.run(Store::onPostgres() ? u"UPDATE redress.schema_version SET version = 99"_s
                                         : u"PRAGMA user_version=99"_s);
        if (!Store::onPostgres())
            tamperer.run(u"PRAGMA wal_checkpoint(TRUNCATE)"_s);
    });
    if (Store::onPostgres()) {
        row("the database is gone", "database", State::Fail,
            [](Office &office) { Store::dropDatabase(office.path()); });
        return;
    }
    row("another program has the vault open", "lock", State::Warn,
        [](Office &office) { QVERIFY(office.signIn(u"boss"_s)); });
    row("others may enter the folder", "permissions", State::Warn, [](Office &office) {
        QVERIFY(::chmod(QFile::encodeName(office.path()).constData(), 0755) == 0);
    });
    row("vault.json is no JSON", "center", State::Fail, [](Office &office) {
        QFile file(office.path(u"vault.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("{");
    });
    row("the database is cut short", "database", State::Fail,
        [](Office &office) { QVERIFY(QFile::resize(office.path(u"redress.sqlite"_s), 50)); });
    row("the database is gone", "database", State::Fail,
        [](Office &office) { QVERIFY(QFile::remove(office.path(u"redress.sqlite"_s))); });
}

void tst_Doctor::saysWhatIsWrong()
{
    using Break = std::function<void(Office &)>;
    QFETCH(Break, breaking);
    QFETCH(QString, line);
    QFETCH(State, state);
    Office office;
    office.boss.reset();
    breaking(office);
    const auto lines = examine(office.path(), *office.clock);
    QVERIFY2(stateOf(lines, line) == state, qPrintable(told(lines)));
    for (const HealthLine &one : lines)
        QVERIFY2(one.state == State::Ok || !one.detail.isEmpty(), qPrintable(told({one})));
    // Whatever is broken, the rest is looked at.
    QCOMPARE(stateOf(lines, u"words"_s), State::Ok);
    QCOMPARE(stateOf(lines, u"time-zones"_s), State::Ok);
}

void tst_Doctor::seesWhatAStrangerMayNot()
{
    Office office;
    office.boss.reset();
    const QString folder
        = Store::onPostgres() ? QFileInfo(evidenceOf(office)).absolutePath() : office.path();
    // May look into the folder and not write there.
    QVERIFY(::chmod(QFile::encodeName(office.folder.path()).constData(), 0755) == 0);
    QVERIFY(::chmod(QFile::encodeName(folder).constData(), 0755) == 0);
    QVERIFY(::chmod(QFile::encodeName(evidenceOf(office)).constData(), 0755) == 0);
    const Stranger stranger;
    const auto lines = examine(office.path(), *office.clock);
    QVERIFY2(stateOf(lines, u"evidence"_s) == State::Fail, qPrintable(told(lines)));
    if (!Store::onPostgres())
        QVERIFY2(stateOf(lines, u"fsync"_s) == State::Fail, qPrintable(told(lines)));
}

void tst_Doctor::leavesTheCenterAsItIs()
{
    Office office;
    const auto head = LedgerService(office.boss).head();
    QVERIFY_OK(head);
    office.boss.reset();
    const QDir evidence(evidenceOf(office));
    const auto files = evidence.entryList(QDir::AllEntries | QDir::Hidden);
    const QByteArray bytes = contentOf(office.path(u"redress.sqlite"_s));
    (void)examine(office.path(), *office.clock);
    QCOMPARE(evidence.entryList(QDir::AllEntries | QDir::Hidden), files);
    if (!Store::onPostgres())
        QCOMPARE(contentOf(office.path(u"redress.sqlite"_s)), bytes);
    QVERIFY(office.signIn(u"boss"_s));
    QCOMPARE(LedgerService(office.boss).head()->root, head->root);
}

QTEST_MAIN(tst_Doctor)
#include "tst_doctor.moc"
