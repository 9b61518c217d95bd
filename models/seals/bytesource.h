// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include "models/core/result.h"

#include <QByteArray>
#include <QFile>
#include <QString>

#include <memory>

namespace Redress::Seals {

/// Bytes that can be read anywhere, from several threads at once.
class ByteSource {
public:
    virtual ~ByteSource() = default;
    virtual qint64 size() const = 0;
    /// Exactly `count` bytes at `offset`; BadInput outside the size, Io when the device fails.
    virtual Result<void> readAt(qint64 offset, char *to, qint64 count) const = 0;

    Result<QByteArray> bytesAt(qint64 offset, qint64 count) const;
};

class MemoryBytes final : public ByteSource {
public:
    explicit MemoryBytes(const QByteArray &bytes) : m_bytes(bytes) { }
    qint64 size() const override { return m_bytes.size(); }
    Result<void> readAt(qint64 offset, char *to, qint64 count) const override;

private:
    QByteArray m_bytes;
};

/// A part of another source, which outlives it.
class PartBytes final : public ByteSource {
public:
    /// The part lies within `whole`.
    PartBytes(const ByteSource &whole, qint64 offset, qint64 size)
        : m_whole(whole), m_offset(offset), m_size(size)
    {
    }
    qint64 size() const override { return m_size; }
    Result<void> readAt(qint64 offset, char *to, qint64 count) const override;

private:
    const ByteSource &m_whole;
    qint64 m_offset;
    qint64 m_size;
};

class FileBytes final : public ByteSource {
public:
    /// NotFound, BadInput for anything that is not a regular file, Io. The size is taken now; a
    /// file that shrinks later yields Io.
    static Result<std::unique_ptr<FileBytes>> open(const QString &path);
    qint64 size() const override { return m_size; }
    Result<void> readAt(qint64 offset, char *to, qint64 count) const override;

private:
    explicit FileBytes(const QString &path) : m_file(path) { }
    QFile m_file;
    qint64 m_size = 0;
};

} // namespace Redress::Seals
