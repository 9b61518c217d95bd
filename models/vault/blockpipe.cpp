// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/blockpipe.h"

#include <algorithm>
#include <system_error>
#include <utility>

namespace Redress::Vault {

BlockPipe::BlockPipe(Consumer consumer) : m_consumer(std::move(consumer))
{
    try {
        m_thread = std::thread([this] { consumeUntilStopped(); });
    } catch (const std::system_error &) {
        // No thread was to be had: slower, but right.
    }
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
    if (!m_thread.joinable())
        return m_consumer(m_filling.view().first(std::exchange(m_filled, 0)));
    std::unique_lock locker(m_lock);
    m_changed.wait(locker, [this] { return m_handedBytes == 0 || m_error; });
    if (m_error)
        return *m_error;
    std::swap(m_filling, m_handed);
    m_handedBytes = std::exchange(m_filled, 0);
    m_changed.notify_all();
    return {};
}

void BlockPipe::consumeUntilStopped()
{
    std::unique_lock locker(m_lock);
    for (;;) {
        m_changed.wait(locker, [this] { return m_handedBytes > 0 || m_isStopping; });
        if (m_handedBytes == 0 || m_error)
            return;
        // The other side touches the handed block only when m_handedBytes is 0 again.
        const QByteArrayView block = m_handed.view().first(m_handedBytes);
        locker.unlock();
        const Result<void> consumed = m_consumer(block);
        locker.lock();
        m_handedBytes = 0;
        if (!consumed)
            m_error = consumed.error();
        m_changed.notify_all();
    }
}

// What was handed over is still consumed.
void BlockPipe::stop()
{
    {
        const std::lock_guard locker(m_lock);
        m_isStopping = true;
        m_changed.notify_all();
    }
    if (m_thread.joinable())
        m_thread.join();
}

MaybePiped::MaybePiped(qint64 expectedBytes, BlockPipe::Consumer consumer)
{
    if (expectedBytes >= 0 && expectedBytes < kPipeFromBytes)
        m_consumer = std::move(consumer);
    else
        m_pipe = std::make_unique<BlockPipe>(std::move(consumer));
}

} // namespace Redress::Vault
