// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/services/caseservice.h"
#include "models/services/documentservice.h"
#include "models/crypto/primitives.h"
#include "models/services/drafts.h"
#include "models/services/sessionstate.h"
#include "tests/services/office.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <csignal>
#include <sys/fsuid.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Services;
using namespace Redress::Test;

/// A vault opens for whom it should, or says plainly why not and stays as it was.
class tst_Vaults : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void refusesAWrongPassword();
    void refusesWhatIsNoVault();
    void refusesANewerVault_data();
    void refusesANewerVault();
    void refusesADamagedVault_data();
    void refusesADamagedVault();
    void namesAChangedFileBesideTheDatabase_data();
    void namesAChangedFileBesideTheDatabase();
    void refusesAFolderItMayNotWrite();
    void makesNothingWhereItMayNot_data();
    void makesNothingWhereItMayNot();
    void keepsWhatWasRecordedWhenTheDiskIsFull();
    void sweepsWhatAKilledRunLeft();
    void keepsDraftsSealed();
    void leavesADraftOfANewerProgramUntouched();
};

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

void replace(const QString &path, const QByteArray &bytes)
{
    QFile file(path);
    file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
    QCOMPARE(file.write(bytes), bytes.size());
}

/// Acts as a user who owns nothing here; root would be refused nothing.
class Stranger {
public:
    Stranger() : m_uid(::setfsuid(65534)) { }
    ~Stranger() { ::setfsuid(uid_t(m_uid)); }

private:
    int m_uid;
};

QHash<QString, QByteArray> snapshot(const Office &office)
{
    QHash<QString, QByteArray> files;
    for (const QString &name : {u"vault.json"_s, u"keyring.json"_s, u"trust/root.pem"_s})
        files.insert(name, contentOf(office.path(name)));
    return files;
}

} // namespace

void tst_Vaults::refusesAWrongPassword()
{
    Office office;
    const auto before = snapshot(office);
    QVERIFY(!office.signIn(u"boss"_s, "Secret"));
    QCOMPARE(office.error.code, ErrorCode::WrongPassword);
    const QString words = office.error.detail;
    QVERIFY(!office.signIn(u"nobody"_s, "secret"));
    QCOMPARE(office.error.code, ErrorCode::WrongPassword);
    QCOMPARE(office.error.detail, words); // does not tell which of the two was wrong
    QCOMPARE(snapshot(office), before);
    QVERIFY(office.signIn(u"boss"_s));
}

void tst_Vaults::refusesWhatIsNoVault()
{
    QTemporaryDir folder;
    QCOMPARE_ERROR(Services::signIn(folder.path(), u"boss"_s, password("x")), ErrorCode::NotFound);
    QCOMPARE_ERROR(Services::signIn(folder.filePath(u"none"_s), u"boss"_s, password("x")),
                   ErrorCode::NotFound);
    QCOMPARE_ERROR(Services::signIn(QString(), u"boss"_s, password("x")), ErrorCode::NotFound);
    const auto peek = peekVault(folder.path());
    QVERIFY_OK(peek);
    QVERIFY(!peek->isVault);
    QVERIFY(QDir(folder.path()).isEmpty());
}

void tst_Vaults::refusesANewerVault_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("from");
    QTest::addColumn<QByteArray>("to");
    QTest::newRow("folder") << u"vault.json"_s << QByteArray("\"format\":1")
                            << QByteArray("\"format\":2");
    QTest::newRow("key ring") << u"keyring.json"_s << QByteArray("\"version\": 1")
                              << QByteArray("\"version\": 2");
    QTest::newRow("database") << u"redress.sqlite"_s << QByteArray() << QByteArray();
}

void tst_Vaults::refusesANewerVault()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, from);
    QFETCH(QByteArray, to);
    Office office;
    office.boss.reset();
    QByteArray bytes = contentOf(office.path(file));
    if (from.isEmpty()) {
        bytes[63] = char(99); // user_version of an SQLite file, big-endian at 60
    } else {
        if (!bytes.contains(from))
            from.replace(": ", ":"), to.replace(": ", ":");
        QVERIFY(bytes.contains(from));
        bytes.replace(from, to);
    }
    replace(office.path(file), bytes);
    QVERIFY(!office.signIn(u"boss"_s));
    QVERIFY2(office.error.code == ErrorCode::NewerVersion, qPrintable(office.error.detail));
    QCOMPARE(contentOf(office.path(file)), bytes);
}

void tst_Vaults::refusesADamagedVault_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("vault.json empty") << u"vault.json"_s << QByteArray();
    QTest::newRow("vault.json no JSON") << u"vault.json"_s << QByteArray("{\"format\":1,");
    QTest::newRow("vault.json too little") << u"vault.json"_s << QByteArray("{\"format\":1}\n");
    QTest::newRow("vault.json huge") << u"vault.json"_s << QByteArray(1024 * 1024, ' ');
    QTest::newRow("keyring.json empty") << u"keyring.json"_s << QByteArray();
    QTest::newRow("keyring.json no JSON") << u"keyring.json"_s << QByteArray("[]");
    QTest::newRow("root.pem empty") << u"trust/root.pem"_s << QByteArray();
    QTest::newRow("root.pem no PEM")
        << u"trust/root.pem"_s << QByteArray("-----BEGIN CERTIFICATE-----\n");
    QTest::newRow("database empty") << u"redress.sqlite"_s << QByteArray();
    QTest::newRow("database no database") << u"redress.sqlite"_s << QByteArray(8192, 'x');
}

void tst_Vaults::refusesADamagedVault()
{
    QFETCH(QString, file);
    QFETCH(QByteArray, bytes);
    Office office;
    office.boss.reset();
    replace(office.path(file), bytes);
    QVERIFY(!office.signIn(u"boss"_s));
    QVERIFY2(office.error.code == ErrorCode::Corrupt || office.error.code == ErrorCode::TooLarge,
             qPrintable(office.error.detail));
    QCOMPARE(contentOf(office.path(file)), bytes);
}

void tst_Vaults::namesAChangedFileBesideTheDatabase_data()
{
    QTest::addColumn<QString>("file");
    QTest::addColumn<QString>("code");
    QTest::newRow("vault.json") << u"vault.json"_s << u"vault.facts"_s;
    QTest::newRow("log.vkey") << u"trust/log.vkey"_s << u"trust.log-key"_s;
    QTest::newRow("policy") << u"trust/policy"_s << u"trust.policy"_s;
    QTest::newRow("root.pem") << u"trust/root.pem"_s << u"trust.root"_s;
    QTest::newRow("keyring.json") << u"keyring.json"_s << u"keyring."_s;
}

void tst_Vaults::namesAChangedFileBesideTheDatabase()
{
    QFETCH(QString, file);
    QFETCH(QString, code);
    Office office;
    const QByteArray good = contentOf(office.path(file));
    for (qsizetype at = 0; at < good.size(); at += qMax(qsizetype(1), good.size() / 23)) {
        QByteArray bad = good;
        bad[at] = char(bad.at(at) ^ 4);
        replace(office.path(file), bad);
        const QString damage = damageOf(office.boss);
        QVERIFY2(damage.contains(code), qPrintable(u"byte %1: %2"_s.arg(at).arg(damage)));
    }
    QFile::remove(office.path(file));
    QVERIFY(damageOf(office.boss).contains(code));
    replace(office.path(file), good);
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_Vaults::refusesAFolderItMayNotWrite()
{
    if (::geteuid() != 0)
        QSKIP("needs the right to act as another user");
    Office office;
    office.boss.reset();
    ::chmod(QFile::encodeName(office.folder.path()).constData(), 0755);
    ::chmod(QFile::encodeName(office.path()).constData(), 0755);
    for (const QString &file : {u"vault.json"_s, u"keyring.json"_s, u"vault.lock"_s})
        ::chmod(QFile::encodeName(office.path(file)).constData(), 0644);
    {
        const Stranger stranger;
        QVERIFY(!office.signIn(u"boss"_s));
    }
    QVERIFY2(office.error.code == ErrorCode::ReadOnly, qPrintable(office.error.detail));
    QVERIFY(office.signIn(u"boss"_s));
}

void tst_Vaults::makesNothingWhereItMayNot_data()
{
    QTest::addColumn<QString>("directory");
    QTest::addColumn<QString>("name");
    QTest::addColumn<QString>("procedure");
    QTest::addColumn<QByteArray>("word");
    QTest::addColumn<ErrorCode>("code");
    const QString p = u"pboc-5-2020"_s;
    QTest::newRow("a full folder")
        << u"full"_s << u"N"_s << p << QByteArray("x") << ErrorCode::Conflict;
    QTest::newRow("a file") << u"full/file"_s << u"N"_s << p << QByteArray("x")
                            << ErrorCode::BadInput;
    QTest::newRow("no folder") << QString() << u"N"_s << p << QByteArray("x")
                               << ErrorCode::BadInput;
    QTest::newRow("no name") << u"new"_s << QString() << p << QByteArray("x")
                             << ErrorCode::BadInput;
    QTest::newRow("NUL in the name")
        << u"new"_s << QString(QChar(0)) << p << QByteArray("x") << ErrorCode::BadInput;
    QTest::newRow("right-to-left override")
        << u"new"_s << u"A\u202Eb"_s << p << QByteArray("x") << ErrorCode::BadInput;
    QTest::newRow("a huge name") << u"new"_s << QString(10'000, u'x') << p << QByteArray("x")
                                 << ErrorCode::BadInput;
    QTest::newRow("unknown procedure")
        << u"new"_s << u"N"_s << u"none"_s << QByteArray("x") << ErrorCode::BadInput;
    QTest::newRow("no password") << u"new"_s << u"N"_s << p << QByteArray() << ErrorCode::BadInput;
}

void tst_Vaults::makesNothingWhereItMayNot()
{
    QFETCH(QString, directory);
    QFETCH(QString, name);
    QFETCH(QString, procedure);
    QFETCH(QByteArray, word);
    QFETCH(ErrorCode, code);
    QTemporaryDir folder;
    QVERIFY(QDir(folder.path()).mkdir(u"full"_s));
    replace(folder.filePath(u"full/file"_s), "x");
    NewCenter center;
    center.directory = directory.isEmpty() ? QString() : folder.filePath(directory);
    center.name = name;
    center.procedure = procedure;
    center.adminName = u"boss"_s;
    center.adminPassword = password(word);
    center.cheapKeys = true;
    QCOMPARE_ERROR(createCenter(center), code);
    QCOMPARE(QDir(folder.path()).entryList(QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot),
             QStringList{u"full"_s});
    QCOMPARE(contentOf(folder.filePath(u"full/file"_s)), QByteArray("x"));
}

void tst_Vaults::keepsWhatWasRecordedWhenTheDiskIsFull()
{
    Office office;
    CaseService cases(office.boss);
    DocumentService papers(office.boss);
    const CaseId id = cases.open(aCall())->caseId;
    // The process may write no file beyond this size: what a full disk looks like, without one.
    struct rlimit before = {};
    ::getrlimit(RLIMIT_FSIZE, &before);
    struct rlimit little = before;
    little.rlim_cur = 64 * 1024;
    ::signal(SIGXFSZ, SIG_IGN);
    ::setrlimit(RLIMIT_FSIZE, &little);
    NoProgress progress;
    const auto paper = papers.archive(
        {id, {}, {}, QByteArray(1024 * 1024, 'x'), u"big.txt"_s, u"consumer"_s}, progress);
    int refused = 0;
    for (int i = 0; i < 40; ++i)
        refused += cases.note(id, QString(5000, u'n')) ? 0 : 1;
    ::setrlimit(RLIMIT_FSIZE, &before);
    QVERIFY(!paper);
    QVERIFY(refused > 0);
    const qint64 noted = cases.card(id, false)->chronology.size() - 1;
    QCOMPARE(noted, 40 - refused); // what was confirmed is there, what was refused is not
    QVERIFY_OK(cases.note(id, u"There is room again."_s));
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_Vaults::sweepsWhatAKilledRunLeft()
{
    Office office;
    const CaseId id = CaseService(office.boss).open(aCall())->caseId;
    NoProgress progress;
    const auto kept = DocumentService(office.boss)
                          .archive({id, {}, {}, "kept", u"a.txt"_s, u"consumer"_s}, progress);
    QVERIFY_OK(kept);
    const QString keptFile = *DocumentService(office.boss).vaultFile(kept->id);
    const QString blob = u"0123456789abcdef0123456789abcdef"_s;
    const QString orphan = QFileInfo(keptFile).absolutePath() + u"/../01/"_s + blob + u".age"_s;
    QDir().mkpath(QFileInfo(orphan).path());
    QVERIFY(QFile::copy(keptFile, orphan));
    QVERIFY(damageOf(office.boss).contains(u"evidence.orphan"_s));
    // Nobody listed it as arriving: for all we know a damaged table forgot it.
    QVERIFY(office.signIn(u"boss"_s));
    office.boss.reset();
    QVERIFY(QFile::exists(orphan));
    QFile list(office.path(u"evidence/arriving-0123.txt"_s));
    QVERIFY(list.open(QIODevice::WriteOnly));
    list.write(blob.toLatin1() + '\n' + QFileInfo(keptFile).completeBaseName().toLatin1() + '\n');
    list.close();
    QVERIFY(office.signIn(u"boss"_s));
    QTRY_VERIFY(!QFile::exists(orphan));
    QTRY_VERIFY(!QFile::exists(list.fileName()));
    QVERIFY(QFile::exists(keptFile));
    QCOMPARE(damageOf(office.boss), QString());
}

void tst_Vaults::keepsDraftsSealed()
{
    Office office;
    office.hire(u"op"_s, Domain::Role::Operator);
    office.hire(u"other"_s, Domain::Role::Operator);
    QVERIFY(office.signIn(u"op"_s));
    const QJsonObject typed{{u"narrative"_s, u"The beginning of a 故事"_s},
                            {u"phone"_s, u"13800001111"_s}};
    QString id;
    {
        DraftService drafts(office.boss);
        const auto saved = drafts.save({}, typed);
        QVERIFY_OK(saved);
        id = *saved;
        office.clock->pass(5);
        QVERIFY_OK(drafts.save(id, typed));
        QVERIFY_OK(drafts.save({}, {}));
        QCOMPARE_ERROR(drafts.save(u"../../x"_s, typed), ErrorCode::BadInput);
        QCOMPARE_ERROR(drafts.remove(u"N-AAAAAAAAAAAAAAAA"_s), ErrorCode::NotFound);
        QCOMPARE_ERROR(drafts.save({}, {{u"x"_s, QString(2'000'000, u'x')}}), ErrorCode::TooLarge);
        QCOMPARE(drafts.list()->size(), 2);
    }
    for (const QString &file : QDir(office.path(u"drafts"_s)).entryList(QDir::Files))
        QVERIFY(!contentOf(office.path(u"drafts/"_s + file)).contains("1380000"));
    QVERIFY(office.signIn(u"other"_s));
    QCOMPARE(DraftService(office.boss).list()->size(), 0);
    QVERIFY(office.signIn(u"op"_s));
    DraftService drafts(office.boss);
    const auto found = drafts.list();
    QVERIFY_OK(found);
    QCOMPARE(found->size(), 2);
    const auto mine = std::find_if(found->begin(), found->end(),
                                   [&](const SavedDraft &d) { return d.id == id; });
    QVERIFY(mine != found->end());
    QCOMPARE(mine->fields, typed);
    QVERIFY_OK(drafts.remove(id));
    QCOMPARE(drafts.list()->size(), 1);
}

void tst_Vaults::leavesADraftOfANewerProgramUntouched()
{
    Office office;
    DraftService drafts(office.boss);
    const auto id = drafts.save({}, {{u"name"_s, u"half"_s}});
    QVERIFY_OK(id);
    const QString staff = office.boss->person().id.value;
    const auto key = Crypto::hkdfSha256(office.boss->d().keys.master, {},
                                        "redress draft " + staff.toUtf8(), Crypto::kKeyBytes);
    const auto newer = Crypto::aesGcmSeal(*key, staff.toUtf8() + '/' + id->toUtf8(),
                                          R"({"format":2,"savedAt":"later","fields":[1]})");
    QVERIFY(newer.ok());
    const QString path = office.path(u"drafts/%1.%2.draft"_s.arg(staff, *id));
    QVERIFY(!contentOf(path).isEmpty());
    replace(path, *newer);
    QCOMPARE_ERROR(drafts.save(*id, {{u"name"_s, u"whole"_s}}), ErrorCode::NewerVersion);
    QCOMPARE(drafts.list()->size(), 0);
    QCOMPARE(contentOf(path), *newer);
}

QTEST_GUILESS_MAIN(tst_Vaults)
#include "tst_vaults.moc"
