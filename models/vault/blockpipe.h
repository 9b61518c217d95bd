// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/secretbytes.h"

#include <QByteArrayView>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>

namespace Redress::Vault {

inline constexpr qsizetype kPipeBlockBytes = 1024 * 1024;
inline constexpr qint64 kPipeFromBytes
    = 4 * 1024 * 1024; // below, starting a thread costs more than it gives

/// Bytes go in on one thread and are consumed on another, in order, in blocks of kPipeBlockBytes,
/// so that a large file is encrypted on one core while the other hashes and writes. Holds two
/// blocks; an error of the consumer comes back from the next add() or finish().
class BlockPipe {
public:
    using Consumer = std::function<Result<void>(QByteArrayView)>;
    /// `consumer` is not called after finish() or the destructor returned.
    explicit BlockPipe(Consumer consumer);
    ~BlockPipe();
    Q_DISABLE_COPY_MOVE(BlockPipe)

    Result<void> add(QByteArrayView bytes);
    Result<void> finish();

private:
    Result<void> handOver();
    void consumeUntilStopped();
    void stop();

    Consumer m_consumer;
    Crypto::SecretBytes m_filling{kPipeBlockBytes};
    qsizetype m_filled = 0;

    std::mutex m_lock; // guards what follows
    std::condition_variable m_changed;
    Crypto::SecretBytes m_handed{kPipeBlockBytes};
    qsizetype m_handedBytes = 0; // 0: the consumer waits
    bool m_isStopping = false;
    std::optional<Error> m_error;

    std::thread m_thread; // none where none was to be had
};

/// `consumer` itself for few bytes, a pipe before it for many (or for a number not known, -1).
class MaybePiped {
public:
    MaybePiped(qint64 expectedBytes, BlockPipe::Consumer consumer);
    Result<void> add(QByteArrayView bytes)
    {
        return m_pipe ? m_pipe->add(bytes) : m_consumer(bytes);
    }
    Result<void> finish() { return m_pipe ? m_pipe->finish() : Result<void>(); }

private:
    BlockPipe::Consumer m_consumer;
    std::unique_ptr<BlockPipe> m_pipe;
};

} // namespace Redress::Vault
