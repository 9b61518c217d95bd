// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/dossierlayout.h"
#include "tests/seals/dossierlies.h"

#include <QElapsedTimer>
#include <QProcess>
#include <QXmlStreamReader>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Seals;

// Programs that nobody here wrote judge our dossiers: unzip, sha256sum, openssl, certtool, and a
// bare sh with verify.sh. On lies they must agree with redress-verify.
class tst_DossierJudges : public QObject {
    Q_OBJECT
public:
    // On a busy machine all rows of one function together may take longer than Qt's five minutes.
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "1800000"); }
private Q_SLOTS:
    void initTestCase();
    void unzipUnpacksIt();
    void sha256sumFindsEveryFile();
    void opensslFollowsTheLongWay();
    void certtoolAcceptsTheSignature();
    void xmlReadersUnderstandTheManifest();
    void aBareShellAgreesThatItHolds();
    void aBareShellAgreesAfterTheCertificateEnded();
    void aBareShellAgreesOnLies_data();
    void aBareShellAgreesOnLies();
    void aBareShellAgreesOnFlippedBits();
    void aBareShellFindsStrayThings();
    void aBareShellIsQuickEnough();
    void redressVerifyAnswersInJson();
    void redressVerifyTellsWrongUseFromBroken_data();
    void redressVerifyTellsWrongUseFromBroken();

private:
    struct Answer {
        int exit = -1;
        QByteArray text;
    };
    Answer run(const QString &program, const QStringList &arguments,
               const QString &searchPath = {}) const;
    Answer runScript() const;
    Answer runRedressVerify(const QStringList &arguments) const;
    void writeFile(const QString &name, const QByteArray &bytes) const;
    void unpackHere(const Test::Files &files) const;

    QTemporaryDir m_folder;
    QTemporaryDir m_tools;
    Test::DossierKit m_kit;
    QByteArray m_bytes;
    Test::Files m_files;
};

void tst_DossierJudges::initTestCase()
{
    for (const auto &tool : {"unzip"_L1, "sha256sum"_L1, "openssl"_L1, "certtool"_L1, "dash"_L1})
        QVERIFY2(!QStandardPaths::findExecutable(tool).isEmpty(),
                 qPrintable(tool + " is needed to judge (certtool is in gnutls-bin)"_L1));
    // All that verify.sh may use; dash itself is called by its path.
    for (const auto &tool : {"sha256sum"_L1, "openssl"_L1})
        QVERIFY(QFile::link(QStandardPaths::findExecutable(tool), m_tools.filePath(tool)));
    m_bytes = m_kit.write(Test::smallCase(&m_kit));
    QVERIFY(!m_bytes.isEmpty());
    m_files = Test::unpack(m_bytes);
    writeFile(u"good.asice"_s, m_bytes);
    unpackHere(m_files);
}

tst_DossierJudges::Answer tst_DossierJudges::run(const QString &program,
                                                 const QStringList &arguments,
                                                 const QString &searchPath) const
{
    QProcess process;
    QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
    if (!searchPath.isEmpty())
        environment.insert(u"PATH"_s, searchPath);
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(m_folder.filePath(u"dossier"_s));
    process.setProcessChannelMode(QProcess::MergedChannels);
    process.start(QStandardPaths::findExecutable(program), arguments);
    if (!process.waitForFinished(120'000) || process.exitStatus() != QProcess::NormalExit)
        return {-1, process.readAll()};
    return {process.exitCode(), process.readAll()};
}

tst_DossierJudges::Answer tst_DossierJudges::runScript() const
{
    return run(u"dash"_s, {u"verify.sh"_s}, m_tools.path());
}

tst_DossierJudges::Answer tst_DossierJudges::runRedressVerify(const QStringList &arguments) const
{
    return run(QStringLiteral(REDRESS_BIN_DIR "/redress-verify"), arguments);
}

void tst_DossierJudges::writeFile(const QString &name, const QByteArray &bytes) const
{
    const QString path = m_folder.filePath(name);
    QDir().mkpath(QFileInfo(path).path());
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(bytes), bytes.size());
}

void tst_DossierJudges::unpackHere(const Test::Files &files) const
{
    QDir(m_folder.filePath(u"dossier"_s)).removeRecursively();
    for (auto it = files.begin(); it != files.end(); ++it)
        writeFile(u"dossier/"_s + QString::fromUtf8(it.key()), it.value());
}

void tst_DossierJudges::unzipUnpacksIt()
{
    unpackHere({});
    QDir(m_folder.path()).mkpath(u"dossier"_s);
    QCOMPARE(run(u"unzip"_s, {u"-tq"_s, m_folder.filePath(u"good.asice"_s)}).exit, 0);
    const Answer answer = run(u"unzip"_s, {u"-q"_s, m_folder.filePath(u"good.asice"_s)});
    QVERIFY2(answer.exit == 0 && answer.text.isEmpty(), answer.text.constData());
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
        QFile file(m_folder.filePath(u"dossier/"_s + QString::fromUtf8(it.key())));
        QVERIFY2(file.open(QIODevice::ReadOnly), it.key().constData());
        QCOMPARE(file.readAll(), it.value());
    }
}

void tst_DossierJudges::sha256sumFindsEveryFile()
{
    unpackHere(m_files);
    const QStringList arguments{u"-c"_s, u"--strict"_s, u"--quiet"_s, u"manifest-sha256.txt"_s};
    const Answer answer = run(u"sha256sum"_s, arguments);
    QVERIFY2(answer.exit == 0, answer.text.constData());
}

// The commands of VERIFY.txt.
void tst_DossierJudges::opensslFollowsTheLongWay()
{
    unpackHere(m_files);
    const auto verifies = [this](const QString &signature, const QString &content) {
        return run(u"openssl"_s,
                   {u"cms"_s, u"-verify"_s, u"-cades"_s, u"-binary"_s, u"-purpose"_s, u"any"_s,
                    u"-inform"_s, u"DER"_s, u"-in"_s, signature, u"-content"_s, content,
                    u"-CAfile"_s, u"trust/root.pem"_s, u"-attime"_s,
                    QString::number(Test::noon().toSecsSinceEpoch()), u"-out"_s, u"/dev/null"_s});
    };
    const QString seal = QString::fromLatin1(Layout::kSignature);
    const Answer container = verifies(seal, QString::fromLatin1(Layout::kAsicManifest));
    QVERIFY2(container.exit == 0, container.text.constData());
    QCOMPARE(verifies(u"signatures/001.p7s"_s, u"evidence/001.pdf"_s).exit, 0);
    QVERIFY(verifies(u"signatures/001.p7s"_s, u"evidence/002.png"_s).exit != 0);
    const Answer printed = run(
        u"openssl"_s,
        {u"cms"_s, u"-cmsout"_s, u"-print"_s, u"-noout"_s, u"-inform"_s, u"DER"_s, u"-in"_s, seal});
    QCOMPARE(printed.exit, 0);
    QVERIFY(printed.text.contains("Mar  3 12:00:00 2026 GMT"));
}

void tst_DossierJudges::certtoolAcceptsTheSignature()
{
    unpackHere(m_files);
    const QString seal = QString::fromLatin1(Layout::kSignature);
    const Answer verified = run(u"certtool"_s,
                                {u"--p7-verify"_s, u"--inder"_s, u"--infile"_s, seal,
                                 u"--load-data"_s, QString::fromLatin1(Layout::kAsicManifest),
                                 u"--load-ca-certificate"_s, u"trust/root.pem"_s});
    QVERIFY2(verified.exit == 0 && verified.text.contains("Signature status: ok"),
             verified.text.constData());
    const Answer told = run(u"certtool"_s, {u"--p7-info"_s, u"--inder"_s, u"--infile"_s, seal});
    QVERIFY(told.text.contains("aa-signingCertificateV2"));
    QVERIFY(told.text.contains("Number of certificates: 2"));
}

void tst_DossierJudges::xmlReadersUnderstandTheManifest()
{
    QXmlStreamReader xml(m_files.value(Layout::kAsicManifest));
    QStringList named;
    while (!xml.atEnd()) {
        xml.readNext();
        if (!xml.isStartElement())
            continue;
        if (xml.name() == "DataObjectReference"_L1 || xml.name() == "SigReference"_L1) {
            QCOMPARE(xml.namespaceUri(), "http://uri.etsi.org/02918/v1.2.1#"_L1);
            named += xml.attributes().value("URI"_L1).toString();
        }
    }
    QVERIFY2(!xml.hasError(), qPrintable(xml.errorString()));
    QCOMPARE(named.size(), m_files.size() - 2); // all but mimetype and itself
    QCOMPARE(named.first(), QString::fromLatin1(Layout::kSignature));
}

void tst_DossierJudges::aBareShellAgreesThatItHolds()
{
    unpackHere(m_files);
    const Answer answer = runScript();
    QVERIFY2(answer.exit == 0, answer.text.constData());
    QVERIFY2(
        answer.text.startsWith("This dossier HOLDS: 25 files, 4 acts, 2 papers, 6 facts shown."),
        answer.text.constData());
    QVERIFY(answer.text.contains("Signed at: 2026-03-03 12:00:00 UTC"));
    QVERIFY(answer.text.contains(m_kit.logKey().text()));
    QCOMPARE(runRedressVerify({m_folder.filePath(u"good.asice"_s)}).exit, 0);
}

void tst_DossierJudges::aBareShellAgreesAfterTheCertificateEnded()
{
    Test::DossierKit kit(12, 2012);
    const QByteArray bytes = kit.write(Test::smallCase(&kit));
    writeFile(u"old.asice"_s, bytes);
    unpackHere(Test::unpack(bytes));
    const Answer answer = runScript();
    QVERIFY2(answer.exit == 0, answer.text.constData());
    QCOMPARE(runRedressVerify({m_folder.filePath(u"old.asice"_s)}).exit, 0);
}

void tst_DossierJudges::aBareShellAgreesOnLies_data()
{
    QTest::addColumn<int>("index");
    for (qsizetype i = 0; i < Test::lies().size(); ++i)
        QTest::newRow(Test::lies().at(i).name) << int(i);
}

void tst_DossierJudges::aBareShellAgreesOnLies()
{
    QFETCH(int, index);
    const Test::Lie &lie = Test::lies().at(index);
    Test::Files files = m_files;
    lie.tell(&files, m_kit);
    if (lie.isSealedAgain)
        Test::sealAgain(&files, m_kit.signer());
    writeFile(u"lie.asice"_s, Test::pack(files));
    unpackHere(files);
    const Answer strict = runRedressVerify({m_folder.filePath(u"lie.asice"_s)});
    QCOMPARE(strict.exit, 1);
    QVERIFY2(strict.text.contains(lie.code), strict.text.constData());
    const Answer answer = runScript();
    QVERIFY2(answer.exit == (lie.isForPdfPrograms ? 0 : 1), answer.text.constData());
    QCOMPARE(answer.text.contains("BROKEN: "), !lie.isForPdfPrograms);
}

void tst_DossierJudges::aBareShellAgreesOnFlippedBits()
{
    // Of most files a few; of the signature more, because nothing else covers its unsigned parts.
    QRandomGenerator random(7);
    int flipped = 0;
    for (auto it = m_files.cbegin(); it != m_files.cend(); ++it) {
        if (it.key() == Layout::kVerifyScript)
            continue; // whoever changes the judge needs no other lie
        const int count = it.key() == Layout::kSignature ? 40 : 2;
        for (int i = 0; i < count; ++i, ++flipped) {
            Test::Files files = m_files;
            QByteArray &bytes = files[it.key()];
            const auto at = qsizetype(random.bounded(int(bytes.size())));
            bytes[at] = char(bytes.at(at) ^ (1 << random.bounded(8)));
            unpackHere(files);
            const Answer answer = runScript();
            QVERIFY2(answer.exit == 1,
                     qPrintable(u"byte %1 of %2"_s.arg(at).arg(QString::fromUtf8(it.key()))));
        }
    }
    qInfo("flipped %d bits", flipped);
}

void tst_DossierJudges::aBareShellFindsStrayThings()
{
    for (const char *name : {".hidden", "..more", "entries/.x", "trust/certificates/x y.pem",
                             "META-INF/-rf", "evidence/1.pdf", "new\nline"}) {
        unpackHere(m_files);
        writeFile(u"dossier/"_s + QString::fromLatin1(name), "stray");
        QVERIFY2(runScript().exit == 1, name);
    }
    unpackHere(m_files);
    const QString report = m_folder.filePath(u"dossier/report.pdf"_s);
    QVERIFY(QFile::rename(report, m_folder.filePath(u"elsewhere.pdf"_s)));
    QVERIFY(QFile::link(m_folder.filePath(u"elsewhere.pdf"_s), report));
    QCOMPARE(runScript().exit, 1);
}

void tst_DossierJudges::aBareShellIsQuickEnough()
{
    constexpr int kActs = 50;
    Test::DossierKit kit(2000);
    for (int i = 0; i < kActs / 2; ++i) {
        kit.addPaper("paper " + QByteArray::number(i), u"txt"_s);
        kit.addAct(u"case.noted"_s, {}, {{u"P-1"_s, u"note"_s, QString(500, u'注')}},
                   Test::DossierKit::caseNumber());
    }
    unpackHere(Test::unpack(kit.write(kit.contents())));
    QElapsedTimer timer;
    timer.start();
    const Answer answer = runScript();
    QVERIFY2(answer.exit == 0, answer.text.constData());
    qInfo("verify.sh checked %d acts in %lld ms", kActs, qlonglong(timer.elapsed()));
    QVERIFY(timer.elapsed() < 60'000);
}

void tst_DossierJudges::redressVerifyAnswersInJson()
{
    writeFile(u"my-root.pem"_s, m_kit.center().root.pem());
    writeFile(u"my-policy"_s, Ledger::Policy::trustingOnly(m_kit.logKey()).format());
    const Answer answer = runRedressVerify({u"--json"_s, m_folder.filePath(u"good.asice"_s),
                                            u"--trust"_s, m_folder.filePath(u"my-root.pem"_s),
                                            u"--policy"_s, m_folder.filePath(u"my-policy"_s)});
    QCOMPARE(answer.exit, 0);
    const QJsonObject told = QJsonDocument::fromJson(answer.text).object();
    QCOMPARE(told["verdict"_L1].toString(), u"intact-with-remarks"_s);
    QCOMPARE(told["case"_L1].toString(), Test::DossierKit::caseNumber());
    QCOMPARE(told["counts"_L1]["entries"_L1].toInt(), 4);
    QCOMPARE(told["anchors"_L1]["rootFromInside"_L1].toBool(true), false);
    QCOMPARE(told["findings"_L1].toArray().size(), 2);
}

void tst_DossierJudges::redressVerifyTellsWrongUseFromBroken_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<int>("code");
    const QString good = m_folder.filePath(u"good.asice"_s);
    writeFile(u"empty"_s, {});
    writeFile(u"cut.asice"_s, m_bytes.chopped(30));
    writeFile(u"text.asice"_s, "this is only a text, and long enough to be something else");
    const auto row = [](const char *name, const QStringList &arguments, int code) {
        QTest::newRow(name) << arguments << code;
    };
    row("help", {u"--help"_s}, 0);
    row("version", {u"--version"_s}, 0);
    row("cut", {m_folder.filePath(u"cut.asice"_s)}, 1);
    row("no arguments", {}, 2);
    row("two dossiers", {good, good}, 2);
    row("an unknown option", {u"--force"_s, good}, 2);
    row("an option without its file", {good, u"--trust"_s}, 2);
    row("missing", {m_folder.filePath(u"nowhere.asice"_s)}, 2);
    row("a folder", {m_folder.path()}, 2);
    row("empty", {m_folder.filePath(u"empty"_s)}, 2);
    row("a text", {m_folder.filePath(u"text.asice"_s)}, 2);
    row("a device", {u"/dev/zero"_s}, 2);
    row("trust that is no certificate", {good, u"--trust"_s, good}, 2);
    row("a policy that is none", {good, u"--policy"_s, good}, 2);
}

void tst_DossierJudges::redressVerifyTellsWrongUseFromBroken()
{
    QFETCH(QStringList, arguments);
    QFETCH(int, code);
    const Answer answer = runRedressVerify(arguments);
    QVERIFY2(answer.exit == code, answer.text.constData());
    QVERIFY(!answer.text.isEmpty());
}

QTEST_GUILESS_MAIN(tst_DossierJudges)
#include "tst_dossierjudges.moc"
