// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QTcpSocket>
#include <QUrl>

#include <atomic>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace Redress::Test {

struct HttpHeard {
    QByteArray head; // request line and header lines
    QByteArray body;
};

/// A real server on the loopback that behaves as a test tells it; a thread of its own, one line
/// after the other.
class HttpStranger {
public:
    /// Called in the server's thread with a whole request; the line is closed afterwards.
    using Conduct = std::function<void(QTcpSocket &line, const HttpHeard &heard)>;
    enum class Close { Politely, Reset };

    explicit HttpStranger(Conduct conduct);
    ~HttpStranger();
    Q_DISABLE_COPY_MOVE(HttpStranger)

    QUrl url(const QString &path = QStringLiteral("/")) const;
    quint16 port() const { return m_port; }
    /// From now on.
    void behave(Conduct conduct);
    /// Hangs up when so many bytes of a request have come; -1: never.
    void hangUpAfter(int requestBytes, Close how);
    int connections() const { return m_connections; }
    /// For a conduct that never ends: sleeps until the client or the test is gone.
    void holdOn(QTcpSocket &line) const;
    bool isOver() const { return m_isOver; }

    static QByteArray answer(int status, const QByteArray &type, const QByteArray &body);
    static Conduct says(const QByteArray &bytes);
    /// Closes at once, without what is still to be sent.
    static void reset(QTcpSocket &line);

private:
    void work();
    void serve(QTcpSocket &line);

    std::mutex m_mutex;
    Conduct m_conduct;
    std::atomic<int> m_hangUpAfter = -1;
    std::atomic<Close> m_close = Close::Politely;
    std::atomic<int> m_connections = 0;
    std::atomic<quint16> m_port = 0;
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

} // namespace Redress::Test
