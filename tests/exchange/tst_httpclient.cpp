// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/httpclient.h"
#include "tests/exchange/httpstranger.h"

#include <QFile>
#include <QProcess>
#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslKey>
#include <QSslServer>
#include <QSslSocket>
#include <QTemporaryDir>
#include <QtTest>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Exchange;
using Test::HttpHeard;
using Test::HttpStranger;

namespace {

const QUrl kNoProxy; // tests ask their own loopback whatever the surroundings say
constexpr char kWant[] = "application/timestamp-reply";

/// Says "stop" once so many questions were asked.
class Impatience final : public Progress {
public:
    explicit Impatience(int patience) : m_patience(patience) { }
    void setTotal(qint64) override { }
    void setDone(qint64) override { }
    bool isCancelled() const override { return ++m_asked > m_patience; }

private:
    int m_patience;
    mutable int m_asked = 0;
};

Result<HttpAnswer> post(const QUrl &url, const QByteArray &body, HttpLimits limits = {})
{
    NoProgress progress;
    return HttpClient(limits, kNoProxy).post(url, "application/timestamp-query", body, progress);
}

qint64 residentKilobytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return -1;
    for (const QByteArray &line : status.readAll().split('\n')) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').front().toLongLong();
    }
    return -1;
}

void putBack(const char *variable, const QByteArray &before)
{
    if (before.isNull())
        qunsetenv(variable);
    else
        qputenv(variable, before);
}

/// Sends `piece` again and again until the client has gone.
HttpStranger::Conduct pours(const QByteArray &head, const QByteArray &piece)
{
    return [head, piece](QTcpSocket &line, const HttpHeard &) {
        line.write(head);
        while (line.state() == QAbstractSocket::ConnectedState) {
            line.write(piece);
            if (!line.waitForBytesWritten(2'000))
                return;
        }
    };
}

} // namespace

/// What a stranger's server may do to us, over real sockets.
class tst_HttpClient : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void asksAndIsAnswered();
    void tellsTheStatusToWhoeverAsked_data();
    void tellsTheStatusToWhoeverAsked();
    void isSentElsewhereAndDoesNotGo_data();
    void isSentElsewhereAndDoesNotGo();
    void wantsNoMoreThanItAskedFor_data();
    void wantsNoMoreThanItAskedFor();
    void takesNoWordForAWholeAnswer_data();
    void takesNoWordForAWholeAnswer();
    void losesTheLineAtEveryByteOfTheQuestion();
    void losesTheLineAtEveryByteOfTheAnswer();
    void waitsOnlyAsLongAsAllowed_data();
    void waitsOnlyAsLongAsAllowed();
    void stopsWhenTold();
    void findsNobodyThere();
    void refusesOddAddresses_data();
    void refusesOddAddresses();
    void unpacksNothing();
    void keepsNoCookies();
    void goesThroughTheProxyItIsGiven();
    void believesOnlyCertificatesItKnows();
};

void tst_HttpClient::asksAndIsAnswered()
{
    HttpHeard seen;
    HttpStranger server([&seen](QTcpSocket &line, const HttpHeard &heard) {
        seen = heard;
        line.write(HttpStranger::answer(200, "Application/Timestamp-Reply; x=1", "yes\0no"_ba));
    });
    const auto posted = post(server.url(u"/tsa?a=b"_s), "question"_ba);
    QVERIFY2(posted, posted ? "" : qPrintable(posted.error().detail));
    QCOMPARE(posted->status, 200);
    QCOMPARE(posted->contentType, kWant);
    QCOMPARE(posted->body, "yes\0no"_ba);
    QVERIFY(seen.head.startsWith("POST /tsa?a=b HTTP/1.1\r\n"));
    QVERIFY(seen.head.contains("Content-Type: application/timestamp-query"));
    QCOMPARE(seen.body, "question"_ba);
    const HttpStranger other(
        HttpStranger::says(HttpStranger::answer(409, "text/x.tlog.size", "5\n")));
    const auto plain = post(other.url(), "question"_ba);
    QVERIFY(plain);
    QCOMPARE(plain->contentType, "text/x.tlog.size"_ba);

    NoProgress progress;
    const auto got = HttpClient({}, kNoProxy).get(server.url(u"/head"_s), progress);
    QVERIFY(got);
    QVERIFY(seen.head.startsWith("GET /head HTTP/1.1\r\n"));
    QVERIFY(!seen.head.contains("Cookie") && !seen.head.contains("Authorization"));
}

void tst_HttpClient::tellsTheStatusToWhoeverAsked_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {200, 201, 400, 401, 403, 404, 407, 409, 422, 429, 500, 502, 503, 599})
        QTest::addRow("%d", status) << status;
}

void tst_HttpClient::tellsTheStatusToWhoeverAsked()
{
    QFETCH(int, status);
    HttpStranger server(HttpStranger::says(HttpStranger::answer(status, "text/x", "why"_ba)));
    const auto answer = post(server.url(), "q"_ba);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->status, status);
    QCOMPARE(answer->body, "why"_ba);
}

void tst_HttpClient::isSentElsewhereAndDoesNotGo_data()
{
    QTest::addColumn<int>("status");
    for (const int status : {301, 302, 303, 304, 307, 308})
        QTest::addRow("%d", status) << status;
}

void tst_HttpClient::isSentElsewhereAndDoesNotGo()
{
    QFETCH(int, status);
    HttpStranger other(HttpStranger::says(HttpStranger::answer(200, kWant, "trap"_ba)));
    HttpStranger server(HttpStranger::says("HTTP/1.1 " + QByteArray::number(status)
                                           + " Moved\r\nLocation: " + other.url().toEncoded()
                                           + "\r\nContent-Length: 0\r\n\r\n"));
    const auto answer = post(server.url(), "q"_ba);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Network);
    QVERIFY2(answer.error().detail.contains(u"elsewhere"), qPrintable(answer.error().detail));
    QCOMPARE(other.connections(), 0);
}

void tst_HttpClient::wantsNoMoreThanItAskedFor_data()
{
    QTest::addColumn<QByteArray>("head");
    QTest::addColumn<QByteArray>("piece");
    const QByteArray block(64 * 1024, 'x');
    QTest::newRow("100 MB announced")
        << "HTTP/1.1 200 OK\r\nContent-Length: 104857600\r\n\r\n"_ba << block;
    QTest::newRow("without end") << "HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n"_ba << block;
    QTest::newRow("chunks without end")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"_ba
        << "10000\r\n" + block + "\r\n";
    QTest::newRow("one header line without end") << "HTTP/1.1 200 OK\r\nX: "_ba << block;
    QTest::newRow("header lines without end") << "HTTP/1.1 200 OK\r\n"_ba
                                              << "X: " + QByteArray(8'000, 'y') + "\r\n";
    QTest::newRow("a status line without end") << "HTTP/1.1 200 "_ba << block;
    QTest::newRow("a chunk's size without end")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"_ba << QByteArray(64 * 1024, '0');
    QTest::newRow("a failure of 100 MB")
        << "HTTP/1.1 500 No\r\nContent-Length: 104857600\r\n\r\n"_ba << block;
    QTest::newRow("go on for ever")
        << QByteArray() << "HTTP/1.1 100 Continue\r\n\r\n"_ba.repeated(1'000);
}

void tst_HttpClient::wantsNoMoreThanItAskedFor()
{
    QFETCH(QByteArray, head);
    QFETCH(QByteArray, piece);
    HttpStranger server(pours(head, piece));
    const qint64 before = residentKilobytes();
    const auto answer = post(server.url(), "q"_ba, {3'000, 256 * 1024});
    QVERIFY(!answer);
    const ErrorCode code = answer.error().code;
    QVERIFY2(code == ErrorCode::TooLarge || code == ErrorCode::Network,
             qPrintable(answer.error().detail));
    const qint64 grown = residentKilobytes() - before;
    qInfo("%s; %lld kB more", qPrintable(answer.error().detail), grown);
    QVERIFY2(grown < 48 * 1024, qPrintable(u"grew by %1 kB"_s.arg(grown)));
}

void tst_HttpClient::takesNoWordForAWholeAnswer_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::newRow("nothing") << QByteArray();
    QTest::newRow("no HTTP") << "SSH-2.0-OpenSSH\r\n"_ba;
    QTest::newRow("fewer bytes than announced")
        << "HTTP/1.1 200 OK\r\nContent-Length: 10\r\n\r\n123456789"_ba;
    QTest::newRow("no last chunk")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\n"_ba;
    QTest::newRow("half a chunk")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n40\r\nabcd"_ba;
    QTest::newRow("a chunk of no number")
        << "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\nabcd"_ba;
    QTest::newRow("a negative length") << "HTTP/1.1 200 OK\r\nContent-Length: -5\r\n\r\nabcd"_ba;
    QTest::newRow("status 0") << "HTTP/1.1 0 No\r\nContent-Length: 1\r\n\r\na"_ba;
    QTest::newRow("status 999") << "HTTP/1.1 999 No\r\nContent-Length: 1\r\n\r\na"_ba;
    QTest::newRow("another protocol asked for")
        << "HTTP/1.1 101 Switching\r\nUpgrade: h2c\r\nConnection: Upgrade\r\n\r\n"_ba;
}

void tst_HttpClient::takesNoWordForAWholeAnswer()
{
    QFETCH(QByteArray, bytes);
    HttpStranger server(HttpStranger::says(bytes));
    const auto answer = post(server.url(), "q"_ba, {3'000, 1'000});
    QVERIFY2(!answer, answer ? answer->body.constData() : "");
    QCOMPARE(answer.error().code, ErrorCode::Network);
    QVERIFY(!answer.error().detail.isEmpty());
}

void tst_HttpClient::losesTheLineAtEveryByteOfTheQuestion()
{
    HttpStranger server(HttpStranger::says(HttpStranger::answer(200, kWant, "whole"_ba)));
    qsizetype whole = 0;
    server.behave([&whole](QTcpSocket &line, const HttpHeard &heard) {
        whole = heard.head.size() + 4 + heard.body.size();
        line.write(HttpStranger::answer(200, kWant, "whole"_ba));
    });
    QVERIFY(post(server.url(), "question"_ba));
    QVERIFY(whole > 100);
    for (const auto how : {HttpStranger::Close::Politely, HttpStranger::Close::Reset}) {
        for (int bytes = 0; bytes <= whole; bytes += 3) {
            server.hangUpAfter(bytes, how);
            const auto answer = post(server.url(), "question"_ba);
            QVERIFY2(!answer, qPrintable(QString::number(bytes)));
            QCOMPARE(answer.error().code, ErrorCode::Network);
        }
    }
    server.hangUpAfter(-1, HttpStranger::Close::Politely);
    QVERIFY(post(server.url(), "question"_ba));
}

void tst_HttpClient::losesTheLineAtEveryByteOfTheAnswer()
{
    const QByteArray plain = HttpStranger::answer(200, kWant, "a whole answer"_ba);
    const QByteArray chunked = "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n"
                               "5\r\nwhole\r\n0\r\n\r\n"_ba;
    HttpStranger server(HttpStranger::says({}));
    for (const QByteArray &whole : {plain, chunked}) {
        for (const bool isReset : {false, true}) {
            // The very last byte is the second half of a line end that ends nothing any more.
            for (qsizetype bytes = 0; bytes + 1 < whole.size(); ++bytes) {
                server.behave(
                    [part = whole.left(bytes), isReset](QTcpSocket &line, const HttpHeard &) {
                        line.write(part);
                        line.waitForBytesWritten(1'000);
                        if (isReset)
                            HttpStranger::reset(line);
                    });
                const auto answer = post(server.url(), "q"_ba, {3'000, 1'000});
                QVERIFY2(!answer, qPrintable(u"%1 of %2"_s.arg(bytes).arg(whole.size())));
                QCOMPARE(answer.error().code, ErrorCode::Network);
            }
        }
        server.behave(HttpStranger::says(whole));
        const auto answer = post(server.url(), "q"_ba);
        QVERIFY(answer);
        QVERIFY(answer->body.contains("whole"));
    }
}

void tst_HttpClient::waitsOnlyAsLongAsAllowed_data()
{
    QTest::addColumn<QByteArray>("begin");
    QTest::addColumn<bool>("drips");
    QTest::newRow("says nothing") << QByteArray() << false;
    QTest::newRow("begins and falls silent")
        << "HTTP/1.1 200 OK\r\nContent-Length: 9\r\n\r\n123"_ba << false;
    QTest::newRow("a byte now and then")
        << "HTTP/1.1 200 OK\r\nContent-Length: 90000\r\n\r\n"_ba << true;
}

void tst_HttpClient::waitsOnlyAsLongAsAllowed()
{
    QFETCH(QByteArray, begin);
    QFETCH(bool, drips);
    std::atomic<const HttpStranger *> self = nullptr;
    HttpStranger server([&self, begin, drips](QTcpSocket &line, const HttpHeard &) {
        line.write(begin);
        while (drips && !self.load()->isOver() && line.state() == QAbstractSocket::ConnectedState) {
            line.write("x");
            line.waitForReadyRead(20);
        }
        line.flush();
        self.load()->holdOn(line);
    });
    self = &server;
    // It ends, and it is the end that says so: without the limit this test would never return.
    const auto answer = post(server.url(), "q"_ba, {300, 100'000});
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Network);
    QVERIFY2(answer.error().detail.contains(u"in time"), qPrintable(answer.error().detail));
}

void tst_HttpClient::stopsWhenTold()
{
    std::atomic<const HttpStranger *> self = nullptr;
    HttpStranger server(
        [&self](QTcpSocket &line, const HttpHeard &) { self.load()->holdOn(line); });
    self = &server;
    Impatience progress(3);
    const auto answer = HttpClient({3'600'000, 1'000}, kNoProxy).get(server.url(), progress);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::Cancelled);
}

void tst_HttpClient::findsNobodyThere()
{
    QUrl url;
    {
        HttpStranger server(HttpStranger::says({}));
        url = server.url();
    }
    const auto refused = post(url, "q"_ba);
    QVERIFY(!refused);
    QCOMPARE(refused.error().code, ErrorCode::Network);
    QVERIFY2(refused.error().detail.contains(u"connect"), qPrintable(refused.error().detail));
    const auto unknown = post(QUrl(u"http://nobody.invalid/"_s), "q"_ba);
    QVERIFY(!unknown);
    QCOMPARE(unknown.error().code, ErrorCode::Network);
}

void tst_HttpClient::refusesOddAddresses_data()
{
    QTest::addColumn<QString>("address");
    QTest::newRow("a file") << u"file:///etc/passwd"_s;
    QTest::newRow("ftp") << u"ftp://example/x"_s;
    QTest::newRow("a resource") << u"qrc:/redress/verify/verify.sh"_s;
    QTest::newRow("data") << u"data:,hello"_s;
    QTest::newRow("nothing") << QString();
    QTest::newRow("no host") << u"http:///x"_s;
    QTest::newRow("no scheme") << u"tsa.example/x"_s;
    QTest::newRow("a password") << u"http://user:secret@tsa.example/"_s;
    QTest::newRow("a fragment") << u"http://tsa.example/#x"_s;
    QTest::newRow("too long") << u"http://tsa.example/"_s + QString(2'000, u'x');
}

void tst_HttpClient::refusesOddAddresses()
{
    QFETCH(QString, address);
    const auto answer = post(QUrl(address), "q"_ba);
    QVERIFY(!answer);
    QCOMPARE(answer.error().code, ErrorCode::BadInput);
    QCOMPARE(
        post(QUrl(u"http://127.0.0.1/"_s), QByteArray(kHttpRequestBytes + 1, 'x')).error().code,
        ErrorCode::TooLarge);
}

void tst_HttpClient::unpacksNothing()
{
    // "x" 1 MiB long, as gzip would send it, would be 1 kB on the line.
    const QByteArray packed = QByteArray::fromHex("1f8b08000000000000032b0600") + "tail"_ba;
    HttpHeard seen;
    HttpStranger server([&](QTcpSocket &line, const HttpHeard &heard) {
        seen = heard;
        line.write("HTTP/1.1 200 OK\r\nContent-Encoding: gzip\r\nContent-Length: "
                   + QByteArray::number(packed.size()) + "\r\n\r\n" + packed);
    });
    const auto answer = post(server.url(), "q"_ba);
    QVERIFY(answer);
    QCOMPARE(answer->body, packed);
    QVERIFY(!seen.head.contains("Accept-Encoding"));
}

void tst_HttpClient::keepsNoCookies()
{
    QByteArrayList heads;
    HttpStranger server([&heads](QTcpSocket &line, const HttpHeard &heard) {
        heads.append(heard.head);
        line.write("HTTP/1.1 200 OK\r\nSet-Cookie: a=b\r\nContent-Length: 0\r\n\r\n");
    });
    const HttpClient client({}, kNoProxy);
    NoProgress progress;
    QVERIFY(client.get(server.url(), progress));
    QVERIFY(client.get(server.url(), progress));
    QCOMPARE(heads.size(), 2);
    QVERIFY(!heads[1].contains("Cookie"));
}

void tst_HttpClient::goesThroughTheProxyItIsGiven()
{
    HttpHeard seen;
    HttpStranger proxy([&seen](QTcpSocket &line, const HttpHeard &heard) {
        seen = heard;
        line.write(HttpStranger::answer(200, kWant, "through"_ba));
    });
    NoProgress progress;
    const auto answer = HttpClient({}, proxy.url()).get(QUrl(u"http://tsa.invalid/x"_s), progress);
    QVERIFY2(answer, answer ? "" : qPrintable(answer.error().detail));
    QCOMPARE(answer->body, "through"_ba);
    QVERIFY2(seen.head.startsWith("GET http://tsa.invalid/x HTTP/1.1"), seen.head.constData());

    const QByteArray before = qgetenv("http_proxy"), without = qgetenv("no_proxy");
    qputenv("http_proxy", proxy.url().toEncoded());
    qunsetenv("no_proxy");
    const auto system = HttpClient().get(QUrl(u"http://tsa.invalid/y"_s), progress);
    putBack("http_proxy", before);
    putBack("no_proxy", without);
    QVERIFY2(system, system ? "" : qPrintable(system.error().detail));
    QVERIFY2(seen.head.startsWith("GET http://tsa.invalid/y HTTP/1.1"), seen.head.constData());
}

void tst_HttpClient::believesOnlyCertificatesItKnows()
{
    const QTemporaryDir folder;
    QProcess openssl;
    openssl.setWorkingDirectory(folder.path());
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                   u"ec_paramgen_curve:P-256"_s, u"-nodes"_s, u"-keyout"_s, u"key.pem"_s, u"-out"_s,
                   u"cert.pem"_s, u"-days"_s, u"2"_s, u"-subj"_s, u"/CN=localhost"_s, u"-addext"_s,
                   u"subjectAltName=IP:127.0.0.1"_s});
    QVERIFY(openssl.waitForFinished() && openssl.exitCode() == 0);
    QFile keyFile(folder.filePath(u"key.pem"_s));
    QVERIFY(keyFile.open(QIODevice::ReadOnly));
    const auto certificates = QSslCertificate::fromPath(folder.filePath(u"cert.pem"_s));
    QCOMPARE(certificates.size(), 1);

    QSslServer server;
    QSslConfiguration configuration = QSslConfiguration::defaultConfiguration();
    configuration.setLocalCertificate(certificates.front());
    configuration.setPrivateKey(QSslKey(&keyFile, QSsl::Ec));
    configuration.setPeerVerifyMode(QSslSocket::VerifyNone);
    server.setSslConfiguration(configuration);
    int answered = 0;
    connect(&server, &QTcpServer::pendingConnectionAvailable, &server, [&] {
        QTcpSocket *line = server.nextPendingConnection();
        connect(line, &QIODevice::readyRead, line, [line, &answered] {
            line->readAll();
            ++answered;
            line->write(HttpStranger::answer(200, kWant, "sealed"_ba));
            line->disconnectFromHost();
        });
    });
    QVERIFY(server.listen(QHostAddress::LocalHost));
    const QUrl url(u"https://127.0.0.1:%1/"_s.arg(server.serverPort()));
    // The server lives in this thread, so the question is asked from another one.
    const auto ask = [&url] {
        std::atomic<bool> isOver = false;
        std::optional<Result<HttpAnswer>> answer;
        std::thread asking([&] {
            NoProgress progress;
            answer = HttpClient({}, kNoProxy).get(url, progress);
            isOver = true;
        });
        while (!isOver)
            QTest::qWait(10);
        asking.join();
        return *std::move(answer);
    };
    const auto stranger = ask();
    QVERIFY(!stranger);
    QCOMPARE(stranger.error().code, ErrorCode::Network);
    QVERIFY2(stranger.error().detail.contains(u"certificate"), qPrintable(stranger.error().detail));
    QCOMPARE(answered, 0);

    const QByteArray before = qgetenv("SSL_CERT_FILE");
    qputenv("SSL_CERT_FILE", QFile::encodeName(folder.filePath(u"cert.pem"_s)));
    const auto known = ask();
    putBack("SSL_CERT_FILE", before);
    QVERIFY2(known, known ? "" : qPrintable(known.error().detail));
    QCOMPARE(known->body, "sealed"_ba);
}

QTEST_GUILESS_MAIN(tst_HttpClient)
#include "tst_httpclient.moc"
