// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandline.h"

#include <QCryptographicHash>
#include <QDirIterator>
#include <QScopeGuard>

#include <sys/mount.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

/// What the computer around the command line can do to it: full disks, places that may not be
/// written, places that must not be. Each gets a sentence, and the vault is as it was.
class tst_Surroundings : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void writesNothingIntoTheVaultNorInThePlaceOfADevice_data();
    void writesNothingIntoTheVaultNorInThePlaceOfADevice();
    void losesNothingOnAFullDisk_data();
    void losesNothingOnAFullDisk();
    void tellsWhoMayNotReadOrWrite_data();
    void tellsWhoMayNotReadOrWrite();
    void doesNotCallAPaperMissingThatItMayNotSee();

private:
    static constexpr uid_t kNobody = 65534;
    static QString openCase(const CommandLine &line)
    {
        return line.cli({u"case"_s, u"open"_s, u"--narrative"_s, u"cannot withdraw"_s})
            .json()
            .value(u"case"_s)
            .toString();
    }
    static QByteArray digestOf(const QString &path)
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly)
            ? QCryptographicHash::hash(file.readAll(), QCryptographicHash::Sha256)
            : QByteArray();
    }
    static void give(const QString &path, uid_t owner)
    {
        QVERIFY(::chown(QFile::encodeName(path).constData(), owner, owner) == 0);
    }
    static CommandLine::Ran asNobody(const CommandLine &line, const QStringList &words)
    {
        const QString program = QStringLiteral(REDRESS_BIN_DIR "/redress-cli");
        QProcess process;
        process.start(
            u"setpriv"_s,
            QStringList{u"--reuid=65534"_s, u"--regid=65534"_s, u"--clear-groups"_s, program}
                + line.signedIn(words));
        CommandLine::Ran ran;
        if (process.waitForFinished(60'000) && process.exitStatus() == QProcess::NormalExit)
            ran = {process.exitCode(), process.readAllStandardOutput(),
                   process.readAllStandardError()};
        return ran;
    }
    /// The whole vault, and the folder above it, belong to `nobody`.
    static void giveAway(const CommandLine &line)
    {
        give(line.path({}), kNobody);
        give(line.path(u"password"_s), kNobody);
        give(line.vault(), kNobody);
        QDirIterator all(line.vault(), QDir::AllEntries | QDir::NoDotAndDotDot,
                         QDirIterator::Subdirectories);
        while (all.hasNext())
            give(all.next(), kNobody);
    }
};

using Words = QStringList;

void tst_Surroundings::writesNothingIntoTheVaultNorInThePlaceOfADevice_data()
{
    QTest::addColumn<Words>("words");
    const QString out = u"--out"_s;
    QTest::newRow("a paper") << Words{u"document"_s, u"export"_s, u"DOCUMENT"_s, out};
    QTest::newRow("a dossier") << Words{u"report"_s, u"dispute"_s, u"CASE"_s,
                                        u"--for"_s,  u"court"_s,   out};
    QTest::newRow("a checkpoint") << Words{u"ledger"_s, u"checkpoint"_s, out};
    QTest::newRow("a proof") << Words{u"ledger"_s, u"proof"_s, u"0"_s, out};
    QTest::newRow("an entry") << Words{u"ledger"_s, u"entry"_s, u"0"_s, out};
    QTest::newRow("a list") << Words{u"case"_s, u"export"_s, out};
    QTest::newRow("statistics") << Words{u"report"_s, u"statistics"_s, u"--csv"_s};
    QTest::newRow("tiles") << Words{u"ledger"_s, u"tiles"_s};
}

void tst_Surroundings::writesNothingIntoTheVaultNorInThePlaceOfADevice()
{
    QFETCH(Words, words);
    CommandLine line;
    line.makeVault();
    const QString id = openCase(line);
    const QString document = line.cli({u"document"_s, u"add"_s, id, line.file(u"a.txt"_s, "paper")})
                                 .json()
                                 .value(u"document"_s)
                                 .toString();
    words.replaceInStrings(u"CASE"_s, id).replaceInStrings(u"DOCUMENT"_s, document);
    const QString facts = line.vault() + "/vault.json"_L1;
    const QByteArray before = digestOf(facts);
    const QString pipe = line.path(u"pipe"_s);
    QVERIFY(::mkfifo(QFile::encodeName(pipe).constData(), 0600) == 0);
    for (const QString &target :
         {facts, line.vault() + "/drafts/new"_L1, pipe, line.path(u"none/x"_s)}) {
        if (words.contains(u"tiles"_s) && target.endsWith("/none/x"_L1))
            continue; // tiles make their folders
        const auto ran = line.cli(words + Words{target});
        QVERIFY2(ran.code == 2, qPrintable(target + QString::fromUtf8(ran.out + ran.err)));
        QVERIFY(!ran.error().value(u"message"_s).toString().isEmpty());
    }
    QCOMPARE(digestOf(facts), before);
    struct stat kind = {};
    QVERIFY(::stat(QFile::encodeName(pipe).constData(), &kind) == 0 && S_ISFIFO(kind.st_mode));
    QVERIFY(QDir(line.vault() + "/drafts"_L1).isEmpty());
    QCOMPARE(line.cli({u"ledger"_s, u"verify"_s}).code, 0);
}

void tst_Surroundings::losesNothingOnAFullDisk_data()
{
    QTest::addColumn<int>("freeKiB");
    for (const int free : {0, 48, 120, 260})
        QTest::addRow("%d KiB free", free) << free;
}

void tst_Surroundings::losesNothingOnAFullDisk()
{
    QFETCH(int, freeKiB);
    CommandLine line;
    const QByteArray disk = QFile::encodeName(line.vault());
    QVERIFY(QDir().mkpath(line.vault()));
    if (::geteuid() != 0 || ::mount("none", disk.constData(), "tmpfs", 0, "size=6m") != 0) {
        qWarning("this test mounts a small disk, for which it must be root; it did nothing");
        return;
    }
    const auto unmount = qScopeGuard([&] { ::umount2(disk.constData(), MNT_DETACH); });
    const QString place = line.vault() + "/center"_L1;
    const auto cli = [&](const QStringList &words) {
        QStringList all = line.signedIn(words);
        all[1] = place;
        return CommandLine::run(u"redress-cli"_s, all);
    };
    CommandLine other; // made elsewhere and moved here: makeVault() wants its own folder
    other.makeVault();
    QCOMPARE(QProcess::execute(u"cp"_s, {u"-r"_s, other.vault(), place}), 0);
    const QString id
        = cli({u"case"_s, u"open"_s, u"--narrative"_s, u"x"_s}).json().value(u"case"_s).toString();
    const QString paper = line.file(u"paper"_s, QByteArray(200'000, 'p'));
    const auto archived = cli({u"document"_s, u"add"_s, id, paper});
    QCOMPARE(archived.code, 0);
    const QString document = archived.json().value(u"document"_s).toString();
    struct statvfs room = {};
    QVERIFY(::statvfs(disk.constData(), &room) == 0);
    const qint64 ballast = qint64(room.f_bavail * room.f_bsize) - freeKiB * 1024;
    QFile filler(line.vault() + "/filler"_L1);
    QVERIFY(ballast > 0 && filler.open(QIODevice::WriteOnly));
    QCOMPARE(filler.write(QByteArray(ballast, 'f')), ballast);
    filler.close();

    int refused = 0;
    qint64 confirmed = 0;
    const QList<QStringList> tries{
        {u"case"_s, u"open"_s, u"--narrative"_s, u"y"_s},
        {u"document"_s, u"add"_s, id, paper},
        {u"case"_s, u"note"_s, id, u"--text"_s, QString(50'000, u'n')},
        {u"document"_s, u"export"_s, document, u"--out"_s, line.vault() + "/out"_L1},
        {u"report"_s, u"dispute"_s, id, u"--for"_s, u"court"_s, u"--out"_s,
         line.vault() + "/out.asice"_L1}};
    for (const QStringList &words : tries) {
        const auto ran = cli(words);
        if (ran.code == 0) {
            ++confirmed;
            continue;
        }
        ++refused;
        QVERIFY2(ran.code == 3, ran.err.constData());
        QVERIFY2(ran.error().value(u"message"_s).toString().contains(u"disk is full"_s)
                     || ran.error().value(u"message"_s).toString().contains(u"No space left"_s),
                 ran.err.constData());
        QVERIFY(!ran.error().value(u"hint"_s).toString().isEmpty());
    }
    QVERIFY(refused > 0);
    QVERIFY(!QFile::exists(line.vault() + "/out.asice"_L1));
    QVERIFY(filler.remove());
    const auto verified = cli({u"ledger"_s, u"verify"_s});
    QVERIFY2(verified.code == 0, verified.out.constData());
    QCOMPARE(verified.json().value(u"evidenceFiles"_s).toInt(), 1);
    qInfo("%d refused, %lld confirmed", refused, static_cast<long long>(confirmed));
}

void tst_Surroundings::tellsWhoMayNotReadOrWrite_data()
{
    QTest::addColumn<QString>("closed"); // what nobody may not use
    QTest::addColumn<int>("mode");
    QTest::addColumn<Words>("words");
    const Words head{u"ledger"_s, u"head"_s};
    QTest::newRow("the vault") << u"vault"_s << 0000 << head;
    QTest::newRow("its facts") << u"vault/vault.json"_s << 0000 << head;
    QTest::newRow("the database") << u"vault/redress.sqlite"_s << 0000 << head;
    QTest::newRow("the database, to write") << u"vault/redress.sqlite"_s << 0400 << head;
    QTest::newRow("the key ring") << u"vault/keyring.json"_s << 0000 << head;
    QTest::newRow("the lock") << u"vault/vault.lock"_s << 0000 << head;
    QTest::newRow("the password") << u"password"_s << 0000 << head;
    QTest::newRow("the evidence") << u"vault/evidence"_s << 0500
                                  << Words{u"document"_s, u"add"_s, u"CASE"_s, u"FILE"_s};
    QTest::newRow("a paper") << u"file"_s << 0000
                             << Words{u"document"_s, u"add"_s, u"CASE"_s, u"FILE"_s};
    QTest::newRow("an import") << u"file"_s << 0000
                               << Words{u"import"_s, u"FILE"_s, u"--format"_s, u"cfpb"_s};
    QTest::newRow("a folder for a dossier")
        << u"shut"_s << 0500 << Words{u"report"_s, u"dispute"_s, u"CASE"_s, u"--for"_s,
                                      u"court"_s,  u"--out"_s,   u"OUT"_s};
    QTest::newRow("a folder for tiles")
        << u"shut"_s << 0500 << Words{u"ledger"_s, u"tiles"_s, u"OUT"_s};
    QTest::newRow("a folder for a proof")
        << u"shut"_s << 0500 << Words{u"ledger"_s, u"proof"_s, u"0"_s, u"--out"_s, u"OUT"_s};
}

void tst_Surroundings::tellsWhoMayNotReadOrWrite()
{
    QFETCH(QString, closed);
    QFETCH(int, mode);
    QFETCH(Words, words);
    if (::geteuid() != 0) {
        qWarning("this test becomes another user, for which it must be root; it did nothing");
        return;
    }
    CommandLine line;
    line.makeVault();
    const QString id = openCase(line);
    const QString file = line.file(u"file"_s, "paper");
    QVERIFY(QDir().mkpath(line.path(u"shut"_s)));
    give(file, kNobody);
    give(line.path(u"shut"_s), kNobody);
    giveAway(line);
    words.replaceInStrings(u"CASE"_s, id)
        .replaceInStrings(u"FILE"_s, file)
        .replaceInStrings(u"OUT"_s, line.path(u"shut/out"_s));
    QCOMPARE(asNobody(line, {u"ledger"_s, u"head"_s}).code, 0);

    const QByteArray path = QFile::encodeName(line.path(closed));
    struct stat before = {};
    QVERIFY(::stat(path.constData(), &before) == 0);
    QVERIFY(::chmod(path.constData(), mode_t(mode)) == 0);
    const auto ran = asNobody(line, words);
    QVERIFY(::chmod(path.constData(), before.st_mode & 07777) == 0);
    QVERIFY2(ran.code == 2 || ran.code == 3, ran.err.constData());
    QVERIFY2(!ran.error().value(u"message"_s).toString().isEmpty(), ran.err.constData());
    QVERIFY2(!ran.error().value(u"hint"_s).toString().isEmpty(), ran.err.constData());
    QCOMPARE(asNobody(line, {u"ledger"_s, u"verify"_s}).code, 0);
}

void tst_Surroundings::doesNotCallAPaperMissingThatItMayNotSee()
{
    if (::geteuid() != 0) {
        qWarning("this test becomes another user, for which it must be root; it did nothing");
        return;
    }
    CommandLine line;
    line.makeVault();
    QCOMPARE(line.cli({u"document"_s, u"add"_s, openCase(line), line.file(u"a"_s, "a")}).code, 0);
    giveAway(line);
    QDirIterator folders(line.vault() + "/evidence"_L1, QDir::Dirs | QDir::NoDotAndDotDot);
    QVERIFY(folders.hasNext());
    QVERIFY(::chmod(QFile::encodeName(folders.next()).constData(), 0) == 0);
    const auto ran = asNobody(line, {u"ledger"_s, u"verify"_s});
    QVERIFY2(ran.code != 0 && ran.out.contains("evidence.unreadable"), ran.out.constData());
    QVERIFY(!ran.out.contains("evidence.missing"));
}

QTEST_GUILESS_MAIN(tst_Surroundings)
#include "tst_surroundings.moc"
