// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>
#include <QList>

#include <utility>

namespace Redress::Exchange {

// What a stranger sends to our small server: HTTP/1.1 (RFC 9112), read strictly and within limits.

struct HttpRequestLimits {
    qsizetype headBytes = 8 * 1024; // request line and fields
    qsizetype fields = 64;
    qsizetype bodyBytes = 64 * 1024;
};

struct HttpRequest {
    QByteArray method;
    QByteArray target; // as sent, begins with a slash
    QList<std::pair<QByteArray, QByteArray>> fields; // names in lower case
    QByteArray body;
    bool keepAlive = false; // the sender may ask again on this connection

    QByteArray field(QByteArrayView lowerName) const; // empty when absent
};

struct HttpReading {
    enum class State {
        More, // the buffer holds only the beginning
        Whole, // `request` is read, it took `taken` bytes of the buffer
        Refused, // with `status`; the connection cannot go on
    };
    State state = State::More;
    HttpRequest request;
    qsizetype taken = 0;
    int status = 0;
    bool wantsContinue = false; // More: the sender waits for "100 Continue"
};

/// Looks at what has come so far. A request without Content-Length has no body; other transfer
/// codings are refused.
HttpReading readHttpRequest(QByteArrayView buffer, const HttpRequestLimits &limits);

struct HttpReply {
    int status = 200;
    QByteArray type = QByteArrayLiteral("text/plain; charset=utf-8");
    QByteArray body;
};

/// Status line, fields and body.
QByteArray writeHttpReply(const HttpReply &reply, bool keepAlive);

} // namespace Redress::Exchange
