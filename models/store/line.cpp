// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/store/line.h"

#include <condition_variable>
#include <map>
#include <mutex>
#include <thread>

#include <sys/socket.h>
#include <unistd.h>

namespace Redress::Store {

namespace {

using Instant = std::chrono::steady_clock::time_point;

/// One thread for all lines of the program, started with the first question.
class Watchman {
public:
    static Watchman &instance()
    {
        static Watchman watchman;
        return watchman;
    }
    ~Watchman();
    quint64 begin(int socket, Instant until);
    void end(quint64 number);

private:
    Watchman() : m_thread([this] { work(); }) { }
    void work();

    struct Question {
        int socket;
        Instant until;
    };
    std::mutex m_mutex;
    std::condition_variable m_news;
    std::map<quint64, Question> m_questions;
    quint64 m_last = 0;
    Instant m_next = Instant::max(); // when the thread looks again
    bool m_isOver = false;
    std::thread m_thread;
};

Watchman::~Watchman()
{
    {
        const std::lock_guard lock(m_mutex);
        m_isOver = true;
    }
    m_news.notify_one();
    m_thread.join();
}

quint64 Watchman::begin(int socket, Instant until)
{
    const std::lock_guard lock(m_mutex);
    m_questions.emplace(++m_last, Question{socket, until});
    if (until < m_next)
        m_news.notify_one();
    return m_last;
}

void Watchman::end(quint64 number)
{
    // The thread is not woken for it: it finds nothing when it looks.
    const std::lock_guard lock(m_mutex);
    m_questions.erase(number);
}

void Watchman::work()
{
    std::unique_lock lock(m_mutex);
    while (!m_isOver) {
        const Instant now = std::chrono::steady_clock::now();
        m_next = Instant::max();
        for (auto question = m_questions.begin(); question != m_questions.end();) {
            if (question->second.until <= now) {
                ::shutdown(question->second.socket, SHUT_RDWR); // who waits hears that it is over
                question = m_questions.erase(question);
            } else {
                m_next = std::min(m_next, question->second.until);
                ++question;
            }
        }
        if (m_next == Instant::max())
            m_news.wait(lock);
        else
            m_news.wait_until(lock, m_next);
    }
}

} // namespace

Line::Line(int socket, std::chrono::seconds longest) : m_socket(::dup(socket)), m_longest(longest)
{
}

Line::~Line()
{
    if (m_socket >= 0)
        ::close(m_socket);
}

Line::Watch::Watch(const Line &line, std::chrono::milliseconds patience)
    : m_number(Watchman::instance().begin(
        line.m_socket,
        std::chrono::steady_clock::now()
            + (patience < line.m_longest ? patience : std::chrono::milliseconds(line.m_longest))))
{
}

Line::Watch::~Watch()
{
    Watchman::instance().end(m_number);
}

} // namespace Redress::Store
