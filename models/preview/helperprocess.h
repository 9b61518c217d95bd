// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QDeadlineTimer>
#include <QString>

#include <sys/types.h>

#include <functional>
#include <memory>

namespace Redress::Preview {

/// A child with a pipe to its standard input and one from its standard output, with an empty
/// environment, in the root folder, its complaints thrown away. Belongs to no thread; the
/// destructor kills it and waits for its end.
class HelperProcess {
public:
    static Result<std::unique_ptr<HelperProcess>> start(const QString &program);
    ~HelperProcess();
    Q_DISABLE_COPY_MOVE(HelperProcess)

    using Stop = std::function<bool()>;
    enum class Heard { Bytes, End, Late, Stopped };
    /// Waits for bytes and appends them to `bytes`; `stop` is asked every few milliseconds.
    Heard read(QByteArray &bytes, const QDeadlineTimer &deadline, const Stop &stop);
    /// Bytes: all of them are written.
    Heard write(const QByteArray &bytes, const QDeadlineTimer &deadline, const Stop &stop);
    bool isAlive();
    /// After End: how it went, waiting at most until `deadline`. A signal by which the system ended
    /// it, else 0.
    int endSignal(const QDeadlineTimer &deadline);

private:
    HelperProcess(pid_t pid, int input, int output) : m_pid(pid), m_input(input), m_output(output)
    {
    }
    Heard await(int descriptor, short events, const QDeadlineTimer &deadline,
                const Stop &stop) const;
    bool reap();

    pid_t m_pid; // 0 once it is waited for
    int m_input, m_output;
    int m_status = 0;
};

} // namespace Redress::Preview
