// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"
#include "models/crypto/age.h"
#include "models/crypto/secretbytes.h"

#include <QFile>
#include <QIODevice>

#include <functional>
#include <memory>

namespace Redress::Vault {

/// Decrypts any part of one archived file. Not for two threads at once.
class EvidenceReader {
public:
    static Result<std::unique_ptr<EvidenceReader>> open(const QString &path,
                                                        const Crypto::AgeIdentity &identity);

    qint64 size() const { return m_reader->size(); }
    /// Exactly `count` bytes from `offset`, clipped to the end; Corrupt when that part was changed.
    Result<Crypto::SecretBytes> read(qint64 offset, qint64 count)
    {
        return m_reader->read(offset, count);
    }
    /// All of it in order, in pieces of at most 64 KiB.
    Result<void> readAll(const std::function<Result<void>(QByteArrayView)> &sink)
    {
        return m_reader->readAll(sink);
    }

private:
    EvidenceReader() = default;
    QFile m_file;
    std::unique_ptr<Crypto::AgeReader> m_reader;
};

/// Decrypted bytes for image, PDF and sound readers, without plaintext on disk. Read-only and
/// seekable.
class EvidenceDevice final : public QIODevice {
    Q_OBJECT
public:
    /// Opened already.
    explicit EvidenceDevice(std::unique_ptr<EvidenceReader> reader, QObject *parent = nullptr);

    bool isSequential() const override { return false; }
    qint64 size() const override { return m_reader->size(); }

protected:
    qint64 readData(char *data, qint64 maxSize) override;
    qint64 writeData(const char *data, qint64 maxSize) override;

private:
    std::unique_ptr<EvidenceReader> m_reader;
};

} // namespace Redress::Vault
