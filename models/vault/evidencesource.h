// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QIODevice>
#include <QString>

#include <memory>

#include <sys/stat.h>

namespace Redress::Vault {

/// Where the bytes of a new piece of evidence come from; read once, in order.
class EvidenceSource {
public:
    virtual ~EvidenceSource() = default;
    /// Bytes expected, or -1 when that is not known.
    virtual qint64 size() const = 0;
    /// At most `count` bytes; 0 at the end.
    virtual Result<qint64> read(uchar *bytes, qint64 count) = 0;
    /// Called at the end: refuses when what was read may not be one state of the source.
    virtual Result<void> finish(qint64 bytesRead) = 0;
};

/// A regular file. Opening never waits (a pipe is refused, not read).
class FileSource final : public EvidenceSource {
public:
    static Result<std::unique_ptr<FileSource>> open(const QString &path);
    ~FileSource() override;
    qint64 size() const override { return m_before.st_size; }
    Result<qint64> read(uchar *bytes, qint64 count) override;
    Result<void> finish(qint64 bytesRead) override;

private:
    FileSource() = default;
    int m_descriptor = -1;
    qint64 m_bytesRead = 0;
    struct stat m_before = {};
};

/// An open device, from its position to its end.
class DeviceSource final : public EvidenceSource {
public:
    explicit DeviceSource(QIODevice &device);
    qint64 size() const override { return m_size; }
    Result<qint64> read(uchar *bytes, qint64 count) override;
    Result<void> finish(qint64 bytesRead) override;

private:
    QIODevice &m_device;
    qint64 m_size;
};

Error evidenceTooLarge();

} // namespace Redress::Vault
