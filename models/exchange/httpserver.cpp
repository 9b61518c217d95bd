// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/exchange/httpserver.h"

#include <QTcpSocket>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace Redress::Exchange {

namespace {

/// One asker. It goes with its socket.
class HttpConnection final : public QObject {
public:
    HttpConnection(QTcpSocket *socket, const HttpServer::Handler &handler,
                   const HttpServerLimits &limits)
        : QObject(socket), m_socket(socket), m_handler(handler), m_limits(limits)
    {
        // A sender that is too slow loses the connection, whatever it has sent by then; as does
        // one that does not fetch its answer.
        m_deadline.setSingleShot(true);
        connect(&m_deadline, &QTimer::timeout, m_socket, [this] { giveUp(); });
        connect(m_socket, &QTcpSocket::readyRead, this, [this] { read(); });
        connect(m_socket, &QTcpSocket::disconnected, m_socket, &QObject::deleteLater);
        m_deadline.start(m_limits.patience);
    }

private:
    void giveUp()
    {
        if (!m_closing && !m_buffer.isEmpty())
            send({408, "text/plain; charset=utf-8", "The request did not come in time.\n"}, false);
        m_socket->abort();
        m_socket->deleteLater();
    }

    void send(const HttpReply &reply, bool keepAlive)
    {
        m_socket->write(writeHttpReply(reply, keepAlive));
        m_socket->flush();
        if (keepAlive)
            return;
        m_closing = true;
        m_socket->disconnectFromHost();
    }

    void read()
    {
        // No more is taken in than one request may have: the kernel holds the rest back.
        const qsizetype most = m_limits.request.headBytes + m_limits.request.bodyBytes + kEndBytes;
        while (!m_closing) {
            m_buffer += m_socket->read(most - m_buffer.size());
            if (m_buffer.isEmpty())
                return;
            const HttpReading reading = readHttpRequest(m_buffer, m_limits.request);
            if (reading.state == HttpReading::State::More) {
                if (reading.wantsContinue && !m_continued) {
                    m_continued = true;
                    m_socket->write("HTTP/1.1 100 Continue\r\n\r\n");
                }
                return;
            }
            if (reading.state == HttpReading::State::Refused) {
                send({reading.status, "text/plain; charset=utf-8", "This is no request to us.\n"},
                     false);
                return;
            }
            m_buffer.remove(0, reading.taken);
            m_continued = false;
            const bool keepAlive
                = reading.request.keepAlive && ++m_requests < m_limits.requestsOfConnection;
            send(m_handler(reading.request), keepAlive);
            m_deadline.start(m_limits.patience);
        }
    }

    static constexpr qsizetype kEndBytes = 4;
    QTcpSocket *m_socket;
    const HttpServer::Handler &m_handler;
    const HttpServerLimits &m_limits;
    QTimer m_deadline;
    QByteArray m_buffer;
    int m_requests = 0;
    bool m_continued = false;
    bool m_closing = false;
};

} // namespace

HttpServer::HttpServer(Handler handler, const HttpServerLimits &limits, QObject *parent)
    : QTcpServer(parent), m_handler(std::move(handler)), m_limits(limits)
{
    setMaxPendingConnections(m_limits.connections);
}

Result<void> HttpServer::start(const QHostAddress &address, quint16 port)
{
    if (listen(address, port))
        return {};
    return Error{ErrorCode::Network,
                 u"couldn't listen on %1, port %2: "_s.arg(address.toString()).arg(port)
                     + errorString(),
                 u"Choose another port with --listen, or stop the program that has it."_s};
}

void HttpServer::incomingConnection(qintptr descriptor)
{
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    // The kernel's own buffer does for what is read later.
    socket->setReadBufferSize(m_limits.request.headBytes + m_limits.request.bodyBytes);
    if (m_connections >= m_limits.connections) {
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
        socket->write(writeHttpReply(
            {503, "text/plain; charset=utf-8", "Too many ask at once; try again later.\n"}, false));
        socket->flush();
        socket->abort();
        socket->deleteLater();
        return;
    }
    ++m_connections;
    connect(socket, &QObject::destroyed, this, [this] { --m_connections; });
    new HttpConnection(socket, m_handler, m_limits);
}

Result<ListenAddress> ListenAddress::parse(const QString &text)
{
    ListenAddress parsed;
    const qsizetype colon = text.lastIndexOf(u':');
    QString host = colon < 0 ? u"127.0.0.1"_s : text.left(colon);
    if (host.startsWith(u'[') && host.endsWith(u']'))
        host = host.mid(1, host.size() - 2);
    else if (host.contains(u':'))
        host.clear();
    bool fits = false;
    parsed.port = text.mid(colon + 1).toUShort(&fits);
    if (!fits || !parsed.address.setAddress(host))
        return Error{ErrorCode::BadInput,
                     u"\"%1\" is not an address to listen on"_s.arg(text.left(80)),
                     u"Write 127.0.0.1:8080, [::1]:8080 or a port alone."_s};
    return parsed;
}

QString ListenAddress::text() const
{
    const QString host = address.toString();
    return (host.contains(u':') ? u'[' + host + u']' : host) + u':' + QString::number(port);
}

} // namespace Redress::Exchange
