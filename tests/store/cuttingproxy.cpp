// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/store/cuttingproxy.h"

#include <QFile>
#include <QUrl>
#include <QUrlQuery>
#include <QtEndian>

#include <chrono>
#include <vector>

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <sys/un.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Redress::Test {

namespace {

constexpr int kServerPort = 5432;
constexpr qsizetype kHead = 5; // of a message: type and length

qint64 nowMs()
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(
               std::chrono::steady_clock::now().time_since_epoch())
        .count();
}

void must(bool done, const char *what)
{
    if (!done)
        qFatal("the proxy couldn't %s", what);
}

void sendAll(int socket, const QByteArray &bytes)
{
    // Who went away meanwhile does not hear it.
    for (qsizetype sent = 0; sent < bytes.size();) {
        const ssize_t now
            = ::send(socket, bytes.constData() + sent, size_t(bytes.size() - sent), MSG_NOSIGNAL);
        if (now <= 0)
            return;
        sent += now;
    }
}

void reset(int socket)
{
    const linger atOnce{1, 0};
    ::setsockopt(socket, SOL_SOCKET, SO_LINGER, &atOnce, sizeof atOnce);
    ::close(socket);
}

} // namespace

CuttingProxy::CuttingProxy(const QString &server)
{
    QUrl url(server);
    m_socketPath = QUrlQuery(url).queryItemValue(u"host"_s) + u"/.s.PGSQL.%1"_s.arg(kServerPort);
    m_listener = ::socket(AF_INET, SOCK_STREAM, 0);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof place;
    must(::bind(m_listener, reinterpret_cast<sockaddr *>(&place), size) == 0
             && ::listen(m_listener, 64) == 0
             && ::getsockname(m_listener, reinterpret_cast<sockaddr *>(&place), &size) == 0
             && ::pipe(m_wake) == 0,
         "listen");
    url.setHost(u"127.0.0.1"_s);
    url.setPort(ntohs(place.sin_port));
    QUrlQuery options;
    options.addQueryItem(u"sslmode"_s, u"disable"_s);
    options.addQueryItem(u"answer_within"_s, u"2"_s);
    url.setQuery(options);
    m_address = url.toString();
    m_thread = std::thread([this] { work(); });
}

CuttingProxy::~CuttingProxy()
{
    m_isOver = true;
    must(::write(m_wake[1], "x", 1) == 1, "stop");
    m_thread.join();
    for (Pair &pair : m_pairs)
        close(pair);
    for (const int socket : m_kept)
        ::close(socket);
    for (const int socket : {m_listener, m_wake[0], m_wake[1]})
        ::close(socket);
}

void CuttingProxy::arm(const Cut &cut)
{
    const std::lock_guard lock(m_mutex);
    m_cut = cut;
    m_isArmed = true;
    m_hasStruck = false;
    m_counted = 0;
}

bool CuttingProxy::disarm()
{
    const std::lock_guard lock(m_mutex);
    m_isArmed = false;
    m_awayUntilMs = 0;
    // The halves that nobody ended by now go, so that the next test begins with none.
    for (const int socket : m_kept)
        ::close(socket);
    m_kept.clear();
    return m_hasStruck;
}

void CuttingProxy::accept()
{
    const int desk = ::accept(m_listener, nullptr, nullptr);
    if (desk < 0)
        return;
    const int atOnce = 1; // small messages back and forth would wait for each other
    ::setsockopt(desk, IPPROTO_TCP, TCP_NODELAY, &atOnce, sizeof atOnce);
    sockaddr_un place{};
    place.sun_family = AF_UNIX;
    qstrncpy(place.sun_path, QFile::encodeName(m_socketPath).constData(), sizeof place.sun_path);
    const int server = ::socket(AF_UNIX, SOCK_STREAM, 0);
    if (nowMs() < m_awayUntilMs
        || ::connect(server, reinterpret_cast<sockaddr *>(&place), sizeof place) != 0) {
        reset(desk);
        ::close(server);
        return;
    }
    Pair pair;
    pair.toServer.from = pair.toDesk.to = desk;
    pair.toServer.to = pair.toDesk.from = server;
    pair.toDesk.isStarting = false;
    m_pairs.push_back(pair);
}

bool CuttingProxy::meets(Towards towards, const QByteArray &message)
{
    if (!m_isArmed || m_cut.towards != towards)
        return false;
    return m_cut.text.isEmpty() ? ++m_counted == m_cut.message : message.contains(m_cut.text);
}

void CuttingProxy::strike(Pair &pair)
{
    m_isArmed = false;
    m_hasStruck = true;
    m_awayUntilMs = nowMs() + m_cut.awayMs;
    pair.isStalled = true;
    if (m_cut.how == How::Stall)
        return;
    part(pair, m_cut.how == How::HalfOpen);
}

/// The desk gave a stalled line up, of which its server hears nothing; or the server ended it.
void CuttingProxy::part(Pair &pair, bool byDesk)
{
    pair.isOpen = false;
    reset(pair.toServer.from);
    if (byDesk)
        m_kept.push_back(pair.toDesk.from);
    else
        ::close(pair.toDesk.from);
}

void CuttingProxy::close(Pair &pair)
{
    if (pair.isOpen) {
        ::close(pair.toServer.from);
        ::close(pair.toDesk.from);
    }
    pair.isOpen = false;
}

void CuttingProxy::pass(Pair &pair, Towards towards)
{
    Side &side = towards == Towards::Server ? pair.toServer : pair.toDesk;
    char buffer[16384];
    const ssize_t got = ::recv(side.from, buffer, sizeof buffer, 0);
    if (got <= 0) {
        close(pair);
        return;
    }
    side.held.append(buffer, got);
    while (pair.isOpen && !pair.isStalled) {
        const qsizetype type = side.isStarting ? 0 : 1;
        if (side.held.size() < type + 4)
            return;
        const qsizetype size = type + qFromBigEndian<qint32>(side.held.constData() + type);
        if (size < kHead - 1 || side.held.size() < size)
            return;
        const QByteArray message = side.held.left(size);
        side.held.remove(0, size);
        // Counted is what is asked and answered, not the greeting.
        const bool isHit = !side.isStarting && meets(towards, message);
        side.isStarting = false; // no TLS is asked for: one greeting, then types
        if (!isHit || m_cut.passes)
            sendAll(side.to, message);
        if (isHit)
            strike(pair);
    }
}

void CuttingProxy::work()
{
    while (!m_isOver) {
        std::vector<pollfd> waiting{{m_wake[0], POLLIN, 0}, {m_listener, POLLIN, 0}};
        std::vector<std::pair<Pair *, Towards>> sides;
        for (Pair &pair : m_pairs) {
            for (const Towards towards : {Towards::Server, Towards::Desk}) {
                const Side &side = towards == Towards::Server ? pair.toServer : pair.toDesk;
                waiting.push_back({side.from, short(pair.isStalled ? POLLRDHUP : POLLIN), 0});
                sides.push_back({&pair, towards});
            }
        }
        if (::poll(waiting.data(), waiting.size(), -1) < 0)
            continue;
        const std::lock_guard lock(m_mutex);
        for (size_t i = 0; i < sides.size(); ++i) {
            Pair &pair = *sides[i].first;
            const short what = waiting[i + 2].revents;
            if (!pair.isOpen || what == 0)
                continue;
            if (pair.isStalled)
                part(pair, sides[i].second == Towards::Server);
            else
                pass(pair, sides[i].second);
        }
        if (waiting[1].revents & POLLIN)
            accept();
        m_pairs.remove_if([](const Pair &pair) { return !pair.isOpen; });
    }
}

} // namespace Redress::Test
