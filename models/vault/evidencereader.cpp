// SPDX-FileCopyrightText: The Redress authors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "models/vault/evidencereader.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace Redress::Vault {

Result<std::unique_ptr<EvidenceReader>> EvidenceReader::open(const QString &path,
                                                             const Crypto::AgeIdentity &identity)
{
    std::unique_ptr<EvidenceReader> reader(new EvidenceReader);
    reader->m_file.setFileName(path);
    if (!reader->m_file.open(QIODevice::ReadOnly | QIODevice::Unbuffered))
        return Error{reader->m_file.exists() ? ErrorCode::Io : ErrorCode::NotFound,
                     "couldn't open the archived file "_L1 + path + ": "_L1
                         + reader->m_file.errorString(),
                     {}};
    REDRESS_TRY(opened, Crypto::AgeReader::open(&reader->m_file, {identity}));
    reader->m_reader = std::move(opened);
    return reader;
}

EvidenceDevice::EvidenceDevice(std::unique_ptr<EvidenceReader> reader, QObject *parent)
    : QIODevice(parent), m_reader(std::move(reader))
{
    // Unbuffered: QIODevice's own buffer would keep plaintext that nobody wipes.
    open(QIODevice::ReadOnly | QIODevice::Unbuffered);
}

qint64 EvidenceDevice::readData(char *data, qint64 maxSize)
{
    const auto bytes = m_reader->read(pos(), maxSize);
    if (!bytes) {
        setErrorString(bytes.error().detail);
        return -1;
    }
    std::copy(bytes->data(), bytes->data() + bytes->size(), reinterpret_cast<uchar *>(data));
    return bytes->size();
}

qint64 EvidenceDevice::writeData(const char *, qint64)
{
    return -1;
}

} // namespace Redress::Vault
