// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#pragma once

#include <QByteArray>
#include <QByteArrayView>

#include <vector>

namespace Redress::Crypto {

/// Bytes that are wiped when they go. Never logged, never stored plain.
class SecretBytes {
public:
    SecretBytes() = default;
    explicit SecretBytes(qsizetype size) : m_bytes(size_t(size)) { }
    static SecretBytes copyOf(QByteArrayView bytes);
    SecretBytes(const SecretBytes &) = default;
    SecretBytes(SecretBytes &&) noexcept = default;
    SecretBytes &operator=(const SecretBytes &other);
    SecretBytes &operator=(SecretBytes &&other) noexcept;
    ~SecretBytes();

    uchar *data() { return m_bytes.data(); }
    const uchar *data() const { return m_bytes.data(); }
    qsizetype size() const { return qsizetype(m_bytes.size()); }
    bool isEmpty() const { return m_bytes.empty(); }
    QByteArrayView view() const { return {reinterpret_cast<const char *>(m_bytes.data()), size()}; }
    /// Constant-time.
    bool operator==(const SecretBytes &other) const;

private:
    void wipe();
    std::vector<uchar> m_bytes;
};

} // namespace Redress::Crypto
