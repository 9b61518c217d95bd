// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/exchange/httprequest.h"

#include <QHostAddress>
#include <QString>
#include <QTcpServer>

#include <chrono>
#include <functional>

namespace Redress::Exchange {

struct HttpServerLimits {
    HttpRequestLimits request;
    int connections = 64; // at the same time; more are answered with 503
    std::chrono::milliseconds patience{10'000}; // for one request to come, and between two
    int requestsOfConnection = 1000;
};

/// A small HTTP/1.1 server for a few known askers: every answer is made at once, on the thread
/// whose event loop runs. Plain TCP: beyond the machine itself a reverse proxy brings TLS.
class HttpServer final : public QTcpServer {
    Q_OBJECT
public:
    using Handler = std::function<HttpReply(const HttpRequest &)>;

    HttpServer(Handler handler, const HttpServerLimits &limits, QObject *parent = nullptr);
    /// Port 0: a free one. Network when nobody can listen there.
    Result<void> start(const QHostAddress &address, quint16 port);
    int connections() const { return m_connections; }

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    Handler m_handler;
    HttpServerLimits m_limits;
    int m_connections = 0;
};

/// "127.0.0.1:8080", "[::1]:8080" or a port alone (of the machine itself). BadInput.
struct ListenAddress {
    QHostAddress address;
    quint16 port = 0;

    static Result<ListenAddress> parse(const QString &text);
    QString text() const;
    bool isLoopback() const { return address.isLoopback(); }
};

} // namespace Redress::Exchange
