// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/dossierlayout.h"
#include "models/seals/dossiertexts.h"
#include "models/seals/zip.h"
#include "tests/seals/dossierlies.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Seals;

// verify.html judges dossiers in a headless Chromium, and its modules do in node: they must say
// what redress-verify says.
class tst_JudgePage : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void isBuiltFromItsSources();
    void comesWithEveryDossier();
    void stillReadsTheFirstSample();
    void judgesWithoutEd25519();
    void noticesFlippedBits();
    void canBeReadInTwoLanguages();

private:
    QByteArray run(const QString &program, const QStringList &arguments) const;
    QString write(const QString &name, const QByteArray &bytes) const;
    QJsonObject answerOfRedressVerify(const QString &path) const;

    QTemporaryDir m_folder;
    Test::DossierKit m_kit;
    QByteArray m_bytes;
    QString m_page;
};

namespace {

constexpr int kTimeout = 3 * 3'600'000; // milliseconds: every bit takes long

QString here(const QString &name)
{
    return QStringLiteral(REDRESS_SOURCE_DIR "/tests/judges/page/") + name;
}

} // namespace

void tst_JudgePage::initTestCase()
{
    QVERIFY(m_folder.isValid());
    for (const auto &tool : {"node"_L1, "chromium"_L1})
        QVERIFY2(
            !QStandardPaths::findExecutable(tool).isEmpty(),
            qPrintable(tool + " is needed: install nodejs and chromium, or run ./dev test"_L1));
    run(QStringLiteral(REDRESS_SOURCE_DIR "/tests/judges/npm-install.sh"), {});
    m_bytes = m_kit.write(Test::smallCase(&m_kit));
    QVERIFY(!m_bytes.isEmpty());
    m_page = write(u"verify.html"_s, Test::unpack(m_bytes).value(Layout::kVerifyPage));
}

// What the program printed; a test that it failed is over.
QByteArray tst_JudgePage::run(const QString &program, const QStringList &arguments) const
{
    QProcess process;
    process.setWorkingDirectory(m_folder.path());
    process.start(program, arguments);
    const bool ended = process.waitForFinished(kTimeout);
    const QByteArray output = process.readAllStandardOutput();
    if (!ended || process.exitStatus() != QProcess::NormalExit || process.exitCode() != 0)
        qCritical("%s: %s%s", qPrintable(program), output.right(2000).constData(),
                  process.readAllStandardError().constData());
    return process.exitCode() == 0 ? output : QByteArray();
}

QString tst_JudgePage::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    const bool written
        = file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
    return written ? file.fileName() : QString();
}

QJsonObject tst_JudgePage::answerOfRedressVerify(const QString &path) const
{
    QProcess process;
    process.start(QStringLiteral(REDRESS_BIN_DIR "/redress-verify"), {u"--json"_s, path});
    process.waitForFinished(kTimeout);
    return QJsonDocument::fromJson(process.readAllStandardOutput()).object();
}

void tst_JudgePage::isBuiltFromItsSources()
{
    const QString judge = QStringLiteral(REDRESS_SOURCE_DIR "/resources/judge/");
    run(u"node"_s, {judge + "build.mjs"_L1, m_folder.filePath(u"built.html"_s)});
    QFile built(m_folder.filePath(u"built.html"_s));
    QFile committed(judge + "verify.html"_L1);
    QVERIFY(built.open(QIODevice::ReadOnly));
    QVERIFY(committed.open(QIODevice::ReadOnly));
    QVERIFY2(built.readAll() == committed.readAll(),
             "resources/judge/verify.html is old: run node resources/judge/build.mjs");
}

void tst_JudgePage::comesWithEveryDossier()
{
    Test::Files files = Test::unpack(m_bytes);
    QCOMPARE(files.value(Layout::kVerifyPage), Layout::verifyPage());
    QVERIFY(Layout::verifyPage().size() <= 600'000);
    QVERIFY(files.value(Layout::kManifest).contains("  verify.html\n"));
    QVERIFY(files.value(Layout::kVerifyText).contains("verify.html"));
    files.remove(Layout::kVerifyPage); // as in the first dossiers
    Test::sealAgain(&files, m_kit.signer());
    const QString path = write(u"first.asice"_s, Test::pack(files));
    QCOMPARE(answerOfRedressVerify(path)["verdict"_L1].toString(), u"intact-with-remarks"_s);
}

// The corpus of lies stands before the page in tst_verdicts.
void tst_JudgePage::stillReadsTheFirstSample()
{
    const QString path = QStringLiteral(REDRESS_TEST_DATA "/dossier/dossier-1.asice");
    const QByteArrayList lines
        = run(u"node"_s, {here(u"judge.mjs"_s), u"chromium"_s, m_page, path}).split('\n');
    QCOMPARE(lines.size(), 3);
    qInfo("%s", lines.first().constData());
    const QJsonObject answer
        = QJsonDocument::fromJson(lines.at(1)).object()["answer"_L1].toObject();
    QCOMPARE(answer, answerOfRedressVerify(path));
    QVERIFY(answer["intact"_L1].toBool());
}

// Browsers that have it got it late; elsewhere a library stands in.
void tst_JudgePage::judgesWithoutEd25519()
{
    Test::Files files = Test::unpack(m_bytes);
    for (auto it = files.begin(); it != files.end(); ++it) {
        if (it.key().endsWith(".tlog-proof")) // in the last line of each, within the signature
            it.value()[it.value().size() - 12]
                = it.value().at(it.value().size() - 12) == 'A' ? 'B' : 'A';
    }
    Test::sealAgain(&files, m_kit.signer());
    const QString bad = write(u"unsigned.asice"_s, Test::pack(files));
    const QString good = write(u"good.asice"_s, m_bytes);
    const QByteArray told = run(u"node"_s, {here(u"without.mjs"_s), good, bad});
    QVERIFY2(told.contains("dossier.checkpoint"), told.constData());
}

void tst_JudgePage::noticesFlippedBits()
{
    Test::Files files = Test::unpack(m_bytes);
    files.remove(Layout::kVerifyPage); // hashed like any other file, and long
    Test::sealAgain(&files, m_kit.signer());
    const QString path = write(u"flipped.asice"_s, Test::pack(files));
    const bool all = qEnvironmentVariable("REDRESS_FLIPS") == "all"_L1;
    const QByteArray told = run(
        u"node"_s, {here(u"flips.mjs"_s), path, all ? u"1"_s : u"41"_s, all ? u"8"_s : u"1"_s});
    QVERIFY(told.contains("\"flipped\""));
    qInfo("%s", told.constData());
}

void tst_JudgePage::canBeReadInTwoLanguages()
{
    Test::Files files = Test::unpack(m_bytes);
    files["report.pdf"] += "another line\n";
    const QString bad = write(u"bad.asice"_s, Test::pack(files));
    const QString good = write(u"good.asice"_s, m_bytes);
    const QString root = answerOfRedressVerify(good)["anchors"_L1]["root"_L1].toString();
    QStringList arguments{here(u"reader.mjs"_s), u"chromium"_s, m_page, good, bad, root.toLower()};
    if (qEnvironmentVariableIsSet("REDRESS_PICTURES"))
        arguments += qEnvironmentVariable("REDRESS_PICTURES");
    const QJsonObject seen = QJsonDocument::fromJson(run(u"node"_s, arguments)).object();
    const auto saw = [&](const char *where, const QString &what) {
        const QString text = seen[QLatin1String(where)].toString();
        if (!text.contains(what))
            qCritical("%s: %s", where, qPrintable(text));
        return text.contains(what);
    };
    QVERIFY(saw("language", u"en"_s));
    QVERIFY(saw("good", u"This dossier holds"_s));
    QVERIFY(saw("focus", u"This dossier holds"_s)); // a screen reader begins with the verdict
    QVERIFY(saw("good", u"by the signer's own clock"_s));
    QVERIFY(saw("good", u"李雷"_s));
    QVERIFY(saw("good", root));
    QVERIFY(!seen["good"_L1].toString().contains("another version"_L1)); // it knows itself
    QVERIFY(saw("wrongAnchor", u"do not rely on the dossier"_s));
    QVERIFY(saw("wrongBanner", u"not the anchor that you got"_s));
    QVERIFY(saw("noAnchor", u"Paste a fingerprint"_s));
    QVERIFY(saw("rightAnchor", u"It is the root certificate"_s));
    QVERIFY(saw("goodChinese", u"本卷宗成立"_s));
    QVERIFY(saw("goodChinese", u"一致"_s));
    QVERIFY(saw("badChinese", u"本卷宗不成立"_s));
    QVERIFY(saw("bad", u"This dossier does not hold"_s));
    QVERIFY(saw("bad", u"dossier.asic-digest"_s));
    QVERIFY(saw("none", u"This is not a dossier"_s));
    QCOMPARE(seen["elements"_L1].toInt(-1), 0);
    QCOMPARE(seen["problems"_L1].toArray(), QJsonArray());
    QCOMPARE(seen["requests"_L1].toArray(), QJsonArray());
}

QTEST_GUILESS_MAIN(tst_JudgePage)
#include "tst_judgepage.moc"
