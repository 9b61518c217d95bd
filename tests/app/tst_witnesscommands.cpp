// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/httpclient.h"
#include "models/services/witness.h"
#include "tests/app/commandline.h"
#include "tests/ledger/growinglog.h"

#include <QDirIterator>
#include <QJsonArray>
#include <QRandomGenerator>

#include <signal.h>
#include <thread>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Ledger;

/// The witness as its own people run it: real programs, real sockets, kill -9.
class tst_WitnessCommands : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void answersARequestThatCameAsAFile();
    void refusesASecondHistoryAndShowsIt();
    void servesAndStopsWhenTold();
    void servesWhileALogIsAdded();
    void remembersWhatItCosignedThroughKills();
    void tellsWrongUse();

private:
    /// A witness that serves, killed when the test ends.
    class Serving {
    public:
        explicit Serving(const CommandLine &line)
        {
            m_process.start(QStringLiteral(REDRESS_BIN_DIR "/redress-cli"),
                            {u"witness"_s, u"serve"_s, u"--witness"_s, line.path(u"witness"_s),
                             u"--password-file"_s, line.path(u"password"_s), u"--json"_s});
            if (m_process.waitForReadyRead(30'000))
                m_url = u"http://"_s
                    + QJsonDocument::fromJson(m_process.readLine())
                          .object()[u"listening"_s]
                          .toString()
                    + u"/add-checkpoint"_s;
        }
        ~Serving()
        {
            m_process.kill();
            m_process.waitForFinished();
        }
        Result<Exchange::HttpAnswer> ask(const QByteArray &request) const
        {
            NoProgress progress;
            return Exchange::HttpClient({}, QUrl())
                .post(QUrl(m_url), "text/plain", request, progress);
        }
        QProcess &process() { return m_process; }
        QString url() const { return m_url; }

    private:
        QProcess m_process;
        QString m_url;
    };

    static CommandLine::Ran witness(const CommandLine &line, const QStringList &words)
    {
        return CommandLine::run(u"redress-cli"_s,
                                QStringList{u"witness"_s} + words
                                    + QStringList{u"--witness"_s, line.path(u"witness"_s),
                                                  u"--password-file"_s, line.path(u"password"_s),
                                                  u"--json"_s});
    }
    static VerifierKey made(const CommandLine &line)
    {
        return *Services::Witness::create({line.path(u"witness"_s), u"dept.example/w"_s,
                                           Crypto::SecretBytes::copyOf("secret"), true});
    }

    QTemporaryDir m_home;
};

void tst_WitnessCommands::initTestCase()
{
    qputenv("XDG_DATA_HOME", m_home.path().toUtf8());
}

void tst_WitnessCommands::answersARequestThatCameAsAFile()
{
    const CommandLine line;
    const VerifierKey key = made(line);
    const GrowingLog log(9);
    QCOMPARE(witness(line, {u"add-log"_s, QString::fromUtf8(log.key().text())}).code, 0);
    const QString out = line.path(u"answer"_s);
    const auto cosign = [&](const QByteArray &request) {
        return witness(line, {u"cosign"_s, line.file(u"request"_s, request), u"--out"_s, out});
    };
    CommandLine::Ran ran = cosign(log.asked(0, 5));
    QVERIFY2(ran.code == 0, ran.err.constData());
    QVERIFY(ran.json()[u"cosigned"_s].toBool());
    QFile file(out);
    QVERIFY(file.open(QIODevice::ReadOnly));
    const QByteArray note = file.readAll();
    QVERIFY(note.startsWith(log.note(5)));
    QVERIFY(cosignedAt(*parseNote(note), key));
    file.close();
    // The center forgot how far it had come: the answer tells it.
    ran = cosign(log.asked(0, 9));
    QCOMPARE(ran.code, 0);
    QVERIFY(!ran.json()[u"cosigned"_s].toBool());
    QCOMPARE(ran.json()[u"status"_s].toInt(), 409);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QCOMPARE(file.readAll(), "5\n");
    const QJsonObject listed
        = witness(line, {u"list"_s}).json()[u"items"_s].toArray().first().toObject();
    QCOMPARE(listed[u"size"_s].toInt(), 5);
}

void tst_WitnessCommands::refusesASecondHistoryAndShowsIt()
{
    const CommandLine line;
    made(line);
    const GrowingLog log(9);
    QCOMPARE(witness(line, {u"add-log"_s, QString::fromUtf8(log.key().text())}).code, 0);
    const QString out = line.path(u"answer"_s);
    const auto cosign = [&](const QByteArray &request) {
        return witness(line, {u"cosign"_s, line.file(u"request"_s, request), u"--out"_s, out});
    };
    QCOMPARE(cosign(log.asked(0, 5)).code, 0);
    QVERIFY(QFile::remove(out));
    const CommandLine::Ran ran = cosign(GrowingLog(9, 2).asked(5, 5));
    QCOMPARE(ran.code, 1);
    QVERIFY(!QFile::exists(out));
    QVERIFY(QFile::exists(ran.json()[u"evidence"_s].toString()));
    const CommandLine::Ran listed = witness(line, {u"list"_s});
    QCOMPARE(listed.code, 1);
    QCOMPARE(listed.json()[u"items"_s].toArray().first().toObject()[u"forks"_s].toArray().size(),
             1);
}

void tst_WitnessCommands::servesAndStopsWhenTold()
{
    const CommandLine line;
    const VerifierKey key = made(line);
    const GrowingLog log(9);
    QCOMPARE(witness(line, {u"add-log"_s, QString::fromUtf8(log.key().text())}).code, 0);
    Serving serving(line);
    const auto cosigned = serving.ask(log.asked(0, 5));
    QVERIFY2(cosigned, cosigned ? "" : qPrintable(cosigned.error().detail));
    QCOMPARE(cosigned->status, 200);
    QVERIFY(withCosignature(log.note(5), cosigned->body, key));
    const auto other = serving.ask(log.asked(0, 9));
    QVERIFY(other);
    QCOMPARE(other->status, 409);
    QCOMPARE(other->contentType, "text/x.tlog.size");
    QCOMPARE(other->body, "5\n");
    for (const auto &[request, status] :
         {std::pair(GrowingLog(9, 2).asked(5, 5), 409),
          {GrowingLog(9, 2).asked(5, 9), 422},
          {GrowingLog(4, -1, u"redress.example/other"_s).asked(0, 4), 404},
          {*formatWitnessRequest({5, {}, log.note(9, 'x')}), 403},
          {*formatWitnessRequest({9, {}, log.note(8)}), 400},
          {QByteArray("rubbish"), 400}}) {
        const auto refused = serving.ask(request);
        QVERIFY(refused);
        QCOMPARE(refused->status, status);
        QVERIFY(refused->contentType != "text/x.tlog.size");
    }
    serving.process().terminate();
    QVERIFY(serving.process().waitForFinished(10'000));
    QCOMPARE(serving.process().exitStatus(), QProcess::NormalExit);
    QCOMPARE(serving.process().exitCode(), 0);
    // Its own people heard what the strangers were told.
    const QByteArray said = serving.process().readAllStandardError();
    QVERIFY2(said.contains("409 redress.example/log: the log signed two different histories"),
             said.constData());
}

void tst_WitnessCommands::servesWhileALogIsAdded()
{
    const CommandLine line;
    made(line);
    const Serving serving(line);
    const GrowingLog log(9);
    QCOMPARE(serving.ask(log.asked(0, 5))->status, 404);
    QCOMPARE(witness(line, {u"add-log"_s, QString::fromUtf8(log.key().text())}).code, 0);
    QCOMPARE(serving.ask(log.asked(0, 5))->status, 200);
    QCOMPARE(witness(line, {u"list"_s}).code, 0);
}

// Killed at any moment: what it had answered it remembers, and it answers on.
void tst_WitnessCommands::remembersWhatItCosignedThroughKills()
{
    const CommandLine line;
    const VerifierKey key = made(line);
    const GrowingLog log(400);
    QCOMPARE(witness(line, {u"add-log"_s, QString::fromUtf8(log.key().text())}).code, 0);
    qint64 known = 0;
    for (int round = 0; round < 5; ++round) {
        Serving serving(line);
        const auto remembered = Services::Witness::overview(line.path(u"witness"_s));
        QVERIFY2(remembered, remembered ? "" : qPrintable(remembered.error().detail));
        const qint64 size = remembered->logs.first().size;
        QVERIFY2(size == known || size == known + 1, QByteArray::number(size));
        known = size;
        const pid_t pid = pid_t(serving.process().processId());
        const int patience = int(QRandomGenerator::global()->bounded(5, 60));
        std::thread killer([pid, patience] {
            std::this_thread::sleep_for(std::chrono::milliseconds(patience));
            ::kill(pid, SIGKILL);
        });
        for (; known < 400; ++known) {
            const auto answer = serving.ask(log.asked(known, known + 1));
            if (!answer)
                break;
            QCOMPARE(answer->status, 200);
            QVERIFY(withCosignature(log.note(known + 1), answer->body, key));
        }
        killer.join();
    }
    QVERIFY(known > 0);
    // What the kills left half written goes with the next start.
    const Serving serving(line);
    QVERIFY(serving.ask(log.asked(known, known)));
    QDirIterator halves(line.path(u"witness"_s), {u".*.part"_s}, QDir::Files | QDir::Hidden,
                        QDirIterator::Subdirectories);
    QVERIFY(!halves.hasNext());
}

void tst_WitnessCommands::tellsWrongUse()
{
    const CommandLine line;
    QCOMPARE(witness(line, {u"list"_s}).error()[u"code"_s].toString(), u"not-found"_s);
    const CommandLine::Ran made = witness(line, {u"init"_s, u"--name"_s, u"dept.example/w"_s});
    QCOMPARE(made.code, 0);
    QCOMPARE(VerifierKey::parse(made.json()[u"key"_s].toString().toUtf8())->name(),
             u"dept.example/w"_s);
    QCOMPARE(witness(line, {u"init"_s}).code, 2);
    QCOMPARE(witness(line, {u"add-log"_s, u"nonsense"_s}).code, 2);
    QCOMPARE(witness(line, {u"cosign"_s, line.file(u"r"_s, "x")}).code, 2);
    QCOMPARE(witness(line, {u"serve"_s, u"--listen"_s, u"somewhere"_s}).code, 2);
    const CommandLine::Ran wrong
        = CommandLine::run(u"redress-cli"_s,
                           {u"witness"_s, u"serve"_s, u"--witness"_s, line.path(u"witness"_s),
                            u"--password-file"_s, line.file(u"other"_s, "other\n"), u"--json"_s});
    QCOMPARE(wrong.error()[u"code"_s].toString(), u"wrong-password"_s);
}

QTEST_GUILESS_MAIN(tst_WitnessCommands)
#include "tst_witnesscommands.moc"
