// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/items/runningwork.h"

namespace Redress::Items {

constexpr int kLookEveryMs = 100;

WorkList::WorkList(QObject *parent) : QObject(parent)
{
    m_look.setInterval(kLookEveryMs);
    connect(&m_look, &QTimer::timeout, this, &WorkList::look);
}

SharedProgressPtr WorkList::begin(const QString &title, bool isCounted)
{
    auto progress = std::make_shared<SharedProgress>();
    m_running.append({++m_lastId, title, progress, isCounted});
    m_look.start();
    Q_EMIT changed();
    return progress;
}

void WorkList::finish(const SharedProgressPtr &progress)
{
    m_running.removeIf([&progress](const RunningWork &work) { return work.progress == progress; });
    if (m_running.isEmpty())
        m_look.stop();
    Q_EMIT changed();
}

void WorkList::cancelAll()
{
    for (const RunningWork &work : std::as_const(m_running))
        work.progress->cancel();
    Q_EMIT changed();
}

void WorkList::look()
{
    qint64 sum = 0;
    for (const RunningWork &work : std::as_const(m_running))
        sum += work.progress->done() + work.progress->total();
    if (sum == m_lastSum)
        return;
    m_lastSum = sum;
    Q_EMIT changed();
}

} // namespace Redress::Items
