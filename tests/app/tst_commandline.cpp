// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/app/commandline.h"

#include <QJsonArray>

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

/// The command line's contract: what people and scripts may rely on.
class tst_CommandLine : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void helpsWithEveryVerb();
    void completesWords();
    void doesTheMainJobFromCallToVerifiedDossier();
    void answersListsPageByPage();
    void knowsCompaniesCodesAndClocks();
    void tellsWrongUse_data();
    void tellsWrongUse();
    void refusesBadCases_data();
    void refusesBadCases();
    void refusesBadPapers_data();
    void refusesBadPapers();
    void refusesBadImports_data();
    void refusesBadImports();
    void refusesAWrongPassword();
    void waitsForNobodyWhoHasTheVaultOpen();
    void leavesANewerVaultUntouched();
    void refusesWhatIsNoVault();
    void verifyRefusesWhatIsNoDossier_data();
    void verifyRefusesWhatIsNoDossier();

private:
    static QString openCase(const CommandLine &line)
    {
        const auto ran = line.cli({u"case"_s, u"open"_s, u"--company"_s, u"Acme Lending"_s,
                                   u"--narrative"_s, u"cannot withdraw"_s});
        return ran.json().value(u"case"_s).toString();
    }
    static qint64 ledgerSize(const CommandLine &line)
    {
        return line.cli({u"ledger"_s, u"head"_s}).json().value(u"size"_s).toInteger(-1);
    }
};

void tst_CommandLine::helpsWithEveryVerb()
{
    const auto all = CommandLine::run(u"redress-cli"_s, {u"--help"_s});
    QCOMPARE(all.code, 0);
    static const QRegularExpression verb(u"^  ([a-z]+(?: [a-z]+)?)  +\\S"_s,
                                         QRegularExpression::MultilineOption);
    int verbs = 0;
    for (auto match = verb.globalMatch(QString::fromUtf8(all.out)); match.hasNext(); ++verbs) {
        const QStringList words = match.next().captured(1).split(u' ');
        const auto one = CommandLine::run(u"redress-cli"_s, words + QStringList{u"--help"_s});
        QVERIFY2(one.code == 0 && one.out.contains("Usage: "), qPrintable(words.join(u' ')));
    }
    QVERIFY(verbs >= 30);
    QCOMPARE(CommandLine::run(u"redress-cli"_s, {}).code, 2);
    QCOMPARE(CommandLine::run(u"redress-verify"_s, {u"--help"_s}).code, 0);
}

void tst_CommandLine::completesWords()
{
    QTemporaryDir folder;
    const auto script = CommandLine::run(u"redress-cli"_s, {u"completion"_s, u"bash"_s});
    QCOMPARE(script.code, 0);
    QFile file(folder.filePath(u"completion"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(script.out);
    file.write(
        "\nCOMP_WORDS=(redress-cli case re); COMP_CWORD=2; _redress_cli; echo \"${COMPREPLY[@]}\"\n"
        "COMP_WORDS=(redress-cli --vault x case extend --r); COMP_CWORD=5; _redress_cli; echo "
        "\"${COMPREPLY[@]}\"\n");
    file.close();
    QProcess shell;
    shell.start(u"bash"_s, {file.fileName()});
    QVERIFY(shell.waitForFinished());
    QCOMPARE(shell.readAllStandardOutput(), QByteArray("resume reopen\n--reason\n"));
}

void tst_CommandLine::doesTheMainJobFromCallToVerifiedDossier()
{
    CommandLine line;
    line.makeVault();
    const auto opened = line.cli(
        {u"case"_s, u"open"_s, u"--json-file"_s, u"-"_s},
        R"({"channel":"phone","consumer":{"name":"王小明","phone":"138-0013-8000"},"company":"Acme Lending",)"
        R"("narrative":"无法提现，客服不接电话","amount":{"minorUnits":5000000,"currency":"CNY"},"remedies":["refund"]})");
    QVERIFY2(opened.code == 0, opened.err.constData());
    const QString id = opened.json().value(u"case"_s).toString();
    QVERIFY(id.startsWith("C-"_L1));
    QVERIFY(opened.json().value(u"entry"_s).toInteger() > 0);

    const QByteArray contract("A contract between Acme and the caller\n");
    const auto archived
        = line.cli({u"document"_s, u"add"_s, id, line.file(u"contract.txt"_s, contract),
                    u"--kind"_s, u"contract"_s});
    QVERIFY2(archived.code == 0, archived.err.constData());
    QCOMPARE(archived.json().value(u"sha256"_s).toString().toLatin1(),
             QCryptographicHash::hash(contract, QCryptographicHash::Sha256).toHex());
    const QString paper = archived.json().value(u"document"_s).toString();

    for (const QStringList &act :
         {QStringList{u"assign"_s, id},
          QStringList{u"forward"_s, id, u"--message"_s, u"Please answer"_s},
          QStringList{u"answer"_s, id, u"--text"_s, u"Funds are on their way"_s},
          QStringList{u"close"_s, id, u"--outcome"_s, u"upheld"_s, u"--relief"_s, u"5万"_s}}) {
        const auto ran = line.cli(QStringList{u"case"_s} + act);
        QVERIFY2(ran.code == 0, ran.err.constData());
        QCOMPARE(ran.json().value(u"case"_s).toString(), id);
    }
    const auto card = line.cli({u"case"_s, u"show"_s, id, u"--reveal"_s}).json();
    QCOMPARE(card.value(u"status"_s).toString(), u"closed"_s);
    QCOMPARE(card.value(u"consumerFacts"_s).toObject().value(u"name"_s).toString(), u"王小明"_s);
    QCOMPARE(card.value(u"documents"_s).toArray().size(), 1);

    const auto out = line.path(u"back.txt"_s);
    QCOMPARE(line.cli({u"document"_s, u"export"_s, paper, u"--out"_s, out}).code, 0);
    QFile back(out);
    QVERIFY(back.open(QIODevice::ReadOnly));
    QCOMPARE(back.readAll(), contract);

    for (const QString &recipient : {u"court"_s, u"company"_s}) {
        const QString dossier = line.path(recipient + ".asice"_L1);
        const auto made
            = line.cli({u"report"_s, u"dispute"_s, id, u"--for"_s, recipient, u"--out"_s, dossier});
        QVERIFY2(made.code == 0, made.err.constData());
        const auto judged = CommandLine::run(u"redress-verify"_s, {dossier, u"--json"_s});
        QVERIFY2(judged.code == 0, judged.out.constData());
    }
    const auto whole = line.cli({u"ledger"_s, u"verify"_s});
    QVERIFY2(whole.code == 0, whole.out.constData());
    QVERIFY(line.cli({u"ledger"_s, u"proof"_s, u"0"_s})
                .json()
                .value(u"proof"_s)
                .toString()
                .startsWith("c2sp.org/tlog-proof@v1"_L1));
}

void tst_CommandLine::answersListsPageByPage()
{
    CommandLine line;
    line.makeVault();
    QSet<QString> made;
    for (int i = 0; i < 5; ++i)
        made.insert(openCase(line));
    QSet<QString> listed;
    QString cursor;
    do {
        QStringList words{u"case"_s, u"list"_s, u"--limit"_s, u"2"_s};
        if (!cursor.isEmpty())
            words += {u"--cursor"_s, cursor};
        const auto page = line.cli(words).json();
        for (const QJsonValue &item : page.value(u"items"_s).toArray())
            listed.insert(item.toObject().value(u"case"_s).toString());
        cursor = page.value(u"next"_s).toString();
    } while (!cursor.isEmpty());
    QCOMPARE(listed, made);
    QCOMPARE(line.cli({u"case"_s, u"list"_s, u"--count"_s}).json(), (QJsonObject{{u"count"_s, 5}}));
}

void tst_CommandLine::knowsCompaniesCodesAndClocks()
{
    CommandLine line;
    line.makeVault();
    const auto added = line.cli({u"company"_s, u"add"_s, u"Acme"_s, u"--domain"_s, u"acme.cn"_s});
    QVERIFY2(added.code == 0, added.err.constData());
    const QString id = added.json().value(u"company"_s).toString();
    QCOMPARE(line.cli({u"company"_s, u"change"_s, id, u"--hotline"_s, u"95000"_s}).code, 0);
    const QJsonObject company = line.cli({u"company"_s, u"show"_s, id}).json();
    QCOMPARE(company.value(u"domains"_s).toArray(), QJsonArray{u"acme.cn"_s});
    QCOMPARE(company.value(u"hotline"_s).toString(), u"95000"_s);
    const auto codes = line.cli({u"taxonomy"_s, u"list"_s, u"p2p"_s}).json();
    QVERIFY(!codes[u"items"][0][u"issues"][0][u"code"].toString().isEmpty());
    QCOMPARE(line.cli({u"taxonomy"_s, u"list"_s, u"no-such"_s}).code, 2);
    const auto card = line.cli({u"case"_s, u"show"_s, openCase(line)}).json();
    const QJsonArray trace = card[u"deadlines"][0][u"trace"].toArray();
    QCOMPARE(trace.last().toObject().value(u"step"_s).toString(), u"due"_s);
}

void tst_CommandLine::tellsWrongUse_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::newRow("no such verb") << QStringList{u"case"_s, u"sing"_s};
    QTest::newRow("no such option") << QStringList{u"case"_s, u"list"_s, u"--colour"_s, u"red"_s};
    QTest::newRow("option twice") << QStringList{u"case"_s, u"list"_s,    u"--limit"_s,
                                                 u"2"_s,    u"--limit"_s, u"3"_s};
    QTest::newRow("option without value") << QStringList{u"case"_s, u"list"_s, u"--limit"_s};
    QTest::newRow("missing word") << QStringList{u"case"_s, u"show"_s};
    QTest::newRow("one word too many")
        << QStringList{u"case"_s, u"show"_s, u"C-2026-000001-1"_s, u"x"_s};
    QTest::newRow("limit of zero") << QStringList{u"case"_s, u"list"_s, u"--limit"_s, u"0"_s};
    QTest::newRow("limit too large")
        << QStringList{u"case"_s, u"list"_s, u"--limit"_s, u"1000000"_s};
    QTest::newRow("no such queue") << QStringList{u"case"_s, u"list"_s, u"--queue"_s, u"lost"_s};
    QTest::newRow("no such status") << QStringList{u"case"_s, u"list"_s, u"--status"_s, u"lost"_s};
    QTest::newRow("foreign cursor")
        << QStringList{u"case"_s, u"list"_s, u"--cursor"_s, u"'; DROP TABLE entry; --"_s};
    QTest::newRow("misheard number") << QStringList{u"case"_s, u"show"_s, u"C-2026-000001-0"_s};
    QTest::newRow("no such case") << QStringList{u"case"_s, u"show"_s,
                                                 Redress::formatNumber(u'C', 2026, 999999)};
    QTest::newRow("note without text")
        << QStringList{u"case"_s, u"note"_s, Redress::formatNumber(u'C', 2026, 999999)};
    QTest::newRow("extend by nothing") << QStringList{
        u"case"_s, u"extend"_s, Redress::formatNumber(u'C', 2026, 1), u"--days"_s, u"-5"_s};
    QTest::newRow("no such person")
        << QStringList{u"consumer"_s, u"show"_s, u"P-0000000000000000"_s};
    QTest::newRow("no such company")
        << QStringList{u"company"_s, u"show"_s, u"K-0000000000000000"_s};
    QTest::newRow("company without name") << QStringList{u"company"_s, u"add"_s};
    QTest::newRow("no such paper")
        << QStringList{u"document"_s, u"show"_s, Redress::formatNumber(u'D', 2026, 999999)};
    QTest::newRow("no such entry") << QStringList{u"ledger"_s, u"proof"_s, u"999999"_s};
    QTest::newRow("entry that is no number") << QStringList{u"ledger"_s, u"proof"_s, u"-1"_s};
    QTest::newRow("no such recipient") << QStringList{
        u"report"_s, u"dispute"_s, Redress::formatNumber(u'C', 2026, 1), u"--for"_s, u"press"_s,
        u"--out"_s,  u"x"_s};
    QTest::newRow("erase without reason")
        << QStringList{u"consumer"_s, u"erase"_s, u"P-0000000000000000"_s};
    QTest::newRow("role that is none")
        << QStringList{u"staff"_s, u"add"_s, u"wang"_s, u"--role"_s, u"king"_s};
}

void tst_CommandLine::tellsWrongUse()
{
    QFETCH(QStringList, words);
    static CommandLine line;
    if (!QFile::exists(line.vault()))
        line.makeVault();
    const auto ran = line.cli(words);
    QCOMPARE(ran.code, 2);
    QVERIFY2(!ran.error().value(u"message"_s).toString().isEmpty(), ran.err.constData());
    QVERIFY(ran.out.isEmpty());
}

void tst_CommandLine::refusesBadCases_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::newRow("empty file") << QByteArray();
    QTest::newRow("not JSON") << QByteArray("case: please");
    QTest::newRow("an array") << QByteArray("[]");
    QTest::newRow("nothing said") << QByteArray("{}");
    QTest::newRow("wrong encoding") << QByteArray("{\"narrative\":\"caf\xe9\"}");
    QTest::newRow("NUL") << QByteArray(R"({"narrative":"a\u0000b"})");
    QTest::newRow("right-to-left override")
        << QByteArray(R"({"narrative":"x","company":"Acme \u202egnidneL"})");
    QTest::newRow("unknown member") << QByteArray(R"({"narrative":"x","narative":"y"})");
    QTest::newRow("member of another type") << QByteArray(R"({"narrative":7})");
    QTest::newRow("negative money")
        << QByteArray(R"({"narrative":"x","amount":{"minorUnits":-1,"currency":"CNY"}})");
    QTest::newRow("money with a fraction")
        << QByteArray(R"({"narrative":"x","amount":{"minorUnits":1.5,"currency":"CNY"}})");
    QTest::newRow("unknown currency")
        << QByteArray(R"({"narrative":"x","amount":{"minorUnits":1,"currency":"ZZZ"}})");
    QTest::newRow("happened in 1899")
        << QByteArray(R"({"narrative":"x","happenedOn":"1899-12-31"})");
    QTest::newRow("happens in 2999")
        << QByteArray(R"({"narrative":"x","happenedOn":"2999-01-01"})");
    QTest::newRow("received in 2999")
        << QByteArray(R"({"narrative":"x","receivedAt":"2999-01-01T00:00:00.000Z"})");
    QTest::newRow("no such day") << QByteArray(R"({"narrative":"x","happenedOn":"2026-02-30"})");
    QTest::newRow("unknown channel") << QByteArray(R"({"narrative":"x","channel":"pigeon"})");
    QTest::newRow("unknown remedy") << QByteArray(R"({"narrative":"x","remedies":["revenge"]})");
    QTest::newRow("unknown product")
        << QByteArray(R"({"narrative":"x","product":"no.such.thing"})");
    QTest::newRow("unknown procedure") << QByteArray(R"({"narrative":"x","procedure":"no-such"})");
    QTest::newRow("telephone of letters")
        << QByteArray(R"({"narrative":"x","consumer":{"phone":"call me"}})");
    QTest::newRow("telephone of 40 digits") << QByteArray(
        "{\"narrative\":\"x\",\"consumer\":{\"phone\":\"" + QByteArray(40, '1') + "\"}}");
    QTest::newRow("name of a megabyte") << QByteArray(
        "{\"narrative\":\"x\",\"consumer\":{\"name\":\"" + QByteArray(1 << 20, 'n') + "\"}}");
    QTest::newRow("story of 5 megabytes")
        << QByteArray("{\"narrative\":\"" + QByteArray(5 << 20, 'n') + "\"}");
    QTest::newRow("deep nesting") << QByteArray(100'000, '[');
}

void tst_CommandLine::refusesBadCases()
{
    QFETCH(QByteArray, json);
    static CommandLine line;
    if (!QFile::exists(line.vault()))
        line.makeVault();
    const qint64 before = ledgerSize(line);
    const auto ran
        = line.cli({u"case"_s, u"open"_s, u"--json-file"_s, line.file(u"case.json"_s, json)});
    QVERIFY2(ran.code == 2, ran.out.constData());
    QVERIFY2(!ran.error().value(u"message"_s).toString().isEmpty(), ran.err.constData());
    QCOMPARE(ledgerSize(line), before);
}

void tst_CommandLine::refusesBadPapers_data()
{
    QTest::addColumn<QString>("path");
    QTest::addColumn<QStringList>("options");
    QTest::newRow("missing file") << u"/nonexistent/contract.pdf"_s << QStringList();
    QTest::newRow("a folder") << u"/tmp"_s << QStringList();
    QTest::newRow("a device") << u"/dev/zero"_s << QStringList();
    QTest::newRow("unknown kind") << u"/etc/hostname"_s << QStringList{u"--kind"_s, u"spell"_s};
    QTest::newRow("unknown giver") << u"/etc/hostname"_s << QStringList{u"--from"_s, u"moon"_s};
}

void tst_CommandLine::refusesBadPapers()
{
    QFETCH(QString, path);
    QFETCH(QStringList, options);
    CommandLine line;
    line.makeVault();
    const QString id = openCase(line);
    const qint64 before = ledgerSize(line);
    const auto ran = line.cli(QStringList{u"document"_s, u"add"_s, id, path} + options);
    QVERIFY2(ran.code == 2 || ran.code == 3, ran.out.constData());
    QVERIFY2(!ran.error().value(u"message"_s).toString().isEmpty(), ran.err.constData());
    QCOMPARE(ledgerSize(line), before);
    QCOMPARE(line.cli({u"ledger"_s, u"verify"_s}).code, 0);
}

void tst_CommandLine::refusesBadImports_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("empty file") << QByteArray();
    QTest::newRow("not CSV") << QByteArray("%PDF-1.7 binary \x01\x02\x00 stuff", 25);
    QTest::newRow("other columns") << QByteArray("a,b,c\n1,2,3\n");
}

void tst_CommandLine::refusesBadImports()
{
    QFETCH(QByteArray, bytes);
    CommandLine line;
    line.makeVault(u"cfpb"_s);
    const qint64 before = ledgerSize(line);
    const auto ran
        = line.cli({u"import"_s, line.file(u"in.csv"_s, bytes), u"--format"_s, u"cfpb"_s});
    QVERIFY2(ran.code == 2, (ran.out + ran.err).constData());
    QVERIFY(!ran.error().value(u"message"_s).toString().isEmpty());
    QCOMPARE(ledgerSize(line), before);
    QCOMPARE(line.cli({u"import"_s, u"/tmp"_s, u"--format"_s, u"cfpb"_s}).code, 2);
    QCOMPARE(line.cli({u"import"_s, line.path(u"in.csv"_s), u"--format"_s, u"xls"_s}).code, 2);
}

void tst_CommandLine::refusesAWrongPassword()
{
    CommandLine line;
    line.makeVault();
    line.file(u"password"_s, "guess\n");
    const auto ran = line.cli({u"ledger"_s, u"head"_s});
    QCOMPARE(ran.code, 4);
    QCOMPARE(ran.error().value(u"code"_s).toString(), u"wrong-password"_s);
    line.file(u"password"_s, "");
    QCOMPARE(line.cli({u"ledger"_s, u"head"_s}).code, 2);
    line.file(u"password"_s, "secret\n");
    QCOMPARE(line.cli({u"ledger"_s, u"head"_s}).code, 0);
}

void tst_CommandLine::waitsForNobodyWhoHasTheVaultOpen()
{
    CommandLine line;
    line.makeVault();
    const int lock = ::open(qPrintable(line.vault() + "/vault.lock"_L1), O_RDWR | O_CREAT, 0600);
    QVERIFY(lock >= 0 && ::flock(lock, LOCK_EX | LOCK_NB) == 0);
    const auto ran = line.cli({u"ledger"_s, u"head"_s});
    QCOMPARE(ran.code, 3);
    QCOMPARE(ran.error().value(u"code"_s).toString(), u"in-use"_s);
    ::close(lock);
    QCOMPARE(line.cli({u"ledger"_s, u"head"_s}).code, 0);
}

void tst_CommandLine::leavesANewerVaultUntouched()
{
    CommandLine line;
    line.makeVault();
    QFile facts(line.vault() + "/vault.json"_L1);
    QVERIFY(facts.open(QIODevice::ReadOnly));
    QJsonObject object = QJsonDocument::fromJson(facts.readAll()).object();
    facts.close();
    QVERIFY(object.contains(u"format"_s));
    object.insert(u"format"_s, object.value(u"format"_s).toInt() + 1);
    const QByteArray newer = QJsonDocument(object).toJson();
    QVERIFY(facts.open(QIODevice::WriteOnly));
    facts.write(newer);
    facts.close();
    const auto ran = line.cli({u"ledger"_s, u"head"_s});
    QCOMPARE(ran.code, 3);
    QCOMPARE(ran.error().value(u"code"_s).toString(), u"newer-version"_s);
    QVERIFY(facts.open(QIODevice::ReadOnly));
    QCOMPARE(facts.readAll(), newer);
}

void tst_CommandLine::refusesWhatIsNoVault()
{
    CommandLine line;
    const auto missing = line.cli({u"ledger"_s, u"head"_s});
    QCOMPARE(missing.code, 2);
    QVERIFY(!missing.error().value(u"message"_s).toString().isEmpty());
    const auto full
        = CommandLine::run(u"redress-cli"_s,
                           {u"--vault"_s, u"/etc"_s, u"--password-file"_s, line.path(u"password"_s),
                            u"--json"_s, u"init"_s, u"--center"_s, u"X"_s, u"--procedure"_s,
                            u"pboc-5-2020"_s, u"--admin"_s, u"li"_s});
    QVERIFY(full.code == 2 || full.code == 3);
    QVERIFY(!QFile::exists(u"/etc/vault.json"_s));
    const auto procedure = CommandLine::run(
        u"redress-cli"_s,
        {u"--vault"_s, line.vault(), u"--password-file"_s, line.path(u"password"_s), u"--json"_s,
         u"init"_s, u"--center"_s, u"X"_s, u"--procedure"_s, u"no-such"_s, u"--admin"_s, u"li"_s});
    QCOMPARE(procedure.code, 2);
    QVERIFY(!QFile::exists(line.vault()));
}

void tst_CommandLine::verifyRefusesWhatIsNoDossier_data()
{
    QTest::addColumn<QStringList>("words");
    QTest::addColumn<int>("code");
    QTest::newRow("nothing") << QStringList() << 2;
    QTest::newRow("missing") << QStringList{u"/nonexistent.asice"_s} << 2;
    QTest::newRow("a folder") << QStringList{u"/tmp"_s} << 2;
    QTest::newRow("no such option") << QStringList{u"--frobnicate"_s} << 2;
    QTest::newRow("a text") << QStringList{u"/etc/passwd"_s} << 2;
}

void tst_CommandLine::verifyRefusesWhatIsNoDossier()
{
    QFETCH(QStringList, words);
    QFETCH(int, code);
    const auto ran = CommandLine::run(u"redress-verify"_s, words);
    QCOMPARE(ran.code, code);
    QVERIFY(!ran.err.isEmpty() || !ran.out.isEmpty());
}

QTEST_GUILESS_MAIN(tst_CommandLine)
#include "tst_commandline.moc"
