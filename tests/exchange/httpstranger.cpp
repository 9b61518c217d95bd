// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/exchange/httpstranger.h"

#include <QTcpServer>

#include <sys/socket.h>

using namespace Qt::StringLiterals;

namespace Redress::Test {

namespace {

constexpr int kLookMs = 20;
constexpr int kLastBytesMs = 5'000;

qsizetype announcedBody(const QByteArray &head)
{
    for (const QByteArray &line : head.split('\n')) {
        if (line.toLower().startsWith("content-length:"))
            return line.mid(line.indexOf(':') + 1).trimmed().toLongLong();
    }
    return 0;
}

} // namespace

HttpStranger::HttpStranger(Conduct conduct)
    : m_conduct(std::move(conduct)), m_thread([this] { work(); })
{
    while (m_port == 0)
        std::this_thread::yield();
}

HttpStranger::~HttpStranger()
{
    m_isOver = true;
    m_thread.join();
}

QUrl HttpStranger::url(const QString &path) const
{
    return QUrl(u"http://127.0.0.1:%1%2"_s.arg(m_port).arg(path));
}

void HttpStranger::behave(Conduct conduct)
{
    const std::lock_guard lock(m_mutex);
    m_conduct = std::move(conduct);
}

void HttpStranger::hangUpAfter(int requestBytes, Close how)
{
    m_close = how;
    m_hangUpAfter = requestBytes;
}

void HttpStranger::holdOn(QTcpSocket &line) const
{
    while (!m_isOver && line.state() == QAbstractSocket::ConnectedState)
        line.waitForReadyRead(kLookMs);
}

QByteArray HttpStranger::answer(int status, const QByteArray &type, const QByteArray &body)
{
    return "HTTP/1.1 " + QByteArray::number(status) + " Told\r\nContent-Type: " + type
        + "\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

HttpStranger::Conduct HttpStranger::says(const QByteArray &bytes)
{
    return [bytes](QTcpSocket &line, const HttpHeard &) { line.write(bytes); };
}

void HttpStranger::reset(QTcpSocket &line)
{
    const linger now{1, 0};
    setsockopt(int(line.socketDescriptor()), SOL_SOCKET, SO_LINGER, &now, sizeof now);
    line.abort();
}

void HttpStranger::work()
{
    QTcpServer server;
    server.listen(QHostAddress::LocalHost);
    m_port = server.serverPort();
    while (!m_isOver) {
        if (!server.waitForNewConnection(kLookMs))
            continue;
        const std::unique_ptr<QTcpSocket> line(server.nextPendingConnection());
        ++m_connections;
        serve(*line);
    }
}

void HttpStranger::serve(QTcpSocket &line)
{
    QByteArray heard;
    const auto isCut
        = [this, &heard] { return m_hangUpAfter >= 0 && heard.size() >= m_hangUpAfter; };
    const auto isWhole = [&heard] {
        const qsizetype end = heard.indexOf("\r\n\r\n");
        return end >= 0 && heard.size() >= end + 4 + announcedBody(heard.left(end));
    };
    while (!isCut() && !isWhole()) {
        if (m_isOver || line.state() != QAbstractSocket::ConnectedState)
            return;
        line.waitForReadyRead(kLookMs);
        heard += m_hangUpAfter >= 0 ? line.read(m_hangUpAfter - heard.size()) : line.readAll();
    }
    if (isCut()) {
        if (m_close == Close::Reset)
            reset(line);
        return;
    }
    Conduct conduct;
    {
        const std::lock_guard lock(m_mutex);
        conduct = m_conduct;
    }
    const qsizetype end = heard.indexOf("\r\n\r\n");
    conduct(line, {heard.left(end), heard.mid(end + 4)});
    if (line.state() != QAbstractSocket::ConnectedState)
        return;
    line.disconnectFromHost();
    if (line.state() != QAbstractSocket::UnconnectedState)
        line.waitForDisconnected(kLastBytesMs);
}

} // namespace Redress::Test
