// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/preview/papersource.h"

#include "models/preview/protocol.h"

#include <QtEndian>

#include <cerrno>
#include <cstring>
#include <unistd.h>

using namespace Redress::Preview;

namespace {

constexpr qint64 kBlock = 64 * 1024; // as the vault seals it
constexpr qsizetype kKeptBlocks = 64;
constexpr int kWindowIsGone = 3;

} // namespace

QByteArray heard(qsizetype size)
{
    QByteArray bytes(size, '\0');
    qsizetype at = 0;
    while (at < size) {
        const ssize_t got = ::read(STDIN_FILENO, bytes.data() + at, size_t(size - at));
        if (got > 0)
            at += got;
        else if (got == 0 || errno != EINTR)
            ::_exit(kWindowIsGone);
    }
    return bytes;
}

void say(const QByteArray &bytes)
{
    qsizetype at = 0;
    while (at < bytes.size()) {
        const ssize_t put
            = ::write(STDOUT_FILENO, bytes.constData() + at, size_t(bytes.size() - at));
        if (put > 0)
            at += put;
        else if (errno != EINTR)
            ::_exit(kWindowIsGone);
    }
}

PaperSource::PaperSource(qint64 size) : m_size(size)
{
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

const QByteArray &PaperSource::blockAt(qint64 number)
{
    const auto found = m_blocks.constFind(number);
    if (found != m_blocks.cend())
        return *found;
    if (m_order.size() >= kKeptBlocks)
        m_blocks.remove(m_order.takeFirst());
    const qsizetype length = qsizetype(qMin(kBlock, m_size - number * kBlock));
    say(written(BlockRequest{number * kBlock, length}));
    if (qFromLittleEndian<quint32>(heard(4).constData()) != quint32(length))
        ::_exit(kWindowIsGone);
    m_order.append(number);
    return *m_blocks.insert(number, heard(length));
}

qint64 PaperSource::readData(char *data, qint64 maxSize)
{
    qint64 done = 0;
    while (done < maxSize && pos() + done < m_size) {
        const qint64 at = pos() + done;
        const QByteArray &block = blockAt(at / kBlock);
        const qint64 within = at % kBlock;
        const qint64 part = qMin(maxSize - done, block.size() - within);
        std::memcpy(data + done, block.constData() + within, size_t(part));
        done += part;
    }
    return done;
}
