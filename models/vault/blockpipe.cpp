// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/blockpipe.h"

#include <algorithm>
#include <utility>

namespace Redress::Vault {

BlockPipe::BlockPipe(Consumer consumer)
    : m_consumer(std::move(consumer)), m_thread(QThread::create([this] { consumeUntilStopped(); }))
{
    m_thread->start();
    m_hasThread = m_thread->isRunning();
}

BlockPipe::~BlockPipe()
{
    stop();
}

Result<void> BlockPipe::add(QByteArrayView bytes)
{
    while (!bytes.isEmpty()) {
        const qsizetype take = std::min(bytes.size(), kPipeBlockBytes - m_filled);
        std::copy(bytes.begin(), bytes.begin() + take, m_filling.data() + m_filled);
        m_filled += take;
        bytes = bytes.sliced(take);
        if (m_filled == kPipeBlockBytes)
            REDRESS_CHECK(handOver());
    }
    return {};
}

Result<void> BlockPipe::finish()
{
    REDRESS_CHECK(handOver());
    stop();
    return m_error ? Result<void>(*m_error) : Result<void>();
}

Result<void> BlockPipe::handOver()
{
    // No thread was to be had: slower, but right.
    if (!m_hasThread)
        return m_consumer(m_filling.view().first(std::exchange(m_filled, 0)));
    const QMutexLocker locker(&m_lock);
    while (m_handedBytes > 0 && !m_error)
        m_changed.wait(&m_lock);
    if (m_error)
        return *m_error;
    std::swap(m_filling, m_handed);
    m_handedBytes = std::exchange(m_filled, 0);
    m_changed.wakeAll();
    return {};
}

void BlockPipe::consumeUntilStopped()
{
    QMutexLocker locker(&m_lock);
    for (;;) {
        while (m_handedBytes == 0 && !m_isStopping)
            m_changed.wait(&m_lock);
        if (m_handedBytes == 0 || m_error)
            return;
        // The other side touches the handed block only when m_handedBytes is 0 again.
        const QByteArrayView block = m_handed.view().first(m_handedBytes);
        locker.unlock();
        const Result<void> consumed = m_consumer(block);
        locker.relock();
        m_handedBytes = 0;
        if (!consumed)
            m_error = consumed.error();
        m_changed.wakeAll();
    }
}

// What was handed over is still consumed.
void BlockPipe::stop()
{
    {
        const QMutexLocker locker(&m_lock);
        m_isStopping = true;
        m_changed.wakeAll();
    }
    m_thread->wait();
}

MaybePiped::MaybePiped(qint64 expectedBytes, BlockPipe::Consumer consumer)
{
    if (expectedBytes >= 0 && expectedBytes < kPipeFromBytes)
        m_consumer = std::move(consumer);
    else
        m_pipe = std::make_unique<BlockPipe>(std::move(consumer));
}

} // namespace Redress::Vault
