// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QString>

#include <atomic>
#include <list>
#include <mutex>
#include <thread>

namespace Redress::Test {

/// Stands between a desk and its server and breaks the line at a chosen message of PostgreSQL's
/// protocol (manual, chapter 55.7), once. A thread of its own over plain sockets.
class CuttingProxy {
public:
    enum class Towards { Server, Desk };
    enum class How {
        Reset, // both sides hear of it
        HalfOpen, // the desk hears of it, its server does not
        Stall, // nobody does: nothing passes any more
    };
    struct Cut {
        Towards towards = Towards::Server;
        int message = 1; // the n-th after arm(), counted from 1
        bool passes = false; // it still passes
        How how = How::Reset;
        int awayMs = 0; // how long nobody is let through afterwards
        QByteArray text = {}; // not counted: the first that says this
    };

    /// `server`: an address with the folder of its socket.
    explicit CuttingProxy(const QString &server);
    ~CuttingProxy();
    Q_DISABLE_COPY_MOVE(CuttingProxy)

    QString address() const { return m_address; }
    void arm(const Cut &cut);
    /// Nothing is cut any more; whether it was.
    bool disarm();

private:
    struct Side {
        int from = -1, to = -1;
        QByteArray held; // of a message that has not arrived whole
        bool isStarting = true; // the desk's first messages have no type
    };
    struct Pair {
        Side toServer, toDesk;
        bool isOpen = true, isStalled = false;
    };
    void work();
    void accept();
    void pass(Pair &pair, Towards towards);
    bool meets(Towards towards, const QByteArray &message);
    void strike(Pair &pair);
    void part(Pair &pair, bool byDesk);
    void close(Pair &pair);

    QString m_socketPath, m_address;
    int m_listener = -1, m_wake[2] = {-1, -1};
    std::list<Pair> m_pairs;
    std::list<int> m_kept; // the server's halves of half-open lines
    std::mutex m_mutex;
    Cut m_cut;
    bool m_isArmed = false, m_hasStruck = false;
    int m_counted = 0;
    qint64 m_awayUntilMs = 0;
    std::atomic<bool> m_isOver = false;
    std::thread m_thread;
};

} // namespace Redress::Test
