// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/httpserver.h"

#include <QTcpSocket>
#include <QTest>

#include <memory>
#include <vector>

using namespace Qt::StringLiterals;
using namespace Redress;
using namespace Redress::Exchange;

/// Strangers at our small server: what it reads, and what it does not put up with.
class tst_HttpServer : public QObject {
    Q_OBJECT
private Q_SLOTS:
    void readsARequestHoweverItIsCut();
    void refusesForeignRequests_data();
    void refusesForeignRequests();
    void answersSeveralTimesOnOneLine();
    void tellsTheSenderToGoOn();
    void hangsUpOnSlowSenders_data();
    void hangsUpOnSlowSenders();
    void takesNoMoreThanOneRequestMayHave();
    void servesOnlySoManyAtOnce();
    void readsAddressesToListenOn();
};

static const QByteArray kPost
    = "POST /add-checkpoint HTTP/1.1\r\nHost: w.example\r\nContent-Length: 5\r\n\r\nhello";

void tst_HttpServer::readsARequestHoweverItIsCut()
{
    const HttpRequestLimits limits;
    for (qsizetype count = 0; count < kPost.size(); ++count) {
        const HttpReading part = readHttpRequest(QByteArrayView(kPost).first(count), limits);
        QVERIFY2(part.state == HttpReading::State::More, QByteArray::number(count));
    }
    const HttpReading whole = readHttpRequest(kPost + "GET /", limits);
    QCOMPARE(whole.state, HttpReading::State::Whole);
    QCOMPARE(whole.taken, kPost.size());
    QCOMPARE(whole.request.method, "POST");
    QCOMPARE(whole.request.target, "/add-checkpoint");
    QCOMPARE(whole.request.field("host"), "w.example");
    QCOMPARE(whole.request.body, "hello");
    QVERIFY(whole.request.keepAlive);
    const auto last = readHttpRequest("GET / HTTP/1.0\r\n\r\n", limits);
    QCOMPARE(last.state, HttpReading::State::Whole);
    QVERIFY(!last.request.keepAlive);
    QVERIFY(!readHttpRequest("GET / HTTP/1.1\r\nHost: x\r\nConnection: Close\r\n\r\n", limits)
                 .request.keepAlive);
}

void tst_HttpServer::refusesForeignRequests_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<int>("status");
    const auto withField = [](const QByteArray &field) {
        return QByteArray("POST / HTTP/1.1\r\nHost: x\r\n" + field + "\r\n\r\n");
    };
    QTest::newRow("TLS") << QByteArray("\x16\x03\x01\x02\x00\x01\x00\r\n\r\n", 11) << 400;
    QTest::newRow("only line feeds") << QByteArray("GET / HTTP/1.1\nHost: x\n\n\r\n\r\n") << 400;
    QTest::newRow("two spaces") << QByteArray("GET  / HTTP/1.1\r\nHost: x\r\n\r\n") << 400;
    QTest::newRow("no version") << QByteArray("GET /\r\n\r\n") << 400;
    QTest::newRow("HTTP/2") << QByteArray("PRI * HTTP/2.0\r\n\r\n") << 400;
    QTest::newRow("another version") << QByteArray("GET / HTTP/3.0\r\nHost: x\r\n\r\n") << 505;
    QTest::newRow("a whole address")
        << QByteArray("GET http://x/ HTTP/1.1\r\nHost: x\r\n\r\n") << 400;
    QTest::newRow("a long address")
        << "GET /" + QByteArray(3000, 'x') + " HTTP/1.1\r\nHost: x\r\n\r\n"
        << 414;
    QTest::newRow("no host") << QByteArray("GET / HTTP/1.1\r\n\r\n") << 400;
    QTest::newRow("two hosts") << withField("Host: y") << 400;
    QTest::newRow("a folded field") << withField("A: b\r\n c: d") << 400;
    QTest::newRow("a space before the colon") << withField("Content-Length : 0") << 400;
    QTest::newRow("no colon") << withField("Content-Length 0") << 400;
    QTest::newRow("NUL") << withField(QByteArray("A: b\0c", 6)) << 400;
    QTest::newRow("a bare return") << withField("A: b\rc") << 400;
    QTest::newRow("two lengths") << withField("Content-Length: 0\r\nContent-Length: 5") << 400;
    QTest::newRow("an odd length") << withField("Content-Length: 0x5") << 400;
    QTest::newRow("a signed length") << withField("Content-Length: +5") << 400;
    QTest::newRow("an empty length") << withField("Content-Length:") << 400;
    QTest::newRow("a list of lengths") << withField("Content-Length: 5, 5") << 400;
    QTest::newRow("chunks") << withField("Transfer-Encoding: chunked") << 501;
    QTest::newRow("length and chunks")
        << withField("Content-Length: 5\r\nTransfer-Encoding: chunked") << 501;
    QTest::newRow("a large body") << withField("Content-Length: 65537") << 413;
    QTest::newRow("a huge body") << withField("Content-Length: 9223372036854775807") << 413;
    QTest::newRow("another expectation") << withField("Expect: a miracle") << 417;
    QTest::newRow("many fields") << withField(QByteArray("a: b\r\n").repeated(64) + "c: d") << 431;
    QTest::newRow("a long head") << withField("a: " + QByteArray(9000, 'x')) << 431;
    QTest::newRow("a head without end") << "GET / HTTP/1.1\r\na: " + QByteArray(8192, 'x') << 431;
}

void tst_HttpServer::refusesForeignRequests()
{
    QFETCH(QByteArray, bytes);
    QFETCH(int, status);
    const HttpReading reading = readHttpRequest(bytes, {});
    QCOMPARE(reading.state, HttpReading::State::Refused);
    QCOMPARE(reading.status, status);
}

namespace {

HttpReply echo(const HttpRequest &request)
{
    return {200, "text/plain", request.method + ' ' + request.target + ' ' + request.body};
}

/// A server on the loopback, and a line to it.
struct Counter {
    explicit Counter(const HttpServerLimits &limits = {}) : server(echo, limits)
    {
        if (!server.start(QHostAddress::LocalHost, 0))
            qFatal("nobody can listen on the loopback");
    }
    std::unique_ptr<QTcpSocket> line() const
    {
        auto socket = std::make_unique<QTcpSocket>();
        socket->connectToHost(QHostAddress::LocalHost, server.serverPort());
        return socket;
    }
    HttpServer server;
};

} // namespace

void tst_HttpServer::answersSeveralTimesOnOneLine()
{
    HttpServerLimits limits;
    limits.requestsOfConnection = 3;
    const Counter counter(limits);
    const auto line = counter.line();
    line->write(kPost + kPost);
    QTRY_COMPARE(line->peek(10'000).count("POST /add-checkpoint hello"), 2);
    QVERIFY(line->peek(10'000).contains("Connection: keep-alive"));
    line->write(kPost);
    QTRY_COMPARE(line->state(), QAbstractSocket::UnconnectedState);
    const QByteArray said = line->readAll();
    QCOMPARE(said.count("HTTP/1.1 200 OK\r\n"), 3);
    QVERIFY(said.contains("Connection: close"));
    QTRY_COMPARE(counter.server.connections(), 0);
}

void tst_HttpServer::tellsTheSenderToGoOn()
{
    const Counter counter;
    const auto line = counter.line();
    line->write("POST / HTTP/1.1\r\nHost: x\r\nExpect: 100-continue\r\nContent-Length: 2\r\n\r\n");
    QTRY_COMPARE(line->peek(100), QByteArray("HTTP/1.1 100 Continue\r\n\r\n"));
    line->write("h");
    line->flush();
    QTest::qWait(20);
    line->write("i");
    QTRY_VERIFY(line->peek(1000).endsWith("POST / hi"));
    QCOMPARE(line->readAll().count("100 Continue"), 1);
}

void tst_HttpServer::hangsUpOnSlowSenders_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<bool>("told");
    QTest::newRow("says nothing") << QByteArray() << false;
    QTest::newRow("half a head") << QByteArray("POST / HT") << true;
    QTest::newRow("half a body") << kPost.chopped(1) << true;
}

void tst_HttpServer::hangsUpOnSlowSenders()
{
    QFETCH(QByteArray, sent);
    QFETCH(bool, told);
    HttpServerLimits limits;
    limits.patience = std::chrono::milliseconds(100);
    const Counter counter(limits);
    const auto line = counter.line();
    line->write(sent);
    QTRY_COMPARE(line->state(), QAbstractSocket::ConnectedState);
    QTRY_COMPARE(line->state(), QAbstractSocket::UnconnectedState);
    QCOMPARE(line->readAll().startsWith("HTTP/1.1 408 "), told);
    QTRY_COMPARE(counter.server.connections(), 0);
}

void tst_HttpServer::takesNoMoreThanOneRequestMayHave()
{
    const Counter counter;
    const auto line = counter.line();
    // A refused request ends the line, whatever else is on its way.
    line->write("POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100000000\r\n\r\n");
    line->write(QByteArray(8 * 1024 * 1024, 'x'));
    QTRY_COMPARE(line->state(), QAbstractSocket::UnconnectedState);
    QTRY_COMPARE(counter.server.connections(), 0);
    const auto other = counter.line();
    other->write(kPost);
    QTRY_VERIFY(other->peek(1000).endsWith("hello"));
}

void tst_HttpServer::servesOnlySoManyAtOnce()
{
    HttpServerLimits limits;
    limits.connections = 4;
    const Counter counter(limits);
    std::vector<std::unique_ptr<QTcpSocket>> waiting;
    for (int i = 0; i < 4; ++i)
        waiting.push_back(counter.line());
    QTRY_COMPARE(counter.server.connections(), 4);
    const auto late = counter.line();
    QTRY_COMPARE(late->state(), QAbstractSocket::UnconnectedState);
    QVERIFY(late->readAll().startsWith("HTTP/1.1 503 "));
    // Those inside are served, and their places become free.
    waiting.front()->write(kPost);
    QTRY_VERIFY(waiting.front()->peek(1000).endsWith("hello"));
    waiting.clear();
    QTRY_COMPARE(counter.server.connections(), 0);
    const auto next = counter.line();
    next->write(kPost);
    QTRY_VERIFY(next->peek(1000).endsWith("hello"));
}

void tst_HttpServer::readsAddressesToListenOn()
{
    QCOMPARE(ListenAddress::parse(u"8080"_s)->text(), u"127.0.0.1:8080"_s);
    QCOMPARE(ListenAddress::parse(u"[::1]:0"_s)->text(), u"[::1]:0"_s);
    QVERIFY(ListenAddress::parse(u"127.0.0.1:80"_s)->isLoopback());
    QVERIFY(!ListenAddress::parse(u"0.0.0.0:80"_s)->isLoopback());
    for (const QString &text : {u""_s, u"x"_s, u"localhost:80"_s, u"127.0.0.1"_s, u"127.0.0.1:"_s,
                                u"127.0.0.1:65536"_s, u"::1"_s, u"1.2.3.4.5:80"_s, u":80"_s})
        QVERIFY2(!ListenAddress::parse(text), qPrintable(text));
}

QTEST_GUILESS_MAIN(tst_HttpServer)
#include "tst_httpserver.moc"
