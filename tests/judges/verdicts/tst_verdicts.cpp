// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/seals/dossiertexts.h"
#include "tests/judges/verdicts/judges.h"
#include "tests/judges/verdicts/reasons.h"
#include "tests/seals/dossiercorpus.h"

#include <QJsonArray>
#include <QProcess>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace Redress;

namespace {

constexpr int kStep = 4; // of the lies, in the short form, for the judges that take long
constexpr auto kTable = REDRESS_TEST_DATA "/dossiers/VERDICTS.md";
constexpr auto kHead = R"(<!-- SPDX-FileCopyrightText: The Redress authors -->
<!-- SPDX-License-Identifier: GPL-3.0-or-later -->
# What each judge says of the corpus of lies

`tests/seals/dossiercorpus.h` makes these dossiers new for each run, each called after its fault. `tst_verdicts` asks all judges, compares their answers with this
table, and fails where a judge accepts what we refuse, or refuses what we accept, without a reason written below. Written by `REDRESS_VERDICTS=write`; `REDRESS_VERDICTS=all`
asks every judge for every dossier, without it the slow ones are asked for each good twin and each fourth lie.

The second column is what `redress-verify` and `verify.html` (in a headless Chromium) both say: the codes of what is broken. They must agree in every finding
and its subject. Of the others each has its own part to look at: `unzip -t` the container; `sha256sum -c` the manifest; `openssl cms`, `certtool` and `pkijs` the signature over the signed list, with
its chain; Go's `x/mod/sumdb` acts, proofs and the ledger's signature; `verify.sh` all that is unpacked. `yes`: it accepts, `no`: it refuses, `-`: nothing was left for it to look at.

)"_L1;

QStringList findingsOf(const QJsonObject &answer)
{
    QStringList findings;
    for (const auto &each : answer["findings"_L1].toArray())
        findings += each["code"_L1].toString() + u' ' + each["subject"_L1].toString();
    return findings;
}

QString withoutFindings(QJsonObject answer)
{
    answer.remove("findings"_L1);
    return QString::fromUtf8(QJsonDocument(answer).toJson(QJsonDocument::Compact));
}

QStringList brokenCodes(const QJsonObject &answer)
{
    QStringList codes;
    for (const auto &each : answer["findings"_L1].toArray()) {
        const QString code = each["code"_L1].toString();
        if (each["verdict"_L1].toString() == "broken"_L1 && !codes.contains(code))
            codes += code;
    }
    return codes;
}

} // namespace

// All judges before all dossiers.
class tst_Verdicts : public QObject {
    Q_OBJECT
public:
    static void initMain() { qputenv("QTEST_FUNCTION_TIMEOUT", "1800000"); }
private Q_SLOTS:
    void initTestCase();
    void thePageSaysWhatRedressVerifySays();
    void everyJudgeSaysWhatTheTableSays();

private:
    QString rowOf(const QString &name, const QHash<QString, QString> &answers) const;
    bool write(const QString &name, const QByteArray &bytes) const;
    void checkReasons(const QString &name, const QHash<QString, QString> &answers,
                      QStringList *missing) const;

    QTemporaryDir m_folder;
    Test::DossierCorpus m_corpus;
    Test::Judges m_judges{m_folder.path()};
    QStringList m_names;
    QHash<QString, QString> m_codes; // the fault of a lie, empty for a twin
    QHash<QString, QJsonObject> m_ours;
};

bool tst_Verdicts::write(const QString &name, const QByteArray &bytes) const
{
    QFile file(m_folder.filePath(name));
    return file.open(QIODevice::WriteOnly) && file.write(bytes) == bytes.size() && file.flush();
}

void tst_Verdicts::initTestCase()
{
    const QString missing = m_judges.missingTool();
    QVERIFY2(missing.isEmpty(), qPrintable(missing + " is needed: run ./dev test"_L1));
    QCOMPARE(QProcess::execute(QStringLiteral(REDRESS_SOURCE_DIR "/tests/judges/npm-install.sh")),
             0);
    const auto noon = Test::noon().addDays(1);
    for (const Test::CorpusFile &file : m_corpus.files()) {
        const QString name = QString::fromLatin1(file.name);
        QVERIFY(write(name + ".asice"_L1, file.bytes));
        const QJsonObject ours = m_judges.redressVerify(name);
        const auto at
            = QDateTime::fromString(ours["signer"_L1]["at"_L1].toString(), Qt::ISODateWithMs);
        const qint64 seconds = (at.isValid() ? at : noon).toSecsSinceEpoch();
        QVERIFY(write(name + ".time"_L1, QByteArray::number(seconds)));
        m_names += name;
        m_codes.insert(name, QString::fromLatin1(file.code));
        m_ours.insert(name, ours);
        const bool isNamed = brokenCodes(ours).contains(m_codes[name]) || m_codes[name].isEmpty();
        QVERIFY2(isNamed && ours["intact"_L1].toBool() == m_codes[name].isEmpty(),
                 qPrintable(name));
    }
}

void tst_Verdicts::thePageSaysWhatRedressVerifySays()
{
    QVERIFY(write(u"verify.html"_s, Seals::Layout::verifyPage()));
    const auto answers = m_judges.page(m_folder.filePath(u"verify.html"_s), m_names);
    QCOMPARE(m_judges.problems(), QStringList());
    QStringList differing;
    for (const QString &name : std::as_const(m_names)) {
        const QJsonObject &ours = m_ours[name];
        const QJsonObject answer = answers.value(name);
        if (findingsOf(answer) != findingsOf(ours)
            || withoutFindings(answer) != withoutFindings(ours))
            differing += u"%1: %2 | %3"_s.arg(name, findingsOf(answer).join(u", "_s),
                                              findingsOf(ours).join(u", "_s));
    }
    QVERIFY2(differing.isEmpty(), qPrintable(differing.join(u'\n')));
}

QString tst_Verdicts::rowOf(const QString &name, const QHash<QString, QString> &answers) const
{
    const QStringList codes = brokenCodes(m_ours[name]);
    QString row = u"| %1 | %2 |"_s.arg(name, codes.isEmpty() ? u"holds"_s : codes.join(u' '));
    for (const QString &judge : Test::Judges::outsideNames())
        row += u' ' + answers.value(judge) + " |"_L1;
    return row;
}

void tst_Verdicts::checkReasons(const QString &name, const QHash<QString, QString> &answers,
                                QStringList *missing) const
{
    const QString code = m_codes[name];
    for (auto it = answers.cbegin(); it != answers.cend(); ++it) {
        const bool lacks = code.isEmpty()
            ? it.value() == "no"_L1 && Test::reasonToRefuse(it.key(), name).isEmpty()
            : it.value() == "yes"_L1 && Test::reasonToAccept(it.key(), code).isEmpty();
        if (lacks)
            *missing += u"%1: %2 says %3"_s.arg(name, it.key(), it.value());
    }
}

void tst_Verdicts::everyJudgeSaysWhatTheTableSays()
{
    const QString how = qEnvironmentVariable("REDRESS_VERDICTS");
    const bool isWhole = how == "all"_L1 || how == "write"_L1;
    QStringList asked;
    for (qsizetype i = 0; i < m_names.size(); ++i) {
        if (isWhole || m_codes[m_names[i]].isEmpty() || i % kStep == 0)
            asked += m_names[i];
    }
    const auto answers = m_judges.outside(asked);
    QCOMPARE(m_judges.problems(), QStringList());
    QStringList rows;
    QStringList missing;
    for (const QString &name : std::as_const(asked)) {
        rows += rowOf(name, answers.value(name));
        checkReasons(name, answers.value(name), &missing);
    }
    const QString head = "| dossier | we say | "_L1 + Test::Judges::outsideNames().join(u" | "_s)
        + " |\n| --- | --- |"_L1
        + QString(Test::Judges::outsideNames().size(), u'-').replace(u'-', " --- |"_L1) + u'\n';
    QFile table(QString::fromLatin1(kTable));
    if (how == "write"_L1) {
        QVERIFY(table.open(QIODevice::WriteOnly));
        table.write((kHead + head + rows.join(u'\n') + u'\n' + Test::reasonsText()).toUtf8());
        table.close();
    }
    QVERIFY2(missing.isEmpty(), qPrintable(missing.join(u'\n')));
    QVERIFY(table.open(QIODevice::ReadOnly));
    const QString committed = QString::fromUtf8(table.readAll());
    QVERIFY(committed.startsWith(kHead + head) && committed.endsWith(Test::reasonsText()));
    QStringList differing;
    for (const QString &row : std::as_const(rows)) {
        if (!committed.contains(u'\n' + row + u'\n'))
            differing += row;
    }
    if (isWhole) // nothing in the table that is not in the corpus
        QCOMPARE(committed.count("\n| "_L1), rows.size() + 2);
    QVERIFY2(differing.isEmpty(), qPrintable(differing.join(u'\n')));
}

QTEST_GUILESS_MAIN(tst_Verdicts)
#include "tst_verdicts.moc"
