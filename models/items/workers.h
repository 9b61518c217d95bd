// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/progress.h"

#include <QObject>
#include <QPointer>
#include <QThreadPool>

#include <atomic>
#include <functional>
#include <memory>

namespace Redress::Items {

/// Progress of one job as both sides see it: the job writes, the window reads now and then.
class SharedProgress final : public Progress {
public:
    void setTotal(qint64 total) override { m_total = total; }
    void setDone(qint64 done) override { m_done = done; }
    bool isCancelled() const override { return m_cancelled; }
    void cancel() { m_cancelled = true; }
    qint64 total() const { return m_total; }
    qint64 done() const { return m_done; }

private:
    std::atomic<qint64> m_total = 0;
    std::atomic<qint64> m_done = 0;
    std::atomic<bool> m_cancelled = false;
};
using SharedProgressPtr = std::shared_ptr<SharedProgress>;

/// Where foreign papers wait for the helper that looks at them, and questions for offices that
/// answer when they like: what takes its time holds up neither lists nor what somebody wants to
/// see.
enum class Lane { Viewer, Thumbnails, Offices };

/// The threads behind a window: few readers side by side, one writer so that acts happen in the
/// order in which they were asked for, one for each Lane. Lives in the window's thread; the
/// destructor waits for what still runs.
class Workers final : public QObject {
    Q_OBJECT
public:
    explicit Workers(QObject *parent = nullptr);
    ~Workers() override;

    /// Runs `job` on a reader thread, then `deliver(result)` in this thread, unless `context` is
    /// gone by then.
    template <typename Job, typename Deliver>
    void read(QObject *context, Job job, Deliver deliver)
    {
        run(m_readers, context, std::move(job), std::move(deliver));
    }
    /// The same, after all earlier writing jobs.
    template <typename Job, typename Deliver>
    void write(QObject *context, Job job, Deliver deliver)
    {
        run(m_writer, context, std::move(job), std::move(deliver));
    }
    /// Runs `job(progress)` in its lane; whoever asked may cancel, and so does the end of the
    /// window.
    template <typename Job, typename Deliver>
    SharedProgressPtr look(Lane lane, QObject *context, Job job, Deliver deliver)
    {
        const SharedProgressPtr progress = beginLook();
        run(
            poolOf(lane), context,
            [progress, job = std::move(job)]() mutable { return job(*progress); },
            std::move(deliver));
        return progress;
    }
    /// Jobs asked for and not yet delivered.
    int pending() const { return m_pending; }

Q_SIGNALS:
    void idle(); // the last pending job was delivered

private:
    template <typename Job, typename Deliver>
    void run(QThreadPool &pool, QObject *context, Job job, Deliver deliver)
    {
        using Value = decltype(job());
        ++m_pending;
        // The guard is made and looked at in this thread only; the worker merely carries it.
        auto guard = std::make_shared<QPointer<QObject>>(context);
        pool.start([this, guard, job = std::move(job), deliver = std::move(deliver)]() mutable {
            auto value = std::make_shared<Value>(job());
            post([this, guard, value, deliver = std::move(deliver)]() mutable {
                if (!guard->isNull())
                    deliver(std::move(*value));
                delivered();
            });
        });
    }
    QThreadPool &poolOf(Lane lane);
    void post(std::function<void()> deliver);
    void delivered();
    SharedProgressPtr beginLook();

    QThreadPool m_readers;
    QThreadPool m_writer;
    QThreadPool m_viewer;
    QThreadPool m_thumbnails;
    QThreadPool m_offices;
    QList<std::weak_ptr<SharedProgress>> m_looks;
    int m_pending = 0;
};

/// Asks one question at a time and only ever hears the answer to the newest: for what follows
/// typing. A member of whoever asks; gone asker, no answer.
class Asker final : public QObject {
    Q_OBJECT
public:
    explicit Asker(Workers *workers, QObject *parent = nullptr)
        : QObject(parent), m_workers(workers)
    {
    }

    template <typename Job, typename Deliver>
    void ask(Job job, Deliver deliver)
    {
        const quint64 mine = ++m_newest;
        // While a question is out, only the newest of the later ones waits: fast typing costs two
        // jobs, not twenty.
        m_waiting = [this, mine, job = std::move(job), deliver = std::move(deliver)]() mutable {
            using Value = decltype(job());
            m_isOut = true;
            m_workers->read(this, std::move(job),
                            [this, mine, deliver = std::move(deliver)](Value value) mutable {
                                m_isOut = false;
                                if (mine == m_newest)
                                    deliver(std::move(value));
                                next();
                            });
        };
        next();
    }
    /// Forgets the question: no answer will be delivered.
    void forget();
    bool isAsking() const { return m_isOut || m_waiting; }

private:
    void next();

    Workers *m_workers;
    std::function<void()> m_waiting;
    quint64 m_newest = 0;
    bool m_isOut = false;
};

} // namespace Redress::Items
