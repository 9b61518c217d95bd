// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/caserepository.h"
#include "models/store/connection.h"
#include "models/store/database_p.h"
#include "models/store/ledgerrepository.h"
#include "models/store/schema.h"
#include "storecenter.h"
#include "tamperer.h"

#include <QDir>
#include <QFile>
#include <QTest>

#include <sys/mount.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Store;

class tst_Database : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesWhatIsNoVault_data();
    void refusesWhatIsNoVault();
    void leavesANewerVaultUntouched();
    void leavesNothingOfAFailedCreation();
    void doesNotOverwrite();
    void saysWhenTheFolderIsReadOnly();
    void losesNothingOnAFullDisk();
    void saysWhenAnotherProgramWrites();
    void keepsACopyBeforeAnUpgrade();
    void guardsTheLedgerItself();
    void closesConnectionsOfEndedThreads();
    void keepsNoPlainWords();
};

namespace {

QMap<QString, QByteArray> contents(const QString &directory)
{
    QMap<QString, QByteArray> files;
    for (const QString &name : QDir(directory).entryList(QDir::Files)) {
        QFile file(directory + u'/' + name);
        if (file.open(QIODevice::ReadOnly))
            files.insert(name, file.readAll());
    }
    return files;
}

void write(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(bytes);
}

/// A small file system of its own, where the rights allow one.
class SmallDisk {
public:
    SmallDisk()
        : m_mounted(geteuid() == 0
                    && mount("tmpfs", path().constData(), "tmpfs", 0, "size=1m") == 0)
    {
    }
    ~SmallDisk()
    {
        if (m_mounted)
            umount2(path().constData(), MNT_DETACH);
    }
    bool mounted() const { return m_mounted; }
    QByteArray path() const { return m_directory.path().toUtf8(); }
    bool makeReadOnly() const
    {
        return mount("tmpfs", path().constData(), "tmpfs", MS_REMOUNT | MS_RDONLY, "") == 0;
    }

private:
    QTemporaryDir m_directory;
    bool m_mounted;
};

} // namespace

void tst_Database::refusesWhatIsNoVault_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("code");
    QTest::newRow("empty") << QByteArray("") << int(ErrorCode::Corrupt);
    QTest::newRow("text") << QByteArray(5000, 'x') << int(ErrorCode::Corrupt);
    QByteArray foreign(4096, '\0');
    foreign.replace(0, 16, QByteArray("SQLite format 3\0", 16));
    QTest::newRow("another program's database") << foreign << int(ErrorCode::Corrupt);
    StoreCenter center;
    need(center.database().settle());
    center.close();
    QFile file(center.path());
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray cut = file.readAll();
    QTest::newRow("cut short") << cut.first(cut.size() / 2) << int(ErrorCode::Corrupt);
    QTest::newRow("only a header") << cut.first(100) << int(ErrorCode::Corrupt);
    cut.replace(4096, 40000, QByteArray(40000, '\xab'));
    QTest::newRow("overwritten") << cut << int(ErrorCode::Corrupt);
}

void tst_Database::refusesWhatIsNoVault()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, code);
    QTemporaryDir directory;
    const QString path = directory.filePath(kDatabaseFile);
    StoreCenter center;
    QCOMPARE(Database::open(path, center.keys(), center.rules()).error().code, ErrorCode::NotFound);
    write(path, bytes);
    // What is damaged further in shows itself when it is read.
    const auto opened = Database::open(path, center.keys(), center.rules());
    const auto read = opened ? CaseRepository(**opened).list({}).ok()
            ? LedgerRepository(**opened).root().error().code
            : CaseRepository(**opened).list({}).error().code
                             : opened.error().code;
    QCOMPARE(int(read), code);
}

void tst_Database::leavesANewerVaultUntouched()
{
    StoreCenter center;
    need(center.database().settle());
    center.close();
    {
        Tamperer tamperer(center.path());
        tamperer.run(u"PRAGMA journal_mode=DELETE"_s);
        tamperer.run(u"PRAGMA user_version=99"_s);
    }
    const auto before = contents(center.directory());
    QCOMPARE(center.open().error().code, ErrorCode::NewerVersion);
    QCOMPARE(contents(center.directory()), before);
}

void tst_Database::leavesNothingOfAFailedCreation()
{
    StoreCenter center;
    QVERIFY(!Database::create(u"/proc/redress.sqlite"_s, center.keys(), center.rules()).ok());
    QTemporaryDir directory;
    const QString path = directory.filePath(u"no such folder/redress.sqlite"_s);
    QVERIFY(!Database::create(path, center.keys(), center.rules()).ok());
    QVERIFY(QDir(directory.path()).isEmpty());
}

void tst_Database::doesNotOverwrite()
{
    StoreCenter center;
    QCOMPARE(Database::create(center.path(), center.keys(), center.rules()).error().code,
             ErrorCode::Conflict);
    QCOMPARE(need(LedgerRepository(center.database()).size()), 2);
}

void tst_Database::saysWhenTheFolderIsReadOnly()
{
    const SmallDisk disk;
    const QString directory = QString::fromUtf8(disk.path());
    StoreCenter center(directory);
    need(center.database().settle());
    center.close();
    const auto before = contents(directory);
    if (disk.mounted()) {
        QVERIFY(disk.makeReadOnly());
    } else if (geteuid() != 0) {
        QVERIFY(QFile::setPermissions(directory, QFile::ReadOwner | QFile::ExeOwner));
    } else {
        qWarning(
            "root without the right to mount writes everywhere: only the file's absence is tested");
        QFile::remove(center.path());
        QCOMPARE(center.open().error().code, ErrorCode::NotFound);
        return;
    }
    QCOMPARE(center.open().error().code, ErrorCode::ReadOnly);
    QCOMPARE(contents(directory), before);
    QFile::setPermissions(directory, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

void tst_Database::losesNothingOnAFullDisk()
{
    const SmallDisk disk;
    StoreCenter center(QString::fromUtf8(disk.path()));
    if (!disk.mounted()) {
        // The largest number of pages stands in the connection: SQLite answers as on a full disk.
        qWarning("no small disk can be mounted here: a limit on pages stands in for it");
        const auto connection = need(center.database().d().connection());
        need(connection->run(u"PRAGMA max_page_count=150"_s));
    }
    const LedgerRepository ledger(center.database());
    qint64 confirmed = need(ledger.size());
    ErrorCode code = ErrorCode::BadInput;
    for (int i = 0; i < 500 && code == ErrorCode::BadInput; ++i) {
        auto scope = need(WriteScope::begin(center.database()));
        Domain::CaseDraft draft;
        draft.narrative = QString(20000, u'x');
        const CaseId id = need(scope.nextCaseId(2026));
        const ConsumerId person = center.newConsumer();
        const auto facts = need(Domain::caseOpened(draft,
                                                   {person,
                                                    {},
                                                    {},
                                                    u"cn-internet-finance@1"_s,
                                                    center.procedure(),
                                                    center.calendar(),
                                                    center.now()}));
        const auto appended
            = center.tryAppend(scope, Domain::Act::caseOpened, facts, id, person.value);
        const Result<void> done = appended ? scope.commit() : Result<void>(appended.error());
        if (done)
            confirmed = need(ledger.size());
        else
            code = done.error().code;
    }
    QCOMPARE(code, ErrorCode::DiskFull);
    QVERIFY(confirmed > 2);
    QCOMPARE(need(ledger.size()), confirmed);
    center.close();
    need(center.open());
    QCOMPARE(need(LedgerRepository(center.database()).size()), confirmed);
    QCOMPARE(need(LedgerRepository(center.database()).root()).size(), 32);
}

void tst_Database::saysWhenAnotherProgramWrites()
{
    StoreCenter center;
    const auto other = need(Connection::open(center.path()));
    need(other->run(u"PRAGMA busy_timeout=0"_s));
    const auto scope = need(WriteScope::begin(center.database()));
    QCOMPARE(other->run(u"BEGIN IMMEDIATE"_s).error().code, ErrorCode::InUse);
}

void tst_Database::keepsACopyBeforeAnUpgrade()
{
    StoreCenter center;
    center.work(10, 41);
    const qint64 size = need(LedgerRepository(center.database()).size());
    center.close();
    auto steps = need(schemaSteps(Engine::of(center.path())));
    steps.append({u"CREATE TABLE later(a INTEGER) STRICT"_s, u"INSERT INTO later VALUES(1)"_s});
    {
        const auto connection = need(Connection::open(center.path()));
        need(upgrade(*connection, center.path(), steps));
        QCOMPARE(need(connection->number(u"SELECT a FROM later"_s)), 1);
        QCOMPARE(need(connection->number(u"PRAGMA user_version"_s)), steps.size());
    }
    QCOMPARE(center.open().error().code, ErrorCode::NewerVersion);
    const qint64 before = steps.size() - 1;
    const auto kept = need(Connection::open(center.path() + u".v%1"_s.arg(before)));
    QCOMPARE(need(kept->number(u"SELECT count(*) FROM entry"_s)), size);
    QCOMPARE(need(kept->number(u"PRAGMA user_version"_s)), before);
}

void tst_Database::guardsTheLedgerItself()
{
    StoreCenter center;
    center.signCheckpoint();
    const auto connection = need(Connection::open(center.path()));
    for (const QString &sql :
         {u"UPDATE entry SET jwt = x'00'"_s, u"DELETE FROM entry"_s,
          u"INSERT INTO entry VALUES(77, x'00', x'00')"_s,
          u"INSERT OR REPLACE INTO entry VALUES(1, x'00', x'00')"_s,
          u"UPDATE node SET hash = x'00'"_s, u"DELETE FROM node"_s,
          u"INSERT OR REPLACE INTO node VALUES(1, 0, x'00')"_s,
          u"UPDATE disclosure SET subject = 'x'"_s, u"DELETE FROM disclosure"_s,
          u"UPDATE subject_key SET wrapped = x'00'"_s, u"UPDATE certificate SET staff = 'x'"_s,
          u"DELETE FROM certificate"_s, u"DELETE FROM checkpoint"_s})
        QVERIFY2(!connection->run(sql).ok(), qPrintable(sql));
    QVERIFY(center.verify().verification.findings.isEmpty());
}

void tst_Database::closesConnectionsOfEndedThreads()
{
    StoreCenter center;
    const auto open = [] {
        return QDir(u"/proc/self/fd"_s)
            .entryList(QDir::Files | QDir::System | QDir::NoDotAndDotDot)
            .size();
    };
    const auto before = open();
    for (int i = 0; i < 30; ++i)
        std::thread([&] { (void)LedgerRepository(center.database()).size(); }).join();
    QVERIFY(open() <= before + 2);
    center.close();
    QVERIFY(open() < before);
}

void tst_Database::keepsNoPlainWords()
{
    StoreCenter center;
    Domain::CaseDraft draft;
    draft.consumer.name = u"Zebulon Quixote"_s;
    draft.consumer.phone = u"+8613812345678"_s;
    draft.narrative = u"xylophone 提现困难"_s;
    const ConsumerId person = center.newConsumer();
    const CaseId id = center.openCase(draft, person);
    {
        auto scope = need(WriteScope::begin(center.database()));
        center.paper(scope, id, u"zebulon-contract.pdf"_s);
        need(scope.commit());
    }
    const auto hasSecrets = [&] {
        for (const QByteArray &bytes : contents(center.directory())) {
            for (const QString &secret :
                 {u"ebulon"_s, u"13812345678"_s, u"xylophone"_s, u"提现困难"_s, u"Li Operator"_s}) {
                if (bytes.contains(secret.toUtf8())
                    || bytes.toLower().contains(secret.toUtf8().toLower()))
                    return true;
            }
        }
        return false;
    };
    QVERIFY(!hasSecrets());

    // After erasure not even the wrapped key or a blind word of the person is left in any page.
    QByteArray wrapped, token;
    {
        Tamperer tamperer(center.path());
        wrapped = tamperer.rows(u"SELECT wrapped FROM subject_key WHERE subject <> 'center'"_s)
                      .first()
                      .first()
                      .toByteArray();
        token = tamperer.rows(u"SELECT substr(tokens, 1, 16) FROM search_text"_s)
                    .first()
                    .first()
                    .toByteArray();
    }
    center.erase(person);
    need(center.database().settle());
    for (const QByteArray &bytes : contents(center.directory())) {
        QVERIFY(!bytes.contains(wrapped));
        QVERIFY(!bytes.contains(token));
    }
}

QTEST_GUILESS_MAIN(tst_Database)
#include "tst_database.moc"
