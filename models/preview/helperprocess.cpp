// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/preview/helperprocess.h"

#include <QFile>
#include <QFileInfo>
#include <QThread>

#include <array>
#include <cerrno>
#include <csignal>
#include <cstring>
#include <fcntl.h>
#include <poll.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace Redress::Preview {

namespace {

constexpr int kTickMs = 20; // how soon a cancel is heard
constexpr qsizetype kReadAtOnce = 256 * 1024;
constexpr int kPipeBytes = 1024 * 1024;

struct Pipe {
    std::array<int, 2> ends{-1, -1};
    ~Pipe()
    {
        for (const int end : ends) {
            if (end >= 0)
                ::close(end);
        }
    }
    bool open() { return ::pipe2(ends.data(), O_CLOEXEC) == 0; }
    int release(size_t end) { return std::exchange(ends[end], -1); }
};

/// What posix_spawn does to the child between fork and exec.
struct SpawnPlan {
    posix_spawn_file_actions_t actions;
    posix_spawnattr_t attributes;
    SpawnPlan()
    {
        posix_spawn_file_actions_init(&actions);
        posix_spawnattr_init(&attributes);
    }
    ~SpawnPlan()
    {
        posix_spawn_file_actions_destroy(&actions);
        posix_spawnattr_destroy(&attributes);
    }
    Q_DISABLE_COPY_MOVE(SpawnPlan)
    bool prepare(int input, int output)
    {
        sigset_t none;
        sigset_t broken;
        sigemptyset(&none);
        sigemptyset(&broken);
        sigaddset(&broken, SIGPIPE);
        return posix_spawn_file_actions_adddup2(&actions, input, STDIN_FILENO) == 0
            && posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO) == 0
            && posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, "/dev/null", O_WRONLY, 0)
            == 0
            && posix_spawn_file_actions_addclosefrom_np(&actions, STDERR_FILENO + 1) == 0
            && posix_spawn_file_actions_addchdir_np(&actions, "/") == 0
            && posix_spawnattr_setsigmask(&attributes, &none) == 0
            && posix_spawnattr_setsigdefault(&attributes, &broken) == 0
            && posix_spawnattr_setflags(&attributes, POSIX_SPAWN_SETSIGMASK | POSIX_SPAWN_SETSIGDEF)
            == 0;
    }
};

bool doNotWait(int descriptor)
{
    const int flags = ::fcntl(descriptor, F_GETFL);
    return flags >= 0 && ::fcntl(descriptor, F_SETFL, flags | O_NONBLOCK) == 0;
}

} // namespace

Result<std::unique_ptr<HelperProcess>> HelperProcess::start(const QString &program)
{
    const auto couldnt = [&program](int number) {
        return Error{ErrorCode::Io,
                     "couldn't start "_L1 + program + ": "_L1
                         + QString::fromLocal8Bit(strerror(number)),
                     {}};
    };
    // A write to a helper that is gone is an error value, not the end of the window.
    static const auto ignored = std::signal(SIGPIPE, SIG_IGN);
    Q_UNUSED(ignored)
    Pipe input;
    Pipe output;
    SpawnPlan plan;
    if (!input.open() || !output.open() || !doNotWait(input.ends[1]) || !doNotWait(output.ends[0])
        || !plan.prepare(input.ends[0], output.ends[1]))
        return couldnt(errno);
    QByteArray path = QFile::encodeName(QFileInfo(program).absoluteFilePath());
    QByteArray locale("LC_ALL=C.UTF-8");
    const std::array<char *, 2> arguments{path.data(), nullptr};
    const std::array<char *, 2> environment{locale.data(), nullptr};
    pid_t pid = 0;
    if (const int failed = posix_spawn(&pid, path.constData(), &plan.actions, &plan.attributes,
                                       arguments.data(), environment.data()))
        return couldnt(failed);
    ::fcntl(output.ends[0], F_SETPIPE_SZ, kPipeBytes); // faster where it is allowed
    return std::unique_ptr<HelperProcess>(
        new HelperProcess(pid, input.release(1), output.release(0)));
}

HelperProcess::~HelperProcess()
{
    ::close(m_input);
    ::close(m_output);
    if (m_pid != 0) {
        ::kill(m_pid, SIGKILL);
        while (::waitpid(m_pid, &m_status, 0) < 0 && errno == EINTR) { }
    }
}

HelperProcess::Heard HelperProcess::await(int descriptor, short events,
                                          const QDeadlineTimer &deadline, const Stop &stop) const
{
    while (true) {
        if (stop())
            return Heard::Stopped;
        if (deadline.hasExpired())
            return Heard::Late;
        pollfd polled{descriptor, events, 0};
        const qint64 wait = qMin<qint64>(kTickMs, deadline.remainingTime());
        if (::poll(&polled, 1, int(wait)) > 0)
            return Heard::Bytes; // or its end: the call that follows tells
    }
}

HelperProcess::Heard HelperProcess::read(QByteArray &bytes, const QDeadlineTimer &deadline,
                                         const Stop &stop)
{
    while (true) {
        if (const Heard heard = await(m_output, POLLIN, deadline, stop); heard != Heard::Bytes)
            return heard;
        const qsizetype before = bytes.size();
        bytes.resize(before + kReadAtOnce);
        const ssize_t got = ::read(m_output, bytes.data() + before, size_t(kReadAtOnce));
        bytes.resize(before + qMax<qsizetype>(0, got));
        if (got > 0)
            return Heard::Bytes;
        if (got == 0 || (errno != EAGAIN && errno != EINTR))
            return Heard::End;
    }
}

HelperProcess::Heard HelperProcess::write(const QByteArray &bytes, const QDeadlineTimer &deadline,
                                          const Stop &stop)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const ssize_t put = ::write(m_input, bytes.constData() + at, size_t(bytes.size() - at));
        if (put > 0) {
            at += put;
        } else if (errno == EAGAIN) {
            if (const Heard heard = await(m_input, POLLOUT, deadline, stop); heard != Heard::Bytes)
                return heard;
        } else if (errno != EINTR) {
            return Heard::End;
        }
    }
    return Heard::Bytes;
}

bool HelperProcess::reap()
{
    if (m_pid != 0 && ::waitpid(m_pid, &m_status, WNOHANG) == m_pid)
        m_pid = 0;
    return m_pid == 0;
}

bool HelperProcess::isAlive()
{
    return !reap();
}

int HelperProcess::endSignal(const QDeadlineTimer &deadline)
{
    while (!reap() && !deadline.hasExpired())
        QThread::msleep(1);
    return m_pid == 0 && WIFSIGNALED(m_status) ? WTERMSIG(m_status) : 0;
}

} // namespace Redress::Preview
